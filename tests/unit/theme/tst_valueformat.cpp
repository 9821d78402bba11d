// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/valueformat.h"

#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace insite;
using namespace insite::theme;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestValueFormat : public QObject
{
    Q_OBJECT

private slots:
    void writesValuesForAScreen_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("grouped") << 18204.6 << u"18,204.6"_s;
        QTest::newRow("whole") << 41.0 << u"41"_s;
        QTest::newRow("three decimals") << 123.456 << u"123.456"_s;
        QTest::newRow("no more than three") << 123.45678 << u"123.457"_s;
        QTest::newRow("small keeps four figures") << 0.00123456 << u"0.001235"_s;
        QTest::newRow("negative") << -0.5 << u"-0.5"_s;
        QTest::newRow("zero") << 0.0 << u"0"_s;
        QTest::newRow("large") << 123456789012.25 << u"123,456,789,012.25"_s;
    }

    void writesValuesForAScreen()
    {
        QFETCH(double, value);
        QTEST(formatValue(value, QLocale(QLocale::English, QLocale::UnitedStates)), "text");
    }

    void followsTheLocale()
    {
        const QLocale german(QLocale::German, QLocale::Germany);
        QCOMPARE(formatValue(18204.6, german), u"18.204,6"_s);
        QCOMPARE(formatExact(0.1234567890123, german), u"0,1234567890123"_s);
    }

    void unknownUnitIsNeverGuessed()
    {
        QCOMPARE(unitMark(Unit()), u"unit ?"_s);
        QCOMPARE(unitWords(Unit()), u"unit unknown"_s);
        QCOMPARE(unitMark(Unit(u"m³"_s)), u"m³"_s);
    }

    void ages()
    {
        QCOMPARE(formatAge(-5s), u"0 s"_s);
        QCOMPARE(formatAge(71s), u"71 s"_s);
        QCOMPARE(formatAge(12min), u"12 min"_s);
        QCOMPARE(formatAge(3h), u"3 h"_s);
        QCOMPARE(formatAge(24h * 5), u"5 d"_s);
        QCOMPARE(formatSpan(90s), u"1 min 30 s"_s);
    }

    void localTimeNamesItsZone()
    {
        const QTimeZone oslo("Europe/Oslo");
        const Instant at(1795444330000ms);
        QCOMPARE(formatLocalTime(at, oslo, QLocale(u"nb_NO"_s)), u"23.11.2026 15:32:10 CET"_s);
        QCOMPARE(formatLocalTime(at, oslo, QLocale(u"en_US"_s)), u"11/23/2026 3:32:10 PM CET"_s);
    }
};

QTEST_GUILESS_MAIN(TestValueFormat)
#include "tst_valueformat.moc"
