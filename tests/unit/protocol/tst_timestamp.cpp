// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/timestamp.h"

#include "core/utc.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

using namespace insite;
using namespace insite::protocol;
using namespace Qt::StringLiterals;
using Fault = TimestampFault;

class TestTimestamp : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void agreesWithQt();
    void everyComplaintIsItsOwn();
};

void TestTimestamp::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("utc");
    const auto row = [](const char *text, const QString &utc) {
        QTest::newRow(text) << QByteArray(text) << utc;
    };
    row("2023-01-01T12:34:56.789Z", u"2023-01-01T12:34:56.789Z"_s);
    row("2023-01-01T12:34:56Z", u"2023-01-01T12:34:56.000Z"_s);
    row("2023-01-01T12:34:56.7Z", u"2023-01-01T12:34:56.700Z"_s);
    row("2023-01-01T12:34:56.0009999Z", u"2023-01-01T12:34:56.000Z"_s);
    row("2023-01-01T12:34:59.9999999999999999999999999999Z", u"2023-01-01T12:34:59.999Z"_s);
    row("1969-12-31T23:59:59.9999Z", u"1969-12-31T23:59:59.999Z"_s);
    row("2023-01-01t12:34:56z", u"2023-01-01T12:34:56.000Z"_s);
    row("2023-01-01 12:34:56Z", u"2023-01-01T12:34:56.000Z"_s);
    row("2023-01-01T12:34:56+02:00", u"2023-01-01T10:34:56.000Z"_s);
    row("2023-01-01T12:34:56.5+0200", u"2023-01-01T10:34:56.500Z"_s);
    row("2023-01-01T12:34:56+02", u"2023-01-01T10:34:56.000Z"_s);
    row("2023-01-01T00:34:56+05:45", u"2022-12-31T18:49:56.000Z"_s);
    row("2023-12-31T23:34:56-03:30", u"2024-01-01T03:04:56.000Z"_s);
    row("2023-01-01T12:34:56-00:00", u"2023-01-01T12:34:56.000Z"_s);
    row("2023-01-01T12:34:56+23:59", u"2022-12-31T12:35:56.000Z"_s);
    row("2024-02-29T00:00:00Z", u"2024-02-29T00:00:00.000Z"_s);
    row("2000-02-29T00:00:00Z", u"2000-02-29T00:00:00.000Z"_s);
    row("0000-01-01T00:00:00Z", u"0000-01-01T00:00:00.000Z"_s);
    row("9999-12-31T23:59:59.999Z", u"9999-12-31T23:59:59.999Z"_s);
    row("2016-12-31T23:59:60Z", u"2016-12-31T23:59:59.999Z"_s);
    row("2016-12-31T23:59:60.5Z", u"2016-12-31T23:59:59.999Z"_s);
    row("2017-01-01T00:59:60+01:00", u"2016-12-31T23:59:59.999Z"_s);
    // The hour that a summer-time night has twice: the offsets keep them apart.
    row("2023-10-29T02:30:00+02:00", u"2023-10-29T00:30:00.000Z"_s);
    row("2023-10-29T02:30:00+01:00", u"2023-10-29T01:30:00.000Z"_s);
}

void TestTimestamp::reads()
{
    QFETCH(const QByteArray, text);
    const auto instant = parseTimestamp(text);
    QVERIFY2(instant, instant ? "" : qPrintable(timestampComplaint(instant.error())));
    QTEST(toIsoUtc(*instant), "utc");
}

void TestTimestamp::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char *text, Fault fault) {
        QTest::newRow(text) << QByteArray(text) << fault;
    };
    row("", Fault::Shape);
    row("now", Fault::Shape);
    row("2023-01-01", Fault::Shape);
    row("2023-01-01T12:34Z", Fault::Shape);
    row("2023-1-1T12:34:56Z", Fault::Shape);
    row("20230101T123456Z", Fault::Shape);
    row("2023-01-01X12:34:56Z", Fault::Shape);
    row("2023-01-01T12:34:56,789Z", Fault::Shape);
    row("2023-01-01T12:34:56.Z", Fault::Shape);
    row("2023-01-01T12:34:56ZZ", Fault::Shape);
    row("2023-01-01T12:34:56Z ", Fault::Shape);
    row(" 2023-01-01T12:34:56Z", Fault::Shape);
    row("2023-01-01T12:34:56 Z", Fault::Shape);
    row("2023-01-01T12:34:56+2", Fault::Shape);
    row("2023-01-01T12:34:56+02:0", Fault::Shape);
    row("2023-01-01T12:34:56+02:", Fault::Shape);
    row("2023-01-01T12:34:56+02:00:00", Fault::Shape);
    row("2023-01-01T12:34:56+", Fault::Shape);
    row("-023-01-01T12:34:56Z", Fault::Shape);
    row("12023-01-01T12:34:56Z", Fault::Shape);
    row("+2023-01-01T12:34:56Z", Fault::Shape);
    row("1672576496", Fault::Shape);
    row("2023-01-01T12:34:56", Fault::NoOffset);
    row("2023-01-01T12:34:56.789", Fault::NoOffset);
    row("2023-00-01T12:34:56Z", Fault::NoSuchDate);
    row("2023-13-01T12:34:56Z", Fault::NoSuchDate);
    row("2023-01-00T12:34:56Z", Fault::NoSuchDate);
    row("2023-01-32T12:34:56Z", Fault::NoSuchDate);
    row("2023-04-31T12:34:56Z", Fault::NoSuchDate);
    row("2023-02-29T12:34:56Z", Fault::NoSuchDate);
    row("1900-02-29T12:34:56Z", Fault::NoSuchDate);
    row("2023-01-01T24:00:00Z", Fault::NoSuchTime);
    row("2023-01-01T12:60:00Z", Fault::NoSuchTime);
    row("2023-01-01T12:00:61Z", Fault::NoSuchTime);
    row("2023-01-01T12:00:60Z", Fault::NoSuchTime);
    row("2023-01-15T23:59:60Z", Fault::NoSuchTime);
    row("2016-12-31T23:59:60+01:00", Fault::NoSuchTime);
    row("2023-01-01T12:34:56+24:00", Fault::NoSuchOffset);
    row("2023-01-01T12:34:56-01:60", Fault::NoSuchOffset);
    row("0000-01-01T00:00:00+00:01", Fault::YearOutOfRange);
    row("9999-12-31T23:59:59-00:01", Fault::YearOutOfRange);
}

void TestTimestamp::refuses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Fault, fault);
    const auto instant = parseTimestamp(text);
    QVERIFY2(!instant, instant ? qPrintable(toIsoUtc(*instant)) : "");
    QCOMPARE(instant.error(), fault);
}

void TestTimestamp::agreesWithQt()
{
    QRandomGenerator random(3);
    for (int i = 0; i < 20'000; ++i) {
        const qint64 ms =
            qint64(random.bounded(253'402'300'800.0) * 1000.0) - (i % 4 ? 0 : 2'000'000'000'000);
        const QDateTime expected = QDateTime::fromMSecsSinceEpoch(ms, kUtc);
        const QByteArray text = expected.toString(Qt::ISODateWithMs).toLatin1();
        const auto instant = parseTimestamp(text);
        QVERIFY2(instant, text.constData());
        QCOMPARE(qint64(instant->time_since_epoch().count()), ms);
        QCOMPARE(toIsoUtc(*instant).toLatin1(), text);
    }
}

void TestTimestamp::everyComplaintIsItsOwn()
{
    QStringList complaints;
    for (int i = 0; i <= static_cast<int>(Fault::YearOutOfRange); ++i)
        complaints.append(timestampComplaint(static_cast<Fault>(i)));
    QCOMPARE(complaints.removeDuplicates(), 0);
    QVERIFY(!complaints.contains(QString()));
}

QTEST_GUILESS_MAIN(TestTimestamp)
#include "tst_timestamp.moc"
