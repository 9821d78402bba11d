// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/memorystore.h"

#include <QTest>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant kNoon = Instant(1'672'574'400s);

Reading counter(const QString &meter, Instant at, double value)
{
    Reading reading;
    reading.key = {CustomerId(u"c"_s), SubscriptionId(u"s"_s), MeterId(meter), RegisterId(u"2"_s)};
    reading.schemaVersion = 1;
    reading.measuredAt = at;
    reading.value = value;
    return reading;
}

QString print(const Totals &totals)
{
    return u"%1 = %2 stored + %3 duplicates + %4 revisions + %5 unknown + %6 malformed"_s.arg(totals.received)
        .arg(totals.stored)
        .arg(totals.duplicates)
        .arg(totals.revisions)
        .arg(totals.unknown)
        .arg(totals.malformed);
}

} // namespace

class TestMemoryStore : public QObject
{
    Q_OBJECT

private slots:
    void tellsNewDoubledAndRevisedApart();
    void identityHasAllItsParts();
    void keepsTheLastMessages();
    void forgetsTheFirstBeyondItsBound();
};

void TestMemoryStore::tellsNewDoubledAndRevisedApart()
{
    MemoryStore store;
    const Reading first = counter(u"m"_s, kNoon, 1);
    const Reading revised = counter(u"m"_s, kNoon, 2);
    const auto one = store.commit({{first, first}, {}, {}});
    QCOMPARE(one->changed, (std::vector{first}));
    QCOMPARE(print(one->totals), u"2 = 1 stored + 1 duplicates + 0 revisions + 0 unknown + 0 malformed"_s);
    const auto two = store.commit({{revised, first, revised}, {}, {}});
    QCOMPARE(two->changed, (std::vector{revised}));
    // A value that it had before comes again: a copy that was under way, no revision back.
    QCOMPARE(print(two->totals), u"5 = 1 stored + 3 duplicates + 1 revisions + 0 unknown + 0 malformed"_s);
    QCOMPARE(store.rows(), (std::vector{MemoryStore::Row{revised, 1}}));
    QCOMPARE(store.totals(), two->totals);
}

void TestMemoryStore::identityHasAllItsParts()
{
    const Reading base = counter(u"m"_s, kNoon, 1);
    std::vector<Reading> readings(8, base);
    readings[1].key.customer = CustomerId(u"c2"_s);
    readings[2].key.subscription = SubscriptionId(u"s2"_s);
    readings[3].key.meter = MeterId(u"m2"_s);
    readings[4].key.registerId = RegisterId(u"02"_s);
    readings[5].measuredAt += 1ms;
    readings[6].schemaVersion = 2;
    readings[6].measuredFrom = kNoon - 60s;
    readings[7] = readings[6];
    readings[7].measuredFrom = kNoon - 61s;
    MemoryStore store;
    QCOMPARE(store.commit({readings, {}, {}})->totals.stored, 8);
    // These are no part of it.
    Reading copy = base;
    copy.receivedAt += 1h;
    copy.systemAt = kNoon;
    QCOMPARE(store.commit({{copy}, {}, {}})->totals.duplicates, 1);
}

void TestMemoryStore::keepsTheLastMessages()
{
    MemoryStore store;
    for (int i = 0; i < 150; ++i) {
        const RawMessage message{u"t"_s, QByteArray::number(i), kNoon, u"reason"_s};
        QVERIFY(store.commit({{}, {message}, {message, message}}));
    }
    QCOMPARE(store.unknown().size(), size_t(100));
    QCOMPARE(store.unknown().front().payload, QByteArray("50"));
    QCOMPARE(store.malformed().size(), size_t(100));
    QCOMPARE(store.malformed().back().payload, QByteArray("149"));
    QCOMPARE(print(store.totals()),
             u"450 = 0 stored + 0 duplicates + 0 revisions + 150 unknown + 300 malformed"_s);
}

void TestMemoryStore::forgetsTheFirstBeyondItsBound()
{
    MemoryStore store(2);
    const Reading a = counter(u"a"_s, kNoon, 1);
    const Reading b = counter(u"b"_s, kNoon, 1);
    const Reading c = counter(u"c"_s, kNoon, 1);
    QCOMPARE(store.commit({{a, b, c, c, b, a}, {}, {}})->totals.duplicates, 2);
    QCOMPARE(store.totals().stored, 4);
    QCOMPARE(store.rows().size(), size_t(2));
}

QTEST_GUILESS_MAIN(TestMemoryStore)
#include "tst_memorystore.moc"
