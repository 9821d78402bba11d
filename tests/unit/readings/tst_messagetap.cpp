// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/messagetap.h"

#include "core/clock.h"
#include "readings/ingest.h"
#include "readings/memorystore.h"

#include <QTest>

#include <thread>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant kArrival = Instant(1'672'576'500s);
const QString kTopic = u"meters/outbound/c/s/m"_s;

/// A commit takes 7 ms.
class CommitClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return kArrival + 7ms; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return {}; }
};

class FullStore final : public ReadingStore
{
public:
    Result<Stored> commit(const Burst &burst) override
    {
        if (isFull)
            return failure(ErrorCode::Storage, u"The disk is full."_s);
        wanted = burst.wantsVerdicts;
        return store.commit(burst);
    }

    MemoryStore store;
    bool isFull = false;
    bool wanted = false;
};

QByteArray payload(double value, int second = 0)
{
    return R"({"smarteo_payload_schema_version":1,"data_timestamp_utc":"2023-01-01T12:34:)" +
           QByteArray::number(second).rightJustified(2, '0') + R"(.000Z","register_id":2,"meter_reading":)" +
           QByteArray::number(value) + "}";
}

TappedMessage message(int number, qsizetype bytes = 10)
{
    TappedMessage result;
    result.topic = QString::number(number);
    result.payload = QByteArray(bytes, 'x');
    result.payloadBytes = bytes;
    return result;
}

std::vector<TappedMessage> messages(int from, int count)
{
    std::vector<TappedMessage> result;
    for (int i = 0; i < count; ++i)
        result.push_back(message(from + i));
    return result;
}

QStringList topics(const MessageTap::Taken &taken)
{
    QStringList result;
    for (const TappedMessage &each : taken.messages)
        result.append(each.topic);
    return result;
}

} // namespace

class TestMessageTap : public QObject
{
    Q_OBJECT

private slots:
    void tellsEachMessagesOutcomeInOrderOfArrival()
    {
        FullStore store;
        CommitClock clock;
        MessageTap tap;
        Ingest ingest(store, nullptr);
        ingest.watch(tap, clock);
        tap.setWatched(true);
        const QByteArray version3 = R"({"smarteo_payload_schema_version":3})";
        ingest.take(kTopic, payload(1), kArrival);
        ingest.take(kTopic, payload(1), kArrival + 1ms);
        ingest.take(kTopic, version3, kArrival + 2ms);
        ingest.take(kTopic, payload(2), kArrival + 3ms);
        ingest.take(kTopic, "kWh", kArrival + 4ms);
        ingest.take(u"meters/outbound/c"_s, payload(1), kArrival + 5ms);
        ingest.take(kTopic, payload(3, 1), kArrival + 6ms);
        QVERIFY(tap.take().messages.empty()); // not committed, not shown
        QVERIFY(ingest.commit());
        const auto taken = tap.take();
        QCOMPARE(taken.messages.size(), size_t(7));
        const std::array verdicts{Verdict::Stored,   Verdict::Duplicate, Verdict::UnknownVersion,
                                  Verdict::Revision, Verdict::Malformed, Verdict::Malformed,
                                  Verdict::Stored};
        for (size_t i = 0; i < verdicts.size(); ++i) {
            const TappedMessage &each = taken.messages[i];
            QCOMPARE(each.verdict, verdicts[i]);
            QCOMPARE(each.receivedAt, kArrival + int(i) * 1ms);
            QCOMPARE(each.keptAt, kArrival + 7ms);
            QVERIFY(!each.isCut());
        }
        QCOMPARE(taken.messages[2].payload, version3);
        QCOMPARE(taken.messages[2].reason, u"3"_s);
        QCOMPARE(taken.messages[4].reason, u"The payload is not JSON (byte 1)."_s);
        QVERIFY(taken.messages[5].reason.startsWith(u"The topic has 3 levels"_s));
        QVERIFY(!taken.messages[5].reading);
        QCOMPARE(taken.messages[6].reading->value, 3.0);
        QCOMPARE(taken.messages[3].reading->key.meter.text(), u"m"_s);
    }

    void gathersNothingWhileNobodyLooks()
    {
        FullStore store;
        CommitClock clock;
        MessageTap tap;
        Ingest ingest(store, nullptr);
        ingest.watch(tap, clock);
        ingest.take(kTopic, payload(1), kArrival);
        QVERIFY(ingest.commit());
        QVERIFY(!store.wanted);
        tap.setWatched(true);
        QVERIFY(tap.take().messages.empty());
        // From the middle of a burst on.
        tap.setWatched(false);
        ingest.take(kTopic, payload(2, 2), kArrival);
        ingest.take(kTopic, "x", kArrival);
        tap.setWatched(true);
        ingest.take(kTopic, payload(2, 2), kArrival);
        ingest.take(kTopic, "yy", kArrival);
        QVERIFY(ingest.commit());
        const auto taken = tap.take();
        QCOMPARE(taken.messages.size(), size_t(2));
        QCOMPARE(taken.messages[0].verdict, Verdict::Duplicate);
        QCOMPARE(taken.messages[1].payload, QByteArray("yy"));
        // What waits is dropped with the last look.
        ingest.take(kTopic, payload(3, 3), kArrival);
        QVERIFY(ingest.commit());
        tap.setWatched(false);
        tap.setWatched(true);
        QVERIFY(tap.take().messages.empty());
    }

    void showsOnlyWhatWasKept()
    {
        FullStore store;
        CommitClock clock;
        MessageTap tap;
        Ingest ingest(store, nullptr);
        ingest.watch(tap, clock);
        tap.setWatched(true);
        store.isFull = true;
        ingest.take(kTopic, payload(1), kArrival);
        QVERIFY(!ingest.commit());
        QVERIFY(tap.take().messages.empty());
        ingest.discard();
        store.isFull = false;
        QVERIFY(ingest.commit());
        QVERIFY(tap.take().messages.empty());
        ingest.take(kTopic, payload(1), kArrival + 5ms);
        QVERIFY(ingest.commit());
        const auto taken = tap.take();
        QCOMPARE(taken.messages.size(), size_t(1));
        QCOMPARE(taken.messages[0].verdict, Verdict::Stored);
    }

    void marksWhatWasCut()
    {
        FullStore store;
        CommitClock clock;
        MessageTap tap;
        Ingest ingest(store, nullptr);
        ingest.watch(tap, clock);
        tap.setWatched(true);
        ingest.take(kTopic, QByteArray(100'000, ' '), kArrival);
        QVERIFY(ingest.commit());
        const TappedMessage message = tap.take().messages.at(0);
        QVERIFY(message.isCut());
        QCOMPARE(message.payload.size(), 65536);
        QCOMPARE(message.payloadBytes, 100'000);
    }

    void forgetsTheOldestWhileItRuns()
    {
        MessageTap tap({3, 1'000'000});
        tap.setWatched(true);
        tap.add(messages(1, 2));
        tap.add(messages(3, 3));
        const auto taken = tap.take();
        QCOMPARE(topics(taken), (QStringList{u"3"_s, u"4"_s, u"5"_s}));
        QCOMPARE(taken.notKept, 2);
        QCOMPARE(tap.take().notKept, 0);
    }

    void keepsTheFirstWhileItIsHeld()
    {
        MessageTap tap({3, 1'000'000});
        tap.setWatched(true);
        tap.setHeld(true);
        tap.add(messages(1, 5));
        QCOMPARE(tap.waiting().messages, 3);
        QCOMPARE(tap.waiting().notKept, 2);
        QCOMPARE(topics(tap.take()), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
        // A held list that is emptied has room again.
        tap.add(messages(6, 1));
        QCOMPARE(topics(tap.take()), QStringList{u"6"_s});
    }

    void isBoundedInBytesToo()
    {
        MessageTap tap({1000, 100});
        tap.setWatched(true);
        tap.setHeld(true);
        std::vector<TappedMessage> large{message(1, 60), message(2, 60), message(3, 30)};
        QCOMPARE(heldBytes(large[0]), 62);
        tap.add(std::move(large));
        const auto taken = tap.take();
        QCOMPARE(topics(taken), (QStringList{u"1"_s, u"3"_s}));
        QCOMPARE(taken.notKept, 1);
    }

    void losesNothingBetweenTwoThreads()
    {
        constexpr int kBursts = 2000;
        MessageTap tap({kBursts * 5, 100'000'000});
        tap.setWatched(true);
        std::thread ingest([&tap] {
            for (int i = 0; i < kBursts; ++i)
                tap.add(messages(i * 5, 5));
        });
        int next = 0;
        while (next < kBursts * 5) {
            const auto taken = tap.take();
            QCOMPARE(taken.notKept, 0);
            for (const TappedMessage &each : taken.messages)
                QCOMPARE(each.topic, QString::number(next++));
        }
        ingest.join();
    }

    void countsWhatEachMeterSends()
    {
        FullStore store;
        CommitClock clock;
        MessageTap tap;
        Ingest ingest(store, nullptr);
        ingest.watch(tap, clock);
        const Instant start = kArrival; // a full minute
        for (int i = 0; i < 3; ++i)
            ingest.take(kTopic, payload(1), start + i * i * 1s);
        ingest.take(kTopic, "kWh", start + 5s);
        ingest.take(u"meters/outbound/c/s/other"_s, payload(1), start);
        ingest.take(u"elsewhere"_s, payload(1), start);
        QVERIFY(ingest.commit());
        FlowReport report = ingest.flow();
        QCOMPARE(report.meters.size(), size_t(2));
        if (report.meters[0].meter.text() != u"m"_s)
            std::swap(report.meters[0], report.meters[1]);
        const Flow &flow = report.meters[0].flow;
        QCOMPARE(flow.messages(), 4);
        QCOMPARE(flow.noReadings(), 1);
        QCOMPARE(flow.bytes(), 3 * payload(1).size() + 3);
        QCOMPARE(flow.shortestGap(), std::optional<std::chrono::milliseconds>(1s));
        QCOMPARE(flow.longestGap(), std::optional<std::chrono::milliseconds>(3s));
        QVERIFY(!report.meters[1].flow.shortestGap());
        QCOMPARE(report.strangers.messages(), 1);
        // In the same minute all count; half a minute into the next, half of them; then none.
        QCOMPARE(flow.rate(start + 29s).messages, 4 / 60.0);
        QCOMPARE(flow.rate(start + 90s).messages, 2 / 60.0);
        QCOMPARE(flow.rate(start + 120s).messages, 0.0);
        QCOMPARE(report.acknowledgements.messages(), 6);
        QCOMPARE(report.acknowledgements.longest(), 7ms);
        QCOMPARE(report.acknowledgements.within(0.5), 7ms);
    }

    void sumsUpMeters()
    {
        Flow one;
        one.count(10, kArrival);
        one.count(10, kArrival + 2s);
        Flow other;
        other.count(100, kArrival + 65s); // the next minute
        one.add(other);
        QCOMPARE(one.messages(), 3);
        QCOMPARE(one.bytes(), 120);
        QCOMPARE(one.lastAt(), kArrival + 65s);
        QCOMPARE(one.shortestGap(), std::optional<std::chrono::milliseconds>(2s));
        QCOMPARE(one.rate(kArrival + 90s).messages, (1 + 0.5 * 2) / 60.0);
    }

    void tellsWithinHowLongMostWereAcknowledged()
    {
        AcknowledgementTimes times;
        QCOMPARE(times.within(0.95), 0ms);
        times.count(90, 1ms);
        times.count(5, 3ms);
        times.count(5, 100ms);
        QCOMPARE(times.within(0.5), 1ms);
        QCOMPARE(times.within(0.95), 4ms);
        QCOMPARE(times.within(1), 100ms);
    }
};

QTEST_GUILESS_MAIN(TestMessageTap)
#include "tst_messagetap.moc"
