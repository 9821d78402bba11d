// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QPushButton;

namespace insite::inspector {

/// The table of messages: shows the newest as they arrive until a person chooses a row, scrolls or moves by
/// key; then it keeps its place, also when the oldest rows go, and a button in it leads back, as the end of
/// the list does. Says what to do where there is nothing. GUI thread.
class MessageTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageTable)

public:
    explicit MessageTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Whether messages arrive; else there is nothing to lead back to.
    void setArriving(bool isArriving);
    /// Shows the newest from now on.
    void follow();
    void setEmptyText(const QString &title, const QString &hint);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;

private:
    [[nodiscard]] bool isAtEnd() const;

    void setFollowing(bool isFollowing);
    void placeBack();

    bool m_follows = true;
    bool m_isArriving = true;
    QPushButton *m_back = nullptr; ///< To the newest.
    QString m_emptyTitle;
    QString m_emptyHint;
};

} // namespace insite::inspector
