// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colours.h"

#include <QAction>
#include <QActionGroup>
#include <QObject>

#include <optional>

class QMenu;
class QMenuBar;
class QToolBar;
class QWidget;

namespace insite::connection {
class RecentProfiles;
}

namespace insite::window {

/// Every action of the window with its words, icon and shortcut, and where it stands in menus and toolbar.
/// What an action does is connected by the main window. GUI thread; a child of the window.
class WindowActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowActions)

public:
    WindowActions(connection::RecentProfiles &recent, QObject *parent);
    ~WindowActions() override;

    /// `docks`: the actions that show and hide them, in the order of Ctrl+1 to Ctrl+9.
    void fillMenus(QMenuBar &bar, const QList<QAction *> &docks);
    void fillToolBar(QToolBar &bar);
    /// For the toolbar's profile button.
    [[nodiscard]] QMenu *createProfileMenu(QWidget *parent);

    QAction newProfile;
    QAction openProfile;
    QAction closeProfile;
    QAction connectNow; ///< Or disconnect, when it is wanted.
    QAction retryNow;
    QAction exportReadings;
    QAction settings;
    QAction quit;
    QAction search;
    QAction showOnChart;
    QAction goToCharts;
    QAction follow; ///< Or hold, when the charts follow.
    QAction schemeSystem;
    QAction schemeLight;
    QAction schemeDark;
    QAction resetLayout;
    QAction chooseDevice;
    QAction lockPublishing;
    QAction showMessages; ///< The pages of the inspector.
    QAction showConnectionLog;
    QAction showRates;
    QAction findCommand;
    QAction supportReport;
    QAction help;
    QAction about;

    /// Enables what needs an open profile.
    void setProfileOpen(bool isOpen);
    void setWanted(bool isWanted);
    void setFollowing(bool isFollowing);
    void setScheme(std::optional<theme::Scheme> scheme);
    void setPublishing(bool hasDevice, bool isLocked);

signals:
    /// Absent: as the system has it.
    void schemeChosen(std::optional<insite::theme::Scheme> scheme);
    void recentChosen(const QString &path);

private:
    void name();
    void describe();
    void fillRecent(QMenu *menu);

    connection::RecentProfiles &m_recent;
    QActionGroup m_schemes;
};

} // namespace insite::window
