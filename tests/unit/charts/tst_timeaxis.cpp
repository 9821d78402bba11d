// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timeaxis.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace insite;
using namespace insite::charts;
using namespace Qt::StringLiterals;

namespace {

const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);

Instant utc(const QString &iso)
{
    return Instant(
        std::chrono::milliseconds(QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch()));
}

QStringList labels(const std::vector<TimeTick> &ticks)
{
    QStringList result;
    for (const TimeTick &tick : ticks) {
        result += tick.date.isEmpty() ? tick.label : tick.label + u" | " + tick.date;
    }
    return result;
}

} // namespace

class TestTimeAxis : public QObject
{
    Q_OBJECT

private slots:
    void marksRoundLocalTimes()
    {
        const QTimeZone oslo("Europe/Oslo");
        const auto ticks =
            timeTicks(utc(u"2026-11-23T13:32:10Z"_s), utc(u"2026-11-23T14:32:10Z"_s), 6, oslo, kEnglish);
        QCOMPARE(labels(ticks),
                 (QStringList{u"14:40"_s, u"14:50"_s, u"15:00"_s, u"15:10"_s, u"15:20"_s, u"15:30"_s}));
        QCOMPARE(ticks.front().at, utc(u"2026-11-23T13:40:00Z"_s));
    }

    void zonesOfHalfHoursHaveRoundHours()
    {
        const QTimeZone kolkata("Asia/Kolkata");
        const auto ticks =
            timeTicks(utc(u"2026-01-10T00:00:00Z"_s), utc(u"2026-01-10T04:00:00Z"_s), 4, kolkata, kEnglish);
        QCOMPARE(labels(ticks), (QStringList{u"06:00"_s, u"07:00"_s, u"08:00"_s, u"09:00"_s}));
    }

    void nightWithAnHourTwiceNamesBoth()
    {
        const QTimeZone oslo("Europe/Oslo"); // 25 October 2026: 03:00 CEST becomes 02:00 CET at 01:00 UTC
        const auto ticks =
            timeTicks(utc(u"2026-10-24T22:00:00Z"_s), utc(u"2026-10-25T03:00:00Z"_s), 5, oslo, kEnglish);
        QCOMPARE(labels(ticks), (QStringList{u"00:00 | Sun 25 Oct 2026"_s, u"01:00"_s, u"02:00 CEST"_s,
                                             u"02:00 CET"_s, u"03:00"_s, u"04:00"_s}));
        QCOMPARE(ticks[2].at, utc(u"2026-10-25T00:00:00Z"_s));
        QCOMPARE(ticks[3].at, utc(u"2026-10-25T01:00:00Z"_s));
    }

    void nightWithAnHourLeftOutSkipsIt()
    {
        const QTimeZone oslo("Europe/Oslo"); // 29 March 2026: 02:00 CET becomes 03:00 CEST at 01:00 UTC
        const auto ticks =
            timeTicks(utc(u"2026-03-28T23:00:00Z"_s), utc(u"2026-03-29T03:00:00Z"_s), 4, oslo, kEnglish);
        QCOMPARE(labels(ticks),
                 (QStringList{u"00:00 | Sun 29 Mar 2026"_s, u"01:00"_s, u"03:00"_s, u"04:00"_s, u"05:00"_s}));
        QCOMPARE(ticks[2].at, utc(u"2026-03-29T01:00:00Z"_s));
    }

    void longStepsStayOnTheHourAcrossTheChange()
    {
        const QTimeZone oslo("Europe/Oslo");
        const auto ticks =
            timeTicks(utc(u"2026-10-24T22:00:00Z"_s), utc(u"2026-10-25T22:59:00Z"_s), 4, oslo, kEnglish);
        QCOMPARE(labels(ticks), (QStringList{u"00:00 | Sun 25 Oct 2026"_s, u"12:00"_s}));
    }

    void daysBeginAtLocalMidnight()
    {
        const QTimeZone oslo("Europe/Oslo");
        const auto ticks =
            timeTicks(utc(u"2026-10-23T10:00:00Z"_s), utc(u"2026-10-27T10:00:00Z"_s), 4, oslo, kEnglish);
        QCOMPARE(labels(ticks), (QStringList{u"Sat 24"_s, u"Sun 25"_s, u"Mon 26"_s, u"Tue 27"_s}));
        QCOMPARE(ticks[1].at, utc(u"2026-10-24T22:00:00Z"_s));
        QCOMPARE(ticks[2].at, utc(u"2026-10-25T23:00:00Z"_s));
    }

    void yearsBeginWithTheYear()
    {
        const auto ticks = timeTicks(utc(u"2015-06-01T00:00:00Z"_s), utc(u"2026-06-01T00:00:00Z"_s), 12,
                                     QTimeZone::utc(), kEnglish);
        QCOMPARE(ticks.size(), size_t(11));
        QCOMPARE(ticks.front().label, u"2016"_s);
    }

    void neverMoreThanTwiceTheTarget()
    {
        const QTimeZone oslo("Europe/Oslo");
        for (qint64 seconds = 10; seconds < 20LL * 365 * 86400; seconds = seconds * 3 / 2) {
            const Instant from = utc(u"2026-03-28T23:17:31Z"_s);
            const auto ticks = timeTicks(from, from + std::chrono::seconds(seconds), 8, oslo, kEnglish);
            QVERIFY2(ticks.size() <= 16, qPrintable(QString::number(seconds)));
            QVERIFY2(!ticks.empty(), qPrintable(QString::number(seconds)));
            for (size_t i = 1; i < ticks.size(); ++i) {
                QVERIFY(ticks[i - 1].at < ticks[i].at);
            }
        }
    }

    void zoneIsNamedWithItsOffset()
    {
        const QTimeZone oslo("Europe/Oslo");
        QCOMPARE(zoneLabel(utc(u"2026-11-23T13:00:00Z"_s), utc(u"2026-11-23T14:00:00Z"_s), oslo),
                 u"Europe/Oslo, UTC+1"_s);
        QCOMPARE(zoneLabel(utc(u"2026-10-24T13:00:00Z"_s), utc(u"2026-10-25T14:00:00Z"_s), oslo),
                 u"Europe/Oslo, UTC+2 \u2192 UTC+1"_s);
        QCOMPARE(zoneLabel(utc(u"2026-10-24T13:00:00Z"_s), utc(u"2026-10-25T14:00:00Z"_s), QTimeZone::utc()),
                 u"UTC"_s);
    }
};

QTEST_GUILESS_MAIN(TestTimeAxis)
#include "tst_timeaxis.moc"
