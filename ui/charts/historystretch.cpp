// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/historystretch.h"

#include "history/reader.h"

#include <algorithm>
#include <array>

namespace insite::charts {

using readings::Point;
using std::chrono::milliseconds;

namespace {

/// As many as thinning would leave of a column.
constexpr qint64 kPointsOfAColumn = 4;

bool isEarlier(const Point &left, const Point &right)
{
    return left.at < right.at;
}

/// Of readings that end together the later in the history's order stands: the newer schema version, then the
/// shorter interval, as in the live series.
void append(std::vector<Point> &points, const Point &point)
{
    if (!points.empty() && points.back().at == point.at)
        points.back() = point;
    else
        points.push_back(point);
}

void appendThinned(std::vector<Point> &points, const history::Thinned &thinned)
{
    for (const history::ThinnedColumn &column : thinned.columns) {
        std::array kept{column.first, column.minimum, column.maximum, column.last};
        std::ranges::stable_sort(kept, isEarlier);
        for (const Point &point : kept)
            append(points, point);
    }
}

} // namespace

Result<HistoryStretch> readStretch(history::Reader &reader, const RegisterKey &key, Instant from, Instant to,
                                   int columns)
{
    const auto thinned = reader.thinned(key, from, to, columns);
    if (!thinned)
        return tl::unexpected<Error>(thinned.error());
    HistoryStretch stretch;
    stretch.column = (to - from) / columns;
    stretch.isNewest = !thinned->after;
    if (thinned->before)
        stretch.points.push_back(*thinned->before);
    qint64 count = 0;
    for (const history::ThinnedColumn &column : thinned->columns)
        count += column.count;
    if (count <= columns * kPointsOfAColumn) {
        const auto rows = reader.range(key, from, to);
        if (!rows)
            return tl::unexpected<Error>(rows.error());
        for (const history::HistoryReading &row : *rows)
            append(stretch.points, {row.reading.measuredAt, row.reading.value});
    } else {
        // A rollup's bucket stands in the column of its start and may reach beyond it.
        stretch.coarseness = stretch.column + thinned->resolution;
        appendThinned(stretch.points, *thinned);
    }
    if (thinned->after)
        stretch.points.push_back(*thinned->after);
    return stretch;
}

readings::SeriesView join(const HistoryStretch &stretch, readings::SeriesView live, Instant from, Instant to)
{
    std::vector<Point> all;
    all.reserve(stretch.points.size() + live.points.size());
    // Of equals the first range's comes first and stays.
    std::set_union(live.points.begin(), live.points.end(), stretch.points.begin(), stretch.points.end(),
                   std::back_inserter(all), isEarlier);
    auto first = std::ranges::lower_bound(all, Point{from, 0}, isEarlier);
    auto end = std::upper_bound(first, all.end(), Point{to, 0}, isEarlier);
    first -= first == all.begin() ? 0 : 1;
    end += end == all.end() ? 0 : 1;
    live.points.assign(first, end);
    if (live.interval && stretch.coarseness > milliseconds(0)) {
        // The line breaks beyond one and a half intervals.
        live.interval = std::max(*live.interval, stretch.coarseness * 2 / 3 + milliseconds(1));
    }
    return live;
}

} // namespace insite::charts
