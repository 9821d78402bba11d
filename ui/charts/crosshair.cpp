// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/crosshair.h"

#include "theme/colours.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QLocale>
#include <QPainter>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr int kSwatch = 14;
constexpr int kWidestName = 260;

} // namespace

void paintCrosshairCard(QPainter &painter, const QRect &area, double x, Instant at, const QTimeZone &zone,
                        const std::vector<CrosshairRow> &rows, const QWidget &widget)
{
    const QFontMetrics metrics = widget.fontMetrics();
    const auto valueText = [&](const CrosshairRow &row) {
        return row.value ? theme::formatValue(*row.value, widget.locale()) : u"\u2013"_s;
    };
    const QString time = theme::formatLocalTime(at, zone, widget.locale());
    int names = 0;
    int values = 0;
    int units = 0;
    for (const CrosshairRow &row : rows) {
        names = std::max(names, std::min(kWidestName, metrics.horizontalAdvance(row.name)));
        values = std::max(values, metrics.horizontalAdvance(valueText(row)));
        units = std::max(units, metrics.horizontalAdvance(row.unit));
    }
    const int gap = theme::kGroupGap;
    const int line = metrics.height() + 2;
    const int content = std::max(metrics.horizontalAdvance(time),
                                 kSwatch + gap + names + 2 * gap + values + theme::kStep + units);
    QRect card(0, 0, content + 2 * gap, line * (static_cast<int>(rows.size()) + 1) + gap + theme::kStep);
    const bool isLeft = x + 12 + card.width() > area.right();
    card.moveTo(isLeft ? qRound(x) - 12 - card.width() : qRound(x) + 12, area.top() + theme::kStep);
    card.moveLeft(std::max(area.left(), card.left()));

    QColor ground = theme::colour(theme::Role::Raised, widget.palette());
    ground.setAlphaF(0.95F);
    painter.setPen(theme::colour(theme::Role::Separator, widget.palette()));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), theme::kRadius, theme::kRadius);

    const QColor text = theme::colour(theme::Role::Text, widget.palette());
    const QColor quiet = theme::colour(theme::Role::QuietText, widget.palette());
    QRect row(card.left() + gap, card.top() + theme::kStep, content, line);
    painter.setPen(quiet);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, time);
    for (const CrosshairRow &entry : rows) {
        row.translate(0, line);
        QPen pen(entry.colour, 2.5, Qt::SolidLine, Qt::FlatCap);
        if (entry.isDashed) {
            pen.setDashPattern({1.6, 1.2});
        }
        painter.setPen(pen);
        painter.drawLine(QPointF(row.left(), row.center().y() + 0.5),
                         QPointF(row.left() + kSwatch, row.center().y() + 0.5));
        painter.setPen(text);
        painter.drawText(row.adjusted(kSwatch + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(entry.name, Qt::ElideMiddle, kWidestName));
        painter.setPen(entry.value ? text : quiet);
        painter.drawText(row.adjusted(0, 0, -units - theme::kStep, 0), Qt::AlignVCenter | Qt::AlignRight,
                         valueText(entry));
        painter.setPen(quiet);
        painter.drawText(QRect(row.right() + 1 - units, row.top(), units + 1, line),
                         Qt::AlignVCenter | Qt::AlignLeft, entry.unit);
    }
}

} // namespace insite::charts
