// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/seriessource.h"
#include "charts/timewindow.h"

namespace insite::charts {

/// Keeps the readings of one register up with a time window: asks the source for a little more than is seen,
/// one request at a time, and only when there is something new to see. Asking never waits; what is there
/// stays on the screen until the answer comes. GUI thread; the source must outlive it.
class SeriesFetch final
{
    Q_DISABLE_COPY_MOVE(SeriesFetch)

public:
    SeriesFetch(SeriesSource &source, readings::RegisterIndex index);
    /// Cancels what is under way.
    ~SeriesFetch();

    /// The register has readings that were not there at the last answer.
    void setChanged() { m_isChanged = true; }
    /// Asks where the answer in hand is not enough for the window.
    void refresh(const TimeWindow &window);
    /// Whether `request` is the one that is waited for; it is then done.
    [[nodiscard]] bool take(SeriesSource::RequestId request);

    [[nodiscard]] bool isUnderWay() const { return m_request != 0; }
    /// Whether the last answer reaches over all of this.
    [[nodiscard]] bool covers(Instant from, Instant to) const { return m_from <= from && m_to >= to; }
    [[nodiscard]] Instant from() const { return m_from; }
    [[nodiscard]] Instant to() const { return m_to; }

private:
    void ask(const TimeWindow &window);

    SeriesSource &m_source;
    readings::RegisterIndex m_index;
    SeriesSource::RequestId m_request = 0; ///< Under way, or 0.
    Instant m_askedFrom{};
    Instant m_askedTo{};
    TimeWindow::Span m_askedColumn{};
    Instant m_from{}; ///< What the answer in hand covers.
    Instant m_to{};
    TimeWindow::Span m_column{}; ///< What it is fine enough for.
    bool m_isChanged = true;
};

} // namespace insite::charts
