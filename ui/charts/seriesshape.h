// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/seriesdata.h"
#include "charts/seriesform.h"
#include "readings/livereadings.h"

namespace insite::charts {

/// A value that holds over a stretch of time: a step of a rate, or a bar.
struct Level
{
    Instant from;
    Instant to;
    double value = 0;
    /// Part of it was counted while readings were missing: how much is known, when is not.
    bool isAcrossGap = false;
    /// Of a bar: of part of its time nothing is known (yet), so it holds less than was counted.
    bool isPartial = false;

    friend bool operator==(const Level &, const Level &) = default;
};

/// A counter that stepped back, where a person can see it.
struct ResetMark
{
    Instant at;
    double from = 0;
    double to = 0;

    friend bool operator==(const ResetMark &, const ResetMark &) = default;
};

/// A register's readings in a form, ready to be thinned and drawn.
struct SeriesShape
{
    std::vector<readings::Point> line; ///< In order of time; NaN where it breaks. Empty for bars.
    std::vector<Level> levels;         ///< Of every form but AsSent; in order of time.
    std::vector<ResetMark> resets;     ///< Only where the readings are a counter's.
};

/// `barEdges` are used by the forms with bars. `kind` decides whether a step back is a reset; where it is not
/// known, only of version 1, whose readings are a counter's states (facts.md, "MQTT").
///
/// As sent, a reading of version 2 is a level stretch over its own interval, joined to the one before where
/// they meet; states are joined by a line; both break in a gap. What a counter counted between two states is
/// spread evenly over the time between them, and so is an amount over its interval: bars cut it at their
/// edges, and all bars together hold exactly what was counted. Across a reset nothing is counted. Pure.
[[nodiscard]] SeriesShape shapeOf(const SeriesData &data, SeriesForm form, RegisterKind kind,
                                  const std::vector<Instant> &barEdges);

/// What is counted from one reading to the next: a counter's steps, or the amounts themselves, each over the
/// time that it covers. Of a thinned range, amounts come from its columns. Pure.
[[nodiscard]] std::vector<Level> amountsOf(const SeriesData &data, bool isCounter);

/// What holds at `at` in this form; absent where nothing does. Pure.
[[nodiscard]] std::optional<double> valueAt(const SeriesData &data, const SeriesShape &shape, SeriesForm form,
                                            Instant at);

} // namespace insite::charts
