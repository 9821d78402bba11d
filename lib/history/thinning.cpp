// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/thinning.h"

namespace insite::history {

namespace {

readings::Point point(const Aggregate::Sample &sample)
{
    return {Instant(std::chrono::milliseconds(sample.at)), sample.value};
}

std::optional<readings::Point> point(const std::optional<Row> &row)
{
    if (!row)
        return std::nullopt;
    return point(Aggregate::Sample{row->identity.measuredAt, row->value});
}

} // namespace

Thinning::Thinning(Connection &connection, qint64 registerId, qint64 from, qint64 to, int columns)
    : m_connection(connection)
    , m_rows(connection)
    , m_buckets(connection.prepare(kSelectBuckets))
    , m_registerId(registerId)
    , m_from(from)
    , m_to(to)
    , m_columnCount(columns)
    , m_columns(size_t(columns))
{
    // A column that is as long as a bucket holds at least one bucket's start, so none is empty for that
    // alone.
    const qint64 columnLength = (to - from) / columns;
    for (const qint64 level : kRollupLevels) {
        if (m_level == 0 && columnLength >= level)
            m_level = level;
    }
}

bool Thinning::run(Thinned &result)
{
    if (!m_rows.loadRecent(m_registerId))
        return false;
    if (!(m_level == 0 ? addRows(m_from, m_to + 1) : addWithRollups()))
        return false;
    std::optional<Row> before;
    std::optional<Row> after;
    if (!m_rows.nearestBefore(m_registerId, m_from, before) ||
        !m_rows.nearestAfter(m_registerId, m_to, after))
        return false;
    result.before = point(before);
    result.after = point(after);
    result.resolution = std::chrono::milliseconds(m_level);
    for (int index = 0; index < m_columnCount; ++index) {
        const Aggregate &column = m_columns[size_t(index)];
        if (column.count > 0)
            result.columns.push_back({index, point(column.first), point(column.last), point(column.minimum),
                                      point(column.maximum), column.count, column.sum});
    }
    return true;
}

bool Thinning::findDaysToScan(std::set<qint64> &days, qint64 &rolledTo)
{
    Statement rolled = m_connection.prepare("SELECT rolled_to FROM rolled WHERE register_id = ?");
    rolled.bind(1, m_registerId);
    const Statement::Step found = rolled.next();
    if (found == Statement::Step::Failed)
        return false;
    rolledTo = found == Statement::Step::Row ? rolled.integer(0) : m_from;
    rolled.reset();

    Statement dirty =
        m_connection.prepare("SELECT day FROM dirty_days WHERE register_id = ? AND day BETWEEN ? AND ?");
    dirty.bind(1, m_registerId).bind(2, bucketStart(m_from, kDayMs)).bind(3, m_to);
    Statement::Step step = dirty.next();
    for (; step == Statement::Step::Row; step = dirty.next())
        days.insert(dirty.integer(0));
    // What is still in `recent` is in no rollup.
    for (const Row &row : m_rows.recent(m_registerId, m_from, m_to))
        days.insert(bucketStart(row.identity.measuredAt, kDayMs));
    return step == Statement::Step::Done;
}

bool Thinning::addWithRollups()
{
    std::set<qint64> days;
    qint64 rolledTo = 0;
    if (!findDaysToScan(days, rolledTo))
        return false;
    const qint64 begin = bucketStart(m_from + m_level - 1, m_level);
    const qint64 end = std::max(begin, bucketStart(std::min(m_to + 1, rolledTo), m_level));
    if (!addRows(m_from, std::min(begin, m_to + 1)))
        return false;
    qint64 position = begin;
    for (const qint64 day : days) {
        const qint64 scanFrom = std::max(position, day);
        const qint64 scanTo = std::min(day + kDayMs, end);
        if (scanFrom >= scanTo)
            continue;
        if (!addBuckets(position, scanFrom) || !addRows(scanFrom, scanTo))
            return false;
        position = scanTo;
    }
    return addBuckets(position, end) && addRows(std::max(end, begin), m_to + 1);
}

bool Thinning::addRows(qint64 from, qint64 end)
{
    if (from >= end)
        return true;
    return m_rows.forEach(m_registerId, from, end - 1, [this](const Row &row) {
        const qint64 at = row.identity.measuredAt;
        Aggregate one;
        one.add(at, row.value);
        add(m_level == 0 ? at : bucketStart(at, m_level), one);
        return true;
    });
}

bool Thinning::addBuckets(qint64 from, qint64 end)
{
    if (from >= end)
        return true;
    m_buckets.bind(1, m_registerId).bind(2, m_level / kHourMs).bind(3, from).bind(4, end);
    Statement::Step step = m_buckets.next();
    for (; step == Statement::Step::Row; step = m_buckets.next())
        add(m_buckets.integer(0), readBucket(m_buckets));
    return step == Statement::Step::Done;
}

void Thinning::add(qint64 start, const Aggregate &what)
{
    const qint64 offset = std::max<qint64>(0, start - m_from);
    // Ten thousand years in milliseconds times ten thousand columns fit.
    m_columns[size_t(offset * m_columnCount / (m_to - m_from + 1))].add(what);
}

} // namespace insite::history
