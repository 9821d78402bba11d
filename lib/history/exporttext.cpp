// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/exporttext.h"

#include <QLocale>

namespace insite::history {

QByteArray csvField(const QString &text, char separator)
{
    QByteArray utf8 = text.toUtf8();
    if (!utf8.contains(separator) && !utf8.contains('"') && !utf8.contains('\r') && !utf8.contains('\n'))
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

QByteArray plainNumber(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace insite::history
