// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/writertables.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace insite::history {

namespace {

// Larger gathers more rows per page, smaller keeps the pause of a fold (about 20 ms) and the readers' scan
// short.
constexpr size_t kRecentRows = 8192;

// Years 0000 to 9999, as payloads can hold no other.
constexpr qint64 kEarliestMs = -62'167'219'200'000;
constexpr qint64 kLatestMs = 253'402'300'799'999;

bool isStorable(const QString &id)
{
    return id.isValidUtf16() && !id.contains(QChar(u'\0'));
}

bool isStorable(Instant instant)
{
    const qint64 at = instant.time_since_epoch().count();
    return at >= kEarliestMs && at <= kLatestMs;
}

bool isStorable(const Reading &reading)
{
    return std::isfinite(reading.value) && isStorable(reading.measuredAt) &&
           isStorable(reading.measuredFrom.value_or(Instant())) &&
           isStorable(reading.systemAt.value_or(Instant())) && reading.schemaVersion >= 0;
}

/// What SQLite refuses about the row itself; everything else is the store's trouble.
bool isRefusal(int code)
{
    return code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_TOOBIG;
}

} // namespace

WriterTables::WriterTables(Database database)
    : m_database(std::move(database))
{
    Connection &connection = m_database.connection();
    m_insertRegister = connection.prepare("INSERT INTO registers (customer, subscription, meter, register)"
                                          " VALUES (?, ?, ?, ?) RETURNING id");
    m_insertRecent = connection.prepare("INSERT INTO recent (" INSITE_ROW_COLUMNS ", id)"
                                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    m_updateRecent =
        connection.prepare("UPDATE recent SET system_offset = ?5, value = ?6, received_offset = ?7,"
                           " revision = ?8 WHERE id = ?9");
    m_clearRecent = connection.prepare("DELETE FROM recent");
    m_findStored = connection.prepare("SELECT " INSITE_ROW_COLUMNS " FROM stored WHERE register_id = ?"
                                      " AND measured_at = ? AND kind = ? AND start_offset = ?");
    m_insertStored = connection.prepare("INSERT OR REPLACE INTO stored (" INSITE_ROW_COLUMNS ")"
                                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    m_updateStored =
        connection.prepare("UPDATE stored SET system_offset = ?5, value = ?6, received_offset = ?7,"
                           " revision = ?8 WHERE register_id = ?1 AND measured_at = ?2 AND kind = ?3"
                           " AND start_offset = ?4");
    m_findRevision = connection.prepare("SELECT 1 FROM revisions WHERE register_id = ? AND measured_at = ?"
                                        " AND kind = ? AND start_offset = ? AND value = ? LIMIT 1");
    m_insertRevision = connection.prepare("INSERT INTO revisions (" INSITE_ROW_COLUMNS ")"
                                          " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    m_writeState = connection.prepare(
        "INSERT INTO register_state (" INSITE_ROW_COLUMNS ", count, newest_at, last_received_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET measured_at = "
        "excluded.measured_at,"
        " kind = excluded.kind, start_offset = excluded.start_offset, system_offset = excluded.system_offset,"
        " value = excluded.value, received_offset = excluded.received_offset, revision = excluded.revision,"
        " count = count + excluded.count, newest_at = excluded.newest_at,"
        " last_received_at = excluded.last_received_at");
    m_markDirty = connection.prepare("INSERT OR IGNORE INTO dirty_days (register_id, day) VALUES (?, ?)");
    m_insertUnknown = connection.prepare("INSERT INTO unknown (topic, payload, received_at, reason)"
                                         " VALUES (?, ?, ?, ?)");
    m_insertMalformed = connection.prepare("INSERT INTO malformed (topic, payload, received_at, reason)"
                                           " VALUES (?, ?, ?, ?)");
    m_trimMalformed =
        connection.prepare("DELETE FROM malformed WHERE id <= (SELECT max(id) FROM malformed) - ?");
    m_addToSums = connection.prepare("UPDATE sums SET duplicates = duplicates + ?, revisions = revisions + ?,"
                                     " unknown = unknown + ?, malformed = malformed + ?");
    m_addFolded = connection.prepare("UPDATE sums SET stored = stored + ?");
}

Result<std::unique_ptr<WriterTables>> WriterTables::open(const QString &path, const Clock &clock,
                                                         Database::Trust trust, QStringList *notices)
{
    Result<Database> database = Database::open(path, clock, trust, notices);
    if (!database)
        return tl::unexpected<Error>(database.error());
    std::unique_ptr<WriterTables> tables(new WriterTables(std::move(*database)));
    if (tables->load())
        return tables;
    const int code = tables->connection().failureCode();
    tables.reset();
    if (isDamage(code) && trust != Database::Trust::Suspect)
        return open(path, clock, Database::Trust::Suspect, notices);
    return tl::unexpected<Error>(storageError(code, path));
}

bool WriterTables::load()
{
    if (!loadRegisters() || !loadRecent())
        return false;
    if (m_recent.empty())
        return true;
    Transaction transaction(connection());
    return transaction.isActive() && fold() && transaction.commit();
}

bool WriterTables::loadRegisters()
{
    const auto count = connection().integer("SELECT count(*) FROM registers").value_or(0);
    m_registers.reserve(static_cast<size_t>(count));
    m_registerIndexes.reserve(count);
    RegisterKey key;
    Statement all = connection().prepare(
        "SELECT id, customer, subscription, meter, register, count, newest_at, last_received_at, register_id,"
        " measured_at, kind, start_offset, system_offset, value, received_offset, revision"
        " FROM registers LEFT JOIN register_state ON register_id = id");
    Statement::Step step = all.next();
    for (; step == Statement::Step::Row; step = all.next()) {
        Register entry;
        entry.id = all.integer(0);
        if (!all.isNull(5)) {
            entry.state.count = all.integer(5);
            entry.state.newestAt = all.integer(6);
            entry.state.lastReceivedAt = all.integer(7);
            entry.state.latest = readRow(all, 8);
            entry.storedNewest = entry.state.newestAt;
        }
        key = readKey(all, 1, key);
        m_registerIndexes.insert(key, m_registers.size());
        m_registers.push_back(std::move(entry));
    }
    return step == Statement::Step::Done;
}

bool WriterTables::loadRecent()
{
    QHash<qint64, size_t> indexes;
    for (size_t index = 0; index < m_registers.size(); ++index)
        indexes.insert(m_registers[index].id, index);
    Statement all = connection().prepare("SELECT " INSITE_ROW_COLUMNS " FROM recent ORDER BY id");
    Statement::Step step = all.next();
    for (; step == Statement::Step::Row; step = all.next()) {
        const Row row = readRow(all);
        remember(row, indexes.value(row.identity.registerId));
    }
    return step == Statement::Step::Done;
}

WriterTables::Outcome WriterTables::add(const Reading &reading)
{
    if (!isStorable(reading))
        return Outcome::Refused;
    bool failed = false;
    const std::optional<size_t> index = intern(reading.key, failed);
    if (!index)
        return failed ? Outcome::Failed : Outcome::Refused;

    const Register &entry = m_registers[*index];
    const Row row = toRow(entry.id, reading);
    if (!entry.state.latest || row.identity.measuredAt > entry.state.newestAt)
        return append(row, *index);

    if (const auto known = m_recentIndexes.constFind(row.identity); known != m_recentIndexes.cend())
        return meetRecent(m_recent[*known], *known, row);
    bindIdentity(m_findStored, row.identity);
    const Statement::Step step = m_findStored.next();
    if (step == Statement::Step::Done)
        return append(row, *index);
    if (step == Statement::Step::Failed)
        return Outcome::Failed;
    const Row known = readRow(m_findStored);
    m_findStored.reset();
    return meetStored(known, row, *index);
}

std::optional<size_t> WriterTables::intern(const RegisterKey &key, bool &failed)
{
    if (const auto known = m_registerIndexes.constFind(key); known != m_registerIndexes.cend())
        return *known;
    if (!isStorable(key.customer.text()) || !isStorable(key.subscription.text()) ||
        !isStorable(key.meter.text()) || !isStorable(key.registerId.text()))
        return std::nullopt;
    m_insertRegister.bind(1, key.customer.text())
        .bind(2, key.subscription.text())
        .bind(3, key.meter.text())
        .bind(4, key.registerId.text());
    if (m_insertRegister.next() != Statement::Step::Row) {
        failed = !isRefusal(connection().failureCode());
        return std::nullopt;
    }
    Register entry;
    entry.id = m_insertRegister.integer(0);
    m_insertRegister.reset();
    m_registerIndexes.insert(key, m_registers.size());
    m_registers.push_back(std::move(entry));
    return m_registers.size() - 1;
}

WriterTables::Outcome WriterTables::append(const Row &row, size_t registerIndex)
{
    bindRow(m_insertRecent, row);
    m_insertRecent.bind(9, qint64(m_recent.size()) + 1);
    if (!m_insertRecent.run())
        return isRefusal(connection().failureCode()) ? Outcome::Refused : Outcome::Failed;
    remember(row, registerIndex);
    return Outcome::New;
}

void WriterTables::remember(const Row &row, size_t registerIndex)
{
    m_recentIndexes.insert(row.identity, m_recent.size());
    m_recent.push_back({row, registerIndex});
    Register &entry = m_registers[registerIndex];
    entry.unfolded += 1;
    entry.state.absorb(row);
}

WriterTables::Outcome WriterTables::meetRecent(Recent &known, size_t position, Row row)
{
    if (known.row.value == row.value)
        return Outcome::Duplicate;
    const Statement::Step before = known.row.revision > 0 ? hadBefore(row) : Statement::Step::Done;
    if (before != Statement::Step::Done)
        return before == Statement::Step::Row ? Outcome::Duplicate : Outcome::Failed;

    row.revision = known.row.revision + 1;
    bindRow(m_updateRecent, row);
    m_updateRecent.bind(9, qint64(position) + 1);
    if (!keepRevision(known.row) || !m_updateRecent.run())
        return Outcome::Failed;
    known.row = row;
    m_registers[known.registerIndex].state.absorb(row);
    return Outcome::Revision;
}

WriterTables::Outcome WriterTables::meetStored(const Row &known, Row row, size_t registerIndex)
{
    if (known.value == row.value)
        return Outcome::Duplicate;
    const Statement::Step before = known.revision > 0 ? hadBefore(row) : Statement::Step::Done;
    if (before != Statement::Step::Done)
        return before == Statement::Step::Row ? Outcome::Duplicate : Outcome::Failed;

    row.revision = known.revision + 1;
    bindRow(m_updateStored, row);
    m_markDirty.bind(1, row.identity.registerId).bind(2, bucketStart(row.identity.measuredAt, kDayMs));
    Register &entry = m_registers[registerIndex];
    entry.state.absorb(row);
    if (!keepRevision(known) || !m_updateStored.run() || !m_markDirty.run() || !writeState(entry, 0))
        return Outcome::Failed;
    return Outcome::Revision;
}

Statement::Step WriterTables::hadBefore(const Row &row)
{
    bindIdentity(m_findRevision, row.identity);
    m_findRevision.bind(5, row.value);
    const Statement::Step step = m_findRevision.next();
    m_findRevision.reset();
    return step;
}

bool WriterTables::keepRevision(const Row &old)
{
    bindRow(m_insertRevision, old);
    return m_insertRevision.run();
}

bool WriterTables::keepUnknown(const readings::RawMessage &message)
{
    m_insertUnknown.bind(1, message.topic)
        .bind(2, message.payload)
        .bind(3, qint64(message.receivedAt.time_since_epoch().count()))
        .bind(4, message.reason);
    return m_insertUnknown.run();
}

bool WriterTables::keepMalformed(const readings::RawMessage &message)
{
    m_insertMalformed.bind(1, message.topic)
        .bind(2, message.payload.left(kMalformedBytesKept))
        .bind(3, qint64(message.receivedAt.time_since_epoch().count()))
        .bind(4, message.reason);
    m_trimMalformed.bind(1, kMalformedKept);
    return m_insertMalformed.run() && m_trimMalformed.run();
}

bool WriterTables::addToSums(const readings::Totals &more)
{
    if (more.duplicates == 0 && more.revisions == 0 && more.unknown == 0 && more.malformed == 0)
        return true;
    m_addToSums.bind(1, more.duplicates)
        .bind(2, more.revisions)
        .bind(3, more.unknown)
        .bind(4, more.malformed);
    return m_addToSums.run();
}

bool WriterTables::isFoldDue() const
{
    return m_recent.size() >= kRecentRows;
}

bool WriterTables::fold()
{
    if (m_recent.empty())
        return true;
    if (!foldRows())
        return false;
    for (const Recent &recent : m_recent) {
        Register &entry = m_registers[recent.registerIndex];
        if (entry.unfolded == 0)
            continue;
        if (!writeState(entry, entry.unfolded))
            return false;
        entry.unfolded = 0;
        entry.storedNewest = entry.state.newestAt;
    }
    m_addFolded.bind(1, qint64(m_recent.size()));
    m_recent.clear();
    m_recentIndexes.clear();
    return m_addFolded.run() && m_clearRecent.run();
}

bool WriterTables::foldRows()
{
    std::vector<size_t> order(m_recent.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::sort(order.begin(), order.end(), [this](size_t left, size_t right) {
        return m_recent[left].row.identity < m_recent[right].row.identity;
    });
    std::pair<qint64, qint64> marked{-1, 0};
    for (const size_t position : order) {
        const auto &[row, registerIndex] = m_recent[position];
        bindRow(m_insertStored, row);
        if (!m_insertStored.run())
            return false;
        const std::optional<qint64> &newest = m_registers[registerIndex].storedNewest;
        const std::pair day(row.identity.registerId, bucketStart(row.identity.measuredAt, kDayMs));
        if (!newest || row.identity.measuredAt > *newest || day == marked)
            continue;
        marked = day;
        if (!m_markDirty.bind(1, day.first).bind(2, day.second).run())
            return false;
    }
    return true;
}

bool WriterTables::writeState(const Register &entry, qint64 newRows)
{
    bindRow(m_writeState, *entry.state.latest);
    m_writeState.bind(9, newRows).bind(10, entry.state.newestAt).bind(11, entry.state.lastReceivedAt);
    return m_writeState.run();
}

void WriterTables::closeCleanly()
{
    {
        Transaction transaction(connection());
        if (!transaction.isActive() || !fold() || !transaction.commit())
            return;
    }
    m_database.closeCleanly();
}

} // namespace insite::history
