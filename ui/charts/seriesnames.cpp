// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/seriesnames.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr int kKept = 8;
constexpr QChar kEllipsis(0x2026);

/// Candidates from the easiest to read to the whole.
QStringList waysToShorten(const QString &id, int longest)
{
    if (id.size() <= longest)
        return {id};
    QStringList ways{id.left(kKept) + kEllipsis, kEllipsis + id.right(kKept)};
    for (qsizetype kept = kKept / 2; kept * 2 < id.size() - 1; kept += 2)
        ways.append(id.left(kept) + kEllipsis + id.right(kept));
    ways.append(id);
    return ways;
}

constexpr int kLeastPiece = 40; ///< Of a meter's name beside a register's; below, both are cut as one.

/// Something that is known of each series.
using Knowledge = std::function<QString(const NamedSeries &)>;

/// Where several, as `identity` tells them, have the same words and what is known of them differs, it is
/// added to their words.
void tellApart(QStringList &words, const QList<NamedSeries> &series, const Knowledge &identity,
               const Knowledge &knowledge)
{
    QHash<QString, QSet<QString>> whoHas;
    QHash<QString, QSet<QString>> whatIsKnown;
    QStringList known;
    for (qsizetype i = 0; i < series.size(); ++i) {
        known.append(knowledge(series[i]));
        whoHas[words[i]].insert(identity(series[i]));
        whatIsKnown[words[i]].insert(known[i]);
    }
    for (qsizetype i = 0; i < series.size(); ++i) {
        const QString &own = words[i];
        if (whoHas[own].size() > 1 && whatIsKnown[own].size() > 1 && !known[i].isEmpty())
            words[i] = own + u", "_s + known[i];
    }
}

QString meterIdentity(const NamedSeries &series)
{
    return series.key.customer.text() + u'\n' + series.key.subscription.text() + u'\n' +
           series.key.meter.text();
}

/// From the words that a person knows best to those that always differ.
QList<Knowledge> meterKnowledge(const QList<NamedSeries> &series)
{
    QList<Knowledge> all{[](const NamedSeries &each) {
        return each.origin.installation;
    }};
    QSet<QString> labels;
    QStringList ids;
    for (const NamedSeries &each : series) {
        for (auto label = each.origin.labels.keyBegin(); label != each.origin.labels.keyEnd(); ++label)
            labels.insert(*label);
        ids.append(each.key.meter.text());
    }
    QStringList sorted(labels.cbegin(), labels.cend());
    sorted.sort();
    for (const QString &label : std::as_const(sorted)) {
        all.append([label](const NamedSeries &each) {
            const auto value = each.origin.labels.constFind(label);
            if (value == each.origin.labels.cend())
                return QString();
            return value->isEmpty() ? label : label + u": "_s + *value;
        });
    }
    QHash<QString, QString> shortened;
    const QStringList shortIdsOfAll = shortIds(ids);
    for (qsizetype i = 0; i < ids.size(); ++i)
        shortened.insert(ids[i], shortIdsOfAll[i]);
    all.append([](const NamedSeries &each) {
        return each.origin.customer.isEmpty() ? each.key.customer.text() : each.origin.customer;
    });
    all.append([](const NamedSeries &each) { return each.key.customer.text(); }); // two may have one name
    all.append([shortened](const NamedSeries &each) { return shortened.value(each.key.meter.text()); });
    all.append([](const NamedSeries &each) { return each.key.subscription.text(); });
    return all;
}

/// Of the beginning that all different texts have in common.
int commonLength(const QStringList &texts)
{
    if (texts.isEmpty())
        return 0;
    const auto [first, last] = std::ranges::minmax(texts);
    const auto end = std::ranges::mismatch(first, last).in1;
    return first == last ? 0 : static_cast<int>(end - first.cbegin());
}

/// Of each text, the longest beginning that it has in common with another.
QList<int> longestCommon(const QStringList &texts)
{
    QStringList sorted = texts;
    sorted.removeDuplicates();
    sorted.sort();
    QHash<QString, int> longest;
    for (qsizetype i = 1; i < sorted.size(); ++i) { // the most alike are neighbours
        const int common = commonLength({sorted[i - 1], sorted[i]});
        for (const QString &text : {sorted[i - 1], sorted[i]})
            longest[text] = std::max(longest.value(text), common);
    }
    QList<int> lengths;
    for (const QString &text : texts)
        lengths.append(longest.value(text));
    return lengths;
}

} // namespace

QStringList shortIds(const QStringList &ids, int longest)
{
    const QSet<QString> different(ids.cbegin(), ids.cend());
    QHash<QString, QStringList> ways;
    qsizetype most = 0;
    for (const QString &id : different) {
        ways[id] = waysToShorten(id, longest);
        most = std::max(most, ways[id].size());
    }
    const auto at = [&ways](const QString &id, qsizetype way) {
        const QStringList &own = ways[id];
        return own[std::min(way, own.size() - 1)];
    };
    // All the same way, so that what stands on the left of one can be compared with the left of another.
    for (qsizetype way = 0; way < most; ++way) {
        QSet<QString> texts;
        for (const QString &id : different)
            texts.insert(at(id, way));
        if (texts.size() == different.size()) {
            QStringList result;
            for (const QString &id : ids)
                result.append(at(id, way));
            return result;
        }
    }
    return ids;
}

QList<SeriesName> distinctions(const QList<NamedSeries> &series)
{
    QStringList meters;
    for (const NamedSeries &each : series)
        meters.append(each.name.meter);
    for (const Knowledge &knowledge : meterKnowledge(series))
        tellApart(meters, series, meterIdentity, knowledge);
    QStringList names;
    for (qsizetype i = 0; i < series.size(); ++i)
        names.append(meters[i] + u'\n' + series[i].name.registerName);
    tellApart(
        names, series,
        [](const NamedSeries &each) -> QString {
            return meterIdentity(each) + u'\n' + each.key.registerId.text();
        },
        [](const NamedSeries &each) {
            return QCoreApplication::translate("insite::charts", "register %1")
                .arg(each.key.registerId.text());
        });
    QList<SeriesName> added;
    for (qsizetype i = 0; i < series.size(); ++i) {
        const SeriesName &name = series[i].name;
        added.append({meters[i].sliced(name.meter.size()),
                      names[i].sliced(meters[i].size() + 1 + name.registerName.size())});
    }
    return added;
}

/// "consumption" and "production" are told apart by their ends.
QString registerTail(const QString &registerName, const QFontMetrics &metrics, int most)
{
    return u" \u00b7 "_s + metrics.elidedText(registerName, Qt::ElideMiddle, most);
}

QString elided(const SeriesName &name, const NameCut &cut, const QFontMetrics &metrics, int room)
{
    const int forRegister = room - metrics.horizontalAdvance(name.meter + u" \u00b7 "_s);
    const QString tail = registerTail(name.registerName, metrics,
                                      std::clamp(forRegister, kLeastRegisterName, kWidestRegisterName));
    const int forMeter = room - metrics.horizontalAdvance(tail);
    if (metrics.horizontalAdvance(name.meter) <= forMeter)
        return name.meter + tail;
    const QString meter =
        cut.skipped > 0 ? u'\u2026' + name.meter.sliced(std::min<qsizetype>(cut.skipped, name.meter.size()))
                        : name.meter;
    if (forMeter >= kLeastPiece)
        return metrics.elidedText(meter, cut.mode, forMeter) + tail;
    return metrics.elidedText(meter + tail, Qt::ElideMiddle, room);
}

QList<NameCut> cutsApart(const QList<SeriesName> &names,
                         const std::function<QString(qsizetype, const NameCut &)> &shown)
{
    const auto areToldApart = [&](const QList<NameCut> &cuts) {
        QHash<QString, qsizetype> whose;
        for (qsizetype i = 0; i < names.size(); ++i) {
            const auto other = whose.constFind(shown(i, cuts[i]));
            if (other == whose.cend())
                whose.insert(shown(i, cuts[i]), i);
            else if (names[*other] != names[i])
                return false;
        }
        return true;
    };
    QStringList meters;
    for (const SeriesName &name : names)
        meters.append(name.meter);
    for (const NameCut cut : {NameCut{Qt::ElideMiddle, 0},
                              {Qt::ElideRight, 0},
                              {Qt::ElideLeft, 0},
                              {Qt::ElideRight, commonLength(meters)}}) {
        if (const QList<NameCut> cuts(names.size(), cut); areToldApart(cuts))
            return cuts;
    }
    QList<NameCut> own;
    for (const int skipped : longestCommon(meters))
        own.append({Qt::ElideRight, skipped});
    return areToldApart(own) ? own : QList<NameCut>(names.size());
}

QStringList elidedApart(const QList<SeriesName> &names, const QFontMetrics &metrics, int room)
{
    const auto shown = [&](qsizetype at, const NameCut &cut) {
        return elided(names[at], cut, metrics, room);
    };
    const QList<NameCut> cuts = cutsApart(names, shown);
    QStringList texts;
    for (qsizetype i = 0; i < names.size(); ++i)
        texts.append(shown(i, cuts[i]));
    return texts;
}

} // namespace insite::charts
