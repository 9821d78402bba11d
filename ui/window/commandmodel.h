// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/actionlist.h"

#include <QAbstractTableModel>

namespace insite::window {

/// Actions with their group and shortcut, those that fit the words best first. GUI thread.
class CommandModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandModel)

public:
    enum Column { Name, Group, Shortcut, ColumnCount };

    explicit CommandModel(QList<ListedAction> actions, QObject *parent = nullptr);
    ~CommandModel() override;

    /// All words must occur in an action's text, group or tooltip; empty shows all.
    void setWords(const QString &words);
    [[nodiscard]] QAction *actionAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    const QList<ListedAction> m_all;
    QList<ListedAction> m_shown;
};

} // namespace insite::window
