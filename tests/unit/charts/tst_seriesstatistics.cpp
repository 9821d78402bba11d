// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/seriesstatistics.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace insite;
using namespace insite::charts;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using readings::Sample;
using std::chrono::milliseconds;

namespace {

Instant at(qint64 ms)
{
    return Instant(milliseconds(ms));
}

SeriesData dataOf(std::vector<Sample> samples, std::optional<milliseconds> expected = {})
{
    SeriesData data;
    data.gaps = gapsOf(samples, 0ms, expected);
    data.samples = std::move(samples);
    data.expectedInterval = expected;
    return data;
}

SeriesStatistics of(const SeriesData &data, RegisterKind kind, Instant from, Instant to,
                    SeriesForm form = SeriesForm::AsSent)
{
    return statisticsOf(data, shapeOf(data, form, kind, {}), form, kind, from, to);
}

bool isNear(double one, double other)
{
    return std::abs(one - other) <= 1e-9 * std::max({1.0, std::abs(one), std::abs(other)});
}

/// Readings whose intervals change their length now and then, with gaps.
std::vector<Sample> randomIntervals(QRandomGenerator &random)
{
    std::vector<Sample> samples;
    qint64 time = 0;
    qint64 length = 60'000;
    for (int i = 0; i < 150; ++i) {
        if (random.bounded(20) == 0)
            length = 60'000 * (1 + random.bounded(30));
        time += length + (random.bounded(15) == 0 ? length * 4 : 0);
        samples.push_back({at(time), milliseconds(length), random.bounded(1000) / 10.0 - 20});
    }
    return samples;
}

std::vector<Sample> randomStates(QRandomGenerator &random)
{
    std::vector<Sample> samples;
    qint64 time = 0;
    double value = 50;
    for (int i = 0; i < 150; ++i) {
        time += 50'000 + random.bounded(20'000);
        value = random.bounded(30) == 0 ? 0 : value + random.bounded(100) / 8.0;
        samples.push_back({at(time), Sample::kNoLength, value});
    }
    return samples;
}

} // namespace

class TestSeriesStatistics final : public QObject
{
    Q_OBJECT

private slots:
    void unknownKindHasNeitherTotalNorMean()
    {
        const SeriesData data = dataOf({{at(60), 60ms, 5}, {at(120), 60ms, 2}, {at(180), 60ms, 7}});
        const auto statistics = of(data, RegisterKind::Unknown, at(0), at(200));
        QVERIFY(!statistics.total);
        QVERIFY(!statistics.mean);
        QCOMPARE(statistics.count, 3);
        QCOMPARE(statistics.minimum, std::optional(readings::Point{at(120), 2}));
        QCOMPARE(statistics.maximum, std::optional(readings::Point{at(180), 7}));
        QCOMPARE(statistics.last, std::optional(readings::Point{at(180), 7}));
        // The person says that it is a counter: then it can be told.
        const SeriesData counter = dataOf({{at(0), Sample::kNoLength, 5}, {at(60), Sample::kNoLength, 9}});
        QCOMPARE(of(counter, RegisterKind::Unknown, at(0), at(60), SeriesForm::CounterRate).total,
                 std::optional(4.0));
    }

    void partOfABarIsNeitherLeastNorMost()
    {
        std::vector<Sample> samples;
        for (int i = 1; i <= 21; ++i) // 5 a minute: only 5 of the first bar, and of the last
            samples.push_back({at((i + 3) * 60'000), 60s, 5.0 + (i > 6 ? 1 : 0)});
        const SeriesData data = dataOf(samples);
        std::vector<Instant> edges;
        for (int i = 0; i <= 5; ++i)
            edges.push_back(at(i * 300'000));
        const auto shape = shapeOf(data, SeriesForm::AmountSums, RegisterKind::IntervalAmount, edges);
        QCOMPARE(shape.levels.size(), size_t(5));
        const auto statistics = statisticsOf(data, shape, SeriesForm::AmountSums,
                                             RegisterKind::IntervalAmount, at(0), at(1'500'000));
        QCOMPARE(statistics.minimum, std::optional(readings::Point{at(300'000), 26}));
        QCOMPARE(statistics.maximum->value, 30.0);
        QVERIFY(isNear(*statistics.total, 6 * 5 + 15 * 6));
    }

    void meanOfLevelsIsWeightedByTime()
    {
        // Ten minutes of 10 and one of 100 is no 55.
        const SeriesData data = dataOf({{at(600'000), 600s, 10}, {at(660'000), 60s, 100}});
        const auto statistics = of(data, RegisterKind::Instant, at(0), at(660'000));
        QVERIFY(isNear(*statistics.mean, (10 * 10 + 100 * 1) / 11.0));
        QVERIFY(!statistics.total);
        // Half of the first is out of sight.
        QVERIFY(
            isNear(*of(data, RegisterKind::Instant, at(300'000), at(660'000)).mean, (5 * 10 + 100) / 6.0));
    }

    void meanOfAmountsIsTheTotalForEachHour()
    {
        // 6 in half an hour, then 1 in a quarter: 7 in three quarters.
        const SeriesData data = dataOf({{at(1'800'000), 30min, 6}, {at(2'700'000), 15min, 1}});
        const auto statistics = of(data, RegisterKind::IntervalAmount, at(0), at(2'700'000));
        QCOMPARE(statistics.total, std::optional(7.0));
        QVERIFY(isNear(*statistics.mean, 7 / 0.75));
    }

    void gapCountsForNothing()
    {
        const SeriesData data = dataOf({{at(60), 60ms, 4}, {at(1000), 60ms, 8}});
        QVERIFY(isNear(*of(data, RegisterKind::Instant, at(0), at(1000)).mean, 6));
        QVERIFY(isNear(*of(data, RegisterKind::IntervalAmount, at(0), at(1000)).mean, 12 / (0.12 / 3600)));
    }

    void levelsLieBetweenLeastAndGreatest()
    {
        QRandomGenerator random(1);
        for (int round = 0; round < 200; ++round) {
            const SeriesData data = dataOf(randomIntervals(random));
            const auto statistics =
                of(data, RegisterKind::Instant, data.samples.front().at - data.samples.front().length,
                   data.samples.back().at);
            QVERIFY(*statistics.mean >= statistics.minimum->value - 1e-9);
            QVERIFY(*statistics.mean <= statistics.maximum->value + 1e-9);
            // Against the definition: every reading by its own length.
            double sum = 0;
            double length = 0;
            Instant end = data.samples.front().at - data.samples.front().length;
            for (const Sample &sample : data.samples) {
                const bool isJoined =
                    !gapBetween(data.gaps, end, sample.at) || &sample == &data.samples.front();
                const Instant begin = isJoined ? end : std::max(end, sample.at - sample.length);
                sum += sample.value * static_cast<double>((sample.at - begin).count());
                length += static_cast<double>((sample.at - begin).count());
                end = sample.at;
            }
            QVERIFY(isNear(*statistics.mean, sum / length));
        }
    }

    void totalsOfNeighboursAddUp_data()
    {
        QTest::addColumn<RegisterKind>("kind");
        QTest::newRow("counter") << RegisterKind::Counter;
        QTest::newRow("amounts") << RegisterKind::IntervalAmount;
    }

    void totalsOfNeighboursAddUp()
    {
        QFETCH(RegisterKind, kind);
        QRandomGenerator random(2);
        for (int round = 0; round < 200; ++round) {
            const SeriesData data =
                dataOf(kind == RegisterKind::Counter ? randomStates(random) : randomIntervals(random));
            const qint64 end = data.samples.back().at.time_since_epoch().count();
            std::array<qint64, 3> edges{qint64(random.bounded(double(end))),
                                        qint64(random.bounded(double(end))),
                                        qint64(random.bounded(double(end)))};
            std::ranges::sort(edges);
            if (edges[0] == edges[1] || edges[1] == edges[2])
                continue;
            const auto total = [&](qint64 from, qint64 to) {
                return of(data, kind, at(from), at(to)).total.value_or(0);
            };
            QVERIFY(std::abs(total(edges[0], edges[1]) + total(edges[1], edges[2]) -
                             total(edges[0], edges[2])) < 1e-6);
        }
    }

    void totalOfACounterIsWhatItCounted()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 200; ++round) {
            const SeriesData data = dataOf(randomStates(random));
            double counted = 0;
            for (size_t i = 1; i < data.samples.size(); ++i)
                counted += std::max(0.0, data.samples[i].value - data.samples[i - 1].value);
            const auto statistics =
                of(data, RegisterKind::Counter, data.samples.front().at, data.samples.back().at);
            QVERIFY(std::abs(*statistics.total - counted) < 1e-6);
            QVERIFY(!statistics.isApproximate);
        }
    }

    void counterGoesOnInAGap()
    {
        std::vector<Sample> samples;
        for (int i = 0; i < 20; ++i) {
            if (i < 8 || i > 12)
                samples.push_back({at(i * 60'000), Sample::kNoLength, i * 2.0});
        }
        const auto statistics = of(dataOf(samples), RegisterKind::Counter, at(0), at(1'140'000));
        QCOMPARE(statistics.total, std::optional(38.0));
        QVERIFY(statistics.isTotalAcrossGap);
        QVERIFY(!of(dataOf(samples), RegisterKind::Counter, at(0), at(400'000)).isTotalAcrossGap);
    }

    void longRangesCountEveryReadingThatTheirColumnsHold()
    {
        SeriesData data;
        data.coarseness = 100ms;
        for (int i = 0; i < 10; ++i) {
            data.columns.push_back({at(i * 100), at(i * 100 + 100), 100, 250});
            data.samples.push_back({at(i * 100 + 1), Sample::kNoLength, 1});
            data.samples.push_back({at(i * 100 + 100), Sample::kNoLength, 4});
        }
        data.columnsTo = at(1000);
        data.expectedInterval = 1ms;
        data.samples.push_back({at(1001), 1ms, 9}); // came since
        const auto amounts = of(data, RegisterKind::IntervalAmount, at(0), at(1001));
        QCOMPARE(amounts.total, std::optional(2509.0));
        QCOMPARE(amounts.count, 1001);
        QVERIFY(amounts.isApproximate);
        const auto levels = of(data, RegisterKind::Instant, at(0), at(1000));
        QVERIFY(isNear(*levels.mean, 2.5));
        QCOMPARE(levels.minimum->value, 1.0);
        QCOMPARE(levels.maximum->value, 4.0);
    }
};

QTEST_GUILESS_MAIN(TestSeriesStatistics)
#include "tst_seriesstatistics.moc"
