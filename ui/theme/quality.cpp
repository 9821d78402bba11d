// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/quality.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace insite::theme {

QString qualityWord(Quality quality)
{
    switch (quality) {
    case Quality::Fresh:
        return QCoreApplication::translate("insite::theme", "fresh");
    case Quality::Late:
        return QCoreApplication::translate("insite::theme", "late");
    case Quality::Stale:
        return QCoreApplication::translate("insite::theme", "stale");
    case Quality::Silent:
        return QCoreApplication::translate("insite::theme", "silent");
    case Quality::Never:
        return QCoreApplication::translate("insite::theme", "never");
    case Quality::Error:
        return QCoreApplication::translate("insite::theme", "alarm");
    }
    Q_UNREACHABLE();
}

Role qualityRole(Quality quality)
{
    switch (quality) {
    case Quality::Fresh:
        return Role::Good;
    case Quality::Late:
        return Role::Late;
    case Quality::Stale:
        return Role::Stale;
    case Quality::Silent:
        return Role::Silent;
    case Quality::Never:
        return Role::Never;
    case Quality::Error:
        return Role::Error;
    }
    Q_UNREACHABLE();
}

void paintQuality(QPainter &painter, const QRectF &area, Quality quality, const QColor &colour)
{
    const double side = std::min({area.width(), area.height(), 10.0});
    const QRectF circle = QRectF(0, 0, side - 1.5, side - 1.5)
                              .translated(area.center() - QPointF(side / 2 - 0.75, side / 2 - 0.75));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(Qt::NoBrush);
    switch (quality) {
    case Quality::Fresh:
        painter.setBrush(colour);
        painter.drawEllipse(circle);
        break;
    case Quality::Late:
        painter.drawEllipse(circle);
        painter.setBrush(colour);
        painter.drawPie(circle, 90 * 16, 180 * 16);
        break;
    case Quality::Stale: {
        QPen dashed(colour, 1.75, Qt::CustomDashLine, Qt::FlatCap);
        dashed.setDashPattern({1.4, 1.15});
        painter.setPen(dashed);
        painter.drawEllipse(circle);
        break;
    }
    case Quality::Silent:
        painter.drawEllipse(circle);
        break;
    case Quality::Never:
        painter.drawLine(QPointF(circle.left() + 1, area.center().y()),
                         QPointF(circle.right() - 1, area.center().y()));
        break;
    case Quality::Error: {
        QPainterPath triangle;
        triangle.moveTo(circle.center().x(), circle.top());
        triangle.lineTo(circle.right(), circle.bottom());
        triangle.lineTo(circle.left(), circle.bottom());
        triangle.closeSubpath();
        painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(colour);
        painter.drawPath(triangle);
        break;
    }
    }
    painter.restore();
}

} // namespace insite::theme
