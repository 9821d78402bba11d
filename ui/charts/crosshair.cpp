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

/// Beside the crosshair, on the side where it fits.
QRect placeCard(const QSize &size, const QRect &area, double x)
{
    QRect card(QPoint(0, area.top() + theme::kStep), size);
    const bool isLeft = x + 12 + card.width() > area.right();
    card.moveLeft(isLeft ? qRound(x) - 12 - card.width() : qRound(x) + 12);
    card.moveLeft(std::max(area.left(), card.left()));
    return card;
}

void paintGround(QPainter &painter, const QRect &card, const QPalette &palette)
{
    QColor ground = theme::colour(theme::Role::Raised, palette);
    ground.setAlphaF(0.95F);
    painter.setPen(theme::colour(theme::Role::Separator, palette));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), theme::kRadius, theme::kRadius);
}

void paintSwatch(QPainter &painter, const CurveLook &look, const QPalette &palette, const QRect &row)
{
    QPen pen = penOf(look, palette, 2.5);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.drawLine(QPointF(row.left(), row.center().y() + 0.5),
                     QPointF(row.left() + kSwatch, row.center().y() + 0.5));
}

/// One value after the other, in as many lines as the width asks for: the legend has the names.
void paintLowCard(QPainter &painter, const QRect &area, double x, const QString &time,
                  const std::vector<CrosshairRow> &rows, const QWidget &widget)
{
    const QFontMetrics metrics = widget.fontMetrics();
    const QPalette palette = widget.palette();
    const int gap = theme::kGroupGap;
    const auto wordsOf = [](const CrosshairRow &row) {
        const QString words = row.value.isEmpty() ? valueText(row) : row.value + u'\u2009' + row.unit;
        return row.note.isEmpty() ? words : words + u' ' + row.note;
    };
    const int most = area.width() - 2 * gap;
    std::vector<QRect> places{QRect(0, 0, metrics.horizontalAdvance(time) + 1, metrics.height())};
    QRect all = places.front();
    for (const CrosshairRow &row : rows) {
        QRect place(all.topLeft(), QSize(kSwatch + theme::kStep + metrics.horizontalAdvance(wordsOf(row)) + 1,
                                         metrics.height()));
        place.moveTopLeft(places.back().topRight() + QPoint(gap + 1, 0));
        if (place.right() > most)
            place.moveTopLeft({0, place.top() + metrics.height()});
        places.push_back(place);
        all = all.united(place);
    }
    QRect card = placeCard(all.size() + QSize(2 * gap, theme::kStep), area, x);
    card.moveTop(std::clamp(widget.height() - card.height() - 1, 0, area.top()));
    paintGround(painter, card, palette);
    const QPoint corner = card.topLeft() + QPoint(gap, theme::kStep / 2);
    painter.setPen(theme::colour(theme::Role::QuietText, palette));
    painter.drawText(places.front().translated(corner), Qt::AlignVCenter | Qt::AlignLeft, time);
    for (size_t i = 0; i < rows.size(); ++i) {
        const QRect place = places[i + 1].translated(corner);
        paintSwatch(painter, rows[i].look, palette, place);
        painter.setPen(theme::colour(theme::Role::Text, palette));
        painter.drawText(place.adjusted(kSwatch + theme::kStep, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         wordsOf(rows[i]));
    }
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
    const QRect card =
        placeCard({columns.content + 2 * gap, line * columns.lines + gap + theme::kStep}, area, x);
    if (card.bottom() >= widget.height()) {
        paintLowCard(painter, area, x, time, rows, widget);
        return;
    }
    paintGround(painter, card, palette);
    const QColor text = theme::colour(theme::Role::Text, palette);
    const QColor quiet = theme::colour(theme::Role::QuietText, palette);
    QRect row(card.left() + gap, card.top() + theme::kStep, columns.content, line);
    painter.setPen(quiet);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, time);
    for (const CrosshairRow &entry : rows) {
        row.translate(0, line);
        paintSwatch(painter, entry.look, palette, row);
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
