// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/reader.h"
#include "history/rollups.h"
#include "history/rowscan.h"

#include <set>

namespace insite::history {

/// Fills the pixel columns of one register and range from rollups where they are good, and from rows at the
/// range's ends, on days to recompute and where nothing is rolled up yet. Reader makes one for each query.
class Thinning final
{
    Q_DISABLE_COPY_MOVE(Thinning)

public:
    /// Milliseconds, from <= to; columns >= 1.
    Thinning(Connection &connection, qint64 registerId, qint64 from, qint64 to, int columns);

    /// False when the store failed or was cancelled.
    [[nodiscard]] bool run(Thinned &result);

private:
    [[nodiscard]] bool findDaysToScan(std::set<qint64> &days, qint64 &rolledTo);
    [[nodiscard]] bool addWithRollups();
    [[nodiscard]] bool addRows(qint64 from, qint64 end);
    [[nodiscard]] bool addBuckets(qint64 from, qint64 end);
    void add(qint64 start, const Aggregate &what);

    Connection &m_connection;
    RowScan m_rows;
    Statement m_buckets;
    const qint64 m_registerId;
    const qint64 m_from;
    const qint64 m_to;
    const int m_columnCount;
    qint64 m_level = 0; ///< A bucket's length; 0 for none.
    std::vector<Aggregate> m_columns;
};

} // namespace insite::history
