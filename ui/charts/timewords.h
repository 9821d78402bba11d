// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLocale;

namespace insite::charts {

class TimeWindow;

/// "14:02 – 15:02, Mon 23 Nov 2026"; with both days where they differ. Where there is little room, one day
/// that is today is left out.
enum class RangeDay { Always, UnlessToday };
[[nodiscard]] QString rangeWords(const TimeWindow &window, const QLocale &locale,
                                 RangeDay day = RangeDay::Always);
/// "Held since 14:02, 3 min behind"; empty while it follows.
[[nodiscard]] QString heldWords(const TimeWindow &window, const QLocale &locale);

} // namespace insite::charts
