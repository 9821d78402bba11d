// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timewindow.h"

#include <algorithm>
#include <cmath>

namespace insite::charts {

using std::chrono::milliseconds;

TimeWindow::TimeWindow(QObject *parent)
    : QObject(parent)
{
}

TimeWindow::Span TimeWindow::column() const
{
    return std::max(Span(1), m_span / m_columns);
}

void TimeWindow::setColumns(int columns)
{
    if (columns > 0 && columns != m_columns) {
        m_columns = columns;
        emit rangeChanged();
    }
}

void TimeWindow::setNow(Instant now)
{
    const bool isNextSecond =
        std::chrono::floor<std::chrono::seconds>(now) != std::chrono::floor<std::chrono::seconds>(m_now);
    m_now = now;
    if (m_heldSince == Instant()) {
        m_heldSince = now; // restored as held, before there was a now
    }
    if (isNextSecond) {
        emit secondPassed();
    }
    if (m_isFollowing) {
        // The end of the column that now is in: the picture moves by whole pixels, and only when one has
        // filled.
        const qint64 width = column().count();
        const qint64 end = (now.time_since_epoch().count() / width + 1) * width;
        moveTo(Instant(milliseconds(end)), m_span);
    }
}

void TimeWindow::setZone(const QTimeZone &zone)
{
    if (zone != m_zone) {
        m_zone = zone;
        emit rangeChanged();
    }
}

void TimeWindow::moveTo(Instant to, Span span)
{
    span = std::clamp(span, kShortest, std::chrono::duration_cast<Span>(kLongest));
    if (to == m_to && span == m_span) {
        return;
    }
    const bool isOtherSpan = span != m_span;
    m_to = to;
    m_span = span;
    if (isOtherSpan) {
        emit spanChanged();
    }
    emit rangeChanged();
}

void TimeWindow::setSpan(Span span)
{
    zoom(static_cast<double>(span.count()) / static_cast<double>(m_span.count()), from() + m_span / 2);
}

void TimeWindow::setRange(Instant from, Instant to)
{
    if (to <= from) {
        return;
    }
    setFollowing(false);
    moveTo(to, to - from);
}

void TimeWindow::zoom(double factor, Instant anchor)
{
    const double wanted = std::round(static_cast<double>(m_span.count()) * factor);
    const double longest = static_cast<double>(std::chrono::duration_cast<Span>(kLongest).count());
    const Span span(static_cast<qint64>(std::clamp(wanted, static_cast<double>(kShortest.count()), longest)));
    if (m_isFollowing) {
        moveTo(m_to, span);
        setNow(m_now);
        return;
    }
    const double share = static_cast<double>((m_to - anchor).count()) / static_cast<double>(m_span.count());
    moveTo(anchor + milliseconds(std::llround(share * static_cast<double>(span.count()))), span);
}

void TimeWindow::pan(Span by)
{
    if (by.count() == 0) {
        return;
    }
    if (by.count() > 0 && m_isFollowing) {
        return;
    }
    setFollowing(false);
    const Instant latest = std::max(m_now, m_to);
    moveTo(std::min(m_to + by, latest), m_span);
}

void TimeWindow::setFollowing(bool follow)
{
    if (follow == m_isFollowing) {
        return;
    }
    m_isFollowing = follow;
    m_heldSince = m_now;
    emit followingChanged(follow);
    if (follow) {
        setNow(m_now);
    }
}

} // namespace insite::charts
