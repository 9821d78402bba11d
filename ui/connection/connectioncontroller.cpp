// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectioncontroller.h"

#include "readings/recorder.h"

namespace insite::connection {

using session::FailureKind;
using session::Phase;

bool isPasswordRefusal(FailureKind kind)
{
    // A broker may answer a wrong password with either (mosquitto says "not authorised").
    return kind == FailureKind::BadCredentials || kind == FailureKind::NotAuthorized;
}

ConnectionController::ConnectionController(settings::Profile profile, readings::Recorder &recorder,
                                           settings::SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_recorder(recorder)
    , m_passwords(secrets)
{
    connect(&m_recorder, &readings::Recorder::stateChanged, this, &ConnectionController::follow);
    connect(&m_passwords, &PasswordKeeper::found, this,
            [this](const QString &password) { m_recorder.start(m_profile, password); });
    connect(&m_passwords, &PasswordKeeper::needed, this, &ConnectionController::passwordNeeded);
    connect(&m_passwords, &PasswordKeeper::keepFailed, this, &ConnectionController::noticed);
}

ConnectionController::~ConnectionController() = default;

void ConnectionController::start()
{
    if (m_isWanted)
        return;
    setWanted(true);
    m_passwords.find(m_profile);
}

void ConnectionController::stop()
{
    m_passwords.forget();
    m_recorder.stop();
    setWanted(false);
}

void ConnectionController::retryNow()
{
    // A session that has given up was stopped for a reason, often the password: begin from there.
    if (m_isWanted && m_state.phase == Phase::Waiting) {
        m_recorder.retryNow();
        return;
    }
    setWanted(true);
    m_passwords.find(m_profile);
}

void ConnectionController::retryCustomer(const CustomerId &customer)
{
    m_recorder.retryCustomer(customer);
}

void ConnectionController::resetSession()
{
    if (m_isWanted)
        m_recorder.resetSession();
}

void ConnectionController::providePassword(const QString &password, bool keep)
{
    setWanted(true);
    m_passwords.provide(password, keep);
}

void ConnectionController::cancelPassword()
{
    m_passwords.forget();
    setWanted(false);
}

void ConnectionController::follow(const session::SessionState &state)
{
    const bool wasConnected = m_state.connectedSince.has_value();
    m_state = state;
    emit stateChanged(m_state);
    if (state.connectedSince && !wasConnected)
        m_passwords.confirm();
    if (!m_isWanted || state.phase != Phase::Stopped || state.failure.kind == FailureKind::None)
        return;
    setWanted(false);
    if (isPasswordRefusal(state.failure.kind))
        m_passwords.reject(session::failureSentence(state.failure, m_profile));
}

void ConnectionController::setWanted(bool isWanted)
{
    if (m_isWanted == isWanted)
        return;
    m_isWanted = isWanted;
    emit wantedChanged(isWanted);
}

} // namespace insite::connection
