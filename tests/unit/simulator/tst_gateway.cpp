// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/gateway.h"

#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using insite::Instant;
using insite::simulator::Gateway;

namespace {

const QString kBase = u"gateways/generic/42/6e6a4667-22a8-4e54-a5b8-7b75c158c525"_s;
const Instant kNow(std::chrono::sys_days(std::chrono::year(2026) / 1 / 14) + 12h);

Gateway gateway()
{
    return Gateway({kBase, u"1041"_s, u"s1041-gateway"_s, u"home"_s});
}

} // namespace

class TestGateway : public QObject
{
    Q_OBJECT

private slots:
    void stampsTheArrivalAndKeepsTheMeter()
    {
        Gateway platform = gateway();
        const auto first = platform.accept(kBase + u"/Electrical/MAIN_SUPPLY/2"_s, "123.456", kNow);
        QVERIFY(first);
        QCOMPARE(first->value, 123.456);
        QCOMPARE(first->registerId, u"2"_s);
        QCOMPARE(first->customer, u"1041"_s);
        QVERIFY(first->at == kNow);
        QVERIFY(!QUuid::fromString(first->meter).isNull());

        const auto second = platform.accept(kBase + u"/Electrical/MAIN_SUPPLY/12"_s, "-1e3", kNow + 1s);
        QVERIFY(second);
        QCOMPARE(second->meter, first->meter);
        QCOMPARE(second->value, -1000.0);
        QVERIFY(second->from < second->at);
        QCOMPARE(platform.meters().size(), 1);
        QCOMPARE(platform.meters().constFirst().name, u"MAIN_SUPPLY"_s);
        QCOMPARE(platform.registers().size(), 2);
        QVERIFY(platform.registers().constFirst().unit.isEmpty());
        QCOMPARE(gateway().accept(kBase + u"/Electrical/MAIN_SUPPLY/2"_s, "1", kNow)->meter, first->meter);
        QVERIFY(platform.accept(kBase + u"/Electrical/OTHER/2"_s, "1", kNow)->meter != first->meter);
    }

    void twoInOneMillisecondStayTwo()
    {
        Gateway platform = gateway();
        const auto first = platform.accept(kBase + u"/Water/Toilets/10"_s, "1", kNow);
        const auto second = platform.accept(kBase + u"/Water/Toilets/10"_s, "1", kNow);
        QVERIFY(first && second);
        QVERIFY(second->at > first->at);
        QVERIFY(second->from == first->at);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("says");
        const QString good = kBase + u"/Water/Toilets/10"_s;
        QTest::newRow("six levels") << QString(kBase + u"/Water/Toilets"_s) << QByteArray("1")
                                    << u"three levels"_s;
        QTest::newRow("eight levels") << QString(good + u"/1"_s) << QByteArray("1") << u"three levels"_s;
        QTest::newRow("another device")
            << u"gateways/generic/43/x/Water/Toilets/10"_s << QByteArray("1") << u"three levels"_s;
        QTest::newRow("no utility type") << QString(kBase + u"/water/Toilets/10"_s) << QByteArray("1")
                                         << u"water is not a utility type."_s;
        QTest::newRow("no external id")
            << QString(kBase + u"/Water//10"_s) << QByteArray("1") << u"is empty"_s;
        QTest::newRow("register type") << QString(kBase + u"/Water/Toilets/ten"_s) << QByteArray("1")
                                       << u"ten is not a register type's number."_s;
        for (const char *payload : {"", "one", "1,5", "1 2", "nan", "inf", "{\"value\":1}"})
            QTest::addRow("payload '%s'", payload) << good << QByteArray(payload) << u"not a simple number"_s;
    }

    void refuses()
    {
        QFETCH(QString, topic);
        QFETCH(QByteArray, payload);
        QFETCH(QString, says);
        Gateway platform = gateway();
        const auto reading = platform.accept(topic, payload, kNow);
        QVERIFY(!reading);
        QVERIFY2(reading.error().detail.contains(says), qPrintable(reading.error().detail));
        QVERIFY(platform.meters().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
