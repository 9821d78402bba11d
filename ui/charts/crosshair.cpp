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
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr int kSwatch = 14;
constexpr int kWidestName = 260;

/// The widths that make the rows' parts stand under each other.
struct CardColumns
{
    QStringList shownNames;
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

QStringList namesOf(const std::vector<CrosshairRow> &rows, const QFontMetrics &metrics, int room)
{
    QList<SeriesName> names;
    for (const CrosshairRow &row : rows)
        names.append(row.name);
    return elidedApart(names, metrics, room);
}

CardColumns measure(const QFontMetrics &metrics, const QString &time, const std::vector<CrosshairRow> &rows)
{
    CardColumns columns;
    columns.shownNames = namesOf(rows, metrics, kWidestName);
    for (const QString &name : std::as_const(columns.shownNames))
        columns.names = std::max(columns.names, metrics.horizontalAdvance(name));
    int notes = 0;
    for (const CrosshairRow &row : rows) {
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

QPointF startOf(const QRect &row)
{
    return {static_cast<double>(row.left()), row.center().y() + 0.5};
}

/// Of a note that several have, what stands behind each value in its place: its mark.
QString markOf(const QString &note)
{
    return note.section(u' ', 0, 0);
}

bool isShared(const std::vector<CrosshairRow> &rows, const QString &note)
{
    return !note.isEmpty() && std::ranges::count(rows, note, &CrosshairRow::note) > 1;
}

bool isAmbiguous(const std::vector<CrosshairRow> &rows, const CrosshairRow &row)
{
    return std::ranges::count_if(
               rows, [&row](const CrosshairRow &other) { return other.look.colour == row.look.colour; }) > 1;
}

/// One behind the other, in as many lines as the width asks for; how high they are together.
int flow(QList<LowCardPiece> &pieces, const QFontMetrics &metrics, const QSize &timeSize, int width)
{
    const int gap = theme::kGroupGap;
    QRect last(QPoint(), timeSize);
    for (LowCardPiece &piece : pieces) {
        const int swatch = piece.look ? kSwatch + theme::kStep : 0;
        const int name = piece.name.isEmpty() ? 0 : metrics.horizontalAdvance(piece.name) + theme::kStep;
        piece.place = {last.topRight() + QPoint(gap + 1, 0),
                       QSize(swatch + name + metrics.horizontalAdvance(piece.words) + 1, metrics.height())};
        if (piece.place.right() > width)
            piece.place.moveTopLeft({0, piece.place.top() + metrics.height()});
        last = piece.place;
    }
    return last.bottom() + 1;
}

void paintLowCard(QPainter &painter, const QRect &area, double x, const QString &time,
                  const std::vector<CrosshairRow> &rows, const QWidget &widget)
{
    const QFontMetrics metrics = widget.fontMetrics();
    const QPalette &palette = widget.palette();
    const int gap = theme::kGroupGap;
    const QRect timePlace(0, 0, metrics.horizontalAdvance(time) + 1, metrics.height());
    const QSize room(area.width() - 2 * gap, widget.height() - theme::kStep - 1);
    const QList<LowCardPiece> pieces = lowCardPieces(rows, metrics, timePlace.size(), room);
    QRect all = timePlace;
    for (const LowCardPiece &piece : pieces)
        all = all.united(piece.place);
    QRect card = placeCard(all.size() + QSize(2 * gap, theme::kStep), area, x);
    card.moveTop(std::clamp(widget.height() - card.height() - 1, 0, area.top()));
    paintGround(painter, card, palette);
    const QPoint corner = card.topLeft() + QPoint(gap, theme::kStep / 2);
    const QColor text = theme::colour(theme::Role::Text, palette);
    const QColor quiet = theme::colour(theme::Role::QuietText, palette);
    painter.setPen(quiet);
    painter.drawText(timePlace.translated(corner), Qt::AlignVCenter | Qt::AlignLeft, time);
    for (const LowCardPiece &piece : pieces) {
        QRect place = piece.place.translated(corner);
        if (piece.look) {
            paintSwatch(painter, *piece.look, palette, startOf(place), kSwatch);
            place.setLeft(place.left() + kSwatch + theme::kStep);
        }
        painter.setPen(quiet);
        if (!piece.name.isEmpty()) {
            painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, piece.name);
            place.setLeft(place.left() + metrics.horizontalAdvance(piece.name) + theme::kStep);
        }
        if (piece.look)
            painter.setPen(text);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, piece.words);
    }
}

} // namespace

QList<LowCardPiece> lowCardPieces(const std::vector<CrosshairRow> &rows, const QFontMetrics &metrics,
                                  const QSize &timeSize, const QSize &room)
{
    std::vector<CrosshairRow> told;
    std::ranges::copy_if(rows, std::back_inserter(told),
                         [](const CrosshairRow &row) { return !row.value.isEmpty() || !row.note.isEmpty(); });
    QList<LowCardPiece> pieces;
    QStringList shared;
    for (const CrosshairRow &row : told) {
        const QString words = row.value.isEmpty() ? valueText(row) : row.value + u'\u2009' + row.unit;
        const QString note = isShared(told, row.note) ? markOf(row.note) : row.note;
        pieces.append({row.look, {}, note.isEmpty() ? words : words + u' ' + note, {}});
        if (note != row.note && !shared.contains(row.note))
            shared.append(row.note);
    }
    for (const QString &note : std::as_const(shared))
        pieces.append({{}, {}, note, {}});
    if (pieces.isEmpty())
        pieces.append({{}, {}, PlotCanvas::tr("no value"), {}});
    constexpr int kMuch = kWidestName * 2 / 3;
    constexpr int kSome = kWidestName / 2;
    constexpr int kLittle = kWidestName / 3;
    for (const auto &[isOfAll, most] : {std::pair(true, kWidestName),
                                        {true, kMuch},
                                        {true, kSome},
                                        {false, kMuch},
                                        {false, kSome},
                                        {false, kLittle}}) {
        const QStringList names = namesOf(told, metrics, most);
        for (size_t i = 0; i < told.size(); ++i) {
            const auto at = static_cast<qsizetype>(i);
            pieces[at].name = isOfAll || isAmbiguous(told, told[i]) ? names[at] : QString();
        }
        if (flow(pieces, metrics, timeSize, room.width()) <= room.height())
            return pieces;
    }
    for (LowCardPiece &piece : pieces)
        piece.name.clear();
    flow(pieces, metrics, timeSize, room.width());
    return pieces;
}

void paintCrosshairCard(QPainter &painter, const QRect &area, double x, Instant at, const QTimeZone &zone,
                        const std::vector<CrosshairRow> &rows, const QWidget &widget)
{
    const QFontMetrics metrics = widget.fontMetrics();
    const QPalette &palette = widget.palette();
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
    for (size_t i = 0; i < rows.size(); ++i) {
        const CrosshairRow &entry = rows[i];
        row.translate(0, line);
        paintSwatch(painter, entry.look, palette, startOf(row), kSwatch);
        painter.setPen(text);
        painter.drawText(row.adjusted(kSwatch + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         columns.shownNames[static_cast<qsizetype>(i)]);
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
