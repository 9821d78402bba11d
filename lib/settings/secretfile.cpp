// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace insite::settings {

namespace {

constexpr qint64 kLongestSecret = 65535; // MQTT 3.1.1, 3.1.3.5; a token is shorter.

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::settings::SecretFile)
};

bool othersHaveAccess(const QFile &file)
{
#ifdef Q_OS_UNIX
    constexpr auto kOthers =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    return (file.permissions() & kOthers) != 0;
#else
    Q_UNUSED(file) // Windows: a file in the person's own folders is readable by that person alone.
    return false;
#endif
}

} // namespace

Result<QString> readSecretFile(const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    QFile file(path);
    if (!file.exists())
        return failure(ErrorCode::NotFound,
                       Text::tr("There is no secret file %1. Check the path.").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::AccessDenied,
                       Text::tr("The secret file %1 cannot be read: %2.").arg(name, file.errorString()));
    if (othersHaveAccess(file))
        return failure(
            ErrorCode::AccessDenied,
            Text::tr("The secret file %1 is open to others than its owner. Close it to them (chmod 600 %1), "
                     "and change the secret if others may have read it.")
                .arg(name));
    QByteArray bytes = file.read(kLongestSecret + 1);
    if (bytes.endsWith('\n'))
        bytes.chop(bytes.endsWith("\r\n") ? 2 : 1);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString secret = decoder(bytes);
    if (bytes.isEmpty())
        return failure(ErrorCode::InvalidInput, Text::tr("The secret file %1 is empty.").arg(name));
    if (bytes.size() >= kLongestSecret || decoder.hasError() || file.error() != QFileDevice::NoError)
        return failure(
            ErrorCode::InvalidInput,
            Text::tr("The secret file %1 holds no secret: it is too long, or not UTF-8 text.").arg(name));
    return secret;
}

Result<std::optional<QString>> secretWithoutScreen(SecretKind kind, const QString &path)
{
    const char *variable = kind == SecretKind::Password ? "INSITE_PASSWORD" : "INSITE_TOKEN";
    const bool isInEnvironment = qEnvironmentVariableIsSet(variable);
    const QString value = qEnvironmentVariable(variable);
    qunsetenv(variable);
    if (!path.isEmpty())
        return readSecretFile(path).map([](const QString &secret) { return std::optional(secret); });
    return isInEnvironment && !value.isEmpty() ? std::optional(value) : std::nullopt;
}

} // namespace insite::settings
