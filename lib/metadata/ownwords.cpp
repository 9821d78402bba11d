// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/ownwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

constexpr int kForm = 1;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::OwnWords)
};

QJsonObject toObject(const Limits &limits)
{
    QJsonObject object{{u"hysteresis"_s, limits.hysteresis}, {u"delayMs"_s, qint64(limits.delay.count())}};
    if (limits.low)
        object.insert(u"low"_s, *limits.low);
    if (limits.high)
        object.insert(u"high"_s, *limits.high);
    return object;
}

QJsonObject toObject(const RegisterPlace &place, const OwnRegister &words)
{
    QJsonObject object{{u"customer"_s, place.customer.text()},
                       {u"meter"_s, place.meter.text()},
                       {u"register"_s, place.registerId.text()}};
    if (!words.alias.isEmpty())
        object.insert(u"alias"_s, words.alias);
    if (!words.unit.isEmpty())
        object.insert(u"unit"_s, words.unit);
    if (words.kind != RegisterKind::Unknown)
        object.insert(u"kind"_s, kindWord(words.kind));
    if (words.decimals)
        object.insert(u"decimals"_s, *words.decimals);
    if (words.expectedInterval)
        object.insert(u"expectedIntervalMs"_s, qint64(words.expectedInterval->count()));
    if (words.limits)
        object.insert(u"limits"_s, toObject(*words.limits));
    return object;
}

std::optional<double> number(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

OwnRegister wordsOf(const QJsonObject &object)
{
    OwnRegister words;
    words.alias = object.value("alias"_L1).toString();
    words.unit = object.value("unit"_L1).toString();
    words.kind = kindOfWord(object.value("kind"_L1).toString()).value_or(RegisterKind::Unknown);
    if (const auto decimals = number(object, "decimals"_L1))
        words.decimals = int(*decimals);
    if (const auto interval = number(object, "expectedIntervalMs"_L1))
        words.expectedInterval = std::chrono::milliseconds(qint64(*interval));
    if (const QJsonValue value = object.value("limits"_L1); value.isObject()) {
        const QJsonObject limits = value.toObject();
        words.limits = Limits{number(limits, "low"_L1), number(limits, "high"_L1),
                              limits.value("hysteresis"_L1).toDouble(),
                              std::chrono::milliseconds(limits.value("delayMs"_L1).toInteger())};
    }
    return words;
}

QString complaint(const Limits &limits)
{
    const auto isWhole = [](const std::optional<double> &value) {
        return !value || std::isfinite(*value);
    };
    if (!isWhole(limits.low) || !isWhole(limits.high) || !std::isfinite(limits.hysteresis))
        return Text::tr("A limit must be a number.");
    if (limits.low && limits.high && *limits.low >= *limits.high)
        return Text::tr("The low limit must be below the high one.");
    if (limits.hysteresis < 0)
        return Text::tr("The hysteresis must not be negative.");
    if (limits.delay.count() < 0)
        return Text::tr("The limits' delay must not be negative.");
    return {};
}

} // namespace

void OwnWords::set(const RegisterPlace &place, const OwnRegister &words)
{
    if (words.isEmpty())
        registers.remove(place);
    else
        registers.insert(place, words);
}

void OwnWords::setAlias(const MeterPlace &place, const QString &alias)
{
    if (alias.isEmpty())
        aliases.remove(place);
    else
        aliases.insert(place, alias);
}

QString complaint(const OwnRegister &words)
{
    if (words.decimals && (*words.decimals < 0 || *words.decimals > kMostDecimals))
        return Text::tr("Decimals must be from 0 to %1.").arg(kMostDecimals);
    if (words.expectedInterval && words.expectedInterval->count() <= 0)
        return Text::tr("The expected interval must be longer than nothing.");
    return words.limits ? complaint(*words.limits) : QString();
}

QByteArray toJson(const OwnWords &words)
{
    // In order, so that two versions of the file can be compared.
    QList<RegisterPlace> places = words.registers.keys();
    std::ranges::sort(places);
    QJsonArray registers;
    for (const RegisterPlace &place : std::as_const(places))
        registers.append(toObject(place, words.registers.value(place)));
    QList<MeterPlace> meterPlaces = words.aliases.keys();
    std::ranges::sort(meterPlaces);
    QJsonArray meters;
    for (const MeterPlace &place : std::as_const(meterPlaces)) {
        meters.append(QJsonObject{{u"customer"_s, place.customer.text()},
                                  {u"meter"_s, place.meter.text()},
                                  {u"alias"_s, words.aliases.value(place)}});
    }
    return QJsonDocument({{u"form"_s, kForm}, {u"registers"_s, registers}, {u"meters"_s, meters}}).toJson();
}

Result<OwnWords> ownWordsFromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const int form = root.value("form"_L1).toInt();
    if (form != kForm) {
        return failure(ErrorCode::InvalidInput,
                       form > kForm ? Text::tr("it was written by a later release of this program")
                                    : Text::tr("it is damaged"));
    }
    OwnWords words;
    const QJsonArray registers = root.value("registers"_L1).toArray();
    for (const QJsonValue &value : registers) {
        const QJsonObject object = value.toObject();
        const OwnRegister typed = wordsOf(object);
        if (complaint(typed).isEmpty())
            words.set({CustomerId(object.value("customer"_L1).toString()),
                       MeterId(object.value("meter"_L1).toString()),
                       RegisterId(object.value("register"_L1).toString())},
                      typed);
    }
    const QJsonArray meters = root.value("meters"_L1).toArray();
    for (const QJsonValue &value : meters) {
        const QJsonObject object = value.toObject();
        words.setAlias({CustomerId(object.value("customer"_L1).toString()),
                        MeterId(object.value("meter"_L1).toString())},
                       object.value("alias"_L1).toString());
    }
    return words;
}

} // namespace insite::metadata
