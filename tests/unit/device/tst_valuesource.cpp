// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/loadcurve.h"
#include "device/random.h"
#include "device/valuesource.h"
#include "protocol/numericpayload.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace insite;
using namespace insite::device;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant kStart(std::chrono::sys_days(std::chrono::year(2026) / 3 / 28) + 22h + 17min);

ValueModel model(const QString &key, const QString &parameters)
{
    const auto read = readValueModel(key, parameters);
    if (!read)
        qFatal("%s", qPrintable(read.error().detail));
    return *read;
}

Moment after(std::chrono::milliseconds passed)
{
    return {passed, kStart + passed};
}

/// Values at uneven moments, as jitter and a busy computer make them: `mean` apart, 0 to twice that.
std::vector<double> values(ValueSource &source, int count, std::chrono::milliseconds mean, quint64 seed = 7)
{
    std::vector<double> result;
    std::chrono::milliseconds passed{0};
    for (int i = 0; i < count; ++i) {
        result.push_back(source.next(after(passed)));
        passed +=
            std::chrono::milliseconds(qint64(2.0 * double(mean.count()) * randomPart(seed, quint64(i))));
    }
    return result;
}

std::vector<double> valuesOf(const ValueModel &model, int count, std::chrono::milliseconds mean,
                             quint64 seed = 1)
{
    SourceSetup setup;
    setup.seed = seed;
    setup.replay = std::make_shared<const std::vector<double>>(std::vector{1.0, 2.0, 3.0});
    return values(*makeValueSource(model, setup), count, mean);
}

} // namespace

/// Properties that hold for every seed and every rhythm.
class TestValueSource final : public QObject
{
    Q_OBJECT

private slots:
    void aSeedRepeatsARun()
    {
        const QStringList keys = modelKeys();
        for (const QString &key : keys) {
            if (key == u"formula"_s)
                continue;
            const ValueModel any = model(key, defaultParameters(key));
            QVERIFY2(valuesOf(any, 500, 10s, 5) == valuesOf(any, 500, 10s, 5), qPrintable(key));
        }
        const ValueModel walk = model(u"walk"_s, defaultParameters(u"walk"_s));
        QVERIFY(valuesOf(walk, 50, 10s, 5) != valuesOf(walk, 50, 10s, 6));
    }

    void aCounterNeverFalls()
    {
        for (quint64 seed = 1; seed <= 20; ++seed) {
            const auto counted =
                valuesOf(model(u"counter"_s, u"start=5; perhour=120; noise=1"_s), 2000, 1min, seed);
            QCOMPARE(counted.front(), 5.0);
            QVERIFY(std::is_sorted(counted.begin(), counted.end()));
            const auto load =
                valuesOf(model(u"load"_s, u"output=counter; noise=1; start=3"_s), 2000, 1min, seed);
            QCOMPARE(load.front(), 3.0);
            QVERIFY(std::is_sorted(load.begin(), load.end()));
        }
    }

    void aCounterGrowsAtItsPace()
    {
        SourceSetup setup;
        const auto source = makeValueSource(model(u"counter"_s, u"start=1; perhour=60"_s), setup);
        QCOMPARE(source->next(after(0s)), 1.0);
        QCOMPARE(source->next(after(1min)), 2.0);
        QCOMPARE(source->next(after(1h)), 61.0);
    }

    void aCounterRollsOverOnceForEachTurn()
    {
        for (quint64 seed = 1; seed <= 20; ++seed) {
            SourceSetup setup;
            setup.seed = seed;
            setup.decimals = 1;
            const auto source = makeValueSource(
                model(u"counter"_s, u"start=990; perhour=600; rollover=1000; noise=0.5"_s), setup);
            const auto counted = values(*source, 1000, 30s, seed);
            int falls = 0;
            for (size_t i = 0; i < counted.size(); ++i) {
                const double printed = rounded(counted[i], 1);
                QVERIFY(printed >= 0 && printed < 1000);
                falls += i > 0 && counted[i] < counted[i - 1] ? 1 : 0;
            }
            QVERIFY2(falls >= 4 && falls <= 6, qPrintable(QString::number(falls)));
        }
    }

    void aCounterIsResetOnPurpose()
    {
        const auto counted =
            valuesOf(model(u"counter"_s, u"start=100; perhour=60; resetafter=10; resetto=2"_s), 35, 1min);
        for (size_t i = 1; i < counted.size(); ++i) {
            if (i % 10 == 0)
                QCOMPARE(counted[i], 2.0);
            else
                QVERIFY(counted[i] >= counted[i - 1]);
        }
        const auto source = makeValueSource(model(u"counter"_s, u"start=100; perhour=60"_s), {});
        (void)source->next(after(0s));
        source->reset();
        QCOMPARE(source->next(after(1min)), 1.0);
    }

    void aLoadCurveKeepsItsDayTotals_data()
    {
        QTest::addColumn<QString>("shape");
        for (const char *shape : {"electricity", "heat", "water", "gas"})
            QTest::newRow(shape) << QString::fromLatin1(shape);
    }

    void aLoadCurveKeepsItsDayTotals()
    {
        QFETCH(const QString, shape);
        for (quint64 seed = 1; seed <= 5; ++seed) {
            LoadCurve curve(std::get<LoadModel>(
                                model(u"load"_s, u"shape=%1; day=48; noise=0.9; utcoffset=1"_s.arg(shape))),
                            seed);
            // A year of days, over both changes of the clocks.
            const Instant first(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1) - 1h);
            for (int day = 0; day < 365; ++day) {
                const Instant midnight = first + std::chrono::days(day);
                const double total = curve.cumulative(midnight + 24h) - curve.cumulative(midnight);
                QVERIFY2(std::abs(total - 48) < 1e-6, qPrintable(QString::number(total)));
            }
        }
    }

    void amountsAddUpWhateverTheRhythm()
    {
        SourceSetup setup;
        setup.interval = 1min;
        const auto source =
            makeValueSource(model(u"load"_s, u"day=24; output=amount; noise=0.5; utcoffset=0"_s), setup);
        LoadCurve curve({LoadShape::Electricity, 24, LoadOutput::Amount, 0.5, 1, 0, 0}, setup.seed);
        double sum = 0;
        std::chrono::milliseconds passed{0};
        for (int i = 0; passed < 24h; ++i) {
            const double amount = source->next(after(passed));
            QVERIFY(amount >= 0);
            sum += amount;
            QVERIFY(std::abs(sum - (curve.cumulative(kStart + passed) - curve.cumulative(kStart - 1min))) <
                    1e-6);
            passed += std::chrono::milliseconds(qint64(1'200'000 * randomPart(3, quint64(i))));
        }
    }

    void ratesAreWhatFlowsInAnHour()
    {
        SourceSetup setup;
        setup.interval = 1h;
        const auto source = makeValueSource(model(u"load"_s, u"day=240; noise=0.3; utcoffset=0"_s), setup);
        double sum = source->next({0h, Instant(std::chrono::sys_days(std::chrono::year(2026) / 6 / 1) + 1h)});
        for (int hour = 2; hour <= 24; ++hour)
            sum += source->next({std::chrono::hours(hour - 1), {}});
        QVERIFY2(std::abs(sum - 240) < 1e-6, qPrintable(QString::number(sum)));
    }

    void shapesHavePeaksWhereLifeHasThem()
    {
        const auto flow = [](LoadShape shape, int hour) {
            LoadCurve curve({shape, 24, LoadOutput::Rate, 0, 1, 0, 0}, 1);
            const Instant at(std::chrono::sys_days(std::chrono::year(2026) / 6 / 1) +
                             std::chrono::hours(hour));
            return curve.cumulative(at + 1h) - curve.cumulative(at);
        };
        QVERIFY(flow(LoadShape::Electricity, 18) > 3 * flow(LoadShape::Electricity, 3));
        QVERIFY(flow(LoadShape::Water, 7) > 20 * flow(LoadShape::Water, 2));
        QVERIFY(flow(LoadShape::Heat, 6) > 2 * flow(LoadShape::Heat, 2));
        QVERIFY(flow(LoadShape::Heat, 2) > 10 * flow(LoadShape::Water, 2));
        QVERIFY(flow(LoadShape::Gas, 12) > flow(LoadShape::Gas, 14));
    }

    void speedPlaysADayInMinutes()
    {
        const auto source =
            makeValueSource(model(u"load"_s, u"day=48; output=counter; noise=0; speed=1440"_s), {});
        const double before = source->next(after(0s));
        QVERIFY(std::abs(source->next(after(1min)) - before - 48) < 1e-6);
    }

    void aReplayKeepsItsPaceHoweverOftenItIsRead()
    {
        SourceSetup setup;
        setup.replay = std::make_shared<const std::vector<double>>(std::vector{1.0, 2.0, 3.0, 4.0, 5.0});
        for (const auto mean : {100ms, 700ms, 2900ms}) {
            const auto turning = makeValueSource(model(u"replay"_s, u"file=f; every=1.5"_s), setup);
            const auto once = makeValueSource(model(u"replay"_s, u"file=f; every=1.5; repeat=no"_s), setup);
            std::chrono::milliseconds passed{0};
            for (int i = 0; i < 300; ++i) {
                const auto played = passed.count() / 1500;
                QCOMPARE(turning->next(after(passed)), double(played % 5 + 1));
                QCOMPARE(once->next(after(passed)), double(std::min<qint64>(played, 4) + 1));
                passed +=
                    std::chrono::milliseconds(qint64(2.0 * double(mean.count()) * randomPart(9, quint64(i))));
            }
        }
    }

    void aWalkStaysInsideAndTakesNoLongerSteps()
    {
        for (quint64 seed = 1; seed <= 20; ++seed) {
            const auto walked =
                valuesOf(model(u"walk"_s, u"start=1; step=0.7; min=0; max=2"_s), 2000, 1s, seed);
            for (size_t i = 0; i < walked.size(); ++i) {
                QVERIFY(walked[i] >= 0 && walked[i] <= 2);
                QVERIFY(i == 0 || std::abs(walked[i] - walked[i - 1]) <= 0.7);
            }
        }
    }

    void shapesOfTimeAloneAreExact()
    {
        const auto at = [](const QString &key, const QString &parameters, std::chrono::milliseconds passed) {
            return makeValueSource(model(key, parameters), {})->next(after(passed));
        };
        QCOMPARE(at(u"constant"_s, u"value=-2.5"_s, 5h), -2.5);
        QCOMPARE(at(u"ramp"_s, u"from=10; to=20; seconds=10"_s, 2s), 12.0);
        QCOMPARE(at(u"ramp"_s, u"from=10; to=20; seconds=10"_s, 13s), 13.0);
        QCOMPARE(at(u"ramp"_s, u"from=10; to=20; seconds=10; repeat=no"_s, 13s), 20.0);
        QCOMPARE(at(u"sine"_s, u"mean=5; amplitude=2; period=40"_s, 10s), 7.0);
        QCOMPARE(at(u"step"_s, u"low=1; high=3; every=10"_s, 9999ms), 1.0);
        QCOMPARE(at(u"step"_s, u"low=1; high=3; every=10"_s, 10s), 3.0);
        QCOMPARE(at(u"step"_s, u"low=1; high=3; every=10"_s, 20s), 1.0);
    }

    void everyValueIsPrintedPlainly()
    {
        static const QRegularExpression plain(u"^-?[0-9]+(\\.[0-9]+)?$"_s);
        for (const QString &value :
             {u"1e15"_s, u"-1e15"_s, u"0.000000001"_s, u"123456789.987654321"_s, u"-0.0001"_s}) {
            const auto source = makeValueSource(model(u"constant"_s, u"value="_s + value), {});
            for (int decimals = 0; decimals <= protocol::kMaxDecimals; ++decimals) {
                const auto payload = protocol::printNumericPayload(source->next(after(0s)), decimals);
                QVERIFY(payload);
                QVERIFY2(plain.match(QString::fromLatin1(*payload)).hasMatch(), payload->constData());
                QVERIFY(*payload != "-0");
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestValueSource)
#include "tst_valuesource.moc"
