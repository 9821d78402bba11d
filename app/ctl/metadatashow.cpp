// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/metadatashow.h"

#include "ctl/exitcode.h"
#include "metadata/catalogue.h"
#include "metadata/cataloguefiles.h"
#include "metadata/ownwordscsv.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace insite::ctl {

using metadata::Fact;
using metadata::Origin;

namespace {

QString originWord(Origin origin)
{
    switch (origin) {
    case Origin::Shipped:
        return u"shipped"_s;
    case Origin::Api:
        return u"api"_s;
    case Origin::Person:
        return u"person"_s;
    case Origin::Unknown:
        break;
    }
    return u"unknown"_s;
}

/// Known facts only: what is absent is unknown.
class Line
{
public:
    template <typename T>
    void put(const QString &key, const Fact<T> &fact, const QJsonValue &value)
    {
        if (!fact.isKnown())
            return;
        m_object.insert(key, value);
        m_origins.insert(key, originWord(fact.origin));
    }
    void put(const QString &key, const Fact<QString> &fact) { put(key, fact, fact.value); }
    void put(const QString &key, const QJsonValue &value) { m_object.insert(key, value); }

    [[nodiscard]] QByteArray text() const
    {
        QJsonObject whole = m_object;
        whole.insert(u"origins"_s, m_origins);
        return QJsonDocument(whole).toJson(QJsonDocument::Compact);
    }

private:
    QJsonObject m_object;
    QJsonObject m_origins;
};

QJsonObject limitsObject(const Limits &limits)
{
    QJsonObject object{{u"hysteresis"_s, limits.hysteresis},
                       {u"delaySeconds"_s, double(limits.delay.count()) / 1000}};
    if (limits.low)
        object.insert(u"low"_s, *limits.low);
    if (limits.high)
        object.insert(u"high"_s, *limits.high);
    return object;
}

void putMeter(Line &line, const metadata::Catalogue &catalogue, const metadata::RegisterPlace &place)
{
    line.put(u"customer"_s, place.customer.text());
    line.put(u"meter"_s, place.meter.text());
    line.put(u"customerName"_s, catalogue.customerName(place.customer));
    const metadata::MeterFacts facts = catalogue.meterFacts(place.customer, place.meter);
    line.put(u"meterName"_s, facts.name);
    line.put(u"parent"_s, facts.parent, facts.parent.value.text());
    line.put(u"installation"_s, facts.installationId);
    line.put(u"installationName"_s, facts.installationName);
    line.put(u"utility"_s, facts.utility);
    QJsonObject labels;
    for (auto label = facts.labels.cbegin(); label != facts.labels.cend(); ++label)
        labels.insert(label.key(), label.value());
    if (!labels.isEmpty())
        line.put(u"labels"_s, labels);
}

void putRegister(Line &line, const metadata::Catalogue &catalogue, const metadata::RegisterPlace &place)
{
    line.put(u"register"_s, place.registerId.text());
    const metadata::RegisterFacts facts = catalogue.registerFacts(place);
    line.put(u"name"_s, facts.name);
    line.put(u"unit"_s, facts.unit);
    line.put(u"kind"_s, facts.kind, metadata::kindWord(facts.kind.value));
    line.put(u"decimals"_s, facts.decimals, facts.decimals.value);
    line.put(u"expectedIntervalSeconds"_s, facts.expectedInterval,
             double(facts.expectedInterval.value.count()) / 1000);
    line.put(u"limits"_s, facts.limits, limitsObject(facts.limits.value));
}

} // namespace

int showMetadata(const settings::Profile &profile)
{
    const metadata::KeptCatalogue kept = metadata::loadCatalogue(metadata::profileFolder(profile));
    if (!kept.problem.isEmpty())
        say(kept.problem);
    metadata::Catalogue catalogue;
    catalogue.setApi(kept.api);
    catalogue.setOwnWords(kept.own);
    const QList<metadata::CsvRow> rows = metadata::csvRows(catalogue, {});
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const metadata::RegisterPlace &place = rows.at(i).place;
        const bool isMeter = place.registerId.isEmpty();
        // In order: a meter's own row comes right before those of its registers.
        if (isMeter && i + 1 < rows.size() && rows.at(i + 1).place.meter == place.meter &&
            rows.at(i + 1).place.customer == place.customer)
            continue;
        Line line;
        putMeter(line, catalogue, place);
        if (!isMeter)
            putRegister(line, catalogue, place);
        printLine(line.text());
    }
    if (rows.isEmpty())
        say(QCoreApplication::translate("insite::ctl::MetadataShow",
                                        "Nothing is known yet: insitectl metadata pull fetches it."));
    return Done;
}

} // namespace insite::ctl
