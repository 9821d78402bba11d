// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace insite::settings {

/// The folder for what both programs keep for this user on this computer: `insite-monitor` under the system's
/// place for application data. `part` is a folder in it ("locks"); it is made if need be. Any thread.
[[nodiscard]] Result<QString> dataFolder(const QString &part);
/// Its name only; the disk is not asked.
[[nodiscard]] QString dataFolderName(const QString &part);

} // namespace insite::settings
