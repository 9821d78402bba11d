// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/retention.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace insite::history {

/// Keeps rollups and retention up on a thread of its own, in short transactions with pauses between, so that
/// the ingest never waits long. Looks once a minute. The owner is HistoryStore; destroying it ends the step
/// that runs and waits for it. `clock` outlives it.
class Housekeeper final
{
    Q_DISABLE_COPY_MOVE(Housekeeper)

public:
    /// Called on the housekeeper's thread.
    using Deleted = std::function<void(const RetentionSummary &summary)>;

    Housekeeper(QString path, const Clock &clock, RetentionPolicy policy, Deleted deleted);
    ~Housekeeper();

    /// Any thread; looks again at once.
    void setPolicy(const RetentionPolicy &policy);

private:
    void run();
    void tidyUp(const RetentionPolicy &policy);
    /// Rests after a step that took this long; false when it is time to end.
    [[nodiscard]] bool rest(std::chrono::steady_clock::duration worked);

    const QString m_path;
    const Clock &m_clock;
    const Deleted m_deleted;
    bool m_hasToldTooLarge = false; ///< The thread's own.

    std::mutex m_mutex;
    std::condition_variable m_wake;
    RetentionPolicy m_policy;
    bool m_hasNews = true;
    bool m_isEnding = false;
    std::thread m_thread;
};

/// All that is to be done now, on the caller's thread and without pauses: for a history that nobody records
/// into.
[[nodiscard]] Result<RetentionSummary> tidyUpNow(const QString &path, const Clock &clock,
                                                 const RetentionPolicy &policy);

} // namespace insite::history
