// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/readingwriter.h"

#include "history/writertables.h"

#include <QCoreApplication>
#include <QDir>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace insite::history {

namespace {

/// A reading that cannot be stored, written out: its own bytes are no longer at hand.
readings::RawMessage written(const Reading &reading)
{
    const RegisterKey &key = reading.key;
    readings::RawMessage message;
    message.topic = u"meters/outbound/"_s + key.customer.text() + u'/' + key.subscription.text() + u'/' +
                    key.meter.text();
    const qint64 at = reading.measuredAt.time_since_epoch().count();
    message.payload = "version " + QByteArray::number(reading.schemaVersion) + ", register " +
                      key.registerId.text().toUtf8() + ", measured at " + QByteArray::number(at) +
                      " ms since 1970, value " + QByteArray::number(reading.value, 'g', 17);
    message.receivedAt = reading.receivedAt;
    message.reason =
        QCoreApplication::translate("History", "The reading cannot be stored: its value is no finite "
                                               "number, its time is outside of the years 0 to 9999, or "
                                               "an id in it is no valid text.");
    return message;
}

readings::Totals sum(readings::Totals left, const readings::Totals &right)
{
    left.received += right.received;
    left.stored += right.stored;
    left.duplicates += right.duplicates;
    left.revisions += right.revisions;
    left.unknown += right.unknown;
    left.malformed += right.malformed;
    return left;
}

} // namespace

ReadingWriter::ReadingWriter(QString path, const Clock &clock, Notice notice)
    : m_path(std::move(path))
    , m_clock(clock)
    , m_notice(std::move(notice))
{
}

ReadingWriter::~ReadingWriter()
{
    if (m_tables)
        m_tables->closeCleanly();
}

Result<std::unique_ptr<ReadingWriter>> ReadingWriter::open(const QString &path, const Clock &clock,
                                                           Notice notice)
{
    std::unique_ptr<ReadingWriter> writer(new ReadingWriter(path, clock, std::move(notice)));
    QStringList notices;
    auto tables = WriterTables::open(path, clock, Database::Trust::AsMarked, &notices);
    for (const QString &sentence : std::as_const(notices))
        writer->tell(sentence);
    if (!tables)
        return tl::unexpected<Error>(tables.error());
    writer->m_tables = std::move(*tables);
    return writer;
}

void ReadingWriter::tell(const QString &sentence) const
{
    if (m_notice)
        m_notice(sentence);
}

Result<void> ReadingWriter::ensureOpen()
{
    if (m_tables)
        return {};
    Database::Trust trust = Database::Trust::Known;
    if (m_hasMoved)
        trust = Database::Trust::AsMarked;
    else if (m_wasDamaged)
        trust = Database::Trust::Suspect;
    QStringList notices;
    auto tables = WriterTables::open(m_path, m_clock, trust, &notices);
    for (const QString &sentence : std::as_const(notices))
        tell(sentence);
    if (!tables)
        return tl::unexpected<Error>(tables.error());
    m_tables = std::move(*tables);
    m_wasDamaged = false;
    m_hasMoved = false;
    return {};
}

Result<readings::Stored> ReadingWriter::commit(const readings::Burst &burst)
{
    if (burst.isEmpty())
        return readings::Stored{{}, m_totals, {}};
    if (Result<void> ready = ensureOpen(); !ready)
        return tl::unexpected<Error>(ready.error());
    readings::Stored stored;
    readings::Totals more;
    if (!write(burst, stored, more))
        return giveUp();
    // Asked after the commit: what went into a file that is no longer at its place is not stored.
    m_hasMoved = m_tables->connection().hasMoved();
    if (m_hasMoved)
        return giveUp();
    m_totals = sum(m_totals, more);
    stored.totals = m_totals;
    return stored;
}

bool ReadingWriter::write(const readings::Burst &burst, readings::Stored &stored, readings::Totals &more)
{
    Transaction transaction(m_tables->connection());
    return transaction.isActive() && addReadings(burst, stored, more) &&
           (!m_tables->isFoldDue() || m_tables->fold()) && m_tables->addToSums(more) && transaction.commit();
}

tl::unexpected<Error> ReadingWriter::giveUp()
{
    const int code = m_tables->connection().failureCode();
    Error error = m_tables->connection().failure();
    if (m_hasMoved)
        error = {ErrorCode::Storage,
                 QCoreApplication::translate("History",
                                             "\"%1\" was moved, removed or replaced while it was recorded "
                                             "into. Put it back, or a new one is begun in its place.")
                     .arg(QDir::toNativeSeparators(m_path))};
    // A failing disk may have left anything behind.
    m_wasDamaged = isDamage(code) || code == SQLITE_IOERR;
    m_tables.reset();
    return tl::unexpected<Error>(std::move(error));
}

bool ReadingWriter::addReadings(const readings::Burst &burst, readings::Stored &stored,
                                readings::Totals &more)
{
    stored.changed.reserve(burst.readings.size());
    for (const Reading &reading : burst.readings) {
        const readings::Totals before = more;
        if (!addReading(reading, stored.changed, more))
            return false;
        if (burst.wantsVerdicts)
            stored.verdicts.push_back(readings::verdictBetween(before, more));
    }
    for (const readings::RawMessage &message : burst.unknown) {
        if (!m_tables->keepUnknown(message))
            return false;
    }
    for (const readings::RawMessage &message : burst.malformed) {
        if (!m_tables->keepMalformed(message))
            return false;
    }
    more.unknown += qint64(burst.unknown.size());
    more.malformed += qint64(burst.malformed.size());
    more.received += qint64(burst.readings.size() + burst.unknown.size() + burst.malformed.size());
    return true;
}

bool ReadingWriter::addReading(const Reading &reading, std::vector<Reading> &changed, readings::Totals &more)
{
    switch (m_tables->add(reading)) {
    case WriterTables::Outcome::New:
        more.stored += 1;
        changed.push_back(reading);
        return true;
    case WriterTables::Outcome::Revision:
        more.revisions += 1;
        changed.push_back(reading);
        return true;
    case WriterTables::Outcome::Duplicate:
        more.duplicates += 1;
        return true;
    case WriterTables::Outcome::Refused:
        more.malformed += 1;
        return m_tables->keepMalformed(written(reading));
    case WriterTables::Outcome::Failed:
        break;
    }
    return false;
}

Result<qint64> ReadingWriter::reinterpretUnknown(const Decoder &decoder)
{
    if (Result<void> ready = ensureOpen(); !ready)
        return tl::unexpected<Error>(ready.error());
    qint64 understood = 0;
    qint64 lastId = -1;
    for (qint64 before = -2; before != lastId;) {
        before = lastId;
        if (!reinterpretSome(decoder, lastId, understood))
            return giveUp();
    }
    return understood;
}

bool ReadingWriter::reinterpretSome(const Decoder &decoder, qint64 &lastId, qint64 &understood)
{
    constexpr int kMessagesAtOnce = 1000;
    Connection &connection = m_tables->connection();
    Transaction transaction(connection);
    std::vector<std::pair<qint64, readings::RawMessage>> messages;
    Statement select =
        connection.prepare("SELECT id, topic, payload, received_at, reason FROM unknown WHERE id > ?"
                           " ORDER BY id LIMIT ?");
    select.bind(1, lastId).bind(2, kMessagesAtOnce);
    Statement::Step step = transaction.isActive() ? select.next() : Statement::Step::Failed;
    for (; step == Statement::Step::Row; step = select.next()) {
        const Instant receivedAt{std::chrono::milliseconds(select.integer(3))};
        messages.push_back({select.integer(0), {select.text(1), select.blob(2), receivedAt, select.text(4)}});
    }
    if (step == Statement::Step::Failed)
        return false;
    Statement remove = connection.prepare("DELETE FROM unknown WHERE id = ?");
    readings::Totals more;
    std::vector<Reading> changed;
    for (const auto &[id, message] : messages) {
        const std::optional<Reading> reading = decoder(message);
        if (!reading)
            continue;
        if (!addReading(*reading, changed, more) || !remove.bind(1, id).run())
            return false;
        more.unknown -= 1;
    }
    if ((m_tables->isFoldDue() && !m_tables->fold()) || !m_tables->addToSums(more) || !transaction.commit())
        return false;
    understood -= more.unknown;
    if (!messages.empty())
        lastId = messages.back().first;
    return true;
}

} // namespace insite::history
