// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/metertreeview.h"

#include "core/clock.h"
#include "theme/colours.h"
#include "theme/emptystate.h"
#include "theme/metrics.h"
#include "theme/seentimer.h"
#include "tree/meterdelegate.h"
#include "tree/meterfiltermodel.h"
#include "tree/metertreemodel.h"
#include "tree/treeclipboard.h"
#include "tree/treecolumns.h"
#include "tree/treemenu.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QPaintEvent>
#include <QPainter>
#include <QSet>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::tree {

namespace {

/// The bubble under the pointer while registers are dragged: how many.
QPixmap dragPixmap(const QWidget &widget, const QString &text)
{
    const QFontMetrics metrics(widget.font());
    const QSize size(metrics.horizontalAdvance(text) + 3 * theme::kGroupGap,
                     metrics.height() + theme::kGroupGap);
    QPixmap pixmap(size * widget.devicePixelRatioF());
    pixmap.setDevicePixelRatio(widget.devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::colour(theme::Role::Accent, widget.palette()));
    painter.drawRoundedRect(QRectF(QPointF(), size), theme::kRadius, theme::kRadius);
    painter.setPen(theme::colour(theme::Role::OnAccent, widget.palette()));
    painter.setFont(widget.font());
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, text);
    return pixmap;
}

} // namespace

MeterTreeView::MeterTreeView(MeterTreeModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_filter(new MeterFilterModel(model, this))
    , m_memory(model)
    , m_openSoon(new QTimer(this))
    , m_tintEnd(new QTimer(this))
{
    configure();
    setModel(m_filter);
    setItemDelegate(new MeterDelegate(model, this));
    m_columns = new TreeColumns(*this);
    setEmptyText(tr("No readings yet"),
                 tr("Connect with a profile. Meters appear here with their first reading."));
    auto *second = new theme::SeenTimer(1s, this);
    connect(second, &theme::SeenTimer::timeout, this, &MeterTreeView::takeSecond);
    m_tintEnd->setSingleShot(true);
    m_tintEnd->setInterval(MeterDelegate::kTintMilliseconds + 20);
    connect(m_tintEnd, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    connect(&model, &QAbstractItemModel::rowsInserted, this, &MeterTreeView::expandFirst);
    // At once, so that a start does not show another order first; not while the model is at it.
    connect(&model, &MeterTreeModel::orderOutdated, this, &MeterTreeView::sortUnlessPointedAt,
            Qt::QueuedConnection);
    m_openSoon->setSingleShot(true);
    connect(m_openSoon, &QTimer::timeout, this, &MeterTreeView::openRemembered);
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.data(MeterTreeModel::RegisterRole).isValid()) {
            requestChart();
        } else {
            setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
        }
    });
}

MeterTreeView::~MeterTreeView() = default;

void MeterTreeView::configure()
{
    setObjectName(u"meterTree"_s);
    setAccessibleName(tr("Meters"));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setExpandsOnDoubleClick(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
}

void MeterTreeView::expandFirst(const QModelIndex &parent)
{
    // Someone with one customer wants to see its meters; a person's own choice is never touched later.
    if (!parent.isValid() && m_model.rowCount() == 1 && !m_hasExpanded) {
        m_hasExpanded = true;
        expand(m_filter->index(0, 0));
    }
    if (!m_memory.isEmpty() && !m_openSoon->isActive()) {
        m_openSoon->start(0); // once for all rows of a frame
    }
}

QJsonObject MeterTreeView::saveBranches() const
{
    return m_memory.save(filter().isEmpty() ? expandedRows() : m_expandedBefore,
                         m_filter->mapToSource(currentIndex()));
}

bool MeterTreeView::restoreBranches(const QJsonObject &state)
{
    if (!m_memory.restore(state)) {
        return false;
    }
    m_hasExpanded = true;
    openRemembered();
    return true;
}

void MeterTreeView::openRemembered()
{
    const BranchMemory::Found found = m_memory.takeFound();
    for (const QModelIndex &row : found.open) {
        if (filter().isEmpty()) {
            expand(m_filter->mapFromSource(row));
        } else {
            m_expandedBefore.append(row);
        }
    }
    const QModelIndex chosen = m_filter->mapFromSource(found.chosen);
    if (chosen.isValid() && !currentIndex().isValid()) {
        setCurrentIndex(chosen);
        scrollTo(chosen);
    }
}

void MeterTreeView::setFilter(const MeterFilter &filter)
{
    const bool wasEmpty = this->filter().isEmpty();
    if (wasEmpty && !filter.isEmpty()) {
        m_expandedBefore = expandedRows();
        const QModelIndexList rows = selectedSourceRows();
        m_selectedBefore = {rows.cbegin(), rows.cend()};
    }
    m_filter->setFilter(filter);
    if (!filter.isEmpty()) {
        expandMatches();
    } else if (!wasEmpty) {
        collapseAll();
        for (const QPersistentModelIndex &row : std::as_const(m_expandedBefore))
            expand(m_filter->mapFromSource(row));
        m_expandedBefore.clear();
        selectAgain();
        if (currentIndex().isValid())
            scrollTo(currentIndex());
    }
    viewport()->update();
}

/// What was selected before the filter hid it, unless a person has selected something else since.
void MeterTreeView::selectAgain()
{
    const QList<QPersistentModelIndex> rows = std::exchange(m_selectedBefore, {});
    if (rows.isEmpty() || selectionModel()->hasSelection())
        return;
    QItemSelection selection;
    for (const QPersistentModelIndex &row : rows) {
        const QModelIndex shown = m_filter->mapFromSource(row);
        if (shown.isValid())
            selection.select(shown, shown);
    }
    const QModelIndex first = m_filter->mapFromSource(rows.first());
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void MeterTreeView::setArrangement(MeterTreeModel::Arrangement arrangement)
{
    m_model.setArrangement(arrangement);
    if (!filter().isEmpty())
        expandMatches();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
    emit arrangementChanged();
}

QList<QPersistentModelIndex> MeterTreeView::expandedRows() const
{
    QList<QPersistentModelIndex> rows;
    const auto collect = [&](auto &&self, const QModelIndex &parent) -> void {
        for (int row = 0; row < m_filter->rowCount(parent); ++row) {
            const QModelIndex index = m_filter->index(row, 0, parent);
            if (isExpanded(index)) {
                rows.append(m_filter->mapToSource(index));
                self(self, index);
            }
        }
    };
    collect(collect, {});
    return rows;
}

void MeterTreeView::expandMatches()
{
    // Level by level, as far as a glance can take it in.
    constexpr qsizetype kGlance = 500;
    collapseAll();
    QModelIndexList level{QModelIndex()};
    qsizetype shown = 0;
    while (!level.isEmpty()) {
        QModelIndexList beneath;
        for (const QModelIndex &branch : std::as_const(level)) {
            for (int row = 0; row < m_filter->rowCount(branch) && shown + beneath.size() <= kGlance; ++row)
                beneath.append(m_filter->index(row, 0, branch));
        }
        shown += beneath.size();
        if (shown > kGlance)
            break;
        for (const QModelIndex &branch : std::as_const(level))
            expand(branch);
        level = beneath;
    }
}

QModelIndexList MeterTreeView::selectedSourceRows() const
{
    QModelIndexList rows;
    const QModelIndexList selected = selectionModel()->selectedRows();
    rows.reserve(selected.size());
    for (const QModelIndex &index : selected)
        rows.append(m_filter->mapToSource(index));
    return rows;
}

QList<readings::RegisterIndex> MeterTreeView::selectedRegisters() const
{
    QList<readings::RegisterIndex> registers = m_model.registersOf(selectedSourceRows());
    if (!filter().isEmpty())
        registers.removeIf([this](auto index) { return !m_model.isAccepted(m_model.indexOf(index)); });
    return registers;
}

/// From the top to the bottom of the tree as it is shown, whether in sight or not.
QModelIndexList MeterTreeView::selectedRowsInOrder() const
{
    const auto path = [](QModelIndex index) {
        std::vector<int> rows;
        for (; index.isValid(); index = index.parent())
            rows.insert(rows.begin(), index.row());
        return rows;
    };
    std::vector<std::pair<std::vector<int>, QModelIndex>> rows;
    for (const QModelIndex &row : selectionModel()->selectedRows())
        rows.emplace_back(path(row), row);
    std::sort(rows.begin(), rows.end(), [](auto &left, auto &right) { return left.first < right.first; });
    QModelIndexList sorted;
    for (const auto &row : rows)
        sorted.append(row.second);
    return sorted;
}

QList<readings::RegisterIndex> MeterTreeView::selectedRegistersInOrder() const
{
    QList<readings::RegisterIndex> registers;
    QSet<readings::RegisterIndex> seen;
    const auto collect = [&](auto &&self, const QModelIndex &row) -> void {
        const QVariant index = row.data(MeterTreeModel::RegisterRole);
        if (index.isValid() && !seen.contains(index.value<readings::RegisterIndex>())) {
            seen.insert(index.value<readings::RegisterIndex>());
            registers.append(index.value<readings::RegisterIndex>());
        }
        for (int child = 0; child < m_filter->rowCount(row); ++child)
            self(self, m_filter->index(child, 0, row));
    };
    for (const QModelIndex &row : selectedRowsInOrder())
        collect(collect, row);
    return registers;
}

void MeterTreeView::reveal(readings::RegisterIndex index)
{
    const QModelIndex source = m_model.indexOf(index);
    if (source.isValid() && !m_filter->mapFromSource(source).isValid())
        emit filterRemoved();
    const QModelIndex row = m_filter->mapFromSource(source);
    if (row.isValid()) {
        setCurrentIndex(row);
        scrollTo(row);
    }
}

QModelIndex MeterTreeView::firstWholeMatch(const QModelIndex &branch, const QStringList &words) const
{
    for (int row = 0; row < m_filter->rowCount(branch); ++row) {
        const QModelIndex index = m_filter->index(row, 0, branch);
        const QStringList missing = m_model.wordsNotWholeIn(m_filter->mapToSource(index), words);
        if (missing.isEmpty() && m_filter->rowCount(index) == 0)
            return index;
        if (const QModelIndex found = firstWholeMatch(index, missing); found.isValid())
            return found;
    }
    return {};
}

bool MeterTreeView::focusFirstMatch()
{
    QModelIndex row = firstWholeMatch({}, filter().words);
    if (!row.isValid())
        row = firstWholeMatch({}, {});
    if (!row.isValid())
        return false;
    setFocus(Qt::OtherFocusReason);
    setCurrentIndex(row);
    scrollTo(row);
    return true;
}

void MeterTreeView::setEmptyText(const QString &title, const QString &hint)
{
    m_emptyTitle = title;
    m_emptyHint = hint;
    viewport()->update();
}

void MeterTreeView::requestChart()
{
    if (const auto registers = selectedRegisters(); !registers.isEmpty()) {
        emit chartRequested(registers);
    }
}

bool MeterTreeView::isSelectionPinned() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return !rows.isEmpty() && std::all_of(rows.cbegin(), rows.cend(), [](const QModelIndex &row) {
        return row.data(MeterTreeModel::PinnedRole).toBool();
    });
}

void MeterTreeView::togglePins()
{
    const bool isRemoving = isSelectionPinned();
    const QSet<QStringList> before = m_model.pins();
    QSet<QStringList> pins = before;
    for (const QModelIndex &row : selectionModel()->selectedRows()) {
        const QStringList path = row.data(MeterTreeModel::PathRole).toStringList();
        if (isRemoving)
            pins.remove(path);
        else
            pins.insert(path);
    }
    m_model.setPins(pins);
    if (pins.size() < before.size())
        emit pinsRemoved(before, static_cast<int>(before.size() - pins.size()));
}

void MeterTreeView::copySelection()
{
    if (const QString table = tableOf(m_model, selectedRegistersInOrder()); !table.isEmpty())
        QApplication::clipboard()->setText(table);
}

void MeterTreeView::copyRole(int role)
{
    if (const QString lines = linesOf(selectedRowsInOrder(), role); !lines.isEmpty())
        QApplication::clipboard()->setText(lines);
}

void MeterTreeView::copyIds()
{
    copyRole(MeterTreeModel::IdRole);
}

void MeterTreeView::copyNames()
{
    copyRole(Qt::DisplayRole);
}

void MeterTreeView::copyTopics()
{
    copyRole(MeterTreeModel::TopicRole);
}

void MeterTreeView::copyValues()
{
    if (const auto registers = selectedRegistersInOrder(); !registers.isEmpty())
        QApplication::clipboard()->setText(valuesOf(m_model, registers));
}

QKeySequence MeterTreeView::copyIdShortcut()
{
    return {Qt::CTRL | Qt::SHIFT | Qt::Key_C};
}

void MeterTreeView::expandBranch()
{
    expandRecursively(currentIndex().siblingAtColumn(0));
}

void MeterTreeView::collapseBranch()
{
    const QModelIndex branch = currentIndex().siblingAtColumn(0);
    const auto collapseBeneath = [this](auto &&self, const QModelIndex &row) -> void {
        if (!isExpanded(row))
            return;
        collapse(row); // first, so that those beneath are out of sight and cost nothing
        for (int child = 0; child < m_filter->rowCount(row); ++child)
            self(self, m_filter->index(child, 0, row));
    };
    collapseBeneath(collapseBeneath, branch);
}

void MeterTreeView::setTintsChanges(bool tints)
{
    delegate().setTintsChanges(tints);
    viewport()->update();
}

MeterDelegate &MeterTreeView::delegate() const
{
    return *static_cast<MeterDelegate *>(itemDelegate());
}

void MeterTreeView::keyPressEvent(QKeyEvent *event)
{
    const QKeySequence pressed(event->keyCombination());
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
    } else if (pressed == copyIdShortcut()) {
        copyIds();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        requestChart();
    } else if (pressed == QKeySequence(Qt::Key_L)) {
        emit limitsRequested();
    } else if (pressed == QKeySequence(Qt::Key_P)) {
        togglePins();
    } else if (event->key() == Qt::Key_Slash) {
        collapseBranch();
    } else {
        QTreeView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void MeterTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    createRowMenu(*this)->popup(event->reason() == QContextMenuEvent::Keyboard
                                    ? viewport()->mapToGlobal(visualRect(current).bottomLeft())
                                    : event->globalPos());
}

void MeterTreeView::startDrag(Qt::DropActions supported)
{
    const auto registers = selectedRegisters();
    if (registers.isEmpty()) {
        return;
    }
    auto *drag = new QDrag(this);
    QModelIndexList rows;
    for (const readings::RegisterIndex index : registers)
        rows.append(m_model.indexOf(index));
    drag->setMimeData(m_model.mimeData(rows));
    drag->setPixmap(dragPixmap(*this, tr("%n register(s)", nullptr, static_cast<int>(registers.size()))));
    drag->setHotSpot(QPoint(-12, -4));
    drag->exec(supported, Qt::CopyAction);
}

void MeterTreeView::takeSecond()
{
    m_model.refreshAges(visibleSourceIndexes());
    if (filter().isByQuality())
        m_filter->refilter(viewport()->underMouse());
    sortUnlessPointedAt();
}

/// Nothing moves under a pointer.
void MeterTreeView::sortUnlessPointedAt()
{
    if (m_model.isOrderOld() && !viewport()->underMouse())
        m_model.sortByNames();
}

void MeterTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    m_columns->fit();
}

QModelIndexList MeterTreeView::visibleSourceIndexes() const
{
    QModelIndexList rows;
    const QRect area = viewport()->rect();
    for (QModelIndex index = indexAt(area.topLeft());
         index.isValid() && visualRect(index).top() <= area.bottom(); index = indexBelow(index)) {
        rows.append(m_filter->mapToSource(index));
    }
    return rows;
}

void MeterTreeView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    emit registerSelectionChanged(selectedRegisters());
}

void MeterTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    emit currentRowChanged(m_filter->mapToSource(current).siblingAtColumn(0));
}

void MeterTreeView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                const QList<int> &roles)
{
    // QTreeView looks for the rows among all that are open, and paints the whole view for one of them.
    if (QAccessible::isActive()) {
        QTreeView::dataChanged(topLeft, bottomRight, roles);
        return;
    }
    const QModelIndex parent = topLeft.parent();
    for (const InSight &each : m_inSight) {
        if (each.row < topLeft.row() || each.row > bottomRight.row() || each.parent != parent)
            continue;
        viewport()->update(each.place);
        if (!m_tintEnd->isActive())
            m_tintEnd->start();
    }
}

void MeterTreeView::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    for (InSight &each : m_inSight)
        each.place.translate(0, dy);
    std::erase_if(m_inSight,
                  [area = viewport()->rect()](const InSight &each) { return !area.intersects(each.place); });
}

void MeterTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &options,
                            const QModelIndex &index) const
{
    const QRect place(0, options.rect.top(), viewport()->width(), options.rect.height());
    m_inSight.push_back({index.parent(), index.row(), place});
    QTreeView::drawRow(painter, options, index);
    if (index.data(MeterTreeModel::RegisterRole).isValid())
        return;
    QStyleOptionViewItem name = options;
    name.rect = visualRect(index.siblingAtColumn(MeterTreeModel::NameColumn));
    delegate().paintBranchName(*painter, name, index, nameEnd(index));
}

/// Where the cells end that this branch has nothing for, from its name on; in the viewport.
int MeterTreeView::nameEnd(const QModelIndex &branch) const
{
    int end = columnViewportPosition(MeterTreeModel::NameColumn) + columnWidth(MeterTreeModel::NameColumn);
    for (int place = 1; place < header()->count(); ++place) {
        const int column = header()->logicalIndex(place);
        if (isColumnHidden(column))
            continue;
        if (!branch.siblingAtColumn(column).data().toString().isEmpty())
            break;
        end = columnViewportPosition(column) + columnWidth(column);
    }
    return std::min(end, viewport()->width()) - 1;
}

void MeterTreeView::paintEvent(QPaintEvent *event)
{
    std::erase_if(m_inSight, [event](const InSight &each) { return event->region().intersects(each.place); });
    QTreeView::paintEvent(event);
    if (m_filter->rowCount() > 0) {
        m_columns->makeRoomForValue(delegate().valueRoom());
        return;
    }
    const bool isFiltered = m_model.rowCount() > 0;
    QString title = m_emptyTitle;
    QString hint = m_emptyHint;
    if (isFiltered && !filter().words.isEmpty()) {
        title = tr("Nothing matches “%1”").arg(filter().words.join(u' '));
        hint = tr("Search looks at names, ids, labels and units of customers, meters and registers.");
    } else if (isFiltered && filter().pinnedOnly && m_model.pins().isEmpty()) {
        title = tr("Nothing is pinned");
        hint = tr("Choose a row and press P to pin it.");
    } else if (isFiltered) {
        title = filter().staleOnly ? tr("Nothing is stale")
                : filter().quality
                    ? tr("No register is “%1” just now").arg(theme::qualityWord(*filter().quality))
                    : tr("Nothing matches the filters");
        hint = tr("What stands above the tree says what is shown.");
    }
    QPainter painter(viewport());
    theme::paintEmptyState(painter, viewport()->rect(), palette(), isFiltered ? u"search"_s : u"gauge"_s,
                           title, hint);
}

} // namespace insite::tree
