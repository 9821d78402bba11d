// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace insite {
class Clock;
}
namespace insite::tree {
class MeterTreeView;
}

namespace insite::window {

class WorkspaceView;

/// Where the person asked for an export; what lies nearest is proposed.
enum class ExportFrom { Menu, Tree, Charts };

/// Opens the export dialog for what is selected in the tree, what stands on the charts, the meters and
/// customers of it, and everything.
void openExport(ExportFrom from, const WorkspaceView &workspace, const tree::MeterTreeView &tree,
                const Clock &clock, QWidget *parent);

} // namespace insite::window
