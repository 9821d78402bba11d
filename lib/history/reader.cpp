// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/reader.h"

#include "history/rowscan.h"
#include "history/schema.h"
#include "history/thinning.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace insite::history {

namespace {

constexpr int kBusyMilliseconds = 5000;

qint64 milliseconds(Instant instant)
{
    return instant.time_since_epoch().count();
}

Result<void> upgrade(const QString &path)
{
    Result<Connection> writing = Connection::open(path, Connection::Mode::Write, kBusyMilliseconds);
    return writing ? migrate(*writing) : Result<void>(tl::unexpected<Error>(writing.error()));
}

Result<Connection> connect(const QString &path, Connection::Mode mode)
{
    Result<Connection> connection = Connection::open(path, mode, kBusyMilliseconds);
    if (!connection)
        return connection;
    const FileKind kind = fileKind(*connection);
    if (kind == FileKind::Ours)
        return connection;
    if (kind != FileKind::Unreadable)
        return tl::unexpected<Error>(refusal(kind == FileKind::Empty ? FileKind::Foreign : kind, path));
    // On a medium that cannot be written SQLite cannot make its side files; a file left in order needs none.
    const int code = connection->failureCode();
    const bool hasNoSideFiles = code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_IOERR;
    if (mode == Connection::Mode::Read && hasNoSideFiles && !QFile::exists(path + u"-wal"_s))
        return connect(path, Connection::Mode::ReadImmutable);
    return storageFailure(*connection);
}

} // namespace

Reader::Reader(QString path, Connection connection)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
{
}

Reader::~Reader() = default;

Result<std::unique_ptr<Reader>> Reader::open(const QString &path)
{
    if (!QFile::exists(path))
        return failure(ErrorCode::NotFound, QCoreApplication::translate(
                                                "History", "There is no history at \"%1\". Check the name.")
                                                .arg(QDir::toNativeSeparators(path)));
    Result<Connection> connection = connect(path, Connection::Mode::Read);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    if (connection->integer("PRAGMA user_version") != kSchemaVersion) {
        if (Result<void> upgraded = upgrade(path); !upgraded)
            return tl::unexpected<Error>(upgraded.error());
    }
    return std::unique_ptr<Reader>(new Reader(path, std::move(*connection)));
}

void Reader::setCancelFlag(CancelFlag flag)
{
    m_cancel = flag;
    m_connection.setCancelFlag(std::move(flag));
}

Result<void> Reader::refresh()
{
    if (!m_connection.hasMoved())
        return {};
    Result<Connection> connection = connect(m_path, Connection::Mode::Read);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    m_connection = std::move(*connection);
    m_connection.setCancelFlag(m_cancel);
    return {};
}

bool Reader::findRegister(const RegisterKey &key, std::optional<qint64> &registerId)
{
    Statement find = m_connection.prepare("SELECT id FROM registers WHERE customer = ? AND subscription = ?"
                                          " AND meter = ? AND register = ?");
    find.bind(1, key.customer.text())
        .bind(2, key.subscription.text())
        .bind(3, key.meter.text())
        .bind(4, key.registerId.text());
    const Statement::Step step = find.next();
    if (step == Statement::Step::Row)
        registerId = find.integer(0);
    return step != Statement::Step::Failed;
}

Result<std::vector<RegisterSummary>> Reader::registers()
{
    if (Result<void> fresh = refresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    Transaction snapshot(m_connection, Transaction::Kind::Read);
    RowScan rows(m_connection);
    if (!rows.loadRecent())
        return storageFailure(m_connection);
    Statement all = m_connection.prepare(
        "SELECT id, customer, subscription, meter, register, count, newest_at, last_received_at, register_id,"
        " measured_at, kind, start_offset, system_offset, value, received_offset, revision"
        " FROM registers LEFT JOIN register_state ON register_id = id"
        " ORDER BY customer, subscription, meter, register");
    std::vector<RegisterSummary> summaries;
    summaries.reserve(
        static_cast<size_t>(m_connection.integer("SELECT count(*) FROM registers").value_or(0)));
    RegisterKey key;
    Statement::Step step = all.next();
    for (; step == Statement::Step::Row; step = all.next()) {
        RegisterState state;
        if (!all.isNull(5)) {
            state.count = all.integer(5);
            state.newestAt = all.integer(6);
            state.lastReceivedAt = all.integer(7);
            state.latest = readRow(all, 8);
        }
        for (const Row &row : rows.recent(all.integer(0))) {
            state.count += 1;
            state.absorb(row);
        }
        if (!state.latest)
            continue;
        key = readKey(all, 1, key);
        summaries.push_back({key, toReading(key, *state.latest),
                             Instant(std::chrono::milliseconds(state.lastReceivedAt)), state.count});
    }
    if (step == Statement::Step::Failed)
        return storageFailure(m_connection);
    return summaries;
}

Result<void> Reader::forNewest(int atMost, const std::function<bool(std::span<const Reading>)> &take)
{
    if (Result<void> fresh = refresh(); !fresh)
        return fresh;
    Transaction snapshot(m_connection, Transaction::Kind::Read);
    RowScan late(m_connection);
    if (!late.loadRecent())
        return storageFailure(m_connection);
    Statement registers = m_connection.prepare("SELECT id, customer, subscription, meter, register"
                                               " FROM registers ORDER BY id");
    Statement newest = m_connection.prepare("SELECT " INSITE_ROW_COLUMNS " FROM stored WHERE register_id = ?"
                                            " ORDER BY measured_at DESC LIMIT ?");
    RegisterKey key;
    std::vector<Row> rows;
    std::vector<Reading> readings;
    Statement::Step each = registers.next();
    for (; each == Statement::Step::Row; each = registers.next()) {
        const qint64 id = registers.integer(0);
        const std::span<const Row> recent = late.recent(id);
        rows.assign(recent.begin(), recent.end());
        newest.bind(1, id).bind(2, atMost);
        Statement::Step step = newest.next();
        for (; step == Statement::Step::Row; step = newest.next())
            rows.push_back(readRow(newest));
        if (step == Statement::Step::Failed)
            return storageFailure(m_connection);
        std::ranges::sort(rows, {}, &Row::identity);
        key = readKey(registers, 1, key);
        readings.clear();
        for (const Row &row : std::span(rows).last(std::min(rows.size(), static_cast<size_t>(atMost))))
            readings.push_back(toReading(key, row));
        if (!take(readings))
            return {};
    }
    if (each == Statement::Step::Failed)
        return storageFailure(m_connection);
    return {};
}

Result<std::vector<HistoryReading>> Reader::range(const RegisterKey &key, Instant from, Instant to)
{
    if (Result<void> fresh = refresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    Transaction snapshot(m_connection, Transaction::Kind::Read);
    std::vector<HistoryReading> readings;
    std::optional<qint64> registerId;
    if (!findRegister(key, registerId))
        return storageFailure(m_connection);
    if (!registerId)
        return readings;
    RowScan rows(m_connection);
    const auto take = [&](const Row &row) {
        readings.push_back({toReading(key, row), row.revision});
        return true;
    };
    if (!rows.loadRecent(registerId) ||
        !rows.forEach(*registerId, milliseconds(from), milliseconds(to), take))
        return storageFailure(m_connection);
    return readings;
}

Result<Thinned> Reader::thinned(const RegisterKey &key, Instant from, Instant to, int columns)
{
    Thinned result;
    if (from > to || columns < 1)
        return result;
    if (Result<void> fresh = refresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    Transaction snapshot(m_connection, Transaction::Kind::Read);
    std::optional<qint64> registerId;
    if (!findRegister(key, registerId))
        return storageFailure(m_connection);
    if (!registerId)
        return result;
    Thinning thinning(m_connection, *registerId, milliseconds(from), milliseconds(to), columns);
    if (!thinning.run(result))
        return storageFailure(m_connection);
    return result;
}

Result<std::vector<HistoryReading>> Reader::replaced(const RegisterKey &key, Instant from, Instant to)
{
    if (Result<void> fresh = refresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    Statement select = m_connection.prepare(
        "SELECT " INSITE_ROW_COLUMNS " FROM revisions WHERE measured_at BETWEEN ?5 AND ?6 AND register_id ="
        " (SELECT id FROM registers WHERE customer = ?1 AND subscription = ?2 AND meter = ?3 AND register = "
        "?4)"
        " ORDER BY measured_at, kind, start_offset, revision");
    select.bind(1, key.customer.text())
        .bind(2, key.subscription.text())
        .bind(3, key.meter.text())
        .bind(4, key.registerId.text())
        .bind(5, milliseconds(from))
        .bind(6, milliseconds(to));
    std::vector<HistoryReading> readings;
    Statement::Step step = select.next();
    for (; step == Statement::Step::Row; step = select.next()) {
        const Row row = readRow(select);
        readings.push_back({toReading(key, row), row.revision});
    }
    if (step == Statement::Step::Failed)
        return storageFailure(m_connection);
    return readings;
}

Result<std::vector<readings::RawMessage>> Reader::malformed(int atMost)
{
    return messages("SELECT topic, payload, received_at, reason FROM malformed ORDER BY id DESC LIMIT ?",
                    atMost);
}

Result<std::vector<readings::RawMessage>> Reader::unknown(int atMost)
{
    return messages("SELECT topic, payload, received_at, reason FROM unknown ORDER BY id DESC LIMIT ?",
                    atMost);
}

Result<std::vector<readings::RawMessage>> Reader::messages(const char *sql, int atMost)
{
    if (Result<void> fresh = refresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    Statement select = m_connection.prepare(sql);
    select.bind(1, atMost);
    std::vector<readings::RawMessage> found;
    Statement::Step step = select.next();
    for (; step == Statement::Step::Row; step = select.next())
        found.push_back({select.text(0), select.blob(1),
                         Instant(std::chrono::milliseconds(select.integer(2))), select.text(3)});
    if (step == Statement::Step::Failed)
        return storageFailure(m_connection);
    return found;
}

Result<readings::Totals> Reader::totals()
{
    if (Result<void> fresh = refresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    Statement select =
        m_connection.prepare("SELECT received, stored, duplicates, revisions, unknown, malformed"
                             " FROM totals");
    if (select.next() != Statement::Step::Row)
        return storageFailure(m_connection);
    return readings::Totals{select.integer(0), select.integer(1), select.integer(2),
                            select.integer(3), select.integer(4), select.integer(5)};
}

} // namespace insite::history
