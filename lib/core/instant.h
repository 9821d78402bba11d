// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace insite {

/// A point in time, UTC, milliseconds since 1970-01-01T00:00:00Z. Local time exists on the screen only.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// "2023-01-01T12:34:56.789Z": always UTC, always three decimals, whatever the locale.
/// Range: years 0000 to 9999, as the payloads can hold no other.
[[nodiscard]] QString toIsoUtc(Instant instant);

} // namespace insite
