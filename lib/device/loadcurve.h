// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "device/valuemodel.h"

#include <array>

namespace insite::device {

/// How energy or water flows over a day: quarter hours of different weight, whose sum over each day of 24
/// hours is the day's total, whatever the noise. Not thread-safe: it keeps the day asked for last.
class LoadCurve
{
public:
    LoadCurve(const LoadModel &model, quint64 seed);

    /// What has flowed from the start of the calendar to `at`, in the unit of the day's total. It never
    /// falls, and from midnight to midnight (at the model's offset) it grows by the day's total.
    [[nodiscard]] double cumulative(Instant at);

private:
    static constexpr int kQuarters = 96;
    void prepare(qint64 day);

    LoadShape m_shape;
    double m_dayTotal;
    double m_noise;
    std::chrono::milliseconds m_offset;
    quint64 m_seed;
    qint64 m_day = std::numeric_limits<qint64>::min();
    std::array<double, kQuarters + 1> m_before{}; ///< Parts of the day's total before each quarter.
};

} // namespace insite::device
