// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/intervalbars.h"
#include "charts/seriesnames.h"
#include "charts/seriesshape.h"
#include "core/utc.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <numeric>

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

Sample state(qint64 ms, double value)
{
    return {at(ms), Sample::kNoLength, value};
}

Sample interval(qint64 ms, double value, qint64 length = 60)
{
    return {at(ms), milliseconds(length), value};
}

SeriesData dataOf(std::vector<Sample> samples, std::optional<milliseconds> expected = {})
{
    SeriesData data;
    data.gaps = gapsOf(samples, 0ms, expected);
    data.samples = std::move(samples);
    data.expectedInterval = expected;
    return data;
}

QString print(const std::vector<readings::Point> &points)
{
    QStringList words;
    for (const auto &point : points) {
        const QString value = std::isnan(point.value) ? u"-"_s : QString::number(point.value);
        words += QString::number(point.at.time_since_epoch().count()) + u':' + value;
    }
    return words.join(u' ');
}

QString print(const std::vector<Level> &levels)
{
    QStringList words;
    for (const Level &level : levels)
        words += u"%1-%2:%3%4"_s.arg(level.from.time_since_epoch().count())
                     .arg(level.to.time_since_epoch().count())
                     .arg(level.value)
                     .arg(level.isAcrossGap ? u"?"_s : QString()) +
                 (level.isPartial ? u"<"_s : QString());
    return words.join(u' ');
}

QString line(const SeriesData &data)
{
    return print(shapeOf(data, SeriesForm::AsSent, RegisterKind::Unknown, {}).line);
}

/// A counter every minute with a gap and a reset now and then.
SeriesData randomCounter(QRandomGenerator &random)
{
    std::vector<Sample> samples;
    qint64 time = 0;
    double value = 1000;
    for (int i = 0; i < 200; ++i) {
        time += random.bounded(25) == 0 ? 60'000 * 20 : 55'000 + random.bounded(10'000);
        value = random.bounded(40) == 0 ? 0 : value + random.bounded(100) / 8.0;
        samples.push_back(state(time, value));
    }
    return dataOf(samples);
}

} // namespace

class TestSeriesShape final : public QObject
{
    Q_OBJECT

private slots:
    void barsOfWhichOnlyAPartIsKnownSaySo()
    {
        const std::vector<Instant> edges{at(0), at(120), at(240), at(360), at(480), at(600)};
        // From the middle of the first bar to the middle of the last, one interval of the third missing.
        const SeriesData amounts = dataOf({interval(120, 1), interval(180, 1), interval(240, 1),
                                           interval(300, 1), interval(480, 1), interval(540, 1)});
        QCOMPARE(print(shapeOf(amounts, SeriesForm::AmountSums, RegisterKind::IntervalAmount, edges).levels),
                 u"0-120:1< 120-240:2 240-360:1< 360-480:1< 480-600:1<"_s);
        // A counter goes on in a gap; a reset leaves a hole.
        const SeriesData counter = dataOf({state(60, 10), state(120, 11), state(180, 12), state(240, 13),
                                           state(300, 1), state(360, 2), state(420, 3), state(480, 4)});
        QCOMPARE(print(shapeOf(counter, SeriesForm::CounterConsumption, RegisterKind::Counter, edges).levels),
                 u"0-120:1< 120-240:2 240-360:1< 360-480:2"_s);
        // The clock of a meter is never exact.
        const SeriesData late =
            dataOf({interval(60, 1, 58), interval(121, 1, 60), interval(180, 1, 58), interval(240, 1)});
        QVERIFY(
            !shapeOf(late, SeriesForm::AmountSums, RegisterKind::IntervalAmount, {at(60), at(120), at(240)})
                 .levels.back()
                 .isPartial);
    }

    void intervalsAreSteps()
    {
        QCOMPARE(line(dataOf({interval(60, 5), interval(120, 7)})), u"0:5 60:5 60:7 120:7"_s);
        // Each has its own length, also where the meter changes its pace.
        QCOMPARE(line(dataOf({interval(60, 5), interval(90, 7, 30), interval(390, 9, 300)})),
                 u"0:5 60:5 60:7 90:7 90:9 390:9"_s);
    }

    void missingIntervalIsAGap_data()
    {
        QTest::addColumn<int>("next");
        QTest::addColumn<bool>("isGap");
        QTest::newRow("on time") << 120 << false;
        QTest::newRow("1.5 intervals") << 150 << false;
        QTest::newRow("more") << 151 << true;
        QTest::newRow("one missing") << 180 << true;
    }

    void missingIntervalIsAGap()
    {
        QFETCH(int, next);
        QCOMPARE(line(dataOf({interval(60, 5), interval(next, 7)})).contains(u'-'),
                 QTest::currentDataTag() == QByteArray("more") ||
                     QTest::currentDataTag() == QByteArray("one missing"));
    }

    void statesAreJoinedAndBreakInAGap()
    {
        QCOMPARE(line(dataOf({state(0, 5), state(90000, 7)})), u"0:5 90000:7"_s);
        // Version 1 tells no interval: the pace is learned.
        std::vector<Sample> samples;
        for (int i = 0; i < 30; ++i) {
            if (i < 10 || i > 14)
                samples.push_back(state(i * 60'000, i));
        }
        const SeriesData data = dataOf(samples);
        QCOMPARE(data.gaps.size(), size_t(1));
        QCOMPARE(line(data).count(u":-"_s), 1);
        QVERIFY(!sampleAt(data, at(12 * 60'000)));
        QVERIFY(!sampleAt(data, at(9 * 60'000 + 1))); // nothing is known from there on
        QCOMPARE(sampleAt(data, at(9 * 60'000))->value, 9.0);
    }

    void twoReadingsAroundAGapAreStillAGap()
    {
        // Zoomed in on it there is nothing to learn from: what is expected decides.
        const SeriesData data = dataOf({state(0, 1), state(600'000, 2)}, 60s);
        QCOMPARE(data.gaps.size(), size_t(1));
        QVERIFY(line(data).contains(u":-"_s));
    }

    void readingHoldsForItsInterval()
    {
        const SeriesData intervals = dataOf({interval(60, 5), interval(120, 7), interval(300, 9)});
        const auto value = [](const SeriesData &data, qint64 ms) {
            const Sample *sample = sampleAt(data, at(ms));
            return sample ? sample->value : -1;
        };
        QCOMPARE(value(intervals, 30), 5.0);
        QCOMPARE(value(intervals, 60), 5.0);
        QCOMPARE(value(intervals, 61), 7.0);
        QCOMPARE(value(intervals, 200), -1.0); // a gap: nothing was measured
        QCOMPARE(value(intervals, 270), 9.0);
        QCOMPARE(value(intervals, 301), -1.0);
        QCOMPARE(value(intervals, -1), -1.0);
        const SeriesData states = dataOf({state(60, 5), state(120, 7)}, 60ms);
        QCOMPARE(value(states, 59), -1.0);
        QCOMPARE(value(states, 119), 5.0);
        QCOMPARE(value(states, 200), 7.0);
        QCOMPARE(value(states, 240), -1.0); // long due: it is not known whether it still stands there
    }

    void stampInTheFutureStandsApart()
    {
        std::vector<Sample> samples{state(0, 1), state(60, 2), state(120, 3), state(180, 4),
                                    state(99'000'000, 5)};
        const auto gaps = gapsOf(samples, 0ms, {}, at(180));
        QCOMPARE(gaps.size(), size_t(1));
        QCOMPARE(gaps.front().from, at(180));
    }

    void counterRateIsASlope()
    {
        const auto shape = shapeOf(dataOf({state(0, 10), state(1'800'000, 11), state(3'600'000, 14)}),
                                   SeriesForm::CounterRate, RegisterKind::Counter, {});
        QCOMPARE(print(shape.levels), u"0-1800000:2 1800000-3600000:6"_s);
        QCOMPARE(print(shape.line), u"0:2 1800000:2 1800000:6 3600000:6"_s);
    }

    void resetIsMarkedAndNeverConsumption()
    {
        const SeriesData data = dataOf({state(0, 10), state(60, 12), state(120, 1), state(180, 2)});
        const auto shape = shapeOf(data, SeriesForm::CounterConsumption, RegisterKind::Counter,
                                   {at(0), at(60), at(120), at(180)});
        QCOMPARE(print(shape.levels), u"0-60:2 120-180:1"_s);
        QCOMPARE(shape.resets, (std::vector<ResetMark>{{at(120), 12, 1}}));
        // A level may go down as it likes.
        QVERIFY(shapeOf(data, SeriesForm::AsSent, RegisterKind::Instant, {}).resets.empty());
    }

    void barsTogetherHoldWhatWasCounted()
    {
        QRandomGenerator random(20261124);
        for (int round = 0; round < 100; ++round) {
            const SeriesData data = randomCounter(random);
            const auto amounts = amountsOf(data, true);
            const double counted =
                std::accumulate(amounts.begin(), amounts.end(), 0.0,
                                [](double sum, const Level &amount) { return sum + amount.value; });
            std::vector<Instant> edges;
            for (Instant edge = data.samples.front().at - 1h; edge < data.samples.back().at + 1h;
                 edge += milliseconds(1 + random.bounded(3'000'000)))
                edges.push_back(edge);
            edges.push_back(data.samples.back().at + 2h);
            const auto bars =
                shapeOf(data, SeriesForm::CounterConsumption, RegisterKind::Counter, edges).levels;
            double sum = 0;
            for (const Level &bar : bars) {
                QVERIFY(bar.value >= 0);
                sum += bar.value;
            }
            QVERIFY2(std::abs(sum - counted) < 1e-6 * std::max(1.0, counted),
                     qPrintable(u"%1 instead of %2"_s.arg(sum).arg(counted)));
        }
    }

    void whatWasCountedInAGapIsToldApart()
    {
        std::vector<Sample> samples;
        for (int i = 0; i < 20; ++i) {
            if (i < 8 || i > 12)
                samples.push_back(state(i * 60'000, i * 2));
        }
        const auto bars = shapeOf(dataOf(samples), SeriesForm::CounterConsumption, RegisterKind::Counter,
                                  {at(0), at(420'000), at(780'000), at(1'140'000)})
                              .levels;
        QCOMPARE(print(bars), u"0-420000:14 420000-780000:12? 780000-1140000:12"_s);
        const auto rates =
            shapeOf(dataOf(samples), SeriesForm::CounterRate, RegisterKind::Counter, {}).levels;
        QVERIFY(std::ranges::none_of(rates, [](const Level &rate) { return rate.from == at(420'000); }));
    }

    void amountsAreAddedUpByTheirTime()
    {
        // A reading over the edge of a bar is shared by its time.
        const auto bars = shapeOf(dataOf({interval(60, 6), interval(120, 8)}), SeriesForm::AmountSums,
                                  RegisterKind::IntervalAmount, {at(0), at(90), at(180)})
                              .levels;
        QCOMPARE(print(bars), u"0-90:10 90-180:4<"_s);
        const auto rate = shapeOf(dataOf({interval(1'800'000, 6, 1'800'000)}), SeriesForm::AmountRate,
                                  RegisterKind::IntervalAmount, {});
        QCOMPARE(print(rate.levels), u"0-1800000:12"_s);
    }

    void crosshairReadsWhatIsDrawn()
    {
        const SeriesData data = dataOf({state(0, 10), state(3'600'000, 14)});
        const std::vector<Instant> edges{at(0), at(1'800'000), at(3'600'000)};
        const auto bars = shapeOf(data, SeriesForm::CounterConsumption, RegisterKind::Counter, edges);
        QCOMPARE(valueAt(data, bars, SeriesForm::CounterConsumption, at(900'000)), std::optional(2.0));
        const auto rate = shapeOf(data, SeriesForm::CounterRate, RegisterKind::Counter, {});
        QCOMPARE(valueAt(data, rate, SeriesForm::CounterRate, at(900'000)), std::optional(4.0));
        QVERIFY(!valueAt(data, rate, SeriesForm::CounterRate, at(3'600'001)));
    }

    void unknownKindIsDrawnAsSent()
    {
        QCOMPARE(defaultForm(RegisterKind::Unknown), SeriesForm::AsSent);
        QCOMPARE(defaultForm(RegisterKind::Counter), SeriesForm::CounterConsumption);
        QCOMPARE(defaultForm(RegisterKind::IntervalAmount), SeriesForm::AsSent);
        QCOMPARE(defaultForm(RegisterKind::Instant), SeriesForm::AsSent);
        QCOMPARE(formsFor(RegisterKind::Instant), QList{SeriesForm::AsSent});
        for (const SeriesForm form : formsFor(RegisterKind::Unknown))
            QCOMPARE(formFrom(toText(form)), form);
        QCOMPARE(unitOf(SeriesForm::CounterRate, u"kWh"_s), Unit(u"kW"_s));
        QCOMPARE(unitOf(SeriesForm::AmountRate, u"m\u00b3"_s), Unit(u"m\u00b3/h"_s));
        QCOMPARE(unitOf(SeriesForm::CounterConsumption, u"kWh"_s), Unit(u"kWh"_s));
        QVERIFY(!unitOf(SeriesForm::CounterRate, {}));
    }

    void barsAreRoundInLocalTime()
    {
        // Oslo, 25 October 2026: the day that has 25 hours is one bar.
        const QTimeZone oslo("Europe/Oslo");
        const auto utc = [](int day, int hour) {
            return Instant(
                milliseconds(QDateTime(QDate(2026, 10, day), QTime(hour, 0), kUtc).toMSecsSinceEpoch()));
        };
        const BarScale days = barScale(utc(24, 10), utc(27, 10), 24h * 3, 10, 15min, oslo);
        QCOMPARE(days.words, u"1 d"_s);
        const auto from = std::ranges::find(days.edges, utc(24, 22));
        QVERIFY(from != days.edges.end());
        QCOMPARE(*(from + 1) - *from, milliseconds(25h));
        QCOMPARE(*(from + 2) - *(from + 1), milliseconds(24h));
        // Spring: 23 hours.
        const Instant march(
            milliseconds(QDateTime(QDate(2026, 3, 28), QTime(12, 0), kUtc).toMSecsSinceEpoch()));
        const BarScale spring = barScale(march, march + 48h, 48h, 4, 15min, oslo);
        QVERIFY(std::ranges::adjacent_find(spring.edges, [](Instant a, Instant b) { return b - a == 23h; }) !=
                spring.edges.end());
        // Hours stay whole hours through that night, all 25 of them.
        const BarScale hours = barScale(utc(24, 22), utc(25, 23), 25h, 60, 1min, oslo);
        QCOMPARE(hours.words, u"1 h"_s);
        QVERIFY(std::ranges::adjacent_find(hours.edges, [](Instant a, Instant b) { return b - a != 1h; }) ==
                hours.edges.end());
        QVERIFY(hours.edges.front() <= utc(24, 22) && hours.edges.back() >= utc(25, 23));
        // Never finer than the readings.
        QCOMPARE(barScale(utc(24, 10), utc(24, 11), 1h, 100, 15min, oslo).words, u"15 min"_s);
    }

    void shortIdsAreToldApart()
    {
        QCOMPARE(shortIds({u"65ecae6d-5cb3-4a1c"_s, u"c863d30b-7c02-4851"_s}),
                 (QStringList{u"65ecae6d\u2026"_s, u"c863d30b\u2026"_s}));
        QCOMPARE(shortIds({u"0d9f2a1c-9b7e-0001"_s, u"0d9f2a1c-9b7e-0002"_s, u"0d9f2a1c-9b7e-0001"_s}),
                 (QStringList{u"\u2026b7e-0001"_s, u"\u2026b7e-0002"_s, u"\u2026b7e-0001"_s}));
        QCOMPARE(shortIds({u"Main"_s}), QStringList{u"Main"_s});
        // Alike at both ends.
        const QStringList hard = shortIds({u"aaaaaaaa-1-bbbbbbbb"_s, u"aaaaaaaa-2-bbbbbbbb"_s});
        QVERIFY(hard[0] != hard[1]);
    }
};

QTEST_GUILESS_MAIN(TestSeriesShape)
#include "tst_seriesshape.moc"
