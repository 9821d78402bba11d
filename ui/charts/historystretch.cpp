// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/historystretch.h"

#include "history/reader.h"

#include <algorithm>
#include <array>

namespace insite::charts {

using readings::Point;
using readings::Sample;
using std::chrono::milliseconds;

namespace {

/// As many as thinning would leave of a column.
constexpr qint64 kPointsOfAColumn = 4;

/// Of readings that end together the later in the history's order stands: the newer schema version, then the
/// shorter interval, as in the live series.
void append(std::vector<Sample> &samples, const Sample &sample)
{
    if (!samples.empty() && samples.back().at == sample.at)
        samples.back() = sample;
    else
        samples.push_back(sample);
}

void append(std::vector<Sample> &samples, const std::optional<Point> &point)
{
    if (point)
        append(samples, {point->at, Sample::kNoLength, point->value});
}

void appendThinned(HistoryStretch &stretch, const history::Thinned &thinned, Instant from, Instant to,
                   int columns)
{
    const auto edge = [&](int index) {
        return from + milliseconds(((to - from).count() + 1) * index / columns);
    };
    stretch.columns.reserve(thinned.columns.size());
    for (const history::ThinnedColumn &column : thinned.columns) {
        std::array kept{column.first, column.minimum, column.maximum, column.last};
        std::ranges::stable_sort(kept, {}, &Point::at);
        for (const Point &point : kept)
            append(stretch.samples, point);
        stretch.columns.push_back({edge(column.index), edge(column.index + 1), column.count, column.sum});
    }
}

Sample sampleOf(const Reading &reading)
{
    return {reading.measuredAt,
            reading.measuredFrom ? reading.measuredAt - *reading.measuredFrom : Sample::kNoLength,
            reading.value};
}

} // namespace

Result<std::vector<Revision>> readRevisions(history::Reader &reader, const RegisterKey &key, Instant from,
                                            Instant to)
{
    const auto replaced = reader.replaced(key, from, to);
    if (!replaced)
        return tl::unexpected<Error>(replaced.error());
    std::vector<Revision> revisions;
    for (const history::HistoryReading &row : *replaced) {
        if (!revisions.empty() && revisions.back().at == row.reading.measuredAt) {
            revisions.back().before = row.reading.value;
            ++revisions.back().times;
        } else {
            revisions.push_back({row.reading.measuredAt, row.reading.value, 1});
        }
    }
    return revisions;
}

Result<HistoryStretch> readStretch(history::Reader &reader, const RegisterKey &key, Instant from, Instant to,
                                   int columns)
{
    const auto thinned = reader.thinned(key, from, to, columns);
    if (!thinned)
        return tl::unexpected<Error>(thinned.error());
    HistoryStretch stretch;
    stretch.column = (to - from) / columns;
    stretch.isNewest = !thinned->after;
    qint64 count = 0;
    for (const history::ThinnedColumn &column : thinned->columns)
        count += column.count;
    if (count <= columns * kPointsOfAColumn) {
        // With the neighbours as rows, which tell their lengths.
        const auto rows = reader.range(key, thinned->before ? thinned->before->at : from,
                                       thinned->after ? thinned->after->at : to);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        for (const history::HistoryReading &row : *rows)
            append(stretch.samples, sampleOf(row.reading));
    } else {
        // A rollup's bucket stands in the column of its start and may reach beyond it.
        stretch.coarseness = stretch.column + thinned->resolution;
        append(stretch.samples, thinned->before);
        appendThinned(stretch, *thinned, from, to, columns);
        append(stretch.samples, thinned->after);
    }
    auto revisions = readRevisions(reader, key, from, to);
    if (!revisions)
        return tl::unexpected<Error>(revisions.error());
    stretch.revisions = std::move(*revisions);
    return stretch;
}

SeriesData join(const HistoryStretch &stretch, const readings::SampleView &live, Instant from, Instant to)
{
    std::vector<Sample> all;
    all.reserve(stretch.samples.size() + live.samples.size());
    // Of equals the first range's comes first and stays.
    std::ranges::set_union(live.samples, stretch.samples, std::back_inserter(all), {}, &Sample::at,
                           &Sample::at);
    SeriesData data;
    data.coarseness = stretch.coarseness;
    data.expectedInterval = live.expectedInterval;
    data.columns = stretch.columns;
    if (!stretch.columns.empty())
        data.columnsTo = stretch.isNewest && !stretch.samples.empty() ? stretch.samples.back().at : to;
    data.revisions = stretch.revisions;
    data.gaps = gapsOf(all, data.coarseness, data.expectedInterval, live.containedTo);
    auto first = std::ranges::lower_bound(all, from, {}, &Sample::at);
    auto end = std::ranges::upper_bound(first, all.end(), to, {}, &Sample::at);
    first -= first == all.begin() ? 0 : 1;
    end += end == all.end() ? 0 : 1;
    data.samples.assign(first, end);
    std::erase_if(data.gaps, [&](const readings::Gap &gap) { return gap.to < from || gap.from > to; });
    return data;
}

} // namespace insite::charts
