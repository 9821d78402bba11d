// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/stores.h"

#include "ctl/exitcode.h"
#include "ctl/jsonlinestore.h"
#include "history/historystore.h"

namespace insite::ctl {

Store::Store() = default;
Store::Store(Store &&) noexcept = default;
Store &Store::operator=(Store &&) noexcept = default;
Store::~Store() = default;

Result<Store> makeStore(const Arguments &arguments, const Clock &clock)
{
    Store store;
    if (arguments.databaseFile.isEmpty()) {
        store.writer = std::make_unique<JsonLineStore>(stdout);
        return store;
    }
    history::HistoryStore::Options options;
    options.notice = say;
    options.decodeUnknown = readings::keptMessageDecoder();
    auto history = history::HistoryStore::open(arguments.databaseFile, clock, std::move(options));
    if (!history)
        return tl::unexpected(history.error());
    store.history = std::move(*history);
    store.writer = store.history->takeWriter();
    return store;
}

LimitedStore::LimitedStore(std::unique_ptr<readings::ReadingStore> store, qint64 limit,
                           std::function<void()> reached)
    : m_store(std::move(store))
    , m_limit(limit)
    , m_reached(std::move(reached))
{
}

Result<readings::Stored> LimitedStore::commit(const readings::Burst &burst)
{
    auto stored = m_store->commit(burst);
    if (stored && m_reached && stored->totals.stored >= m_limit)
        std::exchange(m_reached, {})();
    return stored;
}

} // namespace insite::ctl
