// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/benchprogress.h"
#include "device/plan.h"
#include "device/valuesource.h"

#include <deque>

namespace insite::device {

/// One row while the bench works with it.
struct BenchRow
{
    PlannedRow plan;
    std::unique_ptr<ValueSource> source; ///< Null for a formula.
    std::optional<double> value;         ///< The newest, as printed.
    bool isTaken = false;                ///< A formula has taken `value` before the row itself has sent it.
    bool isDue = false;                  ///< In the turn at hand.
    std::chrono::steady_clock::time_point grid; ///< When the next one falls due, without jitter.
    qint64 produced = 0;

    SendCounts counts;
    Durations acknowledgements;
    std::deque<double> recent;
    QString lastPayload;
    Instant lastAt;
    quint64 lastToken = 0;
    std::optional<session::PublishOutcome> lastOutcome;
    bool hasChanged = false;
    RoundTripCounts toldTrip; ///< As takeProgress() has told it last.
    MatchBasis toldBasis = MatchBasis::None;

    /// Of each hundred that are produced, so many, evenly strewn: whether it hits this one.
    [[nodiscard]] bool isHit(int percent) const
    {
        return produced * percent / 100 > (produced - 1) * percent / 100;
    }
};

} // namespace insite::device
