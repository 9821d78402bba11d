// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "readings/verdict.h"
#include "window/exportlauncher.h"

#include <QObject>
#include <QPointer>

class QDockWidget;
class QMainWindow;
class QTimeZone;

namespace insite::exporting {
class ExportDialog;
}
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
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);
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
    QPointer<exporting::ExportDialog> m_export;
    WorkspaceView *m_workspace = nullptr;
    tree::MeterPanel *m_meters = nullptr;
};

} // namespace insite::window
