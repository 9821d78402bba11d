// SPDX-License-Identifier: GPL-3.0-or-later
/// The disk under a running `insitectl record` fills up, becomes read-only, is locked by another program or
/// loses what was written: nothing that was not stored has been acknowledged, so that everything arrives once
/// the cause is gone, and the person is told what and where.
#include "recordingfixture.h"
#include "support/loadpublisher.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::test;

namespace {

constexpr int kPatienceMs = RecordingFixture::kPatienceMs;
constexpr int kPerSecond = 500;
constexpr qint64 kDiskBytes = 2 * 1024 * 1024;

/// As root in a mount namespace of its own, in which nobody else sees the small disk; a person who is not
/// root is root in there.
QStringList inOwnNamespace()
{
    QStringList command{u"unshare"_s, u"--mount"_s};
    if (geteuid() != 0)
        command << u"--user"_s << u"--map-root-user"_s;
    return command;
}

} // namespace

class TestStoreFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aDiskThatIsFull();
    void aDiskThatIsReadOnly();
    void lockedByAnotherProgram();
    void damagedInTheMiddle();

private:
    void useSmallDisk(const QString &name);
    [[nodiscard]] QString seenFromOutside(const QString &path) const;
    [[nodiscard]] QString askOnSmallDisk(const QString &sql) const;
    void expectAll();

    RecordingFixture m_fixture;
    std::unique_ptr<LoadPublisher> m_publisher;
    QString m_disk; ///< Where the small disk is mounted, in the program's namespace.
};

void TestStoreFaults::initTestCase()
{
    const QString problem = m_fixture.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestStoreFaults::init()
{
    QVERIFY(m_fixture.keepSession());
    m_publisher = std::make_unique<LoadPublisher>(m_fixture.broker().plainPort(), m_fixture.customer());
}

/// Starts the program on a disk of two megabytes.
void TestStoreFaults::useSmallDisk(const QString &name)
{
    m_disk = m_fixture.path(name);
    QVERIFY(QDir().mkpath(m_disk));
    m_fixture.use(u"insitectl"_s, m_disk + u"/readings.sqlite"_s);
    const QString script = u"mount -t tmpfs -o size=%1 tmpfs \"$0\" && exec \"$@\""_s.arg(kDiskBytes);
    QVERIFY(m_fixture.startProgram(inOwnNamespace() + QStringList{u"sh"_s, u"-c"_s, script, m_disk}));
    QTRY_VERIFY2_WITH_TIMEOUT(m_fixture.said().contains(u"Connected to"_s), qPrintable(m_fixture.said()),
                              kPatienceMs);
}

QString TestStoreFaults::seenFromOutside(const QString &path) const
{
    return u"/proc/%1/root%2"_s.arg(m_fixture.processId()).arg(path);
}

/// What SQLite's own program answers in there: through /proc its library would find another file.
QString TestStoreFaults::askOnSmallDisk(const QString &sql) const
{
    QStringList arguments{u"--target"_s, QString::number(m_fixture.processId()), u"--mount"_s};
    if (geteuid() != 0)
        arguments << u"--user"_s << u"--preserve-credentials"_s;
    QProcess process;
    process.start(u"nsenter"_s,
                  arguments + QStringList{u"sqlite3"_s, u"-readonly"_s, m_fixture.database(), sql});
    process.waitForFinished(kPatienceMs);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// Every reading that was published is there, once.
void TestStoreFaults::expectAll()
{
    m_publisher->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_publisher->isFinished(), kPatienceMs);
    const qint64 published = m_publisher->acknowledged();
    QVERIFY(published > 0);
    QTRY_COMPARE_WITH_TIMEOUT(readViews(m_fixture.database()).rows, published, kPatienceMs);
    const Kept kept = readViews(m_fixture.database());
    QCOMPARE(kept.distinctValues, published);
    QCOMPARE(kept.revised, 0);
}

void TestStoreFaults::aDiskThatIsFull()
{
    useSmallDisk(u"full"_s);
    m_publisher->start(std::numeric_limits<qint64>::max(), kPerSecond);
    QFile ballast(seenFromOutside(m_disk + u"/ballast"_s));
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const QByteArray block(4096, 'x');
    while (ballast.size() < 2 * kDiskBytes && ballast.write(block) > 0) { // until the disk takes no more
    }
    QVERIFY2(ballast.size() < kDiskBytes, "The small disk is not where the test sees it.");
    ballast.close();
    QTRY_VERIFY2_WITH_TIMEOUT(m_fixture.said().contains(u"The disk is full"_s), qPrintable(m_fixture.said()),
                              kPatienceMs);
    QVERIFY2(m_fixture.said().contains(m_fixture.database()), qPrintable(m_fixture.said()));
    QVERIFY(m_fixture.isRunning());
    QVERIFY(ballast.remove());
    m_publisher->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_publisher->isFinished(), kPatienceMs);
    const QString published = QString::number(m_publisher->acknowledged());
    QTRY_COMPARE_WITH_TIMEOUT(
        askOnSmallDisk(u"SELECT count(*), count(DISTINCT value), max(revision) FROM readings"_s),
        published + u'|' + published + u"|0"_s, kPatienceMs);
    QVERIFY(!m_fixture.endProgram().isEmpty());
}

void TestStoreFaults::aDiskThatIsReadOnly()
{
    m_fixture.use(u"insitectl"_s, m_fixture.path(u"readonly.sqlite"_s));
    m_publisher->start(2000);
    const QString script = u"mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\""_s;
    QVERIFY(
        m_fixture.startProgram(inOwnNamespace() + QStringList{u"sh"_s, u"-c"_s, script, m_fixture.path({})}));
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture.isRunning(), kPatienceMs);
    QCOMPARE(m_fixture.exitCode(), 4);
    QVERIFY2(m_fixture.said().contains(m_fixture.database()), qPrintable(m_fixture.said()));
    QVERIFY2(m_fixture.said().contains(u"cannot be opened"_s), qPrintable(m_fixture.said()));
    QVERIFY(m_fixture.startProgram());
    expectAll();
    QVERIFY(!m_fixture.endProgram().isEmpty());
}

void TestStoreFaults::lockedByAnotherProgram()
{
    m_fixture.use(u"insitectl"_s, m_fixture.path(u"locked.sqlite"_s));
    QVERIFY(m_fixture.startProgram());
    m_publisher->start(std::numeric_limits<qint64>::max(), kPerSecond);
    QTRY_VERIFY_WITH_TIMEOUT(readViews(m_fixture.database()).rows > 0, kPatienceMs);
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_fixture.database());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        QTRY_VERIFY2_WITH_TIMEOUT(m_fixture.said().contains(u"locked by another program"_s),
                                  qPrintable(m_fixture.said()), kPatienceMs);
        QVERIFY2(m_fixture.said().contains(m_fixture.database()), qPrintable(m_fixture.said()));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    expectAll();
    QVERIFY(!m_fixture.endProgram().isEmpty());
}

void TestStoreFaults::damagedInTheMiddle()
{
    m_fixture.use(u"insitectl"_s, m_fixture.path(u"damaged.sqlite"_s));
    QVERIFY(m_fixture.startProgram());
    m_publisher->start(10'000);
    QTRY_COMPARE_WITH_TIMEOUT(readViews(m_fixture.database()).rows, 10'000, kPatienceMs);
    QVERIFY(!m_fixture.endProgram().isEmpty());
    QFile file(m_fixture.database());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 100'000);
    // A half of it, as some pages in the middle are free ones that nobody reads.
    QVERIFY(file.seek(file.size() / 4));
    file.write(QByteArray(file.size() / 2, '\x5a'));
    file.close();

    // It was left in order, so it is not read whole at the start; the damage shows where it is met.
    m_publisher = std::make_unique<LoadPublisher>(m_fixture.broker().plainPort(), m_fixture.customer());
    m_publisher->start(20'000);
    QVERIFY(m_fixture.startProgram());
    QTRY_VERIFY2_WITH_TIMEOUT(m_fixture.said().contains(u"was damaged. It is kept as"_s),
                              qPrintable(m_fixture.said()), kPatienceMs);
    QVERIFY2(m_fixture.said().contains(m_fixture.database()), qPrintable(m_fixture.said()));
    // The first half came twice: where the old file still read well it was a duplicate, and is in the file
    // that was set aside; the rest of it and the second half are in the new one.
    QTRY_VERIFY_WITH_TIMEOUT(m_publisher->isFinished(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(readViews(m_fixture.database()).largest, 19'999, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(readViews(m_fixture.database()).rows > 10'000, kPatienceMs);
    const Kept kept = readViews(m_fixture.database());
    QCOMPARE(kept.distinctValues, kept.rows);
    QVERIFY(!m_fixture.endProgram().isEmpty());
}

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_storefaults.moc"
