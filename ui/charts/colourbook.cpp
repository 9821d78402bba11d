// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/colourbook.h"

#include "theme/colours.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

/// The same on every computer and in every release; qHash() is neither.
int firstChoice(const RegisterKey &key)
{
    const QString text =
        QStringList{key.customer.text(), key.subscription.text(), key.meter.text(), key.registerId.text()}
            .join(u'\n');
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return static_cast<uchar>(digest.front()) % theme::kSeriesColours;
}

} // namespace

QList<CurveLook> ColourBook::looksOf(const QList<RegisterKey> &onScreen)
{
    // Who has a colour already is served first, whatever the order: a new one must not take it.
    QList<int> uses(theme::kSeriesColours, 0);
    for (const RegisterKey &key : onScreen) {
        if (const auto known = m_colours.constFind(key); known != m_colours.cend())
            ++uses[*known];
    }
    QList<CurveLook> looks;
    QHash<RegisterKey, int> given;
    QList<int> drawn(theme::kSeriesColours, 0);
    for (const RegisterKey &key : onScreen) {
        CurveLook look;
        if (const auto known = m_colours.constFind(key); known != m_colours.cend())
            look.colour = *known;
        else if (const auto same = given.constFind(key); same != given.cend())
            look.colour = *same;
        else
            look.colour = newColour(key, uses);
        ++uses[look.colour];
        given.insert(key, look.colour);
        look.dash = drawn[look.colour]++;
        looks.append(look);
    }
    return looks;
}

int ColourBook::newColour(const RegisterKey &key, const QList<int> &uses)
{
    const int first = firstChoice(key);
    int best = first;
    for (int i = 0; i < theme::kSeriesColours; ++i) {
        const int candidate = (first + i) % theme::kSeriesColours;
        best = uses[candidate] < uses[best] ? candidate : best;
    }
    if (uses[best] == 0)
        m_colours.insert(key, best);
    return best;
}

QJsonObject ColourBook::toJson() const
{
    QJsonArray list;
    QList<RegisterKey> keys = m_colours.keys();
    std::sort(keys.begin(), keys.end());
    for (const RegisterKey &key : std::as_const(keys)) {
        list.append(QJsonArray{key.customer.text(), key.subscription.text(), key.meter.text(),
                               key.registerId.text(), m_colours.value(key)});
    }
    return {{u"registers"_s, list}};
}

ColourBook ColourBook::fromJson(const QJsonObject &json)
{
    ColourBook book;
    const QJsonArray list = json.value(u"registers"_s).toArray();
    for (const QJsonValue &value : list) {
        const QJsonArray entry = value.toArray();
        const int colour = entry.at(4).toInt(-1);
        if (entry.size() == 5 && colour >= 0 && colour < theme::kSeriesColours) {
            book.m_colours.insert({CustomerId(entry.at(0).toString()), SubscriptionId(entry.at(1).toString()),
                                   MeterId(entry.at(2).toString()), RegisterId(entry.at(3).toString())},
                                  colour);
        }
    }
    return book;
}

} // namespace insite::charts
