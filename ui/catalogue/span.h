// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

class QLocale;

namespace insite::catalogue {

/// A length as a person types it: "90", "90 s", "1.5 min", "1 h 30 min"; a bare number is seconds. Absent: it
/// is none. Range: up to ten years.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseSpan(const QString &text, const QLocale &locale);

/// As parseSpan() reads it: "90 s" as "1 min 30 s".
[[nodiscard]] QString spanText(std::chrono::milliseconds span, const QLocale &locale);

} // namespace insite::catalogue
