// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPainter;
class QPalette;
class QRect;

namespace insite::theme {

/// What a view shows that has nothing to show: an icon of theme::icon(), what is so, and what to do. Centred,
/// wrapped to at most 320 px, and left out from the top where there is no room.
void paintEmptyState(QPainter &painter, const QRect &area, const QPalette &palette, const QString &iconName,
                     const QString &title, const QString &hint);

} // namespace insite::theme
