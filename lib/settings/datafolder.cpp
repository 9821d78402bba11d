// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/datafolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace insite::settings {

QString dataFolderName(const QString &part)
{
    // Not AppDataLocation: that differs between insite-monitor and insitectl, which share what lies here.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/insite-monitor/"_s +
           part;
}

Result<QString> dataFolder(const QString &part)
{
    const QString folder = dataFolderName(part);
    if (QDir().mkpath(folder))
        return folder;
    return failure(ErrorCode::AccessDenied,
                   QCoreApplication::translate("insite::settings",
                                               "The folder %1 cannot be made. It must be writable: "
                                               "what belongs to this user and computer is kept "
                                               "there.")
                       .arg(QDir::toNativeSeparators(folder)));
}

} // namespace insite::settings
