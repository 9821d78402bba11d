// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyfixture.h"

#include "history/export.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>

using namespace insite;
using namespace insite::history;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3'600'000;

QByteArray exported(Reader &reader, ExportFormat format, const ExportFilter &filter = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto written = exportReadings(reader, filter, format, buffer);
    return written ? buffer.data() : written.error().detail.toUtf8();
}

QByteArrayList lines(const QByteArray &text)
{
    QByteArrayList all = text.split('\n');
    all.removeLast();
    return all;
}

/// A disk that takes no more after so many bytes.
class FullDevice final : public QIODevice
{
protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override
    {
        setErrorString(u"No space left"_s);
        return -1;
    }
};

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatTheSpecificationSends()
    {
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer, {Reading{keyOf(u"m1"_s, u"2"_s), 1, std::nullopt, ms(1'672'576'496'789),
                                         ms(1'672'576'200'000), 123.456, ms(1'672'576'497'000)},
                                 minuteReading(keyOf(u"m1"_s), 1'672'574'460'000, 0.1)});
        auto reader = fixture.reader();
        QCOMPARE(exported(*reader, ExportFormat::Csv),
                 QByteArray("customer,subscription,meter,register,schema_version,measured_from,measured_at,"
                            "system_at,value,"
                            "received_at,revision\r\n"
                            "c1,s1,m1,12,2,2023-01-01T12:00:00.000Z,2023-01-01T12:01:00.000Z,,0.1,"
                            "2023-01-01T12:01:01.000Z,0\r\n"
                            "c1,s1,m1,2,1,,2023-01-01T12:34:56.789Z,2023-01-01T12:30:00.000Z,123.456,"
                            "2023-01-01T12:34:57.000Z,0\r\n"));
        QCOMPARE(
            exported(*reader, ExportFormat::JsonLines),
            QByteArray(
                "{\"customer\":\"c1\",\"subscription\":\"s1\",\"meter\":\"m1\",\"register\":\"12\","
                "\"schema_version\":2,\"measured_from\":\"2023-01-01T12:00:00.000Z\","
                "\"measured_at\":\"2023-01-01T12:01:00.000Z\",\"system_at\":null,\"value\":0.1,"
                "\"received_at\":\"2023-01-01T12:01:01.000Z\",\"revision\":0}\n"
                "{\"customer\":\"c1\",\"subscription\":\"s1\",\"meter\":\"m1\",\"register\":\"2\","
                "\"schema_version\":1,\"measured_from\":null,"
                "\"measured_at\":\"2023-01-01T12:34:56.789Z\",\"system_at\":\"2023-01-01T12:30:00.000Z\","
                "\"value\":123.456,\"received_at\":\"2023-01-01T12:34:57.000Z\",\"revision\":0}\n"));
    }

    void numbersReadBackTheSame()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        Fixture fixture;
        auto writer = fixture.open();
        const std::vector<double> values{0.1 + 0.2,   1e21, -1.0 / 3, 5e-324, 1.7976931348623157e308,
                                         123456789.0, 0};
        std::vector<Reading> readings;
        for (size_t index = 0; index < values.size(); ++index)
            readings.push_back(minuteReading(keyOf(u"m1"_s), 60'000 * qint64(index), values[index]));
        Fixture::store(*writer, readings);
        const QByteArrayList csv = lines(exported(*fixture.reader(), ExportFormat::Csv));
        const QByteArrayList json = lines(exported(*fixture.reader(), ExportFormat::JsonLines));
        QLocale::setDefault(QLocale::c());
        for (size_t index = 0; index < values.size(); ++index) {
            QCOMPARE(csv.at(qsizetype(index) + 1).split(',').at(8).toDouble(), values[index]);
            QJsonParseError error{};
            const QJsonObject object = QJsonDocument::fromJson(json.at(qsizetype(index)), &error).object();
            QCOMPARE(error.error, QJsonParseError::NoError);
            QCOMPARE(object[u"value"_s].toDouble(), values[index]);
        }
        QCOMPARE(csv.at(1).split(',').at(8), QByteArray("0.30000000000000004"));
    }

    void quotesWhatNeedsIt()
    {
        Fixture fixture;
        auto writer = fixture.open();
        const RegisterKey key{CustomerId(u"a,b"_s), SubscriptionId(u"\"s\""_s), MeterId(u"=Å\nø"_s),
                              RegisterId(u"back\\slash\t\u001f"_s)};
        Fixture::store(*writer, {minuteReading(key, 60'000, 1)});
        auto reader = fixture.reader();
        QVERIFY(exported(*reader, ExportFormat::Csv)
                    .contains(
                        "\r\n\"a,b\",\"\"\"s\"\"\",\"=Å\nø\",back\\slash\t\x1f,2,1970-01-01T00:00:00.000Z,"));
        const QJsonObject object =
            QJsonDocument::fromJson(exported(*reader, ExportFormat::JsonLines)).object();
        QCOMPARE(object[u"customer"_s].toString(), key.customer.text());
        QCOMPARE(object[u"subscription"_s].toString(), key.subscription.text());
        QCOMPARE(object[u"meter"_s].toString(), key.meter.text());
        QCOMPARE(object[u"register"_s].toString(), key.registerId.text());
    }

    void staysInOrder_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<QByteArrayList>("times");
        // Europe/Oslo leaves summer time at 2023-10-29T01:00Z: 02:00 to 03:00 local happens twice.
        QTest::newRow("the night with an hour more")
            << qint64(1'698'537'600'000)
            << QByteArrayList{"2023-10-29T00:00:00.000Z", "2023-10-29T00:30:00.000Z",
                              "2023-10-29T01:00:00.000Z", "2023-10-29T01:30:00.000Z"};
        QTest::newRow("the night with an hour less")
            << qint64(1'679'790'600'000)
            << QByteArrayList{"2023-03-26T00:30:00.000Z", "2023-03-26T01:00:00.000Z",
                              "2023-03-26T01:30:00.000Z", "2023-03-26T02:00:00.000Z"};
        QTest::newRow("a leap day") << (1'709'164'800'000 - kHour)
                                    << QByteArrayList{"2024-02-28T23:00:00.000Z", "2024-02-28T23:30:00.000Z",
                                                      "2024-02-29T00:00:00.000Z", "2024-02-29T00:30:00.000Z"};
    }

    void staysInOrder()
    {
        QFETCH(qint64, from);
        QFETCH(QByteArrayList, times);
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "Europe/Oslo");
        Fixture fixture;
        auto writer = fixture.open();
        std::vector<Reading> readings;
        for (const int half : {2, 0, 3, 1})
            readings.push_back(minuteReading(keyOf(u"m1"_s), from + half * kHour / 2, half));
        Fixture::store(*writer, readings);
        QByteArrayList found;
        const QByteArrayList csv = lines(exported(*fixture.reader(), ExportFormat::Csv));
        for (const QByteArray &line : csv.mid(1))
            found.append(line.split(',').at(6));
        qputenv("TZ", zone);
        QCOMPARE(found, times);
    }

    void filters()
    {
        Fixture fixture;
        auto writer = fixture.open();
        std::vector<Reading> readings;
        for (const auto &meter : {u"m1"_s, u"m2"_s}) {
            for (int minute = 1; minute <= 10; ++minute)
                readings.push_back(minuteReading(keyOf(meter), minute * 60'000, minute));
        }
        Fixture::store(*writer, readings);
        auto reader = fixture.reader();
        const auto count = [&](const ExportFilter &filter) {
            return lines(exported(*reader, ExportFormat::JsonLines, filter)).size();
        };
        QCOMPARE(count({}), 20);
        QCOMPARE(count({CustomerId(u"c1"_s), {}, {}, {}, {}}), 20);
        QCOMPARE(count({CustomerId(u"c2"_s), {}, {}, {}, {}}), 0);
        QCOMPARE(count({{}, MeterId(u"m2"_s), {}, {}, {}}), 10);
        QCOMPARE(count({{}, {}, RegisterId(u"12"_s), {}, {}}), 20);
        QCOMPARE(count({{}, {}, RegisterId(u"1"_s), {}, {}}), 0);
        QCOMPARE(count({{}, MeterId(u"m1"_s), {}, ms(3 * 60'000), ms(5 * 60'000)}),
                 2); // The end is the next one's.
        QCOMPARE(count({{}, {}, {}, ms(5 * 60'000), ms(5 * 60'000)}), 0);
    }

    void tellsProgressAndIsCancelled()
    {
        Fixture fixture;
        auto writer = fixture.open();
        std::vector<Reading> readings;
        for (int minute = 0; minute < 25'000; ++minute)
            readings.push_back(minuteReading(keyOf(u"m1"_s), minute * 60'000LL, minute));
        Fixture::store(*writer, readings);
        writer.reset();
        auto reader = fixture.reader();
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        QList<qint64> progress;
        QCOMPARE(
            exportReadings(*reader, {}, ExportFormat::Csv, out, [&](qint64 done) { progress.append(done); })
                .value(),
            25'000);
        QCOMPARE(progress, (QList<qint64>{10'000, 20'000, 25'000}));

        const auto cancelled = std::make_shared<std::atomic_bool>(false);
        reader->setCancelFlag(cancelled);
        const auto ended =
            exportReadings(*reader, {}, ExportFormat::Csv, out, [&](qint64) { cancelled->store(true); });
        QVERIFY(!ended);
        QVERIFY2(ended.error().detail.contains(u"cancelled"_s), qPrintable(ended.error().detail));
        QCOMPARE(ended.error().code, ErrorCode::Cancelled);
    }

    void saysWhenTheDiskIsFull()
    {
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer, {minuteReading(keyOf(u"m1"_s), 60'000, 1)});
        FullDevice full;
        full.open(QIODevice::WriteOnly);
        const auto written = exportReadings(*fixture.reader(), {}, ExportFormat::Csv, full);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Storage);
        QVERIFY(written.error().detail.contains(u"No space left"_s));
    }
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
