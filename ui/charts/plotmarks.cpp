// SPDX-License-Identifier: GPL-3.0-or-later
// What PlotCanvas paints under and over the curves of Qt Charts.
#include "charts/crosshair.h"
#include "charts/plotcanvas.h"
#include "charts/thinning.h"
#include "charts/timewindow.h"
#include "theme/colours.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr double kDot = 4;
constexpr double kMark = 5;      ///< Half the height of a mark.
constexpr double kMarkReach = 6; ///< The crosshair reads out a mark that is so near.

/// A line of one device pixel's sharpness, at the middle of a pixel.
double crisp(double position)
{
    return std::floor(position) + 0.5;
}

/// A diamond says "revised", a triangle that points down "stepped back": told apart without colour.
QPainterPath diamond(QPointF at)
{
    QPainterPath path(at + QPointF(0, -kMark));
    path.lineTo(at + QPointF(kMark, 0));
    path.lineTo(at + QPointF(0, kMark));
    path.lineTo(at + QPointF(-kMark, 0));
    path.closeSubpath();
    return path;
}

QPainterPath downward(QPointF tip)
{
    QPainterPath path(tip);
    path.lineTo(tip + QPointF(-kMark, -2 * kMark + 1));
    path.lineTo(tip + QPointF(kMark, -2 * kMark + 1));
    path.closeSubpath();
    return path;
}

QString formatFor(const PlotCurve &curve, double value, const QLocale &locale)
{
    return curve.decimals && curve.form == SeriesForm::AsSent
               ? theme::formatValue(value, *curve.decimals, locale)
               : theme::formatValue(value, locale);
}

} // namespace

void PlotCanvas::drawBars(QPainter &painter) const
{
    const QRect area = plotArea();
    painter.save();
    painter.setClipRect(area);
    for (const PlotCurve &curve : m_curves) {
        if (!curve.isShown || !isBars(curve.form))
            continue;
        const QColor colour = theme::seriesColour(curve.look.colour, palette());
        QColor fill = colour;
        fill.setAlphaF(0.3F);
        QColor uncertain = colour;
        uncertain.setAlphaF(0.12F);
        const double zero = yOf(0, curve.axis);
        for (const Level &bar : curve.shape.levels) {
            if (bar.to <= m_time.from() || bar.from >= m_time.to())
                continue;
            const double left = xOf(bar.from) + 0.5;
            const double right = std::max(left + 1, xOf(bar.to) - 0.5);
            const double top = yOf(bar.value, curve.axis);
            const QRectF box = QRectF(QPointF(left, top), QPointF(right, zero)).normalized();
            painter.fillRect(box, bar.isAcrossGap || bar.isPartial ? uncertain : fill);
            if (bar.isAcrossGap)
                painter.fillRect(box, QBrush(colour, Qt::BDiagPattern));
            QPen edge = penOf(curve.look, palette(), 1.6);
            if (bar.isPartial)
                edge.setStyle(Qt::DotLine);
            painter.setPen(edge);
            painter.drawLine(QPointF(left, top), QPointF(right, top));
        }
    }
    painter.restore();
}

void PlotCanvas::drawLastPoints(QPainter &painter) const
{
    painter.save();
    painter.setClipRect(plotArea().adjusted(-4, -4, 5, 5));
    for (const PlotCurve &curve : m_curves) {
        // Only the newest of all has a dot: it says "this is where it stands".
        if (!curve.isShown || curve.form != SeriesForm::AsSent || curve.data.samples.empty())
            continue;
        const readings::Sample &last = curve.data.samples.back();
        if (last.at < m_time.from() || last.at > m_time.to())
            continue;
        painter.setPen(QPen(theme::colour(theme::Role::Panel, palette()), 1.5));
        painter.setBrush(theme::seriesColour(curve.look.colour, palette()));
        painter.drawEllipse(QPointF(xOf(last.at), yOf(last.value, curve.axis)), kDot, kDot);
    }
    painter.restore();
}

void PlotCanvas::drawMarks(QPainter &painter) const
{
    const QRect area = plotArea();
    painter.save();
    painter.setClipRect(area.adjusted(-6, -6, 7, 7));
    for (const PlotCurve &curve : m_curves) {
        if (!curve.isShown)
            continue;
        painter.setPen(QPen(theme::seriesColour(curve.look.colour, palette()), 1.5));
        painter.setBrush(theme::colour(theme::Role::Panel, palette()));
        const auto isSeen = [this](Instant at) {
            return at >= m_time.from() && at <= m_time.to();
        };
        double drawnAt = -1e9; // many in one place are one mark
        for (const Revision &revision : curve.data.revisions) {
            const auto value = charts::valueAt(curve.data, curve.shape, curve.form, revision.at);
            const double x = xOf(revision.at);
            if (!value || !isSeen(revision.at) || x - drawnAt < kMark)
                continue;
            painter.drawPath(diamond({x, yOf(*value, curve.axis)}));
            drawnAt = x;
        }
        painter.setBrush(theme::seriesColour(curve.look.colour, palette()));
        drawnAt = -1e9;
        for (const ResetMark &reset : curve.shape.resets) {
            const double x = xOf(reset.at);
            if (!isSeen(reset.at) || x - drawnAt < kMark)
                continue;
            // Of a form without the counter's states it stands at the top edge.
            const double y =
                curve.form == SeriesForm::AsSent ? yOf(reset.to, curve.axis) - kMark : area.top() + 2 * kMark;
            painter.drawPath(downward({x, y}));
            drawnAt = x;
        }
    }
    painter.restore();
}

void PlotCanvas::drawLoading(QPainter &painter) const
{
    const QRect area = plotArea();
    std::optional<std::pair<Instant, Instant>> loaded;
    for (const PlotCurve &curve : m_curves) {
        if (curve.isShown && curve.loadedSoFar) {
            loaded = loaded ? std::pair(std::max(loaded->first, curve.loadedSoFar->first),
                                        std::min(loaded->second, curve.loadedSoFar->second))
                            : *curve.loadedSoFar;
        }
    }
    if (!loaded)
        return;
    QColor wash = theme::colour(theme::Role::Hover, palette());
    wash.setAlphaF(0.6F);
    // Words beside what is drawn already, never over it.
    const bool isDrawnOver = std::ranges::any_of(m_curves, [this](const PlotCurve &curve) {
        return curve.isShown && !curve.loadedSoFar && isSeen(curve);
    });
    const auto cover = [&](double left, double right) {
        const QRectF part(QPointF(std::max<double>(left, area.left()), area.top()),
                          QPointF(std::min<double>(right, area.right() + 1), area.bottom()));
        if (part.width() <= 0)
            return;
        painter.fillRect(part, wash);
        const QString words = tr("Reading the history…");
        if (!isDrawnOver && fontMetrics().horizontalAdvance(words) + 2 * theme::kGroupGap < part.width()) {
            painter.setPen(theme::colour(theme::Role::QuietText, palette()));
            painter.drawText(part, Qt::AlignCenter, words);
        }
    };
    const bool isNothingThere = loaded->second <= m_time.from() || loaded->first >= m_time.to();
    if (isNothingThere) {
        cover(area.left(), area.right() + 1);
        return;
    }
    cover(area.left(), xOf(loaded->first));
    cover(xOf(loaded->second), area.right() + 1);
}

bool PlotCanvas::isSeen(const PlotCurve &curve) const
{
    return isBars(curve.form) ? extentOf(curve.shape.levels, m_time.from(), m_time.to()).has_value()
                              : extentOf(curve.line, m_time.from(), m_time.to()).has_value();
}

QString PlotCanvas::noteOf(const PlotCurve &curve) const
{
    const auto isInside = [this](const readings::Sample &sample) {
        return sample.at >= m_time.from() && sample.at <= m_time.to();
    };
    const bool isLost = curve.isShown && !curve.loadedSoFar && !isSeen(curve) &&
                        std::ranges::any_of(curve.data.samples, isInside);
    return isLost ? tr("One reading tells no consumption and no rate yet") : QString();
}

QStringList PlotCanvas::hints() const
{
    QStringList hints;
    bool isAnySeen = false;
    bool isAnyShown = false;
    for (const PlotCurve &curve : m_curves) {
        if (!curve.isShown || curve.loadedSoFar)
            continue;
        isAnyShown = true;
        const QString note = noteOf(curve);
        isAnySeen = isAnySeen || !note.isEmpty() || isSeen(curve);
        if (!note.isEmpty())
            hints.append(curve.name.whole() + u": "_s + note);
    }
    if (isAnyShown && !isAnySeen)
        hints.append(tr("No readings in this range"));
    return hints;
}

/// In an empty plot only; beside curves it is the legend that has them.
void PlotCanvas::drawHints(QPainter &painter) const
{
    const QStringList all = hints();
    const bool isEmpty = std::ranges::none_of(m_curves, [this](const PlotCurve &curve) {
        return curve.isShown && (curve.loadedSoFar || isSeen(curve));
    });
    if (all.isEmpty() || !isEmpty)
        return;
    const QRect area = plotArea().adjusted(theme::kGroupGap, 0, -theme::kGroupGap, 0);
    const auto noted =
        std::ranges::find_if(m_curves, [this](const PlotCurve &curve) { return !noteOf(curve).isEmpty(); });
    QString words = all.join(u'\n');
    if (!area.contains(fontMetrics().boundingRect(area, Qt::AlignCenter | Qt::TextWordWrap, words)))
        words = fontMetrics().elidedText(noted == m_curves.end() ? all.first() : noteOf(*noted),
                                         Qt::ElideRight, area.width());
    painter.setPen(theme::colour(theme::Role::QuietText, palette()));
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, words);
}

namespace {

/// What is to be said of the curve at this place besides its value.
QString noteAt(const PlotCurve &curve, Instant at, std::chrono::milliseconds reach, const QLocale &locale)
{
    const auto isNear = [&](Instant mark) {
        return mark >= at - reach && mark <= at + reach;
    };
    for (const ResetMark &reset : curve.shape.resets) {
        if (isNear(reset.at))
            return PlotCanvas::tr("\u25bc counter stepped back from %1 to %2")
                .arg(theme::formatValue(reset.from, locale), theme::formatValue(reset.to, locale));
    }
    for (const Revision &revision : curve.data.revisions) {
        if (isNear(revision.at))
            return PlotCanvas::tr("\u25c7 revised %n time(s), was %1", nullptr, revision.times)
                .arg(theme::formatValue(revision.before, locale));
    }
    if (!isBars(curve.form))
        return {};
    const auto bar = std::ranges::lower_bound(curve.shape.levels, at, {}, &Level::to);
    if (bar == curve.shape.levels.end() || at < bar->from)
        return {};
    if (bar->isAcrossGap)
        return PlotCanvas::tr("\u25a8 partly spread over a gap");
    return bar->isPartial ? PlotCanvas::tr("\u25d4 part of the interval only") : QString();
}

} // namespace

std::vector<CrosshairRow> PlotCanvas::rowsAt(Instant at) const
{
    const auto reach = std::chrono::milliseconds(std::llround(
        kMarkReach * static_cast<double>(m_time.span().count()) / std::max(1, plotArea().width())));
    std::vector<CrosshairRow> rows;
    for (const PlotCurve &curve : m_curves) {
        if (!curve.isShown)
            continue;
        const auto value = charts::valueAt(curve.data, curve.shape, curve.form, at);
        rows.push_back({curve.name, curve.look, value ? formatFor(curve, *value, locale()) : QString(),
                        curve.unit, noteAt(curve, at, reach, locale())});
    }
    return rows;
}

QString PlotCanvas::readout() const
{
    if (!m_crosshair)
        return {};
    QStringList words{theme::formatLocalTime(*m_crosshair, m_time.zone(), locale())};
    for (const CrosshairRow &row : rowsAt(*m_crosshair)) {
        words.append(u"%1 %2"_s.arg(row.name.whole(),
                                    row.value.isEmpty() ? tr("no value") : row.value + u' ' + row.unit));
        if (!row.note.isEmpty())
            words.append(row.note);
    }
    return words.join(u"; ");
}

void PlotCanvas::drawCrosshair(QPainter &painter) const
{
    const QRect area = plotArea();
    if (!m_crosshair || *m_crosshair < m_time.from() || *m_crosshair > m_time.to() || m_curves.empty())
        return;
    const double x = xOf(*m_crosshair);
    painter.setPen(QPen(theme::colour(theme::Role::Outline, palette()), 1, Qt::DashLine));
    painter.drawLine(QPointF(crisp(x), area.top()), QPointF(crisp(x), area.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PlotCurve &curve : m_curves) {
        if (!curve.isShown || isBars(curve.form))
            continue;
        const auto value = charts::valueAt(curve.data, curve.shape, curve.form, *m_crosshair);
        if (!value)
            continue;
        // A state holds from where it was measured on: there is its dot.
        const readings::Sample *sample =
            curve.form == SeriesForm::AsSent ? sampleAt(curve.data, *m_crosshair) : nullptr;
        const bool isState = sample && (sample->isState() || curve.data.isThinned());
        const QPointF at(isState ? xOf(sample->at) : x, yOf(*value, curve.axis));
        painter.setPen(QPen(theme::colour(theme::Role::Panel, palette()), 1.5));
        painter.setBrush(theme::seriesColour(curve.look.colour, palette()));
        if (QRectF(area).adjusted(-4, -4, 4, 4).contains(at))
            painter.drawEllipse(at, kDot + 0.5, kDot + 0.5);
    }
    const std::vector<CrosshairRow> rows = rowsAt(*m_crosshair);
    if (!rows.empty())
        paintCrosshairCard(painter, area, x, *m_crosshair, m_time.zone(), rows, *this);
}

void PlotCanvas::drawSelection(QPainter &painter) const
{
    if (!m_selectFrom)
        return;
    const QRect area = plotArea();
    QColor wash = theme::colour(theme::Role::Accent, palette());
    painter.setPen(wash);
    wash.setAlphaF(0.12F);
    painter.setBrush(wash);
    painter.drawRect(
        QRectF(QPointF(*m_selectFrom, area.top()), QPointF(m_selectTo, area.bottom())).normalized());
}

void PlotCanvas::drawDropHint(QPainter &painter) const
{
    if (m_dropHint == DropHint::None)
        return;
    QRectF target = QRectF(rect()).adjusted(2, 2, -2, -2);
    if (m_dropHint == DropHint::Above)
        target.setHeight(target.height() / 4);
    else if (m_dropHint == DropHint::Below)
        target.setTop(target.bottom() - target.height() / 4);
    QColor wash = theme::colour(theme::Role::Accent, palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(wash, 2));
    wash.setAlphaF(0.1F);
    painter.setBrush(wash);
    painter.drawRoundedRect(target, theme::kRadius, theme::kRadius);
    if (m_dropHint != DropHint::Here) {
        painter.setPen(theme::colour(theme::Role::Text, palette()));
        painter.drawText(target, Qt::AlignCenter, tr("New panel"));
    }
}

} // namespace insite::charts
