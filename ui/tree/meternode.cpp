// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meternode.h"

#include "readings/freshness.h"

namespace insite::tree {

using std::chrono::milliseconds;

milliseconds ageOf(const readings::RegisterSnapshot &snapshot, Instant now)
{
    return readings::ageAt(now, snapshot.latest.measuredAt, snapshot.lastReceivedAt);
}

theme::Quality qualityAt(const MeterNode::State &state, Instant now)
{
    constexpr milliseconds kUnlessKnown = std::chrono::hours(1);
    switch (readings::freshnessOf(ageOf(state.snapshot, now),
                                  state.snapshot.expectedInterval.value_or(kUnlessKnown))) {
    case readings::Freshness::Never:
        return theme::Quality::Never;
    case readings::Freshness::Fresh:
        return theme::Quality::Fresh;
    case readings::Freshness::Late:
        return theme::Quality::Late;
    case readings::Freshness::Stale:
        return theme::Quality::Stale;
    case readings::Freshness::Silent:
        return theme::Quality::Silent;
    }
    Q_UNREACHABLE();
}

theme::Quality worstOf(const std::array<int, theme::kQualities> &qualities)
{
    using theme::Quality;
    for (const Quality quality :
         {Quality::Error, Quality::Silent, Quality::Stale, Quality::Late, Quality::Never}) {
        if (qualities[static_cast<size_t>(quality)] > 0) {
            return quality;
        }
    }
    return Quality::Fresh;
}

} // namespace insite::tree
