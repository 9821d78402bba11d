// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/publishcontroller.h"

#include "connection/connectioncontroller.h"
#include "core/background.h"
#include "core/clock.h"
#include "publisher/targettext.h"
#include "session/devicepublisher.h"

namespace insite::publisher {

using session::Phase;

PublishController::PublishController(session::DevicePublisher &publisher, device::Bench &bench,
                                     settings::SecretStore &secrets, const Clock &clock,
                                     const QString &setFolder, QObject *parent)
    : QObject(parent)
    , m_publisher(publisher)
    , m_clock(clock)
    , m_passwords(secrets)
    , m_bench(bench, clock, setFolder)
{
    m_bench.model().setRows({device::newRow()});
    connect(&m_publisher, &session::DevicePublisher::stateChanged, this, &PublishController::follow);
    connect(&m_publisher, &session::DevicePublisher::publishEnded, &m_sends, &SendListModel::end);
    connect(&m_passwords, &connection::PasswordKeeper::found, this,
            [this](const QString &password) { m_publisher.open(*m_profile, password); });
    connect(&m_passwords, &connection::PasswordKeeper::needed, this, &PublishController::passwordNeeded);
    connect(&m_passwords, &connection::PasswordKeeper::keepFailed, this, &PublishController::refused);
}

PublishController::~PublishController() = default;

QString PublishController::targetText() const
{
    return m_profile ? publisher::targetText(*m_profile) : QString();
}

void PublishController::openProfile(const QString &path)
{
    runInBackground(
        this, [path] { return settings::loadProfile(path); },
        [this](Result<settings::Profile> profile) {
            if (!profile)
                emit refused(profile.error().detail);
            else
                setProfile(*profile);
        });
}

void PublishController::setProfile(const settings::Profile &profile)
{
    use(profile, true);
}

void PublishController::setPassingProfile(const settings::Profile &profile)
{
    use(profile, false);
}

void PublishController::use(const settings::Profile &profile, bool isSetKept)
{
    if (profile.role != settings::Role::Device) {
        emit refused(tr("“%1” is a consumer's profile: it receives and cannot publish. Choose a profile with "
                        "the role “device”.")
                         .arg(profile.name));
        return;
    }
    lock();
    m_publisher.close();
    m_profile = profile;
    m_state = {};
    m_bench.setDevice(profile, isSetKept);
    emit profileChanged();
    emit stateChanged(m_state);
    m_passwords.find(profile);
}

void PublishController::closeProfile()
{
    if (!m_profile)
        return;
    lock();
    m_passwords.forget();
    m_publisher.close();
    m_profile.reset();
    m_state = {};
    m_bench.closeDevice();
    emit profileChanged();
    emit stateChanged(m_state);
}

void PublishController::lock()
{
    if (m_isLocked)
        return;
    m_isLocked = true;
    m_bench.stop();
    emit lockChanged(true);
}

void PublishController::unlock()
{
    if (!m_isLocked || !m_profile)
        return;
    m_isLocked = false;
    emit lockChanged(false);
}

void PublishController::retryNow()
{
    if (!m_profile)
        return;
    if (m_state.phase == Phase::Stopped)
        m_passwords.find(*m_profile);
    else
        m_publisher.retryNow();
}

void PublishController::providePassword(const QString &password, bool keep)
{
    m_passwords.provide(password, keep);
}

void PublishController::cancelPassword()
{
    m_passwords.forget();
}

void PublishController::publish(const QString &topic, const QByteArray &payload)
{
    if (m_isLocked || !m_profile)
        return;
    const quint64 token = m_publisher.publish(topic, payload);
    m_sends.add({token, m_clock.now(), topic, QString::fromLatin1(payload), std::nullopt, {}});
}

void PublishController::follow(const session::SessionState &state)
{
    const bool wasConnected = m_state.connectedSince.has_value();
    m_state = state;
    emit stateChanged(m_state);
    if (state.connectedSince && !wasConnected)
        m_passwords.confirm();
    if (m_profile && state.phase == Phase::Stopped && connection::isPasswordRefusal(state.failure.kind))
        m_passwords.reject(session::failureSentence(state.failure, *m_profile));
}

} // namespace insite::publisher
