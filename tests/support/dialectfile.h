// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/resources.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace insite::test {

/// The shipped dialect for a large site: pages of 200, so that there are many, and, unless wished otherwise,
/// without labels, which cost a request for each meter. Gives the file's path. The test links
/// Insite::metadata.
inline QString writeLargeSiteDialect(const QString &path, int requestsPerMinute, bool hasLabels = false)
{
    using namespace Qt::StringLiterals;
    QJsonObject dialect = QJsonDocument::fromJson(metadata::resource(u"dialect.json"_s)).object();
    dialect.insert(u"manners"_s, QJsonObject{{u"requestsPerMinute"_s, requestsPerMinute}});
    QJsonObject paging = dialect.value("paging"_L1).toObject();
    paging.insert(u"size"_s, 200);
    dialect.insert(u"paging"_s, paging);
    if (!hasLabels)
        dialect.remove(u"labels"_s);
    QFile file(path);
    const QByteArray text = QJsonDocument(dialect).toJson();
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path : QString();
}

} // namespace insite::test
