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
namespace insite::session {
class DevicePublisher;
class IngestThread;
} // namespace insite::session

namespace insite::device {

/// The hand on a BenchEngine, which works on the ingest thread beside the device's session; the same for the
/// window and for insitectl. Nothing here waits. Made and used on one thread (the GUI's or main's); `thread`,
/// `publisher` and `clock` live longer.
class Bench final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Bench)

public:
    Bench(session::IngestThread &thread, session::DevicePublisher &publisher, const Clock &clock,
          QObject *parent = nullptr);
    ~Bench() override;

    /// Where committed readings go to be followed: called on the ingest thread, also after this object is
    /// gone.
    using Returned = std::function<void(const std::vector<Reading> &committed)>;
    [[nodiscard]] Returned returned() const;

    void load(const Plan &plan, const BenchOptions &options);
    void setOptions(const BenchOptions &options);
    void setWatched(bool isWatched);
    void setNames(const MeterNames &names);
    void burst(const std::vector<size_t> &rows, int count);
    void resetCounters(const std::vector<size_t> &rows);
    void rollOverCounters(const std::vector<size_t> &rows);
    /// reportReady() follows.
    void requestReport();

public slots:
    void start();
    void stop();
    void setPaused(bool isPaused);
    /// Ends the device's connection as a broken network would.
    void dropConnection();

signals:
    /// At most five times a second, and once after the last change.
    void progressed(const insite::device::BenchProgress &progress);
    /// Device and target are for the receiver to fill in.
    void reportReady(const insite::device::BenchReport &report);
    /// After stop(), once everything has ended, come back or been given up.
    void settled(const insite::device::BenchReport &report);

private:
    class Worker;
    void post(const std::function<void(Worker &worker)> &work);

    session::IngestThread &m_thread;
    std::shared_ptr<Worker> m_worker; ///< Used, and destroyed, on the ingest thread.
};

} // namespace insite::device
