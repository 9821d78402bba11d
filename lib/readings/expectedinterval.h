// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/sample.h"

#include <optional>
#include <span>

namespace insite::readings {

/// How many distances on either side of a place tell what was to be expected there.
inline constexpr size_t kLearnedReach = 64;

/// The interval that the distances between neighbouring readings speak for, where no payload tells it
/// (version 1): the one below which half of their time has passed, the few longest left out. So a burst of
/// quick readings does not shorten it, as bursts fill little time; an outage does not lengthen it, as outages
/// are few; and a lasting change is believed after about ten readings. Absent before there is a habit: two
/// distances are one where those that are not left out cover five minutes together, twelve where they cover
/// one, and as many as are looked at however short. So quick sends by hand promise nothing, and their end is
/// no silence.
///
/// Within a tenth of a usual length (1 s … 15 min … 1 h … 1 day …) it is that length, else it has two digits:
/// jitter does not move it. That, rather than a memory of the last answer, steadies it, so that it depends on
/// the distances alone and not on the order in which they became known. Pure; order does not matter.
[[nodiscard]] std::optional<std::chrono::milliseconds>
learnInterval(std::span<const std::chrono::milliseconds> distances);

/// A length that a payload tells is believed at once if it is as long as this: a burst by hand has none.
inline constexpr std::chrono::milliseconds kBelievedAtOnce = std::chrono::minutes(1);

/// What to expect after the newest of the samples: its own length where that is believed and the reading
/// before it (if that has one) confirms it, else what the newest 65 lengths or distances teach.
[[nodiscard]] std::optional<std::chrono::milliseconds> expectedInterval(std::span<const Sample> samples);

} // namespace insite::readings
