// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarmbench.h"

#include "readings/alarmwatch.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using insite::readings::test::Bench;
using insite::readings::test::key;

namespace {

const Limits kAbove40{std::nullopt, 40.0, 0, 0ms};

/// One run of the program after the other, over the same history and the same log.
class Runs
{
public:
    Runs() { m_bench = std::make_unique<Bench>(); }

    Bench *operator->() const { return m_bench.get(); }

    void limit(const Limits &limits)
    {
        m_bench->limit(1, limits);
        m_bench->pass(1s);
    }
    void read(std::vector<Reading> readings)
    {
        for (Reading &reading : readings) {
            reading.receivedAt = m_bench->clock.now();
            KnownRegister &known = m_history[reading.key];
            known.latest = reading;
            known.lastReceivedAt = reading.receivedAt;
        }
        m_bench->commit(readings);
        m_bench->pass(1s);
    }
    void read(double value) { read({Bench::interval(1, m_bench->clock.now(), value)}); }

    /// The program is closed, and begins again later.
    void restart(std::chrono::seconds later = 10s) { begin(later, {m_bench->clock.now(), true}, true); }
    /// It crashed a while after it last noted that it runs; nobody knows for which registers events lasted.
    void crash() { begin(10s, {m_bench->clock.now() - 5s, false}, false); }

    [[nodiscard]] AlarmEvent only(AlarmKind kind) const
    {
        const auto events = m_bench->events(kind);
        return events.size() == 1 ? events[0] : AlarmEvent();
    }
    [[nodiscard]] size_t count() const { return m_bench->engine.book().events().size(); }

private:
    void begin(std::chrono::seconds later, const RunEnd &ended, bool hasMembers)
    {
        AlarmPast past;
        for (const auto &[id, event] : m_bench->engine.book().events())
            past.events.push_back(event);
        if (hasMembers)
            past.members = m_bench->engine.members();
        past.ended = ended;
        auto next = std::make_unique<Bench>();
        next->clock.wall = m_bench->clock.wall + later;
        next->clock.other = m_bench->clock.other + later;
        m_bench = std::move(next);
        std::vector<KnownRegister> known;
        for (const auto &[key, each] : m_history)
            known.push_back(each);
        m_bench->live.seed(known);
        m_bench->engine.resume(std::move(past));
        m_bench->engine.take(m_bench->live.takeChanges(LiveReadings::Observer::AlarmWatch));
        m_bench->pass(1s);
    }

    std::unique_ptr<Bench> m_bench;
    std::map<RegisterKey, KnownRegister> m_history;
};

/// Twenty meters send once and no more; what they sent.
std::vector<Reading> fallSilent(Runs &runs)
{
    runs->connect();
    std::vector<Reading> readings;
    for (int meter = 0; meter < 20; ++meter)
        readings.push_back(Bench::interval(meter, runs->clock.now(), 1));
    runs.read(readings);
    runs->pass(13min);
    return readings;
}

} // namespace

/// An alarm that is still so after the next start is the same alarm, as if the program had not been closed.
class TestAlarmRestart : public QObject
{
    Q_OBJECT

private slots:
    void aPassedLimitGoesOnWithoutItsDelay();
    void aPassedLimitEndsWhenTheLimitIsGone();
    void aPassedLimitEndsByAHigherLimit();
    void lateReadingsDoNotEndWhatTheyCannotKnow();
    void silenceLastsUntilSomethingComes();
    void silenceWithoutAKnownIntervalWaits();
    void aClockAheadWaitsForAReading();
    void aConnectionThatComesBackWasMissedUntilTheClose();
    void aConnectionThatFailsAgainIsTheSame();
    void aRefusedCustomerWaitsForTheAnswer();
    void aStormGoesOnForThoseThatWereInIt();
    void aStormWhoseRegistersNobodyKnowsIsCutOff();
    void tenRestartsAddNothing();
    void theCloseIsNotedAndWhatWasAskedForBeforeCounts();
};

void TestAlarmRestart::aPassedLimitGoesOnWithoutItsDelay()
{
    Limits limits = kAbove40;
    limits.delay = 2min;
    Runs runs;
    runs->connect();
    runs.limit(limits);
    for (int minute = 0; minute < 4; ++minute) {
        runs.read(41);
        runs->clock.advance(59s);
    }
    const AlarmEvent before = runs.only(AlarmKind::AboveLimit);
    QVERIFY(before.isActive());
    runs->engine.acknowledgeAll();

    runs.restart();
    QVERIFY2(runs.only(AlarmKind::AboveLimit).isActive(), "nothing came, and the limits are not told yet");
    runs.limit(limits);
    runs->connect();
    QVERIFY2(runs.only(AlarmKind::AboveLimit).isActive(), "its last value is still beyond");
    runs.read(43);
    const AlarmEvent after = runs.only(AlarmKind::AboveLimit);
    QVERIFY(after.isActive());
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.begunAt, before.begunAt);
    QVERIFY(after.acknowledgedAt);
    QCOMPARE(after.repeats, 0);
    QCOMPARE(runs.count(), size_t(1));

    runs->clock.advance(1min);
    const Instant back = runs->clock.now();
    runs.read(39);
    QCOMPARE(runs.only(AlarmKind::AboveLimit).endedAt, std::optional(back));
    QVERIFY(!runs.only(AlarmKind::AboveLimit).isCutOff);
}

void TestAlarmRestart::aPassedLimitEndsWhenTheLimitIsGone()
{
    Runs runs;
    runs.limit(kAbove40);
    runs.read(41);
    runs.restart();
    runs->pass(1min);
    QVERIFY(runs.only(AlarmKind::AboveLimit).isActive());
    runs->engine.setWords({});
    QCOMPARE(runs.only(AlarmKind::AboveLimit).endedAt, std::optional(runs->clock.now()));
}

void TestAlarmRestart::aPassedLimitEndsByAHigherLimit()
{
    Runs runs;
    runs.limit(kAbove40);
    runs.read(41);
    runs.restart(24h);
    runs.limit({std::nullopt, 50.0, 0, 0ms});
    QVERIFY(!runs.only(AlarmKind::AboveLimit).isActive());
}

void TestAlarmRestart::lateReadingsDoNotEndWhatTheyCannotKnow()
{
    Limits limits = kAbove40;
    limits.delay = 2min;
    Runs runs;
    runs.limit(limits);
    for (int minute = 0; minute < 4; ++minute) {
        runs.read(41);
        runs->clock.advance(59s);
    }
    const Instant last = runs->clock.now();
    runs.restart();
    runs.limit(limits);
    runs.read(42);
    // Between the two, so that what is here says less than the delay.
    runs.read({Bench::interval(1, last + 5s, 41)});
    QVERIFY(runs.only(AlarmKind::AboveLimit).isActive());
}

void TestAlarmRestart::silenceLastsUntilSomethingComes()
{
    Runs runs;
    runs->connect();
    runs.read(5);
    runs->pass(13min);
    const AlarmEvent before = runs.only(AlarmKind::Silent);
    QVERIFY(before.isActive());
    runs.restart();
    runs->engine.setWords({});
    runs->connect();
    runs->pass(20min);
    QCOMPARE(runs.only(AlarmKind::Silent).begunAt, before.begunAt);
    QVERIFY(runs.only(AlarmKind::Silent).isActive());
    QCOMPARE(runs->events(AlarmKind::Stale).size(), size_t(1));
    runs.read(5);
    QCOMPARE(runs.only(AlarmKind::Silent).endedAt, std::optional(runs->clock.now()));
}

void TestAlarmRestart::silenceWithoutAKnownIntervalWaits()
{
    Runs runs;
    runs->connect();
    runs.read({Bench::state(1, runs->clock.now(), 5)}); // Version 1 does not tell how often it comes.
    runs->say(1, {}, 1min);
    runs->pass(13min);
    QVERIFY(runs.only(AlarmKind::Silent).isActive());
    runs.restart();
    runs->connect();
    runs->pass(1min);
    QVERIFY2(runs.only(AlarmKind::Silent).isActive(), "what was said is not read yet");
    runs->say(1, {}, 1min);
    runs->pass(1min);
    QVERIFY(runs.only(AlarmKind::Silent).isActive());
    runs.read({Bench::state(1, runs->clock.now(), 6)});
    QVERIFY(!runs.only(AlarmKind::Silent).isActive());
}

void TestAlarmRestart::aClockAheadWaitsForAReading()
{
    Runs runs;
    runs->connect();
    runs.read(5);
    runs->commit({Bench::interval(1, runs->clock.now() + 1h, 6)});
    QVERIFY(runs.only(AlarmKind::ClockAhead).isActive());
    runs.restart();
    runs->connect();
    runs->pass(1min);
    QVERIFY(runs.only(AlarmKind::ClockAhead).isActive());
    QCOMPARE(runs->engine.counts().clocksAhead, 1);
    runs->commit({Bench::interval(1, runs->clock.now() + 1h, 7)});
    QVERIFY2(runs.only(AlarmKind::ClockAhead).isActive(), "still ahead");
    runs.read(8);
    QVERIFY(!runs.only(AlarmKind::ClockAhead).isActive());
    QCOMPARE(runs->engine.counts().clocksAhead, 0);
}

void TestAlarmRestart::aConnectionThatComesBackWasMissedUntilTheClose()
{
    Runs runs;
    runs->connect();
    runs->lose();
    runs->pass(35s);
    const Instant closed = runs->clock.now();
    runs.restart(8h);
    session::SessionState asking;
    asking.phase = session::Phase::LookingUp;
    runs->engine.setSession(asking, {});
    QVERIFY(runs.only(AlarmKind::ConnectionLost).isActive());
    runs->connect();
    const AlarmEvent event = runs.only(AlarmKind::ConnectionLost);
    QCOMPARE(event.endedAt, std::optional(closed));
    QCOMPARE(*event.endedAt - event.begunAt, Instant::duration(35s));
    QVERIFY(event.isCutOff);
    QVERIFY(!event.isLastKnown);
}

void TestAlarmRestart::aConnectionThatFailsAgainIsTheSame()
{
    Runs runs;
    runs->connect();
    runs->lose();
    const AlarmEvent before = runs.only(AlarmKind::ConnectionLost);
    runs->engine.acknowledgeAll();
    runs.restart();
    runs->lose(session::FailureKind::HostNotFound);
    runs->pass(1min);
    const AlarmEvent after = runs.only(AlarmKind::ConnectionLost);
    QVERIFY(after.isActive());
    QVERIFY(after.acknowledgedAt);
    QCOMPARE(after.begunAt, before.begunAt);
    runs->connect();
    QCOMPARE(runs.only(AlarmKind::ConnectionLost).endedAt, std::optional(runs->clock.now()));
    QVERIFY(!runs.only(AlarmKind::ConnectionLost).isCutOff);
}

void TestAlarmRestart::aRefusedCustomerWaitsForTheAnswer()
{
    session::SessionState refused;
    refused.phase = session::Phase::Connected;
    refused.refused = {{CustomerId(u"c"_s), u"meters/outbound/c/#"_s, session::RefusalKind::Refused}};
    session::SessionState asking;
    asking.phase = session::Phase::Subscribing;
    Runs runs;
    runs->engine.setSession(refused, {});
    for (int run = 0; run < 3; ++run) {
        runs.restart();
        runs->engine.setSession(asking, {});
        QVERIFY2(runs.only(AlarmKind::CustomerRefused).isActive(), "not answered yet");
        runs->engine.setSession(refused, {});
        QVERIFY(runs.only(AlarmKind::CustomerRefused).isActive());
    }
    runs.restart();
    runs->connect();
    QCOMPARE(runs.only(AlarmKind::CustomerRefused).endedAt, std::optional(runs->clock.now()));
}

void TestAlarmRestart::aStormGoesOnForThoseThatWereInIt()
{
    Runs runs;
    std::vector<Reading> readings = fallSilent(runs);
    QCOMPARE(runs.only(AlarmKind::Silent).active, 20);
    readings.resize(3);
    const auto come = [&] {
        for (Reading &reading : readings) {
            reading.measuredAt = runs->clock.now();
            reading.measuredFrom = reading.measuredAt - 1min;
        }
        runs.read(readings);
    };
    come();
    QCOMPARE(runs.only(AlarmKind::Silent).active, 17);
    runs->engine.acknowledgeAll();
    runs.restart();
    runs.restart();
    QCOMPARE(runs.only(AlarmKind::Silent).active, 17);
    runs->engine.setWords({});
    runs->connect();
    come();
    // What was not in it any more is news again.
    runs->pass(13min);
    const auto events = runs->events(AlarmKind::Silent);
    QCOMPARE(events[0].active, 17);
    QVERIFY(events[0].acknowledgedAt);
    qint64 active = 0;
    for (const AlarmEvent &event : events)
        active += event.active;
    QCOMPARE(active, 20);
    QVERIFY(events.size() > 1);
    QVERIFY(!events[1].acknowledgedAt);
}

void TestAlarmRestart::aStormWhoseRegistersNobodyKnowsIsCutOff()
{
    Runs runs;
    (void)fallSilent(runs);
    const Instant lastKnown = runs->clock.now() - 5s;
    runs.crash();
    const AlarmEvent event = runs.only(AlarmKind::Silent);
    QCOMPARE(event.endedAt, std::optional(lastKnown));
    QVERIFY(event.isCutOff);
    QVERIFY(event.isLastKnown);
}

void TestAlarmRestart::tenRestartsAddNothing()
{
    Runs runs;
    runs->connect();
    runs.limit(kAbove40);
    runs.read(41);
    runs.read({Bench::interval(2, runs->clock.now(), 5)});
    runs->pass(13min);
    runs->lose();
    const size_t count = runs.count();
    const qint64 alarms = runs->engine.book().unacknowledgedAlarms(true);
    QVERIFY(alarms >= 3);
    for (int run = 0; run < 10; ++run) {
        if (run % 2 == 0)
            runs.restart();
        else
            runs.crash();
        runs.limit(kAbove40);
        runs->lose();
        runs->pass(1min);
    }
    QCOMPARE(runs.count(), count);
    QCOMPARE(runs->engine.book().unacknowledgedAlarms(true), alarms);
}

void TestAlarmRestart::theCloseIsNotedAndWhatWasAskedForBeforeCounts()
{
    const QTemporaryDir folder;
    const SystemClock clock;
    const auto live = std::make_shared<LiveReadings>();
    const auto feed = std::make_shared<AlarmFeed>();
    std::map<quint64, AlarmEvent> events;
    const auto open = [&] {
        auto watch = std::make_unique<AlarmWatch>(live, feed, folder.filePath(u"events"_s), clock);
        connect(watch.get(), &AlarmWatch::news, watch.get(), [&events](const AlarmNews &news) {
            for (const AlarmEvent &event : news.events)
                events.insert_or_assign(event.id, event);
        });
        return watch;
    };
    session::SessionState state;
    state.phase = session::Phase::Waiting;
    state.failure.kind = session::FailureKind::ConnectionLost;
    auto watch = open();
    watch->setSession(state, u"The network broke."_s);
    QTRY_COMPARE(events.size(), size_t(1));
    const Instant written = clock.now();
    QTRY_VERIFY(clock.now() > written + 20ms);
    const Instant closing = clock.now();
    watch->acknowledge({1});
    watch.reset();
    const Instant closed = clock.now();
    events.clear();
    watch = open();
    QTRY_COMPARE(events.size(), size_t(1));
    QVERIFY(events.at(1).isActive());
    QVERIFY(events.at(1).acknowledgedAt);
    state.phase = session::Phase::Connected;
    state.failure = {};
    watch->setSession(state, {});
    QTRY_VERIFY(!events.at(1).isActive());
    QVERIFY(*events.at(1).endedAt >= closing);
    QVERIFY(*events.at(1).endedAt <= closed);
    QVERIFY(!events.at(1).isLastKnown);
}

QTEST_GUILESS_MAIN(TestAlarmRestart)
#include "tst_alarmrestart.moc"
