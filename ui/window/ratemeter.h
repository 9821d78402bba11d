// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>

namespace insite::window {

/// Readings a second over the last few seconds, from a counter that only grows. A value; any one thread.
class RateMeter final
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds kWindow{5};

    /// The counter at a moment; moments come in order. A counter that fell back begins anew.
    void add(qint64 count, TimePoint at);
    /// A second; 0 until two moments are known.
    [[nodiscard]] double perSecond() const;
    void reset();

private:
    struct Sample
    {
        qint64 count = 0;
        TimePoint at;
    };
    std::deque<Sample> m_samples;
};

} // namespace insite::window
