// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/cataloguefiles.h"

#include "core/setaside.h"
#include "settings/datafolder.h"
#include "settings/profile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

constexpr qint64 kLargestFile = 512LL * 1024 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::CatalogueFiles)
};

QString ownFile(const QString &folder)
{
    return folder + u"/own.json"_s;
}

QString apiFile(const QString &folder)
{
    return folder + u"/api.json"_s;
}

QString tokenFile(const QString &folder)
{
    return folder + u"/token.json"_s;
}

/// Absent: there is no such file.
Result<std::optional<QByteArray>> read(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile)
        return failure(ErrorCode::AccessDenied, file.errorString());
    return file.readAll();
}

void loadOwn(const QString &folder, KeptCatalogue &kept)
{
    const QString path = ownFile(folder);
    const auto bytes = read(path);
    if (bytes && !*bytes)
        return;
    const auto words = bytes ? ownWordsFromJson(**bytes) : Result<OwnWords>(tl::unexpected(bytes.error()));
    if (words) {
        kept.own = *words;
        return;
    }
    kept.problem = Text::tr("The names and units you typed cannot be read: %1. The file is kept as %2.")
                       .arg(words.error().detail, QDir::toNativeSeparators(setAside(path)));
}

} // namespace

QString profileFolder(const settings::Profile &profile)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {profile.name, profile.broker.host, profile.username}) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArray(1, '\0'));
    }
    return settings::dataFolderName(u"metadata/"_s + QString::fromLatin1(hash.result().toHex().first(32)));
}

KeptCatalogue loadCatalogue(const QString &folder)
{
    KeptCatalogue kept;
    loadOwn(folder, kept);
    // What the API told can be fetched again: a file that is not understood is as none.
    if (const auto bytes = read(apiFile(folder)); bytes && *bytes)
        kept.api = apiCatalogueFromJson(**bytes).value_or(ApiCatalogue());
    return kept;
}

Result<void> saveOwnWords(const QString &folder, const OwnWords &words)
{
    return replaceFile(ownFile(folder), toJson(words));
}

Result<void> saveApiCatalogue(const QString &folder, const ApiCatalogue &catalogue)
{
    return replaceFile(apiFile(folder), toJson(catalogue));
}

std::optional<Instant> loadTokenExpiry(const QString &folder)
{
    QFile file(tokenFile(folder));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonValue at = QJsonDocument::fromJson(file.read(1024)).object().value("expiresAtMs"_L1);
    return at.isDouble() ? std::optional(Instant(std::chrono::milliseconds(at.toInteger()))) : std::nullopt;
}

Result<void> saveTokenExpiry(const QString &folder, std::optional<Instant> expiry)
{
    if (!expiry) {
        QFile::remove(tokenFile(folder));
        return {};
    }
    const QJsonObject object{{u"expiresAtMs"_s, qint64(expiry->time_since_epoch().count())}};
    return replaceFile(tokenFile(folder), QJsonDocument(object).toJson());
}

Result<void> replaceFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    const bool isKept = QDir().mkpath(QFileInfo(path).absolutePath()) && file.open(QIODevice::WriteOnly) &&
                        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                        file.write(bytes) == bytes.size() && file.commit();
    if (isKept)
        return {};
    return failure(ErrorCode::Storage,
                   Text::tr("%1 cannot be written: %2. What you typed holds until the program ends.")
                       .arg(QDir::toNativeSeparators(path), file.errorString()));
}

} // namespace insite::metadata
