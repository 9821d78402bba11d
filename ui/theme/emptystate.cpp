// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/emptystate.h"

#include "theme/colours.h"
#include "theme/icon.h"
#include "theme/metrics.h"

#include <QPainter>
#include <QPalette>

#include <algorithm>

namespace insite::theme {

void paintEmptyState(QPainter &painter, const QRect &area, const QPalette &palette, const QString &iconName,
                     const QString &title, const QString &hint)
{
    constexpr int kIcon = 32;
    constexpr int kWidest = 320;
    const int width = std::min(kWidest, area.width() - 2 * kViewMargin);
    if (width <= 0) {
        return;
    }
    const int wrap = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    const QRect measure(0, 0, width, 10000);
    const int titleHeight = QFontMetrics(font(TypeStep::Title)).boundingRect(measure, wrap, title).height();
    const int hintHeight = QFontMetrics(font(TypeStep::Body)).boundingRect(measure, wrap, hint).height();
    const int textHeight = titleHeight + kGroupGap + hintHeight;
    const bool hasRoom = kIcon + kViewMargin + textHeight <= area.height();

    const int height = textHeight + (hasRoom ? kIcon + kViewMargin : 0);
    QRect at(area.left() + (area.width() - width) / 2,
             area.top() + std::max(0, (area.height() - height) * 2 / 5), width, 0);
    if (hasRoom) {
        icon(iconName, Role::QuietText)
            .paint(&painter, QRect(at.center().x() - kIcon / 2, at.top(), kIcon, kIcon));
        at.translate(0, kIcon + kViewMargin);
    }
    painter.setFont(font(TypeStep::Title));
    painter.setPen(colour(Role::Text, palette));
    at.setHeight(titleHeight);
    painter.drawText(at, wrap, title);
    at.translate(0, titleHeight + kGroupGap);
    at.setHeight(hintHeight);
    painter.setFont(font(TypeStep::Body));
    painter.setPen(colour(Role::QuietText, palette));
    painter.drawText(at, wrap, hint);
}

} // namespace insite::theme
