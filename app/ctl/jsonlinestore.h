// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/memorystore.h"

#include <cstdio>

namespace insite::ctl {

/// `record` without a database: prints each reading and each revision as one JSON line. A burst counts as
/// committed when its lines were flushed. Readings seen before in this run are duplicates and not printed.
/// Ingest thread.
class JsonLineStore final : public readings::ReadingStore
{
    Q_DISABLE_COPY_MOVE(JsonLineStore)

public:
    /// `output` stays open and is not owned.
    explicit JsonLineStore(std::FILE *output);

    [[nodiscard]] Result<readings::Stored> commit(const readings::Burst &burst) override;

private:
    std::FILE *m_output;
    readings::MemoryStore m_store;
    QByteArray m_lines; ///< Of a burst; keeps its memory.
    bool m_isBroken = false;
};

/// One reading as a JSON object: C locale, UTC, ids as text. Pure.
void appendJsonLine(QByteArray &lines, const Reading &reading);

} // namespace insite::ctl
