// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace insite::tree {

struct MeterFilter;
class MeterTreeModel;

/// The rows that the model's filter accepts, with the branches above them. Sorts only when a person asks for
/// it: rows never change places because values do. GUI thread.
class MeterFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterFilterModel)

public:
    /// `model` must outlive it.
    explicit MeterFilterModel(MeterTreeModel &model, QObject *parent = nullptr);

    void setFilter(const MeterFilter &filter);
    /// Looks at qualities anew; with `hold` rows only come.
    void refilter(bool hold);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void filterSoon();

    MeterTreeModel &m_model;
    bool m_isFilterPosted = false;
};

} // namespace insite::tree
