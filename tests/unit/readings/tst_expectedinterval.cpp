// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/expectedinterval.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

using Distances = std::vector<milliseconds>;

Distances times(size_t count, milliseconds distance)
{
    return Distances(count, distance);
}

Distances operator+(Distances left, const Distances &right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

} // namespace

Q_DECLARE_METATYPE(Distances)

class TestExpectedInterval : public QObject
{
    Q_OBJECT

private slots:
    void learnsFromDistances_data();
    void learnsFromDistances();
    void jitterDoesNotMoveIt();
    void oneOrNoDistanceTeachesNothing();
    void quickSendsAreNoHabit();
    void theOrderDoesNotMatter();
    void aPayloadThatTellsItIsBelieved();
    void lengthsThatDifferAreNotBelieved();
    void onlyTheNewestCount();
};

void TestExpectedInterval::learnsFromDistances_data()
{
    QTest::addColumn<Distances>("distances");
    QTest::addColumn<milliseconds>("interval");
    QTest::newRow("two") << times(2, 5min) << milliseconds(5min);
    QTest::newRow("regular") << times(64, 15min) << milliseconds(15min);
    QTest::newRow("an unusual length") << times(64, 4'250ms) << milliseconds(4'300ms);
    QTest::newRow("a burst of thirty") << times(34, 15min) + times(30, 1s) << milliseconds(15min);
    QTest::newRow("a burst each time") << times(14, 898s) + times(50, 1s) << milliseconds(15min);
    QTest::newRow("an outage early") << times(3, 15min) + times(1, 24h) << milliseconds(15min);
    QTest::newRow("four outages of days") << times(60, 1min) + times(4, 72h) << milliseconds(1min);
    QTest::newRow("every other one lost") << times(20, 1min) + times(12, 2min) << milliseconds(1min);
    QTest::newRow("a new, quicker pace") << times(9, 15min) + times(55, 1min) << milliseconds(1min) * 15;
    QTest::newRow("that goes on") << times(6, 15min) + times(58, 1min) << milliseconds(1min);
    QTest::newRow("a new, slower pace") << times(52, 1min) + times(12, 15min) << milliseconds(15min);
    QTest::newRow("a month, as the calendar has it")
        << Distances{744h, 672h, 744h, 720h, 744h, 720h} << milliseconds(720h);
}

void TestExpectedInterval::learnsFromDistances()
{
    QFETCH(const Distances, distances);
    QFETCH(const milliseconds, interval);
    QCOMPARE(learnInterval(distances).value(), interval);
}

void TestExpectedInterval::jitterDoesNotMoveIt()
{
    QRandomGenerator random(1);
    Distances recent;
    for (int i = 0; i < 5'000; ++i) {
        recent.push_back(milliseconds(54'500 + random.bounded(11'000)));
        if (recent.size() > 64)
            recent.erase(recent.begin());
        if (recent.size() > 12)
            QCOMPARE(learnInterval(recent).value(), milliseconds(1min));
    }
}

void TestExpectedInterval::oneOrNoDistanceTeachesNothing()
{
    QVERIFY(!learnInterval({}));
    QVERIFY(!learnInterval(times(1, 1min)));
    QVERIFY(!expectedInterval({}));
}

void TestExpectedInterval::quickSendsAreNoHabit()
{
    QVERIFY(!learnInterval(times(2, 3s)));
    QVERIFY(!learnInterval(times(11, 1s)));
    QVERIFY(!learnInterval(times(5, 4s) + times(1, 72h)));
    QVERIFY(!learnInterval(Distances{2s, 3s, 5s, 20s}));
    QVERIFY2(!learnInterval(times(20, 1s)), "a burst, however eager");
    QVERIFY2(!learnInterval(times(16, 3s)), "nor when it is slow");
    QCOMPARE(learnInterval(times(12, 5s)).value(), milliseconds(5s));
    QCOMPARE(learnInterval(times(64, 500ms)).value(), milliseconds(500ms));
    QCOMPARE(learnInterval(times(5, 2min)).value(), milliseconds(2min));
}

void TestExpectedInterval::lengthsThatDifferAreNotBelieved()
{
    // Version 2 of readings that a person sends: each covers the time since the one before.
    std::vector<Sample> samples = {{Instant(0s), 1min, 1.0}};
    QCOMPARE(expectedInterval(samples).value(), milliseconds(1min));
    samples.push_back({Instant(3s), 3s, 1.0});
    QVERIFY(!expectedInterval(samples));
    samples.push_back({Instant(9s), 6s, 1.0});
    QVERIFY(!expectedInterval(samples));
    // Nor are a few that happen to be alike: somebody who sends every three seconds stops soon.
    for (int i = 0; i < 16; ++i)
        samples.push_back({samples.back().at + 3s, 3s, 1.0});
    QVERIFY(!expectedInterval(samples));
    for (int i = 0; i < 64; ++i)
        samples.push_back({samples.back().at + 3s, 3s, 1.0});
    QCOMPARE(expectedInterval(samples).value(), milliseconds(3s));
    // A new pace holds from its second reading on; jitter is none.
    samples = {{Instant(0s), 1min, 1.0}, {Instant(15min), 15min, 1.0}};
    QVERIFY(expectedInterval(samples) != milliseconds(15min));
    samples.push_back({Instant(30min), 15min, 1.0});
    QCOMPARE(expectedInterval(samples).value(), milliseconds(15min));
    samples.push_back({Instant(45min), 15min + 40ms, 1.0});
    QCOMPARE(expectedInterval(samples).value(), milliseconds(15min + 40ms));
}

void TestExpectedInterval::theOrderDoesNotMatter()
{
    QRandomGenerator random(2);
    for (int round = 0; round < 200; ++round) {
        Distances distances;
        for (int i = random.bounded(2, 130); i > 0; --i)
            distances.push_back(milliseconds(1 + random.bounded(1 << random.bounded(1, 30))));
        const auto expected = learnInterval(distances);
        std::shuffle(distances.begin(), distances.end(), random);
        QCOMPARE(learnInterval(distances), expected);
        if (!expected)
            continue;
        QVERIFY(expected.value() >= *std::min_element(distances.begin(), distances.end()) * 10 / 11);
        QVERIFY(expected.value() <= *std::max_element(distances.begin(), distances.end()) * 10 / 9);
    }
}

void TestExpectedInterval::aPayloadThatTellsItIsBelieved()
{
    std::vector<Sample> samples;
    for (int i = 0; i < 10; ++i)
        samples.push_back({Instant(i * 1h), 1h, 1.0});
    samples.push_back({Instant(24h), 15min, 1.0});
    QCOMPARE(expectedInterval(samples).value(), milliseconds(1h));
    samples.push_back({Instant(24h + 15min), 15min, 1.0});
    QCOMPARE(expectedInterval(samples).value(), milliseconds(15min));
    // An empty interval tells nothing.
    for (int i = 1; i <= 65; ++i)
        samples.push_back({Instant(24h + 15min + i * 10s), 0ms, 1.0});
    QCOMPARE(expectedInterval(samples).value(), milliseconds(10s));
}

void TestExpectedInterval::onlyTheNewestCount()
{
    std::vector<Sample> samples;
    for (int i = 0; i < 500; ++i)
        samples.push_back({Instant(i * 1h), Sample::kNoLength, 1.0});
    for (int i = 1; i <= 65; ++i)
        samples.push_back({Instant(499h + i * 1min), Sample::kNoLength, 1.0});
    QCOMPARE(expectedInterval(samples).value(), milliseconds(1min));
}

QTEST_GUILESS_MAIN(TestExpectedInterval)
#include "tst_expectedinterval.moc"
