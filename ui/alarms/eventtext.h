// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/alarmevent.h"

class QLocale;
class QTimeZone;

namespace insite::alarms {

/// What an event says to a person; pure functions. Numbers as `locale` writes them; a value stands without a
/// unit, as an event does not know it.
[[nodiscard]] QString kindWord(readings::AlarmKind kind);
[[nodiscard]] QString severityWord(readings::AlarmSeverity severity);
/// "Active", "Over", "Active, acknowledged", …
[[nodiscard]] QString stateWords(const readings::AlarmEvent &event);
/// "Above the limit of 40: 41.5, came back 12 times": what happened, on one line.
[[nodiscard]] QString whatText(const readings::AlarmEvent &event, const QLocale &locale);
/// "meter 4711, register 2", "212 registers of customer 1041": what it is about; empty for the connection.
[[nodiscard]] QString whereText(const readings::AlarmEvent &event, const QLocale &locale);
/// The time of its beginning, with the date where that is not today's.
[[nodiscard]] QString timeText(Instant at, Instant now, const QTimeZone &zone, const QLocale &locale);
/// All of it, for the tooltip and the screen reader.
[[nodiscard]] QString wholeText(const readings::AlarmEvent &event, const QTimeZone &zone,
                                const QLocale &locale);

} // namespace insite::alarms
