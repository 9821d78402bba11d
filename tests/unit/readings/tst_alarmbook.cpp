// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/alarmbook.h"

#include <QTest>

#include <algorithm>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Beginning = AlarmBook::Beginning;
using Moment = AlarmBook::Moment;

namespace {

const Instant kNoon = Instant(1'672'574'400s);
const Moment kStart = Moment(1h);

RegisterKey key(int meter, int number = 2)
{
    return {CustomerId(u"c"_s), SubscriptionId(u"s"_s), MeterId(QString::number(meter)),
            RegisterId(QString::number(number))};
}

Beginning silent(AlarmBook::Owner owner, const RegisterKey &of)
{
    AlarmEvent event;
    event.kind = AlarmKind::Silent;
    event.key = of;
    event.begunAt = kNoon;
    return {owner, event};
}

std::vector<Beginning> silence(AlarmBook::Owner from, AlarmBook::Owner count)
{
    std::vector<Beginning> result;
    for (AlarmBook::Owner owner = from; owner < from + count; ++owner)
        result.push_back(silent(owner, key(int(owner))));
    return result;
}

} // namespace

class TestAlarmBook : public QObject
{
    Q_OBJECT

private slots:
    void aStormIsOneEventWithANumber();
    void aStormThatComesBitByBitIsAFewLinesAndOne();
    void theRegistersOfAMeterShareAnEvent();
    void anEventEndsWithItsLastRegister();
    void whatComesBackSoonGoesOn();
    void whatComesBackLaterIsNew();
    void clearedEventsComeBackByUndo();
    void theNumberOfEventsIsBounded();
    void whatLastedForNobodyKnownIsCutOff();
    void acknowledgingTellsOnlyWhatChanged();
};

void TestAlarmBook::aStormIsOneEventWithANumber()
{
    AlarmBook book;
    book.begin(silence(0, 50'000), kNoon, kStart);
    QCOMPARE(book.events().size(), size_t(1));
    const AlarmEvent &event = book.events().begin()->second;
    QCOMPARE(event.registers, 50'000);
    QCOMPARE(event.active, 50'000);
    QCOMPARE(event.key.customer.text(), u"c"_s); // All have the customer in common, and no meter.
    QVERIFY(event.key.meter.isEmpty());
    QCOMPARE(book.takeNews().events.size(), size_t(1));
}

void TestAlarmBook::aStormThatComesBitByBitIsAFewLinesAndOne()
{
    AlarmBook book;
    for (AlarmBook::Owner i = 0; i < 1000; ++i)
        book.begin(silence(i, 1), kNoon + i * 1s, kStart + i * 1s);
    QCOMPARE(book.events().size(), AlarmBook::kSingles + 1);
    QCOMPARE(book.events().rbegin()->second.registers, 995);
}

void TestAlarmBook::theRegistersOfAMeterShareAnEvent()
{
    AlarmBook book;
    book.begin({silent(0, key(7, 2))}, kNoon, kStart);
    book.begin({silent(1, key(7, 10)), silent(2, key(8, 2))}, kNoon, kStart + 5s);
    QCOMPARE(book.events().size(), size_t(2));
    QCOMPARE(book.events().begin()->second.registers, 2);
    QCOMPARE(book.events().begin()->second.key.meter.text(), u"7"_s);
    QVERIFY(book.events().begin()->second.key.registerId.isEmpty());
}

void TestAlarmBook::anEventEndsWithItsLastRegister()
{
    AlarmBook book;
    book.begin(silence(0, 100), kNoon, kStart);
    const AlarmEvent &event = book.events().begin()->second;
    for (AlarmBook::Owner owner = 0; owner < 99; ++owner)
        book.end(AlarmKind::Silent, owner, kNoon + 1min, kStart + 1min);
    QVERIFY(event.isActive());
    QCOMPARE(event.active, 1);
    book.end(AlarmKind::Silent, 99, kNoon + 2min, kStart + 2min);
    QCOMPARE(event.endedAt, std::optional(kNoon + 2min));
    QCOMPARE(event.registers, 100);
}

void TestAlarmBook::whatComesBackSoonGoesOn()
{
    AlarmBook book;
    Moment moment = kStart;
    for (int i = 0; i < 500; ++i, moment += 2min) {
        book.begin(silence(0, 1), kNoon, moment);
        book.end(AlarmKind::Silent, 0, kNoon + 1s, moment + 1s);
    }
    QCOMPARE(book.events().size(), size_t(1));
    QCOMPARE(book.events().begin()->second.repeats, 499);
    QCOMPARE(book.events().begin()->second.registers, 1);
    QVERIFY(!book.events().begin()->second.isActive());
}

void TestAlarmBook::whatComesBackLaterIsNew()
{
    AlarmBook book;
    book.begin(silence(0, 1), kNoon, kStart);
    book.end(AlarmKind::Silent, 0, kNoon + 1s, kStart + 1s);
    book.begin(silence(0, 1), kNoon + 1h, kStart + 1s + AlarmBook::kReopen + 1s);
    QCOMPARE(book.events().size(), size_t(2));
}

void TestAlarmBook::clearedEventsComeBackByUndo()
{
    AlarmBook book;
    book.begin(silence(0, 3), kNoon, kStart);
    std::vector<AlarmEvent> events;
    std::vector<quint64> ids;
    for (const auto &[id, event] : book.events()) {
        ids.push_back(id);
        events.push_back(event);
    }
    std::ignore = book.takeNews();
    book.clear(ids);
    QVERIFY(book.events().empty());
    QCOMPARE(book.takeNews().removed.size(), size_t(3));
    book.end(AlarmKind::Silent, 1, kNoon + 1min, kStart + 1min);
    book.restore(events);
    QCOMPARE(book.events().size(), size_t(3));
    QVERIFY(book.events().at(ids[0]).isActive());
    QVERIFY2(!book.events().at(ids[1]).isActive(), "it ended while it was cleared");
    book.end(AlarmKind::Silent, 0, kNoon + 2min, kStart + 2min);
    QVERIFY(!book.events().at(ids[0]).isActive());
}

void TestAlarmBook::theNumberOfEventsIsBounded()
{
    AlarmBook book;
    Moment moment = kStart;
    for (AlarmBook::Owner i = 0; i < AlarmBook::kMaximum + 200; ++i, moment += 2min) {
        book.begin(silence(i, 1), kNoon, moment);
        if (i != 3)
            book.end(AlarmKind::Silent, i, kNoon + 1s, moment);
        book.prune(moment);
    }
    QCOMPARE(book.events().size(), AlarmBook::kMaximum);
    QVERIFY2(book.events().contains(4), "what still lasts goes last");
    QVERIFY(book.memberships() < 20);
}

void TestAlarmBook::whatLastedForNobodyKnownIsCutOff()
{
    AlarmBook before;
    before.begin(silence(0, 2), kNoon, kStart);
    before.end(AlarmKind::Silent, 1, kNoon + 1min, kStart + 1min);
    std::vector<AlarmEvent> events;
    for (const auto &[id, event] : before.events())
        events.push_back(event);
    AlarmBook book;
    book.load(events);
    book.cutOffTheRest({kNoon + 5min, true});
    QCOMPARE(book.events().at(1).endedAt, std::optional(kNoon + 5min));
    QVERIFY(book.events().at(1).isCutOff);
    QVERIFY(!book.events().at(1).isLastKnown);
    QVERIFY(!book.events().at(2).isCutOff);
    book.begin(silence(9, 1), kNoon + 1h, kStart + 1h);
    QVERIFY2(book.events().contains(3), "ids go on where they were");
}

void TestAlarmBook::acknowledgingTellsOnlyWhatChanged()
{
    AlarmBook book;
    book.begin(silence(0, 4), kNoon, kStart);
    std::ignore = book.takeNews();
    QCOMPARE(book.unacknowledgedAlarms(false), 4);
    book.acknowledge(std::array<quint64, 2>{1, 2}, kNoon + 1min);
    QCOMPARE(book.takeNews().events.size(), size_t(2));
    book.acknowledgeAll(kNoon + 2min);
    QCOMPARE(book.takeNews().events.size(), size_t(2));
    QCOMPARE(book.events().at(1).acknowledgedAt, std::optional(kNoon + 1min));
    QCOMPARE(book.unacknowledgedAlarms(false), 0);
    book.unacknowledge(std::array<quint64, 1>{2});
    QCOMPARE(book.unacknowledgedAlarms(true), 1);
}

QTEST_GUILESS_MAIN(TestAlarmBook)
#include "tst_alarmbook.moc"
