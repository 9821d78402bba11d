// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/gaps.h"

namespace insite::readings {

/// A counter that stepped back: it was reset, or the meter was changed; the payload does not tell which.
struct CounterReset
{
    Instant lastBefore; ///< Of the last state before it.
    Instant at;         ///< Of the first state after it.
    double from = 0;
    double to = 0;

    friend bool operator==(const CounterReset &, const CounterReset &) = default;
};

/// What a counter counted between two neighbouring states.
struct CounterStep
{
    Instant from;
    Instant to;
    double amount = 0;        ///< 0 or more, in the register's unit.
    bool isAcrossGap = false; ///< When it was counted is then not known.

    /// Mean rate, in the register's unit for each hour; 0 or more; absent across a gap.
    [[nodiscard]] std::optional<double> perHour() const;

    friend bool operator==(const CounterStep &, const CounterStep &) = default;
};

/// Where a counter stepped back, in order of time. Only neighbours in measured time are compared, so a late
/// reading is no reset, and a revision can undo one. Samples that are no states are left out. Pure.
[[nodiscard]] std::vector<CounterReset> resetsIn(std::span<const Sample> samples);

/// The step from one state to the next; absent across a reset, or where either is no state.
[[nodiscard]] std::optional<CounterStep> stepBetween(const Sample &before, const Sample &after);

/// The steps between neighbouring states, in order of time. Across a reset there is none, as nobody knows
/// what was counted up to it and since; after it the counting goes on. Their sum is the consumption. `gaps`
/// are those of the samples. Pure.
[[nodiscard]] std::vector<CounterStep> stepsIn(std::span<const Sample> samples, std::span<const Gap> gaps);

/// What the steps counted together, steps across gaps included: a counter goes on while nobody reads it.
[[nodiscard]] double consumptionOf(std::span<const CounterStep> steps);

} // namespace insite::readings
