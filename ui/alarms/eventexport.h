// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/alarmevent.h"

class QLocale;
class QTimeZone;

namespace insite::alarms {

/// The events as CSV with a heading, UTF-8: each time in UTC (ISO 8601) and as the person's, with its offset.
/// Where the locale's decimal sign is a comma, semicolons part the fields. Pure.
[[nodiscard]] QByteArray eventsToCsv(const std::vector<readings::AlarmEvent> &events, const QTimeZone &zone,
                                     const QLocale &locale);

} // namespace insite::alarms
