// SPDX-License-Identifier: GPL-3.0-or-later
// What one message costs on its way from the broker to the window, the store left out. Each iteration handles
// kMessages messages. Build it with optimisation (preset release or ci).
#include "core/clock.h"
#include "protocol/payload.h"
#include "readings/ingest.h"
#include "readings/messagetap.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace insite;
using namespace insite::protocol;
using namespace insite::readings;
using namespace Qt::StringLiterals;

namespace {

constexpr int kMessages = 10'000;
constexpr int kMeters = 5'000;

const Instant kStart = Instant(std::chrono::seconds(1'672'574'400));

QByteArray payload(int i)
{
    const QByteArray at = toIsoUtc(kStart + std::chrono::seconds(i)).toLatin1();
    if (i % 2 == 0) {
        return R"({"smarteo_payload_schema_version": 1, "data_timestamp_utc": ")" + at +
               R"(", "system_timestamp_utc": ")" + at + R"(", "register_id": 2, "meter_reading": )" +
               QByteArray::number(123.456 + i) + "}";
    }
    return R"({"smarteo_payload_schema_version": 2, "measurement_start_timestamp_utc": ")" + at +
           R"(", "measurement_end_timestamp_utc": ")" + at + R"(", "register_id": 12, "value": )" +
           QByteArray::number(123.456 + i) + "}";
}

QList<QByteArray> payloads()
{
    QList<QByteArray> result;
    for (int i = 0; i < kMessages; ++i)
        result.append(payload(i));
    return result;
}

/// A text of its own for each message, as a client hands it.
QStringList topics()
{
    QStringList result;
    for (int i = 0; i < kMessages; ++i) {
        result.append(
            u"meters/outbound/6e6a4667-22a8-4e54-a5b8-7b75c158c525/c863d30b-7c02-4851-aeeb-c75319ed4340/"
            "0f8fad5b-d9cb-469f-a165-%1"_s.arg(i % kMeters, 12, 10, QChar(u'0')));
    }
    return result;
}

std::vector<Reading> liveFeed()
{
    std::vector<Reading> result(kMessages);
    for (int i = 0; i < kMessages; ++i) {
        Reading &reading = result[static_cast<size_t>(i)];
        reading.key = {CustomerId(u"c"_s), SubscriptionId(u"s"_s), MeterId(u"meter %1"_s.arg(i % kMeters)),
                       RegisterId(u"2"_s)};
        reading.schemaVersion = 1;
        reading.measuredAt = kStart + std::chrono::seconds(i);
        reading.receivedAt = reading.measuredAt;
        reading.value = i;
    }
    return result;
}

class Sieve : public ReadingStore
{
public:
    Result<Stored> commit(const Burst &burst) override
    {
        isComplete = burst.readings.size() == kMessages;
        return Stored();
    }
    bool isComplete = false;
};

} // namespace

class BenchDecode : public QObject
{
    Q_OBJECT

private slots:
    void decode();
    void qJsonDocumentAlone();
    void ingest();
    void applyInOrder();
    void applyAndTake();
};

void BenchDecode::decode()
{
    const QList<QByteArray> all = payloads();
    PayloadDecoder decoder;
    int readings = 0;
    QBENCHMARK
    {
        readings = 0;
        for (const QByteArray &text : all)
            readings += std::holds_alternative<PayloadReading>(decoder.decode(text)) ? 1 : 0;
    }
    QCOMPARE(readings, kMessages);
}

/// For comparison: no version, no timestamp, no check of anything.
void BenchDecode::qJsonDocumentAlone()
{
    const QList<QByteArray> all = payloads();
    int objects = 0;
    QBENCHMARK
    {
        objects = 0;
        for (const QByteArray &text : all)
            objects += QJsonDocument::fromJson(text).object().size() == 5 ? 1 : 0;
    }
    QCOMPARE(objects, kMessages);
}

void BenchDecode::ingest()
{
    const QList<QByteArray> all = payloads();
    const QStringList names = topics();
    Sieve store;
    SystemClock clock;
    MessageTap tap; // As the recorder has it; nobody looks.
    Ingest ingest(store, nullptr);
    ingest.watch(tap, clock);
    QBENCHMARK
    {
        for (qsizetype i = 0; i < kMessages; ++i)
            ingest.take(names[i], all[i], kStart);
        QVERIFY(ingest.commit());
    }
    QVERIFY(store.isComplete);
}

void BenchDecode::applyInOrder()
{
    std::vector<Reading> burst = liveFeed();
    LiveReadings live;
    QBENCHMARK
    {
        live.apply(burst, {});
        for (Reading &reading : burst)
            reading.measuredAt += std::chrono::seconds(kMessages);
    }
}

void BenchDecode::applyAndTake()
{
    std::vector<Reading> burst = liveFeed();
    LiveReadings live;
    size_t taken = 0;
    QBENCHMARK
    {
        live.apply(burst, {});
        taken = live.takeChanges().registers.size();
        for (Reading &reading : burst)
            reading.measuredAt += std::chrono::seconds(kMessages);
    }
    QCOMPARE(taken, size_t(kMeters));
}

QTEST_GUILESS_MAIN(BenchDecode)
#include "bench_decode.moc"
