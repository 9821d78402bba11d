// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/valueaxis.h"

#include "theme/valueformat.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace insite::charts {

namespace {

double roundStep(double rough)
{
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * (1 - 1e-9)) {
            return factor * power;
        }
    }
    return 10 * power;
}

} // namespace

ValueScale scaleFor(double least, double greatest, int target, const ValueScale *before)
{
    if (!std::isfinite(least) || !std::isfinite(greatest) || least > greatest) {
        return {};
    }
    if (before && least >= before->low && greatest <= before->high &&
        (greatest - least) * 2 >= before->high - before->low) {
        return *before;
    }
    double range = greatest - least;
    // A value that does not move stands in the middle; below what a double can tell apart there is no scale.
    const double smallest = std::max(std::abs(greatest), std::abs(least)) * 1e-12;
    if (range <= smallest) {
        range = std::max(std::abs(greatest) * 0.1, 1e-9);
        least -= range / 2;
        greatest += range / 2;
        if (greatest == 0 || (least == -range / 2 && greatest == range / 2)) {
            least = 0;
            greatest = range = 1;
        }
    }
    // What is near zero shows zero: the height of a load then means something.
    if (least > 0 && least <= range * 0.25) {
        least = 0;
    }
    range = greatest - least;
    ValueScale scale;
    scale.step = roundStep(range / std::max(1, target));
    const double margin = range * 0.04;
    scale.low = std::floor((least - (least == 0 ? 0 : margin)) / scale.step) * scale.step;
    scale.high = std::ceil((greatest + margin) / scale.step) * scale.step;
    return scale;
}

std::vector<ValueTick> valueTicks(const ValueScale &scale, const QLocale &locale)
{
    std::vector<ValueTick> ticks;
    const int decimals = std::clamp(-static_cast<int>(std::floor(std::log10(scale.step) + 1e-9)), 0, 9);
    const auto count = std::min<qint64>(100, std::llround((scale.high - scale.low) / scale.step));
    for (qint64 i = 0; i <= count; ++i) {
        double value = scale.low + static_cast<double>(i) * scale.step;
        if (std::abs(value) < scale.step * 1e-6) {
            value = 0;
        }
        ticks.push_back({value, theme::formatValue(value, decimals, locale)});
    }
    return ticks;
}

} // namespace insite::charts
