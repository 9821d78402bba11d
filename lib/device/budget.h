// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace insite::device {

/// How many sends are allowed by now: grows with time, up to what may leave at once.
class Budget final
{
public:
    using Point = std::chrono::steady_clock::time_point;

    Budget(double perSecond, double most)
        : m_perSecond(perSecond)
        , m_most(most)
        , m_left(most)
    {
    }

    void refill(Point now)
    {
        const double seconds = std::chrono::duration<double>(now - m_at).count();
        m_left = std::min(m_most, m_left + seconds * m_perSecond);
        m_at = now;
    }

    [[nodiscard]] bool has(double sends) const { return m_left >= sends; }
    /// May go below nothing: what was taken too much is waited for.
    void take() { m_left -= 1; }

private:
    double m_perSecond;
    double m_most;
    double m_left;
    Point m_at;
};

} // namespace insite::device
