// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

namespace insite {

Instant SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::chrono::steady_clock::time_point SystemClock::monotonic() const
{
    return std::chrono::steady_clock::now();
}

} // namespace insite
