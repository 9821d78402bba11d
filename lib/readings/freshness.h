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

/// How long nothing came: as ageAt(), but since its newest arrival where that is stamped ahead of our clock
/// (`isAhead`). Such a meter is heard, though what it sends does not count as of now.
[[nodiscard]] std::chrono::milliseconds silenceAt(Instant now, Instant measuredAt, Instant receivedAt,
                                                  bool isAhead);

/// `age` is absent where nothing ever came; that is never late. Without an interval (or with an empty one)
/// nothing is expected, and so nothing is late. Pure: the caller brings the time.
[[nodiscard]] Freshness freshnessOf(std::optional<std::chrono::milliseconds> age,
                                    std::optional<std::chrono::milliseconds> interval);

/// The same for counting and showing, where an old value must not look fresh although nobody knows how often
/// it comes: it is stale after kOldUnlessKnown, and never late or silent, as those speak of an interval.
[[nodiscard]] Freshness shownFreshnessOf(std::optional<std::chrono::milliseconds> age,
                                         std::optional<std::chrono::milliseconds> interval);
inline constexpr std::chrono::hours kOldUnlessKnown{3};

} // namespace insite::readings
