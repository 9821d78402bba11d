// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/seriesshape.h"

namespace insite::charts {

/// What can be said of the part of a register that is on the screen. A value.
struct SeriesStatistics
{
    qint64 count = 0;                       ///< Readings measured in the range.
    std::optional<readings::Point> minimum; ///< The earliest of equals, of what is drawn.
    std::optional<readings::Point> maximum;
    std::optional<readings::Point> last; ///< The newest reading in the range, as it was sent.
    /// Over time. Of levels in the register's unit; of counters and amounts as a rate for each hour.
    std::optional<double> mean;
    std::optional<double> total;   ///< What was used or produced; in the register's unit.
    bool isApproximate = false;    ///< Mean and total: the range is long, and its pixel columns stand for it.
    bool isTotalAcrossGap = false; ///< Part of the total was counted while readings were missing.

    friend bool operator==(const SeriesStatistics &, const SeriesStatistics &) = default;
};

/// Of `data` between two instants, both included.
///
/// Minimum and maximum: of the readings, or of the rates and bars that lie wholly or partly in the range; a
/// bar that holds only part of its time (the running one, the first, one beside a gap) is no minimum, and one
/// that holds what was counted during a gap is neither.
/// Last: the newest reading's own value.
/// Total, of a counter: what it counted from state to state, each step by the share of its time that lies in
/// the range, steps across a gap included (a counter goes on), steps across a reset left out. Of amounts:
/// each by the share of its own interval that lies in the range. So totals of neighbouring ranges add up to
/// that of both. Of levels there is none.
/// Mean, of levels: weighted by time: of version 2 each value over its interval, of states the straight line
/// between two, and gaps count for nothing. Of counters and amounts: the total for each hour of the time that
/// readings cover, so that uneven intervals do not bend it.
/// While the kind is not known (and the form does not tell it) there is neither total nor mean. Pure.
[[nodiscard]] SeriesStatistics statisticsOf(const SeriesData &data, const SeriesShape &shape, SeriesForm form,
                                            RegisterKind kind, Instant from, Instant to);

/// What kind the readings are treated as: the form's where it tells one, else the register's. Pure.
[[nodiscard]] RegisterKind kindIn(SeriesForm form, RegisterKind kind);

} // namespace insite::charts
