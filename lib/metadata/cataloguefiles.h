// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/apicatalogue.h"
#include "metadata/ownwords.h"

namespace insite::settings {
struct Profile;
}

namespace insite::metadata {

/// The folder in which insite-monitor and insitectl keep what belongs to a profile's metadata, one for each
/// name and account. Whoever writes makes it. Any thread.
[[nodiscard]] QString profileFolder(const settings::Profile &profile);

/// What was kept of a profile. Blocking; for a thread that may wait for the disk.
struct KeptCatalogue
{
    OwnWords own;
    ApiCatalogue api;
    QString problem; ///< Why something that was kept cannot be used, a whole sentence; empty: all well.
};

/// Reads what `folder` holds; what is not there is empty. A file of a person's words that cannot be
/// understood is put aside under another name, not overwritten.
[[nodiscard]] KeptCatalogue loadCatalogue(const QString &folder);

/// Each replaces its file as a whole or not at all. A failure is Storage.
[[nodiscard]] Result<void> saveOwnWords(const QString &folder, const OwnWords &words);
[[nodiscard]] Result<void> saveApiCatalogue(const QString &folder, const ApiCatalogue &catalogue);

/// When the access token ends, as a person told: of a token that does not say so itself. Not a secret.
[[nodiscard]] std::optional<Instant> loadTokenExpiry(const QString &folder);
[[nodiscard]] Result<void> saveTokenExpiry(const QString &folder, std::optional<Instant> expiry);

/// Replaces a file of a person's as a whole or not at all; readable by the owner only.
[[nodiscard]] Result<void> replaceFile(const QString &path, const QByteArray &bytes);

} // namespace insite::metadata
