// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/outboundtopic.h"
#include "protocol/payload.h"
#include "simulator/outboundpayload.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace insite;
using insite::simulator::OutboundReading;

namespace {

const Instant kDay(std::chrono::sys_days(std::chrono::year(2023) / 1 / 1));

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(INSITE_TEST_DATA "/protocol/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

OutboundReading energy()
{
    return {u"1041"_s, u"s1"_s, u"m1"_s, u"2"_s, 2, {}, kDay + 12h + 34min + 56s + 789ms, 123.456};
}

OutboundReading power()
{
    return {u"1041"_s, u"s1"_s, u"m1"_s, u"12"_s, 12, kDay + 12h, kDay + 12h + 1min, 123.456};
}

} // namespace

class TestOutboundPayload : public QObject
{
    Q_OBJECT

private slots:
    void isLetterByLetterWhatThePageShows()
    {
        QVERIFY(!fixture(u"version1.json"_s).isEmpty());
        QCOMPARE(simulator::outboundPayload(energy()), fixture(u"version1.json"_s));
        QCOMPARE(simulator::outboundPayload(power()), fixture(u"version2.json"_s));
    }

    void theProductsReadIt_data()
    {
        QTest::addColumn<double>("value");
        for (const double value :
             {0.0, 0.0001, 1.0, 123.456, -17.25, 1923972.5807, 1e21, 1e-9, 5e-324, 1.7e308})
            QTest::addRow("%g", value) << value;
    }

    void theProductsReadIt()
    {
        QFETCH(double, value);
        protocol::PayloadDecoder decoder;
        OutboundReading first = energy();
        first.value = value;
        const auto version1 =
            std::get<protocol::PayloadReading>(decoder.decode(simulator::outboundPayload(first)));
        QCOMPARE(version1.schemaVersion, 1);
        QCOMPARE(version1.registerId, RegisterId(u"2"_s));
        QVERIFY(version1.measuredAt == first.at);
        QVERIFY(version1.systemAt && *version1.systemAt <= first.at);
        QVERIFY(version1.value == value);

        OutboundReading second = power();
        second.value = value;
        const auto version2 =
            std::get<protocol::PayloadReading>(decoder.decode(simulator::outboundPayload(second)));
        QCOMPARE(version2.schemaVersion, 2);
        QCOMPARE(version2.registerId, RegisterId(u"12"_s));
        QVERIFY(version2.measuredFrom == second.from);
        QVERIFY(version2.measuredAt == second.at);
        QVERIFY(version2.value == value);
    }

    void anUnknownVersionIsOne()
    {
        protocol::PayloadDecoder decoder;
        const auto decoded = decoder.decode(simulator::unknownVersionPayload(power()));
        QVERIFY(std::holds_alternative<protocol::UnknownVersion>(decoded));
        QCOMPARE(std::get<protocol::UnknownVersion>(decoded).version, u"3"_s);
    }

    void theTopicNamesCustomerSubscriptionAndMeter()
    {
        const auto topic = protocol::parseOutboundTopic(simulator::outboundTopic(energy()));
        QVERIFY(topic);
        QCOMPARE(topic->customer, CustomerId(u"1041"_s));
        QCOMPARE(topic->subscription, SubscriptionId(u"s1"_s));
        QCOMPARE(topic->meter, MeterId(u"m1"_s));
    }

    void timestamps_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("epoch") << 0LL << QByteArray("1970-01-01T00:00:00.000Z");
        QTest::newRow("the page's") << 1672576496789LL << QByteArray("2023-01-01T12:34:56.789Z");
        QTest::newRow("leap day") << 1709164800001LL << QByteArray("2024-02-29T00:00:00.001Z");
        QTest::newRow("end of a day") << 1709164799999LL << QByteArray("2024-02-28T23:59:59.999Z");
    }

    void timestamps()
    {
        QFETCH(qint64, ms);
        QTEST(simulator::timestampText(Instant(std::chrono::milliseconds(ms))), "text");
    }
};

QTEST_GUILESS_MAIN(TestOutboundPayload)
#include "tst_outboundpayload.moc"
