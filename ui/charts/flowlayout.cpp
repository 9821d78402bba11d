// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace insite::charts {

FlowLayout::FlowLayout(int gap, QWidget *parent)
    : QLayout(parent)
    , m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

void FlowLayout::insertWidget(int position, QWidget *widget)
{
    addChildWidget(widget);
    const bool isThere = position >= 0 && position < m_items.size();
    m_items.insert(isThere ? position : m_items.size(), new QWidgetItem(widget));
    invalidate();
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

void FlowLayout::setShare(double share)
{
    if (share != m_share) {
        m_share = share;
        invalidate();
    }
}

int FlowLayout::heightForWidth(int width) const
{
    return heightFor(width, m_share);
}

int FlowLayout::heightFor(int width, double share) const
{
    return place(QRect(0, 0, width, 0), share, true);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    return size;
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        const QSize hint = item->sizeHint();
        size = QSize(size.width() + hint.width() + m_gap, std::max(size.height(), hint.height()));
    }
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, m_share, false);
}

int FlowLayout::place(const QRect &rect, double share, bool isTrial) const
{
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = rect.left();
    int y = rect.top();
    int lineHeight = 0;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty()) {
            continue;
        }
        const int least = item->minimumSize().width();
        QSize hint = item->sizeHint();
        const int wished = std::max(least, static_cast<int>(least + share * (hint.width() - least)));
        hint.setWidth(std::min(wished, std::max(least, rect.width())));
        if (x > rect.left() && x + hint.width() > rect.right() + 1) {
            x = rect.left();
            y += lineHeight + m_gap;
            lineHeight = 0;
        }
        if (!isTrial) {
            item->setGeometry(QStyle::visualRect(direction, rect, QRect(QPoint(x, y), hint)));
        }
        x += hint.width() + m_gap;
        lineHeight = std::max(lineHeight, hint.height());
    }
    return y + lineHeight - rect.top();
}

} // namespace insite::charts
