// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/faults.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace insite::simulator;
using Kind = OutgoingMessage::Kind;

namespace {

constexpr int kRegisters = 20;

OutboundReading reading(int number)
{
    OutboundReading result;
    result.customer = u"1041"_s;
    result.subscription = u"s"_s;
    result.meter = u"m%1"_s.arg(number % kRegisters);
    result.registerId = u"12"_s;
    result.registerType = 12;
    result.from = insite::Instant(std::chrono::hours(480000)) + number * 1s;
    result.at = result.from + 1s;
    result.value = number;
    return result;
}

QList<OutgoingMessage> send(Faults &faults, int count)
{
    QList<OutgoingMessage> messages;
    for (int i = 0; i < count; ++i)
        messages += faults.apply(reading(i));
    return messages;
}

qsizetype countOf(const QList<OutgoingMessage> &messages, Kind kind)
{
    return std::count_if(messages.cbegin(), messages.cend(),
                         [kind](const auto &m) { return m.kind == kind; });
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void withoutFaultsEachReadingIsOneMessage()
    {
        Faults faults;
        const auto messages = send(faults, 200);
        QCOMPARE(messages.size(), 200);
        QCOMPARE(messages.at(7).topic, outboundTopic(reading(7)));
        QCOMPARE(messages.at(7).payload, outboundPayload(reading(7)));
    }

    void hitsExactlyTheShare_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : {0, 1, 5, 33, 50, 99, 100})
            QTest::addRow("%d", percent) << percent;
    }

    void hitsExactlyTheShare()
    {
        QFETCH(int, percent);
        Faults faults;
        faults.set(Fault::Duplicates, percent);
        const auto messages = send(faults, 1000);
        QCOMPARE(countOf(messages, Kind::Duplicate), percent * 10);
        QSet<QString> topics; // not always the same registers
        for (const auto &message : messages) {
            if (message.kind == Kind::Duplicate)
                topics.insert(message.topic);
        }
        QVERIFY(topics.size() >= qMin(percent * 10, kRegisters) / 2);
    }

    void outOfOrderComesAfterTheNextOfItsRegister()
    {
        Faults faults;
        faults.set(Fault::OutOfOrder, 100);
        QVERIFY(faults.apply(reading(0)).isEmpty());
        QVERIFY(faults.apply(reading(1)).isEmpty()); // another register
        const auto messages = faults.apply(reading(kRegisters));
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages.at(0).payload, outboundPayload(reading(kRegisters)));
        QCOMPARE(messages.at(1).payload, outboundPayload(reading(0)));
        const auto rest = faults.release();
        QCOMPARE(rest.size(), 1);
        QCOMPARE(rest.constFirst().payload, outboundPayload(reading(1)));
        QVERIFY(faults.release().isEmpty());
    }

    void revisionsKeepTheIdentity()
    {
        Faults faults;
        faults.set(Fault::Revisions, 100);
        const auto messages = faults.apply(reading(3));
        QCOMPARE(messages.size(), 2);
        OutboundReading revised = reading(3);
        revised.value += 1.0;
        QCOMPARE(messages.at(1).kind, Kind::Revision);
        QCOMPARE(messages.at(1).payload, outboundPayload(revised));
    }

    void malformedOnesAreBrokenAndTheGoodOneComesToo()
    {
        Faults faults;
        faults.set(Fault::Malformed, 100);
        QSet<QByteArray> broken;
        for (int i = 0; i < 6; ++i) {
            const auto messages = faults.apply(reading(0));
            QCOMPARE(messages.size(), 2);
            QCOMPARE(messages.at(0).kind, Kind::Malformed);
            QCOMPARE(messages.at(1).payload, outboundPayload(reading(0)));
            QVERIFY(messages.at(0).payload != messages.at(1).payload ||
                    messages.at(0).topic != messages.at(1).topic);
            broken.insert(messages.at(0).payload);
        }
        QCOMPARE(broken.size(), 6);
    }

    void gapsAreCounted()
    {
        Faults faults;
        faults.set(Fault::Gaps, 25);
        QCOMPARE(send(faults, 200).size(), 150);
        QCOMPARE(faults.droppedCount(), 50);
    }

    void lateOnesAreDelayedAndKeepTheirTime()
    {
        Faults faults;
        faults.set(Fault::Late, 100);
        const auto messages = faults.apply(reading(1));
        QCOMPARE(messages.size(), 1);
        QVERIFY(messages.constFirst().delay >= 1s);
        QCOMPARE(messages.constFirst().payload, outboundPayload(reading(1)));
    }

    void aSkewedClockStaysSkewed()
    {
        Faults faults;
        faults.set(Fault::ClockSkew, 40);
        QHash<QString, bool> isAhead;
        for (int i = 0; i < 10 * kRegisters; ++i) {
            const auto message = faults.apply(reading(i)).constFirst();
            const bool isNowAhead = message.payload != outboundPayload(reading(i));
            if (isAhead.contains(message.topic))
                QCOMPARE(isNowAhead, isAhead.value(message.topic));
            isAhead.insert(message.topic, isNowAhead);
        }
        const auto ahead = isAhead.values().count(true);
        QVERIFY(ahead > 0 && ahead < kRegisters);
    }

    void namesAreFoundAgain()
    {
        for (int i = 0; i < kFaultCount; ++i)
            QCOMPARE(faultByName(faultName(Fault(i))), Fault(i));
        QVERIFY(!faultByName(u"fire"_s));
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
