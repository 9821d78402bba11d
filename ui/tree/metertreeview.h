// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"
#include "tree/branchmemory.h"
#include "tree/meterfilter.h"
#include "tree/metertreemodel.h"

#include <QPersistentModelIndex>
#include <QTreeView>

class QTimer;

namespace insite::tree {

class MeterDelegate;
class MeterFilterModel;
class TreeColumns;

/// The tree itself: keyboard, drag, copy, pins, ages of what is visible, and what to do where there is
/// nothing. MeterPanel puts the filters above it. GUI thread.
class MeterTreeView final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterTreeView)

public:
    /// `model` must outlive the view.
    explicit MeterTreeView(MeterTreeModel &model, QWidget *parent = nullptr);
    ~MeterTreeView() override;

    [[nodiscard]] MeterTreeModel &source() const { return m_model; }
    [[nodiscard]] TreeColumns &columns() const { return *m_columns; }

    [[nodiscard]] const MeterFilter &filter() const { return m_model.filter(); }

    /// Registers selected, or beneath selected branches, in the tree's order; none that a filter hides.
    [[nodiscard]] QList<readings::RegisterIndex> selectedRegisters() const;
    /// Whether all selected rows are pinned themselves.
    [[nodiscard]] bool isSelectionPinned() const;
    /// Selects, opens the branches above and scrolls there; a filter that hides it goes.
    void reveal(readings::RegisterIndex index);

    /// For Down or Enter in the search field: the keyboard goes to the first register (or meter that never
    /// sent) that the words name whole ("8" is number 8 and not 38), else to the first that is found. False,
    /// and the keyboard stays where it is, where none is.
    bool focusFirstMatch();

    /// Open branches and the chosen row, for the next start; rows that are not there yet are opened as they
    /// come. restoreBranches() is false, and changes nothing, for what it cannot read.
    [[nodiscard]] QJsonObject saveBranches() const;
    bool restoreBranches(const QJsonObject &state);

    /// What to say while there are no meters at all; tr'd by the caller. The default tells to connect.
    void setEmptyText(const QString &title, const QString &hint);

    /// Whether a value that changed is tinted for a moment.
    void setTintsChanges(bool tints);

    [[nodiscard]] static QKeySequence copyIdShortcut();

signals:
    /// Enter, double-click or "Show on chart".
    void chartRequested(const QList<insite::readings::RegisterIndex> &indexes);
    /// "Export readings…" of what is selected.
    void exportRequested();
    void registerSelectionChanged(const QList<insite::readings::RegisterIndex> &indexes);
    /// The row that has the keyboard, of the source and column 0; invalid: none.
    void currentRowChanged(const QModelIndex &row);
    /// The selected register's limits are to be set.
    void limitsRequested();
    void pinsRemoved(const QSet<QStringList> &before, int removed);
    void arrangementChanged();
    /// A row was to be shown that the filter hid.
    void filterRemoved();

public slots:
    void setFilter(const insite::tree::MeterFilter &filter);
    void setArrangement(insite::tree::MeterTreeModel::Arrangement arrangement);
    void requestChart();
    /// Pins the selected rows, or removes their pins where all have one.
    void togglePins();
    /// The selected rows, and what is beneath them, as tableOf() has it, in the order of the screen.
    void copySelection();
    void copyIds();
    void copyNames();
    void copyTopics();
    void copyValues();
    /// The current row with all beneath it.
    void expandBranch();
    void collapseBranch();

protected:
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void scrollContentsBy(int dx, int dy) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &options,
                 const QModelIndex &index) const override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void startDrag(Qt::DropActions supported) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void configure();
    [[nodiscard]] MeterDelegate &delegate() const;
    [[nodiscard]] int nameEnd(const QModelIndex &branch) const;
    void takeSecond();
    void sortUnlessPointedAt();
    void expandFirst(const QModelIndex &parent);
    void openRemembered();
    void expandMatches();
    void selectAgain();
    [[nodiscard]] QModelIndex firstWholeMatch(const QModelIndex &branch, const QStringList &words) const;
    [[nodiscard]] QList<QPersistentModelIndex> expandedRows() const;
    [[nodiscard]] QModelIndexList selectedRowsInOrder() const;
    [[nodiscard]] QModelIndexList selectedSourceRows() const;
    [[nodiscard]] QList<readings::RegisterIndex> selectedRegistersInOrder() const;
    [[nodiscard]] QModelIndexList visibleSourceIndexes() const;
    void copyRole(int role);

    MeterTreeModel &m_model;
    MeterFilterModel *m_filter = nullptr;
    TreeColumns *m_columns = nullptr;
    BranchMemory m_memory;
    QTimer *m_openSoon = nullptr;
    QString m_emptyTitle;
    QString m_emptyHint;
    QTimer *m_tintEnd = nullptr;
    QList<QPersistentModelIndex> m_expandedBefore; ///< Of the source, before a filter was set.
    QList<QPersistentModelIndex> m_selectedBefore; ///< The same.
    /// What stood where when it was painted last: rows out of sight need no painting when they change.
    struct InSight
    {
        QModelIndex parent;
        int row = 0;
        QRect place;
    };
    mutable std::vector<InSight> m_inSight;
    bool m_hasExpanded = false;
};

} // namespace insite::tree
