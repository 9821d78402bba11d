// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meternode.h"

#include <algorithm>

namespace insite::tree {

using std::chrono::milliseconds;

milliseconds ageOf(const readings::RegisterSnapshot &snapshot, Instant now)
{
    const Instant since = std::min(snapshot.latest.measuredAt, snapshot.lastReceivedAt);
    return std::max(milliseconds(0), now - since);
}

std::optional<milliseconds> expectedInterval(std::optional<milliseconds> known,
                                             const readings::RegisterSnapshot &before,
                                             const readings::RegisterSnapshot &after)
{
    if (after.latest.measuredFrom) {
        const milliseconds interval = after.latest.measuredAt - *after.latest.measuredFrom;
        return interval.count() > 0 ? std::optional(interval) : known;
    }
    const milliseconds distance = after.latest.measuredAt - before.latest.measuredAt;
    const qint64 count = after.count - before.count;
    if (count <= 0 || distance.count() <= 0) {
        return known;
    }
    const milliseconds mean = distance / count;
    return known ? *known + (mean - *known) / 4 : mean;
}

theme::Quality qualityAt(const MeterNode::State &state, Instant now)
{
    constexpr milliseconds kUnlessKnown = std::chrono::hours(1);
    return theme::qualityOf(ageOf(state.snapshot, now), state.interval.value_or(kUnlessKnown));
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
