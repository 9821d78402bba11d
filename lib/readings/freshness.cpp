// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/freshness.h"

#include <algorithm>

namespace insite::readings {

using std::chrono::milliseconds;

milliseconds ageAt(Instant now, Instant measuredAt, Instant receivedAt)
{
    return std::max(milliseconds(0), now - std::min(measuredAt, receivedAt));
}

milliseconds silenceAt(Instant now, Instant measuredAt, Instant receivedAt, bool isAhead)
{
    return isAhead ? std::max(milliseconds(0), now - receivedAt) : ageAt(now, measuredAt, receivedAt);
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

Freshness shownFreshnessOf(std::optional<milliseconds> age, std::optional<milliseconds> interval)
{
    if (age && (!interval || interval->count() <= 0))
        return *age > kOldUnlessKnown ? Freshness::Stale : Freshness::Fresh;
    return freshnessOf(age, interval);
}

} // namespace insite::readings
