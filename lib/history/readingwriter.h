// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "readings/ingest.h"

#include <functional>
#include <memory>
#include <optional>

namespace insite::history {

class WriterTables;

/// Keeps bursts in the history file: one transaction per burst, with synchronous=FULL, so that commit()
/// returns only when a power cut can no longer take it back.
///
/// A failed commit() leaves nothing of its burst behind and says what is wrong with which file. The next one
/// opens the file anew and works again once the cause is gone; a file that proves damaged is then set aside
/// and a new one begun. A single message that cannot be stored for what it is (a value that is no number, ids
/// that are no text) is kept among the malformed ones and does not hold up its burst.
///
/// Used and destroyed on one thread, the ingest thread; may be opened on another. `clock` outlives it.
class ReadingWriter final : public readings::ReadingStore
{
    Q_DISABLE_COPY_MOVE(ReadingWriter)

public:
    /// Told, on the writer's thread, what a person must hear of that is no failure: a whole sentence.
    using Notice = std::function<void(const QString &sentence)>;
    /// The reading in a message, when this release understands its payload version.
    using Decoder = std::function<std::optional<Reading>(const readings::RawMessage &message)>;

    /// Makes the file when there is none. After a run that did not end cleanly the whole file is read to
    /// check it, about a second per gigabyte. A file that another program records into, a newer release's or
    /// one that is no history is refused with a sentence.
    [[nodiscard]] static Result<std::unique_ptr<ReadingWriter>> open(const QString &path, const Clock &clock,
                                                                     Notice notice = {});
    /// Marks the file as left in order.
    ~ReadingWriter() override;

    /// `Stored::totals` counts since this object was opened; the sums of all runs are in the view `totals`.
    [[nodiscard]] Result<readings::Stored> commit(const readings::Burst &burst) override;

    /// Decodes the unknown messages that `decoder` understands, in order of arrival, under the same rules as
    /// new ones: they count as stored, duplicates or revisions instead of unknown. The others stay. Returns
    /// how many were understood. Call it before the first commit().
    [[nodiscard]] Result<qint64> reinterpretUnknown(const Decoder &decoder);

private:
    ReadingWriter(QString path, const Clock &clock, Notice notice);
    void tell(const QString &sentence) const;
    [[nodiscard]] Result<void> ensureOpen();
    [[nodiscard]] bool write(const readings::Burst &burst, readings::Stored &stored, readings::Totals &more);
    [[nodiscard]] bool addReadings(const readings::Burst &burst, readings::Stored &stored,
                                   readings::Totals &more);
    [[nodiscard]] bool addReading(const Reading &reading, std::vector<Reading> &changed,
                                  readings::Totals &more);
    /// Looks at some messages after `lastId` and moves it on; false when the store failed.
    [[nodiscard]] bool reinterpretSome(const Decoder &decoder, qint64 &lastId, qint64 &understood);
    [[nodiscard]] tl::unexpected<Error> giveUp();

    QString m_path;
    const Clock &m_clock;
    Notice m_notice;
    std::unique_ptr<WriterTables> m_tables; ///< Null after a failure, until the next attempt.
    bool m_wasDamaged = false;
    bool m_hasMoved = false;
    readings::Totals m_totals;
};

} // namespace insite::history
