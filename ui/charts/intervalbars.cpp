// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/intervalbars.h"

#include "charts/timeaxis.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace insite::charts {

namespace {

struct Length
{
    std::chrono::seconds length;
    const char *words;
};

constexpr std::array kLengths{
    Length{1s, QT_TRANSLATE_NOOP("insite::charts", "1 s")},
    Length{5s, QT_TRANSLATE_NOOP("insite::charts", "5 s")},
    Length{15s, QT_TRANSLATE_NOOP("insite::charts", "15 s")},
    Length{1min, QT_TRANSLATE_NOOP("insite::charts", "1 min")},
    Length{5min, QT_TRANSLATE_NOOP("insite::charts", "5 min")},
    Length{15min, QT_TRANSLATE_NOOP("insite::charts", "15 min")},
    Length{1h, QT_TRANSLATE_NOOP("insite::charts", "1 h")},
    Length{6h, QT_TRANSLATE_NOOP("insite::charts", "6 h")},
    Length{24h, QT_TRANSLATE_NOOP("insite::charts", "1 d")},
    Length{24h * 7, QT_TRANSLATE_NOOP("insite::charts", "1 week")},
    Length{24h * 30, QT_TRANSLATE_NOOP("insite::charts", "1 month")},
    Length{24h * 365, QT_TRANSLATE_NOOP("insite::charts", "1 year")},
};

} // namespace

BarScale barScale(Instant from, Instant to, std::chrono::milliseconds span, int atMost,
                  std::optional<std::chrono::milliseconds> readingInterval, const QTimeZone &zone)
{
    const auto shortest = std::max(span / std::max(1, atMost), readingInterval.value_or(0ms));
    const auto found = std::ranges::find_if(
        kLengths, [shortest](const Length &length) { return length.length >= shortest; });
    const Length &length = found == kLengths.end() ? kLengths.back() : *found;
    BarScale scale;
    scale.words = QCoreApplication::translate("insite::charts", length.words);
    const auto margin = length.length + length.length / 8; // a month has up to 31 days, a day 25 hours
    for (const Instant edge : roundLocalTimes(from - margin, to + margin, length.length, zone))
        scale.edges.push_back(edge);
    return scale;
}

} // namespace insite::charts
