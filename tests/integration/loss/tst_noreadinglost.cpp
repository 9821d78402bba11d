// SPDX-License-Identifier: GPL-3.0-or-later
/// Readings are published without rest while the program that stores them is killed, the broker restarted and
/// the network cut; in the end each one published is in the view `readings` exactly once.
#include "simulator/certificateauthority.h"
#include "simulator/mosquittoprocess.h"
#include "support/haltingproxy.h"
#include "support/keptsession.h"
#include "support/loadpublisher.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace insite;

namespace {

constexpr int kPatienceMs = 180'000;
constexpr int kPerSecond = 1000;
const QString kCustomer = u"nordlys"_s;
const QString kClientId = u"loss-test"_s;

/// What the public view says.
struct Kept
{
    qint64 rows = 0;
    qint64 distinctValues = 0;
    qint64 largest = -1;
    qint64 revised = 0;
};

Kept readView(const QString &database)
{
    Kept kept;
    {
        auto connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"view"_s);
        connection.setDatabaseName(database);
        connection.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
        QSqlQuery query(connection);
        if (connection.open() &&
            query.exec(
                u"SELECT count(*), count(DISTINCT value), max(value), total(revision) FROM readings"_s) &&
            query.next()) {
            kept = {query.value(0).toLongLong(), query.value(1).toLongLong(),
                    query.value(2).isNull() ? -1 : query.value(2).toLongLong(), query.value(3).toLongLong()};
        }
    }
    QSqlDatabase::removeDatabase(u"view"_s);
    return kept;
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
    void writeProfile();
    void startProgram();
    void killProgram();
    void waitRandomly(int mostMs);

    QTemporaryDir m_directory;
    QRandomGenerator m_random{20231026};
    std::unique_ptr<simulator::MosquittoProcess> m_broker;
    std::unique_ptr<HaltingProxy> m_proxy;
    std::unique_ptr<QProcess> m_program;
    QString m_caFile;
    QString m_profile;
    QString m_database;
    bool m_isMonitor = false;
};

void TestNoReadingLost::initTestCase()
{
    auto authority = simulator::CertificateAuthority::create(m_directory.path());
    QVERIFY2(authority, authority ? "" : qPrintable(authority.error().detail));
    const auto certificate = authority->issueForLoopback(u"broker"_s);
    QVERIFY2(certificate, certificate ? "" : qPrintable(certificate.error().detail));
    m_caFile = authority->certificateFile();

    simulator::MosquittoOptions options;
    options.directory = m_directory.path();
    options.tls = {certificate->certificateFile, certificate->keyFile, {}};
    options.extraPlainListener = true;
    options.persistence = true;
    m_broker = std::make_unique<simulator::MosquittoProcess>(options);
    const auto started = m_broker->start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    m_proxy = std::make_unique<HaltingProxy>();
    m_proxy->setTarget(m_broker->port());
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
    m_isMonitor = program == u"insite-monitor"_s;
    m_database = m_directory.filePath(u"%1.sqlite"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    writeProfile();
    QVERIFY(makeKeptSession(m_broker->plainPort(), kClientId, u"meters/outbound/%1/#"_s.arg(kCustomer)));

    LoadPublisher publisher(m_broker->plainPort(), kCustomer);
    publisher.start(std::numeric_limits<qint64>::max(), kPerSecond);
    startProgram();
    const int rounds = std::max({kills, brokerRestarts, cuts});
    for (int round = 0; round < rounds; ++round) {
        waitRandomly(1500);
        if (round < brokerRestarts) {
            const auto restarted = m_broker->restart();
            QVERIFY2(restarted, restarted ? "" : qPrintable(restarted.error().detail));
        }
        if (round < cuts) {
            const int before = m_proxy->connections();
            m_proxy->halt();
            // The silence must be noticed by the program itself: it connects anew.
            QTRY_VERIFY_WITH_TIMEOUT(m_proxy->connections() > before, kPatienceMs);
            m_proxy->resume();
        }
        if (round < kills) {
            killProgram();
            startProgram();
        }
    }
    publisher.stop();
    QTRY_VERIFY_WITH_TIMEOUT(publisher.isFinished(), kPatienceMs);
    const qint64 published = publisher.acknowledged();
    QVERIFY(published > 0);

    QTRY_COMPARE_WITH_TIMEOUT(readView(m_database).rows, published, kPatienceMs);
    const Kept kept = readView(m_database);
    QCOMPARE(kept.distinctValues, published);
    QCOMPARE(kept.largest, published - 1);
    QCOMPARE(kept.revised, 0);
    killProgram();
}

void TestNoReadingLost::writeProfile()
{
    m_profile = m_directory.filePath(u"profile.json"_s);
    const QJsonObject broker{{u"host"_s, u"localhost"_s},
                             {u"port"_s, m_proxy->port()},
                             {u"caFile"_s, m_caFile},
                             {u"clientId"_s, kClientId},
                             {u"keepAliveSeconds"_s, 5}};
    const QJsonObject profile{{u"name"_s, u"loss"_s},
                              {u"role"_s, u"consumer"_s},
                              {u"username"_s, u"anyone"_s},
                              {u"customers"_s, QJsonArray{kCustomer}},
                              {u"broker"_s, broker}};
    QFile file(m_profile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(profile).toJson());
}

void TestNoReadingLost::startProgram()
{
    m_program = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"INSITE_PASSWORD"_s, u"any"_s);
    environment.insert(u"HOME"_s, m_directory.path());
    m_program->setProcessEnvironment(environment);
    m_program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_program->setStandardOutputFile(QProcess::nullDevice());
    QStringList arguments{u"--profile"_s, m_profile, u"--database"_s, m_database};
    if (!m_isMonitor)
        arguments.prepend(u"record"_s);
    m_program->start(
        QStringLiteral(INSITE_BINARY_DIR "/%1").arg(m_isMonitor ? u"insite-monitor"_s : u"insitectl"_s),
        arguments);
    QVERIFY(m_program->waitForStarted(kPatienceMs));
}

void TestNoReadingLost::killProgram()
{
    QCOMPARE(m_program->state(), QProcess::Running);
    m_program->kill();
    QVERIFY(m_program->waitForFinished(kPatienceMs));
}

void TestNoReadingLost::waitRandomly(int mostMs)
{
    bool isOver = false;
    QTimer::singleShot(m_random.bounded(mostMs), this, [&isOver] { isOver = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isOver, kPatienceMs);
}

QTEST_GUILESS_MAIN(TestNoReadingLost)
#include "tst_noreadinglost.moc"
