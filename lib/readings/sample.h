// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

namespace insite::readings {

/// What a register measured at one time: all that gaps, resets, rates and the learned interval are worked out
/// from. They are functions of the samples in order of measured time, so that late readings, shuffled ones
/// and revisions lead to what the clean feed leads to.
struct Sample
{
    /// Of a counter's state (version 1), which covers no time.
    static constexpr std::chrono::milliseconds kNoLength{-1};

    Instant at;                                   ///< Version 2: the interval's end.
    std::chrono::milliseconds length = kNoLength; ///< Version 2: end - start, 0 or more.
    double value = 0;

    [[nodiscard]] bool isState() const { return length < std::chrono::milliseconds(0); }

    friend bool operator==(const Sample &, const Sample &) = default;
};

} // namespace insite::readings
