// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/iconlabel.h"

#include <QPainter>

namespace insite::theme {

IconLabel::IconLabel(int size, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(size, size);
}

void IconLabel::setIcon(const QIcon &icon)
{
    m_icon = icon;
    update();
}

void IconLabel::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace insite::theme
