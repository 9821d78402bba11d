// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/alarmfeed.h"

#include <algorithm>

namespace insite::readings {

void AlarmFeed::add(std::span<const Reading> committed)
{
    const std::lock_guard lock(m_mutex);
    const size_t taken = std::min(committed.size(), kMaximum - m_batch.readings.size());
    m_batch.readings.insert(m_batch.readings.end(), committed.begin(),
                            committed.begin() + std::ptrdiff_t(taken));
    m_batch.skipped += qint64(committed.size() - taken);
}

AlarmFeed::Batch AlarmFeed::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_batch, {});
}

} // namespace insite::readings
