// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/devicesession.h"
#include "session/sessionstate.h"
#include "session/timings.h"

#include <QSet>
#include <QTest>
#include <QTimeZone>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::session;

namespace {

settings::Profile profile()
{
    settings::Profile result;
    result.name = u"Plant"_s;
    result.username = u"%1user"_s;
    result.broker.host = u"broker.example"_s;
    result.broker.port = 4711;
    result.broker.caFile = u"/keys/ca.pem"_s;
    result.broker.clientId = u"insiteId"_s;
    return result;
}

constexpr int kFirst = static_cast<int>(FailureKind::None) + 1;
constexpr int kLast = static_cast<int>(FailureKind::StoreFailed);

} // namespace

class TestSessionState : public QObject
{
    Q_OBJECT

private slots:
    void noTwoSentencesAreAlike()
    {
        QSet<QString> sentences;
        QSet<QString> reasons;
        int kinds = 0;
        for (int i = kFirst; i <= kLast; ++i, ++kinds) {
            const Failure failure{static_cast<FailureKind>(i), {}};
            const QString sentence = failureSentence(failure, profile());
            QVERIFY2(sentence.endsWith(u'.') && sentence.size() > 40, qPrintable(sentence));
            QVERIFY2(!sentence.contains(u"%2"_s) && !sentence.contains(u"%3"_s), qPrintable(sentence));
            sentences.insert(sentence);
            SessionState state;
            state.failure = failure;
            reasons.insert(phaseSentence(state, {}));
        }
        for (const auto kind : {RefusalKind::Kicked, RefusalKind::Refused, RefusalKind::QosReduced})
            sentences.insert(refusalSentence({CustomerId(u"c1"_s), u"meters/outbound/c1/#"_s, kind}));
        for (const auto outcome : {PublishOutcome::Acknowledged, PublishOutcome::Expired,
                                   PublishOutcome::Unknown, PublishOutcome::NotConnected})
            sentences.insert(outcomeSentence(outcome));
        QCOMPARE(sentences.size(), kinds + 3 + 4);
        QCOMPARE(reasons.size(), kinds);
        QVERIFY(failureSentence({}, profile()).isEmpty());
    }

    void sentencesNameWhatTheyAreAbout()
    {
        const auto sentence = [](FailureKind kind) {
            return failureSentence({kind, u"Why."_s}, profile());
        };
        QVERIFY(sentence(FailureKind::ConnectionRefused).contains(u"broker.example"_s));
        QVERIFY(sentence(FailureKind::ConnectionRefused).contains(u"4711"_s));
        QVERIFY(sentence(FailureKind::CaFileUnusable).contains(u"ca.pem"_s));
        QVERIFY(sentence(FailureKind::NotAuthorized).contains(u"%1user"_s)); // a person's text is no pattern
        QVERIFY(sentence(FailureKind::TakenOver).contains(u"insiteId"_s));
        QVERIFY(sentence(FailureKind::StoreFailed).endsWith(u"Why."_s));
        QVERIFY(!sentence(FailureKind::ConnectionLost).contains(u"Why."_s));
        const QString refused =
            refusalSentence({CustomerId(u"c1"_s), u"meters/outbound/c1/#"_s, RefusalKind::Kicked});
        QVERIFY(refused.contains(u"c1"_s) && refused.contains(u"meters/outbound/c1/#"_s));
    }

    void waitingCountsDown()
    {
        SessionState state;
        state.phase = Phase::Waiting;
        state.failure.kind = FailureKind::ConnectionRefused;
        state.nextAttempt = Instant(20s);
        QCOMPARE(phaseSentence(state, Instant(8s)), u"Waiting 12 s: nothing listens on the port"_s);
        QCOMPARE(phaseSentence(state, Instant(19'001ms)), u"Waiting 1 s: nothing listens on the port"_s);
        QCOMPARE(phaseSentence(state, Instant(30s)), u"Waiting 0 s: nothing listens on the port"_s);
        state.phase = Phase::Stopped;
        QCOMPARE(phaseSentence(state, Instant(30s)), u"Not connected: nothing listens on the port"_s);
        QCOMPARE(phaseSentence({}, {}), u"Not connected"_s);
    }

    void aCatchUpIsTold()
    {
        const QTimeZone utc = QTimeZone::utc();
        const Instant now = Instant(24h * 19'000 + 15h);
        SessionState state;
        state.phase = Phase::Connected;
        state.catchUp = CatchUp{412, now - 58min, now - 29min, std::nullopt};
        QCOMPARE(phaseSentence(state, now), u"Catching up: 412 readings"_s);
        state.catchUp->doneAt = now;
        QCOMPARE(catchUpSentence(*state.catchUp, now, utc), u"Caught up 412 readings, 14:02–14:31."_s);
        QCOMPARE(phaseSentence(state, now), u"Connected · caught up 412 readings"_s);
        QCOMPARE(phaseSentence(state, now + 2h), u"Connected"_s);
        state.phase = Phase::SigningIn;
        QCOMPARE(phaseSentence(state, now), u"Signing in…"_s);
        const QString night = catchUpSentence({1, now - 20h, now, now}, now, utc); // it began the day before
        QVERIFY2(night.startsWith(u"Caught up 1 reading, "_s), qPrintable(night));
        QVERIFY2(night.contains(u" 19:00–"_s), qPrintable(night));
    }

    void aCatchUpIsToldByTheClockThatIsAskedFor()
    {
        const Instant now = Instant(24h * 19'000 + 15h); // 8 January 2022
        SessionState state;
        state.phase = Phase::Connected;
        state.catchUp = CatchUp{412, now - 58min, now - 29min, now};
        const QTimeZone kathmandu("Asia/Kathmandu"); // 5 h 45 min ahead
        QCOMPARE(catchUpSentence(*state.catchUp, now, kathmandu), u"Caught up 412 readings, 19:47–20:16."_s);
        // In Auckland it is the next morning already, at both ends: no day is told.
        QCOMPARE(catchUpSentence(*state.catchUp, now, QTimeZone("Pacific/Auckland")),
                 u"Caught up 412 readings, 03:02–03:31."_s);
    }

    void whatCannotBeMendedIsNotRetried()
    {
        for (const auto kind : {FailureKind::BadCredentials, FailureKind::NotAuthorized,
                                FailureKind::CertificateUntrusted, FailureKind::CertificateHostMismatch,
                                FailureKind::AllCustomersRefused, FailureKind::AlreadyRunning})
            QVERIFY(!isWorthRetrying(kind));
        for (const auto kind :
             {FailureKind::HostNotFound, FailureKind::ConnectionRefused, FailureKind::BrokerSilent,
              FailureKind::ClosedByBroker, FailureKind::StoreFailed, FailureKind::PeerSilent})
            QVERIFY(isWorthRetrying(kind));
        QCOMPARE(errorCode(FailureKind::NotAuthorized), ErrorCode::Refused);
        QCOMPARE(errorCode(FailureKind::CertificateUntrusted), ErrorCode::Network);
        QCOMPARE(errorCode(FailureKind::StoreFailed), ErrorCode::Storage);
    }

    void pausesGrowAndStayBounded()
    {
        QCOMPARE(retryDelay(1, 1s, 60s, 0), 1000ms);
        QCOMPARE(retryDelay(2, 1s, 60s, 0), 2000ms);
        QCOMPARE(retryDelay(6, 1s, 60s, 0), 32'000ms);
        QCOMPARE(retryDelay(7, 1s, 60s, 0), 60'000ms);
        QCOMPARE(retryDelay(1'000'000, 1s, 60s, 0), 60'000ms);
        QCOMPARE(retryDelay(7, 1s, 60s, 1), 30'000ms); // jitter takes off half at most
        QCOMPARE(retryDelay(9, 1s, Timings().longestStoreDelay, 0), 10'000ms); // invariant 2
    }
};

QTEST_GUILESS_MAIN(TestSessionState)
#include "tst_sessionstate.moc"
