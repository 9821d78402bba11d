// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/export.h"

#include "history/exporttext.h"
#include "history/exportwalk.h"

namespace insite::history {

namespace {

constexpr auto kHeader =
    "customer,subscription,meter,register,schema_version,measured_from,measured_at,system_at,"
    "value,received_at,revision\r\n";

/// What does not change from line to line is made once for each register.
class LineWriter final : public ExportWriter
{
public:
    explicit LineWriter(ExportFormat format)
        : m_isCsv(format == ExportFormat::Csv)
    {
    }

    void begin(QByteArray &out) override
    {
        if (m_isCsv)
            out += kHeader;
    }

    void beginRegister(QByteArray &, const RegisterKey &key) override
    {
        const QString ids[] = {key.customer.text(), key.subscription.text(), key.meter.text(),
                               key.registerId.text()};
        const char *names[] = {"{\"customer\":", ",\"subscription\":", ",\"meter\":", ",\"register\":"};
        m_prefix.clear();
        for (size_t index = 0; index < std::size(ids); ++index) {
            if (m_isCsv)
                m_prefix += csvField(ids[index]) + ',';
            else
                m_prefix += names[index] + jsonString(ids[index]);
        }
    }

    void reading(QByteArray &out, const Reading &reading, qint64 revision) override
    {
        out += m_prefix;
        addPlain(out, ",\"schema_version\":", QByteArray::number(reading.schemaVersion));
        addTime(out, ",\"measured_from\":", reading.measuredFrom);
        addTime(out, ",\"measured_at\":", reading.measuredAt);
        addTime(out, ",\"system_at\":", reading.systemAt);
        addPlain(out, ",\"value\":", plainNumber(reading.value));
        addTime(out, ",\"received_at\":", reading.receivedAt);
        addPlain(out, ",\"revision\":", QByteArray::number(revision));
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

    bool m_isCsv;
    QByteArray m_prefix;
};

} // namespace

Result<qint64> exportReadings(Reader &reader, const ExportFilter &filter, ExportFormat format, QIODevice &out,
                              const std::function<void(qint64)> &progress)
{
    LineWriter writer(format);
    std::function<void(const ExportProgress &)> tell;
    if (progress)
        tell = [&progress](const ExportProgress &done) {
            progress(done.readings);
        };
    return exportWith(reader, filter, writer, out, tell);
}

} // namespace insite::history
