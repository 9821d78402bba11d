// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/counter.h"
#include "readings/gaps.h"

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace insite::charts {

/// A reading whose value was replaced by a later arrival with the same identity.
struct Revision
{
    Instant at;        ///< Measured time.
    double before = 0; ///< The value that stood there last.
    int times = 1;     ///< How often it was revised.

    friend bool operator==(const Revision &, const Revision &) = default;
};

/// What the readings of a stretch of a long range amount to.
struct DataColumn
{
    Instant from;
    Instant to;
    qint64 count = 0;
    double sum = 0;

    friend bool operator==(const DataColumn &, const DataColumn &) = default;
};

/// What a chart knows of a register in a range: a source's answer. A value.
struct SeriesData
{
    /// In order of measured time, each time once. Every reading where `coarseness` is 0; else first, least,
    /// greatest and last of each column, each a reading that is in the history.
    std::vector<readings::Sample> samples;
    std::vector<DataColumn> columns;  ///< Of a thinned range: all its readings, also those left out.
    std::optional<Instant> columnsTo; ///< The columns hold what was measured up to here.
    /// Two kept neighbours that belong together may lie this far apart; 0: nothing was left out.
    std::chrono::milliseconds coarseness{0};
    /// From the latest reading to the next; absent where it is not known.
    std::optional<std::chrono::milliseconds> expectedInterval;
    std::vector<readings::Gap> gaps; ///< In order of time: where the line breaks.
    std::vector<Revision> revisions; ///< In order of time.

    [[nodiscard]] bool isThinned() const { return coarseness.count() > 0; }

    friend bool operator==(const SeriesData &, const SeriesData &) = default;
};

/// Where readings are missing. `containedTo`: what is stamped later stands apart (LiveReadings). Of a thinned
/// range (`coarseness` > 0) only what is longer than the coarseness can be seen, and the pace is learned from
/// the columns, so that a register which was slower once has no gaps for it. Pure.
[[nodiscard]] std::vector<readings::Gap> gapsOf(std::span<const readings::Sample> samples,
                                                std::chrono::milliseconds coarseness,
                                                std::optional<std::chrono::milliseconds> expectedInterval,
                                                Instant containedTo = Instant::max());

/// The reading that holds at `at`: the interval that it is in, or the last state at or before it. Absent
/// before the first, in a gap, after an interval that has ended, and where a state is older than one and a
/// half expected intervals. Pure.
[[nodiscard]] const readings::Sample *sampleAt(const SeriesData &data, Instant at);

/// The gap that lies between two neighbours, if there is one. Pure.
[[nodiscard]] const readings::Gap *gapBetween(std::span<const readings::Gap> gaps, Instant before,
                                              Instant after);

} // namespace insite::charts
