// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/reader.h"
#include "history/readingwriter.h"
#include "history/retention.h"

namespace insite::history {

class Housekeeper;

/// The history as the composition root opens it: the writer for the ingest, readers for whoever asks, and the
/// upkeep in the background. The composition root owns it; it may be destroyed before or after the writer.
class HistoryStore final
{
    Q_DISABLE_COPY_MOVE(HistoryStore)

public:
    struct Options
    {
        RetentionPolicy retention;
        /// What this release makes of messages that an earlier one did not understand; may be absent.
        ReadingWriter::Decoder decodeUnknown;
        /// A sentence that the person must see and that is no failure: a damaged file was set aside, readings
        /// were deleted to keep within the limits. Called on the thread that opens, the writer's or a
        /// background thread: hand it on, queued.
        std::function<void(const QString &sentence)> notice;
    };

    /// `clock` outlives the store, the writer and the readers. Not on the GUI thread: after a run that did
    /// not end cleanly it reads the whole file.
    [[nodiscard]] static Result<std::unique_ptr<HistoryStore>> open(const QString &path, const Clock &clock,
                                                                    Options options);
    ~HistoryStore();

    /// The one writer, for the ingest thread to use and destroy. A second call returns null.
    [[nodiscard]] std::unique_ptr<readings::ReadingStore> takeWriter();
    /// A reader for one thread; any thread.
    [[nodiscard]] Result<std::unique_ptr<Reader>> openReader() const;
    /// Any thread.
    void setRetention(const RetentionPolicy &policy);

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    HistoryStore(QString path, std::unique_ptr<ReadingWriter> writer,
                 std::unique_ptr<Housekeeper> housekeeper);

    const QString m_path;
    std::unique_ptr<ReadingWriter> m_writer;
    std::unique_ptr<Housekeeper> m_housekeeper;
};

} // namespace insite::history
