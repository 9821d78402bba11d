// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/jsonpointer.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

/// "~1" is "/", "~0" is "~"; any other "~" is no pointer (RFC 6901, 3).
std::optional<QString> unescaped(QString part)
{
    for (qsizetype tilde = part.indexOf(u'~'); tilde >= 0; tilde = part.indexOf(u'~', tilde + 1)) {
        const QChar after = tilde + 1 < part.size() ? part.at(tilde + 1) : QChar();
        if (after != u'0' && after != u'1')
            return std::nullopt;
    }
    return part.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
}

QJsonValue step(const QJsonValue &value, const QString &part)
{
    if (value.isObject())
        return value.toObject().value(part);
    bool isNumber = false;
    const int index = part.toInt(&isNumber);
    const bool isIndex = isNumber && index >= 0 && QString::number(index) == part; // no "01", no "+1"
    return value.isArray() && isIndex && index < value.toArray().size() ? value.toArray().at(index)
                                                                        : QJsonValue(QJsonValue::Undefined);
}

} // namespace

std::optional<JsonPointer> JsonPointer::parse(const QString &text)
{
    JsonPointer pointer;
    pointer.m_text = text;
    if (text.isEmpty())
        return pointer;
    if (!text.startsWith(u'/'))
        return std::nullopt;
    const QStringList parts = text.mid(1).split(u'/');
    for (const QString &part : parts) {
        const auto plain = unescaped(part);
        if (!plain)
            return std::nullopt;
        pointer.m_parts.append(*plain);
    }
    return pointer;
}

QJsonValue JsonPointer::find(const QJsonValue &root) const
{
    QJsonValue value = root;
    for (const QString &part : m_parts)
        value = step(value, part);
    return value;
}

} // namespace insite::metadata
