// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "readings/livereadings.h"

#include <chrono>
#include <vector>

namespace insite::history {
class Reader;
}

namespace insite::charts {

/// What the history holds of a register in a range.
struct HistoryStretch
{
    /// In order of measured time, each time once; with one beyond each end where there is one.
    std::vector<readings::Point> points;
    /// 0: every reading is there. Else first, last, least and greatest of each column are, and two
    /// neighbours that belong together may lie this far apart.
    std::chrono::milliseconds coarseness{0};
    std::chrono::milliseconds column{0}; ///< Length of the columns that were asked for.
    bool isNewest = false;               ///< The history held nothing after the range.
};

/// Every reading where they are few, else thinned to `columns` (>= 1). Not on the GUI thread.
[[nodiscard]] Result<HistoryStretch> readStretch(history::Reader &reader, const RegisterKey &key,
                                                 Instant from, Instant to, int columns);

/// The points of both with from <= at <= to and one beyond each end, each time once; where both have one,
/// that of the live readings stands, as it is the newer. The interval grows with the coarseness, so that
/// thinned readings do not look like gaps. Pure.
[[nodiscard]] readings::SeriesView join(const HistoryStretch &stretch, readings::SeriesView live,
                                        Instant from, Instant to);

} // namespace insite::charts
