// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ctl/arguments.h"
#include "ctl/benchnames.h"
#include "ctl/exitcode.h"
#include "ctl/passwordsource.h"
#include "device/bench.h"
#include "readings/recorder.h"
#include "session/devicepublisher.h"
#include "session/ingestthread.h"

#include <QTimer>

namespace insite::ctl {

/// The device set that the arguments name, ready to run, or all that is wrong with it. Reads files.
[[nodiscard]] Result<device::Plan> readBenchPlan(const Arguments &arguments,
                                                 const settings::Profile &profile);

/// `insitectl bench`: connects the consumer (if there is one) and the device, sends what the set says for so
/// long, waits until everything has ended, come back or been given up, and ends with one JSON object on
/// stdout. Main thread.
class BenchRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BenchRun)

public:
    struct Consumer
    {
        settings::Profile profile;
        std::optional<QString> password; ///< Absent: the keychain has it.
        std::optional<QString> token;    ///< Absent: no metadata is asked.
    };

    BenchRun(const Arguments &arguments, settings::Profile device, device::Plan plan,
             std::optional<Consumer> consumer, const Clock &clock);
    ~BenchRun() override;

    void start(const QString &devicePassword);
    /// The person ended it: what was sent is waited for and told.
    void stop();

signals:
    void finished(int exitCode);

private:
    void consumerChanged(const session::SessionState &state);
    void deviceChanged(const session::SessionState &state);
    void openDevice();
    void begin();
    void end();
    void settled();
    void askNames();
    void conclude(const device::BenchReport &report);
    void refuse(const session::Failure &failure);
    void tell(const session::Failure &failure, const settings::Profile &profile);
    void finish(ExitCode code);

    enum class Step { Begin, Consumer, Device, Sending, Waiting, Naming, Finished };

    settings::Profile m_profile;
    std::optional<Consumer> m_consumer;
    device::Plan m_plan;
    device::BenchOptions m_options;
    const Clock &m_clock;
    std::chrono::milliseconds m_sendingFor;
    QString m_devicePassword;
    QString m_said;
    Step m_step = Step::Begin;
    QTimer m_duration; ///< Of sending; until the device is connected, of trying.
    PasswordSource m_consumerPassword;
    session::IngestThread m_thread;
    session::DevicePublisher m_publisher;
    device::Bench m_bench;
    std::unique_ptr<BenchNames> m_names;            ///< Null while nothing was asked.
    std::unique_ptr<readings::Recorder> m_recorder; ///< Null without a consumer.
};

} // namespace insite::ctl
