// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartlayout.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

QJsonArray toJson(const RegisterKey &key)
{
    return {key.customer.text(), key.subscription.text(), key.meter.text(), key.registerId.text()};
}

RegisterKey keyFrom(const QJsonArray &json)
{
    return {CustomerId(json.at(0).toString()), SubscriptionId(json.at(1).toString()),
            MeterId(json.at(2).toString()), RegisterId(json.at(3).toString())};
}

} // namespace

QJsonObject toJson(const SavedPanel &panel)
{
    QJsonArray registers;
    for (const SavedSeries &series : panel.series) {
        QJsonObject entry{
            {u"key"_s, toJson(series.key)}, {u"shown"_s, series.isShown}, {u"axis"_s, series.axis}};
        if (series.form)
            entry.insert(u"form"_s, toText(*series.form));
        registers.append(entry);
    }
    return {{u"registers"_s, registers}, {u"height"_s, panel.height}};
}

SavedPanel panelFrom(const QJsonObject &json)
{
    SavedPanel panel;
    panel.height = std::max(1, json.value(u"height"_s).toInt());
    const QJsonArray registers = json.value(u"registers"_s).toArray();
    for (const QJsonValue &entry : registers) {
        SavedSeries series{keyFrom(entry[u"key"_s].toArray()),
                           {},
                           entry[u"shown"_s].toBool(true),
                           entry[u"axis"_s].toInt() == 1 ? 1 : 0};
        if (entry[u"form"_s].isString())
            series.form = formFrom(entry[u"form"_s].toString());
        panel.series.append(series);
    }
    return panel;
}

} // namespace insite::charts
