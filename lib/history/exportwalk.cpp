// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/exportwalk.h"

#include "history/reader.h"
#include "history/rowscan.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>
#include <limits>

namespace insite::history {

namespace {

constexpr qsizetype kBytesAtOnce = qsizetype(64) * 1024;
constexpr qint64 kReadingsBetweenProgress = 10'000;

struct Target
{
    qint64 registerId = 0;
    RegisterKey key;
};

class Walk
{
public:
    Walk(Connection &connection, const ExportFilter &filter, ExportWriter &writer, QIODevice &out,
         const std::function<void(const ExportProgress &)> &progress)
        : m_connection(connection)
        , m_filter(filter)
        , m_writer(writer)
        , m_out(out)
        , m_tell(progress)
        , m_rows(connection)
        , m_from(edge(filter.from, std::numeric_limits<qint64>::min()))
        , m_end(edge(filter.to, std::numeric_limits<qint64>::max()))
    {
    }

    Result<qint64> run()
    {
        m_writer.begin(m_buffer);
        if (!m_rows.loadRecent() || !findTargets() || !writeTargets())
            return storageFailure(m_connection);
        m_writer.end(m_buffer);
        if (!m_hasFailed)
            flush();
        if (m_hasFailed)
            return failure(ErrorCode::Storage,
                           QCoreApplication::translate("History",
                                                       "The export could not be written: %1. Check the space "
                                                       "on the disk and the permissions.")
                               .arg(m_out.errorString()));
        tell(1);
        return m_progress.readings;
    }

private:
    static qint64 edge(const std::optional<Instant> &at, qint64 without)
    {
        return at ? at->time_since_epoch().count() : without;
    }

    bool findTargets()
    {
        Statement select =
            m_connection.prepare("SELECT id, customer, subscription, meter, register FROM registers WHERE "
                                 "(?1 IS NULL OR customer = ?1)"
                                 " AND (?2 IS NULL OR meter = ?2) AND (?3 IS NULL OR register = ?3)"
                                 " ORDER BY customer, subscription, meter, register");
        if (m_filter.customer)
            select.bind(1, m_filter.customer->text());
        if (m_filter.meter)
            select.bind(2, m_filter.meter->text());
        if (m_filter.registerId)
            select.bind(3, m_filter.registerId->text());
        std::vector<RegisterKey> wanted = m_filter.registers;
        std::sort(wanted.begin(), wanted.end());
        RegisterKey key;
        Statement::Step step = select.next();
        for (; step == Statement::Step::Row; step = select.next()) {
            key = readKey(select, 1, key);
            if (wanted.empty() || std::binary_search(wanted.begin(), wanted.end(), key))
                m_targets.push_back({select.integer(0), key});
        }
        return step == Statement::Step::Done;
    }

    bool writeTargets()
    {
        for (; m_done < m_targets.size() && !m_hasFailed && m_from < m_end; ++m_done) {
            if (!writeRegister(m_targets[m_done]))
                return false;
        }
        return true;
    }

    bool writeRegister(const Target &target)
    {
        m_writer.beginRegister(m_buffer, target.key);
        std::optional<qint64> first;
        qint64 last = 0;
        const bool isRead = m_rows.forEach(target.registerId, m_from, m_end - 1, [&](const Row &row) {
            if (!first) {
                first = row.identity.measuredAt;
                last = lastBeforeEnd(target.registerId, *first);
            }
            m_writer.reading(m_buffer, toReading(target.key, row), row.revision);
            m_progress.readings += 1;
            if (m_buffer.size() >= kBytesAtOnce)
                flush();
            if (m_tell && m_progress.readings % kReadingsBetweenProgress == 0)
                tellWithin(row.identity.measuredAt - *first, last - *first);
            return !m_hasFailed;
        });
        m_writer.endRegister(m_buffer);
        return isRead;
    }

    /// Only asked where somebody sees the progress.
    qint64 lastBeforeEnd(qint64 registerId, qint64 first)
    {
        std::optional<Row> row;
        const bool isFound = m_tell && m_rows.nearestBefore(registerId, m_end, row) && row;
        return isFound ? row->identity.measuredAt : first;
    }

    void tellWithin(qint64 done, qint64 all)
    {
        const double within = all > 0 ? std::clamp(double(done) / double(all), 0.0, 1.0) : 0;
        tell((double(m_done) + within) / double(m_targets.size()));
    }

    void tell(double share)
    {
        m_progress.share = share;
        if (m_tell)
            m_tell(m_progress);
    }

    void flush()
    {
        m_hasFailed = m_out.write(m_buffer) != m_buffer.size();
        m_progress.bytes += m_buffer.size();
        m_buffer.clear();
    }

    Connection &m_connection;
    const ExportFilter &m_filter;
    ExportWriter &m_writer;
    QIODevice &m_out;
    const std::function<void(const ExportProgress &)> &m_tell;
    RowScan m_rows;
    const qint64 m_from;
    const qint64 m_end;
    std::vector<Target> m_targets;
    size_t m_done = 0;
    QByteArray m_buffer;
    ExportProgress m_progress;
    bool m_hasFailed = false;
};

} // namespace

Result<qint64> exportWith(Reader &reader, const ExportFilter &filter, ExportWriter &writer, QIODevice &out,
                          const std::function<void(const ExportProgress &)> &progress)
{
    if (Result<void> fresh = reader.refresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    const Transaction snapshot(reader.connection(), Transaction::Kind::Read);
    return Walk(reader.connection(), filter, writer, out, progress).run();
}

} // namespace insite::history
