// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/monitor.h"

#include "core/background.h"
#include "core/clock.h"
#include "metadata/cataloguefiles.h"
#include "monitor/demoplatform.h"
#include "monitor/languages.h"
#include "monitor/openprofile.h"
#include "monitor/profilehistory.h"
#include "settings/shownzone.h"
#include "window/zonewatch.h"

#include <QApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace insite::monitor {

using settings::SecretKind;

Monitor::Monitor(QApplication &application, Setup setup)
    : m_setup(std::move(setup))
    , m_preferenceStore(QDir(m_setup.configFolder).filePath(u"settings.ini"_s))
    , m_preferences(m_preferenceStore.load())
    , m_zone(settings::shownZone(m_preferences))
    , m_theme(application)
    , m_heldKeys(application)
    , m_settings(QDir(m_setup.configFolder).filePath(u"window.ini"_s), QSettings::IniFormat)
    , m_layout(m_settings)
    , m_recent(m_settings, settings::Role::Consumer)
    , m_secrets(m_setup.keychain, m_redactor)
    , m_deviceSecrets(m_setup.keychain, m_redactor)
    , m_devicePublisher(m_thread, m_setup.clock)
    , m_bench(m_thread, m_devicePublisher, m_setup.clock)
    , m_publishing(m_devicePublisher, m_bench, m_deviceSecrets, m_setup.clock,
                   QDir(m_setup.configFolder).filePath(u"device-sets"_s))
{
    Options &options = m_setup.options;
    if (options.profile && options.password)
        m_secrets.give(SecretKind::Password, options.profile->name, *options.password);
    if (options.profile && options.token)
        m_secrets.give(SecretKind::Token, options.profile->name, *options.token);
    if (options.deviceProfile && options.devicePassword)
        m_deviceSecrets.give(SecretKind::Password, options.deviceProfile->name, *options.devicePassword);
    m_metadataFiles.setMaxThreadCount(1);
    connect(&m_network, &session::NetworkWatch::networkChanged, &m_devicePublisher,
            &session::DevicePublisher::networkChanged);
    m_theme.setScheme(m_layout.scheme());
    m_translations.use(languagesFor(m_preferences.language));
    createWindow();
}

Monitor::~Monitor()
{
    closeProfile();
    endDemo();
    m_metadataFiles.waitForDone(); // what a person typed last
    m_files.waitForDone();
}

void Monitor::createWindow()
{
    m_window = std::make_unique<window::MainWindow>(services());
    connect(m_window.get(), &window::MainWindow::profileRequested, this, &Monitor::loadProfile);
    connect(m_window.get(), &window::MainWindow::closeProfileRequested, this, [this] {
        closeProfile();
        endDemo();
    });
    connect(m_window.get(), &window::MainWindow::demoRequested, this, &Monitor::startDemo);
    connect(m_window.get(), &window::MainWindow::preferencesChosen, this, &Monitor::setPreferences);
    connect(new window::ZoneWatch(m_window.get()), &window::ZoneWatch::changed, this, &Monitor::followZone);
}

void Monitor::renewWindow()
{
    // The new one first: when the last window goes, the program ends.
    const auto before = std::exchange(m_window, nullptr);
    before->saveLayout();
    before->closeWorkspace();
    createWindow();
    m_window->show();
    if (m_open)
        m_window->openWorkspace(m_open->workspace());
}

void Monitor::start()
{
    m_window->show();
    if (const QString problem = settings::zoneProblem(m_preferences); !problem.isEmpty())
        m_window->showProblem(problem);
    if (m_setup.options.profile)
        openProfile(*m_setup.options.profile, m_setup.options.profilePath);
    if (m_setup.options.deviceProfile)
        m_publishing.setProfile(*m_setup.options.deviceProfile);
}

void Monitor::loadProfile(const QString &path)
{
    runInBackground(
        this, [path] { return settings::loadProfile(path); },
        [this, path](Result<settings::Profile> profile) {
            if (!profile) {
                m_recent.remove(path);
                m_window->showProblem(profile.error().detail);
            } else if (profile->role != settings::Role::Consumer) {
                m_window->showProblem(
                    tr("“%1” is a device's profile. Choose it in the Publish panel; to receive "
                       "readings, open a profile with the role “consumer”.")
                        .arg(profile->name));
            } else {
                openProfile(*profile, path);
            }
        });
}

void Monitor::openProfile(const settings::Profile &profile, const QString &path)
{
    closeProfile();
    endDemo();
    m_recent.add(path);
    const bool isNamed = path == m_setup.options.profilePath && !m_setup.options.databasePath.isEmpty();
    openWith(profile, isNamed ? m_setup.options.databasePath : historyPath(m_setup.dataFolder, profile));
}

void Monitor::startDemo()
{
    endDemo();
    const QString program =
        m_setup.simulatorProgram.isEmpty() ? DemoPlatform::programBesideUs() : m_setup.simulatorProgram;
    m_demo = std::make_unique<DemoPlatform>(program);
    connect(m_demo.get(), &DemoPlatform::failed, this, [this](const QString &sentence) {
        m_window->showDemo(sentence, false);
        if (m_open)
            m_window->showProblem(sentence);
    });
    connect(m_demo.get(), &DemoPlatform::ready, this, &Monitor::openDemo);
    m_window->showDemo(tr("Starting the simulated platform…"), true);
    m_demo->start();
}

void Monitor::openDemo(const DemoAccess &access)
{
    closeProfile();
    m_window->showDemo({}, false);
    settings::Profile demo = access.consumer;
    demo.name = tr("Demo");
    m_secrets.give(SecretKind::Password, demo.name, access.password);
    m_secrets.give(SecretKind::Token, demo.name, access.token);
    m_demoMetadata = metadata::profileFolder(demo);
    openWith(demo, QDir(m_demo->folder()).filePath(u"history.sqlite"_s));
    // A device that the person has chosen stays.
    if (m_publishing.profile())
        return;
    m_demoDevice = access.device;
    m_demoDevice->name = tr("Demo device");
    m_deviceSecrets.give(SecretKind::Password, m_demoDevice->name, access.devicePassword);
    m_publishing.setPassingProfile(*m_demoDevice);
}

void Monitor::endDemo()
{
    if (m_demoDevice && m_publishing.profile() == m_demoDevice)
        m_publishing.closeProfile();
    m_demoDevice.reset();
    if (!m_demoMetadata.isEmpty())
        m_metadataFiles.start([folder = m_demoMetadata] { QDir(folder).removeRecursively(); });
    m_demoMetadata.clear();
    m_demo.reset();
}

void Monitor::setPreferences(const settings::Preferences &preferences)
{
    const bool isOtherLanguage = preferences.language != m_preferences.language;
    m_preferences = preferences;
    if (m_open)
        m_open->apply(m_preferences);
    m_window->applyPreferences();
    followZone();
    if (const auto saved = m_preferenceStore.save(m_preferences); !saved)
        m_window->showProblem(saved.error().detail);
    if (isOtherLanguage) {
        m_translations.use(languagesFor(m_preferences.language));
        // Later: it is the window's own dialog that asks for this.
        QMetaObject::invokeMethod(this, &Monitor::renewWindow, Qt::QueuedConnection);
    }
}

void Monitor::followZone()
{
    const QTimeZone zone = settings::shownZone(m_preferences);
    if (zone == m_zone)
        return;
    m_zone = zone;
    m_window->applyZone();
}

void Monitor::openWith(const settings::Profile &profile, const QString &database)
{
    m_window->showOpening(profile.name);
    const auto notice = [this](const QString &sentence) {
        QMetaObject::invokeMethod(
            this,
            [this, sentence] {
                m_window->showProblem(sentence);
                if (m_open)
                    m_open->workspace().alarms.note(sentence);
            },
            Qt::QueuedConnection);
    };
    runInBackground(
        m_files, this,
        [database, notice, &clock = m_setup.clock, preferences = m_preferences] {
            return openHistory(database, clock, preferences, notice);
        },
        [this, profile, opening = m_opening](Result<ProfileHistory> history) {
            if (opening == m_opening)
                showProfile(profile, std::move(history));
            else
                m_thread.post([left = std::make_shared<Result<ProfileHistory>>(std::move(history))] {});
        });
}

void Monitor::showProfile(const settings::Profile &profile, Result<ProfileHistory> history)
{
    if (!history) {
        m_window->closeWorkspace();
        m_window->showProblem(history.error().detail);
        return;
    }
    m_open = std::make_unique<OpenProfile>(profile, std::move(*history), m_thread, m_network, m_secrets,
                                           m_files, m_metadataFiles, m_bench.returned(), m_setup.clock);
    connect(&m_open->workspace().catalogue, &metadata::Catalogue::problemFound, this,
            [this](const QString &sentence) { m_window->showProblem(sentence); });
    m_publishing.bench().follow(m_open->recorder(), m_open->catalogue());
    m_window->openWorkspace(m_open->workspace());
    m_open->connection().start();
    m_open->api().start();
}

void Monitor::closeProfile()
{
    ++m_opening;
    m_publishing.bench().unfollow();
    m_window->closeWorkspace();
    m_open.reset();
}

window::Services Monitor::services()
{
    return {m_theme,       m_tick,
            m_setup.clock, m_layout,
            m_recent,      m_publishing,
            m_preferences, m_zone,
            m_redactor,    QDir(m_setup.configFolder).filePath(u"profiles"_s)};
}

} // namespace insite::monitor
