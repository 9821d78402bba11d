// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/ratemeter.h"

namespace insite::window {

void RateMeter::add(qint64 count, TimePoint at)
{
    if (!m_samples.empty() && count < m_samples.back().count)
        m_samples.clear();
    m_samples.push_back({count, at});
    // One sample at or before the window's start stays, so that the window is always whole.
    while (m_samples.size() > 2 && m_samples[1].at <= at - kWindow)
        m_samples.pop_front();
}

double RateMeter::perSecond() const
{
    if (m_samples.size() < 2)
        return 0;
    const std::chrono::duration<double> span = m_samples.back().at - m_samples.front().at;
    return span.count() > 0 ? double(m_samples.back().count - m_samples.front().count) / span.count() : 0;
}

void RateMeter::reset()
{
    m_samples.clear();
}

} // namespace insite::window
