// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace insite {
class Clock;
}
namespace insite::exporting {
class ExportDialog;
}
namespace insite::tree {
class MeterTreeView;
}

namespace insite::window {

class WorkspaceView;

/// Where the person asked for an export; what lies nearest is proposed.
enum class ExportFrom { Menu, Tree, Charts };

/// Opens and returns the export dialog for what is selected in the tree, what stands on the charts, the
/// meters and customers of it, and everything.
exporting::ExportDialog *openExport(ExportFrom from, const WorkspaceView &workspace,
                                    const tree::MeterTreeView &tree, const Clock &clock, QWidget *parent);

} // namespace insite::window
