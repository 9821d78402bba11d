// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/rowtext.h"
#include "device/valuemodel.h"
#include "protocol/gatewaytopic.h"

#include <chrono>

namespace insite::device {

inline constexpr int kMaxRows = 10'000;
/// What the bench sends in all, at most.
inline constexpr double kMaxPerSecond = 1'000;

/// One row that can be simulated.
struct MeterRow
{
    bool isOn = true;
    protocol::UtilityType utility = protocol::UtilityType::Electrical;
    QString meter; ///< The external id.
    qint32 registerType = 0;
    ValueModel model;
    std::chrono::milliseconds interval{60'000};
    int decimals = 3;
};

/// One thing wrong with one cell: a whole plain sentence.
struct CellProblem
{
    int row = 0; ///< From 0.
    Column column{};
    QString sentence;

    friend bool operator==(const CellProblem &, const CellProblem &) = default;
};

/// A row as it is begun with: on, Electrical, every 10 s, a counter.
[[nodiscard]] RowText newRow();

/// The row, or what is wrong with its cells (`row` is 0), cell by cell. Pure.
[[nodiscard]] Result<MeterRow, QList<CellProblem>> checkRow(const RowText &row);

/// Everything wrong with a set, row by row: beside each row's own also two rows of one topic, formulas that
/// refer to nothing or to themselves, and too many rows. Files of replays are not looked at. Pure.
[[nodiscard]] QList<CellProblem> checkSet(const QList<RowText> &rows);

/// Readings a second that the rows make that are on; rows with problems make none. Pure.
[[nodiscard]] double ratePerSecond(const QList<RowText> &rows);

/// "Row 3, interval: …", as insitectl says it.
[[nodiscard]] QString problemText(const CellProblem &problem);

} // namespace insite::device
