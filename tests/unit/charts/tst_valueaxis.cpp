// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/valueaxis.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace insite::charts;
using namespace Qt::StringLiterals;

class TestValueAxis : public QObject
{
    Q_OBJECT

private slots:
    void endsAreRoundAndHoldTheValues_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("greatest");
        QTest::newRow("load") << 8.1 << 61.0;
        QTest::newRow("counter") << 18204.6 << 18210.2;
        QTest::newRow("negative") << -12.0 << -3.0;
        QTest::newRow("tiny") << 0.00012 << 0.00031;
        QTest::newRow("huge") << 1e12 << 3e12;
        QTest::newRow("constant") << 41.2 << 41.2;
        QTest::newRow("zero") << 0.0 << 0.0;
        QTest::newRow("beyond what a double tells apart") << 1e15 << 1e15 + 0.125;
    }

    void endsAreRoundAndHoldTheValues()
    {
        QFETCH(double, least);
        QFETCH(double, greatest);
        const ValueScale scale = scaleFor(least, greatest, 5, nullptr);
        QVERIFY(scale.low <= least && scale.high >= greatest && scale.low < scale.high);
        const auto ticks = valueTicks(scale, QLocale::c());
        QVERIFY(ticks.size() >= 2 && ticks.size() <= 14);
        QSet<QString> labels;
        for (const ValueTick &tick : ticks) {
            labels.insert(tick.label);
        }
        QCOMPARE(static_cast<size_t>(labels.size()), ticks.size());
    }

    void loadsStandOnZero() { QCOMPARE(scaleFor(2, 60, 5, nullptr).low, 0.0); }

    void doesNotBreatheWithEachReading()
    {
        const ValueScale before = scaleFor(0, 60, 5, nullptr);
        QCOMPARE(scaleFor(3, 55, 5, &before), before);
        QVERIFY(scaleFor(3, 75, 5, &before).high >= 75);
        QVERIFY(scaleFor(3, 10, 5, &before).high < 60);
    }

    void labelsHaveTheSameDecimals()
    {
        const auto ticks = valueTicks({0, 1, 0.5}, QLocale::c());
        QCOMPARE(ticks.size(), size_t(3));
        QCOMPARE(ticks[0].label, u"0.0"_s);
        QCOMPARE(ticks[2].label, u"1.0"_s);
    }
};

QTEST_GUILESS_MAIN(TestValueAxis)
#include "tst_valueaxis.moc"
