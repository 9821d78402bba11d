// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/entries.h"

#include "metadata/ownwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

constexpr int kLongestText = 4096;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::EntryReader)
};

QString typeWord(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return Text::tr("a truth value");
    case QJsonValue::Double:
        return Text::tr("a number");
    case QJsonValue::String:
        return Text::tr("a text");
    case QJsonValue::Array:
        return Text::tr("a list");
    case QJsonValue::Object:
        return Text::tr("an object");
    default:
        return Text::tr("nothing");
    }
}

/// A whole number without a point, however large: 20e3 is an id like 20000.
QString numberText(const QJsonValue &value)
{
    const double number = value.toDouble();
    constexpr double kExact = 9007199254740992.0; // 2^53
    return std::trunc(number) == number && std::abs(number) <= kExact ? QString::number(value.toInteger())
                                                                      : QString::number(number, 'g', 17);
}

} // namespace

EntryReader::EntryReader(const ListDialect &list, const QJsonValue &entry)
    : m_list(list)
    , m_entry(entry)
{
}

QJsonValue EntryReader::value(const QString &field) const
{
    const auto pointer = m_list.fields.constFind(field);
    const QJsonValue value =
        pointer == m_list.fields.cend() ? QJsonValue(QJsonValue::Undefined) : pointer->find(m_entry);
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

void EntryReader::complain(const QString &field, const QJsonValue &value, const QString &wanted)
{
    if (m_complaint.isEmpty())
        m_complaint =
            Text::tr("“%1” holds %2, not %3").arg(m_list.fields.value(field).text(), typeWord(value), wanted);
}

QString EntryReader::text(const QString &field)
{
    const QJsonValue value = this->value(field);
    if (value.isString())
        return value.toString().left(kLongestText);
    if (value.isDouble())
        return numberText(value);
    if (!value.isUndefined())
        complain(field, value, Text::tr("a text"));
    return {};
}

std::optional<double> EntryReader::number(const QString &field)
{
    const QJsonValue value = this->value(field);
    if (value.isUndefined())
        return std::nullopt;
    bool isNumber = value.isDouble();
    const double number = isNumber ? value.toDouble() : value.toString().toDouble(&isNumber);
    if (isNumber && std::isfinite(number))
        return number;
    complain(field, value, Text::tr("a number"));
    return std::nullopt;
}

QStringList EntryReader::texts(const QString &field)
{
    QStringList texts;
    const QJsonValue value = this->value(field);
    if (!value.isUndefined() && !value.isArray())
        complain(field, value, Text::tr("a list of texts"));
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array) {
        if (one.isString())
            texts.append(one.toString());
        else
            complain(field, one, Text::tr("a list of texts"));
    }
    return texts;
}

QMap<QString, QString> EntryReader::labels(const QString &field)
{
    QMap<QString, QString> labels;
    const QJsonValue value = this->value(field);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto label = object.constBegin(); label != object.constEnd(); ++label)
            labels.insert(label.key(), label.value().toVariant().toString());
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &one : array)
            labels.insert(one.toObject().value("key"_L1).toString(),
                          one.toObject().value("value"_L1).toVariant().toString());
        labels.remove(QString());
    } else if (!value.isUndefined()) {
        complain(field, value, Text::tr("labels"));
    }
    return labels;
}

ApiRegister EntryReader::readRegister(const QHash<QString, RegisterKind> &kinds)
{
    ApiRegister entry;
    entry.id = text(u"id"_s);
    entry.type = text(u"type"_s);
    entry.name = text(u"name"_s);
    entry.unit = text(u"unit"_s);
    entry.kind = kinds.value(text(u"kind"_s), RegisterKind::Unknown);
    if (const auto decimals = number(u"decimals"_s); decimals && *decimals >= 0 && *decimals <= kMostDecimals)
        entry.decimals = int(*decimals);
    constexpr double kLongestSeconds = 10.0 * 365 * 86400;
    if (const auto seconds = number(u"expectedIntervalSeconds"_s);
        seconds && *seconds > 0 && *seconds <= kLongestSeconds)
        entry.expectedInterval = std::chrono::milliseconds(qint64(std::ceil(*seconds * 1000)));
    return entry;
}

} // namespace insite::metadata
