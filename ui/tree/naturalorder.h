// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace insite::tree {

/// The order in which a person looks for ids: numbers inside them by their value ("Hall 9" before "Hall 10"),
/// letters whatever their case. Total: only equal texts compare equal, so rows have one place each.
[[nodiscard]] int compareNaturally(QStringView left, QStringView right);

/// Keys stand in that order by their plain comparison; for sorting many. Texts that differ by case or leading
/// zeros alone have the same key.
[[nodiscard]] QString naturalKey(QStringView text);

} // namespace insite::tree
