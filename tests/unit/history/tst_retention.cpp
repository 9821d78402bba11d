// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyfixture.h"

#include "history/historystore.h"
#include "history/housekeeper.h"

#include <atomic>

using namespace insite;
using namespace insite::history;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDay = 24 * 3'600'000LL;
constexpr qint64 kMidnight = 1'672'531'200'000;
constexpr int kDays = 60;

/// One reading each ten minutes for sixty days, received as they were measured.
void fill(Fixture &fixture, int registers)
{
    auto writer = fixture.open();
    std::vector<Reading> readings;
    for (qint64 minute = 0; minute < kDays * 1440; minute += 10) {
        for (int index = 0; index < registers; ++index)
            readings.push_back(minuteReading(keyOf(u"m"_s + QString::number(index)),
                                             kMidnight + minute * 60'000, double(minute % 1440) * 1.1));
    }
    Fixture::store(*writer, std::move(readings));
    fixture.clock.set(ms(kMidnight + kDays * kDay));
}

qint64 oldest(const Fixture &fixture)
{
    auto connection = Connection::open(fixture.path(), Connection::Mode::Read, 5000);
    return connection->integer("SELECT min(measured_at_ms) FROM readings").value_or(-1);
}

} // namespace

class TestRetention : public QObject
{
    Q_OBJECT

private slots:
    void byDefaultNothingIsTooOld()
    {
        Fixture fixture;
        fill(fixture, 2);
        fixture.clock.set(ms(kMidnight + 5000 * kDay));
        const auto summary = tidyUpNow(fixture.path(), fixture.clock, {});
        QVERIFY(summary && summary->isEmpty());
        QCOMPARE(fixture.view().size(), kDays * 144 * 2);
    }

    void deletesByAge()
    {
        Fixture fixture;
        fill(fixture, 2);
        QVERIFY(tidyUpNow(fixture.path(), fixture.clock, {})); // Rolled up before.
        RetentionPolicy policy;
        policy.maximumAge = std::chrono::days(20);
        const auto summary = tidyUpNow(fixture.path(), fixture.clock, policy);
        QVERIFY(summary);
        QCOMPARE(summary->readings, 40 * 144 * 2);
        QCOMPARE(toIsoUtc(summary->before), u"2023-02-10T00:00:00.000Z"_s);
        QVERIFY(toSentence(*summary).contains(u"2023-02-10"_s));
        QCOMPARE(oldest(fixture), kMidnight + 40 * kDay);

        auto reader = fixture.reader();
        QCOMPARE(reader->totals()->stored, kDays * 144 * 2); // What was received, was.
        const std::vector<RegisterSummary> registers = reader->registers().value();
        QCOMPARE(registers.front().count, 20 * 144);
        const auto thinned = reader->thinned(keyOf(u"m0"_s), ms(kMidnight), ms(kMidnight + kDays * kDay), 60);
        QCOMPARE(thinned->resolution.count(), kDay);
        QCOMPARE(thinned->columns.size(), size_t(20));
        qint64 counted = 0;
        for (const ThinnedColumn &column : thinned->columns)
            counted += column.count;
        QCOMPARE(counted, 20 * 144);
        QVERIFY(tidyUpNow(fixture.path(), fixture.clock, policy)->isEmpty());
    }

    void whatArrivedWithinADayStays()
    {
        Fixture fixture;
        fill(fixture, 1);
        auto writer = fixture.open();
        Reading old = minuteReading(keyOf(u"m0"_s), kMidnight + 30'000, 5);
        old.receivedAt = fixture.clock.now() - std::chrono::hours(23);
        Reading revised = minuteReading(keyOf(u"m0"_s), kMidnight + 10 * 60'000, 77);
        revised.receivedAt = fixture.clock.now() - std::chrono::hours(23);
        Fixture::store(*writer, {old, revised});
        writer.reset();
        QVERIFY(tidyUpNow(fixture.path(), fixture.clock, {}));
        RetentionPolicy policy;
        policy.maximumAge = std::chrono::days(20);
        policy.maximumBytes = 1;
        QVERIFY(tidyUpNow(fixture.path(), fixture.clock, policy)->isStillTooLarge);
        auto reader = fixture.reader();
        const auto kept = reader->range(keyOf(u"m0"_s), ms(kMidnight), ms(kMidnight + kDay)).value();
        QCOMPARE(kept.size(), size_t(2));
        QCOMPARE(kept[0].reading.value, 5.0);
        QCOMPARE(kept[1].reading.value, 77.0);
        QCOMPARE(reader->replaced(keyOf(u"m0"_s), ms(kMidnight), ms(kMidnight + kDay))->size(), size_t(1));
        const auto thinned =
            reader->thinned(keyOf(u"m0"_s), ms(kMidnight), ms(kMidnight + kDays * kDay - 1), 60);
        QCOMPARE(thinned->columns.front().count, 2);
        QCOMPARE(thinned->columns.front().sum, 82.0);
    }

    void deletesTheOldestBySize()
    {
        Fixture fixture;
        fill(fixture, 20);
        auto connection = Connection::open(fixture.path(), Connection::Mode::Read, 5000);
        const qint64 before = Retention::usedBytes(*connection).value();
        *connection = Connection();
        RetentionPolicy policy;
        policy.maximumBytes = before / 2;
        const auto summary = tidyUpNow(fixture.path(), fixture.clock, policy);
        QVERIFY(summary);
        QVERIFY(!summary->isStillTooLarge);
        connection = Connection::open(fixture.path(), Connection::Mode::Read, 5000);
        QVERIFY(Retention::usedBytes(*connection).value() <= policy.maximumBytes);
        QVERIFY(Retention::usedBytes(*connection).value() > policy.maximumBytes / 2);
        QCOMPARE(fixture.view().size(), kDays * 144 * 20 - summary->readings);
        QVERIFY(oldest(fixture) >= summary->before.time_since_epoch().count());
        // As far back for every register.
        const std::vector<RegisterSummary> registers = fixture.reader()->registers().value();
        for (const RegisterSummary &summaryOfOne : registers)
            QCOMPARE(summaryOfOne.count, registers.front().count);
    }

    void runsBesideTheIngest()
    {
        Fixture fixture;
        fill(fixture, 5);
        QStringList told;
        std::mutex mutex;
        HistoryStore::Options options;
        options.retention.maximumAge = std::chrono::days(10);
        options.notice = [&](const QString &sentence) {
            const std::lock_guard lock(mutex);
            told.append(sentence);
        };
        auto store = HistoryStore::open(fixture.path(), fixture.clock, options);
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        const std::unique_ptr<readings::ReadingStore> writer = (*store)->takeWriter();
        const auto hasTold = [&] {
            const std::lock_guard lock(mutex);
            return !told.isEmpty();
        };
        int minute = 0;
        for (; !hasTold() && minute < 100'000; ++minute) {
            const auto stored = writer->commit(burstOf(
                {minuteReading(keyOf(u"m0"_s), kMidnight + kDays * kDay + minute * 60'000LL, minute)}));
            QVERIFY2(stored, stored ? "" : qPrintable(stored.error().detail));
        }
        QVERIFY(hasTold());
        QVERIFY2(told.front().contains(u"36,000"_s), qPrintable(told.front()));
        QCOMPARE(fixture.view().size(), 10 * 144 * 5 + minute);
    }
};

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
