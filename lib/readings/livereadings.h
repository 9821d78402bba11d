// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"
#include "readings/counter.h"
#include "readings/gaps.h"

#include <QMetaType>

#include <memory>
#include <span>
#include <vector>

namespace insite::readings {

/// A register's dense number, from 0 in order of first sight; stays the same while the program runs.
using RegisterIndex = quint32;

/// One point of a series: 16 bytes.
struct Point
{
    Instant at; ///< Measured time.
    double value = 0;

    friend bool operator==(const Point &, const Point &) = default;
};

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

/// A reading whose meter's clock is ahead: measured later than it arrived, by more than the tolerance.
struct AheadReading
{
    Instant measuredAt;
    Instant receivedAt;
    double value = 0;

    friend bool operator==(const AheadReading &, const AheadReading &) = default;
};

/// A register as the tree shows it.
struct RegisterSnapshot
{
    RegisterIndex index = 0;
    RegisterKey key;
    /// The newest by measured time among those that are not ahead; where all are ahead, the newest of these.
    /// Of two that end together: the newer schema version, then the shorter interval.
    Reading latest;
    bool isLatestAhead = false; ///< All readings so far are ahead.
    /// The newest arrival, if it is ahead: absent again once a reading arrives that is not. A meter whose
    /// clock stays ahead keeps moving here, flagged, while `latest` stands.
    std::optional<AheadReading> ahead;
    Instant lastReceivedAt; ///< The newest by arrival, whatever it measured.
    /// Points seen, each once: without revisions, and without what lies before the oldest that is held once
    /// the memory budget has forgotten points (whether that is new cannot be told).
    qint64 count = 0;
    /// From the latest reading to the next: version 2 tells it, of version 1 it is learned (learnInterval()).
    std::optional<std::chrono::milliseconds> expectedInterval;
    /// Of the latest step of a counter, as CounterStep::perHour(); absent where there is none.
    std::optional<double> ratePerHour;

    /// The newest arrival is stamped later than it came: the meter's clock is ahead of ours.
    [[nodiscard]] bool isClockAhead() const { return ahead.has_value(); }
};

/// A register as a history knows it.
struct KnownRegister
{
    Reading latest;
    Instant lastReceivedAt;
    qint64 count = 0;
};

/// What changed since the last take: bounded by the number of registers, however long nobody asked.
struct Changes
{
    std::vector<RegisterSnapshot> registers; ///< By their indexes, each at most once; new ones come last.
    Totals totals;
};

/// What a chart needs to draw a register.
struct SeriesView
{
    std::vector<Point> points;                         ///< In order of measured time, each time once.
    quint64 generation = 0;                            ///< Changes when any point of this register changed.
    std::optional<std::chrono::milliseconds> interval; ///< Version 2: end - start of the newest; else absent.
    std::optional<std::chrono::milliseconds> expectedInterval; ///< As RegisterSnapshot has it.
    /// Those that touch the range, as gapsIn() and resetsIn() of the whole series have them; what is stamped
    /// ahead of the latest makes neither.
    std::vector<Gap> gaps;
    std::vector<CounterReset> resets;
};

/// The readings of a register with their lengths, and what tells how they hang together.
struct SampleView
{
    std::vector<Sample> samples;                               ///< In order of measured time, each time once.
    quint64 generation = 0;                                    ///< As SeriesView has it.
    std::optional<std::chrono::milliseconds> expectedInterval; ///< As RegisterSnapshot has it.
    /// Up to here the samples speak for the register: what lies beyond is stamped ahead of the latest.
    Instant containedTo = Instant::max();
};

/// Hands readings from the ingest thread to the window without either waiting for the other longer than a
/// copy: the ingest applies what is committed, the frame tick takes what changed. Holds each register's
/// latest state and a bounded live series (16 bytes a reading, and 512 a register). Thread-safe; the
/// composition root owns it.
///
/// A clock in the future is contained (invariant 4): a reading measured more than the tolerance after its own
/// arrival takes its place in the series, but becomes `latest` only of a register that has no other. So one
/// stamp of the year 2099 freezes nothing, and what `latest` is depends on the readings, not on their order.
///
/// Intervals, gaps, resets and rates are worked out when somebody asks, from the points in order of measured
/// time: apply() does nothing for them, and no order of arrival can spoil them.
class LiveReadings final
{
    Q_DISABLE_COPY_MOVE(LiveReadings)

public:
    static constexpr std::chrono::milliseconds kClockTolerance = std::chrono::minutes(5);

    /// `memoryBudget` in bytes, for all series together; the oldest points of the longest series go first.
    /// Each register keeps at least one point.
    explicit LiveReadings(qint64 memoryBudget = 256LL * 1024 * 1024,
                          std::chrono::milliseconds clockTolerance = kClockTolerance);
    ~LiveReadings();

    /// Ingest thread: readings that are committed, in order of arrival, and the totals after them.
    void apply(std::span<const Reading> committed, const Totals &totals);

    /// Before the first apply(), on any thread: the registers that a history holds, each once and in order of
    /// index from now on.
    void seed(std::span<const KnownRegister> known);

    /// Ingest thread: older readings of registers that are known, from a history. They teach how often a
    /// register is heard of and how it went, and count for nothing else: what is held already stays, and so
    /// do the latest and the counts. Those of other registers, and all that the memory budget has no room
    /// for, are left out.
    void recall(std::span<const Reading> older);

    /// Any thread; kept from the next apply() on.
    void setMemoryBudget(qint64 bytes);

    /// Each is told of every change, in its own time.
    enum class Observer {
        Window,
        AlarmWatch,
    };

    /// One thread for each observer: what changed since its last call, by index. While the ingest goes on,
    /// `totals` may count readings whose registers come with the next call.
    [[nodiscard]] Changes takeChanges(Observer observer = Observer::Window);

    /// The observer's thread: the next takeChanges() holds every register again, for a view that begins.
    void tellAll(Observer observer = Observer::Window);

    /// Any thread: the points of one register with from <= at <= to, and one beyond each end where there is
    /// one. An unknown index has none.
    [[nodiscard]] SeriesView series(RegisterIndex index, Instant from, Instant to) const;

    /// Any thread: up to `atMost` (at most 64) of the newest points that speak for the register, in order of
    /// measured time; what is stamped ahead is left out as `latest` leaves it out. For a glance at many
    /// registers: it works nothing out.
    [[nodiscard]] std::vector<Point> newestPoints(RegisterIndex index, size_t atMost) const;

    /// Any thread: the same readings as samples, and up to 65 beyond each end, from which gapsIn() can judge.
    [[nodiscard]] SampleView samples(RegisterIndex index, Instant from, Instant to) const;

    /// Any thread: what a counter counted from each state to the next, for the steps that touch the range.
    [[nodiscard]] std::vector<CounterStep> counterSteps(RegisterIndex index, Instant from, Instant to) const;

    /// Any thread: bytes that all series take at the moment.
    [[nodiscard]] qint64 seriesBytes() const;
    /// Any thread: bytes that the registers take beside their series, without the texts of their ids, which
    /// they share with the readings.
    [[nodiscard]] qint64 registerBytes() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace insite::readings
