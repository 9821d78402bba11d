// SPDX-License-Identifier: GPL-3.0-or-later
/// Readings are published without rest while the program that stores them is killed, the broker restarted and
/// the network cut; in the end each one published is in the view `readings` exactly once.
#include "recordingfixture.h"
#include "support/loadpublisher.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::test;

namespace {

constexpr int kPatienceMs = RecordingFixture::kPatienceMs;
constexpr int kPerSecond = 1000;
constexpr int kCleanEndEvery = 5;

qint64 sumOfOutcomes(const QJsonObject &totals)
{
    qint64 sum = 0;
    for (const auto &key : {u"stored"_s, u"duplicates"_s, u"revisions"_s, u"unknown"_s, u"malformed"_s})
        sum += totals.value(key).toInteger(-1'000'000);
    return sum;
}

} // namespace

class TestNoReadingLost : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyReadingIsKeptOnce_data();
    void everyReadingIsKeptOnce();

private:
    void cutNetwork();
    void endCleanly();
    void waitRandomly(int mostMs);

    RecordingFixture m_fixture;
    QRandomGenerator m_random{20231026};
};

void TestNoReadingLost::initTestCase()
{
    const QString problem = m_fixture.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestNoReadingLost::everyReadingIsKeptOnce_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("kills");
    QTest::addColumn<int>("brokerRestarts");
    QTest::addColumn<int>("cuts");
    QTest::newRow("record, killed fifty times") << u"insitectl"_s << 50 << 0 << 0;
    QTest::newRow("record, broker restarted") << u"insitectl"_s << 0 << 5 << 0;
    QTest::newRow("record, network half-open") << u"insitectl"_s << 0 << 0 << 3;
    QTest::newRow("record, all of it") << u"insitectl"_s << 10 << 3 << 2;
    QTest::newRow("monitor, killed fifty times") << u"insite-monitor"_s << 50 << 0 << 0;
    QTest::newRow("monitor, all of it") << u"insite-monitor"_s << 5 << 3 << 2;
}

void TestNoReadingLost::everyReadingIsKeptOnce()
{
    QFETCH(QString, program);
    QFETCH(int, kills);
    QFETCH(int, brokerRestarts);
    QFETCH(int, cuts);
    const QString database = m_fixture.path(u"%1.sqlite"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    m_fixture.use(program, database);
    QVERIFY(m_fixture.keepSession());

    LoadPublisher publisher(m_fixture.broker().plainPort(), m_fixture.customer());
    publisher.start(std::numeric_limits<qint64>::max(), kPerSecond);
    QVERIFY(m_fixture.startProgram());
    const bool isRecord = program == u"insitectl"_s;
    const int rounds = std::max({kills, brokerRestarts, cuts});
    for (int round = 0; round < rounds; ++round) {
        waitRandomly(1500);
        if (round < brokerRestarts) {
            const auto restarted = m_fixture.broker().restart();
            QVERIFY2(restarted, restarted ? "" : qPrintable(restarted.error().detail));
        }
        if (round < cuts)
            cutNetwork();
        if (round < kills) {
            QVERIFY(m_fixture.killProgram());
            QVERIFY(m_fixture.startProgram());
            if (isRecord && round % kCleanEndEvery == 0) {
                // Killed at any moment it may not even hear SIGINT; once it speaks it does.
                QTRY_VERIFY_WITH_TIMEOUT(m_fixture.said().contains(u"Connected to"_s), kPatienceMs);
                endCleanly();
                QVERIFY(m_fixture.startProgram());
            }
        }
    }
    publisher.stop();
    QTRY_VERIFY_WITH_TIMEOUT(publisher.isFinished(), kPatienceMs);
    const qint64 published = publisher.acknowledged();
    QVERIFY(published > 0);

    QTRY_COMPARE_WITH_TIMEOUT(readViews(database).rows, published, kPatienceMs);
    if (isRecord)
        endCleanly();
    else
        QVERIFY(m_fixture.killProgram());
    const Kept kept = readViews(database);
    QCOMPARE(kept.rows, published);
    QCOMPARE(kept.distinctValues, published);
    QCOMPARE(kept.largest, published - 1);
    QCOMPARE(kept.revised, 0);
    // Over all runs, those that were killed too.
    QCOMPARE(kept.totals.value(u"stored"_s).toInteger(), published);
    QCOMPARE(kept.totals.value(u"revisions"_s).toInteger(), 0);
    QCOMPARE(kept.totals.value(u"malformed"_s).toInteger(), 0);
    QCOMPARE(kept.totals.value(u"received"_s).toInteger(), sumOfOutcomes(kept.totals));
}

void TestNoReadingLost::cutNetwork()
{
    HaltingProxy &proxy = m_fixture.proxy();
    const int before = proxy.connections();
    proxy.halt();
    // The silence must be noticed by the program itself: it connects anew.
    QTRY_VERIFY_WITH_TIMEOUT(proxy.connections() > before, kPatienceMs);
    proxy.resume();
}

void TestNoReadingLost::endCleanly()
{
    const QJsonObject line = m_fixture.endProgram();
    QVERIFY2(!line.isEmpty(), qPrintable(m_fixture.said()));
    QCOMPARE(line.value(u"received"_s).toInteger(-1), sumOfOutcomes(line));
    QCOMPARE(line.value(u"revisions"_s).toInteger(-1), 0);
}

void TestNoReadingLost::waitRandomly(int mostMs)
{
    bool isOver = false;
    QTimer::singleShot(m_random.bounded(mostMs), this, [&isOver] { isOver = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isOver, kPatienceMs);
}

QTEST_GUILESS_MAIN(TestNoReadingLost)
#include "tst_noreadinglost.moc"
