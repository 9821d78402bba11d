// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/seriesshape.h"
#include "readings/livereadings.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace insite::charts {

/// At most five points for each column of `column` length, counted from the epoch so that the same points
/// fall into the same columns while the range moves: first, minimum, maximum and last in order of time, and a
/// NaN before the next where the line breaks between the columns. A break inside a column cannot be seen and
/// is left out. Pure.
[[nodiscard]] std::vector<readings::Point> thin(std::span<const readings::Point> line,
                                                std::chrono::milliseconds column);

/// Least and greatest value of a line between two instants, where it crosses them included; absent where
/// nothing of it lies there. Pure.
[[nodiscard]] std::optional<std::pair<double, double>> extentOf(std::span<const readings::Point> line,
                                                                Instant from, Instant to);

/// The same of bars, from zero on; absent where none of them lies there. Pure.
[[nodiscard]] std::optional<std::pair<double, double>> extentOf(std::span<const Level> levels, Instant from,
                                                                Instant to);

} // namespace insite::charts
