// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/ingest.h"

#include <functional>

namespace insite::readings {

/// Passes on what another store has committed: new readings and revisions, after they are safe. Ingest
/// thread.
class WatchedStore final : public ReadingStore
{
    Q_DISABLE_COPY_MOVE(WatchedStore)

public:
    using Watcher = std::function<void(const std::vector<Reading> &committed)>;

    /// `watcher` is called on the ingest thread, inside the commit: it must be quick.
    WatchedStore(std::unique_ptr<ReadingStore> store, Watcher watcher);
    ~WatchedStore() override;

    [[nodiscard]] Result<Stored> commit(const Burst &burst) override;

private:
    std::unique_ptr<ReadingStore> m_store;
    Watcher m_watcher;
};

} // namespace insite::readings
