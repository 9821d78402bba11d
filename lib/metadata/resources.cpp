// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/resources.h"

#include <QFile>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE must stand outside of any namespace; a static library's resources are not linked without
// it.
static void initResources()
{
    Q_INIT_RESOURCE(metadata);
}

namespace insite::metadata {

QByteArray resource(const QString &name)
{
    initResources();
    QFile file(u":/insite/metadata/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace insite::metadata
