// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colours.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace insite::theme {

/// How far a value can be trusted to be of now; Error: of now, and beyond a limit that a person has set.
/// Always shown as colour, shape and word.
enum class Quality { Fresh, Late, Stale, Silent, Never, Error };
inline constexpr int kQualities = 6;

[[nodiscard]] QString qualityWord(Quality quality); ///< "fresh", "late", …
[[nodiscard]] Role qualityRole(Quality quality);

/// The shape, centred in `area`, at most 10 px: full ●, half ◐, dashed ◌, ring ○, dash –, triangle ▲.
void paintQuality(QPainter &painter, const QRectF &area, Quality quality, const QColor &colour);

} // namespace insite::theme
