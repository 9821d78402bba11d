// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/instant.h"

#include <QMetaType>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace insite::readings {

/// What one meter sends: counted on the ingest thread for every message that arrives, kept or not, so it
/// costs a few additions and no look-up of its own. Messages that came again after a failed commit count
/// again: they did arrive.
class Flow
{
public:
    static constexpr std::chrono::milliseconds kWindow = std::chrono::minutes(1);

    /// Ingest thread. `receivedAt` may jump back with the computer's clock; then no gap is counted.
    void count(qint64 bytes, Instant receivedAt)
    {
        const auto minute = receivedAt.time_since_epoch() / kWindow;
        if (minute != m_minute)
            turn(minute);
        ++m_now.messages;
        m_now.bytes += bytes;
        if (m_messages > 0 && receivedAt >= m_lastAt) {
            const auto gap = qint64((receivedAt - m_lastAt).count());
            m_shortestGap = std::min(m_shortestGap, gap);
            m_longestGap = std::max(m_longestGap, gap);
        }
        ++m_messages;
        m_bytes += bytes;
        m_lastAt = receivedAt;
    }
    void countMeasured(Instant measuredAt) { m_lastMeasuredAt = measuredAt; }
    void countNoReading() { ++m_noReadings; }

    [[nodiscard]] qint64 messages() const { return m_messages; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }           ///< Of payloads.
    [[nodiscard]] qint64 noReadings() const { return m_noReadings; } ///< Malformed or of unknown version.
    [[nodiscard]] Instant lastAt() const { return m_lastAt; }
    /// Between two arrivals, measured on this computer; absent before the second message.
    [[nodiscard]] std::optional<std::chrono::milliseconds> shortestGap() const
    {
        return m_shortestGap == kNoGap ? std::nullopt
                                       : std::optional(std::chrono::milliseconds(m_shortestGap));
    }
    [[nodiscard]] std::optional<std::chrono::milliseconds> longestGap() const
    {
        return m_shortestGap == kNoGap ? std::nullopt
                                       : std::optional(std::chrono::milliseconds(m_longestGap));
    }
    /// How long after its measured time the newest reading arrived; negative where its clock is ahead. Absent
    /// without a reading.
    [[nodiscard]] std::optional<std::chrono::milliseconds> lag() const
    {
        return m_lastMeasuredAt == Instant() ? std::nullopt : std::optional(m_lastAt - m_lastMeasuredAt);
    }

    struct Rate
    {
        double messages = 0; ///< Per second.
        double bytes = 0;    ///< Per second.
    };
    /// Over the minute before `now`: what came in this calendar minute, and of the one before as much as is
    /// left of it, taken as evenly spread.
    [[nodiscard]] Rate rate(Instant now) const;

    /// The sum of several meters; gaps and lag are the extremes of any one of them.
    void add(const Flow &other);

private:
    struct Minute
    {
        qint64 messages = 0;
        qint64 bytes = 0;
    };

    static constexpr qint64 kNoGap = std::numeric_limits<qint64>::max();

    void turn(qint64 minute);

    qint64 m_messages = 0;
    qint64 m_bytes = 0;
    qint64 m_noReadings = 0;
    qint64 m_minute = 0; ///< Since 1970.
    Minute m_now;
    Minute m_before;
    qint64 m_shortestGap = kNoGap;
    qint64 m_longestGap = 0;
    Instant m_lastAt;
    Instant m_lastMeasuredAt;
};

/// How long readings waited from arrival to the end of their commit, when their acknowledgement may leave.
/// One addition a burst.
class AcknowledgementTimes
{
public:
    void count(qint64 messages, std::chrono::milliseconds waited);

    [[nodiscard]] qint64 messages() const { return m_messages; }
    [[nodiscard]] std::chrono::milliseconds longest() const { return m_longest; }
    /// Within which this share (0 to 1) of the messages could be acknowledged: the next power of two, in
    /// milliseconds; 1 at least. Zero without messages.
    [[nodiscard]] std::chrono::milliseconds within(double share) const;

private:
    std::array<qint64, 24> m_upTo{}; ///< Of 1, 2, 4, … ms; the last takes all that is longer.
    qint64 m_messages = 0;
    std::chrono::milliseconds m_longest{0};
};

struct MeterFlow
{
    CustomerId customer;
    SubscriptionId subscription;
    MeterId meter;
    Flow flow;
};

/// What arrived since the recorder was made.
struct FlowReport
{
    std::vector<MeterFlow> meters; ///< In no order.
    Flow strangers;                ///< Messages whose topic is not a meter's.
    AcknowledgementTimes acknowledgements;
};

} // namespace insite::readings

Q_DECLARE_METATYPE(insite::readings::FlowReport)
