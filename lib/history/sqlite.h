// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace insite::history {

/// Set to true from any thread to end a query or an export early; it then fails with ErrorCode::Cancelled.
/// May be null: nobody cancels.
using CancelFlag = std::shared_ptr<const std::atomic_bool>;

/// One prepared statement of SQLite's C interface, kept for reuse. Belongs to its connection's thread, and
/// must not outlive the connection. A connection that is not open hands out statements that only fail.
class Statement final
{
public:
    enum class Step { Row, Done, Failed };

    Statement() = default;
    /// `failureCode` takes the code of each failure.
    Statement(sqlite3 *database, const char *sql, int *failureCode);
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    [[nodiscard]] bool isPrepared() const { return m_statement != nullptr; }

    Statement &bind(int index, qint64 value);
    Statement &bind(int index, int value) { return bind(index, qint64(value)); }
    Statement &bind(int index, double value);
    Statement &bind(int index, const std::optional<qint64> &value);
    Statement &bind(int index, const QString &text);
    Statement &bind(int index, const QByteArray &blob);

    /// The next row; after Done or Failed the statement is ready for the next use.
    [[nodiscard]] Step next();
    /// Runs to the end a statement whose rows nobody wants; false when it failed.
    [[nodiscard]] bool run();
    /// Gives up the rows that were not fetched.
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] std::optional<qint64> optionalInteger(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;

private:
    sqlite3_stmt *m_statement = nullptr;
    int *m_failureCode = nullptr;
};

/// One connection to a history file. Used by one thread at a time; the owner is whoever opened it.
class Connection final
{
    Q_DISABLE_COPY(Connection)

public:
    enum class Mode {
        Read,          ///< Never writes; the file must exist.
        ReadImmutable, ///< The same where not even SQLite's side files can be made; nobody may write
                       ///< meanwhile.
        Write,         ///< The file must exist.
        Create,        ///< Made when it is not there.
    };

    Connection() = default;
    Connection(Connection &&other) noexcept;
    Connection &operator=(Connection &&other) noexcept;
    ~Connection();

    /// `busyMilliseconds`: how long to wait for another program's lock.
    [[nodiscard]] static Result<Connection> open(const QString &path, Mode mode, int busyMilliseconds);

    [[nodiscard]] Statement prepare(const char *sql);
    /// One or more statements without parameters; false when one failed.
    [[nodiscard]] bool execute(const char *sql);
    /// The first column of the first row; absent when there is none or it failed.
    [[nodiscard]] std::optional<qint64> integer(const char *sql);
    /// SQLite's count of rows that the last statement changed.
    [[nodiscard]] qint64 changes() const;

    /// The file was renamed, removed or replaced since it was opened.
    [[nodiscard]] bool hasMoved() const;
    /// Statements of this connection fail as soon as the flag is set.
    void setCancelFlag(CancelFlag flag);

    /// Begins a transaction; `isWrite`: with the write lock from the beginning. False when it could not.
    [[nodiscard]] bool begin(bool isWrite);
    [[nodiscard]] bool commit();
    /// Ends the transaction without effect.
    void rollBack();
    /// The primary result code of SQLite of the last call that failed.
    [[nodiscard]] int failureCode() const;
    /// The last failure as a sentence for a person, with the file's name and what to do.
    [[nodiscard]] Error failure() const;
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    [[nodiscard]] bool runKept(Statement &statement, const char *sql);

    sqlite3 *m_database = nullptr;
    QString m_path;
    // Kept from the first use: to parse them anew costs a tenth of a small burst.
    Statement m_begin;
    Statement m_beginWrite;
    Statement m_commit;
    std::unique_ptr<CancelFlag> m_cancel;
    std::unique_ptr<int> m_busyMilliseconds;
    std::unique_ptr<int> m_failureCode; ///< Kept by us: SQLite forgets it when a statement is finalized.
};

/// What SQLite's result code means for the person whose history is at `path`.
[[nodiscard]] Error storageError(int code, const QString &path);
/// Whether the code says that the file's content is wrong, not the disk or the circumstances.
[[nodiscard]] bool isDamage(int code);
/// The connection's last failure as an unexpected value.
[[nodiscard]] inline tl::unexpected<Error> storageFailure(const Connection &connection)
{
    return tl::unexpected<Error>(connection.failure());
}

/// A transaction; rolled back when it goes out of scope without commit().
class Transaction final
{
    Q_DISABLE_COPY_MOVE(Transaction)

public:
    enum class Kind {
        Write, ///< Holds the write lock from the beginning.
        Read,  ///< Every query sees the file as of the first one.
    };

    explicit Transaction(Connection &connection, Kind kind = Kind::Write);
    ~Transaction();

    /// It began.
    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] bool commit();

private:
    Connection &m_connection;
    bool m_active;
};

} // namespace insite::history
