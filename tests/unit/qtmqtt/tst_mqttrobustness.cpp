// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/memorydevice.h"
#include "support/scriptedbroker.h"

#include <QMqttClient>
#include <QMqttSubscription>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using insite::test::ClientPacket;
using insite::test::MemoryDevice;
using insite::test::takeClientPacket;
namespace wire = insite::test::wire;

namespace {

QList<ClientPacket> taken(MemoryDevice &device)
{
    QList<ClientPacket> packets;
    ClientPacket packet;
    while (takeClientPacket(device.written, packet))
        packets.append(packet);
    return packets;
}

struct Line
{
    explicit Line(const QByteArray &connack = wire::connack())
        : client(std::make_unique<QMqttClient>())
    {
        client->setTransport(&device, QMqttClient::IODevice);
        client->connectToHost();
        device.feed(connack);
        device.written.clear();
        device.writes = 0;
    }

    MemoryDevice device;
    std::unique_ptr<QMqttClient> client;
};

void expectViolation()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"The broker sent what MQTT 3.1.1 forbids: .+"_s));
}

} // namespace

// A client and whatever bytes a test likes, without a network and without time.
class TestMqttRobustness : public QObject
{
    Q_OBJECT

private slots:
    void endsAtWhatAServerMustNotSend_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("beforeConnack");
        const auto row = [](const char *name, const QByteArray &bytes, bool before = false) {
            QTest::newRow(name) << bytes << before;
        };
        row("second CONNACK", wire::connack());
        row("message before CONNACK", wire::publish("a", "x"), true);
        row("PINGRESP before CONNACK", wire::pingresp(), true);
        row("CONNACK with a reserved return code", wire::connack(6), true);
        row("refusing CONNACK with a session", wire::connack(5, true), true);
        row("CONNACK too long", wire::packet(0x20, QByteArray(3, '\0')), true);
        row("QoS 3", wire::packet(0x36, QByteArray("\0\1a\0\1x", 6)));
        row("packet identifier 0", wire::publish("a", "x", 1, 0));
        row("empty topic", wire::publish("", "x"));
        row("wildcard topic", wire::publish("a/#", "x"));
        row("topic that is not UTF-8", wire::publish("a\xff", "x"));
        row("topic with U+0000", wire::publish(QByteArray("a\0b", 3), "x"));
        row("larger than 16 MiB", QByteArray::fromHex("30ffffff08"));
        row("length of five bytes", QByteArray::fromHex("308080808001"));
        row("SUBSCRIBE from the broker", wire::packet(0x82, QByteArray("\0\1\0\1a\0", 6)));
        row("PUBREC for a client that sends no QoS 2", wire::packet(0x50, QByteArray("\0\1", 2)));
        row("PUBCOMP for a client that sends no QoS 2", wire::packet(0x70, QByteArray("\0\1", 2)));
        row("SUBACK for nothing", wire::suback(1, "\1"));
        row("UNSUBACK for nothing", wire::unsuback(1));
    }

    void endsAtWhatAServerMustNotSend()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, beforeConnack);
        Line line(beforeConnack ? QByteArray() : wire::connack());
        QCOMPARE(line.client->state(), beforeConnack ? QMqttClient::Connecting : QMqttClient::Connected);
        QSignalSpy received(line.client.get(), &QMqttClient::messageReceived);
        expectViolation();
        line.device.feed(bytes + wire::publish("a", "never"));
        QCOMPARE(line.client->error(), QMqttClient::ProtocolViolation);
        QCOMPARE(line.client->state(), QMqttClient::Disconnected);
        QVERIFY(!line.device.isOpen());
        QCOMPARE(received.size(), 0);
    }

    void endsAtAnAnswerThatIsNotOne_data()
    {
        QTest::addColumn<QByteArray>("codes");
        QTest::addColumn<int>("idOffset");
        QTest::newRow("of another subscription") << QByteArray("\1") << 1;
        QTest::newRow("two return codes for one filter") << QByteArray("\1\1") << 0;
        QTest::newRow("no return code") << QByteArray() << 0;
        QTest::newRow("reserved return code") << QByteArray("\x7f") << 0;
        QTest::newRow("more than was asked for") << QByteArray("\2") << 0;
    }

    void endsAtAnAnswerThatIsNotOne()
    {
        QFETCH(QByteArray, codes);
        QFETCH(int, idOffset);
        Line line;
        const QMqttSubscription *subscription = line.client->subscribe(QMqttTopicFilter(u"a"_s), 1);
        const int id = taken(line.device).constFirst().id() + idOffset;
        expectViolation();
        line.device.feed(wire::suback(static_cast<quint16>(id), codes));
        QCOMPARE(line.client->error(), QMqttClient::ProtocolViolation);
        QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    }

    void takesEverythingApartAtEveryByte()
    {
        const QByteArray stream = wire::connack(0, true) +
                                  wire::publish("meters/å", QByteArray(300, 'x'), 1, 5) + wire::pingresp() +
                                  wire::publish("b", "", 0) + wire::publish("c", "y", 1, 6);
        for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
            MemoryDevice device;
            QMqttClient client;
            QSignalSpy received(&client, &QMqttClient::messageReceived);
            client.setCleanSession(false);
            client.setTransport(&device, QMqttClient::IODevice);
            client.connectToHost();
            device.written.clear();
            device.feed(stream.first(cut));
            device.feed(stream.sliced(cut));
            QCOMPARE(client.state(), QMqttClient::Connected);
            QCOMPARE(received.size(), 3);
            QCOMPARE(received[0][0].toByteArray().size(), 300);
            QCOMPARE(device.written, wire::puback(5) + wire::puback(6));
        }
    }

    void readsWhatComesWithTheEnd()
    {
        MemoryDevice device;
        QMqttClient client;
        client.setTransport(&device, QMqttClient::IODevice);
        client.connectToHost();
        device.feedSilently(wire::connack(4)); // no readyRead: the device closes at once
        device.close();
        QCOMPARE(client.error(), QMqttClient::BadUsernameOrPassword);
        QCOMPARE(client.state(), QMqttClient::Disconnected);
    }

    void answersABurstInOneWrite()
    {
        Line line;
        QByteArray burst;
        for (quint16 id = 1; id <= 1000; ++id)
            burst += wire::publish("a/b", "x", 1, id);
        line.device.feed(burst);
        QCOMPARE(line.device.writes, 1);
        QCOMPARE(line.device.written.size(), 4000);
    }

    void acknowledgesWhatWasHandledBeforeTheViolation()
    {
        Line line;
        expectViolation();
        line.device.feed(wire::publish("a", "x", 1, 1) + wire::publish("a", "y", 1, 2) + wire::connack());
        QCOMPARE(line.device.written, wire::puback(1) + wire::puback(2));
    }

    void takesWhatAKeptSessionHoldsInQos2()
    {
        Line line;
        QSignalSpy received(line.client.get(), &QMqttClient::messageReceived);
        const QByteArray message = wire::publish("a", "x", 2, 9);
        line.device.feed(message + message);
        QCOMPARE(received.size(), 1);
        line.device.feed(wire::packet(0x62, QByteArray("\0\x09", 2)));
        const QByteArray pubrec = wire::packet(0x50, QByteArray("\0\x09", 2));
        QCOMPARE(line.device.written, pubrec + pubrec + wire::packet(0x70, QByteArray("\0\x09", 2)));
        line.device.feed(message);
        QCOMPARE(received.size(), 2);
    }

    // ---- slots that do what they please

    void survivesItsDeletionInASlot()
    {
        Line line;
        connect(line.client.get(), &QMqttClient::messageReceived, this, [&] { line.client.reset(); });
        line.device.feed(wire::publish("a", "x", 1, 1) + wire::publish("a", "y", 1, 2));
        QVERIFY(!line.device.isOpen());
        const QList<ClientPacket> packets = taken(line.device);
        QCOMPARE(packets.size(), 1); // the message in hand is not acknowledged
        QCOMPARE(packets[0].type, ClientPacket::Disconnect);
    }

    void survivesItsDeletionInAnySignal_data()
    {
        QTest::addColumn<QByteArray>("signal");
        for (const char *signal :
             {"stateChanged", "connected", "brokerSessionRestored", "errorChanged", "disconnected",
              "pingResponseReceived", "messageSent", "messageStatusChanged", "granted"})
            QTest::newRow(signal) << QByteArray(signal);
    }

    void survivesItsDeletionInAnySignal()
    {
        QFETCH(QByteArray, signal);
        MemoryDevice device;
        auto client = std::make_unique<QMqttClient>();
        client->setCleanSession(false);
        client->setTransport(&device, QMqttClient::IODevice);
        client->connectToHost();
        bool armed = false;
        const auto drop = [&] {
            if (armed)
                client.reset();
        };
        const auto on = [&](const char *name, auto pointer) {
            if (signal == name)
                connect(client.get(), pointer, this, drop);
        };
        on("stateChanged", &QMqttClient::stateChanged);
        on("connected", &QMqttClient::connected);
        on("brokerSessionRestored", &QMqttClient::brokerSessionRestored);
        on("errorChanged", &QMqttClient::errorChanged);
        on("disconnected", &QMqttClient::disconnected);
        on("pingResponseReceived", &QMqttClient::pingResponseReceived);
        on("messageSent", &QMqttClient::messageSent);
        on("messageStatusChanged", &QMqttClient::messageStatusChanged);
        armed = signal == "connected" || signal == "brokerSessionRestored" || signal == "stateChanged";
        device.feed(wire::connack(0, true));
        armed = true;
        if (client) {
            const qint32 id = client->publish(QMqttTopicName(u"a"_s), "x", 1);
            QMqttSubscription *subscription = client->subscribe(QMqttTopicFilter(u"a"_s), 1);
            if (signal == "granted")
                connect(
                    subscription, &QMqttSubscription::stateChanged, this, [&] { client.reset(); },
                    Qt::SingleShotConnection);
            device.feed(wire::puback(static_cast<quint16>(id)) + wire::pingresp() +
                        wire::suback(static_cast<quint16>(id + 1), "\1"));
        }
        if (client)
            device.close();
        QVERIFY(!client);
    }

    void disconnectsInASlot()
    {
        Line line;
        int received = 0;
        connect(line.client.get(), &QMqttClient::messageReceived, this, [&] {
            ++received;
            line.client->disconnectFromHost();
        });
        line.device.feed(wire::publish("a", "x", 1, 1) + wire::publish("a", "y", 1, 2));
        QCOMPARE(received, 1);
        QCOMPARE(line.client->state(), QMqttClient::Disconnected);
        QCOMPARE(taken(line.device).size(), 1);
    }

    void losesItsDeviceInASlot()
    {
        auto device = std::make_unique<MemoryDevice>();
        QMqttClient client;
        client.setTransport(device.get(), QMqttClient::IODevice);
        client.connectToHost();
        device->feed(wire::connack());
        connect(&client, &QMqttClient::messageReceived, this, [&] { device->close(); });
        device->feed(wire::publish("a", "x", 1, 1) + wire::publish("a", "y", 1, 2));
        QCOMPARE(client.state(), QMqttClient::Disconnected);
        QCOMPARE(client.error(), QMqttClient::TransportInvalid);

        client.connectToHost();
        device->feed(wire::connack());
        QCOMPARE(client.state(), QMqttClient::Connected);
        device.reset();
        QCOMPARE(client.state(), QMqttClient::Disconnected);
        client.connectToHost(); // its transport is gone, and it has no host
        QCOMPARE(client.state(), QMqttClient::Disconnected);
    }

    void reconnectsInASlot()
    {
        Line line;
        QList<QByteArray> received;
        connect(line.client.get(), &QMqttClient::messageReceived, this, [&](const QByteArray &message) {
            received.append(message);
            if (message != "again")
                return;
            line.client->disconnectFromHost();
            line.client->connectToHost();
            line.device.feed(wire::connack() + wire::publish("a", "of the next connection"));
        });
        line.device.feed(wire::publish("a", "again", 1, 1));
        QTRY_COMPARE_WITH_TIMEOUT(received.size(), 2, 30'000);
        QCOMPARE(received[1], "of the next connection");
        QCOMPARE(line.client->state(), QMqttClient::Connected);
    }

    void publishesFromASlotBeforeTheAcknowledgement()
    {
        Line line;
        connect(line.client.get(), &QMqttClient::messageReceived, this,
                [&] { line.client->publish(QMqttTopicName(u"b"_s), "answer"); });
        line.device.feed(wire::publish("a", "x", 1, 1));
        const QList<ClientPacket> packets = taken(line.device);
        QCOMPARE(packets.size(), 2);
        QCOMPARE(packets[0].type, ClientPacket::Publish);
        QCOMPARE(packets[1].type, ClientPacket::Puback);
    }

    void forgetsADeletedSubscription()
    {
        Line line;
        QMqttSubscription *subscription = line.client->subscribe(QMqttTopicFilter(u"a"_s), 1);
        const quint16 id = taken(line.device).constFirst().id();
        delete subscription;
        const QList<ClientPacket> packets = taken(line.device);
        QCOMPARE(packets.size(), 1);
        QCOMPARE(packets[0].type, ClientPacket::Unsubscribe);
        line.device.feed(wire::suback(id, "\1") + wire::unsuback(packets[0].id()) + wire::publish("a", "x"));
        QCOMPARE(line.client->state(), QMqttClient::Connected);
        QVERIFY(line.client->subscribe(QMqttTopicFilter(u"a"_s), 1));
    }

    // ---- bounds and refusals of its own

    void countsToTheLastPacketIdentifier()
    {
        Line line;
        qint32 last = 0;
        for (int i = 0; i < 65'535; ++i)
            last = line.client->publish(QMqttTopicName(u"a"_s), {}, 1);
        QCOMPARE(last, 65'535);
        QCOMPARE(line.client->publish(QMqttTopicName(u"a"_s), {}, 1), -1);
        line.device.feed(wire::puback(300));
        QCOMPARE(line.client->publish(QMqttTopicName(u"a"_s), {}, 1), 300);
    }

    void ignoresASecondAcknowledgement()
    {
        Line line;
        QSignalSpy sent(line.client.get(), &QMqttClient::messageSent);
        const auto id = static_cast<quint16>(line.client->publish(QMqttTopicName(u"a"_s), "x", 1));
        line.device.feed(wire::puback(id) + wire::puback(id) + wire::puback(4711));
        QCOMPARE(sent.size(), 1);
        QCOMPARE(line.client->state(), QMqttClient::Connected);
    }

    void publishesNothingTooLarge()
    {
        Line line;
        const qsizetype most = 16 * 1024 * 1024;
        QCOMPARE(line.client->publish(QMqttTopicName(u"a"_s), QByteArray(most + 1, 'x'), 1), -1);
        QVERIFY(line.client->publish(QMqttTopicName(u"a"_s), QByteArray(most, 'x'), 1) > 0);
        QCOMPARE(line.client->publish(QMqttTopicName(u"a"_s), "x", 2), -1);
    }

    void refusesOtherProtocolVersions_data()
    {
        QTest::addColumn<QMqttClient::ProtocolVersion>("version");
        QTest::newRow("3.1") << QMqttClient::MQTT_3_1;
        QTest::newRow("5.0") << QMqttClient::MQTT_5_0;
    }

    void refusesOtherProtocolVersions()
    {
        QFETCH(QMqttClient::ProtocolVersion, version);
        MemoryDevice device;
        QMqttClient client;
        client.setTransport(&device, QMqttClient::IODevice);
        client.setProtocolVersion(version);
        client.connectToHost();
        QCOMPARE(client.error(), QMqttClient::InvalidProtocolVersion);
        QCOMPARE(client.state(), QMqttClient::Disconnected);
        QVERIFY(!device.isOpen());
        client.setProtocolVersion(QMqttClient::MQTT_3_1_1);
        client.connectToHost();
        QCOMPARE(client.state(), QMqttClient::Connecting);
        QCOMPARE(client.error(), QMqttClient::NoError);
    }

    void refusesSettingsThatAreNoPacket_data()
    {
        QTest::addColumn<QByteArray>("property");
        QTest::addColumn<QVariant>("value");
        const QString tooLong(65536, u'x');
        QTest::newRow("client id too long") << QByteArray("clientId") << QVariant(tooLong);
        QTest::newRow("client id with U+0000") << QByteArray("clientId") << QVariant(u"a"_s + QChar(u'\0'));
        QTest::newRow("user name too long") << QByteArray("username") << QVariant(tooLong);
        QTest::newRow("password too long") << QByteArray("password") << QVariant(tooLong);
        QTest::newRow("will with a wildcard") << QByteArray("willTopic") << QVariant(u"a/#"_s);
    }

    void refusesSettingsThatAreNoPacket()
    {
        QFETCH(QByteArray, property);
        QFETCH(QVariant, value);
        MemoryDevice device;
        QMqttClient client;
        client.setTransport(&device, QMqttClient::IODevice);
        QVERIFY(client.setProperty(property.constData(), value));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Not connected: .+"_s));
        client.connectToHost();
        QCOMPARE(client.error(), QMqttClient::UnknownError);
        QCOMPARE(client.state(), QMqttClient::Disconnected);
        QVERIFY(!device.isOpen());
    }

    void sendsNoPasswordWithoutAUserName()
    {
        MemoryDevice device;
        QMqttClient client;
        client.setTransport(&device, QMqttClient::IODevice);
        client.setPassword(u"secret"_s);
        client.connectToHost();
        QVERIFY(!device.written.contains("secret"));
        QCOMPARE(taken(device).constFirst().connectFlags(), 0x02);
    }
};

QTEST_GUILESS_MAIN(TestMqttRobustness)
#include "tst_mqttrobustness.moc"
