// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/dialect.h"

#include <QJsonObject>

namespace insite::metadata {

/// Walks the text of a dialect file once; gathers both the dialect and everything that is wrong with it.
class DialectReader
{
public:
    DialectReader(const QByteArray &json, const QString &folder);

    QList<DialectProblem> problems;
    Dialect dialect;

private:
    void readRoot(const QJsonObject &root);
    void readBase(const QJsonObject &root);
    void readAuthentication(const QJsonObject &root);
    void readLists(const QJsonObject &root);
    void readList(ListKind kind, const QJsonObject &lists);
    void readPath(ListKind kind, const QJsonObject &object, const QString &prefix, ListDialect &list);
    void readFields(ListKind kind, const QJsonObject &object, const QString &prefix, ListDialect &list);
    void readPaging(const QJsonObject &object, const QString &prefix, Paging &paging);
    void readPagingStyle(const QJsonObject &object, const QString &prefix, Paging &paging);
    void readLabels(const QJsonObject &root);
    void readLabel(const QJsonObject &labels, const QString &key, LabelDialect &label);
    void readKinds(const QJsonObject &root);
    void readManners(const QJsonObject &root);

    void problem(const QString &key, const QString &sentence) { problems.append({key, sentence}); }
    void refuseUnknown(const QJsonObject &object, const QString &prefix, const QStringList &known);
    QJsonObject object(const QJsonObject &parent, const QString &prefix, const QString &key);
    QString text(const QJsonObject &parent, const QString &prefix, const QString &key,
                 const QString &fallback = {});
    int number(const QJsonObject &parent, const QString &prefix, const QString &key, int fallback, int from,
               int to);
    std::optional<JsonPointer> pointer(const QJsonObject &parent, const QString &prefix, const QString &key);

    QString m_folder;
};

} // namespace insite::metadata
