// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/ratemeter.h"

#include <QTest>

using insite::window::RateMeter;
using namespace std::chrono_literals;

class TestRateMeter final : public QObject
{
    Q_OBJECT

private slots:
    void isZeroUntilTwoMomentsAreKnown()
    {
        RateMeter meter;
        QCOMPARE(meter.perSecond(), 0.0);
        meter.add(100, at(0s));
        QCOMPARE(meter.perSecond(), 0.0);
    }

    void countsOverTheWindowOnly()
    {
        RateMeter meter;
        for (int second = 0; second <= 10; ++second)
            meter.add(second * 50, at(std::chrono::seconds(second)));
        QCOMPARE(meter.perSecond(), 50.0);
        // Nothing comes any more: the old readings leave the window one second after the other.
        for (int second = 11; second <= 13; ++second)
            meter.add(500, at(std::chrono::seconds(second)));
        QCOMPARE(meter.perSecond(), 20.0);
        for (int second = 14; second <= 16; ++second)
            meter.add(500, at(std::chrono::seconds(second)));
        QCOMPARE(meter.perSecond(), 0.0);
    }

    void beginsAnewWhenTheCounterFallsBack()
    {
        RateMeter meter;
        meter.add(1000, at(0s));
        meter.add(2000, at(1s));
        meter.add(10, at(2s));
        QCOMPARE(meter.perSecond(), 0.0);
        meter.add(30, at(3s));
        QCOMPARE(meter.perSecond(), 20.0);
    }

private:
    static RateMeter::TimePoint at(std::chrono::milliseconds since) { return RateMeter::TimePoint(since); }
};

QTEST_GUILESS_MAIN(TestRateMeter)
#include "tst_ratemeter.moc"
