// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterfiltermodel.h"

#include "tree/metertreemodel.h"

namespace insite::tree {

MeterFilterModel::MeterFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(false);
    // Undynamic, the proxy does not look whether a new row makes a branch visible that was filtered out.
    connect(this, &QAbstractProxyModel::sourceModelChanged, this, [this] {
        connect(sourceModel(), &QAbstractItemModel::rowsInserted, this, &MeterFilterModel::filterSoon);
    });
}

void MeterFilterModel::filterSoon()
{
    if (m_words.isEmpty() || m_isFilterPosted) {
        return;
    }
    m_isFilterPosted = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isFilterPosted = false;
            invalidateFilter();
        },
        Qt::QueuedConnection);
}

void MeterFilterModel::setWords(const QString &words)
{
    const QStringList list = words.simplified().split(u' ', Qt::SkipEmptyParts);
    if (list == m_words) {
        return;
    }
    m_words = list;
    // Both would filter anew; the flag is of use only while there is something to look for.
    if (isRecursiveFilteringEnabled() == m_words.isEmpty()) {
        setRecursiveFilteringEnabled(!m_words.isEmpty());
    } else {
        invalidateFilter();
    }
}

bool MeterFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty()) {
        return true;
    }
    QStringList texts;
    for (QModelIndex at = sourceModel()->index(row, 0, parent); at.isValid(); at = at.parent()) {
        texts.append(at.data(MeterTreeModel::SearchRole).toString());
    }
    return std::all_of(m_words.cbegin(), m_words.cend(), [&texts](const QString &word) {
        return std::any_of(texts.cbegin(), texts.cend(),
                           [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); });
    });
}

bool MeterFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (left.column() == MeterTreeModel::NameColumn) {
        return left.row() < right.row();
    }
    const auto order =
        QVariant::compare(left.data(MeterTreeModel::RawRole), right.data(MeterTreeModel::RawRole));
    return order == QPartialOrdering::Less ||
           (order != QPartialOrdering::Greater && left.row() < right.row());
}

} // namespace insite::tree
