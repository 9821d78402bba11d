// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/plan.h"

#include "core/csv.h"
#include "protocol/numericpayload.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>

using namespace Qt::StringLiterals;

namespace insite::device {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::device::Plan)
};

constexpr qint64 kMaxReplayBytes = 64LL * 1024 * 1024;

/// A spreadsheet's decimal comma is one when the fields are separated by something else.
Result<double, protocol::NumericPayloadRefusal> number(const QString &field)
{
    return protocol::parseNumericPayload(field.trimmed().replace(u',', u'.').toUtf8());
}

qsizetype columnIn(const CsvRecord &heading, const QString &column)
{
    for (qsizetype index = 0; index < heading.fields.size(); ++index) {
        if (heading.fields.at(index).trimmed() == column)
            return index;
    }
    return column.toInt() - 1;
}

} // namespace

Result<std::vector<double>> readReplayColumn(const QString &path, const QString &column)
{
    const QString shown = QDir::toNativeSeparators(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound,
                       Text::tr("The file %1 cannot be read: %2.").arg(shown, file.errorString()));
    if (file.size() > kMaxReplayBytes)
        return failure(ErrorCode::InvalidInput, Text::tr("The file %1 is larger than 64 MiB.").arg(shown));
    const auto records = parseCsv(QString::fromUtf8(file.readAll()));
    if (!records)
        return failure(ErrorCode::InvalidInput, u"%1: %2"_s.arg(shown, records.error().detail));
    if (records->isEmpty())
        return failure(ErrorCode::InvalidInput, Text::tr("The file %1 is empty.").arg(shown));
    const qsizetype index = columnIn(records->first(), column);
    if (index < 0 || index >= records->first().fields.size())
        return failure(ErrorCode::NotFound, Text::tr("The file %1 has no column “%2”.").arg(shown, column));
    std::vector<double> values;
    for (const CsvRecord &record : *records) {
        const auto value = number(record.fields.value(index));
        if (value)
            values.push_back(*value);
        else if (&record != &records->first()) // that one may be a heading
            return failure(ErrorCode::InvalidInput, Text::tr("%1, line %2, column %3: %4")
                                                        .arg(shown)
                                                        .arg(record.line)
                                                        .arg(index + 1)
                                                        .arg(value.error().sentence));
    }
    if (values.empty())
        return failure(ErrorCode::InvalidInput,
                       Text::tr("The column “%1” of %2 holds no number.").arg(column, shown));
    return values;
}

Result<Plan, QList<CellProblem>> makePlan(const QList<RowText> &rows, const QString &baseTopic,
                                          const QString &folder)
{
    QList<CellProblem> problems = checkSet(rows);
    if (!problems.isEmpty())
        return tl::unexpected(problems);
    Plan plan;
    QHash<QString, size_t> byRegister;
    for (int index = 0; index < rows.size(); ++index) {
        PlannedRow planned{*checkRow(rows.at(index)), {}, nullptr, {}};
        const MeterRow &row = planned.row;
        const auto topic = protocol::printGatewayTopic({baseTopic, row.utility, row.meter, row.registerType});
        if (topic)
            planned.topic = *topic;
        else
            problems.append({index, Column::Meter, topic.error().sentence});
        if (const auto *replay = std::get_if<ReplayModel>(&row.model)) {
            auto values = readReplayColumn(QDir(folder).absoluteFilePath(replay->file), replay->column);
            if (values)
                planned.replay = std::make_shared<const std::vector<double>>(std::move(*values));
            else
                problems.append({index, Column::Parameters, values.error().detail});
        }
        byRegister.insert(u"%1/%2"_s.arg(row.meter).arg(row.registerType), size_t(index));
        plan.rows.push_back(std::move(planned));
    }
    if (const double rate = ratePerSecond(rows); rate > kMaxPerSecond)
        problems.append(
            {0, Column::Interval,
             Text::tr("Together the rows would send %1 readings a second; the bench sends at most "
                      "%2. Choose longer intervals or fewer rows.")
                 .arg(QString::number(rate, 'f', 0), QString::number(kMaxPerSecond, 'f', 0))});
    if (!problems.isEmpty())
        return tl::unexpected(problems);
    for (PlannedRow &planned : plan.rows) {
        if (const auto *model = std::get_if<FormulaModel>(&planned.row.model)) {
            for (const RowReference &reference : model->formula.references())
                planned.references.push_back(
                    byRegister.value(u"%1/%2"_s.arg(reference.meter).arg(reference.registerType)));
        }
    }
    return plan;
}

} // namespace insite::device
