// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/counter.h"

#include <QTest>

#include <limits>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;

namespace {

const Instant kNoon = Instant(1'672'574'400s);
using Resets = std::vector<CounterReset>;
using Steps = std::vector<CounterStep>;

/// One a quarter of an hour.
std::vector<Sample> states(const std::vector<double> &values)
{
    std::vector<Sample> samples;
    for (const double value : values)
        samples.push_back({kNoon + int(samples.size()) * 15min, Sample::kNoLength, value});
    return samples;
}

Steps steps(const std::vector<Sample> &samples)
{
    return stepsIn(samples, gapsIn(samples));
}

} // namespace

class TestCounter : public QObject
{
    Q_OBJECT

private slots:
    void countsFromStateToState();
    void aStepBackIsAReset();
    void standingStillIsNone();
    void afterAResetItGoesOn();
    void aLateReadingIsNoReset();
    void aRevisionUndoesOne();
    void noRateAcrossAGap();
    void intervalsAreNoStates();
    void extremesHaveNoRate();
};

void TestCounter::countsFromStateToState()
{
    const Steps all = steps(states({10, 12, 12, 15}));
    QCOMPARE(all, (Steps{{kNoon, kNoon + 15min, 2, false},
                         {kNoon + 15min, kNoon + 30min, 0, false},
                         {kNoon + 30min, kNoon + 45min, 3, false}}));
    QCOMPARE(all[0].perHour().value(), 8.0);
    QCOMPARE(all[1].perHour().value(), 0.0);
    QCOMPARE(all[2].perHour().value(), 12.0);
    QCOMPARE(consumptionOf(all), 5.0);
    QVERIFY(steps(states({1})).empty());
    QVERIFY(steps({}).empty());
}

void TestCounter::aStepBackIsAReset()
{
    QCOMPARE(resetsIn(states({10, 12, 1, 2})), (Resets{{kNoon + 15min, kNoon + 30min, 12, 1}}));
    QCOMPARE(resetsIn(states({10, 9, 8})).size(), size_t(2));
    QCOMPARE(resetsIn({}), Resets());
}

void TestCounter::standingStillIsNone()
{
    QCOMPARE(resetsIn(states({10, 10, 10, 11})), Resets());
}

void TestCounter::afterAResetItGoesOn()
{
    const Steps all = steps(states({10, 12, 1, 4}));
    QCOMPARE(all, (Steps{{kNoon, kNoon + 15min, 2, false}, {kNoon + 30min, kNoon + 45min, 3, false}}));
    QCOMPARE(consumptionOf(all), 5.0);
}

void TestCounter::aLateReadingIsNoReset()
{
    std::vector<Sample> samples = states({10, 12, 13, 14});
    samples.erase(samples.begin() + 1);
    QCOMPARE(resetsIn(samples), Resets());
    QCOMPARE(resetsIn(states({10, 12, 13, 14})), Resets());
}

void TestCounter::aRevisionUndoesOne()
{
    std::vector<Sample> samples = states({10, 2, 14});
    QCOMPARE(resetsIn(samples).size(), size_t(1));
    samples[1].value = 12;
    QCOMPARE(resetsIn(samples), Resets());
    QCOMPARE(consumptionOf(steps(samples)), 4.0);
}

void TestCounter::noRateAcrossAGap()
{
    std::vector<Sample> samples = states({1, 2, 3, 4, 5, 6, 7, 8});
    samples.erase(samples.begin() + 4);
    const Steps all = steps(samples);
    QCOMPARE(all.size(), size_t(6));
    for (const CounterStep &step : all) {
        QCOMPARE(step.isAcrossGap, step.from == kNoon + 45min);
        QCOMPARE(step.perHour(), step.isAcrossGap ? std::nullopt : std::optional(4.0));
    }
    // It was counted all the same.
    QCOMPARE(consumptionOf(all), 7.0);
}

void TestCounter::intervalsAreNoStates()
{
    std::vector<Sample> samples = states({10, 11});
    samples.insert(samples.begin() + 1, {kNoon + 1min, 1min, 0.5});
    QCOMPARE(resetsIn(samples), Resets());
    QCOMPARE(stepsIn(samples, {}), (Steps{{kNoon, kNoon + 15min, 1, false}}));
}

void TestCounter::extremesHaveNoRate()
{
    constexpr double kMax = std::numeric_limits<double>::max();
    QVERIFY(steps(states({-kMax, kMax})).empty());
    const CounterStep step{kNoon, kNoon + 1ms, kMax, false};
    QVERIFY(!step.perHour());
}

QTEST_GUILESS_MAIN(TestCounter)
#include "tst_counter.moc"
