// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "readings/livereadings.h"

#include <QString>

#include <vector>

namespace insite::test {

/// Time that moves when a test says so.
class StillClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override
    {
        return std::chrono::steady_clock::time_point(m_now.time_since_epoch());
    }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now{std::chrono::milliseconds(1795444330000)};
};

/// Readings through the real LiveReadings, as the ingest would hand them over.
class ReadingFeed
{
public:
    explicit ReadingFeed(const Clock &clock)
        : m_clock(clock)
    {
    }

    /// Measured and received now: version 2 over `interval`, or version 1 where it is zero.
    ReadingFeed &read(const QString &customer, const QString &subscription, const QString &meter,
                      const QString &registerId, double value,
                      std::chrono::milliseconds interval = std::chrono::minutes(1))
    {
        return read(customer, subscription, meter, registerId, value, interval, m_clock.now());
    }
    ReadingFeed &read(const QString &customer, const QString &subscription, const QString &meter,
                      const QString &registerId, double value, std::chrono::milliseconds interval,
                      Instant measuredAt)
    {
        Reading reading;
        reading.key = {CustomerId(customer), SubscriptionId(subscription), MeterId(meter),
                       RegisterId(registerId)};
        reading.schemaVersion = interval.count() > 0 ? 2 : 1;
        reading.measuredAt = measuredAt;
        if (interval.count() > 0) {
            reading.measuredFrom = measuredAt - interval;
        }
        reading.value = value;
        reading.receivedAt = m_clock.now();
        m_waiting.push_back(reading);
        return *this;
    }

    [[nodiscard]] readings::Changes take()
    {
        m_live.apply(m_waiting, {});
        m_waiting.clear();
        return m_live.takeChanges();
    }
    [[nodiscard]] const readings::LiveReadings &live() const { return m_live; }

private:
    const Clock &m_clock;
    readings::LiveReadings m_live;
    std::vector<Reading> m_waiting;
};

} // namespace insite::test
