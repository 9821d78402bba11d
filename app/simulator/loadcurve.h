// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

namespace insite::simulator {

/// What kind of thing consumes; it gives the day, the week and the year their shape.
enum class Load { Base, HeatPump, Ventilation, Lighting, Charging, Water, DistrictHeating };

/// A believable load over time: more by day, less at the weekend, more heat in winter, with noise that is
/// smooth from minute to minute. Pure: the same seed and time give the same value on every computer.
struct LoadCurve
{
    Load load = Load::Base;
    quint32 seed = 0;
    double scale = 1.0; ///< About the mean over a year: kW, or m³/h of water.

    /// The load at that moment; never negative.
    [[nodiscard]] double at(Instant instant) const;
};

/// Between -1 and 1, smooth over a minute, different for each seed. Pure.
[[nodiscard]] double smoothNoise(quint32 seed, Instant instant);

} // namespace insite::simulator
