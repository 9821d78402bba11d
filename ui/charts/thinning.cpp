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

std::optional<std::pair<double, double>> extentOf(std::span<const Level> levels, Instant from, Instant to)
{
    std::optional<std::pair<double, double>> extent;
    for (const Level &level : levels) {
        if (level.to <= from || level.from >= to) {
            continue;
        }
        extent = extent.value_or(std::pair(0.0, 0.0));
        extent->first = std::min(extent->first, level.value);
        extent->second = std::max(extent->second, level.value);
    }
    return extent;
}

} // namespace insite::charts
