// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/apicatalogue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

constexpr int kForm = 1;

/// Writes only what is known: most registers have an id and a type and no more.
void put(QJsonObject &object, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

QJsonObject toObject(const QMap<QString, QString> &labels)
{
    QJsonObject object;
    for (auto label = labels.cbegin(); label != labels.cend(); ++label)
        object.insert(label.key(), label.value());
    return object;
}

QMap<QString, QString> labelsOf(const QJsonObject &entry)
{
    QMap<QString, QString> labels;
    const QJsonObject object = entry.value("labels"_L1).toObject();
    for (auto label = object.constBegin(); label != object.constEnd(); ++label)
        labels.insert(label.key(), label.value().toString());
    return labels;
}

QJsonObject toObject(const ApiInstallation &installation)
{
    QJsonObject object{{u"id"_s, installation.id}};
    put(object, u"name"_s, installation.name);
    if (!installation.labels.isEmpty())
        object.insert(u"labels"_s, toObject(installation.labels));
    return object;
}

QJsonObject toObject(const ApiMeter &meter)
{
    QJsonObject object{{u"id"_s, meter.id.text()}};
    put(object, u"name"_s, meter.name);
    put(object, u"parent"_s, meter.parent.text());
    put(object, u"installation"_s, meter.installation);
    put(object, u"utility"_s, meter.utility);
    if (!meter.labels.isEmpty())
        object.insert(u"labels"_s, toObject(meter.labels));
    return object;
}

QJsonObject toObject(const ApiRegister &entry)
{
    QJsonObject object{{u"id"_s, entry.id}};
    put(object, u"type"_s, entry.type);
    put(object, u"name"_s, entry.name);
    put(object, u"unit"_s, entry.unit);
    put(object, u"kind"_s, kindWord(entry.kind));
    if (entry.decimals)
        object.insert(u"decimals"_s, *entry.decimals);
    if (entry.expectedInterval)
        object.insert(u"expectedIntervalMs"_s, qint64(entry.expectedInterval->count()));
    return object;
}

ApiRegister registerOf(const QJsonObject &object)
{
    ApiRegister entry;
    entry.id = object.value("id"_L1).toString();
    entry.type = object.value("type"_L1).toString();
    entry.name = object.value("name"_L1).toString();
    entry.unit = object.value("unit"_L1).toString();
    entry.kind = kindOfWord(object.value("kind"_L1).toString()).value_or(RegisterKind::Unknown);
    if (const QJsonValue decimals = object.value("decimals"_L1); decimals.isDouble())
        entry.decimals = decimals.toInt();
    if (const QJsonValue interval = object.value("expectedIntervalMs"_L1); interval.isDouble())
        entry.expectedInterval = std::chrono::milliseconds(interval.toInteger());
    return entry;
}

QJsonObject toObject(const CustomerId &id, const ApiCustomer &customer)
{
    QJsonArray installations;
    for (const ApiInstallation &installation : customer.installations)
        installations.append(toObject(installation));
    QJsonArray meters;
    for (const ApiMeter &meter : customer.meters)
        meters.append(toObject(meter));
    QJsonObject registers;
    for (auto meter = customer.registers.cbegin(); meter != customer.registers.cend(); ++meter) {
        QJsonArray entries;
        for (const ApiRegister &entry : *meter)
            entries.append(toObject(entry));
        registers.insert(meter.key().text(), entries);
    }
    QJsonObject object{{u"id"_s, id.text()},
                       {u"installations"_s, installations},
                       {u"meters"_s, meters},
                       {u"registers"_s, registers}};
    put(object, u"name"_s, customer.name);
    return object;
}

ApiCustomer customerOf(const QJsonObject &object)
{
    ApiCustomer customer;
    customer.name = object.value("name"_L1).toString();
    const QJsonArray installations = object.value("installations"_L1).toArray();
    for (const QJsonValue &value : installations) {
        const QJsonObject entry = value.toObject();
        const QString id = entry.value("id"_L1).toString();
        customer.installations.insert(id, {id, entry.value("name"_L1).toString(), labelsOf(entry)});
    }
    const QJsonArray meters = object.value("meters"_L1).toArray();
    for (const QJsonValue &value : meters) {
        const QJsonObject entry = value.toObject();
        const MeterId id(entry.value("id"_L1).toString());
        customer.meters.insert(id, {id, entry.value("name"_L1).toString(),
                                    MeterId(entry.value("parent"_L1).toString()),
                                    entry.value("installation"_L1).toString(),
                                    entry.value("utility"_L1).toString(), labelsOf(entry)});
    }
    const QJsonObject registers = object.value("registers"_L1).toObject();
    for (auto meter = registers.constBegin(); meter != registers.constEnd(); ++meter) {
        auto &entries = customer.registers[MeterId(meter.key())];
        const QJsonArray array = meter.value().toArray();
        for (const QJsonValue &value : array) {
            ApiRegister entry = registerOf(value.toObject());
            const RegisterId id(entry.id);
            entries.insert(id, std::move(entry));
        }
    }
    return customer;
}

} // namespace

QHash<std::pair<CustomerId, MeterId>, QString> meterNames(const ApiCatalogue &catalogue)
{
    QHash<std::pair<CustomerId, MeterId>, QString> names;
    for (auto customer = catalogue.customers.begin(); customer != catalogue.customers.end(); ++customer) {
        for (auto meter = customer->meters.begin(); meter != customer->meters.end(); ++meter) {
            if (!meter->name.isEmpty())
                names.insert({customer.key(), meter.key()}, meter->name);
        }
    }
    return names;
}

void mendParents(ApiCustomer &customer)
{
    QSet<MeterId> sound; // whose way up is known to end
    for (auto start = customer.meters.begin(); start != customer.meters.end(); ++start) {
        QSet<MeterId> way;
        MeterId at = start.key();
        while (!sound.contains(at)) {
            way.insert(at);
            ApiMeter &meter = customer.meters[at];
            if (way.contains(meter.parent) || !customer.meters.contains(meter.parent))
                meter.parent = {};
            if (meter.parent.isEmpty())
                break;
            at = meter.parent;
        }
        sound.unite(way);
    }
}

QByteArray toJson(const ApiCatalogue &catalogue)
{
    QJsonArray customers;
    for (auto customer = catalogue.customers.cbegin(); customer != catalogue.customers.cend(); ++customer)
        customers.append(toObject(customer.key(), *customer));
    QJsonArray types;
    for (const ApiRegister &type : catalogue.types)
        types.append(toObject(type));
    QJsonObject root{{u"form"_s, kForm}, {u"customers"_s, customers}, {u"registerTypes"_s, types}};
    if (catalogue.fetchedAt)
        root.insert(u"fetchedAtMs"_s, qint64(catalogue.fetchedAt->time_since_epoch().count()));
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

std::optional<ApiCatalogue> apiCatalogueFromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root.value("form"_L1).toInt() != kForm)
        return std::nullopt;
    ApiCatalogue catalogue;
    const QJsonArray customers = root.value("customers"_L1).toArray();
    for (const QJsonValue &value : customers) {
        const QJsonObject customer = value.toObject();
        catalogue.customers.insert(CustomerId(customer.value("id"_L1).toString()), customerOf(customer));
    }
    const QJsonArray types = root.value("registerTypes"_L1).toArray();
    for (const QJsonValue &value : types) {
        ApiRegister type = registerOf(value.toObject());
        const QString id = type.id;
        catalogue.types.insert(id, std::move(type));
    }
    if (const QJsonValue fetched = root.value("fetchedAtMs"_L1); fetched.isDouble())
        catalogue.fetchedAt = Instant(std::chrono::milliseconds(fetched.toInteger()));
    return catalogue;
}

} // namespace insite::metadata
