// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/shippedtypes.h"

#include "metadata/facts.h"
#include "metadata/resources.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

QHash<QString, ShippedType> load()
{
    QHash<QString, ShippedType> types;
    const QJsonArray entries = QJsonDocument::fromJson(resource(u"registertypes.json"_s))
                                   .object()
                                   .value("registerTypes"_L1)
                                   .toArray();
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        types.insert(entry.value("id"_L1).toString(),
                     {entry.value("name"_L1).toString(),
                      kindOfWord(entry.value("kind"_L1).toString()).value_or(RegisterKind::Unknown),
                      entry.value("note"_L1).toString()});
    }
    return types;
}

} // namespace

const QHash<QString, ShippedType> &shippedTypes()
{
    static const QHash<QString, ShippedType> types = load();
    return types;
}

} // namespace insite::metadata
