// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/clientid.h"

#include "settings/datafolder.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QSysInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::settings {

namespace {

constexpr int kLength = 23;
constexpr int kPatience = 10'000; // ms; the lock is held for one small file
constexpr QLatin1StringView kPrefix("insite");
constexpr QLatin1StringView kAlphabet("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::settings::ClientId)
};

QString fileName(const Profile &profile)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QString role = profile.role == Role::Consumer ? u"consumer"_s : u"device"_s;
    for (const QString &part :
         {QString::fromLatin1(QSysInfo::machineUniqueId()), profile.name, role, profile.broker.host,
          QString::number(profile.broker.port), profile.username}) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArray(1, '\0'));
    }
    return QString::fromLatin1(hash.result().toHex().left(32));
}

QString makeId()
{
    QString id = kPrefix;
    while (id.size() < kLength)
        id.append(kAlphabet.at(QRandomGenerator::system()->bounded(static_cast<int>(kAlphabet.size()))));
    return id;
}

bool isMadeId(const QString &id)
{
    return id.size() == kLength &&
           std::all_of(id.cbegin(), id.cend(), [](QChar c) { return kAlphabet.contains(c); });
}

Result<QString> readId(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::AccessDenied, Text::tr("The client id in %1 cannot be read: %2.")
                                                    .arg(QDir::toNativeSeparators(path), file.errorString()));
    const QString id = QString::fromLatin1(file.read(256)).trimmed();
    if (isMadeId(id))
        return id;
    // A new one would begin a new session and give up what the broker holds for the old: the person decides.
    return failure(
        ErrorCode::InvalidInput,
        Text::tr("The file %1 no longer holds a client id. Restore it, or delete it to begin a new session "
                 "(what the broker has queued for the old one is then lost).")
            .arg(QDir::toNativeSeparators(path)));
}

/// Several starts may do this at once: whoever holds the lock first makes the id, the others read it.
Result<QString> makeAndRead(const QString &path)
{
    const auto cannot = [&path](const QString &reason) {
        return failure(
            ErrorCode::AccessDenied,
            Text::tr("The client id cannot be kept in %1: %2.").arg(QDir::toNativeSeparators(path), reason));
    };
    QLockFile lock(path + u".lock"_s);
    if (!lock.tryLock(kPatience))
        return cannot(Text::tr("another start holds it"));
    if (!QFile::exists(path)) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(makeId().toLatin1() + '\n') < 0 || !file.commit())
            return cannot(file.errorString());
    }
    return readId(path);
}

} // namespace

Result<QString> clientId(const Profile &profile)
{
    if (!profile.broker.clientId.isEmpty())
        return profile.broker.clientId;
    const auto folder = dataFolder(u"client-ids"_s);
    if (!folder)
        return tl::unexpected(folder.error());
    const QString path = *folder + u'/' + fileName(profile);
    return QFile::exists(path) ? readId(path) : makeAndRead(path);
}

} // namespace insite::settings
