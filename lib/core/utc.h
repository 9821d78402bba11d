// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>

namespace insite {

/// What tells QDateTime that a time is in UTC: Qt::UTC until Qt 6.5 brought QTimeZone::UTC, for which newer
/// ones deprecate it.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
inline constexpr auto kUtc = QTimeZone::UTC;
#else
inline constexpr auto kUtc = Qt::UTC;
#endif

} // namespace insite
