// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"

#include <QMetaType>

#include <memory>
#include <span>
#include <vector>

namespace insite::readings {

/// A register's dense number, from 0 in order of first sight; stays the same while the program runs.
using RegisterIndex = quint32;

/// What was received since start; received is the sum of the others.
struct Totals
{
    qint64 received = 0;
    qint64 stored = 0;
    qint64 duplicates = 0;
    qint64 revisions = 0;
    qint64 unknown = 0; ///< Of a payload version that this release does not know.
    qint64 malformed = 0;

    friend bool operator==(const Totals &, const Totals &) = default;
};

/// A register as the tree shows it.
struct RegisterSnapshot
{
    RegisterIndex index = 0;
    RegisterKey key;
    Reading latest; ///< The newest by measured time.
    Instant lastReceivedAt; ///< The newest by arrival, whatever it measured.
    qint64 count = 0; ///< Readings stored, revisions and duplicates not counted.
};

/// What changed since the last take: bounded by the number of registers, however long nobody asked.
struct Changes
{
    std::vector<RegisterSnapshot> registers; ///< Each register at most once; new ones have the highest indexes.
    Totals totals;
};

/// One point of a live series: 16 bytes.
struct Point
{
    Instant at; ///< Measured time.
    double value = 0;

    friend bool operator==(const Point &, const Point &) = default;
};

/// What a chart needs to draw a register.
struct SeriesView
{
    std::vector<Point> points; ///< In order of measured time, each time once.
    quint64 generation = 0; ///< Changes when any point of this register changed.
    std::optional<std::chrono::milliseconds> interval; ///< Version 2: end - start of the newest; else absent.
};

/// Hands readings from the ingest thread to the window without either waiting for the other longer than a
/// copy: the ingest applies what is committed, the frame tick takes what changed. Holds each register's latest
/// state and a bounded live series (16 bytes a reading). Thread-safe; the composition root owns it.
class LiveReadings final
{
    Q_DISABLE_COPY_MOVE(LiveReadings)

public:
    /// `memoryBudget` in bytes, for all series together; the oldest points of the longest series go first.
    explicit LiveReadings(qint64 memoryBudget = 256LL * 1024 * 1024);
    ~LiveReadings();

    /// Ingest thread: readings that are committed, in order of arrival, and the totals after them.
    void apply(std::span<const Reading> committed, const Totals &totals);

    /// Any other thread: what changed since the last call.
    [[nodiscard]] Changes takeChanges();

    /// Any thread: the points of one register with from <= at <= to, and one beyond each end where there is one.
    [[nodiscard]] SeriesView series(RegisterIndex index, Instant from, Instant to) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace insite::readings
