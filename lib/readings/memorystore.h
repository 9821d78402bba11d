// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/ingest.h"

#include <deque>

namespace insite::readings {

/// A ReadingStore without a database: the rules of invariant 3 and nothing else. For where nothing shall be
/// kept, and as the model that tests hold the real store against. A commit never fails. Ingest thread.
///
/// Bounded: beyond `maxIdentities` the identity that was seen first is forgotten (it would then count as
/// new), of one identity the last 64 values are known, and of unknown and malformed messages the last 100 are
/// kept.
class MemoryStore final : public ReadingStore
{
    Q_DISABLE_COPY_MOVE(MemoryStore)

public:
    explicit MemoryStore(qsizetype maxIdentities = 1'000'000);
    ~MemoryStore() override;

    [[nodiscard]] Result<Stored> commit(const Burst &burst) override;

    /// The newest value of one identity, and how often it was revised: a row of the public view `readings`.
    struct Row
    {
        Reading reading;
        int revision = 0;

        friend bool operator==(const Row &, const Row &) = default;
    };

    /// All identities, by key, measured time, version and beginning.
    [[nodiscard]] std::vector<Row> rows() const;

    [[nodiscard]] const Totals &totals() const;
    [[nodiscard]] const std::deque<RawMessage> &unknown() const;
    [[nodiscard]] const std::deque<RawMessage> &malformed() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace insite::readings
