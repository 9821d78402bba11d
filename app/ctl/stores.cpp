// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/stores.h"

#include "ctl/jsonlinestore.h"

#include <QCoreApplication>

namespace insite::ctl {

Result<std::unique_ptr<readings::ReadingStore>> makeStore(const Arguments &arguments)
{
    if (!arguments.databaseFile.isEmpty())
        return failure(ErrorCode::InvalidInput,
                       QCoreApplication::translate("insite::ctl",
                                                   "This release keeps no database yet; leave "
                                                   "--database out to have the readings printed."));
    return std::make_unique<JsonLineStore>(stdout);
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
