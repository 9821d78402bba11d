// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/counter.h"

#include <cmath>

namespace insite::readings {
namespace {

/// Calls visit(before, after) for each two neighbouring states.
template <typename Visit>
void visitNeighbours(std::span<const Sample> samples, Visit &&visit)
{
    const Sample *before = nullptr;
    for (const Sample &sample : samples) {
        if (!sample.isState())
            continue;
        if (before)
            visit(*before, sample);
        before = &sample;
    }
}

} // namespace

std::optional<double> CounterStep::perHour() const
{
    if (isAcrossGap || to <= from)
        return std::nullopt;
    const double rate = amount / std::chrono::duration<double, std::ratio<3600>>(to - from).count();
    return std::isfinite(rate) ? std::optional(rate) : std::nullopt;
}

std::vector<CounterReset> resetsIn(std::span<const Sample> samples)
{
    std::vector<CounterReset> resets;
    visitNeighbours(samples, [&resets](const Sample &before, const Sample &after) {
        if (after.value < before.value)
            resets.push_back({before.at, after.at, before.value, after.value});
    });
    return resets;
}

std::optional<CounterStep> stepBetween(const Sample &before, const Sample &after)
{
    const double amount = after.value - before.value;
    if (!before.isState() || !after.isState() || amount < 0 || !std::isfinite(amount))
        return std::nullopt;
    return CounterStep{before.at, after.at, amount, false};
}

std::vector<CounterStep> stepsIn(std::span<const Sample> samples, std::span<const Gap> gaps)
{
    std::vector<CounterStep> steps;
    visitNeighbours(samples, [&](const Sample &before, const Sample &after) {
        while (!gaps.empty() && gaps.front().to <= before.at)
            gaps = gaps.subspan(1);
        auto step = stepBetween(before, after);
        if (!step)
            return;
        step->isAcrossGap = !gaps.empty() && gaps.front().from < after.at;
        steps.push_back(*step);
    });
    return steps;
}

double consumptionOf(std::span<const CounterStep> steps)
{
    double sum = 0;
    for (const CounterStep &step : steps)
        sum += step.amount;
    return sum;
}

} // namespace insite::readings
