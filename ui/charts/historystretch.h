// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/seriesdata.h"
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
    std::vector<readings::Sample> samples;
    std::vector<DataColumn> columns; ///< Of a thinned range.
    /// 0: every reading is there. Else first, last, least and greatest of each column are, and two
    /// neighbours that belong together may lie this far apart.
    std::chrono::milliseconds coarseness{0};
    std::chrono::milliseconds column{0}; ///< Length of the columns that were asked for.
    std::vector<Revision> revisions;
    bool isNewest = false; ///< The history held nothing after the range.
};

/// Every reading where they are few, else thinned to `columns` (>= 1). Not on the GUI thread.
[[nodiscard]] Result<HistoryStretch> readStretch(history::Reader &reader, const RegisterKey &key,
                                                 Instant from, Instant to, int columns);
/// Only what was revised in a range. Not on the GUI thread.
[[nodiscard]] Result<std::vector<Revision>> readRevisions(history::Reader &reader, const RegisterKey &key,
                                                          Instant from, Instant to);

/// The readings of both with from <= at <= to and one beyond each end, each time once; where both have one,
/// that of the live readings stands, as it is the newer. Pure.
[[nodiscard]] SeriesData join(const HistoryStretch &stretch, const readings::SampleView &live, Instant from,
                              Instant to);

} // namespace insite::charts
