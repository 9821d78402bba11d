// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

class QLocale;

namespace insite::charts {

/// The ends of a value axis and the round values between them.
struct ValueScale
{
    double low = 0;
    double high = 1;
    double step = 0.2; ///< 1, 2 or 5 times a power of ten.

    friend bool operator==(const ValueScale &, const ValueScale &) = default;
};

/// Round ends around `least` and `greatest` with about `target` steps between. `before` is kept while
/// everything fits and fills at least half of it, so that the scale does not breathe with each reading. Pure.
[[nodiscard]] ValueScale scaleFor(double least, double greatest, int target, const ValueScale *before);

struct ValueTick
{
    double value = 0;
    QString label;
};

/// All labels with the same number of decimals, in the locale. Pure.
[[nodiscard]] std::vector<ValueTick> valueTicks(const ValueScale &scale, const QLocale &locale);

} // namespace insite::charts
