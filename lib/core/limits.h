// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace insite {

/// What a person wants to be told of about one register, in its unit.
struct Limits
{
    std::optional<double> low;  ///< Below it is an alarm.
    std::optional<double> high; ///< Above it is an alarm.
    double hysteresis = 0;      ///< 0 or more: how far back inside a value must come to end the alarm.
    std::chrono::milliseconds delay{0}; ///< How long (measured time) it must last before it is told.

    [[nodiscard]] bool isEmpty() const { return !low && !high; }

    friend bool operator==(const Limits &, const Limits &) = default;
};

} // namespace insite
