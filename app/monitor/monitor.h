// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/recentprofiles.h"
#include "device/bench.h"
#include "language/translations.h"
#include "monitor/givensecrets.h"
#include "monitor/options.h"
#include "publisher/publishcontroller.h"
#include "session/devicepublisher.h"
#include "session/ingestthread.h"
#include "session/networkwatch.h"
#include "settings/preferencestore.h"
#include "settings/redactor.h"
#include "theme/frametick.h"
#include "theme/theme.h"
#include "window/heldkeys.h"
#include "window/layoutstore.h"
#include "window/mainwindow.h"

#include <QObject>
#include <QSettings>
#include <QThreadPool>
#include <QTimeZone>

#include <memory>

namespace insite::monitor {

class DemoPlatform;
struct DemoAccess;
class OpenProfile;
struct ProfileHistory;

/// What the program needs from outside; clock and keychain live longer.
struct Setup
{
    Options options;
    QString configFolder; ///< Window layout, recent profiles, profiles made here.
    QString dataFolder;   ///< One database per profile.
    settings::SecretStore &keychain;
    const Clock &clock;
    QString simulatorProgram = {}; ///< For the demo; empty: beside this program.
};

/// The composition root of insite-monitor: builds, connects and owns everything. GUI thread.
class Monitor final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Monitor)

public:
    Monitor(QApplication &application, Setup setup);
    ~Monitor() override;

    /// Shows the window and opens what the options name.
    void start();
    [[nodiscard]] window::MainWindow &window() { return *m_window; }

private:
    void createWindow();
    void renewWindow();
    void loadProfile(const QString &path);
    void openProfile(const settings::Profile &profile, const QString &path);
    void openWith(const settings::Profile &profile, const QString &database);
    void startDemo();
    void openDemo(const DemoAccess &access);
    void endDemo();
    void setPreferences(const settings::Preferences &preferences);
    void followZone();
    void showProfile(const settings::Profile &profile, Result<ProfileHistory> history);
    void closeProfile();
    [[nodiscard]] window::Services services();

    // Destroyed from the last to the first: the window before what it shows, the thread after who posts to
    // it.
    Setup m_setup;
    settings::PreferenceStore m_preferenceStore;
    settings::Preferences m_preferences;
    QTimeZone m_zone; ///< In which times are shown.
    language::Translations m_translations;
    theme::Theme m_theme;
    window::HeldKeys m_heldKeys;
    theme::FrameTick m_tick;
    QSettings m_settings;
    window::LayoutStore m_layout;
    connection::RecentProfiles m_recent;
    settings::Redactor m_redactor;
    GivenSecrets m_secrets;
    GivenSecrets m_deviceSecrets;
    session::IngestThread m_thread;
    session::NetworkWatch m_network;
    session::DevicePublisher m_devicePublisher;
    device::Bench m_bench;
    publisher::PublishController m_publishing;
    QThreadPool m_metadataFiles; ///< One thread: what was kept last is what is read next.
    QThreadPool m_files;         ///< Waits for what it does before the clock may go.
    quint64 m_opening = 0;       ///< Counts up, so that a profile left meanwhile is not shown.
    std::unique_ptr<DemoPlatform> m_demo;
    std::optional<settings::Profile> m_demoDevice; ///< As it was given to the publisher.
    QString m_demoMetadata;                        ///< A folder that goes with the demo; empty: none.
    std::unique_ptr<OpenProfile> m_open;
    std::unique_ptr<window::MainWindow> m_window;
};

} // namespace insite::monitor
