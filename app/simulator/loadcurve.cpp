// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/loadcurve.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace std::chrono_literals;

namespace insite::simulator {

namespace {

constexpr double kHoursPerDay = 24.0;
constexpr double kDaysPerYear = 365.25;
constexpr auto kUtcToLocal = 1h; // Norway's winter time; a load curve need not know about summer

/// Every bit of the input changes about half of the output's bits.
quint32 scramble(quint64 value)
{
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53ULL;
    value ^= value >> 33;
    return static_cast<quint32>(value);
}

/// Between 0 and 1.
double randomAt(quint32 seed, qint64 step)
{
    return scramble((quint64(seed) << 32) ^ quint64(step) * 0x9e3779b97f4a7c15ULL) / 4294967295.0;
}

double hourOfDay(Instant local)
{
    const auto sinceMidnight = local - std::chrono::floor<std::chrono::days>(local);
    return std::chrono::duration<double, std::ratio<3600>>(sinceMidnight).count();
}

/// A hump of height 1 around an hour of the day, over midnight too.
double hump(double hour, double centre, double width)
{
    double distance = std::abs(hour - centre);
    distance = std::min(distance, kHoursPerDay - distance);
    return std::exp(-distance * distance / (2.0 * width * width));
}

/// 1 in the middle of winter, 0 in the middle of summer.
double coldness(Instant instant)
{
    const double days = std::chrono::duration<double, std::ratio<86400>>(instant.time_since_epoch()).count();
    return 0.5 + 0.5 * std::cos(2.0 * std::numbers::pi * (days - 15.0) / kDaysPerYear);
}

bool isWeekend(Instant local)
{
    const std::chrono::weekday day(std::chrono::floor<std::chrono::days>(local));
    return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

double shape(Load load, Instant instant)
{
    const Instant local = instant + kUtcToLocal;
    const double hour = hourOfDay(local);
    const double working = isWeekend(local) ? 0.35 : 1.0;
    switch (load) {
    case Load::Base:
        return 0.6 + 0.5 * working * hump(hour, 12.0, 4.0);
    case Load::HeatPump:
        return 0.3 + 1.2 * coldness(instant) + 0.4 * hump(hour, 6.5, 2.0);
    case Load::Ventilation:
        return 0.3 + 1.2 * working * hump(hour, 12.0, 4.5);
    case Load::Lighting:
        return 0.2 + working * (0.8 * hump(hour, 8.0, 2.5) +
                                (0.6 + 0.6 * coldness(instant)) * hump(hour, 16.5, 3.0));
    case Load::Charging:
        return 0.1 + 1.6 * working * hump(hour, 8.5, 1.5) + 0.8 * hump(hour, 19.0, 2.5);
    case Load::Water:
        return 0.1 + hump(hour, 7.5, 1.5) + working * 0.8 * hump(hour, 12.0, 2.0) +
               0.9 * hump(hour, 19.0, 2.0);
    case Load::DistrictHeating:
        return 0.2 + 1.5 * coldness(instant) + 0.3 * hump(hour, 6.0, 2.0);
    }
    return 1.0;
}

} // namespace

double smoothNoise(quint32 seed, Instant instant)
{
    const auto minute = std::chrono::floor<std::chrono::minutes>(instant);
    const qint64 step = minute.time_since_epoch().count();
    const double part = std::chrono::duration<double, std::ratio<60>>(instant - minute).count();
    const double ease = part * part * (3.0 - 2.0 * part);
    const double before = randomAt(seed, step);
    const double after = randomAt(seed, step + 1);
    return 2.0 * (before + (after - before) * ease) - 1.0;
}

double LoadCurve::at(Instant instant) const
{
    return std::max(0.0, scale * shape(load, instant) * (1.0 + 0.15 * smoothNoise(seed, instant)));
}

} // namespace insite::simulator
