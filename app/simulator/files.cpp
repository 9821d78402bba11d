// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/files.h"

#include <QCoreApplication>
#include <QFile>

namespace insite::simulator {

namespace {

tl::unexpected<Error> cannotWrite(const QFile &file)
{
    return failure(ErrorCode::Storage,
                   QCoreApplication::translate(
                       "Files", "%1 could not be written: %2. Name a folder that you may write to.")
                       .arg(file.fileName(), file.errorString()));
}

Result<void> writeAll(QFile &file, const QByteArray &content)
{
    if (file.write(content) != content.size() || !file.flush())
        return cannotWrite(file);
    return {};
}

} // namespace

Result<void> writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return cannotWrite(file);
    return writeAll(file, content);
}

Result<void> writeSecretFile(const QString &path, const QByteArray &content)
{
    QFile::remove(path);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return cannotWrite(file);
    return writeAll(file, content);
}

} // namespace insite::simulator
