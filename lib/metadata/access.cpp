// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/access.h"

#include "settings/profile.h"

#include <QCoreApplication>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::Access)
};

constexpr int kShortestSecret = 4; // a shorter one would black out half of a text

QString basic(const Credentials &credentials)
{
    return QString::fromLatin1(
        QString(credentials.username + u':' + credentials.password).toUtf8().toBase64());
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

QByteArray Access::headerValue() const
{
    QString value = dialect.authentication.value;
    switch (dialect.authentication.source) {
    case CredentialSource::None:
        return {};
    case CredentialSource::Token:
        value.replace(u"{token}"_s, credentials.token);
        break;
    case CredentialSource::Broker:
        value.replace(u"{basic}"_s, basic(credentials));
        value.replace(u"{username}"_s, credentials.username);
        value.replace(u"{password}"_s, credentials.password);
        break;
    }
    // A line ending in a secret must not begin another header.
    return value.remove(u'\r').remove(u'\n').toUtf8();
}

QString Access::redacted(QString text) const
{
    for (const QString &secret : {credentials.token, credentials.password, basic(credentials)}) {
        if (secret.size() >= kShortestSecret) {
            text.replace(secret, u"•••"_s);
            text.replace(encoded(secret), u"•••"_s);
        }
    }
    return text;
}

QUrl Access::url(const QString &path, const QMap<QString, QString> &places,
                 const QMap<QString, QString> &query) const
{
    QString filled = path;
    for (auto place = places.cbegin(); place != places.cend(); ++place) // a comma separates keys
        filled.replace(u'{' + place.key() + u'}',
                       QString::fromLatin1(QUrl::toPercentEncoding(place.value(), ",")));
    QUrl url = baseUrl;
    QString base = url.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + filled, QUrl::StrictMode);
    QUrlQuery parts(url);
    for (auto part = query.cbegin(); part != query.cend(); ++part)
        parts.addQueryItem(encoded(part.key()), encoded(part.value()));
    if (!parts.isEmpty())
        url.setQuery(parts);
    return url;
}

Result<Access> readAccess(const settings::Profile &profile)
{
    if (!profile.metadata)
        return failure(ErrorCode::NotFound, Text::tr("The profile names no metadata API. Names and units can "
                                                     "be typed by hand, or metadata.baseUrl set in it."));
    auto dialect = loadDialect(profile.metadata->dialectFile);
    if (!dialect)
        return tl::unexpected(dialect.error());
    Access access;
    access.baseUrl = profile.metadata->baseUrl.isEmpty() ? dialect->baseUrl : QUrl(profile.metadata->baseUrl);
    access.caFile = profile.metadata->caFile.isEmpty() ? dialect->caFile : profile.metadata->caFile;
    access.dialect = std::move(*dialect);
    if (access.baseUrl.isEmpty())
        return failure(ErrorCode::NotFound, Text::tr("Neither the profile (metadata.baseUrl) nor the dialect "
                                                     "says where the metadata API is."));
    if (!access.baseUrl.isValid() || access.baseUrl.scheme() != "https"_L1)
        return failure(ErrorCode::InvalidInput,
                       Text::tr("metadata.baseUrl must be an address that begins with https://: the access "
                                "token must not travel in clear."));
    return access;
}

} // namespace insite::metadata
