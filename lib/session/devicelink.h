// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/devicesession.h"

#include <functional>

namespace insite::session {

/// The ingest thread's half of a DevicePublisher, which owns it. One session at a time: the next one starts
/// when the one before has ended and freed its lock. Ingest thread.
///
/// What runs on the ingest thread itself publishes by send(): such ends are told by sendEnded() and never
/// cross to the GUI thread one by one.
class DeviceLink final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceLink)

public:
    explicit DeviceLink(const Clock &clock);
    ~DeviceLink() override;

    /// Phase Stopped while there is no session.
    [[nodiscard]] SessionState state() const;

    void open(const settings::Profile &profile, const QString &password);
    void close();
    void retryNow();
    void networkChanged();
    void dropConnection();

    /// The GUI thread's, by its own token.
    void publish(quint64 token, const QString &topic, const QByteArray &payload,
                 std::chrono::milliseconds validity);
    /// The returned token comes back in sendEnded(), exactly once, never before this returns.
    quint64 send(const QString &topic, const QByteArray &payload, std::chrono::milliseconds validity);

signals:
    void stateChanged(const insite::session::SessionState &state);
    void publishEnded(quint64 token, insite::session::PublishOutcome outcome,
                      std::chrono::milliseconds roundTrip);
    void sendEnded(quint64 token, insite::session::PublishOutcome outcome,
                   std::chrono::milliseconds roundTrip);

private:
    void begin(const settings::Profile &profile, const QString &password);
    void beginNext();
    void tellEnd(quint64 token, PublishOutcome outcome, std::chrono::milliseconds roundTrip);

    const Clock &m_clock;
    std::unique_ptr<DeviceSession> m_session;
    std::function<void()> m_next;
    quint64 m_lastSend;
};

} // namespace insite::session
