// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/sqlite.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <utility>

namespace insite::history {

namespace {

/// SQLite's own waiting grows to 100 ms between two looks, and so misses the gaps that our upkeep leaves.
int waitForLock(void *context, int attempt)
{
    if (attempt >= *static_cast<int *>(context))
        return 0;
    sqlite3_sleep(1);
    return 1;
}

} // namespace

Statement::Statement(sqlite3 *database, const char *sql, int *failureCode)
    : m_failureCode(failureCode)
{
    if (!database)
        return;
    const int code = sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (code != SQLITE_OK)
        *m_failureCode = code & 0xff;
}

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_failureCode(other.m_failureCode)
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_statement, other.m_statement);
    std::swap(m_failureCode, other.m_failureCode);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement &Statement::bind(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement, index, value);
    return *this;
}

Statement &Statement::bind(int index, double value)
{
    sqlite3_bind_double(m_statement, index, value);
    return *this;
}

Statement &Statement::bind(int index, const std::optional<qint64> &value)
{
    if (value)
        sqlite3_bind_int64(m_statement, index, *value);
    else
        sqlite3_bind_null(m_statement, index);
    return *this;
}

Statement &Statement::bind(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(m_statement, index, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
}

Statement &Statement::bind(int index, const QByteArray &blob)
{
    sqlite3_bind_blob64(m_statement, index, blob.constData(), sqlite3_uint64(blob.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement::Step Statement::next()
{
    if (!m_statement)
        return Step::Failed;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return Step::Row;
    sqlite3_reset(m_statement);
    if (code == SQLITE_DONE)
        return Step::Done;
    *m_failureCode = code & 0xff;
    return Step::Failed;
}

bool Statement::run()
{
    Step step = next();
    while (step == Step::Row)
        step = next();
    return step == Step::Done;
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::optional<qint64> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    const unsigned char *utf8 = sqlite3_column_text(m_statement, column);
    return QString::fromUtf8(reinterpret_cast<const char *>(utf8), sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    return QByteArray(static_cast<const char *>(bytes), sqlite3_column_bytes(m_statement, column));
}

Connection::Connection(Connection &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
    , m_path(std::move(other.m_path))
    , m_begin(std::move(other.m_begin))
    , m_beginWrite(std::move(other.m_beginWrite))
    , m_commit(std::move(other.m_commit))
    , m_cancel(std::move(other.m_cancel))
    , m_busyMilliseconds(std::move(other.m_busyMilliseconds))
    , m_failureCode(std::move(other.m_failureCode))
{
}

Connection &Connection::operator=(Connection &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_path, other.m_path);
    std::swap(m_begin, other.m_begin);
    std::swap(m_beginWrite, other.m_beginWrite);
    std::swap(m_commit, other.m_commit);
    std::swap(m_cancel, other.m_cancel);
    std::swap(m_busyMilliseconds, other.m_busyMilliseconds);
    std::swap(m_failureCode, other.m_failureCode);
    return *this;
}

Connection::~Connection()
{
    // v2: a statement that is destroyed a moment later finishes the closing.
    sqlite3_close_v2(m_database);
}

Result<Connection> Connection::open(const QString &path, Mode mode, int busyMilliseconds)
{
    const bool readOnly = mode == Mode::Read || mode == Mode::ReadImmutable;
    int flags = SQLITE_OPEN_NOMUTEX | (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    if (mode == Mode::Create)
        flags |= SQLITE_OPEN_CREATE;
    QByteArray file = QDir::toNativeSeparators(path).toUtf8();
    if (mode == Mode::ReadImmutable) {
        flags |= SQLITE_OPEN_URI;
        file = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toEncoded() + "?immutable=1";
    }

    Connection connection;
    connection.m_path = path;
    const int code = sqlite3_open_v2(file.constData(), &connection.m_database, flags, nullptr);
    if (code != SQLITE_OK)
        return tl::unexpected<Error>(storageError(code & 0xff, path));
    // What is not allowed to write gets a read-only handle without an error.
    if (!readOnly && sqlite3_db_readonly(connection.m_database, "main") == 1)
        return tl::unexpected<Error>(storageError(SQLITE_READONLY, path));
    connection.m_failureCode = std::make_unique<int>(SQLITE_OK);
    connection.m_busyMilliseconds = std::make_unique<int>(busyMilliseconds);
    sqlite3_busy_handler(connection.m_database, waitForLock, connection.m_busyMilliseconds.get());
    return connection;
}

Statement Connection::prepare(const char *sql)
{
    return Statement(m_database, sql, m_failureCode.get());
}

bool Connection::execute(const char *sql)
{
    if (!m_database)
        return false;
    const int code = sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        *m_failureCode = code & 0xff;
    return code == SQLITE_OK;
}

std::optional<qint64> Connection::integer(const char *sql)
{
    Statement statement = prepare(sql);
    if (statement.next() != Statement::Step::Row)
        return std::nullopt;
    return statement.optionalInteger(0);
}

qint64 Connection::changes() const
{
    return sqlite3_changes64(m_database);
}

bool Connection::hasMoved() const
{
    int moved = 0;
    sqlite3_file_control(m_database, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

void Connection::setCancelFlag(CancelFlag flag)
{
    if (!m_database)
        return;
    if (!flag) {
        sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
        m_cancel.reset();
        return;
    }
    m_cancel = std::make_unique<CancelFlag>(std::move(flag));
    const auto isCancelled = [](void *context) {
        return static_cast<CancelFlag *>(context)->get()->load(std::memory_order_relaxed) ? 1 : 0;
    };
    constexpr int kInstructionsBetweenLooks = 2000;
    sqlite3_progress_handler(m_database, kInstructionsBetweenLooks, isCancelled, m_cancel.get());
}

int Connection::failureCode() const
{
    return m_database ? *m_failureCode : SQLITE_CANTOPEN;
}

bool Connection::runKept(Statement &statement, const char *sql)
{
    if (!statement.isPrepared())
        statement = prepare(sql);
    return statement.run();
}

bool Connection::begin(bool isWrite)
{
    return isWrite ? runKept(m_beginWrite, "BEGIN IMMEDIATE") : runKept(m_begin, "BEGIN");
}

bool Connection::commit()
{
    return runKept(m_commit, "COMMIT");
}

void Connection::rollBack()
{
    // What went wrong may have rolled it back already; then this fails, and that is fine.
    sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
}

Error Connection::failure() const
{
    return storageError(failureCode(), m_path);
}

Error storageError(int code, const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    const auto say = [&file](const char *sentence) {
        return Error{ErrorCode::Storage, QCoreApplication::translate("History", sentence).arg(file)};
    };
    switch (code) {
    case SQLITE_FULL:
        return say(QT_TRANSLATE_NOOP("History",
                                     "The disk is full: \"%1\" cannot grow. Free some space; nothing "
                                     "is lost meanwhile, the broker keeps the readings."));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return say(QT_TRANSLATE_NOOP(
            "History", "\"%1\" is locked by another program. Close what has it open for writing."));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return say(QT_TRANSLATE_NOOP("History",
                                     "\"%1\" may not be written. Check the permissions of the file "
                                     "and of its folder, or choose another database."));
    case SQLITE_CANTOPEN:
        return say(QT_TRANSLATE_NOOP("History",
                                     "\"%1\" cannot be opened. Check that the folder exists, that it "
                                     "is yours to write in and that the name is not a folder's."));
    case SQLITE_IOERR:
        return say(QT_TRANSLATE_NOOP("History",
                                     "The disk failed while \"%1\" was read or written. Check that "
                                     "it is connected, has space and is healthy."));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return say(QT_TRANSLATE_NOOP("History",
                                     "\"%1\" is damaged. It is set aside, never deleted, and a new "
                                     "one begun when it is next opened for recording."));
    case SQLITE_INTERRUPT: {
        Error error = say(QT_TRANSLATE_NOOP("History", "Reading \"%1\" was cancelled."));
        error.code = ErrorCode::Cancelled;
        return error;
    }
    default: {
        Error error = say(QT_TRANSLATE_NOOP("History", "\"%1\" could not be used: %2. Please report this."));
        error.detail = error.detail.arg(QString::fromUtf8(sqlite3_errstr(code)));
        return error;
    }
    }
}

bool isDamage(int code)
{
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

Transaction::Transaction(Connection &connection, Kind kind)
    : m_connection(connection)
    , m_active(connection.begin(kind == Kind::Write))
{
}

Transaction::~Transaction()
{
    if (m_active)
        m_connection.rollBack();
}

bool Transaction::commit()
{
    if (!m_active || !m_connection.commit())
        return false;
    m_active = false;
    return true;
}

} // namespace insite::history
