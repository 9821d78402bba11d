// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/branchmemory.h"

#include "tree/metertreemodel.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::tree {

using Kind = MeterTreeModel::Kind;

BranchMemory::BranchMemory(const MeterTreeModel &model)
    : m_model(model)
{
}

/// The ids from the customer down to the row; empty for a row without registers.
QStringList BranchMemory::pathOf(const QModelIndex &row) const
{
    if (!row.isValid())
        return {};
    QModelIndex first = row.siblingAtColumn(0);
    while (m_model.rowCount(first) > 0)
        first = m_model.index(0, 0, first);
    const readings::RegisterSnapshot *snapshot = m_model.snapshot(first);
    if (!snapshot)
        return {};
    const RegisterKey &key = snapshot->key;
    switch (static_cast<Kind>(row.siblingAtColumn(0).data(MeterTreeModel::KindRole).toInt())) {
    case Kind::Customer:
        return {key.customer.text()};
    case Kind::Subscription:
        return {key.customer.text(), key.subscription.text()};
    case Kind::Meter:
        return {key.customer.text(), key.subscription.text(), key.meter.text()};
    case Kind::Register:
        return {key.customer.text(), key.subscription.text(), key.meter.text(), key.registerId.text()};
    }
    return {};
}

QJsonObject BranchMemory::save(const QList<QPersistentModelIndex> &open, const QModelIndex &chosen) const
{
    QSet<QStringList> paths = m_open;
    for (const QModelIndex row : open) {
        if (const QStringList path = pathOf(row); !path.isEmpty())
            paths.insert(path);
    }
    QList<QStringList> sorted(paths.cbegin(), paths.cend());
    std::sort(sorted.begin(), sorted.end());
    QJsonArray branches;
    for (const QStringList &path : std::as_const(sorted))
        branches.append(QJsonArray::fromStringList(path));
    const QStringList row = chosen.isValid() ? pathOf(chosen) : m_chosen;
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
    const auto look = [&](auto &&self, const QModelIndex &parent) -> void {
        for (int row = 0; row < m_model.rowCount(parent); ++row) {
            const QModelIndex index = m_model.index(row, 0, parent);
            const QStringList path = pathOf(index);
            if (m_open.remove(path))
                found.open.append(index);
            if (!path.isEmpty() && path == m_chosen) {
                found.chosen = index;
                m_chosen.clear();
            }
            // Registers are looked at only where the chosen one may be.
            const bool isMeter = path.size() == 3;
            if (!isMeter || m_chosen.mid(0, 3) == path)
                self(self, index);
        }
    };
    if (!isEmpty())
        look(look, {});
    return found;
}

} // namespace insite::tree
