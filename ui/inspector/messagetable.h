// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace insite::inspector {

/// The table of messages: shows the newest while nobody has scrolled, and keeps its place once somebody has,
/// also when the oldest rows go. Says what to do where there is nothing. GUI thread.
class MessageTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageTable)

public:
    explicit MessageTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setEmptyText(const QString &title, const QString &hint);

protected:
    void paintEvent(QPaintEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;

private:
    [[nodiscard]] bool isAtEnd() const;

    bool m_follows = true;
    QString m_emptyTitle;
    QString m_emptyHint;
};

} // namespace insite::inspector
