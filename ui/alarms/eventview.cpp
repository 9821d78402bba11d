// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/eventview.h"

#include "alarms/eventfiltermodel.h"
#include "alarms/eventmodel.h"
#include "alarms/eventtext.h"
#include "theme/emptystate.h"
#include "theme/metrics.h"
#include "theme/seentimer.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace insite::alarms {

EventView::EventView(EventModel &events, EventFilterModel &filter, QWidget *parent)
    : QTableView(parent)
    , m_events(events)
    , m_filter(filter)
{
    setObjectName(u"events"_s);
    setAccessibleName(tr("Events"));
    setModel(&filter);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setUpColumns();
    connect(horizontalHeader(), &QHeaderView::sectionResized, this,
            [this] { m_hasOwnWidths = m_hasOwnWidths || !m_isFitting; });
    auto *second = new theme::SeenTimer(std::chrono::seconds(1), this);
    connect(second, &theme::SeenTimer::timeout, &events, &EventModel::refreshLengths);
    connect(&filter, &QAbstractItemModel::rowsInserted, this, &EventView::keepPlace);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&filter, changed, viewport(), qOverload<>(&QWidget::update));
    m_fitSoon.setSingleShot(true);
    connect(&m_fitSoon, &QTimer::timeout, this, &EventView::fitColumns);
    connect(&filter, &QAbstractItemModel::rowsInserted, &m_fitSoon, qOverload<>(&QTimer::start));
    connect(this, &QAbstractItemView::doubleClicked, this, &EventView::opened);
}

EventView::~EventView() = default;

void EventView::setUpColumns()
{
    verticalHeader()->setDefaultSectionSize(
        std::max(theme::kRowHeight, fontMetrics().height() + theme::kGroupGap));
    QHeaderView *columns = horizontalHeader();
    columns->setHighlightSections(false);
    columns->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    columns->setStretchLastSection(false);
    const QScopedValueRollback fitting(m_isFitting, true);
    readings::AlarmEvent seen;
    seen.acknowledgedAt = Instant();
    columns->resizeSection(EventModel::StateColumn, fontMetrics().horizontalAdvance(stateMark(seen)) +
                                                        3 * theme::kGroupGap + theme::kIconMedium);
    if (!m_hasOwnWidths) {
        for (const int column : {EventModel::KindColumn, EventModel::BeganColumn, EventModel::LastedColumn})
            setColumnWidth(column, 0); // as narrow as the words that come now
    }
    fitColumns();
}

/// Kind and times have what their words need, what happened comes next, and where gets the rest. Widths that
/// a person has chosen stay.
void EventView::fitColumns()
{
    if (m_hasOwnWidths)
        return;
    const QScopedValueRollback fitting(m_isFitting, true);
    const auto wanted = [this](int column) {
        return std::max(horizontalHeader()->sectionSizeHint(column), sizeHintForColumn(column)) +
               theme::kStep;
    };
    int left = viewport()->width() - columnWidth(EventModel::StateColumn);
    for (const int column : {EventModel::KindColumn, EventModel::BeganColumn, EventModel::LastedColumn}) {
        setColumnWidth(column, std::max(columnWidth(column), wanted(column))); // no jitter: they only grow
        left -= columnWidth(column);
    }
    constexpr int kLeast = 120;
    const int what = std::clamp(wanted(EventModel::WhatColumn), kLeast, std::max(kLeast, left - kLeast));
    setColumnWidth(EventModel::WhatColumn, what);
    setColumnWidth(EventModel::WhereColumn, std::max(kLeast, left - what));
}

void EventView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

std::vector<quint64> EventView::selectedIds() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    std::vector<quint64> ids;
    for (const QModelIndex &row : std::as_const(rows))
        ids.push_back(row.data(EventModel::IdRole).value<quint64>());
    return ids;
}

/// What comes above what a person has scrolled to must not push it away.
void EventView::keepPlace(const QModelIndex &, int first, int last)
{
    const int top = verticalScrollBar()->value();
    if (top == 0 || rowViewportPosition(first) > 0)
        return;
    const int height = (last - first + 1) * verticalHeader()->defaultSectionSize();
    updateGeometries();
    verticalScrollBar()->setValue(top + height);
}

void EventView::copySelection()
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList fields;
        for (int column = 0; column < EventModel::ColumnCount; ++column)
            fields += row.siblingAtColumn(column).data().toString();
        lines += fields.join(u'\t');
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

void EventView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit opened();
    } else {
        QTableView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void EventView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectionChanged();
}

void EventView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setUpColumns();
}

void EventView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_filter.rowCount() > 0)
        return;
    QPainter painter(viewport());
    if (m_events.rowCount() > 0) {
        theme::paintEmptyState(painter, viewport()->rect(), palette(), u"filter"_s,
                               tr("No event is as the filter wants it"),
                               tr("Choose “All kinds” and “All states”, and empty the search."));
    } else {
        theme::paintEmptyState(painter, viewport()->rect(), palette(), u"circle-check"_s, tr("No events"),
                               tr("What deserves attention is listed here: meters that fall silent, limits "
                                  "that are passed, gaps, counter resets, the connection."));
    }
}

} // namespace insite::alarms
