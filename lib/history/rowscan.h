// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/row.h"

#include <QHash>

#include <algorithm>
#include <span>
#include <vector>

namespace insite::history {

/// The readings of `stored` and `recent` as one, in order of identity. Use it within one read transaction;
/// the connection outlives it.
class RowScan final
{
    Q_DISABLE_COPY_MOVE(RowScan)

public:
    explicit RowScan(Connection &connection);

    /// Reads `recent`, of one register or of all; before the first forEach().
    [[nodiscard]] bool loadRecent(std::optional<qint64> registerId = std::nullopt);
    /// What lies in `recent` with from <= measured time <= to, in order.
    [[nodiscard]] std::span<const Row> recent(qint64 registerId, qint64 from, qint64 to) const;
    /// All of a register that lies in `recent`.
    [[nodiscard]] std::span<const Row> recent(qint64 registerId) const;

    /// Calls `take(const Row &)`, which returns false to end it, for each row with from <= measured time <=
    /// to. False when the store failed or was cancelled.
    template <typename Take>
    [[nodiscard]] bool forEach(qint64 registerId, qint64 from, qint64 to, Take &&take)
    {
        const std::span<const Row> late = recent(registerId, from, to);
        auto next = late.begin();
        m_range.bind(1, registerId).bind(2, from).bind(3, to);
        Statement::Step step = m_range.next();
        for (; step == Statement::Step::Row; step = m_range.next()) {
            const Row row = readRow(m_range);
            bool goOn = true;
            for (; goOn && next != late.end() && next->identity < row.identity; ++next)
                goOn = take(*next);
            if (!goOn || !take(row)) {
                m_range.reset();
                return true;
            }
        }
        for (bool goOn = true; goOn && next != late.end(); ++next)
            goOn = take(*next);
        return step == Statement::Step::Done;
    }

    /// The nearest row before, or after, this time.
    [[nodiscard]] bool nearestBefore(qint64 registerId, qint64 at, std::optional<Row> &row);
    [[nodiscard]] bool nearestAfter(qint64 registerId, qint64 at, std::optional<Row> &row);

private:
    Connection &m_connection;
    Statement m_range;
    QHash<qint64, std::vector<Row>> m_recent;
};

} // namespace insite::history
