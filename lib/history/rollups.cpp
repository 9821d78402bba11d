// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/rollups.h"

#include <array>

namespace insite::history {

namespace {

// What one transaction takes on: the ingest waits for it.
constexpr int kRowsAtOnce = 10'000;
constexpr int kDaysAtOnce = 8;
// A register is rolled up when this much waits: late readings then mostly come before it.
constexpr qint64 kWaitMs = 2 * kDayMs;

} // namespace

void Aggregate::add(const Aggregate &later)
{
    if (later.count == 0)
        return;
    if (count == 0) {
        *this = later;
        return;
    }
    count += later.count;
    sum += later.sum;
    last = later.last;
    if (later.minimum.value < minimum.value)
        minimum = later.minimum;
    if (later.maximum.value > maximum.value)
        maximum = later.maximum;
}

Aggregate readBucket(const Statement &statement)
{
    const qint64 start = statement.integer(0);
    const auto sample = [&](int column) {
        return Aggregate::Sample{start + statement.integer(column), statement.real(column + 1)};
    };
    return {statement.integer(1), statement.real(2), sample(3), sample(5), sample(7), sample(9)};
}

RollupKeeper::RollupKeeper(Connection &connection, const Clock &clock)
    : m_connection(connection)
    , m_clock(clock)
    , m_insert(connection.prepare("INSERT INTO rollups VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
{
}

RollupKeeper::Progress RollupKeeper::step()
{
    const Progress cleaned = cleanSomeDays();
    return cleaned == Progress::Done ? rollOnward() : cleaned;
}

RollupKeeper::Progress RollupKeeper::cleanSomeDays()
{
    if (!m_connection.integer("SELECT 1 FROM dirty_days LIMIT 1"))
        return Progress::Done;
    Transaction transaction(m_connection);
    if (!transaction.isActive())
        return Progress::Failed;
    Statement select =
        m_connection.prepare("SELECT d.register_id, day, day < coalesce(rolled_to, day) FROM dirty_days d"
                             " LEFT JOIN rolled r ON r.register_id = d.register_id LIMIT ?");
    select.bind(1, kDaysAtOnce);
    std::vector<std::array<qint64, 3>> days;
    Statement::Step step = select.next();
    for (; step == Statement::Step::Row; step = select.next())
        days.push_back({select.integer(0), select.integer(1), select.integer(2)});
    if (step == Statement::Step::Failed)
        return Progress::Failed;
    Statement remove = m_connection.prepare("DELETE FROM dirty_days WHERE register_id = ? AND day = ?");
    for (const auto &[registerId, day, isRolled] : days) {
        if ((isRolled != 0 && !roll(registerId, day, day + kDayMs)) ||
            !remove.bind(1, registerId).bind(2, day).run())
            return Progress::Failed;
    }
    return transaction.commit() ? Progress::More : Progress::Failed;
}

RollupKeeper::Progress RollupKeeper::rollOnward()
{
    if (m_candidates.empty() && !findCandidates())
        return Progress::Failed;
    if (m_candidates.empty())
        return Progress::Done;
    Transaction transaction(m_connection);
    if (!transaction.isActive())
        return Progress::Failed;
    bool isFinished = false;
    if (!rollSome(m_candidates.back(), isFinished) || !transaction.commit())
        return Progress::Failed;
    if (isFinished)
        m_candidates.pop_back();
    return m_candidates.empty() ? Progress::Done : Progress::More;
}

bool RollupKeeper::findCandidates()
{
    // What is stamped in the future waits until then.
    const qint64 now = m_clock.now().time_since_epoch().count();
    Statement select =
        m_connection.prepare("SELECT s.register_id, min(newest_at, ?1) AS upto FROM register_state s"
                             " LEFT JOIN rolled r ON r.register_id = s.register_id"
                             " WHERE rolled_to IS NULL OR upto >= rolled_to + ?2");
    select.bind(1, now).bind(2, kWaitMs);
    Statement::Step step = select.next();
    for (; step == Statement::Step::Row; step = select.next())
        m_candidates.push_back({select.integer(0), select.integer(1)});
    return step == Statement::Step::Done;
}

bool RollupKeeper::rollSome(const Candidate &candidate, bool &isFinished)
{
    Statement begin =
        m_connection.prepare("SELECT coalesce((SELECT rolled_to FROM rolled WHERE register_id = ?1),"
                             " (SELECT min(measured_at) FROM stored WHERE register_id = ?1))");
    begin.bind(1, candidate.registerId);
    if (begin.next() != Statement::Step::Row)
        return false;
    const qint64 upTo = bucketStart(candidate.newestAt, kDayMs);
    const qint64 from = begin.isNull(0) ? upTo : std::min(upTo, bucketStart(begin.integer(0), kDayMs));
    begin.reset();

    Statement boundary =
        m_connection.prepare("SELECT measured_at FROM stored WHERE register_id = ? AND measured_at >= ?"
                             " AND measured_at < ? ORDER BY measured_at LIMIT 1 OFFSET ?");
    boundary.bind(1, candidate.registerId).bind(2, from).bind(3, upTo).bind(4, kRowsAtOnce);
    const Statement::Step step = boundary.next();
    if (step == Statement::Step::Failed)
        return false;
    isFinished = step == Statement::Step::Done;
    const qint64 to = isFinished ? upTo : std::max(from + kDayMs, bucketStart(boundary.integer(0), kDayMs));
    boundary.reset();

    Statement mark = m_connection.prepare("INSERT OR REPLACE INTO rolled VALUES (?, ?)");
    return roll(candidate.registerId, from, to) && mark.bind(1, candidate.registerId).bind(2, to).run();
}

bool RollupKeeper::roll(qint64 registerId, qint64 from, qint64 to)
{
    Statement clear = m_connection.prepare("DELETE FROM rollups WHERE register_id = ? AND level = ?"
                                           " AND start >= ? AND start < ?");
    std::array<Aggregate, std::size(kRollupLevels)> buckets;
    std::array<qint64, std::size(kRollupLevels)> starts{};
    const auto finish = [&](size_t level) {
        return buckets[level].count == 0 ||
               write(registerId, kRollupLevels[level], starts[level], buckets[level]);
    };
    for (const qint64 level : kRollupLevels) {
        if (!clear.bind(1, registerId).bind(2, level / kHourMs).bind(3, from).bind(4, to).run())
            return false;
    }
    Statement rows = m_connection.prepare(
        "SELECT measured_at, value FROM stored WHERE register_id = ?"
        " AND measured_at >= ? AND measured_at < ? ORDER BY measured_at, kind, start_offset");
    rows.bind(1, registerId).bind(2, from).bind(3, to);
    Statement::Step step = rows.next();
    for (; step == Statement::Step::Row; step = rows.next()) {
        const qint64 at = rows.integer(0);
        for (size_t level = 0; level < buckets.size(); ++level) {
            const qint64 start = bucketStart(at, kRollupLevels[level]);
            if (start != starts[level]) {
                if (!finish(level))
                    return false;
                buckets[level] = {};
                starts[level] = start;
            }
            buckets[level].add(at, rows.real(1));
        }
    }
    return step == Statement::Step::Done && finish(0) && finish(1);
}

bool RollupKeeper::write(qint64 registerId, qint64 level, qint64 start, const Aggregate &bucket)
{
    m_insert.bind(1, registerId)
        .bind(2, level / kHourMs)
        .bind(3, start)
        .bind(4, bucket.count)
        .bind(5, bucket.sum)
        .bind(6, bucket.first.at - start)
        .bind(7, bucket.first.value)
        .bind(8, bucket.last.at - start)
        .bind(9, bucket.last.value)
        .bind(10, bucket.minimum.at - start)
        .bind(11, bucket.minimum.value)
        .bind(12, bucket.maximum.at - start)
        .bind(13, bucket.maximum.value);
    return m_insert.run();
}

} // namespace insite::history
