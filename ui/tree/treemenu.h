// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace insite::tree {

class MeterTreeView;

/// What can be done with the selected rows; the view owns the menu, which goes when it closes.
[[nodiscard]] QMenu *createRowMenu(MeterTreeView &view);
/// How the tree is arranged, its columns, and all branches at once; filled anew each time it is shown.
void fillViewMenu(QMenu &menu, MeterTreeView &view);

} // namespace insite::tree
