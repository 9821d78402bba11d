// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/disguise.h"

#include <QStringList>

#include <algorithm>

namespace insite::inspector {

namespace {

/// Part of a longer id or number, so that the match is none.
bool isPart(const QString &text, qsizetype at)
{
    return at >= 0 && at < text.size() && (text[at].isLetterOrNumber() || text[at] == u'_');
}

} // namespace

void Disguise::add(const QString &kind, const QString &id)
{
    if (!id.isEmpty() && !m_names.contains(id))
        m_names.insert(id, kind + u'-' + QString::number(++m_counts[kind]));
}

QString Disguise::applied(const QString &text) const
{
    // The longest first: an id may hold another.
    QStringList ids = m_names.keys();
    std::ranges::sort(ids, std::ranges::greater(), &QString::size);
    QString result = text;
    for (const QString &id : std::as_const(ids)) {
        const QString name = m_names[id];
        for (qsizetype at = result.indexOf(id); at >= 0; at = result.indexOf(id, at)) {
            if (isPart(result, at - 1) || isPart(result, at + id.size())) {
                ++at;
                continue;
            }
            result.replace(at, id.size(), name);
            at += name.size();
        }
    }
    return result;
}

} // namespace insite::inspector
