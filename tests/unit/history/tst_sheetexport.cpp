// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyfixture.h"

#include "history/sheetexport.h"

#include <QBuffer>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>

using namespace insite;
using namespace insite::history;
using namespace Qt::StringLiterals;

namespace {

const QTimeZone kOslo("Europe/Oslo");
/// 2023-10-29T00:00Z: at 01:00Z Oslo's clocks go from 03:00 back to 02:00.
constexpr qint64 kAutumnNight = 1'698'537'600'000;
constexpr qint64 kHalfHour = 1'800'000;

QByteArray exported(Reader &reader, const SheetOptions &options, const ExportFilter &filter = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto written = exportSheet(reader, filter, options, buffer);
    return written ? buffer.data() : written.error().detail.toUtf8();
}

/// As a spreadsheet reads it: the separator and the decimal point of a locale, quotes as RFC 4180 has them.
QList<QStringList> cells(QByteArray csv, char separator)
{
    QList<QStringList> rows;
    if (!csv.startsWith("\xEF\xBB\xBF"))
        return rows;
    const QString text = QString::fromUtf8(csv.mid(3));
    QStringList row;
    QString cell;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'"' && isQuoted && i + 1 < text.size() && text[i + 1] == u'"') {
            cell += c;
            ++i;
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (isQuoted) {
            cell += c;
        } else if (c == QLatin1Char(separator)) {
            row.append(std::exchange(cell, {}));
        } else if (c == u'\n') {
            row.append(std::exchange(cell, {}));
            rows.append(std::exchange(row, {}));
        } else if (c != u'\r') {
            cell += c;
        }
    }
    return rows;
}

SheetOptions sheet(char separator, char point)
{
    SheetOptions options;
    options.separator = separator;
    options.decimalPoint = point;
    options.zone = kOslo;
    return options;
}

} // namespace

class TestSheetExport : public QObject
{
    Q_OBJECT

private slots:
    void opensRightAcrossTheNightOfTheChange_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<char>("separator");
        QTest::addColumn<char>("point");
        QTest::newRow("decimal point") << QLocale(QLocale::English, QLocale::UnitedStates) << ',' << '.';
        QTest::newRow("decimal comma") << QLocale(QLocale::NorwegianBokmal, QLocale::Norway) << ';' << ',';
        QTest::newRow("both the comma") << QLocale(QLocale::NorwegianBokmal, QLocale::Norway) << ',' << ',';
    }

    void opensRightAcrossTheNightOfTheChange()
    {
        QFETCH(const QLocale, locale);
        QFETCH(const char, separator);
        QFETCH(const char, point);
        Fixture fixture;
        auto writer = fixture.open();
        std::vector<Reading> readings;
        for (int i = 0; i < 6; ++i)
            readings.push_back(minuteReading(keyOf(u"m1"_s), kAutumnNight + i * kHalfHour, 1234.5 + i));
        Fixture::store(*writer, readings);
        const auto rows = cells(exported(*fixture.reader(), sheet(separator, point)), separator);
        QCOMPARE(rows.size(), 7);
        const auto column = [&rows](const QString &name) {
            return rows.first().indexOf(name);
        };
        const QStringList clocks{u"02:00:00"_s, u"02:30:00"_s, u"02:00:00"_s,
                                 u"02:30:00"_s, u"03:00:00"_s, u"03:30:00"_s};
        for (int i = 0; i < 6; ++i) {
            const QStringList row = rows[i + 1];
            QCOMPARE(row.size(), rows.first().size());
            bool isNumber = false;
            QCOMPARE(locale.toDouble(row[column(u"Value"_s)], &isNumber), 1234.5 + i);
            QVERIFY(isNumber);
            QCOMPARE(row[column(u"Measured at (local)"_s)], u"2023-10-29 "_s + clocks[i]);
            QCOMPARE(row[column(u"UTC offset"_s)], i < 2 ? u"+02:00"_s : u"+01:00"_s);
            QCOMPARE(row[column(u"Time zone"_s)], u"Europe/Oslo"_s);
            // The local time with its offset is the UTC time, in both hours that are called 02.
            const QDateTime local =
                QDateTime::fromString(QString(row[column(u"Measured at (local)"_s)]).replace(10, 1, u'T') +
                                          row[column(u"UTC offset"_s)],
                                      Qt::ISODate);
            const QDateTime utc =
                QDateTime::fromString(row[column(u"Measured at (UTC)"_s)] + u'Z', Qt::ISODate);
            QCOMPARE(local.toMSecsSinceEpoch(), utc.toMSecsSinceEpoch());
            QCOMPARE(utc.toMSecsSinceEpoch(), kAutumnNight + i * kHalfHour);
            QCOMPARE(row[column(u"Unit"_s)], u"unknown"_s);
        }
        // The interval that ends with the change began in summer time.
        QCOMPARE(rows[3][column(u"Measured from (local)"_s)], u"2023-10-29 02:59:00"_s);
        QCOMPARE(rows[3][column(u"Received at (local)"_s)], u"2023-10-29 02:00:01"_s);
    }

    void writesFractionsOfASecondAsTheLocaleDoes()
    {
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer, {counterReading(keyOf(u"m1"_s, u"2"_s), 1'672'576'496'789, 1)});
        auto reader = fixture.reader();
        const auto norwegian = cells(exported(*reader, sheet(';', ',')), ';');
        QCOMPARE(norwegian[1][9], u"2023-01-01 12:34:56,789"_s);
        QCOMPARE(norwegian[1][11], u"2023-01-01 13:34:56,789"_s);
        QCOMPARE(norwegian[1][8], QString()); // a counter's state has no start
        const auto english = cells(exported(*reader, sheet(',', '.')), ',');
        QCOMPARE(english[1][9], u"2023-01-01 12:34:56.789"_s);
    }

    void namesWhatIsKnownAndStartsNoFormula()
    {
        Fixture fixture;
        auto writer = fixture.open();
        const RegisterKey key = keyOf(u"=HYPERLINK(\"x\")"_s);
        Fixture::store(*writer, {minuteReading(key, 60'000, -1)});
        SheetOptions options = sheet(',', '.');
        options.labels.insert(key, {u"Hall 4, \"main\""_s, u"Power"_s, u"kW"_s});
        auto reader = fixture.reader();
        const auto rows = cells(exported(*reader, options), ',');
        QCOMPARE(rows[1].mid(2, 6), (QStringList{u"'=HYPERLINK(\"x\")"_s, u"Hall 4, \"main\""_s, u"12"_s,
                                                 u"Power"_s, u"-1"_s, u"kW"_s}));
        options.format = SheetFormat::Json;
        const QJsonObject json = QJsonDocument::fromJson(exported(*reader, options)).object();
        const QJsonObject first = json[u"registers"_s][0].toObject();
        QCOMPARE(first[u"meter"_s].toString(), key.meter.text()); // exact
        QCOMPARE(first[u"meter_name"_s].toString(), u"Hall 4, \"main\""_s);
        QCOMPARE(first[u"unit"_s].toString(), u"kW"_s);
        QCOMPARE(first[u"readings"_s][0][u"value"_s].toDouble(), -1.0);
    }

    void isOneJsonDocumentWithBothTimes()
    {
        Fixture fixture;
        auto writer = fixture.open();
        std::vector<Reading> readings;
        for (int i = 0; i < 4; ++i) {
            readings.push_back(minuteReading(keyOf(u"m1"_s), kAutumnNight + i * kHalfHour, i));
            readings.push_back(minuteReading(keyOf(u"m2"_s), kAutumnNight + i * kHalfHour, i));
        }
        readings.push_back(counterReading(keyOf(u"m2"_s, u"2"_s), kAutumnNight, 5));
        Fixture::store(*writer, readings);
        SheetOptions options = sheet(',', '.');
        options.format = SheetFormat::Json;
        QJsonParseError error{};
        const QJsonObject json =
            QJsonDocument::fromJson(exported(*fixture.reader(), options), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(json[u"zone"_s].toString(), u"Europe/Oslo"_s);
        const QJsonArray registers = json[u"registers"_s].toArray();
        QCOMPARE(registers.size(), 3);
        QCOMPARE(registers[0][u"readings"_s].toArray().size(), 4);
        const QJsonObject second = registers[0][u"readings"_s][2].toObject();
        QCOMPARE(second[u"measured_at"_s].toString(), u"2023-10-29T01:00:00.000Z"_s);
        QCOMPARE(second[u"measured_at_local"_s].toString(), u"2023-10-29T02:00:00.000+01:00"_s);
        QCOMPARE(second[u"measured_from_local"_s].toString(), u"2023-10-29T02:59:00.000+02:00"_s);
        QVERIFY(registers[0][u"unit"_s].isNull());
        QVERIFY(registers[2][u"readings"_s][0][u"measured_from"_s].isNull());
        // Nothing at all is a document too.
        ExportFilter none;
        none.customer = CustomerId(u"nobody"_s);
        const QJsonDocument empty =
            QJsonDocument::fromJson(exported(*fixture.reader(), options, none), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        QVERIFY(empty[u"registers"_s].toArray().isEmpty());
    }

    void takesOnlyTheChosenRegisters()
    {
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer,
                       {minuteReading(keyOf(u"m1"_s), 60'000, 1), minuteReading(keyOf(u"m2"_s), 60'000, 2),
                        minuteReading(keyOf(u"m3"_s), 60'000, 3), minuteReading(keyOf(u"m3"_s), 120'000, 4)});
        ExportFilter filter;
        filter.registers = {keyOf(u"m3"_s), keyOf(u"m1"_s), keyOf(u"never seen"_s)};
        filter.to = ms(120'000);
        const auto rows = cells(exported(*fixture.reader(), sheet(',', '.'), filter), ',');
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1][2], u"m1"_s);
        QCOMPARE(rows[2][2], u"m3"_s);
    }

    void tellsHowFarItIsAndEndsWhenCancelled()
    {
        Fixture fixture;
        auto writer = fixture.open();
        std::vector<Reading> readings;
        for (int i = 0; i < 25'000; ++i)
            readings.push_back(minuteReading(keyOf(i % 2 ? u"m1"_s : u"m2"_s), 60'000LL * (i + 1), i));
        Fixture::store(*writer, readings);
        auto reader = fixture.reader();
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        QList<double> shares;
        const auto written = exportSheet(*reader, {}, sheet(',', '.'), out,
                                         [&](const ExportProgress &done) { shares.append(done.share); });
        QCOMPARE(written, Result<qint64>(25'000));
        QCOMPARE(shares.size(), 3);
        QVERIFY(shares[0] > 0.3 && shares[0] < 0.5);
        QVERIFY(shares[1] > shares[0] && shares[1] < 1);
        QCOMPARE(shares[2], 1.0);

        auto isCancelled = std::make_shared<std::atomic_bool>(false);
        reader->setCancelFlag(isCancelled);
        const auto cancelled = exportSheet(*reader, {}, sheet(',', '.'), out,
                                           [&](const ExportProgress &) { *isCancelled = true; });
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSheetExport)
#include "tst_sheetexport.moc"
