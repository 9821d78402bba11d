// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ctl/arguments.h"
#include "ctl/exitcode.h"
#include "session/devicepublisher.h"
#include "session/ingestthread.h"

#include <QTimer>

namespace insite::ctl {

/// What `publish` sends.
struct DeviceReading
{
    QString topic;
    QByteArray payload;
};

/// The reading that the arguments describe, or what is wrong with them. Pure.
[[nodiscard]] Result<DeviceReading> readDeviceReading(const Arguments &arguments,
                                                      const settings::Profile &profile);

/// `insitectl publish`: connects, publishes one reading, waits for its acknowledgement, and says what that
/// means; all within the timeout. Main thread.
class Publish final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Publish)

public:
    Publish(DeviceReading reading, settings::Profile profile, std::chrono::milliseconds timeout,
            const Clock &clock);

    void start(const QString &password);
    /// The person ended it.
    void stop();

signals:
    void finished(int exitCode);

private:
    void stateChanged(const session::SessionState &state);
    void ended(session::PublishOutcome outcome, std::chrono::milliseconds roundTrip);
    void outOfTime();
    void finish(ExitCode code, const char *outcome);

    DeviceReading m_reading;
    settings::Profile m_profile;
    std::chrono::milliseconds m_timeout;
    const Clock &m_clock;
    std::chrono::steady_clock::time_point m_until;
    session::IngestThread m_thread;
    session::DevicePublisher m_publisher;
    QTimer m_deadline;
    std::optional<std::chrono::milliseconds> m_roundTrip;
    QString m_said;
    bool m_isSent = false;
    bool m_isFinished = false;
};

} // namespace insite::ctl
