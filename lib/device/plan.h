// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/deviceset.h"

#include <memory>

namespace insite::device {

/// A row with all that it needs to run.
struct PlannedRow
{
    MeterRow row;
    QString topic;
    std::shared_ptr<const std::vector<double>> replay; ///< Null but for a replay.
    std::vector<size_t> references;                    ///< Rows that a formula takes, in its order.
};

/// A device set that can run on a base topic; its rows have the numbers of the set's.
struct Plan
{
    std::vector<PlannedRow> rows;
};

/// Checks the set, builds the topics and reads the columns of replays (relative file names start from
/// `folder`), or tells all that is wrong. Reads files: not on the GUI thread.
[[nodiscard]] Result<Plan, QList<CellProblem>> makePlan(const QList<RowText> &rows, const QString &baseTopic,
                                                        const QString &folder);

/// The numbers of one column, `column` being its heading or its number from 1. Without a heading in the
/// first line, the first line is a value like the others. Fails with a sentence that names line and column.
[[nodiscard]] Result<std::vector<double>> readReplayColumn(const QString &path, const QString &column);

} // namespace insite::device
