// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace insite::metadata {

/// A file that is built into the program: "registertypes.json", "dialect.json". Any thread.
[[nodiscard]] QByteArray resource(const QString &name);

} // namespace insite::metadata
