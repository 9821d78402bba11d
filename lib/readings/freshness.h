// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <optional>

namespace insite::readings {

/// How far a value can be trusted to be of now, by the register's own expected interval.
enum class Freshness {
    Never, ///< Nothing ever came.
    Fresh,
    Late,   ///< More than 1.5 intervals ago.
    Stale,  ///< More than 3.
    Silent, ///< More than 12.
};

/// How old a value is: since it was measured, or since it arrived where the meter's clock is ahead of ours;
/// 0 where our own clock stepped back.
[[nodiscard]] std::chrono::milliseconds ageAt(Instant now, Instant measuredAt, Instant receivedAt);

/// `age` is absent where nothing ever came; that is never late. Without an interval (or with an empty one)
/// nothing is expected, and so nothing is late. Pure: the caller brings the time.
[[nodiscard]] Freshness freshnessOf(std::optional<std::chrono::milliseconds> age,
                                    std::optional<std::chrono::milliseconds> interval);

} // namespace insite::readings
