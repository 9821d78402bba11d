// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace insite {

/// Renames a file of a person's that cannot be read, so that saving does not write over what was typed, nor
/// over a file that was set aside before. Where it lies now: `path.unread-1`, …, or `path` itself where it
/// could not be renamed. Any thread but the GUI's.
[[nodiscard]] QString setAside(const QString &path);

} // namespace insite
