// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/connectionlogmodel.h"

#include "core/clock.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace insite;
using namespace insite::inspector;
using namespace insite::session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

class FakeClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return {}; }
    Instant m_now = Instant(1'672'576'500s);
};

settings::Profile profile()
{
    settings::Profile result;
    result.name = u"Hall"_s;
    result.username = u"reader"_s;
    result.broker.host = u"broker.example"_s;
    return result;
}

SessionState at(Phase phase)
{
    SessionState state;
    state.phase = phase;
    state.attempt = 1;
    return state;
}

QStringList sentences(const ConnectionLogModel &log)
{
    QStringList result;
    for (const auto &entry : log.entries())
        result.append(ConnectionLogModel::sentence(entry, QTimeZone::utc()));
    return result;
}

} // namespace

class TestConnectionLogModel : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheStoryOfAConnection()
    {
        const FakeClock clock;
        ConnectionLogModel log(clock);
        const QAbstractItemModelTester tester(&log);
        log.note(profile(), SessionState()); // before anything has happened
        QCOMPARE(log.rowCount(), 0);
        for (const Phase phase : {Phase::LookingUp, Phase::Connecting, Phase::Securing, Phase::SigningIn})
            log.note(profile(), at(phase));
        SessionState state = at(Phase::Subscribing);
        state.isSessionRestored = true;
        state.connectedSince = clock.now();
        log.note(profile(), state);
        state.phase = Phase::Connected;
        log.note(profile(), state);
        state.catchUp = CatchUp{412, clock.now() - 2h, clock.now() - 1h, std::nullopt};
        log.note(profile(), state); // still coming in: no line for each message
        state.catchUp->doneAt = clock.now();
        log.note(profile(), state);
        log.note(profile(), state);
        QCOMPARE(log.rowCount(), 7);
        const QStringList all = sentences(log);
        QCOMPARE(all[0], u"Looking up broker.example, attempt 1."_s);
        QCOMPARE(all[3], u"Signing in as “reader”."_s);
        QVERIFY(all[4].contains(u"had kept the session"_s));
        QCOMPARE(all[5], u"Connected to broker.example:8883; everything that is granted is subscribed."_s);
        QVERIFY(all[6].startsWith(u"Caught up 412 readings"_s));
    }

    void keepsTheTechnicalReasonAside()
    {
        const FakeClock clock;
        ConnectionLogModel log(clock);
        SessionState state = at(Phase::Waiting);
        state.failure = {FailureKind::CertificateUntrusted,
                         u"self-signed certificate in certificate chain"_s};
        state.nextAttempt = clock.now() + 10s;
        log.note(profile(), state);
        log.note(profile(), state);
        QCOMPARE(log.rowCount(), 1);
        const QModelIndex index = log.index(0, ConnectionLogModel::Event);
        QVERIFY(index.data().toString().startsWith(failureSentence(state.failure, profile())));
        QVERIFY(index.data().toString().contains(u"Next attempt at "_s));
        QVERIFY(!index.data().toString().contains(u"self-signed"_s));
        QCOMPARE(index.data(ConnectionLogModel::DetailRole).toString(), state.failure.detail);
        QVERIFY(log.text(log.entries().front()).contains(u"self-signed"_s));
        // The same again is a new line: it happened again.
        ++state.attempt;
        log.note(profile(), state);
        QCOMPARE(log.rowCount(), 2);
    }

    void namesACustomerThatWasSetAsideOnce()
    {
        const FakeClock clock;
        ConnectionLogModel log(clock);
        SessionState state = at(Phase::Connected);
        log.note(profile(), state);
        state.refused.append({CustomerId(u"2001"_s), u"meters/outbound/2001/#"_s, RefusalKind::Kicked});
        log.note(profile(), state);
        log.note(profile(), state);
        QCOMPARE(log.rowCount(), 2);
        QCOMPARE(sentences(log).last(), refusalSentence(state.refused.first()));
        QVERIFY(log.entries().back().isTrouble);
    }

    void saysEveryTimeByTheClockOfItsZone()
    {
        const FakeClock clock; // 12:35:00 UTC
        ConnectionLogModel log(clock);
        log.setZone(QTimeZone("Asia/Kathmandu")); // 5 h 45 min ahead
        SessionState state = at(Phase::Waiting);
        state.failure = {FailureKind::ConnectionRefused, {}};
        state.nextAttempt = clock.now() + 10s;
        log.note(profile(), state);
        state = at(Phase::Connected);
        state.connectedSince = clock.now();
        state.catchUp = CatchUp{412, clock.now() - 2h, clock.now() - 1h, clock.now()};
        log.note(profile(), state);
        const auto cell = [&log](int row, int column) {
            return log.index(row, column).data().toString();
        };
        QVERIFY2(cell(0, ConnectionLogModel::Time).contains(u"18:20:00"_s), qPrintable(cell(0, 0)));
        QVERIFY(cell(0, ConnectionLogModel::Event).contains(u"Next attempt at "_s));
        QVERIFY(cell(0, ConnectionLogModel::Event).contains(u"18:20:10"_s));
        QVERIFY(cell(2, ConnectionLogModel::Event).contains(u"16:20–17:20"_s));
        QVERIFY(log.text(log.entries().front()).contains(u"18:20:00"_s));
        // What stands there already follows, and whoever shows it hears of it.
        const QSignalSpy changed(&log, &QAbstractItemModel::dataChanged);
        log.setZone(QTimeZone("America/New_York"));
        QCOMPARE(changed.count(), 1);
        QVERIFY(cell(0, ConnectionLogModel::Time).contains(u"07:35:00"_s));
        QVERIFY(cell(0, ConnectionLogModel::Event).contains(u"07:35:10"_s));
        QVERIFY(cell(2, ConnectionLogModel::Event).contains(u"05:35–06:35"_s));
    }

    void isBounded()
    {
        const FakeClock clock;
        ConnectionLogModel log(clock);
        SessionState state = at(Phase::Connecting);
        for (int i = 0; i < ConnectionLogModel::kMaximum + 10; ++i) {
            state.attempt = i + 1;
            state.phase = i % 2 ? Phase::Connecting : Phase::LookingUp;
            log.note(profile(), state);
        }
        QCOMPARE(log.rowCount(), ConnectionLogModel::kMaximum);
    }
};

QTEST_MAIN(TestConnectionLogModel)
#include "tst_connectionlogmodel.moc"
