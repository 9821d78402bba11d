// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyfixture.h"

#include "history/database.h"
#include "history/schema.h"

#include <QProcess>
#include <QRandomGenerator>

#include <sys/resource.h>

#include <csignal>

using namespace insite;
using namespace insite::history;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNoon = 1'672'574'400'000;
constexpr int kPatience = 30'000;

/// Another process; dies with the test.
class Helper
{
public:
    Helper(const QString &what, const QString &path)
    {
        m_process.start(QStringLiteral(HISTORY_HELPER), {what, path});
    }
    ~Helper()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    QString line()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(kPatience)) {
        }
        return QString::fromUtf8(m_process.readLine()).trimmed();
    }

    void endInput()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(kPatience);
    }

    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }

private:
    QProcess m_process;
};

/// While it lives no file of this process grows beyond so many bytes: a full disk.
class FullDisk
{
public:
    explicit FullDisk(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = rlim_t(bytes);
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

std::vector<Reading> someReadings(int count, int from = 0)
{
    std::vector<Reading> readings;
    for (int index = from; index < from + count; ++index)
        readings.push_back(minuteReading(keyOf(u"m"_s + QString::number(index % 20)),
                                         kNoon + 60'000LL * (index / 20), index));
    return readings;
}

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset));
    QCOMPARE(file.write(bytes), bytes.size());
}

qint64 fileSize(const QString &path)
{
    return QFileInfo(path).size();
}

QStringList setAside(const Fixture &fixture)
{
    return QFileInfo(fixture.path()).dir().entryList({u"history.sqlite.damaged-*"_s}, QDir::Files);
}

} // namespace

class TestHistoryFailures : public QObject
{
    Q_OBJECT

private slots:
    void aDamagedFileIsSetAsideAtStart()
    {
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer, someReadings(20'000));
        writer.reset();
        const qint64 size = fileSize(fixture.path());
        // As after a power cut: marked as in use, and a part of it is rubbish.
        auto connection = Connection::open(fixture.path(), Connection::Mode::Write, 5000);
        QVERIFY(connection->execute("INSERT INTO meta VALUES ('open', 1)"));
        *connection = Connection();
        overwrite(fixture.path(), size / 2, QByteArray(40'000, '\x5a'));

        writer = fixture.open();
        QCOMPARE(setAside(fixture), QStringList{u"history.sqlite.damaged-20231114T221320Z"_s});
        QCOMPARE(fileSize(fixture.path(setAside(fixture).front())), size);
        QCOMPARE(fixture.notices.size(), 1);
        QVERIFY(fixture.notices.front().contains(setAside(fixture).front()));
        Fixture::store(*writer, someReadings(20));
        QCOMPARE(fixture.view().size(), 20);
    }

    void damageFoundWhileRecordingIsSetAsideToo()
    {
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer, someReadings(20'000));
        writer.reset();
        const qint64 size = fileSize(fixture.path());
        for (qint64 page = 4096 * 20; page < size; page += 4096)
            overwrite(fixture.path(), page, QByteArray(64, '\x5a'));

        writer = fixture.open(); // In order as far as anyone knows: it was closed cleanly.
        bool hasFailed = false;
        for (int attempt = 0; attempt < 20 && !hasFailed; ++attempt) {
            const auto stored = writer->commit(burstOf(someReadings(20'000, attempt * 1000)));
            hasFailed = !stored;
            if (hasFailed) {
                QCOMPARE(stored.error().code, ErrorCode::Storage);
                QVERIFY2(stored.error().detail.contains(u"damaged"_s), qPrintable(stored.error().detail));
            }
        }
        QVERIFY(hasFailed);
        Fixture::store(*writer, someReadings(40));
        QCOMPARE(setAside(fixture).size(), 1);
        QCOMPARE(fixture.notices.size(), 1);
        QCOMPARE(fixture.view().size(), 40);
    }

    void aBlankFirstPageIsSetAside()
    {
        Fixture fixture;
        fixture.open().reset();
        overwrite(fixture.path(), 0, QByteArray(4096, '\0'));
        QVERIFY(fixture.tryOpen());
        QCOMPARE(setAside(fixture).size(), 1);
    }

    void aPersonsOwnFileIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("Dear diary, today I read the meter.\n").repeated(200);
        QTest::newRow("short text") << QByteArray("x");
        QTest::newRow("another program's database") << QByteArray();
    }

    void aPersonsOwnFileIsLeftAlone()
    {
        QFETCH(QByteArray, content);
        Fixture fixture;
        if (content.isEmpty()) {
            auto connection = Connection::open(fixture.path(), Connection::Mode::Create, 5000);
            QVERIFY(connection->execute("CREATE TABLE recipes (title TEXT)"));
        } else {
            QFile file(fixture.path());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        const auto opened = fixture.tryOpen();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::InvalidInput);
        QVERIFY2(opened.error().detail.contains(u"is not a history"_s), qPrintable(opened.error().detail));
        QVERIFY(setAside(fixture).isEmpty());
        QVERIFY(!Reader::open(fixture.path()));
    }

    void aFolderInPlaceOfTheFile()
    {
        Fixture fixture;
        QVERIFY(QDir().mkpath(fixture.path()));
        const auto opened = fixture.tryOpen();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Storage);
        QVERIFY2(opened.error().detail.contains(u"cannot be opened"_s), qPrintable(opened.error().detail));
    }

    void noSuchFolder()
    {
        Fixture fixture;
        const auto opened = ReadingWriter::open(fixture.path(u"no/such/folder/h.sqlite"_s), fixture.clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Storage);
    }

    void whatMayNotBeWritten_data()
    {
        QTest::addColumn<bool>("folderToo");
        QTest::newRow("file") << false;
        QTest::newRow("file and folder") << true;
    }

    /// The helper is nobody even where the test runs as root, whom permissions do not stop.
    void whatMayNotBeWritten()
    {
        QFETCH(bool, folderToo);
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer, someReadings(20));
        writer.reset();
        const QString folder = QFileInfo(fixture.path()).path();
        const auto everyone = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(QFile::setPermissions(fixture.path(), everyone));
        const auto enter = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
        const auto write = QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(QFile::setPermissions(folder, folderToo ? everyone | enter : everyone | enter | write));

        const QString sentence = Helper(u"unwritable"_s, fixture.path()).line();
        const QString registers = Helper(u"read"_s, fixture.path()).line();
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY2(sentence.contains(fixture.path()), qPrintable(sentence));
        QVERIFY2(sentence.contains(folderToo ? u"cannot be opened"_s : u"may not be written"_s),
                 qPrintable(sentence));
        QCOMPARE(registers, u"20"_s); // It can still be read.
    }

    void aFullDiskTakesNothingAndGoesOnAfterwards()
    {
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer, someReadings(2000));
        QString told;
        {
            const FullDisk full(fileSize(fixture.path() + u"-wal"_s) + 8000);
            const auto stored = writer->commit(burstOf(someReadings(20'000)));
            QVERIFY(!stored);
            QCOMPARE(stored.error().code, ErrorCode::Storage);
            told = stored.error().detail;
        }
        QVERIFY2(told.contains(fixture.path()), qPrintable(told));
        QCOMPARE(fixture.view().size(), 2000);
        QCOMPARE(Fixture::store(*writer, someReadings(20'000)).stored, 20'000);
        QVERIFY(fixture.reader()->totals().value() == (readings::Totals{22'000, 20'000, 2000, 0, 0, 0}));
        QVERIFY(setAside(fixture).isEmpty());
    }

    void lockedByAnotherProcess()
    {
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer, someReadings(20));
        Helper other(u"lock"_s, fixture.path());
        QCOMPARE(other.line(), u"locked"_s);
        const auto stored = writer->commit(burstOf(someReadings(40)));
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, ErrorCode::Storage);
        QVERIFY2(stored.error().detail.contains(u"locked by another program"_s),
                 qPrintable(stored.error().detail));
        QVERIFY(!writer->commit(burstOf(someReadings(40))));
        other.endInput();
        QVERIFY(Fixture::store(*writer, someReadings(40)) == (readings::Totals{60, 40, 20, 0, 0, 0}));
    }

    void oneRecorderAtATime()
    {
        Fixture fixture;
        auto writer = fixture.open();
        const auto second = fixture.tryOpen();
        QVERIFY(!second);
        QVERIFY2(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(second.error().detail));
        writer.reset();
        QVERIFY(fixture.tryOpen());
    }

    void aRemovedFileIsNoticed()
    {
        Fixture fixture;
        auto writer = fixture.open();
        Fixture::store(*writer, someReadings(20));
        for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QVERIFY(QFile::remove(fixture.path() + suffix));
        const auto stored = writer->commit(burstOf(someReadings(40)));
        QVERIFY(!stored);
        QVERIFY2(stored.error().detail.contains(u"moved, removed or replaced"_s),
                 qPrintable(stored.error().detail));
        Fixture::store(*writer, someReadings(40));
        QCOMPARE(fixture.view().size(), 40);
    }

    void aReplacedFileIsNoticed()
    {
        Fixture fixture;
        auto writer = fixture.open();
        auto reader = fixture.reader();
        Fixture::store(*writer, someReadings(20));
        for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QVERIFY(QFile::rename(fixture.path() + suffix, fixture.path(u"elsewhere"_s) + suffix));
        QVERIFY(!writer->commit(burstOf(someReadings(40))));
        Fixture::store(*writer, someReadings(60));
        QCOMPARE(reader->totals()->stored, 60);
    }

    void killedAgainAndAgain()
    {
        Fixture fixture;
        QRandomGenerator random(7);
        qint64 acknowledged = 0;
        for (int run = 0; run < 8; ++run) {
            Helper recorder(u"record"_s, fixture.path());
            for (int commits = int(random.bounded(3, 40)); commits > 0; --commits) {
                const QString line = recorder.line();
                bool isNumber = false;
                const qint64 number = line.toLongLong(&isNumber);
                QVERIFY2(isNumber, qPrintable(line));
                acknowledged = std::max(acknowledged, number);
            }
            recorder.kill();
        }
        auto writer = fixture.open();
        QVERIFY(fixture.notices.isEmpty());
        const readings::Totals totals = fixture.reader()->totals().value();
        QVERIFY(totals.stored >= acknowledged);
        QCOMPARE(totals.received, totals.stored + totals.duplicates);
        const QStringList values = fixture.view("value");
        QCOMPARE(qint64(values.size()), totals.stored);
        QCOMPARE(qint64(QSet<QString>(values.cbegin(), values.cend()).size()), totals.stored);
        qint64 counted = 0;
        const std::vector<RegisterSummary> registers = fixture.reader()->registers().value();
        for (const RegisterSummary &summary : registers)
            counted += summary.count;
        QCOMPARE(counted, totals.stored);
    }

    void aReaderNeedsAFile()
    {
        Fixture fixture;
        const auto reader = Reader::open(fixture.path());
        QVERIFY(!reader);
        QCOMPARE(reader.error().code, ErrorCode::NotFound);
    }

    void anEarlierVersionIsBroughtUpToDate_data()
    {
        QTest::addColumn<bool>("byReader");
        QTest::newRow("when recording") << false;
        QTest::newRow("when reading") << true;
    }

    void anEarlierVersionIsBroughtUpToDate()
    {
        QFETCH(bool, byReader);
        Fixture fixture;
        QFile script(QStringLiteral(INSITE_TEST_DATA) + u"/history/version1.sql"_s);
        QVERIFY(script.open(QIODevice::ReadOnly));
        auto connection = Connection::open(fixture.path(), Connection::Mode::Create, 5000);
        QVERIFY(connection->execute(script.readAll().constData()));
        const QStringList before = fixture.view();
        QCOMPARE(before.size(), 4);
        *connection = Connection();

        std::unique_ptr<ReadingWriter> writer;
        if (!byReader)
            writer = fixture.open();
        auto reader = fixture.reader();
        QCOMPARE(reader->connection().integer("PRAGMA user_version"), kSchemaVersion);
        QCOMPARE(fixture.view(), before);
        QVERIFY(reader->totals().value() == (readings::Totals{9, 4, 2, 1, 1, 1}));
        const auto thinned = reader->thinned(keyOf(u"m1"_s), ms(0), ms(kNoon * 2), 10);
        QVERIFY(thinned);
        QCOMPARE(thinned->columns.size(), size_t(1));
        QCOMPARE(thinned->columns.front().count, 3);
    }

    void aNewerVersionIsLeftAlone()
    {
        Fixture fixture;
        fixture.open().reset();
        auto connection = Connection::open(fixture.path(), Connection::Mode::Write, 5000);
        QVERIFY(connection->execute("PRAGMA user_version = 99"));
        *connection = Connection();
        const auto opened = fixture.tryOpen();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::InvalidInput);
        QVERIFY2(opened.error().detail.contains(u"newer release"_s), qPrintable(opened.error().detail));
        const auto reader = Reader::open(fixture.path());
        QVERIFY(!reader);
        QVERIFY(reader.error().detail.contains(u"newer release"_s));
    }
};

QTEST_GUILESS_MAIN(TestHistoryFailures)
#include "tst_historyfailures.moc"
