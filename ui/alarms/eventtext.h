// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/alarmevent.h"

class QLocale;
class QTimeZone;

namespace insite::alarms {

struct EventSubject;

/// What an event says to a person; pure functions. Numbers as `locale` writes them, values with the subject's
/// unit, or with the word that it is not known.
[[nodiscard]] QString kindWord(readings::AlarmKind kind);
[[nodiscard]] QString severityWord(readings::AlarmSeverity severity);
/// "Active", "Over", "Active, acknowledged", …
[[nodiscard]] QString stateWords(const readings::AlarmEvent &event);
/// The same where there is little room: "Active", and "Active ✓" once somebody acknowledged it.
[[nodiscard]] QString stateMark(const readings::AlarmEvent &event);
/// "41.5 kWh is above the limit of 40 kWh, came back 12 times": what happened, on one line.
[[nodiscard]] QString whatText(const readings::AlarmEvent &event, const EventSubject &subject,
                               const QLocale &locale);
/// "Boiler room, Heat", "212 registers, customer 1041": what it is about, by name, or by id where nobody gave
/// it a name; empty for the connection.
[[nodiscard]] QString whereText(const readings::AlarmEvent &event, const EventSubject &subject,
                                const QLocale &locale);
/// The time of its beginning, with the date where that is not today's.
[[nodiscard]] QString timeText(Instant at, Instant now, const QTimeZone &zone, const QLocale &locale);
/// All of it, with names and ids, for the tooltip and the screen reader.
[[nodiscard]] QString wholeText(const readings::AlarmEvent &event, const EventSubject &subject,
                                const QTimeZone &zone, const QLocale &locale);

} // namespace insite::alarms
