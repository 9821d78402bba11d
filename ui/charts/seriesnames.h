// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace insite::charts {

/// Ids made short enough to read, and still told from each other: "65ecae6d…", or where two begin alike, from
/// their other end: "…4a1c09". An id of up to `longest` letters stays whole. As many as given, in their
/// order; equal ids get equal texts. Pure.
[[nodiscard]] QStringList shortIds(const QStringList &ids, int longest = 14);

} // namespace insite::charts
