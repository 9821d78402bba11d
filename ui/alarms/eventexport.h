// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/eventsubject.h"
#include "readings/alarmevent.h"

class QLocale;
class QTimeZone;

namespace insite::alarms {

/// An event and how what it is about is called.
struct NamedEvent
{
    readings::AlarmEvent event;
    EventSubject subject;
};

/// The events as CSV with a heading, UTF-8: ids and names, and each time in UTC (ISO 8601) and as the
/// person's, with its offset. Where the locale's decimal sign is a comma, semicolons part the fields. A unit
/// that nobody told is an empty field. Pure.
[[nodiscard]] QByteArray eventsToCsv(const std::vector<NamedEvent> &events, const QTimeZone &zone,
                                     const QLocale &locale);

} // namespace insite::alarms
