// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

namespace insite {

/// Where the time comes from; tests hand in one that they move themselves. Implementations may be called from
/// any thread. The owner is the composition root.
class Clock
{
public:
    virtual ~Clock() = default;

    /// The computer's wall clock. It may jump: a person, NTP or a sleep can set it.
    [[nodiscard]] virtual Instant now() const = 0;

    /// Never jumps back and has no relation to the calendar; for ages, timeouts and rates.
    [[nodiscard]] virtual std::chrono::steady_clock::time_point monotonic() const = 0;
};

/// The real one.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override;
};

} // namespace insite
