// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/curvecolumns.h"

#include <QPen>

#include <algorithm>
#include <cmath>
#include <limits>

namespace insite::charts {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
/// A slope makes the line taller in its columns, as much as keeps its width; a steep one needs no more.
constexpr double kTallest = 1.5;
/// What is left of the colour between two dashes.
constexpr double kFaint = 0.35;

/// A part of a colour, premultiplied.
QRgb shareOf(QRgb colour, double share)
{
    const auto part = [share](int channel) {
        return static_cast<int>(std::lround(channel * share));
    };
    return qRgba(part(qRed(colour)), part(qGreen(colour)), part(qBlue(colour)), part(qAlpha(colour)));
}

/// Both premultiplied.
QRgb over(QRgb colour, QRgb ground)
{
    const int left = 255 - qAlpha(colour);
    if (left == 0)
        return colour;
    const auto mix = [left](int above, int below) {
        return above + (below * left + 127) / 255;
    };
    return qRgba(mix(qRed(colour), qRed(ground)), mix(qGreen(colour), qGreen(ground)),
                 mix(qBlue(colour), qBlue(ground)), mix(qAlpha(colour), qAlpha(ground)));
}

/// Whether a dash, and not the gap after it, is at this place. `pattern` in pixels: dash, gap, dash, gap…
bool isInDash(double place, const QList<qreal> &pattern, double period)
{
    place = std::fmod(place, period);
    place += place < 0 ? period : 0;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (place < pattern[i])
            return i % 2 == 0;
        place -= pattern[i];
    }
    return false;
}

} // namespace

CurveColumns::CurveColumns(QSize pixels)
    : m_image(pixels.expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied)
{
    m_image.fill(Qt::transparent);
}

void CurveColumns::draw(std::span<const QPointF> points, const QPen &pen, double dashStart)
{
    collect(points, pen.widthF());
    const QRgb colour = qPremultiply(pen.color().rgba());
    const QRgb faint = shareOf(colour, kFaint);
    QList<qreal> pattern = pen.dashPattern();
    double period = 0;
    for (qreal &part : pattern)
        period += part *= pen.widthF();
    for (int column = 0; column < m_image.width(); ++column) {
        const bool isGap = period > 0 && !isInDash(column + dashStart, pattern, period);
        fill(column, isGap ? faint : colour);
    }
}

void CurveColumns::collect(std::span<const QPointF> points, double width)
{
    m_reaches.assign(static_cast<size_t>(m_image.width()), {kInfinity, -kInfinity});
    const QPointF *before = nullptr;
    for (const QPointF &point : points) {
        if (std::isnan(point.y())) {
            before = nullptr;
            continue;
        }
        if (before)
            collectLine(*before, point, width);
        else if (point.x() >= 0 && point.x() < m_image.width()) // it may be all there is
            include(static_cast<int>(point.x()), point.y() - width / 2, point.y() + width / 2);
        before = &point;
    }
}

void CurveColumns::collectLine(QPointF from, QPointF to, double width)
{
    if (to.x() < 0 || from.x() > m_image.width())
        return;
    const auto columnOf = [](double x) {
        return static_cast<int>(std::floor(std::clamp(x, -1.0, 1e9)));
    };
    const int first = columnOf(from.x());
    const int last = columnOf(to.x());
    if (first == last) {
        include(first, std::min(from.y(), to.y()) - width / 2, std::max(from.y(), to.y()) + width / 2);
        return;
    }
    const double slope = (to.y() - from.y()) / (to.x() - from.x());
    const double half = width / 2 * std::min(std::sqrt(1 + slope * slope), kTallest);
    for (int column = std::max(first, 0); column <= std::min(last, m_image.width() - 1); ++column) {
        const double enters = from.y() + slope * (std::max<double>(column, from.x()) - from.x());
        const double leaves = from.y() + slope * (std::min<double>(column + 1, to.x()) - from.x());
        include(column, std::min(enters, leaves) - half, std::max(enters, leaves) + half);
    }
}

void CurveColumns::include(int column, double top, double bottom)
{
    if (column < 0 || column >= m_image.width())
        return;
    Reach &reach = m_reaches[static_cast<size_t>(column)];
    reach.top = std::min(reach.top, top);
    reach.bottom = std::max(reach.bottom, bottom);
}

void CurveColumns::fill(int column, QRgb colour)
{
    const Reach &reach = m_reaches[static_cast<size_t>(column)];
    const double top = std::max(reach.top, 0.0);
    const double bottom = std::min<double>(reach.bottom, m_image.height());
    if (bottom <= top)
        return;
    uchar *pixel = m_image.bits() + static_cast<qsizetype>(column) * static_cast<qsizetype>(sizeof(QRgb)) +
                   static_cast<qsizetype>(top) * m_image.bytesPerLine();
    for (int row = static_cast<int>(top); row < bottom; ++row, pixel += m_image.bytesPerLine()) {
        const double covered = std::min<double>(bottom, row + 1) - std::max<double>(top, row);
        auto &ground = *reinterpret_cast<QRgb *>(pixel);
        ground = over(covered < 1 ? shareOf(colour, covered) : colour, ground);
    }
}

} // namespace insite::charts
