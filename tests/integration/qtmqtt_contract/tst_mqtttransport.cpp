// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/memorydevice.h"
#include "support/scriptedbroker.h"

#include <QMqttClient>
#include <QMqttSubscription>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using insite::test::ClientPacket;
using insite::test::MemoryDevice;
using insite::test::ScriptedBroker;
using insite::test::takeClientPacket;
namespace wire = insite::test::wire;

namespace {

constexpr int kPatienceMs = 30'000;

// What a client said, in its order, as a person would tell it.
class Story : public QObject
{
public:
    explicit Story(QMqttClient *client)
    {
        connect(client, &QMqttClient::stateChanged, this, [this](QMqttClient::ClientState state) {
            const char *names[] = {"Disconnected", "Connecting", "Connected"};
            told.append(QString::fromLatin1(names[state]));
        });
        connect(client, &QMqttClient::errorChanged, this, [this](QMqttClient::ClientError error) {
            told.append(u"error %1"_s.arg(static_cast<int>(error)));
        });
        connect(client, &QMqttClient::connected, this, [this] { told.append(u"connected"_s); });
        connect(client, &QMqttClient::disconnected, this, [this] { told.append(u"disconnected"_s); });
        connect(client, &QMqttClient::brokerSessionRestored, this, [this] { told.append(u"restored"_s); });
        connect(client, &QMqttClient::messageSent, this,
                [this](qint32 id) { told.append(u"sent %1"_s.arg(id)); });
        connect(client, &QMqttClient::messageReceived, this,
                [this](const QByteArray &message, const QMqttTopicName &topic) {
                    told.append(topic.name() + u" = "_s + QString::fromUtf8(message));
                });
    }

    [[nodiscard]] QString take() { return std::exchange(told, {}).join(u", "_s); }

    QStringList told;
};

QList<ClientPacket> taken(MemoryDevice &device)
{
    QList<ClientPacket> packets;
    ClientPacket packet;
    while (takeClientPacket(device.written, packet))
        packets.append(packet);
    return packets;
}

// A client over a device in memory, connected.
struct Line
{
    explicit Line(const QByteArray &connack = wire::connack())
    {
        client.setTransport(&device, QMqttClient::IODevice);
        client.setClientId(u"insite"_s);
        client.connectToHost();
        device.feed(connack);
        device.written.clear();
    }

    MemoryDevice device;
    QMqttClient client;
};

} // namespace

class TestMqttTransport : public QObject
{
    Q_OBJECT

private slots:
    void opensTheDeviceAndSaysWhoItIs()
    {
        MemoryDevice device;
        QMqttClient client;
        client.setTransport(&device, QMqttClient::IODevice);
        QCOMPARE(client.transport(), &device);
        client.setClientId(u"insite-å"_s);
        client.setUsername(u"ola"_s);
        client.setPassword(u"hemmelig"_s);
        client.setWillTopic(u"will/topic"_s);
        client.setWillMessage("gone");
        client.setWillQoS(1);
        client.setKeepAlive(37);
        client.setCleanSession(false);
        client.connectToHost();
        QVERIFY(device.isOpen());
        QCOMPARE(device.openMode() & QIODevice::ReadWrite, QIODevice::ReadWrite);
        QCOMPARE(client.state(), QMqttClient::Connecting);

        const QList<ClientPacket> packets = taken(device);
        QCOMPARE(packets.size(), 1);
        const ClientPacket &connect = packets.first();
        QCOMPARE(connect.body.first(7), QByteArray("\0\4MQTT\4", 7));
        QCOMPARE(connect.connectFlags(), 0xcc); // user name, password, will of QoS 1
        QCOMPARE(connect.keepAliveSeconds(), 37);
        QCOMPARE(connect.connectField(0), QByteArray("insite-å"));
        QCOMPARE(connect.connectField(1), QByteArray("will/topic"));
        QCOMPARE(connect.connectField(2), QByteArray("gone"));
        QCOMPARE(connect.connectField(3), QByteArray("ola"));
        QCOMPARE(connect.connectField(4), QByteArray("hemmelig"));
    }

    void takesAnOpenDevice()
    {
        MemoryDevice device;
        device.open(QIODevice::ReadWrite | QIODevice::Unbuffered);
        QMqttClient client;
        client.setTransport(&device, QMqttClient::IODevice);
        client.connectToHost();
        QCOMPARE(taken(device).size(), 1);
        device.feed(wire::connack());
        QCOMPARE(client.state(), QMqttClient::Connected);
    }

    void tellsWhatHappensInItsOrder()
    {
        MemoryDevice device;
        QMqttClient client;
        Story story(&client);
        client.setTransport(&device, QMqttClient::IODevice);
        client.setCleanSession(false);
        client.connectToHost();
        QCOMPARE(story.take(), u"Connecting"_s);
        device.feed(wire::connack(0, true) + wire::publish("a/b", "queued", 1, 7));
        QCOMPARE(story.take(), u"restored, Connected, connected, a/b = queued"_s);
        client.disconnectFromHost();
        QCOMPARE(story.take(), u"Disconnected, disconnected"_s);
        QVERIFY(!device.isOpen());
        const QList<ClientPacket> packets = taken(device);
        QCOMPARE(packets.last().type, ClientPacket::Disconnect);
        QCOMPARE(client.error(), QMqttClient::NoError);
    }

    void deliversBeforeAnySubscriptionExists()
    {
        Line line;
        Story story(&line.client);
        line.device.feed(wire::publish("a/b", "1", 1, 1) + wire::publish("a/c", "2", 1, 2) +
                         wire::publish("a/b", "", 0));
        QCOMPARE(story.take(), u"a/b = 1, a/c = 2, a/b = "_s);
    }

    void acknowledgesWhenTheSlotHasReturned()
    {
        Line line;
        QList<qsizetype> inSlot;
        connect(&line.client, &QMqttClient::messageReceived, this,
                [&] { inSlot.append(line.device.written.size()); });
        line.device.feed(wire::publish("a", "x", 1, 4711));
        QCOMPARE(inSlot, QList<qsizetype>{0});
        QCOMPARE(line.device.written, wire::puback(4711));
    }

    void acknowledgesEachInItsOrder()
    {
        Line line;
        QByteArray burst;
        for (quint16 id = 1; id <= 300; ++id)
            burst += wire::publish("a/b", QByteArray::number(id), 1, id);
        line.device.feed(burst);
        const QList<ClientPacket> packets = taken(line.device);
        QCOMPARE(packets.size(), 300);
        for (quint16 id = 1; id <= 300; ++id) {
            QCOMPARE(packets[id - 1].type, ClientPacket::Puback);
            QCOMPARE(packets[id - 1].id(), id);
        }
    }

    void endsWithTheDevice()
    {
        Line line;
        Story story(&line.client);
        line.device.close();
        QCOMPARE(story.take(), u"error 256, Disconnected, disconnected"_s);
        QCOMPARE(line.client.publish(QMqttTopicName(u"a"_s), "x", 1), -1);
        QCOMPARE(line.client.subscribe(QMqttTopicFilter(u"a"_s), 1), nullptr);
    }

    void readsWhatCameBeforeTheEnd()
    {
        Line line;
        Story story(&line.client);
        line.device.feed(wire::publish("a", "last", 1, 1));
        line.device.close();
        QCOMPARE(story.take(), u"a = last, error 256, Disconnected, disconnected"_s);
    }

    void isRefusedWithTheEndOfData_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("protocol version") << 1;
        QTest::newRow("client id") << 2;
        QTest::newRow("unavailable") << 3;
        QTest::newRow("user name or password") << 4;
        QTest::newRow("not authorized") << 5;
    }

    void isRefusedWithTheEndOfData()
    {
        QFETCH(int, code);
        MemoryDevice device;
        QMqttClient client;
        Story story(&client);
        client.setTransport(&device, QMqttClient::IODevice);
        client.connectToHost();
        device.feed(wire::connack(static_cast<quint8>(code)));
        device.close();
        QCOMPARE(story.take(), u"Connecting, error %1, Disconnected, disconnected"_s.arg(code));
        QCOMPARE(client.error(), static_cast<QMqttClient::ClientError>(code));
    }

    void leavesTheDeviceToItsOwner()
    {
        MemoryDevice device;
        {
            QMqttClient client;
            client.setTransport(&device, QMqttClient::IODevice);
            client.connectToHost();
            device.feed(wire::connack());
            QVERIFY(device.parent() != &client);
        }
        QVERIFY(!device.isOpen());
        QCOMPARE(taken(device).last().type, ClientPacket::Disconnect);
    }

    void publishesAndIsAcknowledged()
    {
        Line line;
        Story story(&line.client);
        QList<QMqtt::MessageStatus> status;
        connect(
            &line.client, &QMqttClient::messageStatusChanged, this,
            [&](qint32, QMqtt::MessageStatus s, const QMqttMessageStatusProperties &) { status.append(s); });
        QCOMPARE(line.client.publish(QMqttTopicName(u"a/å"_s), "zero"), 0);
        const qint32 first = line.client.publish(QMqttTopicName(u"a"_s), "one", 1, true);
        const qint32 second = line.client.publish(QMqttTopicName(u"b"_s), "two", 1);
        QVERIFY(first > 0 && second > 0 && first != second);
        QCOMPARE(story.take(), QString());

        const QList<ClientPacket> packets = taken(line.device);
        QCOMPARE(packets.size(), 3);
        QCOMPARE(packets[0].topic(), QByteArray("a/å"));
        QCOMPARE(packets[0].payload(), QByteArray("zero"));
        QCOMPARE(packets[0].flags, 0);
        QCOMPARE(packets[1].flags, 3); // QoS 1, retain
        QCOMPARE(packets[1].id(), first);
        QCOMPARE(packets[2].flags, 2);
        QCOMPARE(packets[2].id(), second);

        line.device.feed(wire::puback(static_cast<quint16>(first)) +
                         wire::puback(static_cast<quint16>(second)));
        QCOMPARE(story.take(), u"sent %1, sent %2"_s.arg(first).arg(second));
        QCOMPARE(status, QList<QMqtt::MessageStatus>(2, QMqtt::MessageStatus::Acknowledged));
    }

    void publishesNothingThatIsNotValid()
    {
        Line line;
        QCOMPARE(line.client.publish(QMqttTopicName(u"a/#"_s), "x", 1), -1);
        QCOMPARE(line.client.publish(QMqttTopicName(), "x", 1), -1);
        QCOMPARE(line.client.publish(QMqttTopicName(u"a"_s), "x", 3), -1);
        QCOMPARE(line.client.subscribe(QMqttTopicFilter(u"a/#/b"_s), 1), nullptr);
        QCOMPARE(line.device.written, QByteArray());
    }

    void subscribes_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("qos");
        QTest::addColumn<bool>("granted");
        QTest::newRow("granted") << QByteArray("\1", 1) << 1 << true;
        QTest::newRow("granted with less") << QByteArray("\0", 1) << 0 << true;
        QTest::newRow("refused") << QByteArray("\x80", 1) << 1 << false;
    }

    void subscribes()
    {
        QFETCH(QByteArray, code);
        QFETCH(bool, granted);
        Line line;
        QMqttSubscription *subscription = line.client.subscribe(QMqttTopicFilter(u"a/#"_s), 1);
        QVERIFY(subscription);
        QCOMPARE(subscription->state(), QMqttSubscription::SubscriptionPending);
        QCOMPARE(subscription->topic().filter(), u"a/#"_s);
        QCOMPARE(line.client.subscribe(QMqttTopicFilter(u"a/#"_s), 1), subscription);
        const QList<ClientPacket> packets = taken(line.device);
        QCOMPARE(packets.size(), 1);
        QCOMPARE(packets[0].type, ClientPacket::Subscribe);
        QCOMPARE(packets[0].flags, 2);
        QCOMPARE(packets[0].topic(), QByteArray("a/#"));
        QCOMPARE(packets[0].body.back(), '\1');

        line.device.feed(wire::suback(packets[0].id(), code));
        QCOMPARE(subscription->state(), granted ? QMqttSubscription::Subscribed : QMqttSubscription::Error);
        if (granted)
            QTEST(static_cast<int>(subscription->qos()), "qos");
        QCOMPARE(line.client.state(), QMqttClient::Connected);
    }

    void deliversToWhatMatches()
    {
        Line line;
        QMqttSubscription *all = line.client.subscribe(QMqttTopicFilter(u"a/#"_s), 1);
        QMqttSubscription *other = line.client.subscribe(QMqttTopicFilter(u"b/+"_s), 1);
        for (const ClientPacket &packet : taken(line.device))
            line.device.feed(wire::suback(packet.id(), "\1"));
        QList<QMqttMessage> messages;
        connect(all, &QMqttSubscription::messageReceived, this,
                [&](const QMqttMessage &message) { messages.append(message); });
        connect(other, &QMqttSubscription::messageReceived, this, [] { QFAIL("of another subscription"); });
        line.device.feed(wire::packet(0x3b, QByteArray("\0\3a/b\0\x09payload", 14)));
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages[0].payload(), QByteArray("payload"));
        QCOMPARE(messages[0].topic().name(), u"a/b"_s);
        QCOMPARE(messages[0].qos(), 1);
        QCOMPARE(messages[0].id(), 9);
        QVERIFY(messages[0].duplicate());
        QVERIFY(messages[0].retain());
    }

    void unsubscribes()
    {
        Line line;
        QMqttSubscription *subscription = line.client.subscribe(QMqttTopicFilter(u"a/#"_s), 1);
        line.device.feed(wire::suback(taken(line.device).constFirst().id(), "\1"));
        subscription->unsubscribe();
        QCOMPARE(subscription->state(), QMqttSubscription::UnsubscriptionPending);
        const QList<ClientPacket> packets = taken(line.device);
        QCOMPARE(packets.size(), 1);
        QCOMPARE(packets[0].type, ClientPacket::Unsubscribe);
        QCOMPARE(packets[0].topic(), QByteArray("a/#"));
        line.device.feed(wire::unsuback(packets[0].id()));
        QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
        QVERIFY(line.client.subscribe(QMqttTopicFilter(u"a/#"_s), 1) != subscription);
        QCOMPARE(taken(line.device).size(), 1);
    }

    void takesPacketsApartAtEveryByte()
    {
        MemoryDevice device;
        QMqttClient client;
        Story story(&client);
        client.setTransport(&device, QMqttClient::IODevice);
        client.connectToHost();
        const QByteArray stream = wire::connack() + wire::publish("a/å", QByteArray(200, 'x'), 1, 5) +
                                  wire::publish("b", "", 0) + wire::publish("c", "y", 1, 6);
        for (const char byte : stream)
            device.feed(QByteArray(1, byte));
        QCOMPARE(story.take(),
                 u"Connecting, Connected, connected, a/å = %1, b = , c = y"_s.arg(QString(200, u'x')));
        device.written.remove(0, device.written.size() - 8);
        QCOMPARE(device.written, wire::puback(5) + wire::puback(6));
    }

    void keepsSettingsWhileConnected()
    {
        Line line;
        line.client.setClientId(u"another"_s);
        line.client.setKeepAlive(5);
        line.client.setCleanSession(false);
        QCOMPARE(line.client.clientId(), u"insite"_s);
        QCOMPARE(line.client.keepAlive(), 60);
        QVERIFY(line.client.cleanSession());
    }

    void pingsOnRequest()
    {
        MemoryDevice device;
        QMqttClient client;
        client.setTransport(&device, QMqttClient::IODevice);
        QVERIFY(!client.requestPing());
        client.setAutoKeepAlive(false);
        client.connectToHost();
        device.feed(wire::connack());
        device.written.clear();
        QSignalSpy answered(&client, &QMqttClient::pingResponseReceived);
        QVERIFY(client.requestPing());
        QCOMPARE(taken(device).constFirst().type, ClientPacket::Pingreq);
        device.feed(wire::pingresp());
        QCOMPARE(answered.size(), 1);
    }

    void takesConnectedSocketsOfTheCaller()
    {
        ScriptedBroker broker;
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, broker.port());
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::ConnectedState, kPatienceMs);
        QMqttClient client;
        client.setTransport(&socket, QMqttClient::AbstractSocket);
        client.connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QMqttClient::Connected, kPatienceMs);
        client.disconnectFromHost();
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Disconnect).size(), 1, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, kPatienceMs);
    }

    void tellsThatNobodyListens()
    {
        ScriptedBroker broker;
        broker.stopListening();
        QMqttClient client;
        Story story(&client);
        client.setHostname(u"127.0.0.1"_s);
        client.setPort(1);
        client.connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(story.told.size(), 4, kPatienceMs);
        QCOMPARE(story.take(), u"Connecting, error 256, Disconnected, disconnected"_s);
    }

    void tellsThatTheBrokerHasLeft()
    {
        ScriptedBroker broker;
        QMqttClient client;
        Story story(&client);
        client.setHostname(u"127.0.0.1"_s);
        client.setPort(broker.port());
        client.connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QMqttClient::Connected, kPatienceMs);
        broker.send(wire::publish("a", "last"));
        broker.close();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QMqttClient::Disconnected, kPatienceMs);
        QCOMPARE(story.take(),
                 u"Connecting, Connected, connected, a = last, error 256, Disconnected, disconnected"_s);
    }

    void connectsAgain()
    {
        ScriptedBroker broker;
        QMqttClient client;
        client.setHostname(u"127.0.0.1"_s);
        client.setPort(broker.port());
        for (int i = 0; i < 3; ++i) {
            client.connectToHost();
            QTRY_COMPARE_WITH_TIMEOUT(client.state(), QMqttClient::Connected, kPatienceMs);
            QVERIFY(client.subscribe(QMqttTopicFilter(u"a"_s), 1));
            QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Subscribe).size(), i + 1, kPatienceMs);
            client.disconnectFromHost();
            QCOMPARE(client.state(), QMqttClient::Disconnected);
        }
        QCOMPARE(broker.connections(), 3);
    }
};

QTEST_GUILESS_MAIN(TestMqttTransport)
#include "tst_mqtttransport.moc"
