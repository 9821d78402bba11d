// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/passwordkeeper.h"
#include "settings/preferences.h"
#include "window/workspaceview.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>

class QStackedWidget;
class QTimeZone;
class QToolButton;

namespace insite::catalogue {
class MetadataPanel;
}
namespace insite::connection {
class FirstRunPage;
class RecentProfiles;
} // namespace insite::connection
namespace insite::details {
class DetailsPanel;
}
namespace insite::publisher {
class PublishController;
class PublisherPanel;
} // namespace insite::publisher
namespace insite::settings {
class Redactor;
}
namespace insite::theme {
class FrameTick;
class Theme;
} // namespace insite::theme
namespace insite::tree {
class MeterPanel;
}

namespace insite::window {

class Attention;
class LayoutStore;
class NamedWorkspaces;
class StatusBar;
class WindowActions;
class WindowDocks;
class WindowTools;

/// What the window needs and does not own; all of it outlives the window.
struct Services
{
    theme::Theme &theme;
    theme::FrameTick &tick;
    const Clock &clock;
    LayoutStore &layout;
    connection::RecentProfiles &recent;
    publisher::PublishController &publisher;
    const settings::Preferences &preferences; ///< As they are now.
    const QTimeZone &zone;                    ///< In which times are shown; as it is now.
    settings::Redactor &redactor;             ///< Knows the secrets of this run, to keep them out of reports.
    QString profileFolder;                    ///< Where new profiles are kept.
};

/// Puts the parts together: first-run page or workspace in the middle, docks around, actions, status. GUI
/// thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows an open profile until closeWorkspace(), which comes before its parts are destroyed.
    void openWorkspace(const Workspace &workspace);
    void closeWorkspace();
    /// A profile's history is being opened; openWorkspace() or closeWorkspace() follows.
    void showOpening(const QString &profileName);
    /// How the demo stands, on the first-run page.
    void showDemo(const QString &sentence, bool isBusy);
    /// The preferences have changed.
    void applyPreferences();
    /// The zone in which times are shown has.
    void applyZone();
    /// Writes down where everything stands, as closing the window does.
    void saveLayout();
    /// A sentence that a person must see, in a box that blocks nothing else.
    void showProblem(const QString &sentence);

signals:
    void profileRequested(const QString &path);
    void closeProfileRequested();
    void demoRequested();
    void preferencesChosen(const insite::settings::Preferences &preferences);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void createDocks();
    void createToolBar();
    void connectActions();
    void connectPublisher();
    void connectWorkspace();
    void openWorkspaces(const QString &profileName);
    void restoreLayout();
    void saveProfileLayout();
    void takeFrame();
    /// Does it at once, or, while the bench sends, after the person has agreed that it stops.
    void whenBenchMayStop(const std::function<void()> &then);
    void search();
    void createProfile();
    void chooseProfile();
    void openSettings();
    void showLock();

    Services m_services;
    WindowActions *m_actions = nullptr;
    WindowDocks *m_docks = nullptr;
    NamedWorkspaces *m_workspaces = nullptr;
    WindowTools *m_tools = nullptr;
    StatusBar *m_status = nullptr;
    Attention *m_attention = nullptr;
    QStackedWidget *m_middle = nullptr;
    connection::FirstRunPage *m_firstRun = nullptr;
    WorkspaceView *m_workspace = nullptr;
    QDockWidget *m_meterDock = nullptr;
    QDockWidget *m_metadataDock = nullptr;
    QDockWidget *m_publisherDock = nullptr;
    tree::MeterPanel *m_meters = nullptr;
    publisher::PublisherPanel *m_publisher = nullptr;
    details::DetailsPanel *m_details = nullptr;
    catalogue::MetadataPanel *m_metadata = nullptr;
    QToolButton *m_profileButton = nullptr;
    bool m_mayClose = false; ///< The person has been asked.
    QTimer m_saveSoon;       ///< A while after the last change, so that a crash costs little.
};

} // namespace insite::window
