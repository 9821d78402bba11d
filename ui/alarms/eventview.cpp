// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/eventview.h"

#include "alarms/eventfiltermodel.h"
#include "alarms/eventmodel.h"
#include "alarms/eventtext.h"
#include "theme/emptystate.h"
#include "theme/metrics.h"
#include "theme/seentimer.h"
#include "theme/valueformat.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::alarms {

namespace {

constexpr std::array kAsNeeded{EventModel::StateColumn, EventModel::KindColumn, EventModel::BeganColumn,
                               EventModel::LastedColumn};

} // namespace

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
    setSortingEnabled(true);
    sortByColumn(EventModel::BeganColumn, Qt::DescendingOrder);
    setUpColumns();
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (m_isFitting)
            return;
        m_ownWidths.insert(column);
        m_fitSoon.start();
    });
    auto *second = new theme::SeenTimer(std::chrono::seconds(1), this);
    connect(second, &theme::SeenTimer::timeout, &events, &EventModel::refreshLengths);
    connect(&filter, &QAbstractItemModel::rowsInserted, this, &EventView::keepPlace);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&filter, changed, viewport(), qOverload<>(&QWidget::update));
    m_fitSoon.setSingleShot(true);
    connect(&m_fitSoon, &QTimer::timeout, this, &EventView::fitColumns);
    connect(&filter, &QAbstractItemModel::rowsInserted, &m_fitSoon, qOverload<>(&QTimer::start));
    connect(&filter, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                // Names that come later; and a time that has got a date since midnight.
                if (roles.isEmpty() ||
                    wantedWidth(EventModel::BeganColumn) > columnWidth(EventModel::BeganColumn))
                    m_fitSoon.start();
            });
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
    columns->setSortIndicatorClearable(true);
    const QScopedValueRollback fitting(m_isFitting, true);
    for (const int column : kAsNeeded) {
        if (!m_ownWidths.contains(column))
            setColumnWidth(column, 0); // as narrow as the words that come now
    }
    fitColumns();
}

/// What the words need, or may come to need: nothing is cut while it gets longer.
int EventView::wantedWidth(int column) const
{
    // The header reserves a square for the mark of the order, and the mark is half as wide.
    const int title = horizontalHeader()->sectionSizeHint(column) - horizontalHeader()->height() / 2;
    int width = std::max(title, sizeHintForColumn(column));
    const auto reserve = [&](const QString &text) {
        width = std::max(width, fontMetrics().horizontalAdvance(text) + 2 * theme::kStep);
    };
    if (column == EventModel::LastedColumn) {
        for (const auto span : std::initializer_list<std::chrono::seconds>{3599s, 24h - 1min, 99 * 24h + 23h})
            reserve(theme::formatSpan(span));
    }
    if (column == EventModel::StateColumn) {
        readings::AlarmEvent seen;
        seen.acknowledgedAt = Instant();
        const QString mark = stateMark(seen);
        width = std::max(width,
                         fontMetrics().horizontalAdvance(mark) + 2 * theme::kGroupGap + theme::kIconMedium);
    }
    return width + theme::kStep;
}

/// State, kind and times have what their words need, what happened comes next, and where gets the rest.
/// Widths that a person has chosen stay.
void EventView::fitColumns()
{
    const QScopedValueRollback fitting(m_isFitting, true);
    const auto fit = [this](int column, int width) {
        if (!m_ownWidths.contains(column))
            setColumnWidth(column, width);
        return columnWidth(column);
    };
    int left = viewport()->width();
    for (const int column : kAsNeeded)
        left -= fit(column, std::max(columnWidth(column), wantedWidth(column))); // no jitter: they only grow
    constexpr int kLeast = 100;
    left -= fit(EventModel::WhatColumn,
                std::clamp(wantedWidth(EventModel::WhatColumn), kLeast, std::max(kLeast, left - kLeast)));
    fit(EventModel::WhereColumn, std::max(kLeast, left));
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
