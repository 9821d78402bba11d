// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/durations.h"

#include <algorithm>

namespace insite::device {

void Durations::add(std::chrono::milliseconds duration)
{
    m_kept[m_count++ % kKept] = duration;
}

std::optional<std::chrono::milliseconds> Durations::percentile(size_t percent) const
{
    const size_t kept = std::min(m_count, kKept);
    if (kept == 0)
        return std::nullopt;
    auto sorted = m_kept;
    const size_t rank = std::max<size_t>((kept * percent + 99) / 100, 1) - 1;
    std::nth_element(sorted.begin(), sorted.begin() + std::ptrdiff_t(rank),
                     sorted.begin() + std::ptrdiff_t(kept));
    return sorted[rank];
}

} // namespace insite::device
