// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "device/rowtext.h"

#include <QList>

namespace insite::device {

// The public file forms of a device set (docs/deviceset.md). What is read may still be wrong cell by cell:
// checkSet() tells. Files: any thread but the GUI's.

/// The first line names the columns, in any order; `on`, `interval` and `decimals` may be left out. Fails
/// with a sentence that names line and column. Pure.
[[nodiscard]] Result<QList<RowText>> parseCsvSet(const QByteArray &text);
[[nodiscard]] QByteArray printCsvSet(const QList<RowText> &rows);

/// Fails with a sentence that names row and key. Pure.
[[nodiscard]] Result<QList<RowText>> parseJsonSet(const QByteArray &text);
[[nodiscard]] QByteArray printJsonSet(const QList<RowText> &rows);

/// By the file's ending: `.json`, anything else is CSV.
[[nodiscard]] Result<QList<RowText>> loadDeviceSet(const QString &path);
[[nodiscard]] Result<void> saveDeviceSet(const QString &path, const QList<RowText> &rows);

} // namespace insite::device
