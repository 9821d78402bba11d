// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarmbench.h"

#include "readings/alarmlog.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace insite;
using namespace insite::readings;
using insite::readings::test::Bench;
using insite::readings::test::HandClock;
using insite::readings::test::key;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestAlarmEngine : public QObject
{
    Q_OBJECT

private slots:
    void goesFromStaleToSilentAndBack();
    void fiftyThousandFallSilentInOneEvent();
    void nothingIsSilentWhileWeAreAway();
    void aSleepingComputerAlarmsNobody();
    void aRefusedCustomerIsToldOnce();
    void aPersonsIntervalCounts();
    void limitsFollowMeasuredTime();
    void anOldLateReadingIsNoAlarmOfNow();
    void aRevisionUndoesWhatItCorrects();
    void limitsGivenLaterJudgeWhatIsThere();
    void whateverTheOrderTheExcursionIsTheSame();
    void aFlappingValueMakesNoStorm();
    void whatWasMissedWhileAwayIsToldAsPast();
    void aGapIsToldOnceItStands();
    void readingsInAnotherOrderMakeNoGap();
    void lateReadingsFillTheGap();
    void aCounterResetIsTold();
    void aResetThatWasOnlyOutOfOrderIsNot();
    void aClockAheadIsNotSilence();
    void theConnectionAndTheStoreAreTold();
    void aCatchUpIsToldOnce();
    void countsHowFreshTheRegistersAre();
    void theLogKeepsEventsAndTheirEnd();
    void theLogTellsForWhomItLastsAndUntilWhen();
    void theLogSurvivesATornLine();
    void theLogDoesNotGrowForEver();
};

void TestAlarmEngine::goesFromStaleToSilentAndBack()
{
    Bench bench;
    bench.connect();
    bench.read(1, 5);
    bench.pass(3min);
    QVERIFY(bench.engine.book().events().empty());
    bench.pass(1s);
    QCOMPARE(bench.events(AlarmKind::Stale).size(), size_t(1));
    QVERIFY(bench.events(AlarmKind::Stale)[0].isActive());
    bench.pass(9min);
    QVERIFY(!bench.events(AlarmKind::Stale)[0].isActive());
    QCOMPARE(bench.events(AlarmKind::Silent).size(), size_t(1));
    QCOMPARE(bench.events(AlarmKind::Silent)[0].key, key(1));
    bench.read(1, 6);
    bench.pass(1s);
    QVERIFY(!bench.events(AlarmKind::Silent)[0].isActive());
}

void TestAlarmEngine::fiftyThousandFallSilentInOneEvent()
{
    Bench bench;
    bench.connect();
    std::vector<Reading> readings;
    for (int meter = 0; meter < 50'000; ++meter)
        readings.push_back(Bench::interval(meter, bench.clock.now(), 1));
    bench.commit(readings);
    bench.clock.advance(13min);
    bench.engine.tick();
    const auto silent = bench.events(AlarmKind::Silent);
    QCOMPARE(silent.size(), size_t(1));
    QCOMPARE(silent[0].registers, 50'000);
    QCOMPARE(bench.engine.book().events().size(), size_t(1));
    QCOMPARE(bench.engine.counts().freshness[size_t(Freshness::Silent)], 50'000);
    // And when they are all back, it is over.
    for (Reading &reading : readings) {
        reading.measuredAt = bench.clock.now();
        reading.measuredFrom = bench.clock.now() - 1min;
    }
    bench.commit(readings);
    bench.engine.tick();
    QVERIFY(!bench.events(AlarmKind::Silent)[0].isActive());
}

void TestAlarmEngine::nothingIsSilentWhileWeAreAway()
{
    Bench bench;
    bench.connect();
    bench.read(1, 5);
    bench.lose();
    bench.pass(60min);
    QVERIFY(bench.events(AlarmKind::Silent).empty());
    QVERIFY(bench.events(AlarmKind::Stale).empty());
    QCOMPARE(bench.engine.counts().freshness[size_t(Freshness::Silent)], 1); // The tree says how old it is.
    bench.connect();
    bench.pass(2min);
    QVERIFY(bench.events(AlarmKind::Stale).empty());
    bench.pass(11min);
    QCOMPARE(bench.events(AlarmKind::Silent).size(), size_t(1));
}

void TestAlarmEngine::aSleepingComputerAlarmsNobody()
{
    Bench bench;
    bench.connect();
    bench.read(1, 5);
    bench.pass(5s);
    bench.clock.wall += 8h; // The other clock stands while the computer sleeps.
    bench.pass(2s);
    QVERIFY(bench.engine.book().events().empty());
}

void TestAlarmEngine::aRefusedCustomerIsToldOnce()
{
    Bench bench;
    bench.connect();
    bench.read(1, 5);
    session::SessionState state;
    state.phase = session::Phase::Connected;
    state.connectedSince = bench.clock.now();
    state.refused = {{CustomerId(u"c"_s), u"meters/outbound/c/#"_s, session::RefusalKind::Refused}};
    bench.engine.setSession(state, {});
    bench.pass(60min);
    QCOMPARE(bench.engine.book().events().size(), size_t(1));
    QCOMPARE(bench.events(AlarmKind::CustomerRefused)[0].key.customer.text(), u"c"_s);
    QVERIFY(bench.events(AlarmKind::CustomerRefused)[0].detail.contains(u"c"_s));
    state.refused.clear();
    bench.engine.setSession(state, {});
    QVERIFY(!bench.events(AlarmKind::CustomerRefused)[0].isActive());
}

void TestAlarmEngine::aPersonsIntervalCounts()
{
    Bench bench;
    bench.connect();
    bench.say(1, {}, 1h);
    bench.read(1, 5);
    bench.pass(60min);
    QVERIFY(bench.engine.book().events().empty());
    QCOMPARE(bench.engine.counts().freshness[size_t(Freshness::Fresh)], 1);
    bench.engine.setWords({});
    bench.pass(1s);
    QCOMPARE(bench.events(AlarmKind::Silent).size(), size_t(1));
}

void TestAlarmEngine::limitsFollowMeasuredTime()
{
    Bench bench;
    bench.connect();
    Limits limits;
    limits.high = 40;
    limits.hysteresis = 5;
    limits.delay = 2min;
    bench.limit(1, limits);
    const Instant begun = bench.clock.now() + 1min;
    const auto step = [&](double value) {
        bench.clock.advance(1min);
        bench.read(1, value);
    };
    step(41);
    step(41);
    QVERIFY2(bench.events(AlarmKind::AboveLimit).empty(), "the delay is not over");
    step(42);
    auto events = bench.events(AlarmKind::AboveLimit);
    QCOMPARE(events.size(), size_t(1));
    QCOMPARE(events[0].begunAt, begun);
    QCOMPARE(events[0].value, 42.0);
    QCOMPARE(events[0].limit, 40.0);
    QCOMPARE(bench.engine.beyondLimits(), std::vector{key(1)});
    step(36);
    QVERIFY2(bench.events(AlarmKind::AboveLimit)[0].isActive(), "not yet far enough back");
    step(35);
    QCOMPARE(bench.events(AlarmKind::AboveLimit)[0].endedAt, std::optional(bench.clock.now()));
    QVERIFY(bench.engine.beyondLimits().empty());
}

void TestAlarmEngine::anOldLateReadingIsNoAlarmOfNow()
{
    Bench bench;
    bench.connect();
    bench.limit(1, {std::nullopt, 40.0, 0, 0ms});
    bench.read(1, 5);
    bench.commit({Bench::interval(1, bench.clock.now() - 30min, 99)});
    bench.pass(1s);
    QVERIFY(bench.events(AlarmKind::AboveLimit).empty());
    bench.clock.advance(1min);
    bench.read(1, 41);
    QCOMPARE(bench.events(AlarmKind::AboveLimit).size(), size_t(1));
    // And an old late reading within the limits does not end one.
    bench.commit({Bench::interval(1, bench.clock.now() - 30min, 3)});
    QVERIFY(bench.events(AlarmKind::AboveLimit)[0].isActive());
}

void TestAlarmEngine::aRevisionUndoesWhatItCorrects()
{
    Bench bench;
    bench.connect();
    bench.limit(1, {0.0, 40.0, 10, 0ms});
    bench.read(1, 400);
    QVERIFY(bench.events(AlarmKind::AboveLimit)[0].isActive());
    bench.read(1, 39); // Within the hysteresis: had it come first, there had been no alarm.
    QVERIFY(!bench.events(AlarmKind::AboveLimit)[0].isActive());
    bench.read(1, -1);
    QVERIFY(bench.events(AlarmKind::BelowLimit)[0].isActive());
}

void TestAlarmEngine::limitsGivenLaterJudgeWhatIsThere()
{
    Bench bench;
    bench.connect();
    bench.read(1, 41);
    bench.pass(1s);
    bench.limit(1, {std::nullopt, 40.0, 0, 0ms});
    QCOMPARE(bench.events(AlarmKind::AboveLimit).size(), size_t(1));
    bench.limit(1, {});
    QVERIFY(!bench.events(AlarmKind::AboveLimit)[0].isActive());
}

void TestAlarmEngine::whateverTheOrderTheExcursionIsTheSame()
{
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const Limits limits{10.0, 40.0, double(random() % 8), std::chrono::minutes(2 + random() % 2)};
        std::vector<Reading> clean;
        const Instant from = HandClock().now();
        for (int i = 0; i < 12; ++i)
            clean.push_back(Bench::interval(1, from + i * 1min, i < 8 ? 25.0 : double(random() % 20) + 30));
        const auto sideAfter = [&](const std::vector<Reading> &readings) {
            Bench bench;
            bench.connect();
            bench.limit(1, limits);
            bench.clock.advance(12min);
            for (const Reading &reading : readings) {
                bench.commit({reading});
                bench.engine.tick();
            }
            const auto events = bench.events(AlarmKind::AboveLimit);
            const auto active = std::ranges::find_if(events, &AlarmEvent::isActive);
            return active == events.end() ? Instant::min() : active->begunAt;
        };
        // Two neighbours change places; the newest stays the newest.
        std::vector<Reading> shuffled = clean;
        const size_t place = 8 + random() % 2;
        std::swap(shuffled[place], shuffled[place + 1]);
        QCOMPARE(sideAfter(shuffled), sideAfter(clean));
    }
}

void TestAlarmEngine::aFlappingValueMakesNoStorm()
{
    std::mt19937 random(3);
    for (int round = 0; round < 20; ++round) {
        Bench bench;
        bench.connect();
        bench.limit(1, {std::nullopt, 40.0, double(round % 3), 0ms});
        const auto length = std::chrono::minutes(120);
        double value = 40;
        for (auto passed = 0s; passed < length; passed += 5s) {
            bench.clock.advance(5s);
            value = 40 + double(int(random() % 100) - 50) / 10;
            bench.commit({Bench::interval(1, bench.clock.now(), value, 5s)});
        }
        const auto events = bench.events(AlarmKind::AboveLimit);
        QVERIFY(!events.empty());
        // At most one for each time that it may be taken up again.
        QVERIFY2(events.size() <= size_t(length / AlarmBook::kReopen) + 1,
                 qPrintable(QString::number(events.size())));
        QVERIFY(events[0].repeats > 100);
        const auto active = std::ranges::count_if(events, &AlarmEvent::isActive);
        if (value > 40)
            QCOMPARE(active, 1);
        if (value <= 38)
            QCOMPARE(active, 0);
    }
}

void TestAlarmEngine::whatWasMissedWhileAwayIsToldAsPast()
{
    Bench bench;
    bench.connect();
    bench.limit(1, {std::nullopt, 40.0, 0, 0ms});
    const Instant from = bench.clock.now();
    bench.clock.advance(5h);
    bench.commit({Bench::interval(1, from, 20), Bench::interval(1, from + 1min, 50),
                  Bench::interval(1, from + 2min, 60), Bench::interval(1, from + 3min, 20)});
    const auto events = bench.events(AlarmKind::AboveLimit);
    QCOMPARE(events.size(), size_t(1));
    QCOMPARE(events[0].begunAt, from + 1min);
    QCOMPARE(events[0].endedAt, std::optional(from + 3min));
}

void TestAlarmEngine::aGapIsToldOnceItStands()
{
    Bench bench;
    bench.connect();
    bench.read(1, 5);
    const Instant before = bench.clock.now();
    bench.clock.advance(4min);
    bench.read(1, 6);
    bench.pass(5s);
    QVERIFY(bench.events(AlarmKind::Gap).empty());
    bench.pass(10s);
    const auto gaps = bench.events(AlarmKind::Gap);
    QCOMPARE(gaps.size(), size_t(1));
    QCOMPARE(gaps[0].missing, 3);
    QCOMPARE(gaps[0].begunAt, before);
    QVERIFY(!gaps[0].isActive());
    QCOMPARE(bench.engine.counts().gaps, 1);
}

void TestAlarmEngine::readingsInAnotherOrderMakeNoGap()
{
    Bench bench;
    bench.connect();
    bench.read(1, 5);
    bench.clock.advance(2min);
    bench.read(1, 7);
    bench.commit({Bench::interval(1, bench.clock.now() - 1min, 6)});
    bench.pass(30s);
    QVERIFY(bench.engine.book().events().empty());
    QCOMPARE(bench.engine.counts().gaps, 0);
}

void TestAlarmEngine::lateReadingsFillTheGap()
{
    Bench bench;
    bench.connect();
    bench.read(1, 5);
    bench.clock.advance(4min);
    bench.read(1, 6);
    const Instant after = bench.clock.now();
    bench.pass(15s);
    QCOMPARE(bench.events(AlarmKind::Gap)[0].missing, 3);
    bench.commit({Bench::interval(1, after - 1min, 6), Bench::interval(1, after - 3min, 6)});
    bench.pass(15s);
    QCOMPARE(bench.events(AlarmKind::Gap)[0].missing, 1);
    bench.commit({Bench::interval(1, after - 2min, 6)});
    bench.pass(15s);
    QCOMPARE(bench.events(AlarmKind::Gap)[0].missing, 0);
}

void TestAlarmEngine::aCounterResetIsTold()
{
    Bench bench;
    bench.connect();
    bench.commit({Bench::state(1, bench.clock.now(), 900)});
    bench.clock.advance(1min);
    bench.commit({Bench::state(1, bench.clock.now(), 3)});
    bench.pass(15s);
    const auto resets = bench.events(AlarmKind::CounterReset);
    QCOMPARE(resets.size(), size_t(1));
    QCOMPARE(resets[0].limit, 900.0);
    QCOMPARE(resets[0].value, 3.0);
    QCOMPARE(bench.engine.counts().resets, 1);
}

void TestAlarmEngine::aResetThatWasOnlyOutOfOrderIsNot()
{
    Bench bench;
    bench.connect();
    bench.commit({Bench::state(1, bench.clock.now(), 900)});
    bench.clock.advance(2min);
    bench.commit({Bench::state(1, bench.clock.now(), 910)});
    bench.commit({Bench::state(1, bench.clock.now() - 1min, 905)});
    bench.clock.advance(1min);
    bench.commit({Bench::state(1, bench.clock.now(), 9)});
    bench.commit({Bench::state(1, bench.clock.now(), 920)}); // Revised.
    bench.pass(15s);
    QVERIFY(bench.engine.book().events().empty());
}

void TestAlarmEngine::aClockAheadIsNotSilence()
{
    Bench bench;
    bench.connect();
    bench.read(1, 5);
    for (int i = 0; i < 30; ++i) {
        bench.pass(60s);
        bench.commit({Bench::interval(1, bench.clock.now() + 1h, 6)});
    }
    QCOMPARE(bench.events(AlarmKind::ClockAhead).size(), size_t(1));
    QVERIFY(bench.events(AlarmKind::Silent).empty());
    QCOMPARE(bench.engine.counts().clocksAhead, 1);
    // The counts say what the events say.
    QCOMPARE(bench.engine.counts().freshness.at(size_t(Freshness::Silent)), 0);
    QCOMPARE(bench.engine.counts().freshness.at(size_t(Freshness::Fresh)), 1);
    bench.read(1, 5);
    QVERIFY(!bench.events(AlarmKind::ClockAhead)[0].isActive());
}

void TestAlarmEngine::theConnectionAndTheStoreAreTold()
{
    Bench bench;
    bench.connect();
    bench.lose();
    bench.pass(5s);
    bench.lose();
    QCOMPARE(bench.events(AlarmKind::ConnectionLost).size(), size_t(1));
    QCOMPARE(bench.events(AlarmKind::ConnectionLost)[0].detail, u"The network broke."_s);
    bench.connect();
    QVERIFY(!bench.events(AlarmKind::ConnectionLost)[0].isActive());
    bench.lose(session::FailureKind::StoreFailed);
    QVERIFY(bench.events(AlarmKind::StoreFailed)[0].isActive());
    QVERIFY(!bench.events(AlarmKind::ConnectionLost)[0].isActive());
    bench.connect();
    QVERIFY(!bench.events(AlarmKind::StoreFailed)[0].isActive());
}

void TestAlarmEngine::aCatchUpIsToldOnce()
{
    Bench bench;
    session::SessionState state;
    state.phase = session::Phase::Connected;
    state.connectedSince = bench.clock.now();
    state.catchUp = {412, bench.clock.now() - 1h, bench.clock.now(), std::nullopt};
    bench.engine.setSession(state, {});
    QVERIFY(bench.events(AlarmKind::CaughtUp).empty());
    state.catchUp->doneAt = bench.clock.now();
    bench.engine.setSession(state, {});
    state.attempt = 1;
    bench.engine.setSession(state, {});
    QCOMPARE(bench.events(AlarmKind::CaughtUp).size(), size_t(1));
    QCOMPARE(bench.events(AlarmKind::CaughtUp)[0].missing, 412);
}

void TestAlarmEngine::countsHowFreshTheRegistersAre()
{
    Bench bench;
    bench.connect();
    bench.read(1, 5);
    bench.pass(100s);
    bench.read(2, 5);
    bench.pass(1s);
    const auto freshness = bench.engine.counts().freshness;
    QCOMPARE(freshness[size_t(Freshness::Fresh)], 1);
    QCOMPARE(freshness[size_t(Freshness::Late)], 1);
}

void TestAlarmEngine::theLogKeepsEventsAndTheirEnd()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"events"_s);
    AlarmEvent event;
    event.id = 7;
    event.kind = AlarmKind::AboveLimit;
    event.key = key(3);
    event.registers = 1;
    event.repeats = 2;
    event.begunAt = Instant(1'672'574'400'123ms);
    event.noticedAt = event.begunAt + 5s;
    event.value = 41.25;
    event.limit = 40;
    event.detail = u"Å “sentence”"_s;
    {
        AlarmLog log(path);
        QVERIFY(log.load());
        QVERIFY(log.write(std::vector{event}, {}));
        event.endedAt = event.begunAt + 1min;
        event.acknowledgedAt = event.begunAt + 2min;
        QVERIFY(log.write(std::vector{event}, {}));
        AlarmEvent other = event;
        other.id = 8;
        QVERIFY(log.write(std::vector{other}, {}));
        QVERIFY(log.write({}, std::vector<quint64>{8}));
    }
    AlarmLog log(path);
    const auto contents = log.load();
    QVERIFY(contents);
    QCOMPARE(contents->events.size(), size_t(1));
    QVERIFY(contents->events[0] == event);
    QVERIFY(contents->ended.at > Instant(1'672'574'400s));
    QVERIFY2(!contents->ended.isOrderly, "nobody said so");
}

void TestAlarmEngine::theLogTellsForWhomItLastsAndUntilWhen()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"events"_s);
    AlarmEvent event;
    event.id = 7;
    const std::vector<AlarmMember> members{{7, key(1)}, {7, key(2)}, {8, {}}};
    const Instant at(4'000'000'000'123ms);
    AlarmLog log(path);
    QVERIFY(log.write(std::vector{event}, {}));
    QVERIFY(log.keepMembers(members, {at - 30s, false}));
    QVERIFY(log.keepMembers(members, {at, false}));
    auto past = AlarmLog(path).load();
    QVERIFY(past->members == members);
    QCOMPARE(past->ended.at, at);
    QVERIFY2(!past->ended.isOrderly, "as after a crash");
    QVERIFY(log.keepMembers(members, {at + 5s, true}));
    past = AlarmLog(path).load();
    QVERIFY(past->members == members);
    QCOMPARE(past->ended.at, at + 5s);
    QVERIFY(past->ended.isOrderly);
    // The next run goes on with the same: from now on a crash is one again.
    QVERIFY(AlarmLog(path).keepMembers(members, {at + 1h, false}));
    QVERIFY(!AlarmLog(path).load()->ended.isOrderly);
    QVERIFY(log.keepMembers({}, {at + 2h, false}));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"events"_s});
}

void TestAlarmEngine::theLogSurvivesATornLine()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"events"_s);
    AlarmEvent event;
    event.id = 1;
    {
        AlarmLog log(path);
        QVERIFY(log.write(std::vector{event}, {}));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write("{\"id\":2,\"ki");
    file.close();
    {
        AlarmLog log(path);
        const auto contents = log.load();
        QVERIFY(contents);
        QCOMPARE(contents->events.size(), size_t(1));
        event.id = 3;
        QVERIFY(log.write(std::vector{event}, {}));
    }
    AlarmLog log(path);
    QCOMPARE(log.load()->events.size(), size_t(2));
    QVERIFY2(!AlarmLog(folder.path()).write(std::vector{event}, {}), "a folder is no file");
}

void TestAlarmEngine::theLogDoesNotGrowForEver()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"events"_s);
    AlarmLog log(path);
    AlarmEvent event;
    event.id = 1;
    for (int i = 0; i < 5000; ++i) {
        event.repeats = i;
        QVERIFY(log.write(std::vector{event}, {}));
    }
    QVERIFY(QFile(path).size() < 500'000);
    const auto contents = AlarmLog(path).load();
    QCOMPARE(contents->events.size(), size_t(1));
    QCOMPARE(contents->events[0].repeats, 4999);
}

QTEST_GUILESS_MAIN(TestAlarmEngine)
#include "tst_alarmengine.moc"
