// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/secretstore.h"

namespace insite::settings {

/// The secret in a file that a person named with `--password-file` or `--token-file`. Refused when anyone but
/// the owner may read or write it. One line ending at the end is stripped. Any thread.
[[nodiscard]] Result<QString> readSecretFile(const QString &path);

/// The secret for a program without a screen: from `path` if that is not empty, else from INSITE_PASSWORD or
/// INSITE_TOKEN, else absent. The variable is removed from the environment, so that no child inherits it;
/// call it before any thread starts.
[[nodiscard]] Result<std::optional<QString>> secretWithoutScreen(SecretKind kind, const QString &path);

} // namespace insite::settings
