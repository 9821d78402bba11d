// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"

#include <mutex>
#include <span>
#include <vector>

namespace insite::readings {

/// Hands what is committed from the ingest thread to the watch without either waiting for the other.
/// Thread-safe, and bounded: what comes faster than it is taken, beyond kMaximum, is only counted.
class AlarmFeed final
{
    Q_DISABLE_COPY_MOVE(AlarmFeed)

public:
    static constexpr size_t kMaximum = 200'000;

    AlarmFeed() = default;

    struct Batch
    {
        std::vector<Reading> readings; ///< In order of arrival.
        qint64 skipped = 0;            ///< That there was no room for; they are stored all the same.
    };

    void add(std::span<const Reading> committed);
    [[nodiscard]] Batch take();

private:
    std::mutex m_mutex;
    Batch m_batch;
};

} // namespace insite::readings
