// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "readings/verdict.h"
#include "window/exportlauncher.h"

#include <QObject>

class QDockWidget;
class QMainWindow;

namespace insite::inspector {
class InspectorPanel;
}
namespace insite::tree {
class MeterPanel;
}

namespace insite::window {

class WindowActions;
class WindowDocks;
struct Services;

/// What looks across the parts of the window: inspector, command palette, export. GUI thread; a child of the
/// window.
class WindowTools final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowTools)

public:
    WindowTools(QMainWindow &window, WindowActions &actions, WindowDocks &docks, const Services &services);
    ~WindowTools() override;

    /// Both live until close().
    void open(WorkspaceView &workspace, tree::MeterPanel &meters);
    void close();
    /// On a frame tick.
    void takeFrame();
    /// The inspector's messages of which this became.
    void showMessages(readings::Verdict verdict);
    [[nodiscard]] inspector::InspectorPanel &inspector() const { return *m_inspector; }

private:
    void connectActions();
    void exportFrom(ExportFrom from);
    void showInTree(const RegisterKey &key);
    void openSupportReport();

    QMainWindow &m_window;
    WindowActions &m_actions;
    const Services &m_services;
    inspector::InspectorPanel *m_inspector = nullptr;
    QDockWidget *m_dock = nullptr;
    WorkspaceView *m_workspace = nullptr;
    tree::MeterPanel *m_meters = nullptr;
};

} // namespace insite::window
