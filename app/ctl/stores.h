// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/arguments.h"
#include "readings/ingest.h"

#include <functional>
#include <memory>

namespace insite {
class Clock;
}

namespace insite::history {
class HistoryStore;
}

namespace insite::ctl {

/// Where `record` keeps what it receives.
struct Store
{
    Store();
    Store(Store &&) noexcept;
    Store &operator=(Store &&) noexcept;
    ~Store();

    std::unique_ptr<readings::ReadingStore> writer; ///< For the recorder.
    std::unique_ptr<history::HistoryStore> history; ///< The database and its upkeep; null without one.
};

/// The store that was asked for: a database, or standard output; or why it cannot be had. `clock` outlives
/// it.
[[nodiscard]] Result<Store> makeStore(const Arguments &arguments, const Clock &clock);

/// Counts what another store keeps, and says when it has kept enough. Ingest thread.
class LimitedStore final : public readings::ReadingStore
{
    Q_DISABLE_COPY_MOVE(LimitedStore)

public:
    /// `reached` is called on the ingest thread, once, after the commit that reaches `limit` readings.
    LimitedStore(std::unique_ptr<readings::ReadingStore> store, qint64 limit, std::function<void()> reached);

    [[nodiscard]] Result<readings::Stored> commit(const readings::Burst &burst) override;

private:
    std::unique_ptr<readings::ReadingStore> m_store;
    qint64 m_limit;
    std::function<void()> m_reached;
};

} // namespace insite::ctl
