// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/alarmengine.h"

namespace insite::readings::test {

class HandClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return wall; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return other; }
    void advance(std::chrono::milliseconds by)
    {
        wall += by;
        other += by;
    }

    Instant wall{std::chrono::seconds(1'672'574'400)};
    std::chrono::steady_clock::time_point other{std::chrono::hours(1)};
};

inline RegisterKey key(int meter)
{
    using namespace Qt::StringLiterals;
    return {CustomerId(u"c"_s), SubscriptionId(u"s"_s), MeterId(u"m%1"_s.arg(meter)), RegisterId(u"12"_s)};
}

/// Engine, live readings and a clock, fed as the ingest feeds them.
class Bench
{
public:
    HandClock clock;
    LiveReadings live;
    AlarmEngine engine{clock, live};

    void connect()
    {
        session::SessionState state;
        state.phase = session::Phase::Connected;
        state.connectedSince = clock.now();
        engine.setSession(state, {});
    }
    void lose(session::FailureKind kind = session::FailureKind::ConnectionLost)
    {
        session::SessionState state;
        state.phase = session::Phase::Waiting;
        state.failure.kind = kind;
        engine.setSession(state, QStringLiteral("The network broke."));
    }

    /// Version 2, over the last minute unless told otherwise; received now.
    static Reading interval(int meter, Instant at, double value,
                            std::chrono::milliseconds length = std::chrono::minutes(1))
    {
        Reading reading;
        reading.key = key(meter);
        reading.schemaVersion = 2;
        reading.measuredFrom = at - length;
        reading.measuredAt = at;
        reading.value = value;
        return reading;
    }
    static Reading state(int meter, Instant at, double value)
    {
        Reading reading = interval(meter, at, value);
        reading.schemaVersion = 1;
        reading.measuredFrom.reset();
        return reading;
    }

    void limit(int meter, const Limits &limits) { say(meter, limits, std::nullopt); }
    void say(int meter, const Limits &limits, std::optional<std::chrono::milliseconds> interval)
    {
        const RegisterKey of = key(meter);
        engine.setWords(
            std::vector<WatchedRegister>{{of.customer, of.meter, of.registerId, limits, interval}});
    }

    void commit(std::vector<Reading> readings)
    {
        for (Reading &reading : readings)
            reading.receivedAt = clock.now();
        live.apply(readings, {});
        engine.take(readings);
        engine.take(live.takeChanges(LiveReadings::Observer::AlarmWatch));
    }
    void read(int meter, double value) { commit({interval(meter, clock.now(), value)}); }
    void pass(std::chrono::seconds time)
    {
        constexpr std::chrono::seconds kTick(1);
        for (std::chrono::seconds passed(0); passed < time; passed += kTick) {
            clock.advance(kTick);
            engine.tick();
        }
    }

    [[nodiscard]] std::vector<AlarmEvent> events(AlarmKind kind)
    {
        std::vector<AlarmEvent> found;
        for (const auto &[id, event] : engine.book().events()) {
            if (event.kind == kind)
                found.push_back(event);
        }
        return found;
    }
};

} // namespace insite::readings::test
