// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QString>

#include <vector>

class QLocale;
class QTimeZone;

namespace insite::charts {

/// One mark of the time axis, at a round local time.
struct TimeTick
{
    Instant at;
    QString label; ///< "14:30"; with the zone, "02:00 CEST", where the hour comes twice.
    QString date;  ///< "Mon 23 Nov", on the first mark of a day, month or year; else empty.
};

/// Marks at round local times, about `target` of them and never more than twice that; hours stay on the hour
/// across a change of daylight saving, when one is left out or comes twice. Pure.
[[nodiscard]] std::vector<TimeTick> timeTicks(Instant from, Instant to, int target, const QTimeZone &zone,
                                              const QLocale &locale);

/// The round local times in [from, to] at steps of a length as people count it: seconds to hours by the
/// clock, then days, weeks, months and years by the calendar of the zone. Pure.
[[nodiscard]] std::vector<Instant> roundLocalTimes(Instant from, Instant to, std::chrono::seconds step,
                                                   const QTimeZone &zone);

/// "UTC+1", or "UTC+2 → UTC+1" where it changes in between; with the zone's name: "Europe/Oslo, UTC+1". Pure.
[[nodiscard]] QString zoneLabel(Instant from, Instant to, const QTimeZone &zone);

/// "Mon 23 Nov 2026", the day at an instant. Pure.
[[nodiscard]] QString dayLabel(Instant at, const QTimeZone &zone, const QLocale &locale);

} // namespace insite::charts
