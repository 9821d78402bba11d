// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QMetaType>
#include <QUrl>

namespace insite::metadata {

enum class FailureKind {
    Setup,        ///< The profile or the dialect; nothing was sent.
    Unauthorized, ///< 401: the token or password is not valid, or no longer.
    Forbidden,    ///< 403
    NotFound,     ///< 404
    Gone,         ///< 410
    TooMany,      ///< 429, also after waiting.
    ServerError,  ///< 5xx, also after trying again.
    Status,       ///< Any other status.
    Timeout,
    Broken, ///< Unreachable, or cut in the middle, also after trying again.
    Certificate,
    TooLarge,
    Redirect, ///< To another host or without TLS: not followed.
    NotJson,
    WrongForm, ///< JSON, but not as the dialect says.
    Endless,   ///< Pages without an end.
    Cancelled,
    Storage,
};

/// Why something was not had from the API. The sentence is for a person; neither it nor anything else here
/// holds a secret.
struct Failure
{
    FailureKind kind = FailureKind::Setup;
    QString sentence = {};
    int status = 0;       ///< HTTP's; 0: there was none.
    QString excerpt = {}; ///< How the reply begins, redacted; may be empty.

    friend bool operator==(const Failure &, const Failure &) = default;
};

[[nodiscard]] ErrorCode errorCode(FailureKind kind);
/// Whether everything else would fail in the same way, so that nothing more is asked.
[[nodiscard]] bool isFatal(FailureKind kind);

/// "api.example.com/Meters": an address without what may be private in it.
[[nodiscard]] QString placeOf(const QUrl &url);

/// What a status that is not a success means. `said` is the API's own words, redacted; may be empty.
[[nodiscard]] Failure statusFailure(int status, const QUrl &url, const QString &said);

} // namespace insite::metadata

Q_DECLARE_METATYPE(insite::metadata::Failure)
