// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/gaps.h"

#include "readings/expectedinterval.h"

#include <algorithm>

namespace insite::readings {
namespace {

using std::chrono::milliseconds;

/// How many whole intervals a time is, to the nearest.
qint64 timesIn(milliseconds time, milliseconds interval)
{
    return (time.count() * 2 + interval.count()) / (interval.count() * 2);
}

std::optional<Gap> toldGap(const Sample &before, const Sample &after)
{
    // The distance of two that follow each other, were the one before as long.
    const milliseconds distance = after.at - before.at;
    if (!isGap(distance, after.length))
        return std::nullopt;
    return Gap{before.at, after.at - after.length, timesIn(distance - after.length, after.length)};
}

std::optional<Gap> learnedGap(std::span<const Sample> samples, std::span<const milliseconds> distances,
                              size_t place)
{
    const size_t first = place - std::min(place, kLearnedReach);
    const size_t last = std::min(place + kLearnedReach, distances.size() - 1);
    const auto interval = learnInterval(distances.subspan(first, last - first + 1));
    if (!interval || !isGap(distances[place], *interval))
        return std::nullopt;
    return Gap{samples[place].at, samples[place + 1].at, timesIn(distances[place], *interval) - 1};
}

} // namespace

std::vector<Gap> gapsIn(std::span<const Sample> samples)
{
    std::vector<Gap> gaps;
    if (samples.size() < 2)
        return gaps;
    std::vector<milliseconds> distances(samples.size() - 1);
    for (size_t i = 0; i < distances.size(); ++i)
        distances[i] = samples[i + 1].at - samples[i].at;
    const milliseconds least = *std::min_element(distances.begin(), distances.end());
    for (size_t i = 0; i < distances.size(); ++i) {
        const bool isTold = samples[i + 1].length > milliseconds(0);
        // What is learned may be rounded down by a tenth, but is never below the least distance by more.
        if (!isTold && distances[i] * 10 <= least * 13)
            continue;
        const auto gap = isTold ? toldGap(samples[i], samples[i + 1]) : learnedGap(samples, distances, i);
        if (gap)
            gaps.push_back(*gap);
    }
    return gaps;
}

} // namespace insite::readings
