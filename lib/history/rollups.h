// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history/row.h"

#include <vector>

namespace insite::history {

/// First, last, least, greatest, sum and count of readings that are added in order of time.
struct Aggregate
{
    struct Sample
    {
        qint64 at = 0;
        double value = 0;
    };
    qint64 count = 0;
    double sum = 0; ///< Added up one after the other, so exact to rounding.
    Sample first;
    Sample last;
    Sample minimum; ///< The earliest of equals.
    Sample maximum; ///< The earliest of equals.

    void add(qint64 at, double value) { add({1, value, {at, value}, {at, value}, {at, value}, {at, value}}); }
    void add(const Aggregate &later);
};

/// The lengths of the buckets that are kept, longest first.
inline constexpr qint64 kRollupLevels[] = {kDayMs, kHourMs};

/// Keeps the rollups up with the readings, a little at a time. Runs on the thread that owns the connection,
/// which must be a writing one; the clock outlives it.
///
/// What a reader may take from `rollups`: every bucket of a day before the register's `rolled_to` that is not
/// in `dirty_days`. Whoever changes a stored row marks its day in the same transaction.
class RollupKeeper final
{
    Q_DISABLE_COPY_MOVE(RollupKeeper)

public:
    enum class Progress { More, Done, Failed };

    RollupKeeper(Connection &connection, const Clock &clock);

    /// One short transaction (some tens of milliseconds at most).
    [[nodiscard]] Progress step();

private:
    struct Candidate
    {
        qint64 registerId = 0;
        qint64 newestAt = 0;
    };
    [[nodiscard]] Progress cleanSomeDays();
    [[nodiscard]] Progress rollOnward();
    [[nodiscard]] bool findCandidates();
    [[nodiscard]] bool rollSome(const Candidate &candidate, bool &isFinished);
    [[nodiscard]] bool roll(qint64 registerId, qint64 from, qint64 to);
    [[nodiscard]] bool write(qint64 registerId, qint64 level, qint64 start, const Aggregate &bucket);

    Connection &m_connection;
    const Clock &m_clock;
    std::vector<Candidate> m_candidates;
    Statement m_insert;
};

/// Columns of `rollups` after `start`, as a bucket that begins at `start` and from this column on.
inline constexpr auto kSelectBuckets =
    "SELECT start, count, sum, first_offset, first, last_offset, last, minimum_offset, minimum, "
    "maximum_offset,"
    " maximum FROM rollups WHERE register_id = ? AND level = ? AND start >= ? AND start < ? ORDER BY start";
[[nodiscard]] Aggregate readBucket(const Statement &statement);

} // namespace insite::history
