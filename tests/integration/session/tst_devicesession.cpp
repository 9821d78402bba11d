// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "session/devicepublisher.h"
#include "session/ingestthread.h"
#include "support/scriptedbroker.h"

#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::session;
using namespace insite::test;

namespace {

constexpr int kPatienceMs = 30'000;

} // namespace

/// Publishing against a broker that watches: each publish ends exactly once, and says what is certain.
class TestDeviceSession : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    SystemClock m_clock;
    const QString m_topic = u"gateways/generic/42/p/Water/Toilets/10"_s;

    static settings::Profile profileFor(const ScriptedBroker &broker)
    {
        settings::Profile profile;
        profile.name = u"device"_s;
        profile.role = settings::Role::Device;
        profile.username = u"u"_s;
        profile.broker.host = u"127.0.0.1"_s;
        profile.broker.port = broker.port();
        profile.broker.tls = false;
        return profile;
    }

private slots:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit()); }

    void everyPublishEndsOnce()
    {
        ScriptedBroker broker;
        IngestThread thread;
        DevicePublisher publisher(thread, m_clock);
        QMultiHash<quint64, PublishOutcome> outcomes;
        connect(&publisher, &DevicePublisher::publishEnded, this,
                [&](quint64 token, PublishOutcome outcome) { outcomes.insert(token, outcome); });

        const quint64 early = publisher.publish(m_topic, "0");
        QTRY_COMPARE_WITH_TIMEOUT(outcomes.value(early), PublishOutcome::NotConnected, kPatienceMs);

        publisher.open(profileFor(broker), u"secret"_s);
        QTRY_COMPARE_WITH_TIMEOUT(publisher.state().phase, Phase::Connected, kPatienceMs);
        QCOMPARE(broker.received(ClientPacket::Connect).value(0).connectFlags() & 0x02,
                 0x02); // clean session
        const quint64 taken = publisher.publish(m_topic, "123.456");
        QTRY_COMPARE_WITH_TIMEOUT(outcomes.size(), 2, kPatienceMs);
        QCOMPARE(outcomes.value(taken), PublishOutcome::Acknowledged);
        const ClientPacket sent = broker.received(ClientPacket::Publish).value(0);
        QCOMPARE(sent.topic(), m_topic.toUtf8());
        QCOMPARE(sent.payload(), QByteArray("123.456"));
        QCOMPARE(sent.qos(), quint8(1));

        // Not acknowledged in time; the late PUBACK changes nothing.
        quint16 held = 0;
        broker.setScript([&](const ClientPacket &packet) {
            held = packet.type == ClientPacket::Publish ? packet.id() : held;
            return packet.type == ClientPacket::Publish;
        });
        const quint64 late = publisher.publish(m_topic, "1", 100ms);
        QTRY_COMPARE_WITH_TIMEOUT(outcomes.size(), 3, kPatienceMs);
        QCOMPARE(outcomes.value(late), PublishOutcome::Unknown);
        broker.send(wire::puback(held));

        // Written, and the connection goes.
        const quint64 cut = publisher.publish(m_topic, "2", 60s);
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Publish).size(), 3, kPatienceMs);
        broker.abort();
        QTRY_COMPARE_WITH_TIMEOUT(outcomes.size(), 4, kPatienceMs);
        QCOMPARE(outcomes.value(cut), PublishOutcome::Unknown);

        // Nothing is sent again by itself after the reconnect, and closing ends what is open.
        QTRY_COMPARE_WITH_TIMEOUT(broker.connections(), 2, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(publisher.state().phase, Phase::Connected, kPatienceMs);
        const quint64 open = publisher.publish(m_topic, "3", 60s);
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Publish).size(), 4, kPatienceMs);
        QCOMPARE(broker.received(ClientPacket::Publish).last().payload(), QByteArray("3"));
        publisher.close();
        QTRY_COMPARE_WITH_TIMEOUT(publisher.state().phase, Phase::Stopped, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(outcomes.size(), 5, kPatienceMs);
        QCOMPARE(outcomes.value(open), PublishOutcome::Unknown);
    }

    void opensAgainAtOnce()
    {
        ScriptedBroker broker;
        IngestThread thread;
        DevicePublisher publisher(thread, m_clock);
        publisher.open(profileFor(broker), {});
        QTRY_COMPARE_WITH_TIMEOUT(publisher.state().phase, Phase::Connected, kPatienceMs);
        publisher.open(profileFor(broker), {});
        publisher.close();
        publisher.open(profileFor(broker), {}); // not told that its own lock is held
        QTRY_COMPARE_WITH_TIMEOUT(broker.connections(), 2, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(publisher.state().phase, Phase::Connected, kPatienceMs);
    }
};

QTEST_GUILESS_MAIN(TestDeviceSession)
#include "tst_devicesession.moc"
