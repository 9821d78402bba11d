// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/livereadings.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant kNoon = Instant(1'672'574'400s);

RegisterKey key(const QString &meter)
{
    return {CustomerId(u"c"_s), SubscriptionId(u"s"_s), MeterId(meter), RegisterId(u"2"_s)};
}

/// Arrives a second after it was measured.
Reading counter(const QString &meter, Instant at, double value)
{
    Reading reading;
    reading.key = key(meter);
    reading.schemaVersion = 1;
    reading.measuredAt = at;
    reading.receivedAt = at + 1s;
    reading.value = value;
    return reading;
}

Reading arriving(Reading reading, Instant at)
{
    reading.receivedAt = at;
    return reading;
}

Reading interval(const QString &meter, Instant at, std::chrono::milliseconds length, double value)
{
    Reading reading = counter(meter, at, value);
    reading.schemaVersion = 2;
    reading.measuredFrom = at - length;
    return reading;
}

void show(LiveReadings &live, const std::vector<Reading> &readings)
{
    live.apply(readings, {});
}

std::vector<Point> allPoints(const LiveReadings &live, RegisterIndex index = 0)
{
    return live.series(index, Instant::min(), Instant::max()).points;
}

RegisterSnapshot only(LiveReadings &live)
{
    const Changes changes = live.takeChanges();
    return changes.registers.size() == 1 ? changes.registers[0] : RegisterSnapshot();
}

} // namespace

class TestLiveReadings : public QObject
{
    Q_OBJECT

private slots:
    void numbersRegistersInOrderOfFirstSight();
    void goesOnCountingWhereTheHistoryEnds();
    void whatIsRecalledTeachesThePace();
    void whatIsRecalledChangesNothingElse();
    void changesAreBoundedByTheRegisters();
    void aViewThatBeginsIsToldOfAll();
    void latestIsTheNewestByMeasuredTime();
    void aRevisionReplacesThePoint();
    void ofTwoThatEndTogetherTheRankDecides();
    void aClockInTheFutureFreezesNothing();
    void aClockThatStaysAheadIsFlagged();
    void onlyReadingsAheadStillShow();
    void theIntervalIsThatOfTheNewest();
    void samplesTellTheirLengths();
    void theIntervalOfACounterIsLearned();
    void gapsAndResetsAreThoseOfTheRange();
    void lateReadingsFillAGap();
    void aClockInTheFutureMakesNoGap();
    void countersTellTheirRate();
    void anUnknownRegisterHasNoPoints();
    void theLongestSeriesGiveWayFirst();
    void anImpossibleBudgetKeepsOnePointEach();
    void whatIsForgottenStaysForgotten();
    void aFutureStampDoesNotFreezeATrimmedSeries();
    void aRegisterStaysWithinItsBytes();
    void oneThreadAppliesAnotherTakes();
};

void TestLiveReadings::numbersRegistersInOrderOfFirstSight()
{
    LiveReadings live;
    show(live, {counter(u"b"_s, kNoon, 1), counter(u"a"_s, kNoon, 2)});
    Reading other = counter(u"a"_s, kNoon, 3);
    other.key.subscription = SubscriptionId(u"s2"_s);
    show(live, {other, counter(u"b"_s, kNoon + 1s, 4)});
    const Changes changes = live.takeChanges();
    QCOMPARE(changes.registers.size(), size_t(3));
    const std::vector<RegisterKey> keys = {key(u"b"_s), key(u"a"_s), other.key};
    for (RegisterIndex i = 0; i < 3; ++i) {
        QCOMPARE(changes.registers[i].index, i);
        QCOMPARE(changes.registers[i].key, keys[i]);
    }
    show(live, {counter(u"a"_s, kNoon + 2s, 5)});
    QCOMPARE(only(live).index, RegisterIndex(1));
}

void TestLiveReadings::goesOnCountingWhereTheHistoryEnds()
{
    LiveReadings live;
    const std::vector<KnownRegister> known{{counter(u"a"_s, kNoon, 1), kNoon + 5s, 41}};
    live.seed(known);
    const RegisterSnapshot before = only(live);
    QCOMPARE(before.count, 41);
    QCOMPARE(before.latest.value, 1.0);
    QCOMPARE(before.lastReceivedAt, kNoon + 5s);
    show(live, {counter(u"a"_s, kNoon + 1min, 2)});
    QCOMPARE(only(live).count, 42);
}

void TestLiveReadings::whatIsRecalledTeachesThePace()
{
    LiveReadings live;
    live.seed(std::vector<KnownRegister>{{counter(u"a"_s, kNoon, 30), kNoon + 1s, 500}});
    QVERIFY(!only(live).expectedInterval);
    std::vector<Reading> older;
    for (int i = 30; i >= 0; --i)
        older.push_back(counter(u"a"_s, kNoon - i * 10s, 30 - i));
    live.recall(older);
    const RegisterSnapshot snapshot = only(live); // told, though nothing came
    QVERIFY(snapshot.expectedInterval == 10s);
    QCOMPARE(snapshot.ratePerHour, std::optional(360.0));
    QCOMPARE(allPoints(live).size(), size_t(31));
}

void TestLiveReadings::whatIsRecalledChangesNothingElse()
{
    LiveReadings live;
    live.seed(std::vector<KnownRegister>{{counter(u"a"_s, kNoon, 30), kNoon + 1s, 500}});
    show(live, {counter(u"a"_s, kNoon - 10s, 7)}); // revised while the history was read
    live.recall(std::vector<Reading>{counter(u"a"_s, kNoon - 20s, 5), counter(u"a"_s, kNoon - 10s, 6),
                                     counter(u"a"_s, kNoon + 1h, 99), counter(u"b"_s, kNoon, 1)});
    const Changes changes = live.takeChanges();
    QCOMPARE(changes.registers.size(), size_t(1));
    const RegisterSnapshot &snapshot = changes.registers.front();
    QCOMPARE(snapshot.latest.value, 30.0);
    QCOMPARE(snapshot.lastReceivedAt, kNoon + 1s);
    QCOMPARE(snapshot.count, 501);
    const std::vector<Point> points = allPoints(live);
    QCOMPARE(points.front(), (Point{kNoon - 20s, 5}));
    QCOMPARE(points.at(1), (Point{kNoon - 10s, 7}));
    // Beyond its memory nothing is recalled.
    LiveReadings small(1);
    small.seed(std::vector<KnownRegister>{{counter(u"a"_s, kNoon, 30), kNoon + 1s, 500}});
    small.recall(std::vector<Reading>{counter(u"a"_s, kNoon - 20s, 5)});
    QCOMPARE(allPoints(small).size(), size_t(1));
}

void TestLiveReadings::changesAreBoundedByTheRegisters()
{
    LiveReadings live;
    Totals totals;
    for (int i = 0; i < 10'000; ++i) {
        totals.received = i;
        const std::vector<Reading> burst = {counter(u"a"_s, kNoon + i * 1s, i),
                                            counter(u"b"_s, kNoon + i * 1s, -i)};
        live.apply(burst, totals);
    }
    const Changes changes = live.takeChanges();
    QCOMPARE(changes.registers.size(), size_t(2));
    QCOMPARE(changes.registers[0].latest.value, 9999.0);
    QCOMPARE(changes.registers[1].count, 10'000);
    QCOMPARE(changes.totals.received, 9999);
    QVERIFY(live.takeChanges().registers.empty());
    // Totals move without a reading, too.
    totals.duplicates = 7;
    live.apply({}, totals);
    QCOMPARE(live.takeChanges().totals.duplicates, 7);
}

void TestLiveReadings::aViewThatBeginsIsToldOfAll()
{
    LiveReadings live;
    show(live, {counter(u"a"_s, kNoon, 1), counter(u"b"_s, kNoon, 2)});
    QCOMPARE(live.takeChanges().registers.size(), size_t(2));
    show(live, {counter(u"b"_s, kNoon + 1s, 3)});
    live.tellAll();
    const Changes changes = live.takeChanges();
    QCOMPARE(changes.registers.size(), size_t(2)); // each once, what had changed as well
    QCOMPARE(changes.registers[0].key, key(u"a"_s));
    QCOMPARE(changes.registers[1].latest.value, 3.0);
    QVERIFY(live.takeChanges().registers.empty());
    // The other observer has its own news, not ours.
    QCOMPARE(live.takeChanges(LiveReadings::Observer::AlarmWatch).registers.size(), size_t(2));
    live.tellAll();
    QVERIFY(live.takeChanges(LiveReadings::Observer::AlarmWatch).registers.empty());
}

void TestLiveReadings::latestIsTheNewestByMeasuredTime()
{
    LiveReadings live;
    show(live, {counter(u"m"_s, kNoon + 2min, 3)});
    show(live, {arriving(counter(u"m"_s, kNoon, 1), kNoon + 1h)});
    const RegisterSnapshot late = only(live);
    QCOMPARE(late.latest.value, 3.0);
    QCOMPARE(late.lastReceivedAt, kNoon + 1h);
    QCOMPARE(late.count, 2);
    QCOMPARE(allPoints(live), (std::vector<Point>{{kNoon, 1}, {kNoon + 2min, 3}}));
}

void TestLiveReadings::aRevisionReplacesThePoint()
{
    LiveReadings live;
    show(live, {counter(u"m"_s, kNoon, 1), counter(u"m"_s, kNoon + 1min, 2)});
    const quint64 before = live.series(0, kNoon, kNoon).generation;
    show(live, {arriving(counter(u"m"_s, kNoon + 1min, 5), kNoon + 1h),
                arriving(counter(u"m"_s, kNoon, 4), kNoon + 1h)});
    const RegisterSnapshot snapshot = only(live);
    QCOMPARE(snapshot.latest.value, 5.0);
    QCOMPARE(snapshot.latest.receivedAt, kNoon + 1h);
    QCOMPARE(snapshot.count, 2);
    QCOMPARE(allPoints(live), (std::vector<Point>{{kNoon, 4}, {kNoon + 1min, 5}}));
    QVERIFY(live.series(0, kNoon, kNoon).generation != before);
}

void TestLiveReadings::ofTwoThatEndTogetherTheRankDecides()
{
    std::vector<Reading> readings = {counter(u"m"_s, kNoon, 1), interval(u"m"_s, kNoon, 1h, 2),
                                     interval(u"m"_s, kNoon, 1min, 3)};
    std::vector<size_t> order = {0, 1, 2};
    do {
        LiveReadings live;
        for (const size_t i : order)
            show(live, {readings[i]});
        QCOMPARE(only(live).latest, readings[2]);
        QCOMPARE(allPoints(live), (std::vector<Point>{{kNoon, 3}}));
    } while (std::next_permutation(order.begin(), order.end()));
}

void TestLiveReadings::aClockInTheFutureFreezesNothing()
{
    LiveReadings live;
    const Instant future = kNoon + std::chrono::years(70);
    show(live, {counter(u"m"_s, kNoon, 1), arriving(counter(u"m"_s, future, 99), kNoon + 10s)});
    RegisterSnapshot snapshot = only(live);
    QCOMPARE(snapshot.latest.value, 1.0);
    QVERIFY(!snapshot.isLatestAhead);
    QCOMPARE(snapshot.ahead.value(), (AheadReading{future, kNoon + 10s, 99}));
    // It is kept where it says that it belongs.
    QCOMPARE(allPoints(live), (std::vector<Point>{{kNoon, 1}, {future, 99}}));
    show(live, {counter(u"m"_s, kNoon + 1min, 2)});
    snapshot = only(live);
    QCOMPARE(snapshot.latest.value, 2.0);
    QVERIFY(!snapshot.ahead);
    // Five minutes are tolerated.
    show(live, {arriving(counter(u"m"_s, kNoon + 7min, 3), kNoon + 2min)});
    snapshot = only(live);
    QCOMPARE(snapshot.latest.value, 3.0);
    QVERIFY(!snapshot.ahead && !snapshot.isLatestAhead);
}

void TestLiveReadings::aClockThatStaysAheadIsFlagged()
{
    LiveReadings live;
    show(live, {counter(u"m"_s, kNoon, 1)});
    for (int i = 1; i <= 3; ++i) {
        show(live, {arriving(counter(u"m"_s, kNoon + 24h + i * 1min, i), kNoon + i * 1min)});
        const RegisterSnapshot snapshot = only(live);
        QCOMPARE(snapshot.latest.value, 1.0);
        QCOMPARE(snapshot.ahead.value(), (AheadReading{kNoon + 24h + i * 1min, kNoon + i * 1min, double(i)}));
        QCOMPARE(snapshot.lastReceivedAt, kNoon + i * 1min);
    }
}

void TestLiveReadings::onlyReadingsAheadStillShow()
{
    LiveReadings live;
    show(live, {arriving(counter(u"m"_s, kNoon + 48h, 2), kNoon),
                arriving(counter(u"m"_s, kNoon + 24h, 1), kNoon)});
    RegisterSnapshot snapshot = only(live);
    QCOMPARE(snapshot.latest.value, 2.0);
    QVERIFY(snapshot.isLatestAhead);
    // The first one that is not takes over, however far behind it lies.
    show(live, {arriving(counter(u"m"_s, kNoon - 48h, 3), kNoon + 1s)});
    snapshot = only(live);
    QCOMPARE(snapshot.latest.value, 3.0);
    QVERIFY(!snapshot.isLatestAhead);
}

void TestLiveReadings::theIntervalIsThatOfTheNewest()
{
    LiveReadings live;
    show(live, {counter(u"m"_s, kNoon, 1)});
    QVERIFY(!live.series(0, kNoon, kNoon).interval);
    show(live, {interval(u"m"_s, kNoon + 15min, 15min, 1)});
    QCOMPARE(live.series(0, kNoon, kNoon).interval.value(), std::chrono::milliseconds(15min));
}

void TestLiveReadings::samplesTellTheirLengths()
{
    LiveReadings live;
    show(live, {interval(u"m"_s, kNoon, 15min, 1), interval(u"m"_s, kNoon + 5min, 5min, 2),
                counter(u"m"_s, kNoon + 10min, 3)});
    const SampleView view = live.samples(0, kNoon, kNoon + 10min);
    QCOMPARE(view.samples,
             (std::vector<Sample>{
                 {kNoon, 15min, 1}, {kNoon + 5min, 5min, 2}, {kNoon + 10min, Sample::kNoLength, 3}}));
    QCOMPARE(view.containedTo, kNoon + 10min);
    QCOMPARE(view.generation, live.series(0, kNoon, kNoon).generation);
    QVERIFY(live.samples(7, kNoon, kNoon).samples.empty());
}

void TestLiveReadings::theIntervalOfACounterIsLearned()
{
    LiveReadings live;
    show(live, {counter(u"m"_s, kNoon, 1), counter(u"m"_s, kNoon + 15min, 2)});
    QVERIFY(!only(live).expectedInterval);
    show(live, {counter(u"m"_s, kNoon + 30min, 3)});
    QCOMPARE(only(live).expectedInterval.value(), std::chrono::milliseconds(15min));
    QCOMPARE(live.series(0, kNoon, kNoon).expectedInterval.value(), std::chrono::milliseconds(15min));
    // What is stamped ahead teaches nothing.
    show(live, {arriving(counter(u"m"_s, kNoon + std::chrono::years(70), 99), kNoon + 31min)});
    QCOMPARE(only(live).expectedInterval.value(), std::chrono::milliseconds(15min));
    show(live, {interval(u"m"_s, kNoon + 45min, 1min, 1)});
    QCOMPARE(only(live).expectedInterval.value(), std::chrono::milliseconds(1min));
}

void TestLiveReadings::gapsAndResetsAreThoseOfTheRange()
{
    LiveReadings live;
    std::vector<Reading> readings;
    for (int i = 0; i < 300; ++i) {
        if (i % 100 != 50)
            readings.push_back(counter(u"m"_s, kNoon + i * 1min, i % 120));
    }
    show(live, readings);
    const auto gap = [](int minute) {
        return Gap{kNoon + (minute - 1) * 1min, kNoon + (minute + 1) * 1min, 1};
    };
    const auto reset = [](int minute) {
        return CounterReset{kNoon + (minute - 1) * 1min, kNoon + minute * 1min, 119, 0};
    };
    const SeriesView all = live.series(0, Instant::min(), Instant::max());
    QCOMPARE(all.gaps, (std::vector<Gap>{gap(50), gap(150), gap(250)}));
    QCOMPARE(all.resets, (std::vector<CounterReset>{reset(120), reset(240)}));
    const SeriesView part = live.series(0, kNoon + 100min, kNoon + 200min);
    QCOMPARE(part.gaps, (std::vector<Gap>{gap(150)}));
    QCOMPARE(part.resets, (std::vector<CounterReset>{reset(120)}));
    // A range inside a gap is told of it.
    QCOMPARE(live.series(0, kNoon + 150min, kNoon + 150min).gaps, (std::vector<Gap>{gap(150)}));
    QVERIFY(live.series(0, kNoon + 152min, kNoon + 160min).gaps.empty());
}

void TestLiveReadings::lateReadingsFillAGap()
{
    LiveReadings live;
    std::vector<Reading> readings;
    for (int i = 0; i < 20; ++i) {
        if (i < 5 || i > 7)
            readings.push_back(interval(u"m"_s, kNoon + i * 1min, 1min, i));
    }
    show(live, readings);
    const auto gaps = [&live] {
        return live.series(0, kNoon, kNoon + 1h).gaps;
    };
    QCOMPARE(gaps(), (std::vector<Gap>{{kNoon + 4min, kNoon + 7min, 3}}));
    show(live, {arriving(interval(u"m"_s, kNoon + 6min, 1min, 6), kNoon + 1h)});
    QCOMPARE(gaps(), (std::vector<Gap>{{kNoon + 4min, kNoon + 5min, 1}, {kNoon + 6min, kNoon + 7min, 1}}));
    show(live, {arriving(interval(u"m"_s, kNoon + 5min, 1min, 5), kNoon + 1h),
                arriving(interval(u"m"_s, kNoon + 7min, 1min, 7), kNoon + 1h)});
    QCOMPARE(gaps(), std::vector<Gap>());
}

void TestLiveReadings::aClockInTheFutureMakesNoGap()
{
    LiveReadings live;
    show(live, {interval(u"m"_s, kNoon, 1min, 5),
                arriving(interval(u"m"_s, kNoon + std::chrono::years(70), 1min, 1), kNoon + 10s)});
    QVERIFY(live.series(0, Instant::min(), Instant::max()).gaps.empty());
    QVERIFY(only(live).isClockAhead());
    show(live, {counter(u"c"_s, kNoon, 5),
                arriving(counter(u"c"_s, kNoon + std::chrono::years(70), 1), kNoon + 10s)});
    QVERIFY(live.series(1, Instant::min(), Instant::max()).resets.empty());
    show(live, {counter(u"c"_s, kNoon + 1min, 6)});
    QVERIFY(!only(live).isClockAhead());
}

void TestLiveReadings::countersTellTheirRate()
{
    LiveReadings live;
    show(live, {counter(u"m"_s, kNoon, 10), counter(u"m"_s, kNoon + 15min, 12)});
    QCOMPARE(only(live).ratePerHour.value(), 8.0);
    show(live, {counter(u"m"_s, kNoon + 30min, 3)});
    QVERIFY(!only(live).ratePerHour); // A reset.
    show(live, {counter(u"m"_s, kNoon + 45min, 4)});
    QCOMPARE(only(live).ratePerHour.value(), 4.0);
    show(live, {counter(u"m"_s, kNoon + 90min, 7)});
    QVERIFY(!only(live).ratePerHour); // A gap.
    show(live, {arriving(counter(u"m"_s, kNoon + 75min, 6), kNoon + 3h)});
    QCOMPARE(only(live).ratePerHour.value(), 4.0);
    show(live, {arriving(counter(u"m"_s, kNoon + 30min, 13), kNoon + 3h),
                arriving(counter(u"m"_s, kNoon + 45min, 14), kNoon + 3h)});
    const std::vector<CounterStep> steps = live.counterSteps(0, kNoon + 5min, kNoon + 10min);
    QCOMPARE(steps, (std::vector<CounterStep>{{kNoon, kNoon + 15min, 2, false}}));
    QCOMPARE(live.counterSteps(0, Instant::min(), Instant::max()).size(), size_t(4));
    QVERIFY(live.counterSteps(7, Instant::min(), Instant::max()).empty());
    show(live, {interval(u"v"_s, kNoon, 1min, 1), interval(u"v"_s, kNoon + 1min, 1min, 2)});
    QVERIFY(!only(live).ratePerHour);
}

void TestLiveReadings::anUnknownRegisterHasNoPoints()
{
    const LiveReadings live;
    QVERIFY(allPoints(live, 0).empty());
    QVERIFY(allPoints(live, 4'000'000'000).empty());
}

void TestLiveReadings::theLongestSeriesGiveWayFirst()
{
    constexpr qint64 kBudget = 200'000;
    LiveReadings live(kBudget);
    std::vector<Reading> burst;
    for (int i = 0; i < 20; ++i)
        burst.push_back(counter(u"short"_s, kNoon + i * 1h, i));
    for (int i = 0; i < 50'000; ++i) {
        burst.push_back(counter(u"long"_s, kNoon + i * 1s, i));
        if (i % 20 == 0)
            burst.push_back(counter(u"middle"_s, kNoon + i * 1s, i));
        if (burst.size() > 500) {
            show(live, burst);
            burst.clear();
            QVERIFY(live.seriesBytes() <= kBudget);
        }
    }
    show(live, burst);
    const auto longest = allPoints(live, 1);
    QCOMPARE(allPoints(live, 0).size(), size_t(20));
    QCOMPARE(allPoints(live, 2).size(), size_t(2500));
    QVERIFY(longest.size() > 5000 && longest.size() < 16'000);
    QCOMPARE(longest.back(), (Point{kNoon + 49'999s, 49'999}));
    QCOMPARE(longest.front().at, longest.back().at - int(longest.size() - 1) * 1s);
    QCOMPARE(live.takeChanges().registers[1].count, 50'000);
}

void TestLiveReadings::anImpossibleBudgetKeepsOnePointEach()
{
    LiveReadings live(0);
    for (int i = 0; i < 100; ++i)
        show(live, {counter(u"a"_s, kNoon + i * 1s, i), counter(u"b"_s, kNoon + i * 1s, i)});
    QVERIFY(!allPoints(live, 0).empty() && allPoints(live, 0).size() < 10);
    QCOMPARE(allPoints(live, 1).back(), (Point{kNoon + 99s, 99}));
}

void TestLiveReadings::whatIsForgottenStaysForgotten()
{
    LiveReadings live(20'000);
    for (int i = 0; i < 3'000; ++i)
        show(live, {counter(u"m"_s, kNoon + i * 1min, i)});
    (void)live.takeChanges();
    const SeriesView before = live.series(0, Instant::min(), Instant::max());
    QVERIFY(before.points.size() < 2'000);
    // A revision of a point that is not held any more is no new reading, and no point far before the others.
    show(live, {arriving(counter(u"m"_s, kNoon + 3min, 77), kNoon + 3'000min)});
    QCOMPARE(only(live).count, 3'000);
    const SeriesView after = live.series(0, Instant::min(), Instant::max());
    QCOMPARE(after.points, before.points);
    QVERIFY(after.gaps.empty());
    // One of a point that is held is seen.
    show(live, {arriving(counter(u"m"_s, before.points[1].at, 78), kNoon + 3'000min)});
    QCOMPARE(allPoints(live)[1].value, 78.0);
    QCOMPARE(only(live).count, 3'000);
}

void TestLiveReadings::aFutureStampDoesNotFreezeATrimmedSeries()
{
    LiveReadings live(20'000);
    const Instant future = kNoon + std::chrono::years(70);
    for (int i = 0; i < 3'000; ++i)
        show(live, {counter(u"m"_s, kNoon + i * 1min, i),
                    arriving(counter(u"m"_s, future + i * 1min, i), kNoon + i * 1min)});
    show(live, {counter(u"m"_s, kNoon + 3'000min, 100)});
    const std::vector<Point> points = allPoints(live);
    QVERIFY(std::ranges::count(points, Point{kNoon + 3'000min, 100}) == 1);
    QCOMPARE(only(live).latest.value, 100.0);
}

void TestLiveReadings::aRegisterStaysWithinItsBytes()
{
    constexpr int kRegisters = 2'000;
    LiveReadings live;
    std::vector<Reading> burst;
    for (int round = 0; round < 100; ++round) {
        burst.clear();
        for (int i = 0; i < kRegisters; ++i) {
            // Some a week apart, some with a clock ahead.
            const auto distance = i % 3 == 0 ? std::chrono::minutes(168h) : 1min;
            Reading reading = counter(QString::number(i), kNoon + round * distance, round);
            burst.push_back(i % 10 == 0 ? arriving(reading, kNoon - 24h) : reading);
        }
        show(live, burst);
        const qint64 bound = kRegisters * (512 + 16 * (round + 1));
        const qint64 bytes = live.seriesBytes() + live.registerBytes();
        if (bytes > bound)
            QCOMPARE(bytes, bound);
    }
}

void TestLiveReadings::oneThreadAppliesAnotherTakes()
{
    constexpr int kRegisters = 600;
    constexpr int kRounds = 300;
    LiveReadings live(kRegisters * kRounds * 10);
    std::atomic<bool> isDone = false;
    std::thread ingest([&live, &isDone] {
        std::vector<Reading> burst;
        Totals totals;
        for (int round = 0; round < kRounds; ++round) {
            burst.clear();
            for (int i = 0; i < kRegisters; ++i)
                burst.push_back(counter(QString::number(i), kNoon + round * 1s, round));
            totals.received += kRegisters;
            live.apply(burst, totals);
        }
        isDone = true;
    });
    std::vector<double> seen(kRegisters, -1);
    bool isOrderly = true;
    qint64 received = 0;
    for (bool wasDone = false; !wasDone;) {
        wasDone = isDone;
        const Changes changes = live.takeChanges();
        isOrderly = isOrderly && changes.totals.received >= received;
        received = changes.totals.received;
        std::optional<RegisterIndex> before;
        for (const RegisterSnapshot &snapshot : changes.registers) {
            isOrderly = isOrderly && (!before || *before < snapshot.index) &&
                        snapshot.latest.value >= seen[snapshot.index];
            before = snapshot.index;
            seen[snapshot.index] = snapshot.latest.value;
        }
        const auto points = allPoints(live, 7);
        for (size_t i = 1; i < points.size(); ++i)
            isOrderly = isOrderly && points[i].at == points[i - 1].at + 1s;
    }
    ingest.join();
    QVERIFY(isOrderly);
    QCOMPARE(seen, std::vector<double>(kRegisters, kRounds - 1));
    QCOMPARE(received, qint64(kRegisters) * kRounds);
    QVERIFY(live.takeChanges().registers.empty());
}

QTEST_GUILESS_MAIN(TestLiveReadings)
#include "tst_livereadings.moc"
