// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/passwordkeeper.h"
#include "publisher/benchcontroller.h"
#include "publisher/sendlistmodel.h"
#include "session/sessionstate.h"

#include <QObject>

#include <optional>

namespace insite {
class Clock;
}
namespace insite::device {
class Bench;
}
namespace insite::session {
class DevicePublisher;
}

namespace insite::publisher {

/// The publishing side of the window: one device profile, its own password, its connection, a lock that is
/// closed at start and after every change of target, and the list of sends. GUI thread; what it is given
/// lives longer.
class PublishController final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PublishController)

public:
    /// `setFolder`: where the devices' sets are kept for the next start.
    PublishController(session::DevicePublisher &publisher, device::Bench &bench,
                      settings::SecretStore &secrets, const Clock &clock, const QString &setFolder,
                      QObject *parent = nullptr);
    ~PublishController() override;

    [[nodiscard]] const std::optional<settings::Profile> &profile() const { return m_profile; }
    [[nodiscard]] const session::SessionState &state() const { return m_state; }
    [[nodiscard]] bool isLocked() const { return m_isLocked; }
    [[nodiscard]] SendListModel &sends() { return m_sends; }
    /// Stopped whenever publishing is locked.
    [[nodiscard]] BenchController &bench() { return m_bench; }
    /// "user at host:port, gateways/generic/42/…": what a person is about to write to.
    [[nodiscard]] QString targetText() const;

public slots:
    /// Reads the file in the background; ends in profileChanged() or refused().
    void openProfile(const QString &path);
    void setProfile(const insite::settings::Profile &profile);
    /// The same for this run alone: of its bench's rows nothing is kept.
    void setPassingProfile(const insite::settings::Profile &profile);
    /// From then on no device is chosen.
    void closeProfile();
    void lock();
    void unlock();
    void retryNow();
    void providePassword(const QString &password, bool keep);
    void cancelPassword();
    /// Sends one payload; does nothing while locked.
    void publish(const QString &topic, const QByteArray &payload);

signals:
    void profileChanged();
    void lockChanged(bool isLocked);
    void stateChanged(const insite::session::SessionState &state);
    void passwordNeeded(const insite::connection::PasswordRequest &request);
    /// A profile that cannot be used, a password that could not be kept: a whole sentence.
    void refused(const QString &sentence);

private:
    void use(const settings::Profile &profile, bool isSetKept);
    void follow(const session::SessionState &state);

    session::DevicePublisher &m_publisher;
    const Clock &m_clock;
    connection::PasswordKeeper m_passwords;
    SendListModel m_sends;
    BenchController m_bench;
    std::optional<settings::Profile> m_profile;
    session::SessionState m_state;
    bool m_isLocked = true;
};

} // namespace insite::publisher
