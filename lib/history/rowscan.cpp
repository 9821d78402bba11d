// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/rowscan.h"

#include <limits>

namespace insite::history {

namespace {

constexpr qint64 kBeginning = std::numeric_limits<qint64>::min();
constexpr qint64 kEnd = std::numeric_limits<qint64>::max();

bool fetchOne(Statement statement, qint64 registerId, qint64 at, std::optional<Row> &row)
{
    statement.bind(1, registerId).bind(2, at);
    const Statement::Step step = statement.next();
    if (step == Statement::Step::Row)
        row = readRow(statement);
    return step != Statement::Step::Failed;
}

} // namespace

RowScan::RowScan(Connection &connection)
    : m_connection(connection)
    , m_range(connection.prepare("SELECT " INSITE_ROW_COLUMNS " FROM stored WHERE register_id = ?"
                                 " AND measured_at BETWEEN ? AND ? ORDER BY measured_at, kind, start_offset"))
{
}

bool RowScan::loadRecent(std::optional<qint64> registerId)
{
    Statement all = m_connection.prepare("SELECT " INSITE_ROW_COLUMNS " FROM recent"
                                         " WHERE ?1 IS NULL OR register_id = ?1");
    all.bind(1, registerId);
    Statement::Step step = all.next();
    for (; step == Statement::Step::Row; step = all.next()) {
        const Row row = readRow(all);
        m_recent[row.identity.registerId].push_back(row);
    }
    for (std::vector<Row> &rows : m_recent) {
        std::sort(rows.begin(), rows.end(),
                  [](const Row &left, const Row &right) { return left.identity < right.identity; });
    }
    return step == Statement::Step::Done;
}

std::span<const Row> RowScan::recent(qint64 registerId, qint64 from, qint64 to) const
{
    const auto found = m_recent.constFind(registerId);
    if (found == m_recent.cend() || from > to)
        return {};
    const auto begin = std::lower_bound(found->cbegin(), found->cend(), from, [](const Row &row, qint64 at) {
        return row.identity.measuredAt < at;
    });
    const auto end = std::upper_bound(begin, found->cend(), to,
                                      [](qint64 at, const Row &row) { return at < row.identity.measuredAt; });
    return {begin, end};
}

std::span<const Row> RowScan::recent(qint64 registerId) const
{
    return recent(registerId, kBeginning, kEnd);
}

bool RowScan::nearestBefore(qint64 registerId, qint64 at, std::optional<Row> &row)
{
    if (!fetchOne(m_connection.prepare(
                      "SELECT " INSITE_ROW_COLUMNS " FROM stored WHERE register_id = ?"
                      " AND measured_at < ? ORDER BY measured_at DESC, kind DESC, start_offset DESC LIMIT 1"),
                  registerId, at, row))
        return false;
    const std::span<const Row> late = recent(registerId, kBeginning, at - 1);
    if (!late.empty() && (!row || row->identity < late.back().identity))
        row = late.back();
    return true;
}

bool RowScan::nearestAfter(qint64 registerId, qint64 at, std::optional<Row> &row)
{
    if (!fetchOne(
            m_connection.prepare("SELECT " INSITE_ROW_COLUMNS " FROM stored WHERE register_id = ?"
                                 " AND measured_at > ? ORDER BY measured_at, kind, start_offset LIMIT 1"),
            registerId, at, row))
        return false;
    const std::span<const Row> late = recent(registerId, at + 1, kEnd);
    if (!late.empty() && (!row || late.front().identity < row->identity))
        row = late.front();
    return true;
}

} // namespace insite::history
