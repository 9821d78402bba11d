// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/devicesession.h"

namespace insite::session {

class DeviceLink;
class IngestThread;

/// The GUI thread's hand on a DeviceSession, which lives on the ingest thread. Nothing here waits. `thread`
/// and `clock` outlive it, and `clock` also outlives `thread`.
class DevicePublisher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DevicePublisher)

public:
    DevicePublisher(IngestThread &thread, const Clock &clock, QObject *parent = nullptr);
    ~DevicePublisher() override;

    /// As of the last stateChanged().
    [[nodiscard]] const SessionState &state() const;

    /// The other half, for what runs on the ingest thread and publishes much; used there only, and no longer
    /// after this object is gone.
    [[nodiscard]] DeviceLink &link() const;

    /// Publishes one payload over the open session; the token comes back in publishEnded(), exactly once,
    /// also after close() and when there is no connection, but not after this object is gone.
    quint64 publish(const QString &topic, const QByteArray &payload,
                    std::chrono::milliseconds validity = std::chrono::seconds(10));

public slots:
    /// Connects with this device profile; a session that was open before is closed.
    void open(const insite::settings::Profile &profile, const QString &password);
    void close();
    /// The "now" button.
    void retryNow();
    /// NetworkWatch has told it.
    void networkChanged();

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
