// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"

#include <QRectF>

#include <optional>
#include <vector>

class QColor;
class QPainter;

namespace insite::tree {

/// How many points a trend shows at most.
inline constexpr size_t kTrendPoints = 32;

/// Of a counter: what it counted for each hour, from each state to the next; a reset leaves a gap of its own
/// (no point). In order of time.
[[nodiscard]] std::vector<readings::Point> ratesOf(const std::vector<readings::Point> &states);

/// A line without axes: the points by their time from left to right, lowest to highest from bottom to top, a
/// dot at the newest; broken where readings are missing by the interval. Nothing below two points.
void paintSparkline(QPainter &painter, const QRectF &area, const std::vector<readings::Point> &points,
                    std::optional<std::chrono::milliseconds> interval, const QColor &line,
                    const QColor &newest);

} // namespace insite::tree
