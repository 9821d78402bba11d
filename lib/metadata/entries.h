// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/apicatalogue.h"
#include "metadata/dialect.h"

#include <QJsonValue>

namespace insite::metadata {

/// Reads the fields of one entry of a list where the dialect says that they are. What is absent or null is
/// not told; what is of a wrong type is noted. A value for one entry; any thread.
class EntryReader
{
public:
    EntryReader(const ListDialect &list, const QJsonValue &entry);

    /// A text, or a number as its text (ids are opaque).
    [[nodiscard]] QString text(const QString &field);
    [[nodiscard]] std::optional<double> number(const QString &field);
    [[nodiscard]] QStringList texts(const QString &field);
    /// An object of texts, or a list of objects with "key" and "value".
    [[nodiscard]] QMap<QString, QString> labels(const QString &field);

    /// What unit, kind, decimals and interval it tells, with id, name and type.
    [[nodiscard]] ApiRegister readRegister(const QHash<QString, RegisterKind> &kinds);

    /// The first field of a wrong type, as a sentence without its subject: "“/name” holds an object, not a
    /// text"; empty: all well.
    [[nodiscard]] const QString &complaint() const { return m_complaint; }

private:
    [[nodiscard]] QJsonValue value(const QString &field) const;
    void complain(const QString &field, const QJsonValue &value, const QString &wanted);

    const ListDialect &m_list;
    QJsonValue m_entry;
    QString m_complaint;
};

} // namespace insite::metadata
