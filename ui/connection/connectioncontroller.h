// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/passwordkeeper.h"
#include "session/sessionstate.h"

#include <QObject>

namespace insite::readings {
class Recorder;
}

namespace insite::connection {

/// One profile's way from "connect" to live readings: finds the password, starts the recorder, asks again
/// when the broker refuses it. Shows nothing itself. GUI thread; recorder and store live longer.
class ConnectionController final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionController)

public:
    ConnectionController(settings::Profile profile, readings::Recorder &recorder,
                         settings::SecretStore &secrets, QObject *parent = nullptr);
    ~ConnectionController() override;

    [[nodiscard]] const settings::Profile &profile() const { return m_profile; }
    [[nodiscard]] const session::SessionState &state() const { return m_state; }
    /// Between start() and stop(), whatever the network does.
    [[nodiscard]] bool isWanted() const { return m_isWanted; }

public slots:
    void start();
    void stop();
    void retryNow();
    void retryCustomer(const insite::CustomerId &customer);
    /// On the person's word only: what the broker has queued is lost.
    void resetSession();
    /// The person's answer to passwordNeeded().
    void providePassword(const QString &password, bool keep);
    void cancelPassword();

signals:
    void stateChanged(const insite::session::SessionState &state);
    void wantedChanged(bool isWanted);
    void passwordNeeded(const insite::connection::PasswordRequest &request);
    /// A whole sentence that is worth telling and changes nothing.
    void noticed(const QString &sentence);

private:
    void follow(const session::SessionState &state);
    void setWanted(bool isWanted);

    settings::Profile m_profile;
    readings::Recorder &m_recorder;
    PasswordKeeper m_passwords;
    session::SessionState m_state;
    bool m_isWanted = false;
};

/// Whether the broker has refused this user name and password; then they are asked for again.
[[nodiscard]] bool isPasswordRefusal(session::FailureKind kind);

} // namespace insite::connection
