// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterfiltermodel.h"

#include "tree/meterfilter.h"
#include "tree/metertreemodel.h"
#include "tree/naturalorder.h"

namespace insite::tree {

MeterFilterModel::MeterFilterModel(MeterTreeModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setDynamicSortFilter(false);
    setSourceModel(&model);
    connect(&model, &MeterTreeModel::filterOutdated, this, &MeterFilterModel::filterSoon);
}

void MeterFilterModel::filterSoon()
{
    if (m_isFilterPosted)
        return;
    m_isFilterPosted = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isFilterPosted = false;
            refilter(true);
        },
        Qt::QueuedConnection);
}

void MeterFilterModel::setFilter(const MeterFilter &filter)
{
    if (filter == m_model.filter())
        return;
    m_model.setFilter(filter);
    invalidateFilter();
}

void MeterFilterModel::refilter(bool hold)
{
    if (m_model.refilter(hold))
        invalidateFilter();
}

bool MeterFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return m_model.isAccepted(m_model.index(row, 0, parent));
}

bool MeterFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant one = left.data(MeterTreeModel::RawRole);
    const QVariant other = right.data(MeterTreeModel::RawRole);
    if (left.column() == MeterTreeModel::NameColumn) {
        // A meter's own registers stay before the meters beneath it.
        const int kind = left.data(MeterTreeModel::KindRole).toInt();
        const int otherKind = right.data(MeterTreeModel::KindRole).toInt();
        if (kind != otherKind)
            return kind > otherKind;
        const int order = compareNaturally(one.toString(), other.toString());
        return order < 0 || (order == 0 && left.row() < right.row());
    }
    // What has no value comes last.
    if (one.isValid() != other.isValid())
        return one.isValid();
    const auto order = QVariant::compare(one, other);
    return order == QPartialOrdering::Less ||
           (order != QPartialOrdering::Greater && left.row() < right.row());
}

} // namespace insite::tree
