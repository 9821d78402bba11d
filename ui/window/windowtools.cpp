// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/windowtools.h"

#include "charts/chartactions.h"
#include "charts/chartarea.h"
#include "exporting/exportdialog.h"
#include "inspector/connectionlogmodel.h"
#include "inspector/inspectorpanel.h"
#include "inspector/subject.h"
#include "publisher/publishcontroller.h"
#include "tree/meterpanel.h"
#include "tree/metertreeview.h"
#include "window/commandpalette.h"
#include "window/layoutstore.h"
#include "window/mainwindow.h"
#include "window/windowactions.h"
#include "window/windowdocks.h"
#include "window/workspaceview.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>

using namespace Qt::StringLiterals;

namespace insite::window {

using inspector::InspectorPanel;

WindowTools::WindowTools(QMainWindow &window, WindowActions &actions, WindowDocks &docks,
                         const Services &services)
    : QObject(&window)
    , m_window(window)
    , m_actions(actions)
    , m_services(services)
    , m_inspector(new InspectorPanel(services.clock, &window))
    , m_dock(docks.add(u"inspectorDock"_s, tr("Inspector"), Qt::BottomDockWidgetArea, m_inspector))
{
    connect(m_inspector, &InspectorPanel::showInTreeRequested, this, &WindowTools::showInTree);
    connect(&services.publisher, &publisher::PublishController::stateChanged, this,
            [this](const session::SessionState &state) {
                if (const auto &device = m_services.publisher.profile())
                    m_inspector->log().note(*device, state);
            });
    connectActions();
}

WindowTools::~WindowTools() = default;

void WindowTools::connectActions()
{
    const auto showPage = [this](InspectorPanel::Page page) {
        m_inspector->showPage(page);
        WindowDocks::goTo(*m_dock);
    };
    connect(&m_actions.showMessages, &QAction::triggered, this,
            [showPage] { showPage(InspectorPanel::Messages); });
    connect(&m_actions.showConnectionLog, &QAction::triggered, this,
            [showPage] { showPage(InspectorPanel::ConnectionLog); });
    connect(&m_actions.showRates, &QAction::triggered, this, [showPage] { showPage(InspectorPanel::Rates); });
    connect(&m_actions.exportReadings, &QAction::triggered, this, [this] {
        // From the charts by its shortcut it means what they show.
        const QWidget *focus = QApplication::focusWidget();
        const bool isOnCharts = m_workspace && focus && m_workspace->charts().isAncestorOf(focus);
        exportFrom(isOnCharts ? ExportFrom::Charts : ExportFrom::Menu);
    });
    connect(&m_actions.supportReport, &QAction::triggered, this, &WindowTools::openSupportReport);
    connect(&m_actions.findCommand, &QAction::triggered, this, [this] {
        if (!m_window.findChild<CommandPalette *>())
            (new CommandPalette(m_window))->open();
    });
}

void WindowTools::open(WorkspaceView &workspace, tree::MeterPanel &meters)
{
    m_workspace = &workspace;
    m_meters = &meters;
    m_inspector->open(
        {workspace.connection(), workspace.recorder(), workspace.catalogue(), workspace.historyPath()});
    connect(&workspace.charts().actions().exportReadings, &QAction::triggered, this,
            [this] { exportFrom(ExportFrom::Charts); });
    connect(meters.view(), &tree::MeterTreeView::exportRequested, this,
            [this] { exportFrom(ExportFrom::Tree); });
}

void WindowTools::close()
{
    m_inspector->close();
    m_workspace = nullptr;
    m_meters = nullptr;
}

void WindowTools::setZone(const QTimeZone &zone)
{
    m_inspector->setZone(zone);
    if (m_export)
        m_export->setZone(zone);
}

void WindowTools::takeFrame()
{
    m_inspector->takeFrame();
}

void WindowTools::showMessages(readings::Verdict verdict)
{
    WindowDocks::goTo(*m_dock);
    m_inspector->showMessages(verdict);
}

void WindowTools::exportFrom(ExportFrom from)
{
    if (m_workspace)
        m_export = openExport(from, *m_workspace, *m_meters->view(), m_services.clock, &m_window);
}

void WindowTools::openSupportReport()
{
    const auto scheme = m_services.layout.scheme();
    const QString look = !scheme                           ? u"as the system"_s
                         : *scheme == theme::Scheme::Light ? u"light"_s
                                                           : u"dark"_s;
    m_inspector->openSupportReport({u"Theme: "_s + look,
                                    u"Window: %1 × %2"_s.arg(m_window.width()).arg(m_window.height()),
                                    u"Font: "_s + m_window.font().toString()},
                                   m_services.publisher.profile(), m_services.redactor);
}

void WindowTools::showInTree(const RegisterKey &key)
{
    if (!m_workspace)
        return;
    if (const auto index = m_workspace->find(key)) {
        m_meters->view()->reveal(*index);
        m_meters->view()->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace insite::window
