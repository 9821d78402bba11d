// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace insite::simulator {

/// Replaces the file's content. A failure names the file and the system's reason.
[[nodiscard]] Result<void> writeFile(const QString &path, const QByteArray &content);

/// The same for a secret: nobody but the owner can read the file at any moment, not even while it is made. A
/// file that was there before is replaced by a new one.
[[nodiscard]] Result<void> writeSecretFile(const QString &path, const QByteArray &content);

} // namespace insite::simulator
