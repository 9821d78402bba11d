// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"

#include <QModelIndexList>
#include <QString>

namespace insite::tree {

class MeterTreeModel;

/// Registers as tab-separated columns under a heading, for a spreadsheet: ids, names, value, unit, times in
/// UTC, quality; numbers as the locale writes them, without groups. Empty where there are none.
[[nodiscard]] QString tableOf(const MeterTreeModel &model, const QList<readings::RegisterIndex> &registers);

/// The one column of a role, a line for each row; `rows` are of column 0. Rows that have none are left out.
[[nodiscard]] QString linesOf(const QModelIndexList &rows, int role);
/// Every digit of the values, a line for each register.
[[nodiscard]] QString valuesOf(const MeterTreeModel &model, const QList<readings::RegisterIndex> &registers);

} // namespace insite::tree
