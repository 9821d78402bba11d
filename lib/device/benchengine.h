// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/benchoptions.h"
#include "device/benchprogress.h"
#include "device/plan.h"

#include <QObject>

#include <functional>
#include <memory>

namespace insite {
class Clock;
}

namespace insite::device {

/// The bench's engine: what is due when, with which value, and what became of it. Each reading takes its
/// value at the moment it is sent; what fell due while the bench was paused or late is left out, not sent
/// after. One thread with an event loop (in the programs the ingest thread); tests move the clock and call
/// run().
class BenchEngine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BenchEngine)

public:
    /// Hands a payload to a broker; the token comes back in ended(), never before this returns.
    using Send = std::function<quint64(const QString &topic, const QByteArray &payload,
                                       std::chrono::milliseconds validity)>;

    /// `clock` lives longer.
    BenchEngine(const Clock &clock, Send send, QObject *parent = nullptr);
    ~BenchEngine() override;

    /// Begins with new values and counters, stopped.
    void load(Plan plan, const BenchOptions &options);
    /// From now on.
    void setOptions(const BenchOptions &options);

    void start();
    void stop();
    void setPaused(bool isPaused);
    [[nodiscard]] bool isRunning() const;

    /// So many readings of each of these rows, one after the other, within the bench's rate; whether it runs
    /// or not, and whether they are on or not.
    void burst(const std::vector<size_t> &rows, int count);
    /// On purpose; only rows that count take notice.
    void resetCounters(const std::vector<size_t> &rows);
    void rollOverCounters(const std::vector<size_t> &rows);

    /// The end of one send.
    void ended(quint64 token, session::PublishOutcome outcome, std::chrono::milliseconds roundTrip);
    /// Whether the device is connected.
    void setConnected(bool isConnected);

    /// Whether a consumer is connected, whose readings come by returned().
    void setWatched(bool isWatched);
    void returned(const std::vector<Reading> &readings);
    void setNames(const MeterNames &names);

    /// Sends what is due. Called by a timer, too.
    void run();

    /// Nothing is sent any more, nothing is pending and nothing may still come back.
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] BenchProgress takeProgress();
    /// The device and its target are for the caller to fill in.
    [[nodiscard]] BenchReport report() const;

signals:
    /// There is something for takeProgress().
    void progressed();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace insite::device
