// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "core/result.h"

#include <QByteArrayView>

namespace insite::protocol {

enum class TimestampFault {
    Shape,          ///< Not like 2023-01-01T12:34:56.789Z.
    NoOffset,       ///< Neither `Z` nor a numeric offset: whose clock it is would be a guess.
    NoSuchDate,     ///< Month or day outside the calendar.
    NoSuchTime,     ///< Hour above 23 (24:00 too), minute or second above 59.
    NoSuchOffset,   ///< Hours above 23 or minutes above 59.
    YearOutOfRange, ///< Before year 0000 or after year 9999 once it is UTC.
};

/// Reads a timestamp of RFC 3339 into UTC milliseconds: `2023-01-01T12:34:56.789Z`.
///
/// - The fraction may be absent or have any number of digits; what is finer than a millisecond is cut off.
/// - `Z`, or a numeric offset: `+02:00`, `+0200`, `+02`; `-00:00` is UTC.
/// - `t` and `z` may be lower case; a space may stand for the `T` (RFC 3339, 5.6).
/// - A leap second, 23:59:60 UTC at the end of a month, becomes the last millisecond of that minute: the next
///   second has an identity of its own, and must not be taken for a duplicate.
/// - Years 0000 to 9999, proleptic Gregorian. Pure, any thread, allocates nothing.
[[nodiscard]] Result<Instant, TimestampFault> parseTimestamp(QByteArrayView text) noexcept;

/// What is wrong, as the end of a sentence that begins with the name of the field: "is not a date and time
/// …".
[[nodiscard]] QString timestampComplaint(TimestampFault fault);

} // namespace insite::protocol
