// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>

#include <span>
#include <vector>

class QPen;

namespace insite::charts {

/// Paints curves whose points stand close in the pixel columns: a column is filled from the least to
/// the greatest value that the line reaches in it, with smooth ends. What a stroked polyline of so many
/// points would look like, at a small part of its cost. A value, in pixels of the device.
class CurveColumns final
{
public:
    /// Transparent, of this size.
    explicit CurveColumns(QSize pixels);

    /// `points` in order of x, counted from the picture's upper left corner; the line breaks where y is not a
    /// number. The pen's width is in pixels. Where its dashes leave gaps the curve is faint, not absent: no
    /// extreme is hidden by them. `dashStart`: how far left of the picture the first dash starts.
    void draw(std::span<const QPointF> points, const QPen &pen, double dashStart = 0);

    [[nodiscard]] const QImage &image() const { return m_image; }

private:
    /// What is filled of a column; empty where `bottom` is above `top`.
    struct Reach
    {
        double top;
        double bottom;
    };

    void collect(std::span<const QPointF> points, double width);
    void collectLine(QPointF from, QPointF to, double width);
    void include(int column, double top, double bottom);
    void fill(int column, QRgb colour);

    QImage m_image;
    std::vector<Reach> m_reaches; ///< By column.
};

} // namespace insite::charts
