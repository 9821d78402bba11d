// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/dialect.h"
#include "metadata/failure.h"

namespace insite::settings {
struct Profile;
}

namespace insite::metadata {

/// What the API is shown. Held in memory only.
struct Credentials
{
    QString token;
    QString username; ///< The broker's, as the password.
    QString password;
};

/// One API: where it is, how it speaks, and with which credentials. A value; any thread.
struct Access
{
    QUrl baseUrl;
    QString caFile; ///< Empty: the system's authorities.
    Dialect dialect;
    Credentials credentials;

    /// The value of the authentication header; empty: none is sent.
    [[nodiscard]] QByteArray headerValue() const;
    /// The text without any secret of these credentials.
    [[nodiscard]] QString redacted(QString text) const;
    /// The address of a path of the dialect, its places filled in and percent-encoded.
    [[nodiscard]] QUrl url(const QString &path, const QMap<QString, QString> &places,
                           const QMap<QString, QString> &query) const;
};

/// The API that a profile names, without credentials. Reads the dialect's file. A failure is NotFound where
/// the profile names no API.
[[nodiscard]] Result<Access> readAccess(const settings::Profile &profile);

} // namespace insite::metadata
