// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/seriesshape.h"

#include <algorithm>
#include <limits>

namespace insite::charts {

using readings::Point;
using readings::Sample;
using std::chrono::milliseconds;

namespace {

constexpr double kBreak = std::numeric_limits<double>::quiet_NaN();

double hours(milliseconds length)
{
    return std::chrono::duration<double, std::ratio<3600>>(length).count();
}

Instant middleOf(Instant from, Instant to)
{
    return from + (to - from) / 2;
}

void breakLine(std::vector<Point> &line, Instant from, Instant to)
{
    if (!line.empty())
        line.push_back({middleOf(from, to), kBreak});
}

/// Each reading over its own interval; what is left of a thinned range is joined.
std::vector<Point> lineOfSamples(const SeriesData &data)
{
    std::vector<Point> line;
    line.reserve(data.samples.size() * 2);
    const Sample *before = nullptr;
    auto gap = data.gaps.begin();
    for (const Sample &sample : data.samples) {
        while (before && gap != data.gaps.end() && gap->from < before->at)
            ++gap;
        const bool isGap = before && gap != data.gaps.end() && gap->from < sample.at;
        const bool isStep = sample.length.count() > 0 && !data.isThinned();
        Instant start = sample.at - sample.length;
        if (isGap)
            breakLine(line, before->at, isStep ? std::max(start, before->at) : sample.at);
        else if (before)
            start = before->at;
        if (isStep)
            line.push_back({start, sample.value});
        line.push_back({sample.at, sample.value});
        before = &sample;
    }
    return line;
}

std::vector<Point> lineOfLevels(const std::vector<Level> &levels)
{
    std::vector<Point> line;
    line.reserve(levels.size() * 2);
    for (size_t i = 0; i < levels.size(); ++i) {
        if (i > 0 && levels[i - 1].to != levels[i].from)
            breakLine(line, levels[i - 1].to, levels[i].from);
        line.push_back({levels[i].from, levels[i].value});
        line.push_back({levels[i].to, levels[i].value});
    }
    return line;
}

std::vector<Sample> statesOf(const SeriesData &data)
{
    std::vector<Sample> states = data.samples;
    for (Sample &state : states)
        state.length = Sample::kNoLength;
    return states;
}

std::vector<Level> amountsOfSamples(const SeriesData &data, size_t first)
{
    std::vector<Level> amounts;
    const auto &samples = data.samples;
    for (size_t i = first; i < samples.size(); ++i) {
        const Sample &sample = samples[i];
        milliseconds length = sample.length;
        if (length.count() <= 0)
            length = data.expectedInterval.value_or(milliseconds(0));
        Instant from = sample.at - length;
        if (i > 0) // two that overlap share no time
            from = std::clamp(from, std::min(samples[i - 1].at, sample.at), sample.at);
        amounts.push_back({from, sample.at, sample.value, false});
    }
    return amounts;
}

struct Stretch
{
    Instant from;
    Instant to;
};

/// Where it is not known what was counted: before the first amount and after the last, where readings are
/// missing, and where a counter was reset.
std::vector<Stretch> unknownBetween(const std::vector<Level> &amounts, const SeriesData &data, bool isCounter)
{
    if (amounts.empty())
        return {};
    std::vector<Stretch> unknown{{Instant::min(), amounts.front().from}};
    for (size_t i = 1; i < amounts.size(); ++i) {
        const Stretch between{amounts[i - 1].to, amounts[i].from};
        const auto isIn = [&between](const readings::Gap &gap) {
            return gap.from < between.to && gap.to > between.from;
        };
        if (between.from < between.to && (isCounter || std::ranges::any_of(data.gaps, isIn)))
            unknown.push_back(between);
    }
    unknown.push_back({amounts.back().to, Instant::max()});
    return unknown;
}

/// Each amount goes into the bars that it lies in, by the share of its time.
std::vector<Level> barsOf(const std::vector<Level> &amounts, const std::vector<Instant> &edges,
                          const std::vector<Stretch> &unknown)
{
    std::vector<Level> bars;
    if (edges.size() < 2)
        return bars;
    std::vector<bool> isFilled(edges.size() - 1);
    for (size_t i = 0; i + 1 < edges.size(); ++i)
        bars.push_back({edges[i], edges[i + 1], 0});
    for (Level &bar : bars) {
        const auto next = std::ranges::upper_bound(unknown, bar.from, {}, &Stretch::to);
        bar.isPartial = next != unknown.end() && next->from < bar.to;
    }
    for (const Level &amount : amounts) {
        // What covers no time belongs to where it ends.
        const Instant from = std::min(amount.from, amount.to - milliseconds(1));
        const double length = static_cast<double>((amount.to - from).count());
        const auto first = std::ranges::upper_bound(edges, from) - edges.begin() - 1;
        for (auto i = static_cast<size_t>(std::max<ptrdiff_t>(first, 0)); i < bars.size(); ++i) {
            Level &bar = bars[i];
            if (bar.from >= amount.to)
                break;
            const auto part = std::min(bar.to, amount.to) - std::max(bar.from, from);
            if (part.count() <= 0)
                continue;
            bar.value += amount.value * static_cast<double>(part.count()) / length;
            bar.isAcrossGap = bar.isAcrossGap || amount.isAcrossGap;
            isFilled[i] = true;
        }
    }
    std::vector<Level> filled;
    for (size_t i = 0; i < bars.size(); ++i) {
        if (isFilled[i])
            filled.push_back(bars[i]);
    }
    return filled;
}

std::vector<Level> ratesOf(const std::vector<Level> &amounts)
{
    std::vector<Level> rates;
    for (const Level &amount : amounts) {
        // When it was counted is not known, so neither is how fast.
        if (!amount.isAcrossGap && amount.to > amount.from)
            rates.push_back({amount.from, amount.to, amount.value / hours(amount.to - amount.from), false});
    }
    return rates;
}

std::vector<ResetMark> resetsOf(const SeriesData &data, SeriesForm form, RegisterKind kind)
{
    const bool isCounter = kind == RegisterKind::Counter || isOfCounter(form);
    if (!isCounter && kind != RegisterKind::Unknown)
        return {};
    std::vector<ResetMark> marks;
    const bool isThinnedUnknown = data.isThinned() && !isCounter; // its versions are not told
    if (isThinnedUnknown)
        return marks;
    for (const auto &reset : readings::resetsIn(isCounter ? statesOf(data) : data.samples))
        marks.push_back({reset.at, reset.from, reset.to});
    return marks;
}

} // namespace

std::vector<Level> amountsOf(const SeriesData &data, bool isCounter)
{
    std::vector<Level> amounts;
    if (isCounter) {
        const std::vector<Sample> states = statesOf(data);
        for (const auto &step : readings::stepsIn(states, data.gaps))
            amounts.push_back({step.from, step.to, step.amount, step.isAcrossGap});
        return amounts;
    }
    if (!data.isThinned())
        return amountsOfSamples(data, 0);
    const Instant after = data.columnsTo.value_or(Instant::min());
    for (const DataColumn &column : data.columns)
        amounts.push_back(
            {column.from, std::max(column.from, std::min(column.to, after)), column.sum, false});
    const auto first = std::ranges::upper_bound(data.samples, after, {}, &Sample::at) - data.samples.begin();
    std::ranges::copy(amountsOfSamples(data, static_cast<size_t>(first)), std::back_inserter(amounts));
    return amounts;
}

SeriesShape shapeOf(const SeriesData &data, SeriesForm form, RegisterKind kind,
                    const std::vector<Instant> &barEdges)
{
    SeriesShape shape;
    shape.resets = resetsOf(data, form, kind);
    if (form == SeriesForm::AsSent) {
        shape.line = lineOfSamples(data);
        return shape;
    }
    const std::vector<Level> amounts = amountsOf(data, isOfCounter(form));
    if (isBars(form)) {
        shape.levels = barsOf(amounts, barEdges, unknownBetween(amounts, data, isOfCounter(form)));
    } else {
        shape.levels = ratesOf(amounts);
        shape.line = lineOfLevels(shape.levels);
    }
    return shape;
}

std::optional<double> valueAt(const SeriesData &data, const SeriesShape &shape, SeriesForm form, Instant at)
{
    if (form == SeriesForm::AsSent) {
        const Sample *sample = sampleAt(data, at);
        return sample ? std::optional(sample->value) : std::nullopt;
    }
    const auto level = std::ranges::lower_bound(shape.levels, at, {}, &Level::to);
    if (level == shape.levels.end() || at < level->from)
        return {};
    return level->value;
}

} // namespace insite::charts
