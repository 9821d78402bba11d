// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/windowactions.h"

#include "connection/recentprofiles.h"
#include "theme/icon.h"
#include "theme/metrics.h"

#include <QDir>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

using namespace Qt::StringLiterals;

namespace insite::window {

WindowActions::WindowActions(connection::RecentProfiles &recent, QObject *parent)
    : QObject(parent)
    , m_recent(recent)
    , m_schemes(this)
{
    for (QAction *action : {&goToCharts,  &newProfile,     &openProfile,    &closeProfile, &connectNow,
                            &retryNow,    &exportReadings, &settings,       &quit,         &search,
                            &showOnChart, &follow,         &schemeSystem,   &schemeLight,  &schemeDark,
                            &resetLayout, &chooseDevice,   &lockPublishing, &showMessages, &showConnectionLog,
                            &showRates,   &findCommand,    &supportReport,  &help,         &about})
        action->setParent(this);
    name();
    describe();
    for (QAction *scheme : {&schemeSystem, &schemeLight, &schemeDark}) {
        scheme->setCheckable(true);
        m_schemes.addAction(scheme);
    }
    schemeSystem.setChecked(true);
    connect(&schemeSystem, &QAction::triggered, this, [this] { emit schemeChosen(std::nullopt); });
    connect(&schemeLight, &QAction::triggered, this, [this] { emit schemeChosen(theme::Scheme::Light); });
    connect(&schemeDark, &QAction::triggered, this, [this] { emit schemeChosen(theme::Scheme::Dark); });
    // Only where a chart has the keyboard: elsewhere Space presses buttons.
    follow.setShortcut(QKeySequence(Qt::Key_Space));
    follow.setShortcutContext(Qt::WidgetShortcut);
    setWanted(false);
    setFollowing(true);
    setPublishing(false, true);
    setProfileOpen(false);
}

WindowActions::~WindowActions() = default;

void WindowActions::name()
{
    newProfile.setText(tr("&New profile…"));
    newProfile.setShortcut(QKeySequence::New);
    newProfile.setIcon(theme::icon(u"plus"_s));
    openProfile.setText(tr("&Open profile…"));
    openProfile.setShortcut(QKeySequence::Open);
    openProfile.setIcon(theme::icon(u"folder-open"_s));
    closeProfile.setText(tr("&Close profile"));
    closeProfile.setShortcut(QKeySequence::Close);
    retryNow.setText(tr("&Try again now"));
    retryNow.setShortcut(QKeySequence(u"F5"_s));
    retryNow.setIcon(theme::icon(u"refresh"_s));
    exportReadings.setObjectName(u"exportReadings"_s);
    exportReadings.setText(tr("&Export readings…"));
    exportReadings.setShortcut(QKeySequence(u"Ctrl+E"_s));
    exportReadings.setIcon(theme::icon(u"download"_s));
    settings.setObjectName(u"openSettings"_s);
    settings.setText(tr("&Settings…"));
    settings.setShortcut(QKeySequence(u"Ctrl+,"_s));
    settings.setMenuRole(QAction::PreferencesRole);
    settings.setIcon(theme::icon(u"settings"_s));
    quit.setText(tr("&Quit"));
    quit.setShortcut(QKeySequence(u"Ctrl+Q"_s));
    quit.setMenuRole(QAction::QuitRole);
    search.setText(tr("&Search meters"));
    search.setShortcut(QKeySequence::Find);
    search.setIcon(theme::icon(u"search"_s));
    showOnChart.setText(tr("Show selection on &chart"));
    showOnChart.setIcon(theme::icon(u"chart-line"_s));
    goToCharts.setObjectName(u"goToCharts"_s);
    goToCharts.setText(tr("&Go to the charts"));
    goToCharts.setShortcut(QKeySequence(u"Ctrl+0"_s));
    schemeSystem.setObjectName(u"schemeSystem"_s);
    schemeLight.setObjectName(u"schemeLight"_s);
    schemeDark.setObjectName(u"schemeDark"_s);
    schemeSystem.setText(tr("As the &system"));
    schemeLight.setText(tr("&Light"));
    schemeLight.setIcon(theme::icon(u"sun"_s));
    schemeDark.setText(tr("&Dark"));
    schemeDark.setIcon(theme::icon(u"moon"_s));
    resetLayout.setText(tr("&Reset layout"));
    resetLayout.setIcon(theme::icon(u"layout-dashboard"_s));
    chooseDevice.setText(tr("Choose &device profile…"));
    chooseDevice.setIcon(theme::icon(u"cpu"_s));
    lockPublishing.setText(tr("&Unlock publishing…"));
    lockPublishing.setShortcut(QKeySequence(u"Ctrl+L"_s));
    lockPublishing.setIcon(theme::icon(u"lock"_s));
    showMessages.setText(tr("&Messages"));
    showMessages.setShortcut(QKeySequence(u"Ctrl+M"_s));
    showMessages.setIcon(theme::icon(u"list"_s));
    showConnectionLog.setText(tr("&Connection log"));
    showConnectionLog.setIcon(theme::icon(u"history"_s));
    showRates.setText(tr("Who sends &how much"));
    showRates.setIcon(theme::icon(u"gauge"_s));
    findCommand.setObjectName(u"findCommand"_s);
    findCommand.setText(tr("&Find a command…"));
    findCommand.setShortcut(QKeySequence(u"Ctrl+K"_s));
    findCommand.setIcon(theme::icon(u"keyboard"_s));
    supportReport.setObjectName(u"supportReport"_s);
    supportReport.setText(tr("&Support report…"));
    supportReport.setIcon(theme::icon(u"clipboard"_s));
    help.setObjectName(u"openHelp"_s);
    help.setText(tr("&Keyboard and help"));
    help.setShortcut(QKeySequence(Qt::Key_F1));
    help.setIcon(theme::icon(u"help-circle"_s));
    about.setObjectName(u"openAbout"_s);
    about.setText(tr("&About Insite Monitor"));
    about.setMenuRole(QAction::AboutRole);
    about.setIcon(theme::icon(u"info-circle"_s));
}

void WindowActions::describe()
{
    newProfile.setToolTip(tr("Set up a new connection"));
    openProfile.setToolTip(tr("Open a profile's file and connect"));
    exportReadings.setToolTip(tr("Save readings as CSV or JSON: a selection, a meter, a customer, all"));
    showMessages.setToolTip(tr("What arrives, and what became of it"));
    showConnectionLog.setToolTip(tr("What happened to the connection, in words"));
    showRates.setToolTip(tr("Messages and bytes of each meter and customer; who floods"));
    supportReport.setToolTip(tr("A report for whoever helps you, without secrets; you see all of it first"));
    findCommand.setToolTip(tr("Find any command by its name"));
    search.setToolTip(tr("Search customers, meters and registers"));
    retryNow.setToolTip(tr("Do not wait for the next attempt"));
    for (QAction *action : {&newProfile, &openProfile, &search, &retryNow, &exportReadings, &showMessages,
                            &findCommand, &help}) {
        if (!action->shortcut().isEmpty()) {
            action->setToolTip(
                u"%1 (%2)"_s.arg(action->toolTip(), action->shortcut().toString(QKeySequence::NativeText)));
        }
    }
}

void WindowActions::fillMenus(QMenuBar &bar, const QList<QAction *> &docks)
{
    QMenu *profile = bar.addMenu(tr("&Profile"));
    profile->addActions({&newProfile, &openProfile});
    QMenu *recent = profile->addMenu(tr("&Recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    profile->addSeparator();
    profile->addActions({&connectNow, &retryNow, &closeProfile});
    profile->addSeparator();
    profile->addAction(&exportReadings);
    profile->addAction(&settings);
    profile->addSeparator();
    profile->addAction(&quit);

    QMenu *view = bar.addMenu(tr("&View"));
    view->addActions({&search, &showOnChart, &goToCharts, &follow});
    view->addSeparator();
    view->addActions(docks);
    view->addSeparator();
    view->addActions({&showMessages, &showConnectionLog, &showRates});
    view->addSeparator();
    QMenu *scheme = view->addMenu(tr("&Theme"));
    scheme->addActions({&schemeSystem, &schemeLight, &schemeDark});
    view->addAction(&resetLayout);

    QMenu *publish = bar.addMenu(tr("P&ublish"));
    publish->addActions({&chooseDevice, &lockPublishing});

    QMenu *helpMenu = bar.addMenu(tr("&Help"));
    helpMenu->addActions({&findCommand, &help, &supportReport, &about});
}

void WindowActions::fillToolBar(QToolBar &bar)
{
    bar.setIconSize({theme::kIconMedium, theme::kIconMedium});
    bar.setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar.addActions({&connectNow, &search});
}

QMenu *WindowActions::createProfileMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        fillRecent(menu);
        menu->addSeparator();
        menu->addActions({&newProfile, &openProfile, &closeProfile});
    });
    return menu;
}

void WindowActions::setProfileOpen(bool isOpen)
{
    for (QAction *action : {&closeProfile, &connectNow, &retryNow, &exportReadings, &search, &showOnChart,
                            &goToCharts, &follow})
        action->setEnabled(isOpen);
}

void WindowActions::setWanted(bool isWanted)
{
    connectNow.setText(isWanted ? tr("Dis&connect") : tr("&Connect"));
    connectNow.setIcon(theme::icon(isWanted ? u"plug-connected"_s : u"plug"_s));
    connectNow.setToolTip(isWanted ? tr("End the connection; the broker keeps what arrives meanwhile")
                                   : tr("Connect to the broker"));
}

void WindowActions::setFollowing(bool isFollowing)
{
    follow.setText(isFollowing ? tr("&Hold charts") : tr("&Follow now"));
    follow.setIcon(theme::icon(isFollowing ? u"player-pause"_s : u"player-play"_s));
    follow.setToolTip(isFollowing ? tr("Keep the charts where they are; readings go on (Space)")
                                  : tr("Let the charts follow the time again (Space)"));
}

void WindowActions::setScheme(std::optional<theme::Scheme> scheme)
{
    schemeSystem.setChecked(!scheme);
    schemeLight.setChecked(scheme == theme::Scheme::Light);
    schemeDark.setChecked(scheme == theme::Scheme::Dark);
}

void WindowActions::setPublishing(bool hasDevice, bool isLocked)
{
    lockPublishing.setEnabled(hasDevice);
    lockPublishing.setText(isLocked ? tr("&Unlock publishing…") : tr("&Lock publishing"));
    lockPublishing.setIconText(isLocked ? tr("Publishing locked") : tr("Publishing unlocked"));
    lockPublishing.setIcon(isLocked ? theme::icon(u"lock"_s)
                                    : theme::icon(u"lock-open"_s, theme::Role::Late));
    lockPublishing.setToolTip(isLocked ? tr("Name what will be written to, and unlock publishing (Ctrl+L)")
                                       : tr("Lock publishing again (Ctrl+L)"));
}

void WindowActions::fillRecent(QMenu *menu)
{
    menu->clear();
    const QStringList paths = m_recent.paths();
    for (const QString &path : paths) {
        QAction *action = menu->addAction(QDir::toNativeSeparators(path).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, path] { emit recentChosen(path); });
    }
    if (paths.isEmpty())
        menu->addAction(tr("None yet"))->setEnabled(false);
}

} // namespace insite::window
