// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/watchedstore.h"

namespace insite::readings {

WatchedStore::WatchedStore(std::unique_ptr<ReadingStore> store, Watcher watcher)
    : m_store(std::move(store))
    , m_watcher(std::move(watcher))
{
}

WatchedStore::~WatchedStore() = default;

Result<Stored> WatchedStore::commit(const Burst &burst)
{
    auto stored = m_store->commit(burst);
    if (stored && !stored->changed.empty())
        m_watcher(stored->changed);
    return stored;
}

} // namespace insite::readings
