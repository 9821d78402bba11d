// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QString>

#include <optional>
#include <vector>

class QTimeZone;

namespace insite::charts {

/// Round intervals of local time that amounts are added up in.
struct BarScale
{
    std::vector<Instant> edges; ///< In order; the first at or before the range, the last at or after it.
    QString words;              ///< "15 min", "1 d", "1 month".

    friend bool operator==(const BarScale &, const BarScale &) = default;
};

/// The shortest round interval of which no more than `atMost` fit into `span` and that is no shorter than a
/// reading's. Days, weeks and months are those of the zone: a day of 23 or 25 hours is one bar. Pure.
[[nodiscard]] BarScale barScale(Instant from, Instant to, std::chrono::milliseconds span, int atMost,
                                std::optional<std::chrono::milliseconds> readingInterval,
                                const QTimeZone &zone);

} // namespace insite::charts
