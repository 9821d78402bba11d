// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/database.h"

#include "history/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLockFile>

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::history {

namespace {

// The ingest thread waits this long for another program, or for one step of our own upkeep.
constexpr int kBusyMilliseconds = 500;

constexpr auto kSettings = "PRAGMA journal_mode=WAL;"
                           "PRAGMA synchronous=FULL;"
                           "PRAGMA fullfsync=ON;" // macOS: fsync alone does not reach the disk.
                           "PRAGMA wal_autocheckpoint=4000;"
                           "PRAGMA cache_size=-32768;"
                           "PRAGMA temp_store=MEMORY";

/// Whether a file that SQLite cannot read was a history: it says so, or its first page is blank as after a
/// power cut, or a write-ahead log lies beside it. Anything else may be a person's own file.
bool wasHistory(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(100);
    if (header.mid(68, 4) == QByteArrayLiteral("INSI"))
        return true;
    return std::all_of(header.cbegin(), header.cend(), [](char byte) { return byte == 0; }) ||
           QFile::exists(path + u"-wal"_s);
}

/// SQLite takes a short file for an empty one, and would write over what a person has in it.
bool holdsSomethingElse(const QString &path)
{
    QFile file(path);
    const QByteArray magic = file.open(QIODevice::ReadOnly) ? file.read(16) : QByteArray();
    return !magic.isEmpty() && !magic.startsWith("SQLite format 3") && !wasHistory(path);
}

QString nameToSetAside(const QString &path, const Clock &clock)
{
    QString stamp = toIsoUtc(clock.now()).left(19) + u'Z';
    stamp.remove(u'-').remove(u':');
    const QString name = path + u".damaged-"_s + stamp;
    for (int attempt = 1;; ++attempt) {
        const QString candidate = attempt == 1 ? name : name + u'-' + QString::number(attempt);
        if (!QFile::exists(candidate))
            return candidate;
    }
}

/// Renames the file with its companions; the notice that tells of it.
Result<QString> setAside(const QString &path, const Clock &clock)
{
    const QString aside = nameToSetAside(path, clock);
    // The log goes first: a new file must never find the old one's.
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s, QString()}) {
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, aside + suffix))
            return failure(ErrorCode::Storage,
                           QCoreApplication::translate("History",
                                                       "\"%1\" is damaged and could not be renamed to "
                                                       "\"%2\". Rename it yourself; a new one is then "
                                                       "begun.")
                               .arg(QDir::toNativeSeparators(path), QDir::toNativeSeparators(aside)));
    }
    return QCoreApplication::translate("History",
                                       "The history \"%1\" was damaged. It is kept as \"%2\" and a new one "
                                       "was begun; what the broker still holds arrives there.")
        .arg(QDir::toNativeSeparators(path), QDir::toNativeSeparators(aside));
}

Result<void> takeLock(QLockFile &lock, const QString &path)
{
    lock.setStaleLockTime(0);
    if (lock.tryLock(0))
        return {};
    if (lock.error() != QLockFile::LockFailedError)
        return tl::unexpected<Error>(storageError(SQLITE_CANTOPEN, path));
    qint64 pid = 0;
    QString host;
    QString program;
    lock.getLockInfo(&pid, &host, &program);
    return failure(ErrorCode::Storage,
                   QCoreApplication::translate("History",
                                               "\"%1\" is being recorded by another program (%2, process "
                                               "%3). Close that one, or choose another database.")
                       .arg(QDir::toNativeSeparators(path), program, QString::number(pid)));
}

/// Whether the whole file reads well; an error when that cannot be found out.
Result<bool> isSound(Connection &connection)
{
    Statement check = connection.prepare("PRAGMA quick_check(1)");
    if (check.next() == Statement::Step::Row)
        return check.text(0) == "ok"_L1;
    if (isDamage(connection.failureCode()))
        return false;
    return storageFailure(connection);
}

/// An opening either succeeds, fails, or finds damage: then `damaged` is set.
Result<Connection> openOnce(const QString &path, Database::Trust trust, bool &damaged)
{
    Result<Connection> opened = Connection::open(path, Connection::Mode::Create, kBusyMilliseconds);
    if (!opened)
        return opened;
    Connection &connection = *opened;
    const auto failed = [&connection, &damaged]() -> Result<Connection> {
        damaged = isDamage(connection.failureCode());
        return storageFailure(connection);
    };
    const FileKind kind = fileKind(connection);
    if (kind == FileKind::Newer || kind == FileKind::Foreign)
        return tl::unexpected<Error>(refusal(kind, path));
    if (kind == FileKind::Empty && holdsSomethingElse(path))
        return tl::unexpected<Error>(refusal(FileKind::Foreign, path));
    if (kind == FileKind::Unreadable) {
        if (isDamage(connection.failureCode()) && trust != Database::Trust::Suspect && !wasHistory(path))
            return tl::unexpected<Error>(refusal(FileKind::Foreign, path));
        return failed();
    }
    if (!connection.execute(kSettings))
        return failed();
    const auto isMarked = [&connection] {
        return connection.integer("SELECT 1 FROM meta WHERE key = 'open'").has_value();
    };
    const bool check =
        trust == Database::Trust::Suspect || (trust == Database::Trust::AsMarked && isMarked());
    if (kind == FileKind::Ours && check) {
        const Result<bool> sound = isSound(connection);
        if (!sound)
            return tl::unexpected<Error>(sound.error());
        damaged = !*sound;
        if (damaged)
            return tl::unexpected<Error>(storageError(SQLITE_CORRUPT, path));
    }
    if (Result<void> migrated = migrate(connection); !migrated)
        return failed();
    if (!connection.execute("INSERT OR REPLACE INTO meta VALUES ('open', 1)"))
        return failed();
    return opened;
}

} // namespace

Database::Database() = default;
Database::Database(Database &&) noexcept = default;
Database &Database::operator=(Database &&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const QString &path, const Clock &clock, Trust trust, QStringList *notices)
{
    Database database;
    database.m_lock = std::make_unique<QLockFile>(path + u".lock"_s);
    if (Result<void> locked = takeLock(*database.m_lock, path); !locked)
        return tl::unexpected<Error>(locked.error());

    bool damaged = false;
    Result<Connection> opened = openOnce(path, trust, damaged);
    if (!opened && damaged) {
        Result<QString> notice = setAside(path, clock);
        if (!notice)
            return tl::unexpected<Error>(notice.error());
        notices->append(*notice);
        opened = openOnce(path, Trust::AsMarked, damaged);
    }
    if (!opened)
        return tl::unexpected<Error>(opened.error());
    database.m_connection = std::move(*opened);
    return database;
}

void Database::closeCleanly()
{
    static_cast<void>(m_connection.execute("DELETE FROM meta WHERE key = 'open'"));
}

} // namespace insite::history
