// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QString>

#include <optional>

namespace insite::metadata {

/// When a token says that it ends: the claim `exp` of a JWT (RFC 7519, 4.1.4). Its signature is not checked:
/// it is the person's own. Absent: it is no JWT, or does not say. Pure.
[[nodiscard]] std::optional<Instant> tokenExpiry(const QString &token);

} // namespace insite::metadata
