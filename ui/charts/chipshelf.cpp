// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chipshelf.h"

#include "charts/flowlayout.h"
#include "theme/metrics.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::charts {

ChipShelf::ChipShelf(QWidget *parent)
    : QScrollArea(parent)
    , m_rows(new QWidget)
    , m_layout(new FlowLayout(theme::kStep))
{
    setObjectName(u"chipShelf"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the chips have it
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_rows->setLayout(m_layout);
    setWidget(m_rows);
    // The panel's ground shows through.
    viewport()->setAutoFillBackground(false);
    m_rows->setAutoFillBackground(false);
    fit();
}

ChipShelf::~ChipShelf() = default;

void ChipShelf::insert(int position, QWidget *chip)
{
    m_layout->insertWidget(position, chip);
    for (int i = 1; i < m_layout->count(); ++i)
        setTabOrder(m_layout->itemAt(i - 1)->widget(), m_layout->itemAt(i)->widget());
    chip->show(); // a layout counts what is shown
    fit();
}

void ChipShelf::setRoom(int height)
{
    if (height != m_room) {
        m_room = height;
        fit();
    }
}

/// Of a chip, where all in as few rows as there is room for get the same.
int ChipShelf::widestThatFits(int row) const
{
    const int rows = std::max(1, (m_room + theme::kStep) / (row + theme::kStep));
    const int inRow = std::max(1, (m_layout->count() + rows - 1) / rows);
    return (width() - (inRow - 1) * theme::kStep) / inRow;
}

void ChipShelf::fit()
{
    const int row = std::max(1, m_layout->sizeHint().height());
    // Whole rows: half a chip says less than none.
    const int rows = std::max(1, (m_room + theme::kStep) / (row + theme::kStep));
    const int room = rows * row + (rows - 1) * theme::kStep;
    // A change of the limit is a request for layout, which leads here again: once, not back and forth.
    const bool isTooMuch = m_layout->heightFor(width(), QLAYOUTSIZE_MAX) > room;
    m_layout->setWidest(isTooMuch ? widestThatFits(row) : QLAYOUTSIZE_MAX);
    const int wanted = m_layout->heightForWidth(width());
    setFixedHeight(std::min(wanted, room));
    // Without a need to scroll it has the whole width, also while the bar of before still stands there.
    const int inside = wanted <= room ? width() : viewport()->width();
    m_rows->resize(inside, m_layout->heightForWidth(inside));
    m_layout->activate(); // else it asks for no layout when a chip grows
    verticalScrollBar()->setSingleStep(row + theme::kStep);
}

bool ChipShelf::eventFilter(QObject *watched, QEvent *event)
{
    const bool isTaken = QScrollArea::eventFilter(watched, event);
    if (watched == m_rows && event->type() == QEvent::LayoutRequest)
        fit(); // a chip grew
    else if (watched == m_rows && event->type() == QEvent::ChildRemoved)
        QMetaObject::invokeMethod(this, &ChipShelf::fit, Qt::QueuedConnection); // the layout knows it then
    return isTaken;
}

void ChipShelf::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

} // namespace insite::charts
