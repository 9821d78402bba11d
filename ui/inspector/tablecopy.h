// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace insite::inspector {

/// The selected rows of a table with a heading, as tab-separated columns, to the clipboard: what a
/// spreadsheet takes in. Nothing selected: nothing is copied. Hidden columns are left out.
void copySelectedRows(const QTableView &view);

/// Looks and behaves as the tables of this program do: whole rows, no grid, quiet heading; Ctrl+C copies.
void prepareTable(QTableView &view);

} // namespace insite::inspector
