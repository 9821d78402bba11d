// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/colourbook.h"
#include "core/instant.h"

#include <QString>

#include <vector>

class QPainter;
class QRect;
class QTimeZone;
class QWidget;

namespace insite::charts {

/// One line of what the crosshair reads out.
struct CrosshairRow
{
    QString name;
    CurveLook look;
    QString value; ///< Empty: nothing was measured there.
    QString unit;
    QString note; ///< "revised, was 12.3": under the row; may be empty.
};

/// The card beside the crosshair: the time, then each curve with its value. It stands on the side that has
/// room, and within `area`; in a low widget it has the values only, side by side. `widget` lends font,
/// palette and locale.
void paintCrosshairCard(QPainter &painter, const QRect &area, double x, Instant at, const QTimeZone &zone,
                        const std::vector<CrosshairRow> &rows, const QWidget &widget);

} // namespace insite::charts
