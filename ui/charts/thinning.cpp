// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/thinning.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace insite::charts {

using readings::Point;
using std::chrono::milliseconds;

namespace {

constexpr double kBreak = std::numeric_limits<double>::quiet_NaN();

qint64 columnOf(Instant at, milliseconds column)
{
    const qint64 ms = at.time_since_epoch().count();
    const qint64 width = column.count();
    return ms >= 0 ? ms / width : -((-ms + width - 1) / width);
}

/// First, least, greatest and last of a run, in order of time, each once.
void appendExtremes(std::vector<Point> &out, const Point *first, const Point *last)
{
    const Point *least = first;
    const Point *greatest = first;
    for (const Point *point = first; point <= last; ++point) {
        least = point->value < least->value ? point : least;
        greatest = point->value > greatest->value ? point : greatest;
    }
    std::array<const Point *, 4> kept{first, std::min(least, greatest), std::max(least, greatest), last};
    const auto end = std::unique(kept.begin(), kept.end());
    for (auto it = kept.begin(); it != end; ++it) {
        out.push_back(**it);
    }
}

} // namespace

std::vector<Point> shapeOf(std::span<const Point> points, std::optional<milliseconds> interval)
{
    if (!interval || interval->count() <= 0) {
        return {points.begin(), points.end()};
    }
    std::vector<Point> line;
    line.reserve(points.size() * 2);
    for (size_t i = 0; i < points.size(); ++i) {
        const Point &point = points[i];
        Instant start = point.at - *interval;
        if (i > 0) {
            const Instant before = points[i - 1].at;
            if (readings::isGap(point.at - before, *interval)) {
                line.push_back({before + (start - before) / 2, kBreak});
            } else {
                start = before;
            }
        }
        line.push_back({start, point.value});
        line.push_back(point);
    }
    return line;
}

std::vector<Point> thin(std::span<const Point> line, milliseconds column)
{
    std::vector<Point> out;
    if (column.count() <= 1) {
        out.assign(line.begin(), line.end());
        return out;
    }
    std::vector<Point> run; // of one column, without breaks
    const Point *pendingBreak = nullptr;
    qint64 current = 0;
    for (const Point &point : line) {
        if (std::isnan(point.value)) {
            pendingBreak = &point;
            continue;
        }
        const qint64 at = columnOf(point.at, column);
        if (!run.empty() && at != current) {
            appendExtremes(out, run.data(), run.data() + run.size() - 1);
            run.clear();
            if (pendingBreak) {
                out.push_back(*pendingBreak);
            }
        }
        pendingBreak = nullptr;
        current = at;
        run.push_back(point);
    }
    if (!run.empty()) {
        appendExtremes(out, run.data(), run.data() + run.size() - 1);
    }
    return out;
}

std::optional<Point> readingAt(std::span<const Point> points, std::optional<milliseconds> interval,
                               Instant at)
{
    const auto isEarlier = [](const Point &point, Instant instant) {
        return point.at < instant;
    };
    auto found = std::lower_bound(points.begin(), points.end(), at, isEarlier);
    if (interval && interval->count() > 0) {
        // Its interval ends at or after `at`, and begins before; an interval told short reaches back to its
        // neighbour.
        if (found == points.end()) {
            return {};
        }
        Instant start = found->at - *interval;
        if (found != points.begin() && !readings::isGap(found->at - (found - 1)->at, *interval)) {
            start = (found - 1)->at;
        }
        return at >= start ? std::optional(*found) : std::nullopt;
    }
    if (found != points.end() && found->at == at) {
        return *found;
    }
    return found == points.begin() ? std::nullopt : std::optional(*(found - 1));
}

std::optional<std::pair<double, double>> extentOf(std::span<const Point> line, Instant from, Instant to)
{
    double least = std::numeric_limits<double>::infinity();
    double greatest = -least;
    const auto include = [&](double value) {
        if (!std::isnan(value)) {
            least = std::min(least, value);
            greatest = std::max(greatest, value);
        }
    };
    for (size_t i = 0; i < line.size(); ++i) {
        const Point &point = line[i];
        if (point.at >= from && point.at <= to) {
            include(point.value);
        }
        if (i == 0) {
            continue;
        }
        const Point &before = line[i - 1];
        for (const Instant edge : {from, to}) {
            if (before.at < edge && edge < point.at) {
                const double share = static_cast<double>((edge - before.at).count()) /
                                     static_cast<double>((point.at - before.at).count());
                include(before.value + (point.value - before.value) * share);
            }
        }
    }
    return least <= greatest ? std::optional(std::pair(least, greatest)) : std::nullopt;
}

} // namespace insite::charts
