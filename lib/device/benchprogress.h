// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/benchreport.h"
#include "session/devicesession.h"

namespace insite::device {

/// One row as it stands.
struct RowProgress
{
    static constexpr size_t kRecent = 60;

    size_t row = 0;
    RowReport report;
    QString lastPayload; ///< As it stood on the wire; empty before the first, and for an empty one.
    Instant lastAt;
    std::optional<session::PublishOutcome> lastOutcome; ///< Absent while it is pending.
    std::vector<double> recent;                         ///< The last values that were sent, the newest last.
};

/// What has changed since the last one.
struct BenchProgress
{
    bool isRunning = false;
    bool isPaused = false;
    bool isWatched = false;        ///< A consumer is connected: what comes back is seen.
    qint64 burstLeft = 0;          ///< Waits for its turn within the 1,000 a second.
    std::vector<RowProgress> rows; ///< Only those that changed.
    SendCounts sends;              ///< Of all rows.
    RoundTripCounts trip;
    Judgement judgement;
};

} // namespace insite::device

Q_DECLARE_METATYPE(insite::device::BenchProgress)
