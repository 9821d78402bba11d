// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/seriesfetch.h"

#include <utility>

namespace insite::charts {

namespace {

/// Columns asked for in place of one, so that a small zoom needs nothing new.
constexpr int kFiner = 2;
/// From here on a column takes in hours or days, whose sums the history keeps: the coarser the quicker.
constexpr TimeWindow::Span kLongSpan = std::chrono::hours(24 * 90);

} // namespace

SeriesFetch::SeriesFetch(SeriesSource &source, readings::RegisterIndex index)
    : m_source(source)
    , m_index(index)
{
}

SeriesFetch::~SeriesFetch()
{
    if (m_request != 0)
        m_source.cancel(m_request);
}

void SeriesFetch::refresh(const TimeWindow &window)
{
    const auto isEnough = [&window](Instant from, Instant to, TimeWindow::Span column) {
        return from <= window.from() && to >= window.to() && column <= window.column();
    };
    if (m_request != 0 && !isEnough(m_askedFrom, m_askedTo, m_askedColumn))
        m_source.cancel(std::exchange(m_request, 0));
    if (m_request == 0 && (m_isChanged || !isEnough(m_from, m_to, m_column)))
        ask(window);
}

void SeriesFetch::ask(const TimeWindow &window)
{
    const int finer = window.span() < kLongSpan ? kFiner : 1;
    // Half a window more on each side: a small move then needs nothing new.
    const TimeWindow::Span margin = window.span() / 2;
    m_askedFrom = window.from() - margin;
    m_askedTo = window.to() + margin;
    m_askedColumn = window.column() / finer;
    m_isChanged = false;
    m_request = m_source.request(m_index, m_askedFrom, m_askedTo, window.columns() * 2 * finer);
}

bool SeriesFetch::take(SeriesSource::RequestId request)
{
    if (request == 0 || request != m_request)
        return false;
    m_request = 0;
    m_from = m_askedFrom;
    m_to = m_askedTo;
    m_column = m_askedColumn;
    return true;
}

} // namespace insite::charts
