// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/colourbook.h"
#include "charts/seriesnames.h"
#include "core/instant.h"

#include <QRect>
#include <QString>

#include <optional>
#include <vector>

class QFontMetrics;
class QPainter;
class QTimeZone;
class QWidget;

namespace insite::charts {

/// One line of what the crosshair reads out.
struct CrosshairRow
{
    SeriesName name;
    CurveLook look;
    QString value; ///< Empty: nothing was measured there.
    QString unit;
    QString note; ///< "revised, was 12.3": under the row; may be empty.
};

/// A piece of what the card says in a low widget, where the curves stand side by side.
struct LowCardPiece
{
    std::optional<CurveLook> look; ///< Absent: a note, or that there is no value.
    QString name;                  ///< May be empty, where a swatch says the same.
    QString words;                 ///< "12.3 kW ▨".
    QRect place;                   ///< From the top left of all.
};

/// After the time, of which `timeSize` is the room: the curves that have a value, with as much of their names
/// as fits in `room`; where even little does not, only those have a name that share their colour with
/// another. A note that several have stands once, behind them all.
[[nodiscard]] QList<LowCardPiece> lowCardPieces(const std::vector<CrosshairRow> &rows,
                                                const QFontMetrics &metrics, const QSize &timeSize,
                                                const QSize &room);

/// The card beside the crosshair: the time, then each curve with its value. It stands on the side that has
/// room, and within `area`; in a low widget the curves stand side by side. `widget` lends font, palette and
/// locale.
void paintCrosshairCard(QPainter &painter, const QRect &area, double x, Instant at, const QTimeZone &zone,
                        const std::vector<CrosshairRow> &rows, const QWidget &widget);

} // namespace insite::charts
