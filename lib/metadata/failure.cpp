// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/failure.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::Failure)
};

FailureKind kindOf(int status)
{
    switch (status) {
    case 401:
        return FailureKind::Unauthorized;
    case 403:
        return FailureKind::Forbidden;
    case 404:
        return FailureKind::NotFound;
    case 410:
        return FailureKind::Gone;
    case 429:
        return FailureKind::TooMany;
    default:
        return status >= 500 ? FailureKind::ServerError : FailureKind::Status;
    }
}

QString sentenceFor(int status, const QString &place)
{
    switch (kindOf(status)) {
    case FailureKind::Unauthorized:
        return Text::tr(
                   "The API does not accept the access token (401 at %1). It may be mistyped or expired; "
                   "request a new one in the portal and enter it.")
            .arg(place);
    case FailureKind::Forbidden:
        return Text::tr("The account has no access to %1 (403). Whoever administers it can grant it.")
            .arg(place);
    case FailureKind::NotFound:
        return Text::tr("There is nothing at %1 (404). The base URL or the dialect's path may be wrong.")
            .arg(place);
    case FailureKind::Gone:
        return Text::tr("What was at %1 is no longer there (410). The API may have a newer version; correct "
                        "the dialect.")
            .arg(place);
    case FailureKind::TooMany:
        return Text::tr("The API asks for fewer requests (429 at %1). Try again later, or lower "
                        "manners.requestsPerMinute in the dialect.")
            .arg(place);
    case FailureKind::ServerError:
        return Text::tr("The API failed to answer (%1 at %2), also when asked again. Try again later.")
            .arg(status)
            .arg(place);
    default:
        return Text::tr("The API refused the request (%1 at %2). The dialect may not fit it.")
            .arg(status)
            .arg(place);
    }
}

} // namespace

ErrorCode errorCode(FailureKind kind)
{
    switch (kind) {
    case FailureKind::Setup:
        return ErrorCode::InvalidInput;
    case FailureKind::Unauthorized:
    case FailureKind::Forbidden:
        return ErrorCode::Refused;
    case FailureKind::Timeout:
        return ErrorCode::Timeout;
    case FailureKind::Cancelled:
        return ErrorCode::Cancelled;
    case FailureKind::Storage:
        return ErrorCode::Storage;
    default:
        return ErrorCode::Network;
    }
}

bool isFatal(FailureKind kind)
{
    switch (kind) {
    case FailureKind::Setup:
    case FailureKind::Unauthorized:
    case FailureKind::TooMany:
    case FailureKind::Timeout:
    case FailureKind::Broken:
    case FailureKind::Certificate:
    case FailureKind::Redirect:
    case FailureKind::Cancelled:
        return true;
    default:
        return false;
    }
}

QString placeOf(const QUrl &url)
{
    const QString port = url.port() > 0 ? u":%1"_s.arg(url.port()) : QString();
    return url.host() + port + url.path();
}

Failure statusFailure(int status, const QUrl &url, const QString &said)
{
    QString sentence = sentenceFor(status, placeOf(url));
    if (!said.isEmpty())
        sentence += QLatin1Char(' ') + Text::tr("It says: “%1”").arg(said);
    return {kindOf(status), sentence, status, {}};
}

} // namespace insite::metadata
