// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/export.h"

#include "history/reader.h"
#include "history/rowscan.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QLocale>

#include <sqlite3.h>

#include <limits>

namespace insite::history {

namespace {

constexpr auto kHeader =
    "customer,subscription,meter,register,schema_version,measured_from,measured_at,system_at,"
    "value,received_at,revision\r\n";
constexpr qsizetype kBytesAtOnce = 64 * 1024;
constexpr qint64 kReadingsBetweenProgress = 10'000;

QByteArray csvField(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    if (!utf8.contains(',') && !utf8.contains('"') && !utf8.contains('\r') && !utf8.contains('\n'))
        return utf8;
    utf8.replace('"', "\"\"");
    return '"' + utf8 + '"';
}

QByteArray jsonString(const QString &text)
{
    QByteArray json = "\"";
    for (const char character : text.toUtf8()) {
        const auto code = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\')
            json.append('\\').append(character);
        else if (code < 0x20)
            json.append("\\u00").append(code < 0x10 ? "0" : "1").append("0123456789abcdef"[code % 16]);
        else
            json.append(character);
    }
    return json + '"';
}

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

/// Writes one register's readings; what does not change from line to line is made once.
class LineWriter
{
public:
    LineWriter(const RegisterKey &key, ExportFormat format)
        : m_key(key)
        , m_isCsv(format == ExportFormat::Csv)
    {
        const QString ids[] = {key.customer.text(), key.subscription.text(), key.meter.text(),
                               key.registerId.text()};
        const char *names[] = {"{\"customer\":", ",\"subscription\":", ",\"meter\":", ",\"register\":"};
        for (size_t index = 0; index < std::size(ids); ++index) {
            if (m_isCsv)
                m_prefix += csvField(ids[index]) + ',';
            else
                m_prefix += names[index] + jsonString(ids[index]);
        }
    }

    void append(QByteArray &out, const Row &row) const
    {
        const Reading reading = toReading(m_key, row);
        out += m_prefix;
        addPlain(out, ",\"schema_version\":", QByteArray::number(reading.schemaVersion));
        addTime(out, ",\"measured_from\":", reading.measuredFrom);
        addTime(out, ",\"measured_at\":", reading.measuredAt);
        addTime(out, ",\"system_at\":", reading.systemAt);
        addPlain(out, ",\"value\":", number(reading.value));
        addTime(out, ",\"received_at\":", reading.receivedAt);
        addPlain(out, ",\"revision\":", QByteArray::number(row.revision));
        if (m_isCsv)
            out.chop(1);
        out += m_isCsv ? "\r\n" : "}\n";
    }

private:
    void addPlain(QByteArray &out, const char *name, const QByteArray &text) const
    {
        if (m_isCsv)
            out.append(text).append(',');
        else
            out.append(name).append(text);
    }

    void addTime(QByteArray &out, const char *name, const std::optional<Instant> &time) const
    {
        const QByteArray text = time ? toIsoUtc(*time).toLatin1() : QByteArray();
        if (m_isCsv)
            out.append(text).append(',');
        else
            out.append(name).append(time ? '"' + text + '"' : QByteArray("null"));
    }

    RegisterKey m_key;
    bool m_isCsv;
    QByteArray m_prefix;
};

class Export
{
public:
    Export(Connection &connection, const ExportFilter &filter, ExportFormat format, QIODevice &out,
           const std::function<void(qint64)> &progress)
        : m_connection(connection)
        , m_filter(filter)
        , m_format(format)
        , m_out(out)
        , m_progress(progress)
        , m_rows(connection)
    {
    }

    Result<qint64> run()
    {
        if (m_format == ExportFormat::Csv)
            m_buffer = kHeader;
        if (!m_rows.loadRecent() || !writeRegisters())
            return storageFailure(m_connection);
        if (!m_hasFailed)
            flush();
        if (m_hasFailed)
            return failure(ErrorCode::Storage,
                           QCoreApplication::translate("History",
                                                       "The export could not be written: %1. Check the space "
                                                       "on the disk and the permissions.")
                               .arg(m_out.errorString()));
        if (m_progress)
            m_progress(m_written);
        return m_written;
    }

private:
    bool writeRegisters()
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
        Statement::Step step = select.next();
        for (; step == Statement::Step::Row && !m_hasFailed; step = select.next()) {
            const RegisterKey key{CustomerId(select.text(1)), SubscriptionId(select.text(2)),
                                  MeterId(select.text(3)), RegisterId(select.text(4))};
            if (!writeRegister(select.integer(0), key))
                return false;
        }
        return m_hasFailed || step == Statement::Step::Done;
    }

    bool writeRegister(qint64 registerId, const RegisterKey &key)
    {
        const LineWriter line(key, m_format);
        constexpr auto kEarliest = Instant(std::chrono::milliseconds(std::numeric_limits<qint64>::min()));
        constexpr auto kLatest = Instant(std::chrono::milliseconds(std::numeric_limits<qint64>::max()));
        const qint64 from = m_filter.from.value_or(kEarliest).time_since_epoch().count();
        const qint64 end = m_filter.to.value_or(kLatest).time_since_epoch().count();
        if (from >= end)
            return true;
        return m_rows.forEach(registerId, from, end - 1, [&](const Row &row) {
            line.append(m_buffer, row);
            m_written += 1;
            if (m_buffer.size() >= kBytesAtOnce)
                flush();
            if (m_progress && m_written % kReadingsBetweenProgress == 0)
                m_progress(m_written);
            return !m_hasFailed;
        });
    }

    void flush()
    {
        m_hasFailed = m_out.write(m_buffer) != m_buffer.size();
        m_buffer.clear();
    }

    Connection &m_connection;
    const ExportFilter &m_filter;
    ExportFormat m_format;
    QIODevice &m_out;
    const std::function<void(qint64)> &m_progress;
    RowScan m_rows;
    QByteArray m_buffer;
    qint64 m_written = 0;
    bool m_hasFailed = false;
};

} // namespace

Result<qint64> exportReadings(Reader &reader, const ExportFilter &filter, ExportFormat format, QIODevice &out,
                              const std::function<void(qint64)> &progress)
{
    if (Result<void> fresh = reader.refresh(); !fresh)
        return tl::unexpected<Error>(fresh.error());
    Transaction snapshot(reader.connection(), Transaction::Kind::Read);
    return Export(reader.connection(), filter, format, out, progress).run();
}

} // namespace insite::history
