// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/setaside.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace insite {

QString setAside(const QString &path)
{
    for (int number = 1;; ++number) {
        const QString aside = u"%1.unread-%2"_s.arg(path).arg(number);
        if (!QFile::exists(aside))
            return QFile::rename(path, aside) ? aside : path;
    }
}

} // namespace insite
