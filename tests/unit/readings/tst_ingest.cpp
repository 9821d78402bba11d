// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/ingest.h"
#include "readings/memorystore.h"

#include <QTest>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant kArrival = Instant(1'672'576'500s);

const QByteArray kPayload =
    R"({"smarteo_payload_schema_version":1,"data_timestamp_utc":"2023-01-01T12:34:56.789Z",)"
    R"("register_id":2,"meter_reading":123.456})";

/// Keeps the bursts as they came; refuses as long as it is told to.
class RecordingStore : public ReadingStore
{
public:
    Result<Stored> commit(const Burst &burst) override
    {
        ++commits;
        if (isFull)
            return failure(ErrorCode::Storage, u"The disk is full."_s);
        bursts.push_back(burst);
        Stored stored;
        stored.changed = burst.readings;
        stored.totals.received = static_cast<qint64>(bursts.size());
        return stored;
    }

    int commits = 0;
    bool isFull = false;
    std::vector<Burst> bursts;
};

} // namespace

class TestIngest : public QObject
{
    Q_OBJECT

private slots:
    void makesAReadingOfTopicAndPayload();
    void sortsOutWhatIsNoReading_data();
    void sortsOutWhatIsNoReading();
    void keepsTheOrderOfArrival();
    void nothingTakenIsNothingCommitted();
    void aFailedCommitShowsNothing();
    void whatIsDiscardedIsForgotten();
    void sharesTheIdsOfATopic();
    void countsWhatWasMeasuredBeforeTheSignIn();
    void survivesMoreTopicsThanItRemembers();
    void keepsTheNewestMessageOfEachRegister();
};

void TestIngest::keepsTheNewestMessageOfEachRegister()
{
    RecordingStore store;
    LiveReadings live;
    Ingest ingest(store, &live);
    const RegisterKey key{CustomerId(u"c"_s), SubscriptionId(u"s"_s), MeterId(u"m"_s), RegisterId(u"2"_s)};
    QVERIFY(!ingest.lastMessage(key));
    ingest.take(u"meters/outbound/c/s/m"_s, kPayload, kArrival);
    ingest.take(u"meters/outbound/c/s/m"_s, QByteArray(kPayload).replace("123.456", "7.0"), kArrival + 1s);
    ingest.take(u"meters/outbound/c/s/m"_s, "rubbish", kArrival + 2s);
    const std::optional<RawMessage> last = ingest.lastMessage(key);
    QVERIFY(last);
    QCOMPARE(last->topic, u"meters/outbound/c/s/m"_s);
    QVERIFY(last->payload.contains("7.0"));
    QCOMPARE(last->receivedAt, kArrival + 1s);
    // However long a message is and however many registers a meter has, what is kept is bounded.
    ingest.take(u"meters/outbound/c/s/m"_s, kPayload + QByteArray(5000, ' '), kArrival);
    QCOMPARE(ingest.lastMessage(key)->payload.size(), 1024);
    RegisterKey other = key;
    for (int i = 100; i < 200; ++i) {
        const QByteArray field = QByteArray("\"register_id\":") + QByteArray::number(i);
        ingest.take(u"meters/outbound/c/s/m"_s, QByteArray(kPayload).replace("\"register_id\":2", field),
                    kArrival);
        other.registerId = RegisterId(QString::number(i));
    }
    QVERIFY(!ingest.lastMessage(other));
    Ingest unwatched(store, nullptr);
    unwatched.take(u"meters/outbound/c/s/m"_s, kPayload, kArrival);
    QVERIFY(!unwatched.lastMessage(key));
}

void TestIngest::makesAReadingOfTopicAndPayload()
{
    RecordingStore store;
    LiveReadings live;
    Ingest ingest(store, &live);
    ingest.take(u"meters/outbound/c/s/m"_s, kPayload, kArrival);
    QVERIFY(store.bursts.empty() && live.takeChanges().registers.empty());
    QVERIFY(ingest.commit());
    Reading expected;
    expected.key = {CustomerId(u"c"_s), SubscriptionId(u"s"_s), MeterId(u"m"_s), RegisterId(u"2"_s)};
    expected.schemaVersion = 1;
    expected.measuredAt = Instant(1'672'576'496'789ms);
    expected.value = 123.456;
    expected.receivedAt = kArrival;
    QCOMPARE(store.bursts.size(), size_t(1));
    QCOMPARE(store.bursts[0].readings, (std::vector{expected}));
    const Changes changes = live.takeChanges();
    QCOMPARE(changes.registers.size(), size_t(1));
    QCOMPARE(changes.registers[0].latest, expected);
    QCOMPARE(changes.totals.received, 1);
    QCOMPARE(ingest.totals().received, 1);
}

void TestIngest::sortsOutWhatIsNoReading_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("isMalformed");
    QTest::addColumn<QString>("reason");
    const QString topic = u"meters/outbound/c/s/m"_s;
    QTest::newRow("alien topic") << u"gateways/generic/42/p/Water/m/2"_s << kPayload << true
                                 << u"The topic does not begin with meters/outbound/."_s;
    QTest::newRow("four levels")
        << u"meters/outbound/c/s"_s << kPayload << true
        << u"The topic has 4 levels; meters/outbound/<customer>/<subscription>/<meter> has 5."_s;
    QTest::newRow("no JSON") << topic << QByteArray("12.5") + "kWh" << true
                             << u"The payload is not JSON (byte 5)."_s;
    QTest::newRow("empty") << topic << QByteArray() << true << u"The payload is empty."_s;
    QTest::newRow("too large") << topic << QByteArray(100'000, ' ') << true
                               << u"The payload has 100000 bytes; 65536 are the most that is read."_s;
    QTest::newRow("version 3") << topic << QByteArray(R"({"smarteo_payload_schema_version":3})") << false
                               << u"3"_s;
}

void TestIngest::sortsOutWhatIsNoReading()
{
    QFETCH(const QString, topic);
    QFETCH(const QByteArray, payload);
    QFETCH(const bool, isMalformed);
    QFETCH(const QString, reason);
    RecordingStore store;
    Ingest ingest(store, nullptr);
    ingest.take(topic, payload, kArrival);
    QVERIFY(ingest.commit());
    QCOMPARE(store.bursts.size(), size_t(1));
    const Burst &burst = store.bursts[0];
    QVERIFY(burst.readings.empty());
    QCOMPARE(burst.malformed.size(), size_t(isMalformed ? 1 : 0));
    QCOMPARE(burst.unknown.size(), size_t(isMalformed ? 0 : 1));
    const RawMessage &message = isMalformed ? burst.malformed[0] : burst.unknown[0];
    QCOMPARE(message.reason, reason);
    QCOMPARE(message.topic, topic);
    QCOMPARE(message.payload, payload.left(65536));
    QCOMPARE(message.receivedAt, kArrival);
}

void TestIngest::keepsTheOrderOfArrival()
{
    RecordingStore store;
    Ingest ingest(store, nullptr);
    for (int i = 0; i < 1000; ++i) {
        ingest.take(u"meters/outbound/c/s/m%1"_s.arg(i % 7),
                    QByteArray(kPayload).replace("123.456", QByteArray::number(i)), kArrival + i * 1ms);
    }
    QVERIFY(ingest.commit());
    QCOMPARE(store.bursts[0].readings.size(), size_t(1000));
    for (int i = 0; i < 1000; ++i) {
        const Reading &reading = store.bursts[0].readings[size_t(i)];
        QCOMPARE(reading.value, double(i));
        QCOMPARE(reading.key.meter.text(), u"m%1"_s.arg(i % 7));
        QCOMPARE(reading.receivedAt, kArrival + i * 1ms);
    }
}

void TestIngest::nothingTakenIsNothingCommitted()
{
    RecordingStore store;
    store.isFull = true;
    Ingest ingest(store, nullptr);
    QVERIFY(ingest.commit());
    QCOMPARE(store.commits, 0);
}

void TestIngest::aFailedCommitShowsNothing()
{
    RecordingStore store;
    LiveReadings live;
    Ingest ingest(store, &live);
    store.isFull = true;
    ingest.take(u"meters/outbound/c/s/m"_s, kPayload, kArrival);
    const auto failed = ingest.commit();
    QVERIFY(!failed);
    QCOMPARE(failed.error(), (Error{ErrorCode::Storage, u"The disk is full."_s}));
    QVERIFY(live.takeChanges().registers.empty());
    QCOMPARE(ingest.totals(), Totals());
    // The session discards, and the broker sends it again.
    ingest.discard();
    store.isFull = false;
    ingest.take(u"meters/outbound/c/s/m"_s, kPayload, kArrival + 10s);
    QVERIFY(ingest.commit());
    QCOMPARE(store.bursts[0].readings.size(), size_t(1));
    QCOMPARE(live.takeChanges().registers.size(), size_t(1));
}

void TestIngest::whatIsDiscardedIsForgotten()
{
    RecordingStore store;
    Ingest ingest(store, nullptr);
    ingest.take(u"meters/outbound/c/s/m"_s, kPayload, kArrival);
    ingest.take(u"meters/outbound/c/s/m"_s, "x", kArrival);
    ingest.take(u"meters/outbound/c/s/m"_s, R"({"smarteo_payload_schema_version":3})", kArrival);
    ingest.discard();
    QVERIFY(ingest.commit());
    QCOMPARE(store.commits, 0);
}

void TestIngest::sharesTheIdsOfATopic()
{
    RecordingStore store;
    Ingest ingest(store, nullptr);
    for (int i = 0; i < 2; ++i) {
        // Each message brings a topic text of its own.
        ingest.take(u"meters/outbound/c/s/"_s + QString(36, u'm'), kPayload, kArrival);
    }
    QVERIFY(ingest.commit());
    const auto &readings = store.bursts[0].readings;
    QCOMPARE(readings[0].key.meter.text().constData(), readings[1].key.meter.text().constData());
    QCOMPARE(readings[0].key.registerId.text().constData(), readings[1].key.registerId.text().constData());
}

void TestIngest::countsWhatWasMeasuredBeforeTheSignIn()
{
    RecordingStore store;
    Ingest ingest(store, nullptr);
    const Instant measured(1'672'576'496'789ms);
    const auto receive = [&ingest] {
        ingest.take(u"meters/outbound/c/s/m"_s, kPayload, kArrival);
        return ingest.commit();
    };
    QVERIFY(receive());
    QCOMPARE(ingest.backlog().messages, 0); // nobody has asked

    ingest.beginBacklog(measured + 1ms);
    store.isFull = true;
    QVERIFY(!receive());
    QCOMPARE(ingest.backlog().readings, 0); // not kept
    ingest.discard();
    store.isFull = false;
    QVERIFY(receive());
    ingest.beginBacklog(measured + 1s); // the line broke: it counts on
    QVERIFY(receive());
    QCOMPARE(ingest.backlog().readings, 2);
    QCOMPARE(ingest.backlog().from, measured);
    QCOMPARE(ingest.backlog().to, measured);

    ingest.endBacklog();
    QVERIFY(receive());
    QCOMPARE(ingest.backlog().readings, 2);
    ingest.beginBacklog(measured); // measured at or after the sign-in is live
    QVERIFY(receive());
    QCOMPARE(ingest.backlog().readings, 0);
    QCOMPARE(ingest.backlog().messages, 0);
}

void TestIngest::survivesMoreTopicsThanItRemembers()
{
    RecordingStore store;
    Ingest ingest(store, nullptr);
    constexpr int kTopics = 200'001;
    for (int i = 0; i < kTopics; ++i)
        ingest.take(u"meters/outbound/c/s/"_s + QString::number(i), kPayload, kArrival);
    QVERIFY(ingest.commit());
    QCOMPARE(store.bursts[0].readings.size(), size_t(kTopics));
    QCOMPARE(store.bursts[0].readings.back().key.meter.text(), QString::number(kTopics - 1));
    QCOMPARE(store.bursts[0].readings.front().key.meter.text(), u"0"_s);
}

QTEST_GUILESS_MAIN(TestIngest)
#include "tst_ingest.moc"
