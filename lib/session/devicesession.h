// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionstate.h"
#include "session/timings.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace insite {
class Clock;
}

namespace insite::session {

/// How one publish ended. Exactly one of these, exactly once (invariant 11).
enum class PublishOutcome {
    Acknowledged, ///< The broker took it; that is all a PUBACK says. Only the round trip proves more.
    Expired,      ///< Not yet written when its validity ended; it was not sent and will not be.
    Unknown,      ///< Written, and not acknowledged in time; it is not sent again by itself.
    NotConnected, ///< There was no connection; nothing was sent.
};

/// What a PUBACK means and does not mean, in the words of invariant 11; and the like for the other outcomes.
[[nodiscard]] QString outcomeSentence(PublishOutcome outcome);

/// One device's connection for publishing readings: clean session, QoS 1, its own credentials. The platform
/// stamps a reading when it arrives, so nothing is queued across a reconnect and nothing is sent twice.
///
/// Created, used and destroyed on one thread with an event loop.
class DeviceSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceSession)

public:
    DeviceSession(settings::Profile profile, QString password, const Clock &clock,
                  const Timings &timings = {}, QObject *parent = nullptr);
    ~DeviceSession() override;

    [[nodiscard]] const SessionState &state() const;

public slots:
    void start();
    void stop();
    void retryNow();
    /// NetworkWatch has told it.
    void networkChanged();
    /// A test of what is around the device: ends the connection as a broken network would; it is made anew.
    void dropConnection();
    /// Publishes one payload. `token` comes back in publishEnded(), exactly once, never before this returns.
    void publish(quint64 token, const QString &topic, const QByteArray &payload,
                 std::chrono::milliseconds validity = std::chrono::seconds(10));

signals:
    void stateChanged(const insite::session::SessionState &state);
    /// `roundTrip` is from write to PUBACK; only meaningful for Acknowledged.
    void publishEnded(quint64 token, insite::session::PublishOutcome outcome,
                      std::chrono::milliseconds roundTrip);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace insite::session
