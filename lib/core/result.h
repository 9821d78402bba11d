// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace insite {

/// What kind of thing went wrong. insitectl turns it into its exit code, the window into what it offers next.
enum class ErrorCode {
    InvalidInput, ///< The person's words, a file or an argument; exit code 2.
    NotFound,     ///< A file or an entry that was named does not exist; exit code 2.
    AccessDenied, ///< The operating system said no, or a secret is readable by others; exit code 2.
    Refused,      ///< The broker or the API refused credentials or access; exit code 3.
    Network,      ///< Unreachable, broken or not trusted; exit code 1.
    Timeout,      ///< No answer in time; exit code 1.
    Storage,      ///< A reading or a file could not be written; exit code 4.
    Cancelled,    ///< The person ended it; exit code 1.
    Internal,     ///< A mistake of ours; exit code 1.
};

/// A failure as a value. `detail` is a whole plain sentence for a person: what, where, what to do. It never
/// holds a secret or a payload.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

/// What every call that can fail returns: the value, or the reason why there is none.
template <typename T, typename E = Error>
using Result = tl::expected<T, E>;

/// Ends a function with a failure: `return failure(ErrorCode::Network, tr("…"));`
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, QString detail)
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

} // namespace insite
