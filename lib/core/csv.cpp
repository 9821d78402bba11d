// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csv.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace insite {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::Csv)
};

constexpr QChar kByteOrderMark(0xfeff);

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r';
}

QChar separatorOf(QStringView text)
{
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        else if (!isQuoted && isLineEnd(c))
            break;
        else if (!isQuoted && (c == u',' || c == u';' || c == u'\t'))
            return c;
    }
    return u',';
}

class Parser
{
public:
    explicit Parser(QStringView text)
        : m_text(text.startsWith(kByteOrderMark) ? text.sliced(1) : text)
        , m_separator(separatorOf(m_text))
    {
    }

    Result<QList<CsvRecord>> records()
    {
        while (m_at < m_text.size()) {
            if (isLineEnd(m_text[m_at])) {
                endLine();
                continue;
            }
            CsvRecord record{m_line, {}};
            do {
                auto field = m_at < m_text.size() && m_text[m_at] == u'"' ? quoted(record) : plain(record);
                if (!field)
                    return tl::unexpected(field.error());
                record.fields.append(*field);
            } while (skipSeparator());
            m_records.append(record);
        }
        return m_records;
    }

private:
    bool skipSeparator()
    {
        if (m_at >= m_text.size() || m_text[m_at] != m_separator)
            return false;
        ++m_at;
        return true;
    }

    void endLine()
    {
        m_at += m_text.sliced(m_at).startsWith(u"\r\n") ? 2 : 1;
        ++m_line;
    }

    Result<QString> plain(const CsvRecord &record)
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != m_separator && !isLineEnd(m_text[m_at])) {
            if (m_text[m_at] == u'"')
                return refuse(record, Text::tr("a quotation mark stands inside a field that does not begin "
                                               "with one; quote the whole field and double the mark"));
            ++m_at;
        }
        return m_text.sliced(from, m_at - from).toString();
    }

    Result<QString> quoted(const CsvRecord &record)
    {
        QString field;
        ++m_at;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == u'"' && m_text.sliced(m_at + 1).startsWith(u'"')) {
                field += u'"';
                m_at += 2;
            } else if (c == u'"') {
                ++m_at;
                if (m_at < m_text.size() && m_text[m_at] != m_separator && !isLineEnd(m_text[m_at]))
                    return refuse(record, Text::tr("something follows the closing quotation mark"));
                return field;
            } else if (isLineEnd(c)) {
                field += u'\n';
                endLine();
            } else {
                field += c;
                ++m_at;
            }
        }
        return refuse(record, Text::tr("a quotation mark is opened and never closed"));
    }

    [[nodiscard]] tl::unexpected<Error> refuse(const CsvRecord &record, const QString &reason) const
    {
        return failure(
            ErrorCode::InvalidInput,
            Text::tr("Line %1, column %2: %3.").arg(record.line).arg(record.fields.size() + 1).arg(reason));
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
    QList<CsvRecord> m_records;
};

} // namespace

Result<QList<CsvRecord>> parseCsv(QStringView text)
{
    return Parser(text).records();
}

QString printCsvRecord(const QStringList &fields)
{
    QString line;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        QString field = fields.at(i);
        static const QString special = u",;\t\"\r\n"_s;
        const bool isQuoted =
            std::any_of(field.cbegin(), field.cend(), [](QChar c) { return special.contains(c); }) ||
            (fields.size() == 1 && field.isEmpty());
        if (isQuoted)
            field = u'"' + field.replace(u'"', u"\"\""_s) + u'"';
        line += (i > 0 ? u","_s : QString()) + field;
    }
    return line + u'\n';
}

} // namespace insite
