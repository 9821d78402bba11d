// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/seriesnames.h"

#include <QHash>
#include <QSet>

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
    for (int kept = kKept / 2; kept * 2 < id.size() - 1; kept += 2)
        ways.append(id.left(kept) + kEllipsis + id.right(kept));
    ways.append(id);
    return ways;
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

} // namespace insite::charts
