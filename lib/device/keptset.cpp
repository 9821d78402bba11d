// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/keptset.h"

#include "core/setaside.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace insite::device {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::device::KeptSet)
};

const QString kFormat = u"insite-kept-set"_s;

QByteArray print(const KeptSet &set)
{
    QJsonArray rows;
    for (const RowText &row : set.rows) {
        QJsonObject object;
        for (int column = 0; column < kColumns; ++column)
            object.insert(columnKey(Column(column)), row.at(Column(column)));
        rows.append(object);
    }
    return QJsonDocument(QJsonObject{{u"format"_s, kFormat}, {u"folder"_s, set.folder}, {u"rows"_s, rows}})
        .toJson(QJsonDocument::Compact);
}

std::optional<KeptSet> parse(const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    if (object.value("format"_L1).toString() != kFormat || !object.value("rows"_L1).isArray())
        return std::nullopt;
    KeptSet set{{}, object.value("folder"_L1).toString()};
    const QJsonArray rows = object.value("rows"_L1).toArray();
    for (const QJsonValue &value : rows) {
        RowText row;
        for (int column = 0; column < kColumns; ++column)
            row.set(Column(column), value[columnKey(Column(column))].toString());
        set.rows.append(row);
    }
    return set;
}

} // namespace

Result<std::optional<KeptSet>> loadKeptSet(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::nullopt;
    const QString shown = QDir::toNativeSeparators(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::AccessDenied,
                       Text::tr("The device set of the last time could not be read from %1: %2.")
                           .arg(shown, file.errorString()));
    if (auto set = parse(file.readAll()))
        return set;
    file.close();
    return failure(ErrorCode::InvalidInput,
                   Text::tr("The device set of the last time is damaged. Its file was put aside as %1.")
                       .arg(QDir::toNativeSeparators(setAside(path))));
}

Result<void> saveKeptSet(const QString &path, const KeptSet &set)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    const QByteArray text = print(set);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failure(ErrorCode::Storage,
                       Text::tr("The device set could not be kept for the next start in %1: %2. Free the "
                                "disk or mend the folder's rights, or export the set.")
                           .arg(QDir::toNativeSeparators(path), file.errorString()));
    return {};
}

} // namespace insite::device
