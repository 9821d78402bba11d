// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace insite::history {

/// A field of RFC 4180, quoted where it needs to be.
[[nodiscard]] QByteArray csvField(const QString &text, char separator = ',');
/// A JSON string with its quotes.
[[nodiscard]] QByteArray jsonString(const QString &text);
/// In the C locale, with the fewest digits that read back the same.
[[nodiscard]] QByteArray plainNumber(double value);

} // namespace insite::history
