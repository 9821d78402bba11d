// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/seriesstatistics.h"

#include <algorithm>

namespace insite::charts {

using readings::Point;
using readings::Sample;
using std::chrono::milliseconds;

namespace {

double hours(milliseconds length)
{
    return std::chrono::duration<double, std::ratio<3600>>(length).count();
}

void include(SeriesStatistics &statistics, const Point &point)
{
    if (!statistics.minimum || point.value < statistics.minimum->value)
        statistics.minimum = point;
    if (!statistics.maximum || point.value > statistics.maximum->value)
        statistics.maximum = point;
}

/// A stretch of time over which a value is level or moves evenly, and how long it counts.
struct Weighted
{
    double sum = 0; ///< Value times hours.
    double hours = 0;
};

/// The straight line between two states, as far as it lies in the range.
void addSlope(Weighted &weighted, const Sample &before, const Sample &after, Instant from, Instant to)
{
    const Instant begin = std::max(before.at, from);
    const Instant end = std::min(after.at, to);
    if (end <= begin)
        return;
    const double length = static_cast<double>((after.at - before.at).count());
    const auto at = [&](Instant instant) {
        const double share = static_cast<double>((instant - before.at).count()) / length;
        return before.value + (after.value - before.value) * share;
    };
    weighted.sum += (at(begin) + at(end)) / 2 * hours(end - begin);
    weighted.hours += hours(end - begin);
}

void addLevel(Weighted &weighted, Instant begin, Instant end, double value, Instant from, Instant to)
{
    begin = std::max(begin, from);
    end = std::min(end, to);
    if (end > begin) {
        weighted.sum += value * hours(end - begin);
        weighted.hours += hours(end - begin);
    }
}

Weighted levelsOverTime(const SeriesData &data, Instant from, Instant to)
{
    Weighted weighted;
    for (const DataColumn &column : data.columns) {
        if (column.count > 0)
            addLevel(weighted, column.from, std::min(column.to, data.columnsTo.value_or(column.to)),
                     column.sum / static_cast<double>(column.count), from, to);
    }
    const Instant after = data.isThinned() ? data.columnsTo.value_or(Instant::min()) : Instant::min();
    const auto &samples = data.samples;
    for (size_t i = 0; i < samples.size(); ++i) {
        const Sample &sample = samples[i];
        if (data.isThinned() && sample.at <= after)
            continue;
        const bool hasNeighbour = i > 0 && !gapBetween(data.gaps, samples[i - 1].at, sample.at);
        if (sample.length.count() > 0) {
            // Two intervals that overlap share their time once.
            Instant begin = sample.at - sample.length;
            if (i > 0)
                begin = hasNeighbour ? samples[i - 1].at : std::max(begin, samples[i - 1].at);
            addLevel(weighted, begin, sample.at, sample.value, from, to);
        } else if (hasNeighbour) {
            addSlope(weighted, samples[i - 1], sample, from, to);
        }
    }
    return weighted;
}

void addTotals(SeriesStatistics &statistics, const std::vector<Level> &amounts, Instant from, Instant to)
{
    double total = 0;
    double covered = 0;
    bool isAny = false;
    for (const Level &amount : amounts) {
        const Instant begin = std::max(amount.from, from);
        const Instant end = std::min(amount.to, to);
        if (amount.from == amount.to) {
            if (amount.to > from && amount.to <= to) {
                total += amount.value;
                isAny = true;
            }
            continue;
        }
        if (end <= begin)
            continue;
        const double share = static_cast<double>((end - begin).count()) /
                             static_cast<double>((amount.to - amount.from).count());
        total += amount.value * share;
        covered += hours(end - begin);
        isAny = true;
        statistics.isTotalAcrossGap = statistics.isTotalAcrossGap || amount.isAcrossGap;
    }
    if (isAny)
        statistics.total = total;
    if (covered > 0)
        statistics.mean = total / covered;
}

void addReadings(SeriesStatistics &statistics, const SeriesData &data, bool includeValues, Instant from,
                 Instant to)
{
    const auto first = std::ranges::lower_bound(data.samples, from, {}, &Sample::at);
    const auto end = std::ranges::upper_bound(first, data.samples.end(), to, {}, &Sample::at);
    for (auto it = first; it != end; ++it) {
        if (includeValues)
            include(statistics, {it->at, it->value});
    }
    statistics.count = end - first;
    if (end != first)
        statistics.last = Point{(end - 1)->at, (end - 1)->value};
    if (data.isThinned()) {
        const Instant after = data.columnsTo.value_or(Instant::min());
        statistics.count = std::count_if(first, end, [after](const Sample &each) { return each.at > after; });
        for (const DataColumn &column : data.columns) {
            if (column.from >= from && column.from < to)
                statistics.count += column.count;
        }
    }
}

} // namespace

RegisterKind kindIn(SeriesForm form, RegisterKind kind)
{
    if (form == SeriesForm::AsSent)
        return kind;
    return isOfCounter(form) ? RegisterKind::Counter : RegisterKind::IntervalAmount;
}

SeriesStatistics statisticsOf(const SeriesData &data, const SeriesShape &shape, SeriesForm form,
                              RegisterKind kind, Instant from, Instant to)
{
    SeriesStatistics statistics;
    addReadings(statistics, data, form == SeriesForm::AsSent, from, to);
    for (const Level &level : shape.levels) {
        const bool isWhole = !level.isPartial && !level.isAcrossGap;
        if (isWhole && level.to > from && level.from < to)
            include(statistics, {level.from, level.value});
    }
    statistics.isApproximate = data.isThinned();
    switch (kindIn(form, kind)) {
    case RegisterKind::Unknown:
        break;
    case RegisterKind::Instant: {
        const Weighted weighted = levelsOverTime(data, from, to);
        if (weighted.hours > 0)
            statistics.mean = weighted.sum / weighted.hours;
        break;
    }
    case RegisterKind::Counter:
    case RegisterKind::IntervalAmount:
        addTotals(statistics, amountsOf(data, kindIn(form, kind) == RegisterKind::Counter), from, to);
        break;
    }
    return statistics;
}

} // namespace insite::charts
