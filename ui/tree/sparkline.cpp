// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/sparkline.h"

#include "readings/gaps.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace insite::tree {

using readings::Point;

namespace {

constexpr double kDot = 1.75; ///< Radius.

double share(double value, double least, double greatest)
{
    return greatest > least ? (value - least) / (greatest - least) : 0.5;
}

} // namespace

std::vector<Point> ratesOf(const std::vector<Point> &states)
{
    std::vector<Point> rates;
    for (size_t i = 1; i < states.size(); ++i) {
        const auto time = states[i].at - states[i - 1].at;
        const double amount = states[i].value - states[i - 1].value;
        if (amount >= 0 && time.count() > 0)
            rates.push_back({states[i].at, amount / (static_cast<double>(time.count()) / 3'600'000.0)});
    }
    return rates;
}

void paintSparkline(QPainter &painter, const QRectF &area, const std::vector<Point> &points,
                    std::optional<std::chrono::milliseconds> interval, const QColor &line,
                    const QColor &newest)
{
    if (points.size() < 2)
        return;
    const auto extremes =
        std::minmax_element(points.begin(), points.end(),
                            [](const Point &left, const Point &right) { return left.value < right.value; });
    const double least = extremes.first->value;
    const double greatest = extremes.second->value;
    const auto ms = [&points](const Point &point) {
        return static_cast<double>((point.at - points.front().at).count());
    };
    const QRectF inner = area.adjusted(0, kDot, -kDot, -kDot);
    const auto place = [&](const Point &point) {
        return QPointF(inner.left() + inner.width() * share(ms(point), 0, ms(points.back())),
                       inner.bottom() - inner.height() * share(point.value, least, greatest));
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPolygonF run;
    const auto draw = [&] {
        if (run.size() > 1)
            painter.drawPolyline(run);
        else if (run.size() == 1)
            painter.drawPoint(run.first());
        run.clear();
    };
    for (size_t i = 0; i < points.size(); ++i) {
        if (i > 0 && interval && readings::isGap(points[i].at - points[i - 1].at, *interval))
            draw();
        run.append(place(points[i]));
    }
    draw();
    painter.setPen(Qt::NoPen);
    painter.setBrush(newest);
    painter.drawEllipse(place(points.back()), kDot, kDot);
    painter.restore();
}

} // namespace insite::tree
