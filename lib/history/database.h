// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history/sqlite.h"

#include <QStringList>

class QLockFile;

namespace insite::history {

/// The history file, open for recording: one program at a time, in WAL mode with synchronous=FULL, so that a
/// commit survives a power cut and others read meanwhile. Used by one thread at a time.
class Database final
{
    Q_DISABLE_COPY(Database)

public:
    enum class Trust {
        AsMarked, ///< Checked only when the last run did not end cleanly.
        Suspect,  ///< Checked, because something went wrong with it a moment ago.
        Known,    ///< Not checked: this program wrote it a moment ago, and what failed says nothing about it.
    };

    Database();
    Database(Database &&) noexcept;
    Database &operator=(Database &&) noexcept;
    /// Without closeCleanly() the next opening checks the file.
    ~Database();

    /// Makes the file when there is none, migrates an older one. A damaged one is renamed to
    /// "<name>.damaged-<UTC time>" with its -wal and -shm, a new one begun, and `notices` says so. A newer
    /// release's or another program's file is refused and left alone. The check reads the whole file: about a
    /// second per gigabyte, so not on the GUI thread.
    [[nodiscard]] static Result<Database> open(const QString &path, const Clock &clock, Trust trust,
                                               QStringList *notices);

    [[nodiscard]] Connection &connection() { return m_connection; }
    /// Notes that everything is in order.
    void closeCleanly();

private:
    Connection m_connection;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace insite::history
