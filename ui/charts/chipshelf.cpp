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
{
    setObjectName(u"chipShelf"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the chips have it
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_rows->setLayout(new FlowLayout(theme::kStep));
    setWidget(m_rows);
    // The panel's ground shows through.
    viewport()->setAutoFillBackground(false);
    m_rows->setAutoFillBackground(false);
    fit();
}

ChipShelf::~ChipShelf() = default;

void ChipShelf::add(QWidget *chip)
{
    m_rows->layout()->addWidget(chip);
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

int ChipShelf::wantedHeight() const
{
    return m_rows->layout()->heightForWidth(width());
}

void ChipShelf::fit()
{
    const int row = m_rows->layout()->sizeHint().height();
    setFixedHeight(std::max(0, std::min(wantedHeight(), std::max(row, m_room))));
    const int inside = viewport()->width();
    m_rows->resize(inside, m_rows->layout()->heightForWidth(inside));
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
