// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/freshness.h"

#include <algorithm>

namespace insite::readings {

using std::chrono::milliseconds;

milliseconds ageAt(Instant now, Instant measuredAt, Instant receivedAt)
{
    return std::max(milliseconds(0), now - std::min(measuredAt, receivedAt));
}

Freshness freshnessOf(std::optional<milliseconds> age, std::optional<milliseconds> interval)
{
    if (!age)
        return Freshness::Never;
    if (!interval || interval->count() <= 0 || *age * 2 <= *interval * 3)
        return Freshness::Fresh;
    if (*age <= *interval * 3)
        return Freshness::Late;
    return *age <= *interval * 12 ? Freshness::Stale : Freshness::Silent;
}

} // namespace insite::readings
