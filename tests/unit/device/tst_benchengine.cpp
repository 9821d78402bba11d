// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "device/benchengine.h"

#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace insite;
using namespace insite::device;
using namespace insite::session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

class MovedClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override
    {
        return Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 24)) + passed;
    }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override
    {
        return std::chrono::steady_clock::time_point(1h) + passed;
    }
    std::chrono::milliseconds passed{0};
};

struct Sent
{
    quint64 token = 0;
    QString topic;
    QByteArray payload;
    std::chrono::milliseconds at;
};

RowText row(const QString &meter, const QString &model, const QString &parameters, const QString &interval,
            const QString &registerType = u"2"_s)
{
    RowText text = newRow();
    text.set(Column::Meter, meter);
    text.set(Column::Register, registerType);
    text.set(Column::Model, model);
    text.set(Column::Parameters, parameters);
    text.set(Column::Interval, interval);
    return text;
}

} // namespace

/// The engine on a clock that only the test moves, and a broker that only the test plays.
class TestBenchEngine final : public QObject
{
    Q_OBJECT

private:
    MovedClock m_clock;
    std::vector<Sent> m_sent;
    std::unique_ptr<BenchEngine> m_engine;
    quint64 m_token = 0;

    void load(const QList<RowText> &rows, const BenchOptions &options = {})
    {
        m_sent.clear();
        m_engine = std::make_unique<BenchEngine>(
            m_clock, [this](const QString &topic, const QByteArray &payload, std::chrono::milliseconds) {
                m_sent.push_back({++m_token, topic, payload, m_clock.passed});
                return m_token;
            });
        const auto plan = makePlan(rows, u"gateways/generic/42/p"_s, {});
        QVERIFY(plan);
        m_engine->load(*plan, options);
        m_engine->setConnected(true);
    }

    /// Time passes in small steps, as the timer's turns do.
    void pass(std::chrono::milliseconds time, std::chrono::milliseconds step = 1ms)
    {
        for (std::chrono::milliseconds done{0}; done < time; done += step) {
            m_clock.passed += step;
            m_engine->run();
        }
    }

    void answerAll(PublishOutcome outcome)
    {
        const auto sent = m_sent;
        for (const Sent &each : sent)
            m_engine->ended(each.token, outcome, 12ms);
    }

    [[nodiscard]] QByteArrayList payloads(const QString &meter) const
    {
        QByteArrayList found;
        for (const Sent &sent : m_sent) {
            if (sent.topic.contains(u'/' + meter + u'/'))
                found.append(sent.payload);
        }
        return found;
    }

    [[nodiscard]] SendCounts counts() { return m_engine->takeProgress().sends; }

private slots:
    void rowsKeepTheirOwnRhythm()
    {
        load({row(u"A"_s, u"constant"_s, u"value=1"_s, u"1"_s),
              row(u"B"_s, u"constant"_s, u"value=2"_s, u"0.25"_s)});
        m_engine->run();
        QVERIFY2(m_sent.empty(), "nothing is sent before the start");
        m_engine->start();
        pass(3s - 2ms);
        QCOMPARE(payloads(u"A"_s).size(), 3);
        QCOMPARE(payloads(u"B"_s).size(), 12);
        QCOMPARE(m_sent.front().topic, u"gateways/generic/42/p/Electrical/A/2"_s);
        QCOMPARE(m_sent.front().payload, QByteArray("1.000"));
        m_engine->stop();
        const size_t before = m_sent.size();
        pass(2s);
        QCOMPARE(m_sent.size(), before);
    }

    void whatIsOffIsNotSentAndWhatWasMissedIsLeftOut()
    {
        RowText off = row(u"OFF"_s, u"constant"_s, u"value=1"_s, u"1"_s);
        off.set(Column::On, u"no"_s);
        load({off, row(u"A"_s, u"ramp"_s, u"from=0; to=100; seconds=100"_s, u"1"_s)});
        m_engine->start();
        QCOMPARE(payloads(u"A"_s), QByteArrayList{"0.000"});
        // The computer sleeps for ten seconds: one reading of now, not ten of then.
        m_clock.passed += 10'400ms;
        m_engine->run();
        QCOMPARE(payloads(u"A"_s), (QByteArrayList{"0.000", "10.400"}));
        pass(1s);
        QCOMPARE(payloads(u"A"_s), (QByteArrayList{"0.000", "10.400", "11.000"}));
        QVERIFY(payloads(u"OFF"_s).isEmpty());
        QCOMPARE(counts().leftOut, 9);
    }

    void aPauseLeavesOut()
    {
        load({row(u"A"_s, u"ramp"_s, u"from=0; to=100; seconds=100"_s, u"1"_s)});
        m_engine->start();
        m_engine->setPaused(true);
        pass(5500ms);
        QCOMPARE(m_sent.size(), size_t(1));
        m_engine->setPaused(false);
        pass(1s);
        QCOMPARE(payloads(u"A"_s), (QByteArrayList{"0.000", "6.000"}));
        QCOMPARE(counts().sent, 2);
        QCOMPARE(counts().leftOut, 5); // and it is told
    }

    void outcomesAreCountedOnce()
    {
        load({row(u"A"_s, u"constant"_s, u"value=1"_s, u"1"_s)});
        m_engine->burst({0}, 5);
        QCOMPARE(counts(), (SendCounts{.sent = 5, .pending = 5, .unwatched = 5}));
        m_engine->ended(m_sent[0].token, PublishOutcome::Acknowledged, 10ms);
        m_engine->ended(m_sent[1].token, PublishOutcome::Acknowledged, 30ms);
        m_engine->ended(m_sent[2].token, PublishOutcome::Expired, 0ms);
        m_engine->ended(m_sent[3].token, PublishOutcome::Unknown, 0ms);
        m_engine->ended(m_sent[4].token, PublishOutcome::NotConnected, 0ms);
        m_engine->ended(m_sent[4].token, PublishOutcome::NotConnected, 0ms);
        QCOMPARE(counts(),
                 (SendCounts{.sent = 5, .acknowledged = 2, .expired = 2, .unknown = 1, .unwatched = 5}));
        const BenchReport report = m_engine->report();
        QCOMPARE(report.rows.at(0).ackMedian, std::optional(10ms));
        QCOMPARE(report.rows.at(0).ack95, std::optional(30ms));
        QVERIFY(m_engine->isSettled());
        pass(1min, 100ms);
        QCOMPARE(m_sent.size(), size_t(5)); // nothing is sent again by itself
    }

    void onlyTheSwitchSendsAgainAndOnlyOnce()
    {
        BenchOptions options;
        options.mayRepeat = true;
        load({row(u"A"_s, u"walk"_s, u"start=5; step=3"_s, u"60"_s)}, options);
        m_engine->burst({0}, 1);
        m_engine->setConnected(false);
        m_engine->ended(m_sent[0].token, PublishOutcome::Unknown, 0ms);
        pass(5s, 100ms);
        QCOMPARE(m_sent.size(), size_t(1)); // it waits for a connection
        m_engine->setConnected(true);
        QCOMPARE(m_sent.size(), size_t(2));
        QCOMPARE(m_sent[1].payload, m_sent[0].payload);
        m_engine->ended(m_sent[1].token, PublishOutcome::Unknown, 0ms);
        pass(5s, 100ms);
        QCOMPARE(m_sent.size(), size_t(2));
        QCOMPARE(counts(), (SendCounts{.sent = 2, .unknown = 2, .repeated = 1, .unwatched = 2}));
        // Too late is not sent any more.
        m_engine->burst({0}, 1);
        m_engine->setConnected(false);
        m_engine->ended(m_sent[2].token, PublishOutcome::Unknown, 0ms);
        pass(11s, 100ms);
        m_engine->setConnected(true);
        QCOMPARE(m_sent.size(), size_t(3));
    }

    void aBurstKeepsToAThousandASecond()
    {
        load({row(u"A"_s, u"counter"_s, u"start=1; perhour=3600000"_s, u"60"_s),
              row(u"B"_s, u"constant"_s, u"value=1"_s, u"60"_s)});
        m_engine->burst({0, 1}, 1000);
        pass(1s);
        QVERIFY2(m_sent.size() >= 1000 && m_sent.size() <= 1250, qPrintable(QString::number(m_sent.size())));
        QCOMPARE(m_engine->takeProgress().burstLeft, qint64(2000 - m_sent.size()));
        pass(2s);
        QCOMPARE(m_sent.size(), size_t(2000));
        QCOMPARE(payloads(u"B"_s).size(), 1000);
        m_engine->burst({0}, 1000);
        m_engine->stop();
        pass(1s);
        QVERIFY2(m_sent.size() <= 2201, "stop ends a burst, too");
    }

    void aThousandRowsASecondLeaveNoneOut()
    {
        QList<RowText> rows;
        for (int i = 0; i < 1000; ++i)
            rows.append(row(u"M%1"_s.arg(i), u"counter"_s, u"start=1; perhour=10"_s, u"1"_s));
        load(rows);
        m_engine->start();
        pass(9999ms, 3ms);
        QCOMPARE(counts().sent, 10'000);
        for (const Sent &sent : m_sent)
            m_engine->ended(sent.token, PublishOutcome::Acknowledged, 3ms);
        const BenchProgress progress = m_engine->takeProgress();
        QCOMPARE(progress.rows.size(), size_t(1000));
        for (const RowProgress &each : progress.rows)
            QCOMPARE(each.report.sends.acknowledged, 10);
        QVERIFY2(m_engine->takeProgress().rows.empty(), "only what changed is told");
    }

    void aThousandRowsASecondMakeUpForABusyMoment()
    {
        QList<RowText> rows;
        for (int i = 0; i < 1000; ++i)
            rows.append(row(u"M%1"_s.arg(i), u"ramp"_s, u"from=0; to=1000; seconds=1000"_s, u"1"_s));
        m_clock.passed = {};
        load(rows);
        m_engine->start();
        pass(2s);
        m_clock.passed += 600ms; // busy with something else
        pass(2999ms);
        QCOMPARE(counts().sent, 5600);
        QCOMPARE(counts().leftOut, 0);
        // In their rhythm again, each with the value of the moment at which it was sent, and never more at
        // once than the broker shall be given.
        std::map<std::chrono::milliseconds, int> atOnce;
        for (const Sent &sent : m_sent) {
            ++atOnce[sent.at];
            QCOMPARE(sent.payload, QByteArray::number(double(sent.at.count()) / 1000, 'f', 3));
        }
        for (const auto &[at, count] : atOnce)
            QVERIFY(count <= 201);
        QCOMPARE(m_sent.back().at, 5599ms);
        QCOMPARE(atOnce.rbegin()->second, 1);
    }

    void aSeedRepeatsARunWhateverTheOrderOfTheRows()
    {
        const RowText walk = row(u"W"_s, u"walk"_s, u"start=5; step=1"_s, u"1"_s);
        const RowText load_ = row(u"L"_s, u"load"_s, u"noise=0.5"_s, u"1"_s);
        m_clock.passed = 0ms;
        load({walk, load_});
        m_engine->start();
        pass(19990ms, 10ms);
        const QByteArrayList first = payloads(u"W"_s);
        m_clock.passed = 0ms;
        load({load_, walk});
        m_engine->start();
        pass(19990ms, 10ms);
        QCOMPARE(payloads(u"W"_s), first);
        BenchOptions other;
        other.seed = 2;
        load({walk}, other);
        m_engine->start();
        pass(19990ms, 10ms);
        QVERIFY(payloads(u"W"_s) != first);
    }

    void aFormulaAddsUpWhatIsSentBesideIt()
    {
        // The sum stands first, and all fall due together: it takes what the others send in this turn.
        load({row(u"SUM"_s, u"formula"_s, u"value=[A/2] + [B/2]"_s, u"1"_s),
              row(u"A"_s, u"walk"_s, u"start=5; step=1"_s, u"1"_s),
              row(u"B"_s, u"walk"_s, u"start=7; step=1"_s, u"1"_s)});
        m_engine->start();
        pass(9990ms);
        const QByteArrayList sums = payloads(u"SUM"_s);
        const QByteArrayList a = payloads(u"A"_s);
        const QByteArrayList b = payloads(u"B"_s);
        QCOMPARE(sums.size(), 10);
        for (qsizetype i = 0; i < sums.size(); ++i)
            QCOMPARE(sums[i], QByteArray::number(a[i].toDouble() + b[i].toDouble(), 'f', 3));
        // Also when all fall due in one turn, and when it is asked alone: then the others send what it took.
        pass(10s, 500ms);
        const double sum = payloads(u"SUM"_s).last().toDouble();
        QCOMPARE(payloads(u"A"_s).last().toDouble() + payloads(u"B"_s).last().toDouble(), sum);
    }

    void disturbancesHitTheirShare()
    {
        BenchOptions options;
        options.disturbances.duplicatePercent = 20;
        options.disturbances.wrongPercent = 10;
        load({row(u"A"_s, u"constant"_s, u"value=1.5"_s, u"60"_s)}, options);
        m_engine->burst({0}, 100);
        pass(1s);
        QCOMPARE(m_sent.size(), size_t(120));
        QCOMPARE(payloads(u"A"_s).count("1.500"), 120); // wrong ones need the switch
        options.disturbances.isWrongAllowed = true;
        for (const auto &[wrong, payload] : {std::pair(WrongPayload::Text, QByteArray("not a number")),
                                             {WrongPayload::CommaDecimals, "1,500"},
                                             {WrongPayload::Empty, ""}}) {
            options.disturbances.wrongPayload = wrong;
            load({row(u"A"_s, u"constant"_s, u"value=1.5"_s, u"60"_s)}, options);
            m_engine->setWatched(true);
            m_engine->burst({0}, 100);
            pass(1s);
            QCOMPARE(payloads(u"A"_s).count(payload), 20); // each is among those that are sent twice
            const BenchProgress progress = m_engine->takeProgress();
            QCOMPARE(progress.sends.wrongOnPurpose, 10);
            QCOMPARE(progress.trip.awaited, 100); // nothing of the wrong ones
        }
    }

    void jitterMovesReadingsButNotTheGrid()
    {
        BenchOptions options;
        options.disturbances.jitter = 300ms;
        load({row(u"A"_s, u"constant"_s, u"value=1"_s, u"1"_s)}, options);
        const auto start = m_clock.passed;
        m_engine->start();
        pass(100s);
        QVERIFY(m_sent.size() >= 99 && m_sent.size() <= 101);
        bool hasMoved = false;
        for (size_t i = 1; i < 99; ++i) {
            const auto off = m_sent[i].at - start - std::chrono::seconds(i);
            QVERIFY2(off >= -301ms && off <= 301ms, qPrintable(QString::number(off.count())));
            hasMoved = hasMoved || off > 50ms || off < -50ms;
        }
        QVERIFY(hasMoved);
    }

    void countersAreResetAndRolledOverOnPurpose()
    {
        load({row(u"A"_s, u"counter"_s, u"start=1000; perhour=0; resetto=7"_s, u"60"_s)});
        m_engine->burst({0}, 1);
        m_engine->rollOverCounters({0});
        m_engine->burst({0}, 1);
        m_engine->resetCounters({0});
        m_engine->burst({0}, 1);
        QCOMPARE(payloads(u"A"_s), (QByteArrayList{"1000.000", "0.000", "7.000"}));
    }

    void whatComesBackIsFollowedAndWhatDoesNotIsMissing()
    {
        load({row(u"A"_s, u"constant"_s, u"value=1.5"_s, u"60"_s)});
        m_engine->setWatched(true);
        m_engine->burst({0}, 2);
        answerAll(PublishOutcome::Acknowledged);
        pass(40ms);
        Reading reading;
        reading.key = {CustomerId(u"c"_s), SubscriptionId(u"s"_s), MeterId(u"guid"_s), RegisterId(u"2"_s)};
        reading.schemaVersion = 1;
        reading.value = 1.5;
        reading.measuredAt = m_clock.now();
        reading.receivedAt = m_clock.now();
        m_engine->returned({reading});
        QCOMPARE(m_engine->takeProgress().trip, (RoundTripCounts{.matched = 1, .awaited = 1}));
        m_engine->stop();
        QVERIFY(!m_engine->isSettled());
        pass(31s, 100ms);
        QVERIFY(m_engine->isSettled());
        const BenchProgress progress = m_engine->takeProgress();
        QCOMPARE(progress.trip, (RoundTripCounts{.matched = 1, .missing = 1}));
        QCOMPARE(verdictKey(progress.judgement.verdict), u"amber"_s);
        QCOMPARE(m_engine->report().rows.at(0).delayMedian, std::optional(40ms));
    }

    void withoutAConsumerNothingIsCalledGreen()
    {
        load({row(u"A"_s, u"constant"_s, u"value=1.5"_s, u"60"_s)});
        m_engine->burst({0}, 2);
        answerAll(PublishOutcome::Acknowledged);
        QCOMPARE(verdictKey(m_engine->takeProgress().judgement.verdict), u"amber"_s);
    }
};

QTEST_GUILESS_MAIN(TestBenchEngine)
#include "tst_benchengine.moc"
