// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/tokenexpiry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <cmath>

namespace insite::metadata {

std::optional<Instant> tokenExpiry(const QString &token)
{
    const QStringList parts = token.split(u'.');
    if (parts.size() != 3)
        return std::nullopt;
    const QByteArray claims = QByteArray::fromBase64(parts.at(1).toLatin1(), QByteArray::Base64UrlEncoding);
    const QJsonValue expiry = QJsonDocument::fromJson(claims).object().value(QLatin1StringView("exp"));
    constexpr double kLatest = 253402300800.0; // the year 10000
    const double seconds = expiry.toDouble(-1);
    if (!(seconds >= 0) || seconds >= kLatest)
        return std::nullopt;
    return Instant(std::chrono::milliseconds(qint64(std::floor(seconds * 1000))));
}

} // namespace insite::metadata
