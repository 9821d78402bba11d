// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/localtime.h"

#include "core/utc.h"
#include "core/zonedtime.h"

#include <QDateTime>

namespace insite::history {

namespace {

Instant atOr(const QTimeZone::OffsetData &transition, Instant otherwise)
{
    return transition.atUtc.isValid() ? instantOf(transition.atUtc) : otherwise;
}

} // namespace

LocalTime::LocalTime(const QTimeZone &zone)
    : m_zone(zone)
{
}

std::chrono::seconds LocalTime::offset(Instant at)
{
    if (at >= m_from && at < m_to)
        return m_offset;
    const qint64 ms = at.time_since_epoch().count();
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, kUtc);
    m_offset = std::chrono::seconds(m_zone.offsetFromUtc(time));
    m_from = at;
    m_to = at + std::chrono::milliseconds(1);
    if (m_zone.hasTransitions()) {
        // Just behind, as a change at this very time must count as the one before.
        m_from = atOr(m_zone.previousTransition(time.addMSecs(1)), m_from);
        m_to = atOr(m_zone.nextTransition(time), m_to);
    }
    return m_offset;
}

QByteArray offsetText(std::chrono::seconds offset)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::abs(offset)).count();
    return (offset < std::chrono::seconds(0) ? '-' : '+') +
           QByteArray::number(minutes / 60).rightJustified(2, '0') + ':' +
           QByteArray::number(minutes % 60).rightJustified(2, '0');
}

} // namespace insite::history
