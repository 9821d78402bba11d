// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/liveseries.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;
using Change = LiveSeries::Change;

namespace {

const Instant kNoon = Instant(std::chrono::milliseconds(1'672'574'400'000)); // 2023-01-01T12:00:00Z
constexpr Instant kBegin = Instant::min();
constexpr Instant kEnd = Instant::max();

Reading counter(Instant at, double value)
{
    Reading reading;
    reading.schemaVersion = 1;
    reading.measuredAt = at;
    reading.value = value;
    return reading;
}

Reading interval(Instant at, std::chrono::milliseconds length, double value)
{
    Reading reading = counter(at, value);
    reading.schemaVersion = 2;
    reading.measuredFrom = at - length;
    return reading;
}

using Points = std::vector<std::pair<Instant, double>>;

Points pointsOf(const LiveSeries &series, Instant from, Instant to, size_t beyond = 1)
{
    Points result;
    for (const Sample &sample : series.samples(from, to, beyond))
        result.emplace_back(sample.at, sample.value);
    return result;
}

Points allPoints(const LiveSeries &series)
{
    return pointsOf(series, kBegin, kEnd);
}

} // namespace

class TestLiveSeries : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheOrderOfMeasuredTime();
    void aRevisionTakesThePointsPlace();
    void atOneTimeTheRankDecidesNotTheOrder();
    void givesOnePointBeyondEachEnd_data();
    void givesOnePointBeyondEachEnd();
    void equalsASortedMapForRandomOrders_data();
    void equalsASortedMapForRandomOrders();
    void staysUnderSixteenBytesAPoint_data();
    void staysUnderSixteenBytesAPoint();
    void keepsTheNewest();
    void tellsHundredsOfShapesApart();
};

void TestLiveSeries::keepsTheOrderOfMeasuredTime()
{
    LiveSeries series;
    QVERIFY(allPoints(series).empty());
    QCOMPARE(series.insert(counter(kNoon + 2min, 3)), Change::Added);
    QCOMPARE(series.insert(counter(kNoon, 1)), Change::Added);
    QCOMPARE(series.insert(counter(kNoon + 1min, 2)), Change::Added);
    const Points expected = {{kNoon, 1}, {kNoon + 1min, 2}, {kNoon + 2min, 3}};
    QCOMPARE(allPoints(series), expected);
}

void TestLiveSeries::aRevisionTakesThePointsPlace()
{
    LiveSeries series;
    QCOMPARE(series.insert(counter(kNoon, 1)), Change::Added);
    QCOMPARE(series.insert(counter(kNoon, 1)), Change::None);
    QCOMPARE(series.insert(counter(kNoon, 2)), Change::Revised);
    QCOMPARE(allPoints(series), (Points{{kNoon, 2}}));
    QCOMPARE(series.size(), size_t(1));
}

void TestLiveSeries::atOneTimeTheRankDecidesNotTheOrder()
{
    std::vector<Reading> readings = {counter(kNoon, 1), interval(kNoon, 1h, 2), interval(kNoon, 1min, 3)};
    std::vector<size_t> order = {0, 1, 2};
    do {
        LiveSeries series;
        for (const size_t i : order)
            series.insert(readings[i]);
        QCOMPARE(allPoints(series), (Points{{kNoon, 3}}));
    } while (std::next_permutation(order.begin(), order.end()));
    LiveSeries series;
    series.insert(readings[2]);
    QCOMPARE(series.insert(readings[0]), Change::Outranked);
}

void TestLiveSeries::givesOnePointBeyondEachEnd_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    // 2,000 points, one a minute from minute 0: several blocks.
    QTest::newRow("inside") << 700 << 800 << 699 << 801;
    QTest::newRow("one point") << 700 << 700 << 699 << 701;
    QTest::newRow("from before the first") << -5 << 3 << 0 << 4;
    QTest::newRow("to after the last") << 1990 << 3000 << 1989 << 1999;
    QTest::newRow("all before") << -9 << -5 << 0 << 0;
    QTest::newRow("all after") << 2500 << 2600 << 1999 << 1999;
    QTest::newRow("a block's first") << 512 << 512 << 511 << 513;
    QTest::newRow("a block's last") << 511 << 511 << 510 << 512;
}

void TestLiveSeries::givesOnePointBeyondEachEnd()
{
    QFETCH(const int, from);
    QFETCH(const int, to);
    QFETCH(const int, first);
    QFETCH(const int, last);
    LiveSeries series;
    for (int i = 0; i < 2000; ++i)
        series.insert(counter(kNoon + i * 1min, i));
    const auto points = pointsOf(series, kNoon + from * 1min, kNoon + to * 1min);
    QVERIFY(!points.empty());
    QCOMPARE(points.front(), (Points::value_type{kNoon + first * 1min, double(first)}));
    QCOMPARE(points.back(), (Points::value_type{kNoon + last * 1min, double(last)}));
    QCOMPARE(points.size(), size_t(last - first + 1));
    // Between two points: the neighbours alone.
    const auto between = pointsOf(series, kNoon + 20s, kNoon + 40s);
    QCOMPARE(between, (Points{{kNoon, 0}, {kNoon + 1min, 1}}));
}

void TestLiveSeries::equalsASortedMapForRandomOrders_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<qint64>("rangeMs");
    for (quint32 seed = 1; seed <= 5; ++seed) {
        QTest::addRow("dense %u", seed) << seed << qint64(20'000);
        QTest::addRow("a day %u", seed) << seed << qint64(86'400'000);
        QTest::addRow("ten years %u", seed) << seed << qint64(315'360'000'000);
        QTest::addRow("all years %u", seed) << seed << qint64(315'360'000'000'000);
    }
}

void TestLiveSeries::equalsASortedMapForRandomOrders()
{
    QFETCH(const quint32, seed);
    QFETCH(const qint64, rangeMs);
    QRandomGenerator random(seed);
    LiveSeries series;
    std::map<Instant, double> model;
    for (int i = 0; i < 3'000; ++i) {
        const Instant at =
            kNoon + std::chrono::milliseconds(qint64(random.generateDouble() * double(rangeMs)));
        series.insert(counter(at, i));
        model[at] = i;
    }
    Points expected;
    for (const auto &[at, value] : model)
        expected.push_back({at, value});
    QCOMPARE(allPoints(series), expected);
    QCOMPARE(series.size(), expected.size());
    for (int i = 0; i < 200; ++i) {
        const Instant from =
            kNoon + std::chrono::milliseconds(qint64(random.generateDouble() * double(rangeMs)));
        const Instant to =
            from + std::chrono::milliseconds(qint64(random.generateDouble() * double(rangeMs) / 4));
        auto begin = model.lower_bound(from);
        auto end = model.upper_bound(to);
        Points newest;
        for (auto it = end; it != model.begin() && newest.size() < 70;)
            newest.insert(newest.begin(), *--it);
        std::array<Sample, 70> room;
        Points seen;
        for (const Sample &sample : series.newest(to, room))
            seen.emplace_back(sample.at, sample.value);
        QCOMPARE(seen, newest);
        const int beyond = random.bounded(3) == 0 ? 700 : 1;
        for (int step = 0; step < beyond && begin != model.begin(); ++step)
            --begin;
        for (int step = 0; step < beyond && end != model.end(); ++step)
            ++end;
        QCOMPARE(pointsOf(series, from, to, size_t(beyond)), Points(begin, end));
    }
}

void TestLiveSeries::staysUnderSixteenBytesAPoint_data()
{
    QTest::addColumn<QString>("order");
    QTest::addColumn<std::chrono::minutes>("distance");
    const std::pair<const char *, std::chrono::minutes> distances[] = {{"a minute", 1min}, {"an hour", 1h},
                                                                       {"6 hours", 6h},    {"a day", 24h},
                                                                       {"a week", 168h},   {"a month", 730h}};
    for (const auto &[name, distance] : distances) {
        QTest::addRow("in order, %s apart", name) << QStringLiteral("up") << distance;
        QTest::addRow("backwards, %s apart", name) << QStringLiteral("down") << distance;
        QTest::addRow("shuffled, %s apart", name) << QStringLiteral("mixed") << distance;
    }
}

void TestLiveSeries::staysUnderSixteenBytesAPoint()
{
    QFETCH(const QString, order);
    QFETCH(const std::chrono::minutes, distance);
    std::vector<int> minutes(distance > 24h ? 3'000 : 20'000); // At most 250 years.
    for (size_t i = 0; i < minutes.size(); ++i)
        minutes[i] = int(i);
    if (order == QStringLiteral("down"))
        std::reverse(minutes.begin(), minutes.end());
    if (order == QStringLiteral("mixed"))
        std::shuffle(minutes.begin(), minutes.end(), QRandomGenerator(7));
    LiveSeries series;
    for (const int minute : minutes) {
        series.insert(counter(kNoon + minute * distance, minute));
        // The bound of the design: 16 bytes a reading and 512 a register, of which the register itself needs
        // 320.
        const size_t bound = 16 * series.size() + 192;
        if (series.bytes() > bound)
            QCOMPARE(series.bytes(), bound);
    }
    QCOMPARE(series.size(), minutes.size());
}

void TestLiveSeries::keepsTheNewest()
{
    LiveSeries series;
    for (int i = 0; i < 2000; ++i)
        series.insert(counter(kNoon + i * 1min, i));
    const size_t before = series.bytes();
    QVERIFY(!series.keepNewest(3000));
    QCOMPARE(series.size(), size_t(2000));
    QCOMPARE(series.keepNewest(700).value(), kNoon + 1299min);
    const auto points = allPoints(series);
    QCOMPARE(points.size(), size_t(700));
    QCOMPARE(points.front(), (Points::value_type{kNoon + 1300min, 1300}));
    QCOMPARE(points.back(), (Points::value_type{kNoon + 1999min, 1999}));
    QVERIFY(series.bytes() < before / 2);
    // Late data still finds its place, new data the end.
    series.insert(counter(kNoon + 5min, 5));
    series.insert(counter(kNoon + 2000min, 2000));
    QCOMPARE(allPoints(series).front(), (Points::value_type{kNoon + 5min, 5}));
    QCOMPARE(allPoints(series).back(), (Points::value_type{kNoon + 2000min, 2000}));
    QCOMPARE(series.keepNewest(0).value(), kNoon + 1999min);
    QCOMPARE(allPoints(series), (Points{{kNoon + 2000min, 2000}}));
}

void TestLiveSeries::tellsHundredsOfShapesApart()
{
    LiveSeries series;
    for (int i = 400; i > 0; --i)
        series.insert(interval(kNoon, i * 1s, i));
    // 255 lengths are told apart, 400 s down to 146 s; those beyond are outranked.
    QCOMPARE(allPoints(series), (Points{{kNoon, 146}}));
}

QTEST_GUILESS_MAIN(TestLiveSeries)
#include "tst_liveseries.moc"
