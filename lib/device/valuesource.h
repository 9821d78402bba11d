// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "device/valuemodel.h"

#include <memory>
#include <vector>

namespace insite::device {

/// When a value is asked for.
struct Moment
{
    std::chrono::milliseconds sinceStart{0}; ///< Never falls from one value to the next.
    Instant at;                              ///< The wall clock, for the hour of the day.
};

/// What a source cannot know by itself.
struct SourceSetup
{
    quint64 seed = 1;
    int decimals = 3;                                  ///< A counter rolls over by what is printed.
    std::chrono::milliseconds interval{60'000};        ///< Before the first reading, for amounts.
    std::shared_ptr<const std::vector<double>> replay; ///< At least one value.
};

/// The values of one simulated register, one after the other: the same for the same model, seed and moments.
/// Not thread-safe.
class ValueSource
{
public:
    virtual ~ValueSource() = default;

    [[nodiscard]] virtual double next(const Moment &moment) = 0;
    /// On purpose, for what only grows; nothing for the others.
    virtual void reset() {}
    virtual void rollOver() {}
};

/// Null for a formula, which the bench calculates from the other rows.
[[nodiscard]] std::unique_ptr<ValueSource> makeValueSource(const ValueModel &model, const SourceSetup &setup);

/// The number that `value` is once it is printed with so many decimals.
[[nodiscard]] double rounded(double value, int decimals);

} // namespace insite::device
