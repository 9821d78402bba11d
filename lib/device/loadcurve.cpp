// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/loadcurve.h"

#include "device/random.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace insite::device {

namespace {

constexpr int kHours = 24;
constexpr auto kQuarter = 15min;

/// The mean flow of each hour from midnight on, in any unit: only their relations count.
const std::array<double, kHours> &hourly(LoadShape shape)
{
    // A home or a small shop: base load at night, a morning and a higher evening peak.
    static constexpr std::array<double, kHours> kElectricity{0.45, 0.40, 0.38, 0.37, 0.38, 0.45, 0.75, 1.15,
                                                             1.05, 0.90, 0.85, 0.88, 0.95, 0.88, 0.85, 0.95,
                                                             1.20, 1.55, 1.75, 1.70, 1.50, 1.20, 0.85, 0.60};
    // Heating: lowered at night, a boost before people rise, rather flat after.
    static constexpr std::array<double, kHours> kHeat{0.70, 0.68, 0.68, 0.70, 0.85, 1.25, 1.60, 1.50,
                                                      1.25, 1.10, 1.02, 0.98, 0.95, 0.92, 0.92, 0.95,
                                                      1.05, 1.15, 1.18, 1.12, 1.05, 0.95, 0.82, 0.74};
    // Water: almost nothing at night, showers, noon, the evening.
    static constexpr std::array<double, kHours> kWater{0.10, 0.05, 0.04, 0.04, 0.08, 0.35, 1.40, 2.20,
                                                       1.70, 1.10, 0.90, 0.95, 1.15, 0.95, 0.75, 0.80,
                                                       1.10, 1.50, 1.75, 1.65, 1.35, 1.05, 0.65, 0.30};
    // Gas: heating with hot water and cooking on top.
    static constexpr std::array<double, kHours> kGas{0.35, 0.30, 0.30, 0.35, 0.55, 1.20, 1.85, 1.70,
                                                     1.20, 0.90, 0.85, 1.05, 1.20, 0.90, 0.75, 0.85,
                                                     1.15, 1.55, 1.70, 1.50, 1.20, 0.95, 0.65, 0.45};
    switch (shape) {
    case LoadShape::Electricity:
        return kElectricity;
    case LoadShape::Heat:
        return kHeat;
    case LoadShape::Water:
        return kWater;
    case LoadShape::Gas:
        return kGas;
    }
    return kElectricity;
}

} // namespace

LoadCurve::LoadCurve(const LoadModel &model, quint64 seed)
    : m_shape(model.shape)
    , m_dayTotal(model.dayTotal)
    , m_noise(model.noise)
    , m_offset(qint64(model.utcOffset * 3'600'000))
    , m_seed(seed)
{
}

double LoadCurve::cumulative(Instant at)
{
    const Instant local = at + m_offset;
    const auto midnight = std::chrono::floor<std::chrono::days>(local);
    const qint64 day = midnight.time_since_epoch().count();
    if (day != m_day)
        prepare(day);
    const double quarters = std::chrono::duration<double, std::ratio<900>>(local - midnight).count();
    const auto index = std::clamp<size_t>(size_t(quarters), 0, kQuarters - 1);
    const double part =
        m_before[index] + (quarters - double(index)) * (m_before[index + 1] - m_before[index]);
    return m_dayTotal * (double(day) + part);
}

void LoadCurve::prepare(qint64 day)
{
    m_day = day;
    const auto &hours = hourly(m_shape);
    double sum = 0;
    for (int quarter = 0; quarter < kQuarters; ++quarter) {
        // From the middle of one hour to the middle of the next, without stairs.
        const double hour = (quarter + 0.5) / 4 - 0.5 + kHours;
        const int before = int(hour);
        const double along = hour - before;
        const double flow =
            hours[size_t(before % kHours)] * (1 - along) + hours[size_t((before + 1) % kHours)] * along;
        const double noise =
            m_noise * (2 * randomPart(m_seed, quint64(day) * kQuarters + quint64(quarter)) - 1);
        m_before[size_t(quarter)] = sum;
        sum += flow * (1 + noise);
    }
    m_before[kQuarters] = sum;
    for (double &before : m_before)
        before /= sum;
}

} // namespace insite::device
