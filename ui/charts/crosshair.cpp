// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/crosshair.h"

#include "charts/plotcanvas.h"
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

/// The widths that make the rows' parts stand under each other.
struct CardColumns
{
    int names = 0;
    int values = 0;
    int units = 0;
    int content = 0;
    int lines = 1;
};

QString valueText(const CrosshairRow &row)
{
    return row.value.isEmpty() ? u"\u2013"_s : row.value;
}

CardColumns measure(const QFontMetrics &metrics, const QString &time, const std::vector<CrosshairRow> &rows)
{
    CardColumns columns;
    int notes = 0;
    for (const CrosshairRow &row : rows) {
        columns.names = std::max(columns.names, std::min(kWidestName, metrics.horizontalAdvance(row.name)));
        columns.values = std::max(columns.values, metrics.horizontalAdvance(valueText(row)));
        columns.units = std::max(columns.units, metrics.horizontalAdvance(row.unit));
        notes = std::max(notes, metrics.horizontalAdvance(row.note));
        columns.lines += row.note.isEmpty() ? 1 : 2;
    }
    const int gap = theme::kGroupGap;
    columns.content =
        std::max({metrics.horizontalAdvance(time), kSwatch + gap + notes,
                  kSwatch + gap + columns.names + 2 * gap + columns.values + theme::kStep + columns.units});
    return columns;
}

} // namespace

void paintCrosshairCard(QPainter &painter, const QRect &area, double x, Instant at, const QTimeZone &zone,
                        const std::vector<CrosshairRow> &rows, const QWidget &widget)
{
    const QFontMetrics metrics = widget.fontMetrics();
    const QPalette palette = widget.palette();
    const QString time = theme::formatLocalTime(at, zone, widget.locale());
    const CardColumns columns = measure(metrics, time, rows);
    const int gap = theme::kGroupGap;
    const int line = metrics.height() + 2;
    QRect card(0, 0, columns.content + 2 * gap, line * columns.lines + gap + theme::kStep);
    const bool isLeft = x + 12 + card.width() > area.right();
    card.moveTo(isLeft ? qRound(x) - 12 - card.width() : qRound(x) + 12, area.top() + theme::kStep);
    card.moveLeft(std::max(area.left(), card.left()));

    QColor ground = theme::colour(theme::Role::Raised, palette);
    ground.setAlphaF(0.95F);
    painter.setPen(theme::colour(theme::Role::Separator, palette));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), theme::kRadius, theme::kRadius);

    const QColor text = theme::colour(theme::Role::Text, palette);
    const QColor quiet = theme::colour(theme::Role::QuietText, palette);
    QRect row(card.left() + gap, card.top() + theme::kStep, columns.content, line);
    painter.setPen(quiet);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, time);
    for (const CrosshairRow &entry : rows) {
        row.translate(0, line);
        QPen pen = penOf(entry.look, palette, 2.5);
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.drawLine(QPointF(row.left(), row.center().y() + 0.5),
                         QPointF(row.left() + kSwatch, row.center().y() + 0.5));
        painter.setPen(text);
        painter.drawText(row.adjusted(kSwatch + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(entry.name, Qt::ElideMiddle, kWidestName));
        painter.setPen(entry.value.isEmpty() ? quiet : text);
        painter.drawText(row.adjusted(0, 0, -columns.units - theme::kStep, 0),
                         Qt::AlignVCenter | Qt::AlignRight, valueText(entry));
        painter.setPen(quiet);
        painter.drawText(QRect(row.right() + 1 - columns.units, row.top(), columns.units + 1, line),
                         Qt::AlignVCenter | Qt::AlignLeft, entry.unit);
        if (!entry.note.isEmpty()) {
            row.translate(0, line);
            painter.drawText(row.adjusted(kSwatch + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                             entry.note);
        }
    }
}

} // namespace insite::charts
