// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/sheetexport.h"

#include "history/exporttext.h"
#include "history/exportwalk.h"
#include "history/localtime.h"

#include <QCoreApplication>

namespace insite::history {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::history::SheetExport)
};

/// "2026-10-25 02:30:00.500": of an instant moved by the zone's offset.
QByteArray clockText(Instant shifted, char decimalPoint)
{
    QByteArray text = toIsoUtc(shifted).toLatin1();
    text.chop(1);
    text[10] = ' ';
    text[19] = decimalPoint;
    if (text.endsWith("000"))
        text.truncate(19);
    return text;
}

/// A spreadsheet takes a field that begins so for a formula.
QString harmless(const QString &text)
{
    static const QString begins = QStringLiteral("=+-@\t\r");
    return !text.isEmpty() && begins.contains(text.front()) ? u'\'' + text : text;
}

class CsvWriter final : public ExportWriter
{
public:
    explicit CsvWriter(const SheetOptions &options)
        : m_options(options)
        , m_clock(options.zone)
    {
    }

    void begin(QByteArray &out) override
    {
        out += "\xEF\xBB\xBF";
        const QString names[] = {Text::tr("Customer"),
                                 Text::tr("Subscription"),
                                 Text::tr("Meter"),
                                 Text::tr("Meter name"),
                                 Text::tr("Register"),
                                 Text::tr("Register name"),
                                 Text::tr("Value"),
                                 Text::tr("Unit"),
                                 Text::tr("Measured from (UTC)"),
                                 Text::tr("Measured at (UTC)"),
                                 Text::tr("Measured from (local)"),
                                 Text::tr("Measured at (local)"),
                                 Text::tr("UTC offset"),
                                 Text::tr("Time zone"),
                                 Text::tr("Received at (UTC)"),
                                 Text::tr("Received at (local)"),
                                 Text::tr("Schema version"),
                                 Text::tr("Revision")};
        for (const QString &name : names)
            add(out, csvField(name, m_options.separator));
        endLine(out);
    }

    void beginRegister(QByteArray &, const RegisterKey &key) override
    {
        const RegisterLabels labels = m_options.labels.value(key);
        m_ids.clear();
        for (const QString &text : {key.customer.text(), key.subscription.text(), key.meter.text(),
                                    labels.meterName, key.registerId.text(), labels.registerName})
            add(m_ids, csvField(harmless(text), m_options.separator));
        m_unit = csvField(labels.unit ? harmless(*labels.unit) : Text::tr("unknown"), m_options.separator);
    }

    void reading(QByteArray &out, const Reading &reading, qint64 revision) override
    {
        out += m_ids;
        add(out, quoted(plainNumber(reading.value).replace('.', m_options.decimalPoint)));
        add(out, m_unit);
        add(out, utc(reading.measuredFrom));
        add(out, utc(reading.measuredAt));
        add(out, local(reading.measuredFrom));
        add(out, local(reading.measuredAt));
        add(out, offsetText(m_clock.offset(reading.measuredAt)));
        add(out, m_options.zone.id());
        add(out, utc(reading.receivedAt));
        add(out, local(reading.receivedAt));
        add(out, QByteArray::number(reading.schemaVersion));
        add(out, QByteArray::number(revision));
        endLine(out);
    }

private:
    void add(QByteArray &out, const QByteArray &field) const
    {
        out.append(field).append(m_options.separator);
    }
    static void endLine(QByteArray &out)
    {
        out.chop(1);
        out += "\r\n";
    }

    [[nodiscard]] QByteArray quoted(const QByteArray &text) const
    {
        return text.contains(m_options.separator) ? '"' + text + '"' : text;
    }
    [[nodiscard]] QByteArray utc(const std::optional<Instant> &at) const
    {
        return at ? quoted(clockText(*at, m_options.decimalPoint)) : QByteArray();
    }
    [[nodiscard]] QByteArray local(const std::optional<Instant> &at)
    {
        return at ? quoted(clockText(*at + m_clock.offset(*at), m_options.decimalPoint)) : QByteArray();
    }

    const SheetOptions &m_options;
    LocalTime m_clock;
    QByteArray m_ids;
    QByteArray m_unit;
};

class JsonWriter final : public ExportWriter
{
public:
    explicit JsonWriter(const SheetOptions &options)
        : m_options(options)
        , m_clock(options.zone)
    {
    }

    void begin(QByteArray &out) override
    {
        out += "{\"zone\":" + jsonString(QString::fromLatin1(m_options.zone.id())) + ",\n\"registers\":[";
    }

    void beginRegister(QByteArray &out, const RegisterKey &key) override
    {
        const RegisterLabels labels = m_options.labels.value(key);
        const auto known = [](const QString &text) {
            return text.isEmpty() ? QByteArray("null") : jsonString(text);
        };
        out += m_isFirstRegister ? "\n" : ",\n";
        out += "{\"customer\":" + jsonString(key.customer.text()) +
               ",\"subscription\":" + jsonString(key.subscription.text()) +
               ",\"meter\":" + jsonString(key.meter.text()) + ",\"meter_name\":" + known(labels.meterName) +
               ",\"register\":" + jsonString(key.registerId.text()) +
               ",\"register_name\":" + known(labels.registerName) +
               ",\"unit\":" + (labels.unit ? jsonString(*labels.unit) : QByteArray("null")) +
               ",\"readings\":[";
        m_isFirstRegister = false;
        m_isFirstReading = true;
    }

    void reading(QByteArray &out, const Reading &reading, qint64 revision) override
    {
        out += m_isFirstReading ? "\n" : ",\n";
        m_isFirstReading = false;
        out += "{\"schema_version\":" + QByteArray::number(reading.schemaVersion);
        addTime(out, "measured_from", reading.measuredFrom);
        addTime(out, "measured_at", reading.measuredAt);
        out += ",\"system_at\":" + (reading.systemAt ? utc(*reading.systemAt) : QByteArray("null"));
        out += ",\"value\":" + plainNumber(reading.value);
        addTime(out, "received_at", reading.receivedAt);
        out += ",\"revision\":" + QByteArray::number(revision) + '}';
    }

    void endRegister(QByteArray &out) override { out += "]}"; }
    void end(QByteArray &out) override { out += "]}\n"; }

private:
    static QByteArray utc(Instant at) { return '"' + toIsoUtc(at).toLatin1() + '"'; }

    [[nodiscard]] QByteArray local(Instant at)
    {
        const std::chrono::seconds offset = m_clock.offset(at);
        QByteArray text = toIsoUtc(at + offset).toLatin1();
        text.chop(1);
        return '"' + text + offsetText(offset) + '"';
    }

    void addTime(QByteArray &out, const QByteArray &name, const std::optional<Instant> &at)
    {
        out += ",\"" + name + "\":" + (at ? utc(*at) : QByteArray("null"));
        out += ",\"" + name + "_local\":" + (at ? local(*at) : QByteArray("null"));
    }

    const SheetOptions &m_options;
    LocalTime m_clock;
    bool m_isFirstRegister = true;
    bool m_isFirstReading = true;
};

} // namespace

Result<qint64> exportSheet(Reader &reader, const ExportFilter &filter, const SheetOptions &options,
                           QIODevice &out, const std::function<void(const ExportProgress &)> &progress)
{
    if (options.format == SheetFormat::Json) {
        JsonWriter writer(options);
        return exportWith(reader, filter, writer, out, progress);
    }
    CsvWriter writer(options);
    return exportWith(reader, filter, writer, out, progress);
}

} // namespace insite::history
