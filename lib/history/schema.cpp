// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/schema.h"

#include <QCoreApplication>
#include <QDir>

#include <array>

namespace insite::history {

namespace {

// Readings are in exactly one of two tables: `recent`, in order of arrival, takes each burst with few pages
// touched; `stored`, by register and time, takes what `recent` gathered, in one go (docs/adr/0004).
//
// identity = register_id, measured_at, kind, start_offset.  kind = 2 * schema version + (has a start ? 1 :
// 0); start_offset = start - measured_at, else 0.  Times are milliseconds since 1970 UTC; system_offset and
// received_offset count from measured_at, which makes them small.
constexpr auto kVersion1 = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE registers (
    id INTEGER PRIMARY KEY,
    customer TEXT NOT NULL, subscription TEXT NOT NULL, meter TEXT NOT NULL, register TEXT NOT NULL,
    UNIQUE (customer, subscription, meter, register));
CREATE TABLE register_state (
    register_id INTEGER PRIMARY KEY, count INTEGER NOT NULL, newest_at INTEGER NOT NULL,
    measured_at INTEGER NOT NULL, kind INTEGER NOT NULL, start_offset INTEGER NOT NULL, system_offset INTEGER,
    value REAL NOT NULL, received_offset INTEGER NOT NULL, revision INTEGER NOT NULL,
    last_received_at INTEGER NOT NULL);
CREATE TABLE stored (
    register_id INTEGER NOT NULL, measured_at INTEGER NOT NULL, kind INTEGER NOT NULL, start_offset INTEGER NOT NULL,
    system_offset INTEGER, value REAL NOT NULL, received_offset INTEGER NOT NULL, revision INTEGER NOT NULL,
    PRIMARY KEY (register_id, measured_at, kind, start_offset)) WITHOUT ROWID;
CREATE TABLE recent (
    id INTEGER PRIMARY KEY,
    register_id INTEGER NOT NULL, measured_at INTEGER NOT NULL, kind INTEGER NOT NULL, start_offset INTEGER NOT NULL,
    system_offset INTEGER, value REAL NOT NULL, received_offset INTEGER NOT NULL, revision INTEGER NOT NULL);
CREATE TABLE revisions (
    register_id INTEGER NOT NULL, measured_at INTEGER NOT NULL, kind INTEGER NOT NULL, start_offset INTEGER NOT NULL,
    revision INTEGER NOT NULL, system_offset INTEGER, value REAL NOT NULL, received_offset INTEGER NOT NULL,
    PRIMARY KEY (register_id, measured_at, kind, start_offset, revision)) WITHOUT ROWID;
CREATE TABLE unknown (
    id INTEGER PRIMARY KEY, topic TEXT NOT NULL, payload BLOB NOT NULL, received_at INTEGER NOT NULL,
    reason TEXT NOT NULL);
CREATE TABLE malformed (
    id INTEGER PRIMARY KEY, topic TEXT NOT NULL, payload BLOB NOT NULL, received_at INTEGER NOT NULL,
    reason TEXT NOT NULL);
CREATE TABLE sums (
    id INTEGER PRIMARY KEY CHECK (id = 1), stored INTEGER NOT NULL, duplicates INTEGER NOT NULL,
    revisions INTEGER NOT NULL, unknown INTEGER NOT NULL, malformed INTEGER NOT NULL);
INSERT INTO sums VALUES (1, 0, 0, 0, 0, 0);
CREATE VIEW totals AS
    SELECT stored + duplicates + revisions + unknown + malformed AS received,
           stored, duplicates, revisions, unknown, malformed
    FROM sums;
CREATE VIEW readings AS
    SELECT customer, subscription, meter, register,
           kind / 2 AS schema_version,
           CASE WHEN kind % 2 THEN measured_at + start_offset END AS measured_from_ms,
           measured_at AS measured_at_ms,
           measured_at + system_offset AS system_at_ms,
           value,
           measured_at + received_offset AS received_at_ms,
           revision
    FROM stored JOIN registers ON registers.id = stored.register_id
    UNION ALL
    SELECT customer, subscription, meter, register,
           kind / 2,
           CASE WHEN kind % 2 THEN measured_at + start_offset END,
           measured_at,
           measured_at + system_offset,
           value,
           measured_at + received_offset,
           revision
    FROM recent JOIN registers ON registers.id = recent.register_id;
)sql";

// level: the bucket's length in hours, 1 or 24. Only whole days before rolled_to that are not dirty count.
constexpr auto kVersion2 = R"sql(
CREATE TABLE rollups (
    register_id INTEGER NOT NULL, level INTEGER NOT NULL, start INTEGER NOT NULL,
    count INTEGER NOT NULL, sum REAL NOT NULL,
    first_offset INTEGER NOT NULL, first REAL NOT NULL, last_offset INTEGER NOT NULL, last REAL NOT NULL,
    minimum_offset INTEGER NOT NULL, minimum REAL NOT NULL,
    maximum_offset INTEGER NOT NULL, maximum REAL NOT NULL,
    PRIMARY KEY (register_id, level, start)) WITHOUT ROWID;
CREATE TABLE dirty_days (
    register_id INTEGER NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (register_id, day)) WITHOUT ROWID;
CREATE TABLE rolled (register_id INTEGER PRIMARY KEY, rolled_to INTEGER NOT NULL);
)sql";

// sums.stored counts what is folded: a burst of new readings alone then writes no page but that of `recent`.
constexpr auto kVersion3 = R"sql(
UPDATE sums SET stored = stored - (SELECT count(*) FROM recent);
DROP VIEW totals;
CREATE VIEW totals AS
    SELECT stored + arrived + duplicates + revisions + unknown + malformed AS received,
           stored + arrived AS stored, duplicates, revisions, unknown, malformed
    FROM sums, (SELECT count(*) AS arrived FROM recent);
)sql";

constexpr std::array kSteps{kVersion1, kVersion2, kVersion3};
static_assert(kSteps.size() == kSchemaVersion);

} // namespace

FileKind fileKind(Connection &connection)
{
    const std::optional<qint64> tables = connection.integer("SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return FileKind::Unreadable;
    const std::optional<qint64> id = connection.integer("PRAGMA application_id");
    const std::optional<qint64> version = connection.integer("PRAGMA user_version");
    if (!id || !version)
        return FileKind::Unreadable;
    if (*tables == 0 && *id == 0 && *version == 0)
        return FileKind::Empty;
    if (*id != kApplicationId)
        return FileKind::Foreign;
    return *version > kSchemaVersion ? FileKind::Newer : FileKind::Ours;
}

Result<void> migrate(Connection &connection)
{
    const auto current = [&connection] {
        return connection.integer("PRAGMA user_version");
    };
    if (current() == kSchemaVersion)
        return {};
    Transaction transaction(connection);
    // Asked again under the lock: another program may have been quicker.
    const std::optional<qint64> version = transaction.isActive() ? current() : std::nullopt;
    if (!version)
        return storageFailure(connection);
    for (auto step = size_t(*version); step < kSteps.size(); ++step) {
        if (!connection.execute(kSteps.at(step)))
            return storageFailure(connection);
    }
    const QByteArray stamp = "PRAGMA application_id=" + QByteArray::number(kApplicationId) +
                             ";PRAGMA user_version=" + QByteArray::number(kSchemaVersion);
    if (!connection.execute(stamp.constData()) || !transaction.commit())
        return storageFailure(connection);
    return {};
}

Error refusal(FileKind kind, const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    if (kind == FileKind::Newer)
        return Error{ErrorCode::InvalidInput,
                     QCoreApplication::translate(
                         "History", "\"%1\" was written by a newer release of Insite Monitor. Use that "
                                    "release, or choose another database; the file was left as it is.")
                         .arg(file)};
    return Error{ErrorCode::InvalidInput,
                 QCoreApplication::translate("History",
                                             "\"%1\" is not a history of Insite Monitor. Choose another "
                                             "database; the file was left as it is.")
                     .arg(file)};
}

} // namespace insite::history
