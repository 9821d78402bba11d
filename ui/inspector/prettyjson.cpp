// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/prettyjson.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::inspector {

namespace {

constexpr int kIndent = 2;
constexpr qsizetype kBytesALine = 16;

class Formatter
{
public:
    QString run(const QString &json)
    {
        for (qsizetype i = 0; i < json.size(); ++i)
            take(json, i);
        return m_out;
    }

private:
    void take(const QString &json, qsizetype i)
    {
        const QChar c = json[i];
        if (m_isInText) {
            m_out += c;
            m_isInText = c != u'"' || m_isEscaped;
            m_isEscaped = c == u'\\' && !m_isEscaped;
            return;
        }
        if (c.isSpace())
            return;
        if (c == u'}' || c == u']')
            close();
        m_out += c;
        m_isInText = c == u'"';
        if (c == u'{' || c == u'[')
            open();
        else if (c == u',')
            newLine();
        else if (c == u':')
            m_out += u' ';
        m_wasOpened = c == u'{' || c == u'[';
    }

    void open()
    {
        ++m_depth;
        newLine();
    }

    void close()
    {
        --m_depth;
        // Nothing between the brackets: they stand together.
        if (m_wasOpened)
            m_out.truncate(m_out.lastIndexOf(u'\n'));
        else
            newLine();
    }

    void newLine() { m_out += u'\n' + QString(qsizetype(std::max(m_depth, 0)) * kIndent, u' '); }

    QString m_out;
    int m_depth = 0;
    bool m_isInText = false;
    bool m_isEscaped = false;
    bool m_wasOpened = false;
};

} // namespace

std::optional<QString> prettyJson(const QByteArray &text)
{
    if (QJsonDocument::fromJson(text).isNull())
        return std::nullopt;
    return Formatter().run(QString::fromUtf8(text));
}

QString hexLines(const QByteArray &bytes)
{
    QStringList lines;
    for (qsizetype at = 0; at < bytes.size(); at += kBytesALine) {
        const QByteArray line = bytes.mid(at, kBytesALine);
        QString plain;
        for (const char c : line)
            plain += c >= 0x20 && c < 0x7f ? QChar::fromLatin1(c) : QChar(u'.');
        lines.append(u"%1  %2  %3"_s.arg(at, 6, 16, QChar(u'0'))
                         .arg(QString::fromLatin1(line.toHex(' ')), -3 * kBytesALine)
                         .arg(plain));
    }
    return lines.join(u'\n');
}

} // namespace insite::inspector
