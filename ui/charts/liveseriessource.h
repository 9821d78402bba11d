// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/seriessource.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace insite::charts {

/// What is in memory. GUI thread; borrows the live readings, which must outlive it.
class LiveSeriesSource final : public SeriesSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveSeriesSource)

public:
    explicit LiveSeriesSource(const readings::LiveReadings &live, QObject *parent = nullptr);

    /// On a frame tick, before the charts hear of the same changes: learns the keys of new registers.
    void apply(const readings::Changes &changes);
    using FactsOf = std::function<SeriesFacts(const RegisterKey &)>;
    /// Who tells what metadata knows; it is asked whenever a chart asks.
    void setFacts(FactsOf factsOf);
    /// It knows something else of these meters now; an empty list: of all.
    void tellFactsChanged(const QList<MeterId> &meters);

    [[nodiscard]] RequestId request(readings::RegisterIndex index, Instant from, Instant to,
                                    int columns) override;
    void cancel(RequestId request) override;
    [[nodiscard]] std::optional<SeriesInfo> info(readings::RegisterIndex index) const override;
    [[nodiscard]] std::optional<readings::RegisterIndex> find(const RegisterKey &key) const override;

private:
    const readings::LiveReadings &m_live;
    std::vector<RegisterKey> m_keys;
    FactsOf m_factsOf;
    mutable QSet<readings::RegisterIndex> m_asked; ///< Those whose facts somebody shows.
    std::vector<double> m_values;
    QHash<RegisterKey, readings::RegisterIndex> m_indexes;
    RequestId m_last = 0;
    QSet<RequestId> m_waiting;
};

} // namespace insite::charts
