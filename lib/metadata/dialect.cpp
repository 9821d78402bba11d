// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/dialect.h"

#include "metadata/dialectreader.h"
#include "metadata/resources.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

constexpr qint64 kLargestDialect = 1024 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::Dialect)
};

} // namespace

QString listWord(ListKind kind)
{
    switch (kind) {
    case ListKind::Customers:
        return u"customers"_s;
    case ListKind::RegisterTypes:
        return u"registerTypes"_s;
    case ListKind::Installations:
        return u"installations"_s;
    case ListKind::Meters:
        return u"meters"_s;
    case ListKind::Registers:
        return u"registers"_s;
    }
    return {};
}

QList<DialectProblem> checkDialect(const QByteArray &json)
{
    return DialectReader(json, {}).problems;
}

Result<Dialect> parseDialect(const QByteArray &json, const QString &folder)
{
    DialectReader reader(json, folder);
    if (reader.problems.isEmpty())
        return std::move(reader.dialect);
    const DialectProblem &first = reader.problems.constFirst();
    return failure(ErrorCode::InvalidInput,
                   first.key.isEmpty() ? first.sentence : u"%1: %2"_s.arg(first.key, first.sentence));
}

Result<Dialect> loadDialect(const QString &path)
{
    if (path.isEmpty())
        return parseDialect(resource(u"dialect.json"_s), {});
    const QString name = QDir::toNativeSeparators(path);
    QFile file(path);
    if (!file.exists())
        return failure(ErrorCode::NotFound, Text::tr("There is no dialect file %1. Check the key "
                                                     "metadata.dialectFile of the profile.")
                                                .arg(name));
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestDialect)
        return failure(ErrorCode::AccessDenied,
                       Text::tr("The dialect file %1 cannot be read: %2.").arg(name, file.errorString()));
    return parseDialect(file.readAll(), QFileInfo(path).absolutePath()).map_error([&name](Error error) {
        error.detail = Text::tr("In the dialect file %1: %2").arg(name, error.detail);
        return error;
    });
}

} // namespace insite::metadata
