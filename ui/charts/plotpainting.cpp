// SPDX-License-Identifier: GPL-3.0-or-later
// What PlotCanvas paints around the curves of Qt Charts.
#include "charts/plotcanvas.h"
#include "charts/timeaxis.h"
#include "charts/timewindow.h"
#include "theme/colours.h"
#include "theme/metrics.h"

#include <QLocale>
#include <QPainter>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace insite::charts {

namespace {

/// A line of one device pixel's sharpness, at the middle of a pixel.
double crisp(double position)
{
    return std::floor(position) + 0.5;
}

} // namespace

void PlotCanvas::drawGrid(QPainter &painter) const
{
    const QRect area = plotArea();
    const QColor grid = theme::colour(theme::Role::GridLine, palette());
    const QColor quiet = theme::colour(theme::Role::QuietText, palette());
    painter.setPen(grid);
    for (const TimeTick &tick :
         timeTicks(m_time.from(), m_time.to(), timeTickTarget(), m_time.zone(), locale())) {
        const double x = crisp(xOf(tick.at));
        // The start of a day or month is structure, the rest is barely there.
        painter.setPen(tick.date.isEmpty() ? grid : theme::colour(theme::Role::Separator, palette()));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    const int height = fontMetrics().height();
    bool isGridDrawn = false;
    for (int axis = 0; axis < 2; ++axis) {
        if (!hasAxis(axis)) {
            continue;
        }
        const QRect side = axis == 0 ? QRect(0, 0, area.left() - kPlotLabelGap, 0)
                                     : QRect(area.right() + 1 + kPlotLabelGap, 0,
                                             width() - area.right() - 1 - kPlotLabelGap, 0);
        const ValueScale &scale = m_scales[static_cast<size_t>(axis)];
        const double step = area.height() * scale.step / (scale.high - scale.low);
        // In a low panel not each line has the room for its label.
        const auto labelled =
            step > 0 ? static_cast<size_t>(std::max(1.0, std::ceil((height + 1) / step))) : size_t(1);
        const std::vector<ValueTick> ticks = valueTicks(scale, locale());
        for (size_t i = 0; i < ticks.size(); ++i) {
            const ValueTick &tick = ticks[i];
            const double y = crisp(yOf(tick.value, axis));
            if (!isGridDrawn) {
                painter.setPen(grid);
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right() + 1, y));
            }
            if (i % labelled != 0) {
                continue;
            }
            painter.setPen(quiet);
            const QRect label(side.left(), qRound(y) - height / 2, side.width(), height);
            painter.drawText(label, Qt::AlignVCenter | (axis == 0 ? Qt::AlignRight : Qt::AlignLeft),
                             tick.label);
        }
        isGridDrawn = true; // two sets of lines would cross each other; the second axis has labels only
    }
    painter.setPen(theme::colour(theme::Role::Separator, palette()));
    painter.drawLine(QPointF(area.left(), area.bottom() + 0.5),
                     QPointF(area.right() + 1, area.bottom() + 0.5));
}

void PlotCanvas::drawTitles(QPainter &painter) const
{
    const int room = (width() - 3 * theme::kGroupGap) / (hasAxis(0) && hasAxis(1) ? 2 : 1);
    painter.setPen(theme::colour(theme::Role::QuietText, palette()));
    for (const int axis : {0, 1}) {
        if (!hasAxis(axis))
            continue;
        const QRect line(theme::kGroupGap, theme::kStep, width() - 2 * theme::kGroupGap,
                         fontMetrics().height());
        painter.drawText(
            line, Qt::AlignVCenter | (axis == 0 ? Qt::AlignLeft : Qt::AlignRight),
            fontMetrics().elidedText(m_words[static_cast<size_t>(axis)].title, Qt::ElideRight, room));
    }
}

void PlotCanvas::drawTimeLabels(QPainter &painter) const
{
    const QRect area = plotArea();
    const int line = fontMetrics().height();
    const int top = area.bottom() + kPlotLabelGap;
    const int second = m_isLow ? top : top + line;
    painter.setPen(theme::colour(theme::Role::QuietText, palette()));
    const QString zone = zoneLabel(m_time.from(), m_time.to(), m_time.zone());
    const int zoneLeft = area.right() - fontMetrics().horizontalAdvance(zone);
    painter.drawText(QRect(zoneLeft, second, area.right() - zoneLeft + 2, line),
                     Qt::AlignRight | Qt::AlignVCenter, zone);

    const std::vector<TimeTick> ticks =
        timeTicks(m_time.from(), m_time.to(), timeTickTarget(), m_time.zone(), locale());
    if (m_isLow)
        drawTimeLine(painter, ticks, zoneLeft);
    else
        drawTimeLines(painter, ticks, zoneLeft);
}

/// The times, and below them where a day, month or year begins.
void PlotCanvas::drawTimeLines(QPainter &painter, const std::vector<TimeTick> &ticks, int zoneLeft) const
{
    const QRect area = plotArea();
    const int line = fontMetrics().height();
    const int top = area.bottom() + kPlotLabelGap;
    const int second = top + line;
    const QColor quiet = theme::colour(theme::Role::QuietText, palette());
    const QColor text = theme::colour(theme::Role::Text, palette());
    int free = 0; // where the first line is free again
    int freeSecond = 0;
    bool hasDate = false;
    for (const TimeTick &tick : ticks) {
        const int x = qRound(xOf(tick.at));
        const int width = fontMetrics().horizontalAdvance(tick.label) + 2;
        const int left = x - width / 2;
        if (left >= free && left + width <= this->width()) {
            painter.setPen(tick.date.isEmpty() ? quiet : text);
            painter.drawText(QRect(left, top, width, line), Qt::AlignCenter, tick.label);
            free = left + width + theme::kGroupGap;
        }
        if (!tick.date.isEmpty()) {
            const int dateWidth = fontMetrics().horizontalAdvance(tick.date) + 2;
            const int dateLeft = std::max(theme::kStep, x - dateWidth / 2);
            if (dateLeft >= freeSecond && dateLeft + dateWidth + theme::kGroupGap <= zoneLeft) {
                painter.setPen(text);
                painter.drawText(QRect(dateLeft, second, dateWidth, line), Qt::AlignCenter, tick.date);
                hasDate = true;
                freeSecond = dateLeft + dateWidth + theme::kViewMargin;
            }
        }
    }
    if (!hasDate) {
        painter.setPen(text);
        painter.drawText(QRect(area.left(), second, zoneLeft - area.left(), line),
                         Qt::AlignLeft | Qt::AlignVCenter, dayLabel(m_time.from(), m_time.zone(), locale()));
    }
}

/// All in one: where a day, month or year begins it stands behind the time, else the day stands first.
void PlotCanvas::drawTimeLine(QPainter &painter, const std::vector<TimeTick> &ticks, int zoneLeft) const
{
    const QRect area = plotArea();
    QRect label(0, area.bottom() + kPlotLabelGap, 0, fontMetrics().height());
    const auto place = [&](const TimeTick &tick, const QString &words) {
        label.setWidth(fontMetrics().horizontalAdvance(words) + 2);
        label.moveLeft(std::max(theme::kStep, qRound(xOf(tick.at)) - label.width() / 2));
        return label.right() + theme::kGroupGap <= zoneLeft;
    };
    const auto wordsOf = [](const TimeTick &tick) {
        return tick.date.isEmpty() ? tick.label : tick.label + u' ' + tick.date;
    };
    const QColor text = theme::colour(theme::Role::Text, palette());
    int free = 0;
    if (std::ranges::none_of(ticks, [&](const TimeTick &tick) {
            return !tick.date.isEmpty() && place(tick, wordsOf(tick));
        })) {
        const QString day = dayLabel(m_time.from(), m_time.zone(), locale());
        label.setRect(area.left(), label.top(), fontMetrics().horizontalAdvance(day) + 2, label.height());
        painter.setPen(text);
        painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter, day);
        free = label.right() + theme::kGroupGap;
    }
    for (const TimeTick &tick : ticks) {
        const QString words = wordsOf(tick);
        if (!place(tick, words) || label.left() < free)
            continue;
        painter.setPen(tick.date.isEmpty() ? theme::colour(theme::Role::QuietText, palette()) : text);
        painter.drawText(label, Qt::AlignCenter, words);
        free = label.right() + theme::kGroupGap;
    }
}

} // namespace insite::charts
