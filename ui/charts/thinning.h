// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace insite::charts {

/// The points of a register as a line that tells the truth about it, in order of time; NaN stands where it
/// breaks.
///
/// Of version 2 each reading is a level stretch over its interval (mqtt-services.txt, "Payload format"),
/// joined to the one before where they meet; the line breaks where more than 1.5 intervals lie between two
/// ends. Of version 1 (`interval` absent) the counter's states are joined, as nothing tells when the next was
/// due. Pure.
[[nodiscard]] std::vector<readings::Point> shapeOf(std::span<const readings::Point> points,
                                                   std::optional<std::chrono::milliseconds> interval);

/// At most five points for each column of `column` length, counted from the epoch so that the same points
/// fall into the same columns while the range moves: first, minimum, maximum and last in order of time, and a
/// NaN before the next where the line breaks between the columns. A break inside a column cannot be seen and
/// is left out. Pure.
[[nodiscard]] std::vector<readings::Point> thin(std::span<const readings::Point> line,
                                                std::chrono::milliseconds column);

/// The reading that holds at `at`: of version 2 the one whose interval it is in, of version 1 the last one at
/// or before it. Absent in a gap, before the first and, of version 2, after the last. Pure.
[[nodiscard]] std::optional<readings::Point> readingAt(std::span<const readings::Point> points,
                                                       std::optional<std::chrono::milliseconds> interval,
                                                       Instant at);

/// Least and greatest value of a line between two instants, where it crosses them included; absent where
/// nothing of it lies there. Pure.
[[nodiscard]] std::optional<std::pair<double, double>> extentOf(std::span<const readings::Point> line,
                                                                Instant from, Instant to);

} // namespace insite::charts
