// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"
#include "tree/branchmemory.h"

#include <QPersistentModelIndex>
#include <QTreeView>

class QTimer;

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

    /// For Down or Enter in the filter field: the first register, or the first row where none is open.
    void focusFirstMatch();
    /// Whether the widths of the columns are a person's own; the name no longer takes what the others leave.
    void setHasOwnColumns(bool own);

    /// Open branches and the chosen row, for the next start; rows that are not there yet are opened as they
    /// come. restoreBranches() is false, and changes nothing, for what it cannot read.
    [[nodiscard]] QJsonObject saveBranches() const;
    bool restoreBranches(const QJsonObject &state);

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
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpHeader();
    void showColumnMenu(const QPoint &position);
    void expandFirst(const QModelIndex &parent);
    void openRemembered();
    void expandMatches();
    [[nodiscard]] QList<QPersistentModelIndex> expandedRows() const;
    void refreshVisible();
    [[nodiscard]] QModelIndexList visibleSourceIndexes() const;
    void requestChart();
    void copyText(int role);

    MeterTreeModel &m_model;
    MeterFilterModel *m_filter = nullptr;
    BranchMemory m_memory;
    QTimer *m_openSoon = nullptr;
    QString m_emptyTitle;
    QString m_emptyHint;
    QTimer *m_tintEnd = nullptr;
    QList<QPersistentModelIndex> m_expandedBefore; ///< Of the source, before a filter was set.
    int m_ageTimer = 0;
    bool m_hasExpanded = false;
    bool m_hasOwnColumns = false;
};

} // namespace insite::tree
