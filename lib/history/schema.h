// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/sqlite.h"

namespace insite::history {

/// "INSI": in the file's header, so that `file` and we know whose it is.
inline constexpr qint64 kApplicationId = 0x494E5349;
/// What this release writes (PRAGMA user_version). Version 1: readings, revisions, raw messages, totals.
/// Version 2: rollups, the list of days to recompute and how far a register is rolled up.
inline constexpr qint64 kSchemaVersion = 3;

/// What a file is, from its header and tables alone.
enum class FileKind {
    Empty,      ///< No table in it: a new history can be made.
    Ours,       ///< A history of this or an earlier version.
    Newer,      ///< A history of a later release; never touched.
    Foreign,    ///< Some other program's database; never touched.
    Unreadable, ///< SQLite cannot say; see Connection::failureCode().
};

[[nodiscard]] FileKind fileKind(Connection &connection);

/// Makes an empty file a history, or brings an older one up to kSchemaVersion, in one transaction: all steps
/// or none. Does nothing to a file that is up to date.
[[nodiscard]] Result<void> migrate(Connection &connection);

/// Why this file is not used, for Newer and Foreign.
[[nodiscard]] Error refusal(FileKind kind, const QString &path);

} // namespace insite::history
