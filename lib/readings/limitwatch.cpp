// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/limitwatch.h"

#include <algorithm>
#include <limits>

using namespace std::chrono_literals;

namespace insite::readings {

namespace {

/// An alarm that is on for longer is not taken back by what comes late; its points may be many.
constexpr std::chrono::milliseconds kReplayed = 1h;

} // namespace

LimitWatch::LimitWatch(const Limits &limits)
    : m_limits(limits)
{
    m_limits.hysteresis = std::max(m_limits.hysteresis, 0.0);
}

void LimitWatch::resume(Side side, Instant since)
{
    m_now = {side, side, since};
    m_before = m_now;
    m_resumedSince = since;
}

LimitWatch::Side LimitWatch::take(Instant at, double value)
{
    if (at < m_newestAt) {
        m_needsReplay = m_needsReplay || (m_now.pending != Side::Inside && at >= replayFrom() &&
                                          m_now.since != m_resumedSince &&
                                          m_newestAt - m_now.since <= m_limits.delay + kReplayed);
        return m_now.side;
    }
    if (at > m_newestAt)
        m_before = m_now;
    m_newestAt = at;
    m_value = value;
    m_now = stepped(m_before, at, value);
    return m_now.side;
}

LimitWatch::Side LimitWatch::replay(std::span<const Point> points)
{
    m_needsReplay = false;
    State state;
    for (const Point &point : points) {
        if (point.at > m_newestAt)
            break;
        m_before = state;
        state = stepped(state, point.at, point.value);
    }
    if (!points.empty())
        m_now = state;
    return m_now.side;
}

Instant LimitWatch::replayFrom() const
{
    return m_now.since - m_limits.delay;
}

double LimitWatch::limit() const
{
    return (m_now.side == Side::Below ? m_limits.low : m_limits.high).value_or(0);
}

LimitWatch::Side LimitWatch::sideOf(double value) const
{
    if (m_limits.high && value > *m_limits.high)
        return Side::Above;
    return m_limits.low && value < *m_limits.low ? Side::Below : Side::Inside;
}

LimitWatch::State LimitWatch::stepped(State state, Instant at, double value) const
{
    constexpr double kNone = std::numeric_limits<double>::infinity();
    const double low = m_limits.low.value_or(-kNone);
    const double high = m_limits.high.value_or(kNone);
    // A hysteresis wider than the room between the limits must not make an alarm endless.
    if (state.side == Side::Above && value > std::max(high - m_limits.hysteresis, low))
        return state;
    if (state.side == Side::Below && value < std::min(low + m_limits.hysteresis, high))
        return state;
    if (state.side != Side::Inside)
        state = {};
    const Side beyond = sideOf(value);
    if (beyond != state.pending)
        state = {Side::Inside, beyond, at};
    if (beyond != Side::Inside && at - state.since >= m_limits.delay)
        state.side = beyond;
    return state;
}

} // namespace insite::readings
