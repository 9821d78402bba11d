// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedbroker.h"

#include <QMqttClient>
#include <QMqttSubscription>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;
using insite::test::ClientPacket;
using insite::test::ScriptedBroker;
namespace wire = insite::test::wire;

namespace {

constexpr int kPatienceMs = 30'000;

std::unique_ptr<QMqttClient> clientOf(const ScriptedBroker &broker, quint16 keepAliveSeconds = 1)
{
    auto client = std::make_unique<QMqttClient>();
    client->setHostname(u"127.0.0.1"_s);
    client->setPort(broker.port());
    client->setKeepAlive(keepAliveSeconds);
    return client;
}

} // namespace

// Brokers that delay, split, hang and leave, over real sockets.
class TestMqttPeers : public QObject
{
    Q_OBJECT

private slots:
    void givesUpWhoNeverAnswers_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::newRow("plain") << false;
        QTest::newRow("TLS") << true;
    }

    void givesUpWhoNeverAnswers()
    {
        QFETCH(bool, tls);
        ScriptedBroker broker;
        broker.setSilent(true);
        const auto client = clientOf(broker);
        if (tls)
            client->connectToHostEncrypted(QSslConfiguration::defaultConfiguration());
        else
            client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->error(), QMqttClient::ServerUnavailable, kPatienceMs);
        QCOMPARE(client->state(), QMqttClient::Disconnected);
    }

    void givesUpWhoFallsSilent()
    {
        ScriptedBroker broker;
        broker.setScript([&](const ClientPacket &packet) {
            if (packet.type == ClientPacket::Connect)
                broker.send(wire::connack());
            return true;
        });
        const auto client = clientOf(broker);
        QSignalSpy connected(client.get(), &QMqttClient::connected);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->error(), QMqttClient::ServerUnavailable, kPatienceMs);
        QCOMPARE(client->state(), QMqttClient::Disconnected);
        QCOMPARE(connected.size(), 1);
        QVERIFY(broker.received(ClientPacket::Pingreq).size() <= 1); // not after three times the keep-alive
    }

    void staysWithWhoAnswersPings()
    {
        ScriptedBroker broker;
        const auto client = clientOf(broker, 2);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Pingreq).size(), 2, kPatienceMs);
        QCOMPARE(client->state(), QMqttClient::Connected);
    }

    void pingsWhoOnlySends()
    {
        ScriptedBroker broker;
        const auto client = clientOf(broker, 2);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        QTimer chatter;
        connect(&chatter, &QTimer::timeout, this, [&] { broker.send(wire::publish("a", "x")); });
        chatter.start(50);
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Pingreq).size(), 2, kPatienceMs);
        QCOMPARE(client->state(), QMqttClient::Connected);
    }

    void isLeftAloneAtKeepAliveZero()
    {
        ScriptedBroker broker;
        const auto client = clientOf(broker, 0);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        QCOMPARE(broker.received(ClientPacket::Connect).constFirst().keepAliveSeconds(), 0);
        QCOMPARE(client->state(), QMqttClient::Connected);
    }

    void readsAStreamInPieces_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {1, 2, 3, 7, 64})
            QTest::addRow("%d", bytes) << bytes;
    }

    void readsAStreamInPieces()
    {
        QFETCH(int, bytes);
        ScriptedBroker broker;
        broker.setPieceSize(bytes);
        const auto client = clientOf(broker, 60);
        QStringList received;
        connect(client.get(), &QMqttClient::messageReceived, this,
                [&](const QByteArray &message, const QMqttTopicName &topic) {
                    received.append(topic.name() + u'=' + QString::fromUtf8(message));
                });
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        const QMqttSubscription *subscription = client->subscribe(QMqttTopicFilter(u"#"_s), 1);
        QTRY_COMPARE_WITH_TIMEOUT(subscription->state(), QMqttSubscription::Subscribed, kPatienceMs);
        QStringList expected;
        for (quint16 id = 1; id <= 20; ++id) {
            broker.send(wire::publish("a/å", QByteArray::number(id), 1, id));
            expected.append(u"a/å=%1"_s.arg(id));
        }
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Puback).size(), 20, kPatienceMs);
        QCOMPARE(received, expected);
    }

    void takesSixteenMebibytesAndNoMore()
    {
        ScriptedBroker broker;
        const auto client = clientOf(broker, 600);
        qsizetype received = 0;
        connect(client.get(), &QMqttClient::messageReceived, this,
                [&](const QByteArray &message) { received = message.size(); });
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        const qsizetype most = 16 * 1024 * 1024;
        broker.send(wire::publish("a", QByteArray(most, 'x'), 1, 1));
        QTRY_COMPARE_WITH_TIMEOUT(received, most, kPatienceMs);
        QTest::ignoreMessage(
            QtWarningMsg, "The broker sent what MQTT 3.1.1 forbids: packet larger than this client takes.");
        broker.send(wire::publish("a", QByteArray(most + 65536 + 4, 'x'), 1, 1));
        QTRY_COMPARE_WITH_TIMEOUT(client->error(), QMqttClient::ProtocolViolation, kPatienceMs);
    }

    void holdsNoMoreThanItsBoundForWhoDoesNotRead()
    {
        ScriptedBroker broker;
        const auto client = clientOf(broker, 600);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        broker.setDeaf(true);
        const QByteArray payload(1024 * 1024, 'x');
        qint32 last = 0;
        int accepted = 0;
        while (accepted < 100 && (last = client->publish(QMqttTopicName(u"a"_s), payload, 1)) > 0)
            ++accepted;
        QCOMPARE(last, -1);
        QVERIFY(accepted >= 16 && accepted <= 32);
        QCOMPARE(client->state(), QMqttClient::Connected);
        broker.setDeaf(false);
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Publish).size(), accepted, kPatienceMs);
    }

    void survivesAReset()
    {
        ScriptedBroker broker;
        const auto client = clientOf(broker, 60);
        for (int i = 0; i < 3; ++i) {
            client->connectToHost();
            QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
            broker.abort();
            QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Disconnected, kPatienceMs);
            QCOMPARE(client->error(), QMqttClient::TransportInvalid);
        }
    }

    void hearsARefusalThatCloses()
    {
        ScriptedBroker broker;
        broker.setScript([&](const ClientPacket &) {
            broker.send(wire::connack(5));
            broker.close();
            return true;
        });
        const auto client = clientOf(broker, 60);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Disconnected, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(client->error(), QMqttClient::NotAuthorized, kPatienceMs);
    }

    void saysGoodbyeWhenDestroyed()
    {
        ScriptedBroker broker;
        auto client = clientOf(broker, 60);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        client.reset();
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Disconnect).size(), 1, kPatienceMs);
    }
};

QTEST_GUILESS_MAIN(TestMqttPeers)
#include "tst_mqttpeers.moc"
