// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/sample.h"

#include <optional>
#include <span>
#include <vector>

namespace insite::readings {

/// A time from which readings are missing.
struct Gap
{
    Instant from;       ///< End of the reading before.
    Instant to;         ///< Version 2: start of the reading after; version 1: its time.
    qint64 missing = 0; ///< How many readings, at the interval expected there; at least 1.

    friend bool operator==(const Gap &, const Gap &) = default;
};

/// Whether readings are missing between two that end so far apart: more than half an interval too far.
[[nodiscard]] constexpr bool isGap(std::chrono::milliseconds distance, std::chrono::milliseconds interval)
{
    return distance * 2 > interval * 3;
}

/// The gaps between neighbouring samples, in order of time. Of version 2 the later reading tells its
/// interval; of version 1 (and of a version 2 whose interval is empty) the 64 distances on either side teach
/// what was to be expected there (learnInterval()), so that a register which changed its pace has no gaps for
/// it. Where nothing is expected there is no gap. A silence that has not ended is none either: freshnessOf()
/// tells it. Pure: the late reading that fills a gap ends it.
///
/// Samples of another time do not matter beyond 65 on either side of a place.
[[nodiscard]] std::vector<Gap> gapsIn(std::span<const Sample> samples);

} // namespace insite::readings
