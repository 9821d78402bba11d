// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profilelock.h"

#include "settings/datafolder.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace insite::settings {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::settings::ProfileLock)
};

QString fileName(const Profile &profile, const QString &clientId)
{
    const QString identity =
        profile.broker.host.toLower() % u'\n' % QString::number(profile.broker.port) % u'\n' % clientId;
    const QByteArray hash = QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(32)) + u".lock"_s;
}

Error heldBy(const QLockFile &file, const Profile &profile)
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (!file.getLockInfo(&pid, &host, &program))
        return {ErrorCode::AccessDenied,
                Text::tr("The profile \"%1\" cannot be locked: %2 cannot be written.")
                    .arg(profile.name, QDir::toNativeSeparators(file.fileName()))};
    return {
        ErrorCode::AccessDenied,
        Text::tr(
            "The profile \"%1\" is already in use by %2 (process %3 on %4). Stop that program, or start this "
            "one with a profile of its own.")
            .arg(profile.name, program)
            .arg(pid)
            .arg(host)};
}

} // namespace

ProfileLock::ProfileLock(std::unique_ptr<QLockFile> file)
    : m_file(std::move(file))
{
}

ProfileLock::ProfileLock(ProfileLock &&) noexcept = default;
ProfileLock &ProfileLock::operator=(ProfileLock &&) noexcept = default;
ProfileLock::~ProfileLock() = default;

Result<ProfileLock> ProfileLock::take(const Profile &profile, const QString &clientId)
{
    const auto folder = dataFolder(u"locks"_s);
    if (!folder)
        return tl::unexpected(folder.error());
    auto file = std::make_unique<QLockFile>(*folder + u'/' + fileName(profile, clientId));
    file->setStaleLockTime(0); // A session runs for months: only a dead holder makes its lock stale.
    if (!file->tryLock(0))
        return tl::unexpected(heldBy(*file, profile));
    return ProfileLock(std::move(file));
}

} // namespace insite::settings
