// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QDateTime>
#include <QTimeZone>

namespace insite {

/// The clock and calendar of a zone at an instant; for the screen and for files that people read.
[[nodiscard]] inline QDateTime zonedTime(Instant at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), zone);
}

/// The instant that a clock shows, whatever its zone. `time` must be valid.
[[nodiscard]] inline Instant instantOf(const QDateTime &time)
{
    return Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace insite
