// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"

#include <QTreeView>

namespace insite::tree {

class MeterFilterModel;
class MeterTreeModel;

/// The tree itself: keyboard, drag, copy, ages of what is visible, and what to do where there is nothing.
/// MeterPanel puts the filter field above it. GUI thread.
class MeterTreeView final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterTreeView)

public:
    /// `model` must outlive the view.
    explicit MeterTreeView(MeterTreeModel &model, QWidget *parent = nullptr);
    ~MeterTreeView() override;

    /// Words that must all occur in a register's or its branches' name or id, whatever the case; empty shows
    /// all.
    void setFilter(const QString &words);
    [[nodiscard]] QString filter() const;

    /// Registers selected, or beneath selected branches, in the tree's order.
    [[nodiscard]] QList<readings::RegisterIndex> selectedRegisters() const;
    /// Selects, opens the branches above and scrolls there.
    void reveal(readings::RegisterIndex index);

    /// What to say while there are no meters at all; tr'd by the caller. The default tells to connect.
    void setEmptyText(const QString &title, const QString &hint);

signals:
    /// Enter, double-click or "Show on chart".
    void chartRequested(const QList<insite::readings::RegisterIndex> &indexes);
    void registerSelectionChanged(const QList<insite::readings::RegisterIndex> &indexes);

public slots:
    /// The selected rows with a heading as tab-separated columns, numbers as the locale writes them without
    /// groups.
    void copySelection();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void startDrag(Qt::DropActions supported) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpHeader();
    void refreshVisible();
    [[nodiscard]] QModelIndexList visibleSourceIndexes() const;
    void requestChart();
    void copyText(int role);

    MeterTreeModel &m_model;
    MeterFilterModel *m_filter = nullptr;
    QString m_emptyTitle;
    QString m_emptyHint;
    int m_ageTimer = 0;
};

} // namespace insite::tree
