// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/arguments.h"
#include "readings/ingest.h"

#include <functional>

namespace insite::ctl {

/// The store that `record` was asked for: standard output, or why it cannot be had.
[[nodiscard]] Result<std::unique_ptr<readings::ReadingStore>> makeStore(const Arguments &arguments);

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
