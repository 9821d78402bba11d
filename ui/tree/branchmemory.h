// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QPersistentModelIndex>
#include <QSet>
#include <QStringList>

namespace insite::tree {

class MeterTreeModel;

/// Which branches are open and which row is chosen, by their ids: rows that come later are found again. Rows
/// are those of the model, column 0. GUI thread.
class BranchMemory final
{
    Q_DISABLE_COPY_MOVE(BranchMemory)

public:
    /// `model` must outlive it.
    explicit BranchMemory(const MeterTreeModel &model);

    /// What has not come since restore() is kept.
    [[nodiscard]] QJsonObject save(const QList<QPersistentModelIndex> &open, const QModelIndex &chosen) const;
    /// False, and changes nothing, for what it cannot read.
    bool restore(const QJsonObject &state);

    struct Found
    {
        QModelIndexList open; ///< Parents first, as the topics are.
        QModelIndex chosen;
    };
    /// What has come of what is awaited; each once.
    [[nodiscard]] Found takeFound();
    [[nodiscard]] bool isEmpty() const { return m_open.isEmpty() && m_chosen.isEmpty(); }

private:
    const MeterTreeModel &m_model;
    QSet<QStringList> m_open;
    QStringList m_chosen;
};

} // namespace insite::tree
