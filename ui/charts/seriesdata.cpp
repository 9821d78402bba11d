// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/seriesdata.h"

#include <algorithm>

namespace insite::charts {

using readings::Gap;
using readings::Sample;
using std::chrono::milliseconds;

namespace {

/// Fewer readings than this hardly teach a pace (learnInterval()).
constexpr size_t kTeachingSamples = 13;

/// Between two that the range shows too few of to learn from.
void appendByExpectation(std::vector<Gap> &gaps, std::span<const Sample> samples, milliseconds expected)
{
    for (size_t i = 1; i < samples.size(); ++i) {
        const Sample &before = samples[i - 1];
        const Sample &after = samples[i];
        const milliseconds interval = after.length.count() > 0 ? after.length : expected;
        if (interval.count() > 0 && readings::isGap(after.at - before.at, interval)) {
            const Instant to = after.length.count() > 0 ? after.at - after.length : after.at;
            gaps.push_back({before.at, to, std::max<qint64>(1, (after.at - before.at) / interval - 1)});
        }
    }
}

/// The first sample of each stretch as long as the coarseness stands for it.
std::vector<Gap> coarseGaps(std::span<const Sample> samples, milliseconds coarseness)
{
    std::vector<Sample> firsts;
    std::vector<Instant> lasts;
    for (const Sample &sample : samples) {
        if (firsts.empty() || sample.at - firsts.back().at >= coarseness) {
            firsts.push_back({sample.at, Sample::kNoLength, sample.value});
            lasts.push_back(sample.at);
        }
        lasts.back() = sample.at;
    }
    std::vector<Gap> gaps;
    for (Gap gap : readings::gapsIn(firsts)) {
        const auto at = std::ranges::lower_bound(firsts, gap.from, {}, &Sample::at) - firsts.begin();
        gap.from = lasts[static_cast<size_t>(at)];
        if (gap.to - gap.from > coarseness)
            gaps.push_back(gap);
    }
    return gaps;
}

} // namespace

std::vector<Gap> gapsOf(std::span<const Sample> samples, milliseconds coarseness,
                        std::optional<milliseconds> expectedInterval, Instant containedTo)
{
    const auto end = std::ranges::upper_bound(samples, containedTo, {}, &Sample::at);
    const std::span<const Sample> contained(samples.begin(), end);
    std::vector<Gap> gaps;
    if (coarseness.count() > 0)
        gaps = coarseGaps(contained, coarseness);
    else if (contained.size() >= kTeachingSamples || !expectedInterval)
        gaps = readings::gapsIn(contained);
    else
        appendByExpectation(gaps, contained, *expectedInterval);
    // A stamp in the future stands apart: nothing leads to it.
    if (!contained.empty() && end != samples.end())
        gaps.push_back({contained.back().at, end->at, 1});
    return gaps;
}

const Gap *gapBetween(std::span<const Gap> gaps, Instant before, Instant after)
{
    const auto found = std::ranges::lower_bound(gaps, before, {}, &Gap::from);
    return found != gaps.end() && found->from < after ? &*found : nullptr;
}

const Sample *sampleAt(const SeriesData &data, Instant at)
{
    const auto &samples = data.samples;
    const auto next = std::ranges::lower_bound(samples, at, {}, &Sample::at);
    if (next != samples.end() && next->at == at)
        return &*next;
    const Sample *before = next == samples.begin() ? nullptr : &*(next - 1);
    if (next != samples.end()) {
        const Gap *gap = before ? gapBetween(data.gaps, before->at, next->at) : nullptr;
        // Of version 2 it is the interval that has not ended yet; one told short reaches to its neighbour.
        if (next->length.count() > 0 && !data.isThinned()) {
            const bool isInside = at > next->at - next->length || (before && !gap);
            return isInside ? &*next : nullptr;
        }
        return gap ? nullptr : before;
    }
    if (!before || before->length.count() > 0)
        return nullptr;
    const milliseconds due =
        std::max(data.expectedInterval.value_or(milliseconds(0)), data.coarseness * 2 / 3);
    return due.count() > 0 && readings::isGap(at - before->at, due) ? nullptr : before;
}

} // namespace insite::charts
