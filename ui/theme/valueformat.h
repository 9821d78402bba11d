// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "core/unit.h"

#include <QString>

class QLocale;
class QTimeZone;

namespace insite::theme {

/// A number as the person's locale writes it, grouped, in its shortest exact form, but with no more decimals
/// than help on a screen: 3, or as many as give a value below 1 four figures. Never in exponent form below
/// 10^15.
[[nodiscard]] QString formatValue(double value, const QLocale &locale);
/// The same with exactly `decimals`.
[[nodiscard]] QString formatValue(double value, int decimals, const QLocale &locale);
/// Every digit that the value has; for tooltips, copying and export to a person.
[[nodiscard]] QString formatExact(double value, const QLocale &locale);

/// "kWh", or "unit ?" where it is unknown: never a guess.
[[nodiscard]] QString unitMark(const Unit &unit);
/// "kWh", or "unit unknown": for tooltips, axes and screen readers.
[[nodiscard]] QString unitWords(const Unit &unit);

/// "4 s", "71 s", "12 min", "3 h", "5 d"; 0 s for what is not yet past.
[[nodiscard]] QString formatAge(std::chrono::milliseconds age);
/// "5 min", "1 h 30 min", "1 min 30 s": a length, exact to the second, two parts at most.
[[nodiscard]] QString formatSpan(std::chrono::milliseconds span);

/// Local date and time to the second with the zone's abbreviation: "2026-11-23 14:32:10 CET".
[[nodiscard]] QString formatLocalTime(Instant at, const QTimeZone &zone, const QLocale &locale);

} // namespace insite::theme
