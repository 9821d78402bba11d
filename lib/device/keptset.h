// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "device/rowtext.h"

#include <QList>

namespace insite::device {

/// The bench's table as a person left it, for the next start: unlike a device set's public file
/// (devicesetfile.h) also while cells are wrong or half typed.
struct KeptSet
{
    QList<RowText> rows;
    QString folder; ///< What relative names of replays start from.

    friend bool operator==(const KeptSet &, const KeptSet &) = default;
};

// Files: any thread but the GUI's.

/// The file's set; std::nullopt where there is no file. One that is not understood is told, and put aside.
[[nodiscard]] Result<std::optional<KeptSet>> loadKeptSet(const QString &path);
/// Makes the folder, if need be, and replaces the file as a whole.
[[nodiscard]] Result<void> saveKeptSet(const QString &path, const KeptSet &set);

} // namespace insite::device
