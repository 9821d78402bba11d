// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/devicesetfile.h"

#include "core/csv.h"
#include "device/deviceset.h"
#include "device/parameters.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSaveFile>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace insite::device {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::device::DeviceSetFile)
};

constexpr qint64 kMaxFileBytes = 16LL * 1024 * 1024;
const QString kFormat = u"insite-device-set"_s;

tl::unexpected<Error> refuse(const QString &sentence)
{
    return failure(ErrorCode::InvalidInput, sentence);
}

std::optional<Column> columnOf(const QString &key)
{
    for (int column = 0; column < kColumns; ++column) {
        if (columnKey(Column(column)) == key)
            return Column(column);
    }
    return std::nullopt;
}

bool mayBeLeftOut(Column column)
{
    return column == Column::On || column == Column::Parameters || column == Column::Interval ||
           column == Column::Decimals;
}

/// A row in which only what may be left out is filled.
RowText emptyRow()
{
    RowText row;
    for (const Column column : {Column::On, Column::Interval, Column::Decimals})
        row.set(column, newRow().at(column));
    return row;
}

Result<QList<Column>> columnsOf(const CsvRecord &heading)
{
    QList<Column> columns;
    for (const QString &field : heading.fields) {
        const auto column = columnOf(field.trimmed().toLower());
        if (!column)
            return refuse(Text::tr("Line %1, column %2: “%3” is no column of a device set.")
                              .arg(heading.line)
                              .arg(columns.size() + 1)
                              .arg(field));
        if (columns.contains(*column))
            return refuse(Text::tr("Line %1, column %2: “%3” stands there twice.")
                              .arg(heading.line)
                              .arg(columns.size() + 1)
                              .arg(field));
        columns.append(*column);
    }
    for (int index = 0; index < kColumns; ++index) {
        const auto column = Column(index);
        if (!columns.contains(column) && !mayBeLeftOut(column))
            return refuse(Text::tr("Line %1 names the columns, and “%2” is not among them.")
                              .arg(heading.line)
                              .arg(columnKey(column)));
    }
    return columns;
}

/// A number as JSON has it, or the text.
QString plainText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
    if (value.isBool())
        return value.toBool() ? u"yes"_s : u"no"_s;
    return value.toString();
}

/// A number where the text is exactly one, so that it reads back as it was.
QJsonValue jsonValue(const QString &text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    if (isNumber && plainText(value) == text)
        return value;
    return text;
}

QString jsonKey(Column column)
{
    return column == Column::Interval ? u"intervalSeconds"_s : columnKey(column);
}

Result<QString> parametersOf(const QJsonValue &value, int row)
{
    if (!value.isObject())
        return refuse(Text::tr("Row %1, parameters: this must be an object.").arg(row));
    const QJsonObject object = value.toObject();
    ParameterList parameters;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isObject() || it->isArray() || it->isNull())
            return refuse(
                Text::tr("Row %1, parameters, %2: this must be a number or a text.").arg(row).arg(it.key()));
        parameters.append({it.key(), plainText(*it)});
    }
    return joinParameters(parameters);
}

Result<RowText> rowOf(const QJsonValue &value, int number)
{
    if (!value.isObject())
        return refuse(Text::tr("Row %1 is not an object.").arg(number));
    const QJsonObject object = value.toObject();
    RowText row = emptyRow();
    QStringList known;
    for (int index = 0; index < kColumns; ++index) {
        const auto column = Column(index);
        const QString key = jsonKey(column);
        known.append(key);
        const QJsonValue cell = object.value(key);
        if (cell.isUndefined()) {
            if (!mayBeLeftOut(column))
                return refuse(Text::tr("Row %1, %2: this is missing.").arg(number).arg(key));
            continue;
        }
        if (column == Column::Parameters) {
            auto parameters = parametersOf(cell, number);
            if (!parameters)
                return tl::unexpected(parameters.error());
            row.set(column, *parameters);
        } else if (cell.isObject() || cell.isArray() || cell.isNull()) {
            return refuse(
                Text::tr("Row %1, %2: this must be a number, a text, true or false.").arg(number).arg(key));
        } else {
            row.set(column, plainText(cell));
        }
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()))
            return refuse(Text::tr("Row %1, %2: there is no such key.").arg(number).arg(it.key()));
    }
    return row;
}

QJsonObject jsonOf(const RowText &row)
{
    QJsonObject object;
    for (int index = 0; index < kColumns; ++index) {
        const auto column = Column(index);
        const QString &cell = row.at(column);
        if (column == Column::On && (cell == "yes"_L1 || cell == "no"_L1))
            object.insert(jsonKey(column), cell == "yes"_L1);
        else if (column == Column::Register || column == Column::Interval || column == Column::Decimals)
            object.insert(jsonKey(column), jsonValue(cell));
        else
            object.insert(jsonKey(column), cell);
    }
    QJsonObject parameters;
    if (const auto split = splitParameters(row.at(Column::Parameters))) {
        for (const auto &[name, value] : *split)
            parameters.insert(name, jsonValue(value));
    }
    object.insert(jsonKey(Column::Parameters), parameters);
    return object;
}

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

} // namespace

Result<QList<RowText>> parseCsvSet(const QByteArray &text)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString decoded = decode(text);
    if (decode.hasError())
        return refuse(Text::tr("The file is not UTF-8. Save it as CSV with the character set UTF-8."));
    const auto records = parseCsv(decoded);
    if (!records)
        return tl::unexpected(records.error());
    if (records->isEmpty())
        return refuse(Text::tr("The file is empty; its first line must name the columns."));
    const auto columns = columnsOf(records->first());
    if (!columns)
        return tl::unexpected(columns.error());
    QList<RowText> rows;
    for (const CsvRecord &record : records->sliced(1)) {
        if (record.fields.size() != columns->size())
            return refuse(
                Text::tr("Line %1 has %2 columns; the first line names %3. Quote a field that holds "
                         "the separator.")
                    .arg(record.line)
                    .arg(record.fields.size())
                    .arg(columns->size()));
        RowText row = emptyRow();
        for (qsizetype index = 0; index < columns->size(); ++index)
            row.set(columns->at(index), record.fields.at(index));
        rows.append(row);
        if (const auto checked = checkRow(row); !checked) {
            const CellProblem &problem = checked.error().first();
            return refuse(Text::tr("Line %1, column %2 (%3): %4")
                              .arg(record.line)
                              .arg(columns->indexOf(problem.column) + 1)
                              .arg(columnKey(problem.column), problem.sentence));
        }
    }
    return rows;
}

QByteArray printCsvSet(const QList<RowText> &rows)
{
    QStringList heading;
    for (int column = 0; column < kColumns; ++column)
        heading.append(columnKey(Column(column)));
    QString text = printCsvRecord(heading);
    for (const RowText &row : rows)
        text += printCsvRecord(QStringList(row.cells.cbegin(), row.cells.cend()));
    return text.toUtf8();
}

Result<QList<RowText>> parseJsonSet(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return refuse(Text::tr("Line %1: this is not JSON (%2).")
                          .arg(text.first(error.offset).count('\n') + 1)
                          .arg(error.errorString()));
    const QJsonObject object = document.object();
    if (object.value(u"format"_s).toString() != kFormat)
        return refuse(Text::tr("This is no device set: “format” is not “%1”.").arg(kFormat));
    if (object.value(u"version"_s).toInt() != 1)
        return refuse(Text::tr("“version” is not 1; a newer release may read this device set."));
    if (!object.value(u"rows"_s).isArray())
        return refuse(Text::tr("“rows” is missing or not a list."));
    QList<RowText> rows;
    const QJsonArray array = object.value(u"rows"_s).toArray();
    for (const QJsonValue &value : array) {
        auto row = rowOf(value, int(rows.size()) + 1);
        if (!row)
            return tl::unexpected(row.error());
        if (const auto checked = checkRow(*row); !checked) {
            const CellProblem &problem = checked.error().first();
            return refuse(Text::tr("Row %1, %2: %3")
                              .arg(rows.size() + 1)
                              .arg(jsonKey(problem.column), problem.sentence));
        }
        rows.append(*row);
    }
    return rows;
}

QByteArray printJsonSet(const QList<RowText> &rows)
{
    QJsonArray array;
    for (const RowText &row : rows)
        array.append(jsonOf(row));
    return QJsonDocument(QJsonObject{{u"format"_s, kFormat}, {u"version"_s, 1}, {u"rows"_s, array}}).toJson();
}

Result<QList<RowText>> loadDeviceSet(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            file.exists() ? ErrorCode::AccessDenied : ErrorCode::NotFound,
            Text::tr("The device set %1 cannot be read: %2.").arg(shown(path), file.errorString()));
    if (file.size() > kMaxFileBytes)
        return refuse(Text::tr("The device set %1 is larger than 16 MiB.").arg(shown(path)));
    const QByteArray text = file.readAll();
    auto rows = path.endsWith(u".json"_s, Qt::CaseInsensitive) ? parseJsonSet(text) : parseCsvSet(text);
    if (!rows)
        return refuse(u"%1: %2"_s.arg(shown(path), rows.error().detail));
    return rows;
}

Result<void> saveDeviceSet(const QString &path, const QList<RowText> &rows)
{
    QSaveFile file(path);
    const QByteArray text =
        path.endsWith(u".json"_s, Qt::CaseInsensitive) ? printJsonSet(rows) : printCsvSet(rows);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failure(ErrorCode::Storage,
                       Text::tr("The device set could not be written to %1: %2. Choose another folder.")
                           .arg(shown(path), file.errorString()));
    return {};
}

} // namespace insite::device
