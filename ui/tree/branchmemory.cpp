// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/branchmemory.h"

#include "tree/metertreemodel.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::tree {

BranchMemory::BranchMemory(const MeterTreeModel &model)
    : m_model(model)
{
}

QJsonObject BranchMemory::save(const QList<QPersistentModelIndex> &open, const QModelIndex &chosen) const
{
    QSet<QStringList> paths = m_open;
    for (const QModelIndex row : open) {
        if (const QStringList path = row.data(MeterTreeModel::PathRole).toStringList(); !path.isEmpty())
            paths.insert(path);
    }
    QList<QStringList> sorted(paths.cbegin(), paths.cend());
    std::sort(sorted.begin(), sorted.end());
    QJsonArray branches;
    for (const QStringList &path : std::as_const(sorted))
        branches.append(QJsonArray::fromStringList(path));
    const QStringList row =
        chosen.isValid() ? chosen.data(MeterTreeModel::PathRole).toStringList() : m_chosen;
    return {{u"version"_s, 1}, {u"open"_s, branches}, {u"chosen"_s, QJsonArray::fromStringList(row)}};
}

bool BranchMemory::restore(const QJsonObject &state)
{
    if (state.value(u"version"_s).toInt() != 1 || !state.value(u"open"_s).isArray())
        return false;
    m_open.clear();
    const QJsonArray branches = state.value(u"open"_s).toArray();
    for (const QJsonValue &branch : branches)
        m_open.insert(QVariant(branch.toArray().toVariantList()).toStringList());
    m_chosen = QVariant(state.value(u"chosen"_s).toArray().toVariantList()).toStringList();
    return true;
}

BranchMemory::Found BranchMemory::takeFound()
{
    Found found;
    QList<QStringList> paths(m_open.cbegin(), m_open.cend());
    std::sort(paths.begin(), paths.end());
    for (const QStringList &path : std::as_const(paths)) {
        if (const QModelIndex row = m_model.indexOf(path); row.isValid()) {
            found.open.append(row);
            m_open.remove(path);
        }
    }
    found.chosen = m_model.indexOf(m_chosen);
    if (found.chosen.isValid())
        m_chosen.clear();
    return found;
}

} // namespace insite::tree
