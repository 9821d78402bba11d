// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/metertreeview.h"

#include "core/clock.h"
#include "theme/colours.h"
#include "theme/emptystate.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"
#include "tree/meterdelegate.h"
#include "tree/meterfiltermodel.h"
#include "tree/metertreemodel.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
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
    , m_filter(new MeterFilterModel(this))
    , m_memory(model)
    , m_openSoon(new QTimer(this))
    , m_tintEnd(new QTimer(this))
{
    setObjectName(u"meterTree"_s);
    setAccessibleName(tr("Meters"));
    m_filter->setSourceModel(&model);
    setModel(m_filter);
    setItemDelegate(new MeterDelegate(model.clock(), this));
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
    setEmptyText(tr("No readings yet"),
                 tr("Connect with a profile. Meters appear here with their first reading."));
    setUpHeader();
    m_tintEnd->setSingleShot(true);
    m_tintEnd->setInterval(MeterDelegate::kTintMilliseconds + 20);
    connect(m_tintEnd, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    connect(&model, &QAbstractItemModel::dataChanged, m_tintEnd, qOverload<>(&QTimer::start));
    connect(&model, &QAbstractItemModel::rowsInserted, this, &MeterTreeView::expandFirst);
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

void MeterTreeView::setUpHeader()
{
    QHeaderView *columns = header();
    columns->setSectionsMovable(true);
    columns->setFirstSectionMovable(false);
    columns->setStretchLastSection(false);
    columns->setSortIndicatorClearable(true);
    columns->setSortIndicator(-1, Qt::AscendingOrder);
    columns->setContextMenuPolicy(Qt::CustomContextMenu);
    columns->setMinimumSectionSize(40);
    setSortingEnabled(true);
    const QFontMetrics metrics(font());
    const auto fit = [&](int column, const QString &widest) {
        columns->resizeSection(column, metrics.horizontalAdvance(widest) + 2 * theme::kGroupGap);
    };
    fit(MeterTreeModel::NameColumn, QString(24, u'n'));
    fit(MeterTreeModel::ValueColumn, u"0 000 000.0000 "_s + theme::unitMark({}));
    fit(MeterTreeModel::AgeColumn, u"000 min"_s);
    fit(MeterTreeModel::QualityColumn, u"● 0 000 silent"_s);
    fit(MeterTreeModel::CountColumn, tr("Readings") + u"00"_s);
    setColumnHidden(MeterTreeModel::CountColumn, true); // one click away, and seldom looked for
    connect(columns, &QHeaderView::customContextMenuRequested, this, &MeterTreeView::showColumnMenu);
}

void MeterTreeView::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < MeterTreeModel::ColumnCount; ++column) {
        QAction *action =
            menu->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
    menu->popup(header()->mapToGlobal(position));
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

void MeterTreeView::setFilter(const QString &words)
{
    const bool wasEmpty = filter().isEmpty();
    if (wasEmpty && !words.trimmed().isEmpty()) {
        m_expandedBefore = expandedRows();
    }
    m_filter->setWords(words);
    if (!filter().isEmpty()) {
        expandMatches();
    } else if (!wasEmpty) {
        collapseAll();
        for (const QPersistentModelIndex &row : std::as_const(m_expandedBefore)) {
            expand(m_filter->mapFromSource(row));
        }
        m_expandedBefore.clear();
        if (currentIndex().isValid()) {
            scrollTo(currentIndex());
        }
    }
    viewport()->update();
}

QString MeterTreeView::filter() const
{
    return m_filter->words();
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
    // Branches open as far as a glance can take it in; a filter that still leaves thousands opens the
    // customers only.
    constexpr int kGlance = 500;
    int rows = 0;
    for (int customer = 0; customer < m_filter->rowCount(); ++customer) {
        rows += m_filter->rowCount(m_filter->index(customer, 0));
    }
    expandToDepth(rows <= kGlance ? 2 : 0);
}

QList<readings::RegisterIndex> MeterTreeView::selectedRegisters() const
{
    QModelIndexList rows;
    const QModelIndexList selected = selectionModel()->selectedRows();
    rows.reserve(selected.size());
    for (const QModelIndex &index : selected) {
        rows.append(m_filter->mapToSource(index));
    }
    return m_model.registersOf(rows);
}

void MeterTreeView::reveal(readings::RegisterIndex index)
{
    const QModelIndex row = m_filter->mapFromSource(m_model.indexOf(index));
    if (row.isValid()) {
        setCurrentIndex(row);
        scrollTo(row);
    }
}

void MeterTreeView::focusFirstMatch()
{
    QModelIndex row = m_filter->index(0, 0);
    while (row.isValid() && isExpanded(row) && m_filter->rowCount(row) > 0) {
        row = m_filter->index(0, 0, row);
    }
    if (row.isValid()) {
        setCurrentIndex(row);
        scrollTo(row);
    }
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

void MeterTreeView::copySelection()
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex &left, const QModelIndex &right) {
        return visualRect(left).top() < visualRect(right).top();
    });
    QLocale plain;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    QStringList lines{QStringList{tr("Customer"), tr("Subscription"), tr("Meter"), tr("Register"),
                                  tr("Value"), tr("Unit"), tr("Measured"), tr("Arrived"), tr("Quality"),
                                  tr("Readings")}
                          .join(u'\t')};
    for (const QModelIndex &row : std::as_const(rows)) {
        for (const auto index : m_model.registersOf({m_filter->mapToSource(row)})) {
            const QModelIndex source = m_model.indexOf(index);
            const readings::RegisterSnapshot &snapshot = *m_model.snapshot(index);
            const QVariant unit = source.data(MeterTreeModel::UnitRole);
            const auto quality =
                static_cast<theme::Quality>(source.data(MeterTreeModel::QualityRole).toInt());
            const QString line = QStringList{snapshot.key.customer.text(),
                                             snapshot.key.subscription.text(),
                                             snapshot.key.meter.text(),
                                             snapshot.key.registerId.text(),
                                             theme::formatExact(snapshot.latest.value, plain),
                                             unit.isValid() ? unit.toString() : tr("unknown"),
                                             toIsoUtc(snapshot.latest.measuredAt),
                                             toIsoUtc(snapshot.lastReceivedAt),
                                             theme::qualityWord(quality),
                                             QString::number(snapshot.count)}
                                     .join(u'\t');
            if (!lines.contains(line)) {
                lines.append(line);
            }
        }
    }
    if (lines.size() > 1) {
        QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
    }
}

void MeterTreeView::copyText(int role)
{
    QStringList lines;
    for (const QModelIndex &row : selectionModel()->selectedRows()) {
        lines.append(row.data(role).toString());
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void MeterTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        requestChart();
    } else {
        QTreeView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void MeterTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid()) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *chart = menu->addAction(theme::icon(u"chart-line"_s), tr("Show on chart"), this,
                                     &MeterTreeView::requestChart);
    chart->setShortcut(Qt::Key_Return);
    chart->setEnabled(!selectedRegisters().isEmpty());
    menu->setDefaultAction(chart);
    menu->addSeparator();
    QAction *copy =
        menu->addAction(theme::icon(u"copy"_s), tr("Copy as table"), this, &MeterTreeView::copySelection);
    copy->setShortcut(QKeySequence::Copy);
    menu->addAction(tr("Copy name"), this, [this] { copyText(Qt::DisplayRole); });
    if (!current.data(MeterTreeModel::TopicRole).toString().isEmpty()) {
        menu->addAction(tr("Copy topic"), this, [this] { copyText(MeterTreeModel::TopicRole); });
    }
    menu->addSeparator();
    menu->addAction(tr("Expand branch"), this,
                    [this, current] { expandRecursively(current.siblingAtColumn(0)); });
    menu->addAction(tr("Collapse all"), this, &QTreeView::collapseAll);
    menu->popup(event->reason() == QContextMenuEvent::Keyboard
                    ? viewport()->mapToGlobal(visualRect(current).bottomLeft())
                    : event->globalPos());
}

void MeterTreeView::startDrag(Qt::DropActions supported)
{
    const auto registers = selectedRegisters();
    if (registers.isEmpty()) {
        return;
    }
    QModelIndexList rows;
    for (const QModelIndex &row : selectionModel()->selectedRows()) {
        rows.append(m_filter->mapToSource(row));
    }
    auto *drag = new QDrag(this);
    drag->setMimeData(m_model.mimeData(rows));
    drag->setPixmap(dragPixmap(*this, tr("%n register(s)", nullptr, static_cast<int>(registers.size()))));
    drag->setHotSpot(QPoint(-12, -4));
    drag->exec(supported, Qt::CopyAction);
}

void MeterTreeView::showEvent(QShowEvent *event)
{
    QTreeView::showEvent(event);
    refreshVisible();
    if (m_ageTimer == 0) {
        m_ageTimer = startTimer(1s);
    }
}

void MeterTreeView::hideEvent(QHideEvent *event)
{
    QTreeView::hideEvent(event);
    killTimer(std::exchange(m_ageTimer, 0));
}

void MeterTreeView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_ageTimer) {
        if (!window()->isMinimized()) {
            refreshVisible();
        }
        return;
    }
    QTreeView::timerEvent(event);
}

void MeterTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    // The name takes what the other columns leave, until a person has set its width.
    if (!m_hasOwnColumns) {
        const int others = header()->length() - header()->sectionSize(MeterTreeModel::NameColumn);
        const int least = QFontMetrics(font()).horizontalAdvance(QString(18, u'n'));
        header()->resizeSection(MeterTreeModel::NameColumn, std::max(least, viewport()->width() - others));
    }
}

void MeterTreeView::setHasOwnColumns(bool own)
{
    m_hasOwnColumns = own;
}

void MeterTreeView::refreshVisible()
{
    m_model.refreshAges(visibleSourceIndexes());
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

void MeterTreeView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_filter->rowCount() > 0) {
        return;
    }
    const bool isFiltered = m_model.rowCount() > 0;
    const QString title = isFiltered ? tr("Nothing matches “%1”").arg(filter()) : m_emptyTitle;
    const QString hint =
        isFiltered ? tr("Search looks at names and ids of customers, meters and registers.") : m_emptyHint;
    QPainter painter(viewport());
    theme::paintEmptyState(painter, viewport()->rect(), palette(), isFiltered ? u"search"_s : u"gauge"_s,
                           title, hint);
}

} // namespace insite::tree
