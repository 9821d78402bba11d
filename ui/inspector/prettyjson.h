// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace insite::inspector {

/// The same JSON with a line for each member, every number and text left letter by letter as it came (a
/// double would change "2.0" and long numbers). Absent for what is no JSON.
[[nodiscard]] std::optional<QString> prettyJson(const QByteArray &text);

/// Bytes that are no UTF-8 text, as lines of sixteen in hexadecimal with what can be printed beside them.
[[nodiscard]] QString hexLines(const QByteArray &bytes);

} // namespace insite::inspector
