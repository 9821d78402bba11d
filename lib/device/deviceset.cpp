// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/deviceset.h"

#include "protocol/numericpayload.h"

#include <QCoreApplication>
#include <QHash>

#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::device {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::device::DeviceSet)
};

constexpr double kShortestSeconds = 0.001;
constexpr double kLongestSeconds = 31 * 86'400.0;

/// Checks cell by cell and gathers what is wrong.
class RowChecker
{
public:
    explicit RowChecker(const RowText &text)
        : m_text(text)
    {
    }

    Result<MeterRow, QList<CellProblem>> check()
    {
        checkOn();
        checkTopic();
        checkModel();
        checkInterval();
        checkDecimals();
        if (!m_problems.isEmpty())
            return tl::unexpected(m_problems);
        return m_row;
    }

private:
    void refuse(Column column, const QString &sentence) { m_problems.append({0, column, sentence}); }

    void checkOn()
    {
        const QString &cell = m_text.at(Column::On);
        m_row.isOn = cell == "yes"_L1;
        if (!m_row.isOn && cell != "no"_L1)
            refuse(Column::On, Text::tr("Whether the row is on is “yes” or “no”, not “%1”.").arg(cell));
    }

    void checkTopic()
    {
        const QString &utility = m_text.at(Column::Utility);
        if (const auto problem = protocol::checkUtilityType(utility))
            refuse(Column::Utility, problem->sentence);
        m_row.utility = protocol::utilityTypeFromName(utility).value_or(m_row.utility);
        m_row.meter = m_text.at(Column::Meter);
        if (const auto problem = protocol::checkMeterExternalId(m_row.meter))
            refuse(Column::Meter, problem->sentence);
        const QString &registerType = m_text.at(Column::Register);
        if (const auto problem = protocol::checkRegisterType(registerType))
            refuse(Column::Register, problem->sentence);
        m_row.registerType = registerType.toInt();
    }

    void checkModel()
    {
        auto model = readValueModel(m_text.at(Column::Model), m_text.at(Column::Parameters));
        if (model)
            m_row.model = std::move(*model);
        else
            refuse(model.error().code == ErrorCode::NotFound ? Column::Model : Column::Parameters,
                   model.error().detail);
    }

    void checkInterval()
    {
        bool isNumber = false;
        const double seconds = m_text.at(Column::Interval).toDouble(&isNumber);
        if (!isNumber || !(seconds >= kShortestSeconds) || seconds > kLongestSeconds) {
            refuse(Column::Interval,
                   Text::tr("The interval is a number of seconds from 0.001 to 2678400, not “%1”.")
                       .arg(m_text.at(Column::Interval)));
            return;
        }
        m_row.interval = std::chrono::milliseconds(std::llround(seconds * 1000));
    }

    void checkDecimals()
    {
        bool isNumber = false;
        m_row.decimals = m_text.at(Column::Decimals).toInt(&isNumber);
        if (!isNumber || m_row.decimals < 0 || m_row.decimals > protocol::kMaxDecimals)
            refuse(Column::Decimals, Text::tr("The decimals are a whole number from 0 to %1, not “%2”.")
                                         .arg(protocol::kMaxDecimals)
                                         .arg(m_text.at(Column::Decimals)));
    }

    const RowText &m_text;
    MeterRow m_row;
    QList<CellProblem> m_problems;
};

/// What only shows when rows are seen together.
class SetChecker
{
public:
    explicit SetChecker(const QList<RowText> &rows)
        : m_rows(rows)
    {
    }

    QList<CellProblem> check()
    {
        for (int row = 0; row < m_rows.size(); ++row) {
            auto checked = checkRow(m_rows.at(row));
            if (!checked) {
                for (CellProblem problem : checked.error()) {
                    problem.row = row;
                    m_problems.append(problem);
                }
            } else {
                checkUnique(row, *checked);
                m_good.insert(row, std::move(*checked));
            }
        }
        for (auto it = m_good.cbegin(); it != m_good.cend(); ++it)
            checkFormula(it.key(), it.value());
        if (m_rows.size() > kMaxRows)
            m_problems.append(
                {kMaxRows, Column::Meter, Text::tr("A device set has at most %1 rows.").arg(kMaxRows)});
        std::stable_sort(
            m_problems.begin(), m_problems.end(),
            [](const CellProblem &left, const CellProblem &right) { return left.row < right.row; });
        return m_problems;
    }

private:
    void checkUnique(int row, const MeterRow &meter)
    {
        const QString register_ = u"%1/%2"_s.arg(meter.meter).arg(meter.registerType);
        const auto known = m_byRegister.constFind(register_);
        if (known != m_byRegister.cend())
            m_problems.append(
                {row, Column::Register,
                 Text::tr("Row %1 already sends register type %2 of the meter %3; what came back "
                          "could not be told apart.")
                     .arg(*known + 1)
                     .arg(meter.registerType)
                     .arg(meter.meter)});
        else
            m_byRegister.insert(register_, row);
    }

    void checkFormula(int row, const MeterRow &meter)
    {
        const auto *model = std::get_if<FormulaModel>(&meter.model);
        if (!model)
            return;
        for (const RowReference &reference : model->formula.references()) {
            if (find(reference) < 0)
                m_problems.append(
                    {row, Column::Parameters,
                     Text::tr("The formula takes [%1/%2], and no row without faults sends that.")
                         .arg(reference.meter)
                         .arg(reference.registerType)});
        }
        QList<int> path;
        if (leadsTo(row, row, path))
            m_problems.append({row, Column::Parameters,
                               Text::tr("The formula needs its own result: it comes back to this row through "
                                        "row %1.")
                                   .arg(path.constLast() + 1)});
    }

    [[nodiscard]] int find(const RowReference &reference) const
    {
        return m_byRegister.value(u"%1/%2"_s.arg(reference.meter).arg(reference.registerType), -1);
    }

    /// Whether what `from` takes leads to `goal`; `path` says which rows were seen, the last one is the one
    /// that closes the circle.
    bool leadsTo(int from, int goal, QList<int> &path) const
    {
        const auto row = m_good.constFind(from);
        const auto *model = row == m_good.cend() ? nullptr : std::get_if<FormulaModel>(&row->model);
        if (!model || path.contains(from))
            return false;
        path.append(from);
        for (const RowReference &reference : model->formula.references()) {
            const int next = find(reference);
            if (next == goal) {
                path.removeAll(from);
                path.append(from);
                return true;
            }
            if (next >= 0 && leadsTo(next, goal, path))
                return true;
        }
        return false;
    }

    const QList<RowText> &m_rows;
    QMap<int, MeterRow> m_good;
    QHash<QString, int> m_byRegister;
    QList<CellProblem> m_problems;
};

} // namespace

RowText newRow()
{
    return {{u"yes"_s, u"Electrical"_s, u"MAIN_SUPPLY"_s, u"2"_s, u"counter"_s,
             defaultParameters(u"counter"_s), u"10"_s, u"3"_s}};
}

Result<MeterRow, QList<CellProblem>> checkRow(const RowText &row)
{
    return RowChecker(row).check();
}

QList<CellProblem> checkSet(const QList<RowText> &rows)
{
    return SetChecker(rows).check();
}

double ratePerSecond(const QList<RowText> &rows)
{
    double rate = 0;
    for (const RowText &text : rows) {
        const auto row = checkRow(text);
        if (row && row->isOn)
            rate += 1000.0 / double(row->interval.count());
    }
    return rate;
}

QString problemText(const CellProblem &problem)
{
    return Text::tr("Row %1, %2: %3").arg(problem.row + 1).arg(columnKey(problem.column), problem.sentence);
}

} // namespace insite::device
