// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "session/consumersession.h"
#include "session/networkwatch.h"
#include "support/scriptedbroker.h"

#include "recordingsink.h"
#include "statelog.h"

#include <QNetworkInterface>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::session;
using namespace insite::test;

namespace {

constexpr int kPatienceMs = 30'000;
const QByteArray kTopic = "meters/outbound/c1/s/m";

settings::Profile profileFor(const ScriptedBroker &broker, const QStringList &customers = {u"c1"_s})
{
    settings::Profile profile;
    profile.name = u"scripted"_s;
    profile.username = u"u"_s;
    profile.broker.host = u"127.0.0.1"_s;
    profile.broker.port = broker.port();
    profile.broker.tls = false;
    for (const QString &customer : customers)
        profile.customers.append(CustomerId(customer));
    return profile;
}

Timings quick()
{
    Timings timings;
    timings.signIn = 300ms;
    timings.subscribe = 300ms;
    timings.settle = 20ms;
    timings.firstDelay = 20ms;
    timings.longestDelay = 100ms;
    timings.longestStoreDelay = 100ms;
    timings.quiet = 100ms;
    return timings;
}

} // namespace

/// The consumer's session against a broker that lies, keeps silent or watches: what no real broker does on
/// demand.
class TestScriptedSession : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    SystemClock m_clock;

private slots:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit()); }

    void signsInAsTheSpecificationAsks()
    {
        ScriptedBroker broker;
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), u"secret"_s, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        const ClientPacket connect = broker.received(ClientPacket::Connect).value(0);
        QCOMPARE(connect.connectFlags(), quint8(0xc0)); // user name and password; clean session off, no will
        QCOMPARE(connect.connectField(0).size(), 23);
        QCOMPARE(connect.connectField(1), QByteArray("u"));
        QCOMPARE(connect.connectField(2), QByteArray("secret"));
        const ClientPacket subscribe = broker.received(ClientPacket::Subscribe).value(0);
        QCOMPARE(subscribe.topic(), QByteArray("meters/outbound/c1/#"));
        QCOMPARE(subscribe.body.back(), char(1)); // QoS 1
    }

    void nothingIsAcknowledgedBeforeItIsCommitted()
    {
        ScriptedBroker broker;
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);

        sink.failure = u"The disk is full."_s;
        broker.send(wire::publish(kTopic, "1", 1, 11) + wire::publish(kTopic, "2", 1, 12));
        QTRY_COMPARE_WITH_TIMEOUT(sink.failures, 1, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(log.count(FailureKind::StoreFailed), 1, kPatienceMs);
        QCOMPARE(log.failure(FailureKind::StoreFailed).detail, sink.failure);
        QVERIFY(failureSentence(log.failure(FailureKind::StoreFailed), profileFor(broker))
                    .contains(sink.failure));
        // It comes back by itself, and what was not stored is delivered again.
        sink.failure.clear();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        QCOMPARE(broker.received(ClientPacket::Puback).size(), 0);
        broker.send(wire::publish(kTopic, "1", 1, 11) + wire::publish(kTopic, "2", 1, 12));
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Puback).size(), 2, kPatienceMs);
        QCOMPARE(sink.kept, QList<QByteArray>({"1", "2"}));
        QCOMPARE(sink.discards, 1);
    }

    void aMessageBeforeAnySubscriptionIsTaken()
    {
        ScriptedBroker broker;
        broker.setScript([&broker](const ClientPacket &packet) {
            if (packet.type != ClientPacket::Connect)
                return false;
            broker.send(wire::connack(0, true) + wire::publish(kTopic, "queued", 1, 5));
            return true;
        });
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(sink.kept, QList<QByteArray>{"queued"}, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Puback).size(), 1, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        QVERIFY(session.state().isSessionRestored);
    }

    void aCatchUpIsCountedUntilItIsThrough()
    {
        ScriptedBroker broker;
        broker.setScript([&broker](const ClientPacket &packet) {
            if (packet.type != ClientPacket::Connect)
                return false;
            broker.send(wire::connack(0, true) + wire::publish(kTopic, "20", 1, 5) +
                        wire::publish(kTopic, "10", 1, 6));
            return true;
        });
        RecordingSink sink;
        Timings timings = quick();
        timings.quiet = 1s;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, timings);
        const StateLog log(session);
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.state().catchUp && session.state().catchUp->count == 2, kPatienceMs);
        QVERIFY(!session.state().catchUp->isDone());
        broker.send(wire::publish(kTopic, "30", 1, 7) + wire::publish(kTopic, "5000", 1, 8));
        QTRY_VERIFY_WITH_TIMEOUT(session.state().catchUp->isDone(), kPatienceMs);
        QCOMPARE(session.state().catchUp->count, 3); // what was measured later is live
        QCOMPARE(session.state().catchUp->from, Instant(10s));
        QCOMPARE(session.state().catchUp->to, Instant(30s));
        // What comes late from now on is no catch-up; a line that is never quiet does not prolong it.
        broker.send(wire::publish(kTopic, "40", 1, 9));
        QTRY_COMPARE_WITH_TIMEOUT(sink.kept.size(), 5, kPatienceMs);
        QCOMPARE(session.state().catchUp->count, 3);
        QVERIFY(!sink.isCounting);
        // The next one starts at zero.
        broker.abort();
        QTRY_COMPARE_WITH_TIMEOUT(broker.connections(), 2, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(session.state().catchUp && session.state().catchUp->isDone(), kPatienceMs);
        QCOMPARE(session.state().catchUp->count, 2);
    }

    void aCatchUpGoesOnAcrossADrop()
    {
        ScriptedBroker broker;
        broker.setScript([&broker](const ClientPacket &packet) {
            if (packet.type != ClientPacket::Connect)
                return false;
            const bool isFirst = broker.connections() == 1;
            broker.send(wire::connack(0, true) + wire::publish(kTopic, isFirst ? "10" : "20", 1, 5));
            return true;
        });
        RecordingSink sink;
        Timings timings = quick();
        timings.quiet = 2s;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, timings);
        const StateLog log(session);
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.state().catchUp, kPatienceMs);
        broker.abort();
        QTRY_VERIFY_WITH_TIMEOUT(session.state().catchUp && session.state().catchUp->isDone(), kPatienceMs);
        QCOMPARE(broker.connections(), 2);
        QCOMPARE(session.state().catchUp->count, 2);
        QCOMPARE(session.state().catchUp->to, Instant(20s));
    }

    void nothingQueuedIsNoCatchUp()
    {
        ScriptedBroker broker;
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        broker.send(wire::publish(kTopic, "10", 1, 5)); // late, but the session is new
        QTRY_COMPARE_WITH_TIMEOUT(sink.kept.size(), 1, kPatienceMs);
        QVERIFY(!session.state().catchUp);
        QVERIFY(!sink.isCounting);
    }

    void aCustomerThatLeftTheProfileIsUnsubscribedOnce()
    {
        ScriptedBroker broker;
        const QByteArray stranger = "meters/outbound/former/s/m";
        broker.setScript([&](const ClientPacket &packet) {
            if (packet.type != ClientPacket::Connect)
                return false;
            broker.send(wire::connack(0, true) + wire::publish(stranger, "1", 1, 5) +
                        wire::publish(kTopic, "2", 1, 6) + wire::publish(stranger, "3", 1, 7));
            return true;
        });
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Unsubscribe).size(), 1, kPatienceMs);
        QCOMPARE(broker.received(ClientPacket::Unsubscribe).first().topic(),
                 QByteArray("meters/outbound/former/#"));
        QCOMPARE(sink.kept, QList<QByteArray>({"1", "2", "3"})); // nothing is thrown away
        broker.abort();
        QTRY_COMPARE_WITH_TIMEOUT(broker.connections(), 2, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(sink.kept.size(), 6, kPatienceMs);
        QCOMPARE(broker.received(ClientPacket::Unsubscribe).size(), 1);
        QVERIFY(session.state().refused.isEmpty());
    }

    void aBurstIsAcknowledgedWhole_data()
    {
        QTest::addColumn<int>("pieceSize");
        QTest::newRow("at once") << 0;
        QTest::newRow("in pieces of 7 bytes") << 7;
    }

    void aBurstIsAcknowledgedWhole()
    {
        QFETCH(int, pieceSize);
        ScriptedBroker broker;
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        broker.setPieceSize(pieceSize);
        const int count = pieceSize == 0 ? 20'000 : 50;
        QByteArray bytes;
        QList<QByteArray> payloads;
        for (int i = 1; i <= count; ++i) {
            payloads.append(QByteArray::number(i));
            bytes += wire::publish(kTopic, payloads.last(), 1, static_cast<quint16>(i));
        }
        broker.send(bytes);
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Puback).size(), count, kPatienceMs);
        QCOMPARE(sink.kept, payloads);
        QCOMPARE(broker.received(ClientPacket::Puback).last().id(), quint16(count));
    }

    void whatIsNoBrokerIsToldAndTriedWithGrowingPauses_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<FailureKind>("kind");
        QTest::newRow("rubbish") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                                 << FailureKind::ProtocolViolation;
        QTest::newRow("message first") << wire::publish(kTopic, "1", 1, 1) << FailureKind::ProtocolViolation;
        QTest::newRow("connack 9") << wire::connack(9) << FailureKind::ProtocolViolation;
        QTest::newRow("server unavailable") << wire::connack(3) << FailureKind::BrokerUnavailable;
    }

    void whatIsNoBrokerIsToldAndTriedWithGrowingPauses()
    {
        QFETCH(QByteArray, answer);
        QFETCH(FailureKind, kind);
        ScriptedBroker broker;
        broker.setScript([&](const ClientPacket &packet) {
            if (packet.type == ClientPacket::Connect)
                broker.send(answer);
            return true;
        });
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(log.count(kind) > 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(broker.connections() >= 2, kPatienceMs);
    }

    void aRefusedSignInIsFinal_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<FailureKind>("kind");
        QTest::newRow("protocol") << 1 << FailureKind::ProtocolUnsupported;
        QTest::newRow("client id") << 2 << FailureKind::ClientIdRejected;
        QTest::newRow("credentials") << 4 << FailureKind::BadCredentials;
        QTest::newRow("not authorized") << 5 << FailureKind::NotAuthorized;
    }

    void aRefusedSignInIsFinal()
    {
        QFETCH(int, code);
        QFETCH(FailureKind, kind);
        ScriptedBroker broker;
        broker.setScript([&](const ClientPacket &packet) {
            if (packet.type != ClientPacket::Connect)
                return false;
            broker.send(wire::connack(static_cast<quint8>(code)));
            broker.close(); // the CONNACK comes with the FIN
            return true;
        });
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().failure.kind, kind, kPatienceMs);
        QCOMPARE(session.state().phase, Phase::Stopped);
        QCOMPARE(broker.connections(), 1);
    }

    void aSilentBrokerIsToldAndNotStormed()
    {
        ScriptedBroker broker;
        broker.setSilent(true);
        RecordingSink sink;
        Timings timings = quick();
        timings.firstDelay = timings.longestDelay = 60s;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, timings);
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().failure.kind, FailureKind::BrokerSilent, kPatienceMs);
        QCOMPARE(session.state().phase, Phase::Waiting);
        QVERIFY(session.state().nextAttempt > m_clock.now() + 20s);
        QCOMPARE(broker.connections(), 1);
        session.retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(broker.connections(), 2, kPatienceMs);
    }

    void aChangedNetworkEndsAPause()
    {
        ScriptedBroker broker;
        broker.setSilent(true);
        RecordingSink sink;
        Timings timings = quick();
        timings.firstDelay = timings.longestDelay = 60s;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, timings);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Waiting, kPatienceMs);
        broker.setSilent(false);
        session.networkChanged();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        // The address that it goes out from is still here: the connection is none the worse for the change.
        session.networkChanged();
        QCOMPARE(session.state().phase, Phase::Connected);
        QCOMPARE(broker.connections(), 2);
    }

    void aSleepIsNoticed()
    {
        class JumpingClock final : public Clock
        {
        public:
            [[nodiscard]] Instant now() const override { return m_real.now() + ahead; }
            [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override
            {
                return m_real.monotonic();
            }
            std::chrono::minutes ahead{0};

        private:
            SystemClock m_real;
        } clock;
        ScriptedBroker broker;
        broker.setSilent(true);
        RecordingSink sink;
        Timings timings = quick();
        timings.firstDelay = timings.longestDelay = 60s;
        timings.sleepWatch = 20ms;
        ConsumerSession session(profileFor(broker), {}, sink, clock, timings);
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Waiting, kPatienceMs);
        broker.setSilent(false);
        clock.ahead += 60min; // A pause has lasted long enough.
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        clock.ahead += 60min; // A connection is most likely dead.
        QTRY_COMPARE_WITH_TIMEOUT(log.count(FailureKind::ConnectionLost), 1, kPatienceMs);
        QVERIFY(log.failure(FailureKind::ConnectionLost).detail.contains(u"asleep"_s));
    }

    void anAddressThatIsGoneIsKnownAsGone()
    {
        QVERIFY(isAddressHere(QHostAddress(u"127.0.0.1"_s)));
        QVERIFY(isAddressHere(QHostAddress(u"::ffff:127.0.0.1"_s)));
        for (const QHostAddress &address : QNetworkInterface::allAddresses())
            QVERIFY2(isAddressHere(address), qPrintable(address.toString()));
        QVERIFY(!isAddressHere(QHostAddress(u"192.0.2.1"_s))); // RFC 5737: nobody has it
    }

    void anUnansweredSubscriptionIsTold()
    {
        ScriptedBroker broker;
        broker.setScript([](const ClientPacket &packet) { return packet.type == ClientPacket::Subscribe; });
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().failure.kind, FailureKind::SubscribeUnanswered,
                                  kPatienceMs);
    }

    void anIllegalSubackEndsTheConnection_data()
    {
        QTest::addColumn<QByteArray>("codes");
        QTest::newRow("no code") << QByteArray();
        QTest::newRow("code 3") << QByteArray("\x03", 1);
        QTest::newRow("two codes") << QByteArray("\x01\x01", 2);
        QTest::newRow("many bad codes") << QByteArray(100, '\x7f');
    }

    void anIllegalSubackEndsTheConnection()
    {
        QFETCH(QByteArray, codes);
        ScriptedBroker broker;
        broker.setScript([&](const ClientPacket &packet) {
            if (packet.type != ClientPacket::Subscribe)
                return false;
            broker.send(wire::suback(packet.id(), codes));
            return true;
        });
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(log.count(FailureKind::ProtocolViolation) > 0, kPatienceMs);
    }

    void aCustomerAtQosZeroCountsAsRefused()
    {
        ScriptedBroker broker;
        broker.setScript([&](const ClientPacket &packet) {
            if (packet.type != ClientPacket::Subscribe || packet.topic() != "meters/outbound/b/#")
                return false;
            broker.send(wire::suback(packet.id(), QByteArray(1, '\0')));
            return true;
        });
        RecordingSink sink;
        ConsumerSession session(profileFor(broker, {u"a"_s, u"b"_s}), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        const QList<RefusedCustomer> expected{
            {CustomerId(u"b"_s), u"meters/outbound/b/#"_s, RefusalKind::QosReduced}};
        QCOMPARE(session.state().refused, expected);
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Unsubscribe).size(), 1, kPatienceMs);
    }

    void beingThrownOutAgainAndAgainIsToldAsTakenOver()
    {
        ScriptedBroker broker;
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        connect(&session, &ConsumerSession::stateChanged, &broker, [&](const SessionState &state) {
            if (state.phase == Phase::Connected)
                broker.abort();
        });
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(log.count(FailureKind::TakenOver) > 0, kPatienceMs);
        QVERIFY(session.state().refused.isEmpty());
    }

    /// Kicked at each sign-in to the kept session; a clean one is welcome.
    static void forbidTheKeptSession(ScriptedBroker &broker, bool &isKept)
    {
        broker.setScript([&broker, &isKept](const ClientPacket &packet) {
            if (packet.type != ClientPacket::Connect)
                return false;
            if (packet.connectFlags() & 0x02)
                isKept = false;
            broker.send(wire::connack(0, isKept));
            if (isKept)
                broker.close();
            return true;
        });
    }

    void aForbiddenFilterInTheKeptSessionIsToldAndBlamesNobody()
    {
        ScriptedBroker broker;
        bool isKept = true;
        forbidTheKeptSession(broker, isKept);
        RecordingSink sink;
        ConsumerSession session(profileFor(broker, {u"a"_s, u"b"_s}), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(log.count(FailureKind::SessionForbidden) > 0, kPatienceMs);
        // It goes on trying, and nothing is reset in silence, however long it lasts.
        const int before = broker.connections();
        QTRY_VERIFY_WITH_TIMEOUT(broker.connections() > before + 6, kPatienceMs);
        QVERIFY(isKept);
        QVERIFY(session.state().refused.isEmpty());
        QCOMPARE(log.count(FailureKind::TakenOver), 0);

        session.resetSession();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        QVERIFY(!isKept);
        QVERIFY(session.state().refused.isEmpty());
        const QList<ClientPacket> connects = broker.received(ClientPacket::Connect);
        QCOMPARE(connects.at(connects.size() - 2).connectFlags(), quint8(0x82)); // clean, once
        QCOMPARE(connects.last().connectFlags(), quint8(0x80));
        QCOMPARE(connects.last().connectField(0), connects.first().connectField(0)); // the same client id
        QVERIFY(!broker.received(ClientPacket::Disconnect).isEmpty());
    }

    void aResetBeforeTheStartBegins()
    {
        ScriptedBroker broker;
        bool isKept = true;
        forbidTheKeptSession(broker, isKept);
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.resetSession();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        QCOMPARE(broker.connections(), 2);
        QCOMPARE(log.count(FailureKind::ClosedByBroker), 0);
    }

    void aKickedCustomerIsFoundInARestoredSessionToo()
    {
        ScriptedBroker broker;
        broker.setScript([&broker](const ClientPacket &packet) {
            if (packet.type == ClientPacket::Connect)
                broker.send(wire::connack(0, true));
            else if (packet.type == ClientPacket::Subscribe && packet.topic() == "meters/outbound/a/#")
                broker.close();
            else
                return false;
            return true;
        });
        RecordingSink sink;
        ConsumerSession session(profileFor(broker, {u"a"_s, u"b"_s}), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        QCOMPARE(session.state().refused.size(), 1);
        QCOMPARE(session.state().refused.first().customer, CustomerId(u"a"_s));
        QCOMPARE(log.count(FailureKind::SessionForbidden), 0);
        QCOMPARE(broker.connections(), 3);
    }

    void aSilentPeerIsNoticed()
    {
        ScriptedBroker broker;
        RecordingSink sink;
        settings::Profile profile = profileFor(broker);
        profile.broker.keepAlive = 2s; // shorter than a profile may say
        ConsumerSession session(profile, {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        broker.setSilent(true);
        QTRY_VERIFY_WITH_TIMEOUT(log.count(FailureKind::PeerSilent) > 0, kPatienceMs);
        QVERIFY(broker.received(ClientPacket::Pingreq).size() <= 2);
    }

    void stopsInAnOrderlyWay()
    {
        ScriptedBroker broker;
        RecordingSink sink;
        ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);
        broker.send(wire::publish(kTopic, "last", 1, 9));
        QTRY_COMPARE_WITH_TIMEOUT(sink.kept.size(), 1, kPatienceMs);
        session.stop();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Stopped, kPatienceMs);
        QCOMPARE(session.state().failure.kind, FailureKind::None);
        QTRY_COMPARE_WITH_TIMEOUT(broker.received(ClientPacket::Disconnect).size(), 1, kPatienceMs);
        QCOMPARE(broker.received(ClientPacket::Puback).size(), 1);
    }

    void stopsAtAnyMoment()
    {
        // Whatever phase it is in, stop() ends it, and destroying it right away is safe as well.
        for (int step = 0; step < 40; ++step) {
            ScriptedBroker broker;
            RecordingSink sink;
            ConsumerSession session(profileFor(broker), {}, sink, m_clock, quick());
            const StateLog log(session);
            session.start();
            for (int i = 0; i < step; ++i)
                QCoreApplication::processEvents(QEventLoop::AllEvents);
            if (step % 2 == 0)
                continue;
            session.stop();
            QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Stopped, kPatienceMs);
        }
    }

    void aSecondStartIsTold()
    {
        ScriptedBroker broker;
        RecordingSink sink;
        ConsumerSession first(profileFor(broker), {}, sink, m_clock, quick());
        ConsumerSession second(profileFor(broker), {}, sink, m_clock, quick());
        first.start();
        second.start();
        QCOMPARE(second.state().phase, Phase::Stopped);
        QCOMPARE(second.state().failure.kind, FailureKind::AlreadyRunning);
        QTRY_COMPARE_WITH_TIMEOUT(first.state().phase, Phase::Connected, kPatienceMs);
        QCOMPARE(broker.connections(), 1);
    }
};

QTEST_GUILESS_MAIN(TestScriptedSession)
#include "tst_scriptedsession.moc"
