// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/flow.h"

#include <bit>
#include <cmath>

namespace insite::readings {

void Flow::turn(qint64 minute)
{
    m_before = minute == m_minute + 1 ? m_now : Minute();
    m_now = {};
    m_minute = minute;
}

Flow::Rate Flow::rate(Instant now) const
{
    const auto since = now.time_since_epoch();
    const qint64 minute = since / kWindow;
    Minute current;
    Minute before;
    if (minute == m_minute) {
        current = m_now;
        before = m_before;
    } else if (minute == m_minute + 1) {
        before = m_now;
    }
    const double left = 1.0 - double((since % kWindow).count()) / double(kWindow.count());
    const double seconds = double(kWindow.count()) / 1000;
    return {(double(current.messages) + left * double(before.messages)) / seconds,
            (double(current.bytes) + left * double(before.bytes)) / seconds};
}

void Flow::add(const Flow &other)
{
    if (other.m_messages == 0)
        return;
    if (other.m_minute > m_minute)
        turn(other.m_minute);
    if (other.m_minute == m_minute) {
        m_now.messages += other.m_now.messages;
        m_now.bytes += other.m_now.bytes;
        m_before.messages += other.m_before.messages;
        m_before.bytes += other.m_before.bytes;
    } else if (other.m_minute + 1 == m_minute) {
        m_before.messages += other.m_now.messages;
        m_before.bytes += other.m_now.bytes;
    }
    m_messages += other.m_messages;
    m_bytes += other.m_bytes;
    m_noReadings += other.m_noReadings;
    m_shortestGap = std::min(m_shortestGap, other.m_shortestGap);
    m_longestGap = std::max(m_longestGap, other.m_longestGap);
    if (other.m_lastAt >= m_lastAt) {
        m_lastAt = other.m_lastAt;
        m_lastMeasuredAt = other.m_lastMeasuredAt;
    }
}

void AcknowledgementTimes::count(qint64 messages, std::chrono::milliseconds waited)
{
    const auto time = quint64(std::max<qint64>(waited.count(), 0));
    const auto bucket = time <= 1 ? 0U : unsigned(std::bit_width(time - 1));
    m_upTo[std::min<size_t>(bucket, m_upTo.size() - 1)] += messages;
    m_messages += messages;
    m_longest = std::max(m_longest, waited);
}

std::chrono::milliseconds AcknowledgementTimes::within(double share) const
{
    const auto wanted = qint64(std::ceil(share * double(m_messages)));
    qint64 seen = 0;
    for (size_t bucket = 0; bucket < m_upTo.size() && m_messages > 0; ++bucket) {
        seen += m_upTo[bucket];
        if (seen >= wanted)
            return std::min(std::chrono::milliseconds(qint64(1) << bucket),
                            std::max(m_longest, std::chrono::milliseconds(1)));
    }
    return {};
}

} // namespace insite::readings
