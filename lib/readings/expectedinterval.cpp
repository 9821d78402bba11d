// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/expectedinterval.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace insite::readings {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr size_t kLeastDistances = 2;
constexpr size_t kPlenty = 12; ///< As many as a silence must miss to be called one (freshnessOf()).
constexpr milliseconds kPlentyCover = 1min;
constexpr milliseconds kLongEnough = 5min;
constexpr size_t kCrowd = 60; ///< All that are looked at, without the outages: no hand sends so many.

constexpr auto kUsualLengths = std::to_array<milliseconds>(
    {1s,    2s, 3s, 5s, 10s, 15s, 20s, 30s, 1min, 2min, 3min, 5min, 10min, 15min,    20min,
     30min, 1h, 2h, 3h, 4h,  6h,  8h,  12h, 24h,  48h,  72h,  168h, 336h,  24h * 30, 24h * 365});

/// Keeps the order of lengths, so that two which become the same take all between them along.
milliseconds rounded(milliseconds length)
{
    for (const milliseconds usual : kUsualLengths) {
        if (length * 10 >= usual * 9 && length * 10 <= usual * 11)
            return usual;
    }
    qint64 digit = 1;
    while (length.count() / digit >= 100)
        digit *= 10;
    return milliseconds((length.count() + digit / 2) / digit * digit);
}

/// How many of the longest are taken for outages.
size_t outages(size_t count)
{
    return std::max(std::min<size_t>((count + 1) / 4, 4), count / 16);
}

/// Whether so many distances, together so long, are a habit: a person who tries some quick sends has none.
bool isHabit(size_t count, milliseconds together)
{
    return together >= kLongEnough || (count >= kPlenty && together >= kPlentyCover) || count >= kCrowd;
}

/// Whether the length that the newest payload told is confirmed by the reading before it, or by nothing yet.
bool isOfOnePace(milliseconds before, milliseconds told)
{
    return before <= milliseconds(0) || before == told || rounded(before) == rounded(told);
}

} // namespace

std::optional<milliseconds> learnInterval(std::span<const milliseconds> distances)
{
    if (distances.size() < kLeastDistances)
        return std::nullopt;
    const auto [least, greatest] = std::minmax_element(distances.begin(), distances.end());
    const milliseconds lowest = rounded(*least);
    if (*greatest == *least || lowest == rounded(*greatest)) {
        const milliseconds shortest = *least * static_cast<qint64>(distances.size());
        return isHabit(distances.size(), shortest) ? std::optional(lowest) : std::nullopt;
    }
    std::vector<milliseconds> sorted(distances.begin(), distances.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.resize(sorted.size() - outages(sorted.size()));
    const milliseconds all = std::accumulate(sorted.begin(), sorted.end(), milliseconds(0));
    if (!isHabit(sorted.size(), all))
        return std::nullopt;
    milliseconds passed(0);
    for (const milliseconds distance : sorted) {
        passed += distance;
        if (passed * 2 >= all)
            return rounded(distance);
    }
    return std::nullopt;
}

std::optional<milliseconds> expectedInterval(std::span<const Sample> samples)
{
    if (samples.empty())
        return std::nullopt;
    const milliseconds told = samples.back().length;
    const bool isTold = told > milliseconds(0);
    const bool isConfirmed = samples.size() == 1 || isOfOnePace(samples[samples.size() - 2].length, told);
    if (isConfirmed && told >= kBelievedAtOnce)
        return told;
    // Lengths that are short, or differ from one reading to the next (a person who sends now and then), tell
    // as much as distances do.
    std::array<milliseconds, kLearnedReach + 1> distances{};
    const size_t count = std::min(distances.size(), samples.size() - 1);
    const std::span newest = samples.last(count + 1);
    for (size_t i = 0; i < count; ++i)
        distances[i] = isTold && newest[i + 1].length > milliseconds(0) ? newest[i + 1].length
                                                                        : newest[i + 1].at - newest[i].at;
    return learnInterval(std::span(distances).first(count));
}

} // namespace insite::readings
