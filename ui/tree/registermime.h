// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"

#include <QList>

#include <memory>

class QMimeData;

namespace insite::tree {

/// Registers on their way by drag and drop, inside one running program: indexes are worth nothing in another.
[[nodiscard]] QString registerMimeType();
[[nodiscard]] QByteArray encodeRegisters(const QList<readings::RegisterIndex> &indexes);
/// Empty where the data holds none, is damaged, or comes from another process.
[[nodiscard]] QList<readings::RegisterIndex> decodeRegisters(const QMimeData *data);

} // namespace insite::tree
