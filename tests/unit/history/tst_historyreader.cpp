// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyfixture.h"

#include "history/housekeeper.h"

#include <QRandomGenerator>

#include <cmath>
#include <map>
#include <thread>

using namespace insite;
using namespace insite::history;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3'600'000;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kMidnight = 1'672'531'200'000; // 2023-01-01T00:00:00Z

/// What thinned() promises, computed from the rows alone.
std::vector<ThinnedColumn> expectedColumns(const std::vector<HistoryReading> &rows, qint64 from, qint64 to,
                                           int columns, qint64 level)
{
    std::map<int, ThinnedColumn> byIndex;
    for (const HistoryReading &row : rows) {
        const qint64 at = row.reading.measuredAt.time_since_epoch().count();
        const qint64 start = level == 0 ? at : at - (at % level + level) % level;
        const int index = int(std::max<qint64>(0, start - from) * columns / (to - from + 1));
        const readings::Point point{row.reading.measuredAt, row.reading.value};
        const auto [entry, isNew] =
            byIndex.try_emplace(index, ThinnedColumn{index, point, point, point, point, 0, 0});
        ThinnedColumn &column = entry->second;
        column.last = point;
        if (point.value < column.minimum.value)
            column.minimum = point;
        if (point.value > column.maximum.value)
            column.maximum = point;
        column.count += 1;
        column.sum += point.value;
    }
    std::vector<ThinnedColumn> result;
    for (const auto &[index, column] : byIndex)
        result.push_back(column);
    return result;
}

QStringList printed(const std::vector<ThinnedColumn> &columns)
{
    const auto point = [](const readings::Point &at) -> QString {
        return toIsoUtc(at.at) + u'=' + QString::number(at.value);
    };
    QStringList lines;
    for (const ThinnedColumn &column : columns)
        lines.append(u"%1: %2 %3 %4 %5 n=%6 sum=%7"_s.arg(
            QString::number(column.index), point(column.first), point(column.last), point(column.minimum),
            point(column.maximum), QString::number(column.count), QString::number(column.sum, 'g', 12)));
    return lines;
}

/// Compares a few ranges and widths with the rows.
void compareWithRows(Reader &reader, const RegisterKey &key, QRandomGenerator &random)
{
    for (int query = 0; query < 12; ++query) {
        const qint64 from = kMidnight - kDay + random.bounded(20 * kDay);
        const qint64 to = from + random.bounded(1, 40) * random.bounded(kDay);
        const int columns = random.bounded(1, 80);
        const auto thinned = reader.thinned(key, ms(from), ms(to), columns);
        QVERIFY2(thinned, thinned ? "" : qPrintable(thinned.error().detail));
        const std::vector<HistoryReading> rows = reader.range(key, ms(from), ms(to)).value();
        QCOMPARE(printed(thinned->columns),
                 printed(expectedColumns(rows, from, to, columns, thinned->resolution.count())));
    }
}

} // namespace

class TestHistoryReader : public QObject
{
    Q_OBJECT

private slots:
    void rollupsAgreeWithTheRows_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    /// Steady readings, late ones, revisions and future stamps, upkeep at any moment, before and after folds.
    void rollupsAgreeWithTheRows()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Fixture fixture;
        fixture.clock.set(ms(kMidnight + 40 * kDay));
        auto writer = fixture.open();
        const RegisterKey key = keyOf(u"m1"_s);
        qint64 now = kMidnight;
        for (int round = 0; round < 30; ++round) {
            std::vector<Reading> readings;
            for (int index = random.bounded(400); index > 0; --index, now += 5 * 60'000)
                readings.push_back(minuteReading(key, now, random.bounded(1000) / 8.0));
            for (int index = random.bounded(6); index > 0; --index) {
                const qint64 late = kMidnight + 60'000LL * random.bounded(30 * 1440);
                readings.push_back(minuteReading(key, late, random.bounded(2000) / 8.0 - 50));
                readings.push_back(counterReading(key, late, random.bounded(1000)));
            }
            if (random.bounded(10) == 0)
                readings.push_back(minuteReading(key, kMidnight + 300 * kDay, 1));
            Fixture::store(*writer, readings);
            if (random.bounded(3) == 0) {
                writer.reset();
                writer = fixture.open();
            }
            if (random.bounded(2) == 0)
                QVERIFY(tidyUpNow(fixture.path(), fixture.clock, {}));
        }
        compareWithRows(*fixture.reader(), key, random);
        writer.reset();
        compareWithRows(*fixture.reader(), key, random);
        QVERIFY(tidyUpNow(fixture.path(), fixture.clock, {}));
        auto reader = fixture.reader();
        QVERIFY(reader->connection().integer("SELECT count(*) FROM rollups WHERE level = 24").value() > 3);
        QCOMPARE(reader->connection().integer("SELECT count(*) FROM dirty_days"), std::optional<qint64>(0));
        compareWithRows(*reader, key, random);
    }

    void longRangesAreReadFromRollups()
    {
        Fixture fixture;
        fixture.clock.set(ms(kMidnight + 500 * kDay));
        auto writer = fixture.open();
        const RegisterKey key = keyOf(u"m1"_s);
        std::vector<Reading> readings;
        for (qint64 at = kMidnight; at < kMidnight + 60 * kDay; at += 10 * 60'000)
            readings.push_back(minuteReading(key, at, double(at % 7)));
        Fixture::store(*writer, readings);
        writer.reset();
        QVERIFY(tidyUpNow(fixture.path(), fixture.clock, {}));
        auto reader = fixture.reader();
        const auto days = reader->thinned(key, ms(kMidnight), ms(kMidnight + 60 * kDay), 20);
        QCOMPARE(days->resolution.count(), kDay);
        const auto hours = reader->thinned(key, ms(kMidnight), ms(kMidnight + 60 * kDay), 200);
        QCOMPARE(hours->resolution.count(), kHour);
        QCOMPARE(hours->columns.size(), size_t(200));
        const auto rows = reader->thinned(key, ms(kMidnight + kHour), ms(kMidnight + 2 * kHour), 200);
        QCOMPARE(rows->resolution.count(), 0);
        QVERIFY(rows->before && rows->before->at == ms(kMidnight + 50 * 60'000));
        QVERIFY(rows->after && rows->after->at == ms(kMidnight + 130 * 60'000));
    }

    void anUnknownRegisterHasNothing()
    {
        Fixture fixture;
        auto writer = fixture.open();
        auto reader = fixture.reader();
        QVERIFY(reader->range(keyOf(u"m1"_s), ms(0), ms(kMidnight))->empty());
        QVERIFY(reader->thinned(keyOf(u"m1"_s), ms(0), ms(kMidnight), 100)->columns.empty());
        QVERIFY(reader->thinned(keyOf(u"m1"_s), ms(1), ms(0), 100)->columns.empty());
        QVERIFY(reader->registers()->empty());
    }

    void theTreeStandsAsItWasLeft_data()
    {
        QTest::addColumn<bool>("folded");
        QTest::newRow("just arrived") << false;
        QTest::newRow("folded") << true;
    }

    void theTreeStandsAsItWasLeft()
    {
        QFETCH(bool, folded);
        Fixture fixture;
        auto writer = fixture.open();
        const RegisterKey key = keyOf(u"m1"_s);
        Reading late = minuteReading(key, kMidnight, 7);
        late.receivedAt = ms(kMidnight + kDay);
        Reading future = minuteReading(key, kMidnight + 300 * kDay, 9);
        future.receivedAt = ms(kMidnight + kHour);
        Fixture::store(*writer, {minuteReading(key, kMidnight + kHour, 1), future,
                                 minuteReading(key, kMidnight + 2 * kHour, 2), late,
                                 minuteReading(keyOf(u"m0"_s), kMidnight, 3)});
        if (folded)
            writer.reset();
        const std::vector<RegisterSummary> registers = fixture.reader()->registers().value();
        QCOMPARE(registers.size(), size_t(2));
        QCOMPARE(registers[0].key.meter.text(), u"m0"_s);
        QCOMPARE(registers[1].count, 4);
        QCOMPARE(registers[1].latest.value, 2.0); // Not the one of next winter.
        QVERIFY(registers[1].lastReceivedAt == ms(kMidnight + kDay));
    }

    void theNewestOfEachRegisterAreReadInOrder_data() { theTreeStandsAsItWasLeft_data(); }

    void theNewestOfEachRegisterAreReadInOrder()
    {
        QFETCH(bool, folded);
        Fixture fixture;
        auto writer = fixture.open();
        std::vector<Reading> readings;
        for (int i = 0; i < 10; ++i)
            readings.push_back(minuteReading(keyOf(u"m1"_s), kMidnight + (i * 7 % 10) * kHour, i * 7 % 10));
        readings.push_back(minuteReading(keyOf(u"m0"_s), kMidnight, 3));
        Fixture::store(*writer, readings);
        if (folded) {
            writer.reset();
            writer = fixture.open(); // what comes after it lies apart again
            Fixture::store(*writer, {minuteReading(keyOf(u"m1"_s), kMidnight + 10 * kHour, 10)});
        }
        QStringList read;
        const auto take = [&read](std::span<const Reading> newest) {
            QStringList values;
            for (const Reading &reading : newest)
                values.append(QString::number(reading.value));
            read.append(newest.front().key.meter.text() + u": "_s + values.join(u' '));
            return true;
        };
        QVERIFY(fixture.reader()->forNewest(3, take));
        QCOMPARE(read, (QStringList{folded ? u"m1: 8 9 10"_s : u"m1: 7 8 9"_s, u"m0: 3"_s}));
        read.clear();
        QVERIFY(fixture.reader()->forNewest(3, [&](std::span<const Reading> newest) {
            (void)take(newest);
            return false;
        }));
        QCOMPARE(read.size(), 1);
    }

    void aQueryIsCancelled()
    {
        Fixture fixture;
        auto writer = fixture.open();
        std::vector<Reading> readings;
        for (int index = 0; index < 20'000; ++index)
            readings.push_back(minuteReading(keyOf(u"m1"_s), kMidnight + 60'000LL * index, index));
        Fixture::store(*writer, readings);
        auto reader = fixture.reader();
        reader->setCancelFlag(std::make_shared<std::atomic_bool>(true));
        const auto range = reader->range(keyOf(u"m1"_s), ms(0), ms(kMidnight * 2));
        QVERIFY(!range);
        QCOMPARE(range.error().code, ErrorCode::Cancelled);
        reader->setCancelFlag({});
        QCOMPARE(reader->range(keyOf(u"m1"_s), ms(0), ms(kMidnight * 2))->size(), size_t(20'000));
    }

    void othersReadWhileItIsWritten()
    {
        Fixture fixture;
        auto writer = fixture.open();
        std::atomic_bool isDone = false;
        std::atomic_bool hasFailed = false;
        std::thread readerThread([&] {
            auto reader = fixture.reader();
            qint64 seen = 0;
            while (!isDone) {
                const auto totals = reader->totals();
                const auto rows = reader->range(keyOf(u"m1"_s), ms(0), ms(kMidnight * 2));
                if (!totals || !rows || qint64(rows->size()) < totals->stored || totals->stored < seen)
                    hasFailed = true;
                else
                    seen = totals->stored;
            }
        });
        for (int burst = 0; burst < 100; ++burst) {
            std::vector<Reading> readings;
            for (int index = 0; index < 200; ++index)
                readings.push_back(
                    minuteReading(keyOf(u"m1"_s), kMidnight + 60'000LL * (burst * 200 + index), index));
            Fixture::store(*writer, readings);
        }
        isDone = true;
        readerThread.join();
        QVERIFY(!hasFailed);
    }
};

QTEST_GUILESS_MAIN(TestHistoryReader)
#include "tst_historyreader.moc"
