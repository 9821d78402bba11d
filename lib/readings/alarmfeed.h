// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/ingest.h"

#include <mutex>

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

/// A store that also tells the feed what it has committed. Ingest thread.
class WatchedStore final : public ReadingStore
{
    Q_DISABLE_COPY_MOVE(WatchedStore)

public:
    WatchedStore(std::unique_ptr<ReadingStore> store, std::shared_ptr<AlarmFeed> feed);
    ~WatchedStore() override;

    [[nodiscard]] Result<Stored> commit(const Burst &burst) override;

private:
    std::unique_ptr<ReadingStore> m_store;
    std::shared_ptr<AlarmFeed> m_feed;
};

} // namespace insite::readings
