// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyfixture.h"

#include "readings/memorystore.h"

#include <QRandomGenerator>

#include <cmath>
#include <limits>

using namespace insite;
using namespace insite::history;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNoon = 1'672'574'400'000; // 2023-01-01T12:00:00Z

Reading changed(Reading reading, const char *what)
{
    const QByteArray part(what);
    if (part == "value")
        reading.value += 1;
    if (part == "customer")
        reading.key.customer = CustomerId(u"c2"_s);
    if (part == "subscription")
        reading.key.subscription = SubscriptionId(u"s2"_s);
    if (part == "meter")
        reading.key.meter = MeterId(u"m2"_s);
    if (part == "register")
        reading.key.registerId = RegisterId(u"13"_s);
    if (part == "version")
        reading.schemaVersion = 3;
    if (part == "start")
        reading.measuredFrom = *reading.measuredFrom + std::chrono::milliseconds(1);
    if (part == "no start")
        reading.measuredFrom.reset();
    if (part == "end")
        reading.measuredAt += std::chrono::milliseconds(1);
    if (part == "arrival")
        reading.receivedAt += std::chrono::seconds(5);
    return reading;
}

/// A feed with duplicates, late readings, revisions, values that come back, and stamps in the future.
Reading randomReading(QRandomGenerator &random)
{
    const RegisterKey key =
        keyOf(u"m"_s + QString::number(random.bounded(4)), QString::number(random.bounded(3)));
    const qint64 minute = kNoon + 60'000LL * random.bounded(60);
    Reading reading = random.bounded(4) == 0 ? counterReading(key, minute, random.bounded(4))
                                             : minuteReading(key, minute, random.bounded(4));
    if (reading.measuredFrom && random.bounded(8) == 0)
        reading.measuredFrom = *reading.measuredFrom - std::chrono::minutes(1);
    reading.receivedAt = ms(kNoon + 30 * 60'000LL + random.bounded(1000));
    return reading;
}

QStringList printed(const std::vector<readings::MemoryStore::Row> &rows)
{
    QStringList lines;
    for (const auto &[reading, revision] : rows)
        lines.append(u"%1/%2 v%3 %4..%5 %6 = %7 got %8 rev %9"_s.arg(
            reading.key.meter.text(), reading.key.registerId.text(), QString::number(reading.schemaVersion),
            reading.measuredFrom ? toIsoUtc(*reading.measuredFrom) : u"-"_s, toIsoUtc(reading.measuredAt),
            reading.systemAt ? toIsoUtc(*reading.systemAt) : u"-"_s, QString::number(reading.value),
            toIsoUtc(reading.receivedAt), QString::number(revision)));
    return lines;
}

QStringList printed(Reader &reader)
{
    std::vector<readings::MemoryStore::Row> rows;
    const std::vector<RegisterSummary> registers = reader.registers().value();
    for (const RegisterSummary &summary : registers) {
        const std::vector<HistoryReading> range = reader.range(summary.key, ms(0), ms(kNoon * 2)).value();
        for (const HistoryReading &row : range)
            rows.push_back({row.reading, int(row.revision)});
    }
    return printed(rows);
}

} // namespace

class TestReadingWriter : public QObject
{
    Q_OBJECT

private slots:
    void tellsEachReadingsOutcomeWhenAsked()
    {
        using readings::Verdict;
        Fixture fixture;
        auto writer = fixture.open();
        const RegisterKey key = keyOf(u"m1"_s);
        readings::Burst burst =
            burstOf({minuteReading(key, kNoon, 1), minuteReading(key, kNoon, 1), minuteReading(key, kNoon, 2),
                     minuteReading(key, kNoon, qQNaN()), minuteReading(key, kNoon + 60'000, 3)});
        burst.wantsVerdicts = true;
        auto stored = writer->commit(burst);
        QVERIFY(stored);
        QCOMPARE(stored->verdicts, (std::vector{Verdict::Stored, Verdict::Duplicate, Verdict::Revision,
                                                Verdict::Malformed, Verdict::Stored}));
        burst.wantsVerdicts = false;
        stored = writer->commit(burst);
        QVERIFY(stored);
        QVERIFY(stored->verdicts.empty());
    }

    void storesWhatTheSpecificationSends()
    {
        Fixture fixture;
        auto writer = fixture.open();
        const Reading counter{keyOf(u"m1"_s, u"2"_s), 1,       std::nullopt,         ms(1'672'576'496'789),
                              ms(1'672'576'200'000),  123.456, ms(1'672'576'497'000)};
        const readings::Totals totals =
            Fixture::store(*writer, {counter, minuteReading(keyOf(u"m1"_s), kNoon, -0.5)});
        QCOMPARE(totals.stored, 2);
        QCOMPARE(totals.received, 2);
        const QStringList expected{
            u"c1 s1 m1 12 2 1672574340000 1672574400000 - -0.5 1672574401000 0"_s,
            u"c1 s1 m1 2 1 - 1672576496789 1672576200000 123.456 1672576497000 0"_s,
        };
        QCOMPARE(fixture.view(), expected);
        writer.reset();
        QCOMPARE(fixture.view(), expected); // Now folded into its place.
    }

    void theViewHasThePromisedColumns()
    {
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer, {minuteReading(keyOf(u"m1"_s), kNoon, 1)});
        QCOMPARE(fixture
                     .view("customer, subscription, meter, register, schema_version, measured_from_ms, "
                           "measured_at_ms,"
                           " system_at_ms, value, received_at_ms, revision")
                     .size(),
                 1);
    }

    void tellsReadingsApart_data()
    {
        QTest::addColumn<QByteArray>("difference");
        QTest::addColumn<readings::Totals>("after");
        const readings::Totals duplicate{2, 1, 1, 0, 0, 0};
        const readings::Totals revision{2, 1, 0, 1, 0, 0};
        const readings::Totals another{2, 2, 0, 0, 0, 0};
        QTest::newRow("the same again") << QByteArray("nothing") << duplicate;
        QTest::newRow("the same, later") << QByteArray("arrival") << duplicate;
        QTest::newRow("another value") << QByteArray("value") << revision;
        for (const char *part :
             {"customer", "subscription", "meter", "register", "version", "start", "no start", "end"})
            QTest::newRow(part) << QByteArray(part) << another;
    }

    void tellsReadingsApart()
    {
        QFETCH(QByteArray, difference);
        QFETCH(readings::Totals, after);
        const Reading first = minuteReading(keyOf(u"m1"_s), kNoon, 5);
        const Reading second = changed(first, difference.constData());

        Fixture inOneBurst;
        auto writer = inOneBurst.open();
        QVERIFY(Fixture::store(*writer, {first, second}) == after);

        Fixture acrossBursts;
        writer = acrossBursts.open();
        Fixture::store(*writer, {first});
        QVERIFY(Fixture::store(*writer, {second}) == after);

        Fixture acrossRuns;
        writer = acrossRuns.open();
        Fixture::store(*writer, {first});
        writer.reset();
        writer = acrossRuns.open();
        Fixture::store(*writer, {second});
        QVERIFY(acrossRuns.reader()->totals().value() == after);
        QCOMPARE(acrossRuns.view(), inOneBurst.view());
        QCOMPARE(acrossRuns.view(), acrossBursts.view());
    }

    void theNewestArrivalWinsAndTheOldOnesAreKept_data()
    {
        QTest::addColumn<bool>("reopen");
        QTest::newRow("at once") << false;
        QTest::newRow("in another run") << true;
    }

    void theNewestArrivalWinsAndTheOldOnesAreKept()
    {
        QFETCH(bool, reopen);
        Fixture fixture;
        auto writer = fixture.open();
        Reading reading = minuteReading(keyOf(u"m1"_s), kNoon, 1);
        for (const double value : {1.0, 2.0, 1.0, 3.0, 2.0, 3.0}) {
            if (reopen) {
                writer.reset();
                writer = fixture.open();
            }
            reading.value = value;
            reading.receivedAt += std::chrono::seconds(1);
            Fixture::store(*writer, {reading});
        }
        QVERIFY(fixture.reader()->totals().value() == (readings::Totals{6, 1, 3, 2, 0, 0}));
        QCOMPARE(fixture.view("value, revision, received_at_ms"), QStringList{u"3.0 2 1672574405000"_s});
        const auto replaced = fixture.reader()->replaced(reading.key, ms(0), ms(kNoon)).value();
        QCOMPARE(replaced.size(), size_t(2));
        QCOMPARE(replaced[0].reading.value, 1.0);
        QCOMPARE(replaced[1].reading.value, 2.0);
        QCOMPARE(fixture.reader()->registers().value().front().latest.value, 3.0);
    }

    void handsBackWhatChanged()
    {
        Fixture fixture;
        auto writer = fixture.open();
        const Reading first = minuteReading(keyOf(u"m1"_s), kNoon, 1);
        const Reading revised = changed(first, "value");
        const Reading next = minuteReading(keyOf(u"m1"_s), kNoon + 60'000, 1);
        const auto stored = writer->commit(burstOf({first, first, revised, first, next}));
        QVERIFY(stored);
        QVERIFY(stored->changed == (std::vector<Reading>{first, revised, next}));
    }

    void agreesWithTheModel_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    /// Bursts of any size, ended runs, and runs that did not end: the same rows and sums as the model's.
    void agreesWithTheModel()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Fixture fixture;
        auto writer = fixture.open();
        readings::MemoryStore model;
        for (int burst = 0; burst < 40; ++burst) {
            std::vector<Reading> readings(size_t(random.bounded(30)));
            std::generate(readings.begin(), readings.end(), [&random] { return randomReading(random); });
            const auto expected = model.commit(burstOf(readings));
            const auto stored = writer->commit(burstOf(readings));
            QVERIFY2(stored, stored ? "" : qPrintable(stored.error().detail));
            QVERIFY(stored->changed == expected->changed);
            if (random.bounded(5) == 0) {
                writer.reset();
                writer = fixture.open();
            }
        }
        auto reader = fixture.reader();
        QCOMPARE(printed(*reader), printed(model.rows()));
        QVERIFY(reader->totals().value() == model.totals());
        writer.reset();
        QCOMPARE(printed(*reader), printed(model.rows()));
        QCOMPARE(fixture.view().size(), qsizetype(model.rows().size()));
    }

    void foldsUnderLoad()
    {
        Fixture fixture;
        auto writer = fixture.open();
        readings::MemoryStore model;
        for (int burst = 0; burst < 12; ++burst) {
            std::vector<Reading> readings;
            for (int index = 0; index < 2000; ++index)
                readings.push_back(minuteReading(keyOf(u"m"_s + QString::number(index % 50)),
                                                 kNoon + 60'000LL * (burst * 30 + index / 50), index % 7));
            QCOMPARE(Fixture::store(*writer, readings).stored,
                     model.commit(burstOf(readings))->totals.stored);
        }
        QCOMPARE(fixture.view().size(), qsizetype(model.rows().size()));
        QCOMPARE(printed(*fixture.reader()), printed(model.rows()));
    }

    void keepsWhatIsNoReading()
    {
        Fixture fixture;
        auto writer = fixture.open();
        readings::Burst burst;
        burst.unknown.push_back({u"meters/outbound/c/s/m"_s, "{\"v\":3}", ms(kNoon), u"3"_s});
        burst.malformed.push_back(
            {u"meters/outbound/c/s/m"_s, QByteArray(100'000, 'x'), ms(kNoon), u"Too large."_s});
        const auto stored = writer->commit(burst);
        QVERIFY(stored);
        QVERIFY(stored->totals == (readings::Totals{2, 0, 0, 0, 1, 1}));
        auto reader = fixture.reader();
        const auto unknown = reader->unknown(10).value();
        QCOMPARE(unknown.size(), size_t(1));
        QCOMPARE(unknown.front().payload, QByteArray("{\"v\":3}"));
        QCOMPARE(unknown.front().reason, u"3"_s);
        const auto malformed = reader->malformed(10).value();
        QCOMPARE(malformed.front().payload.size(), 65536);
        QCOMPARE(malformed.front().topic, u"meters/outbound/c/s/m"_s);
    }

    void keepsTheLastMalformedOnly()
    {
        Fixture fixture;
        auto writer = fixture.open();
        readings::Burst burst;
        for (int index = 0; index < 2500; ++index)
            burst.malformed.push_back({u"t"_s, QByteArray::number(index), ms(kNoon), u"No."_s});
        QCOMPARE(writer->commit(burst)->totals.malformed, 2500);
        const auto kept = fixture.reader()->malformed(10'000).value();
        QCOMPARE(kept.size(), size_t(1000));
        QCOMPARE(kept.front().payload, QByteArray("2499"));
    }

    void whatCannotBeStoredHoldsNothingUp_data()
    {
        QTest::addColumn<Reading>("bad");
        const Reading good = minuteReading(keyOf(u"m1"_s), kNoon, 1);
        Reading bad = good;
        bad.value = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("not a number") << bad;
        bad.value = std::numeric_limits<double>::infinity();
        QTest::newRow("infinite") << bad;
        bad = good;
        bad.measuredAt = ms(std::numeric_limits<qint64>::max());
        QTest::newRow("out of all calendars") << bad;
        bad = good;
        bad.key.meter = MeterId(QString(QChar(0xd800)));
        QTest::newRow("half a character") << bad;
        bad = good;
        bad.key.registerId = RegisterId(QString(QChar(u'\0')));
        QTest::newRow("a null character") << bad;
    }

    void whatCannotBeStoredHoldsNothingUp()
    {
        QFETCH(Reading, bad);
        Fixture fixture;
        auto writer = fixture.open();
        const auto stored = writer->commit(burstOf({minuteReading(keyOf(u"m1"_s), kNoon, 1), bad,
                                                    minuteReading(keyOf(u"m1"_s), kNoon + 60'000, 2)}));
        QVERIFY(stored);
        QVERIFY(stored->totals == (readings::Totals{3, 2, 0, 0, 0, 1}));
        QCOMPARE(stored->changed.size(), size_t(2));
        QVERIFY(fixture.reader()->malformed(1).value().front().reason.contains(u"cannot be stored"_s));
    }

    void aLaterReleaseUnderstands()
    {
        Fixture fixture;
        auto writer = fixture.open();
        readings::Burst burst;
        for (int index = 0; index < 2500; ++index)
            burst.unknown.push_back(
                {u"meters/outbound/c1/s1/m1"_s, QByteArray::number(index % 2000), ms(kNoon), u"3"_s});
        burst.unknown.push_back({u"meters/outbound/c1/s1/m1"_s, "still not", ms(kNoon), u"4"_s});
        QVERIFY(writer->commit(burst));
        writer.reset();

        writer = fixture.open();
        const auto decode = [](const readings::RawMessage &message) -> std::optional<Reading> {
            bool isNumber = false;
            const int value = message.payload.toInt(&isNumber);
            if (!isNumber)
                return std::nullopt;
            return Reading{
                keyOf(u"m1"_s),    3, std::nullopt, ms(kNoon + value * 1000LL), std::nullopt, double(value),
                message.receivedAt};
        };
        QCOMPARE(writer->reinterpretUnknown(decode).value(), 2500);
        QCOMPARE(writer->reinterpretUnknown(decode).value(), 0);
        auto reader = fixture.reader();
        QVERIFY(reader->totals().value() == (readings::Totals{2501, 2000, 500, 0, 1, 0}));
        QCOMPARE(reader->unknown(10).value().front().payload, QByteArray("still not"));
        QCOMPARE(fixture.view().size(), 2000);
    }

    void anEmptyBurstDoesNothing()
    {
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer, {minuteReading(keyOf(u"m1"_s), kNoon, 1)});
        QCOMPARE(Fixture::store(*writer, {}).stored, 1);
    }
};

QTEST_GUILESS_MAIN(TestReadingWriter)
#include "tst_readingwriter.moc"
