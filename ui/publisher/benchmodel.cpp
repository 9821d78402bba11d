// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/benchmodel.h"

#include "publisher/verdicticon.h"
#include "theme/icon.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::publisher {

using device::RowProgress;
using session::PublishOutcome;

namespace {

constexpr int kTextColumns = BenchModel::Decimals + 1;
static_assert(kTextColumns == device::kColumns);

bool isNumeric(int column)
{
    return column == BenchModel::Register || column == BenchModel::Interval ||
           column == BenchModel::Decimals || (column >= BenchModel::Sent && column <= BenchModel::CameBack);
}

QString milliseconds(std::chrono::milliseconds duration)
{
    return duration < std::chrono::milliseconds(1) ? u"< 1"_s
                                                   : QLocale().toString(qlonglong(duration.count()));
}

/// The person's decimal point, and back: in files and in the rows it is a point.
QString shownNumber(QString text)
{
    return text.replace(u'.', QLocale().decimalPoint());
}

QString plainNumber(QString text)
{
    text = text.trimmed();
    if (const QString point = QLocale().decimalPoint(); point != u"."_s && !text.contains(u'.'))
        text.replace(point, u"."_s);
    return text;
}

} // namespace

BenchModel::BenchModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

BenchModel::~BenchModel() = default;

void BenchModel::setBaseTopic(const QString &baseTopic)
{
    m_baseTopic = baseTopic;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, Topic), index(int(m_rows.size()) - 1, Topic));
}

void BenchModel::setRows(const QList<device::RowText> &rows)
{
    beginResetModel();
    m_rows = rows;
    m_runs.assign(size_t(rows.size()), Run());
    check();
    endResetModel();
    emit edited();
}

int BenchModel::addRow()
{
    device::RowText row = device::newRow();
    if (!m_rows.isEmpty()) {
        row = m_rows.last();
        // The next meter of the same kind: MAIN_SUPPLY_2 after MAIN_SUPPLY, METER_10 after METER_9.
        QString meter = row.at(device::Column::Meter);
        qsizetype digits = meter.size();
        while (digits > 0 && meter.at(digits - 1).isDigit())
            --digits;
        const QString number = meter.sliced(digits);
        meter = number.isEmpty() ? QString(meter + u"_2"_s)
                                 : QString(meter.first(digits) + QString::number(number.toLongLong() + 1));
        row.set(device::Column::Meter, meter);
    }
    const int at = int(m_rows.size());
    insertRowTexts(at, {row});
    return at;
}

void BenchModel::insertRowTexts(int at, const QList<device::RowText> &rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows({}, at, at + int(rows.size()) - 1);
    for (qsizetype i = 0; i < rows.size(); ++i)
        m_rows.insert(at + i, rows.at(i));
    m_runs.insert(m_runs.begin() + at, size_t(rows.size()), Run());
    check();
    endInsertRows();
    emit edited();
}

void BenchModel::removeRowList(QList<int> rows)
{
    std::sort(rows.begin(), rows.end(), std::greater());
    for (const int row : std::as_const(rows)) {
        if (row < 0 || row >= m_rows.size())
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        m_runs.erase(m_runs.begin() + row);
        check();
        endRemoveRows();
    }
    emit edited();
}

QString BenchModel::problemAt(int row, int column) const
{
    const QString own = m_problemAt.value({row, column});
    if (!own.isEmpty())
        return own;
    for (int other = 0; other < kTextColumns; ++other) {
        if (const QString sentence = m_problemAt.value({row, other}); !sentence.isEmpty())
            return sentence;
    }
    return {};
}

QString BenchModel::topic(int row) const
{
    const device::RowText &text = m_rows.at(row);
    const auto part = [&text](device::Column column, const QString &missing) {
        return text.at(column).isEmpty() ? missing : text.at(column);
    };
    return u"%1/%2/%3/%4"_s.arg(m_baseTopic.isEmpty() ? tr("<base topic>") : m_baseTopic,
                                part(device::Column::Utility, tr("<utility>")),
                                part(device::Column::Meter, tr("<meter>")),
                                part(device::Column::Register, tr("<register type>")));
}

void BenchModel::bindRows()
{
    for (size_t row = 0; row < m_runs.size(); ++row)
        m_runs[row] = {row, std::nullopt};
    if (!m_runs.empty())
        emit dataChanged(index(0, State), index(int(m_runs.size()) - 1, CameBack));
}

void BenchModel::apply(const device::BenchProgress &progress)
{
    QHash<size_t, int> places;
    for (size_t row = 0; row < m_runs.size(); ++row) {
        if (m_runs[row].engineRow)
            places.insert(*m_runs[row].engineRow, int(row));
    }
    int first = int(m_rows.size());
    int last = -1;
    for (const RowProgress &told : progress.rows) {
        const int row = places.value(told.row, -1);
        if (row < 0)
            continue;
        m_runs[size_t(row)].progress = told;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= first)
        emit dataChanged(index(first, State), index(last, CameBack));
}

void BenchModel::clearProgress()
{
    m_runs.assign(size_t(m_rows.size()), Run());
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, State), index(int(m_rows.size()) - 1, CameBack));
}

int BenchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BenchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BenchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const int column = index.column();
    const auto &progress = m_runs[size_t(row)].progress;
    switch (role) {
    case Qt::DisplayRole:
        return column == On ? QVariant() : display(row, column);
    case Qt::EditRole:
        return display(row, column);
    case Qt::CheckStateRole:
        if (column != On)
            return {};
        return m_rows.at(row).at(device::Column::On) == "yes"_L1 ? Qt::Checked : Qt::Unchecked;
    case Qt::DecorationRole:
        return decoration(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleTextRole:
        return column == On ? (m_rows.at(row).at(device::Column::On) == "yes"_L1 ? tr("On") : tr("Off"))
                            : display(row, column);
    case Qt::TextAlignmentRole:
        return isNumeric(column) ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                 : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case ProblemRole:
        return column < kTextColumns && m_problemAt.contains({row, column}) ? m_problemAt.value({row, column})
                                                                            : QVariant();
    case RecentRole:
        return column == Last && progress
                   ? QVariant::fromValue(QList<double>(progress->recent.begin(), progress->recent.end()))
                   : QVariant();
    case VerdictRole:
        return progress ? QVariant(int(progress->report.judgement().verdict)) : QVariant();
    case ValueRole:
        if (const auto value = count(row, column))
            return *value;
        return display(row, column);
    default:
        return {};
    }
}

bool BenchModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() >= kTextColumns)
        return false;
    device::RowText &row = m_rows[index.row()];
    const auto column = device::Column(index.column());
    QString text = value.toString();
    if (role == Qt::CheckStateRole && column == device::Column::On)
        text = value.toInt() == Qt::Checked ? u"yes"_s : u"no"_s;
    else if (role != Qt::EditRole)
        return false;
    if (column == device::Column::Interval)
        text = plainNumber(text);
    if (text == row.at(column))
        return true;
    // Another model has other parameters: those of before would only be wrong.
    if (column == device::Column::Model)
        row.set(device::Column::Parameters, device::defaultParameters(text));
    row.set(column, text);
    check();
    emit dataChanged(this->index(0, On), this->index(int(m_rows.size()) - 1, Topic));
    emit edited();
    return true;
}

Qt::ItemFlags BenchModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == On)
        flags |= Qt::ItemIsUserCheckable;
    else if (index.column() < kTextColumns)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant BenchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    static const std::array<std::pair<const char *, const char *>, ColumnCount> kTexts{{
        {QT_TR_NOOP("On"), QT_TR_NOOP("Whether the row is sent when the bench runs")},
        {QT_TR_NOOP("Utility"), QT_TR_NOOP("The meter's utility type")},
        {QT_TR_NOOP("Meter"),
         QT_TR_NOOP("The meter's external id; the platform takes it as the meter's name")},
        {QT_TR_NOOP("Register"), QT_TR_NOOP("The register type, an integer")},
        {QT_TR_NOOP("Model"), QT_TR_NOOP("What the values do")},
        {QT_TR_NOOP("Parameters"), QT_TR_NOOP("name=value; name=value, with a decimal point")},
        {QT_TR_NOOP("Every, s"), QT_TR_NOOP("Seconds between two readings")},
        {QT_TR_NOOP("Decimals"), QT_TR_NOOP("How many decimals are sent")},
        {QT_TR_NOOP("State"), QT_TR_NOOP("What can be said of the row's readings so far")},
        {QT_TR_NOOP("Last value"), QT_TR_NOOP("What was sent last, and before")},
        {QT_TR_NOOP("Sent"), QT_TR_NOOP("Readings that fell due")},
        {QT_TR_NOOP("Acknowledged"), QT_TR_NOOP("Readings that the broker took")},
        {QT_TR_NOOP("Pending"), QT_TR_NOOP("Readings that the broker has not answered yet")},
        {QT_TR_NOOP("Expired"), QT_TR_NOOP("Readings that could not be sent in time, and were not sent")},
        {QT_TR_NOOP("Unknown"), QT_TR_NOOP("Readings that were sent and not acknowledged in time")},
        {QT_TR_NOOP("Ack, ms"), QT_TR_NOOP("Time to the acknowledgement: median, and 95 of 100 within")},
        {QT_TR_NOOP("Came back"), QT_TR_NOOP("Readings that came back with the right value and version")},
        {QT_TR_NOOP("Topic"), QT_TR_NOOP("Where the row is published")},
    }};
    const auto &[title, hint] = kTexts.at(size_t(section));
    return tr(role == Qt::DisplayRole ? title : hint);
}

QString BenchModel::display(int row, int column) const
{
    if (column == Topic)
        return topic(row);
    if (column >= kTextColumns)
        return progressText(row, column);
    const QString &text = m_rows.at(row).at(device::Column(column));
    return column == Interval ? shownNumber(text) : text;
}

QString BenchModel::progressText(int row, int column) const
{
    const auto &progress = m_runs[size_t(row)].progress;
    if (!progress)
        return {};
    if (const auto value = count(row, column))
        return QLocale().toString(*value);
    const device::RowReport &report = progress->report;
    switch (column) {
    case State:
        return verdictWord(report.judgement().verdict);
    case Last:
        return progress->lastPayload;
    case AckTime:
        return report.ackMedian ? tr("%1 / %2", "median / 95th percentile, in ms")
                                      .arg(milliseconds(*report.ackMedian), milliseconds(*report.ack95))
                                : QString();
    default:
        return {};
    }
}

std::optional<qint64> BenchModel::count(int row, int column) const
{
    const auto &progress = m_runs[size_t(row)].progress;
    if (!progress)
        return std::nullopt;
    switch (column) {
    case Sent:
        return progress->report.sends.sent;
    case Acknowledged:
        return progress->report.sends.acknowledged;
    case Pending:
        return progress->report.sends.pending;
    case Expired:
        return progress->report.sends.expired;
    case Unknown:
        return progress->report.sends.unknown;
    case CameBack:
        return progress->report.trip.matched;
    default:
        return std::nullopt;
    }
}

QVariant BenchModel::decoration(int row, int column) const
{
    if (column < kTextColumns && m_problemAt.contains({row, column}))
        return theme::icon(u"alert-circle"_s, theme::Role::Error);
    if (column == State && m_runs[size_t(row)].progress)
        return verdictIcon(m_runs[size_t(row)].progress->report.judgement().verdict);
    return {};
}

QString BenchModel::toolTip(int row, int column) const
{
    if (column < kTextColumns)
        return m_problemAt.value({row, column});
    const auto &progress = m_runs[size_t(row)].progress;
    if (column == State && progress)
        return progress->report.judgement().sentence;
    if (column == CameBack && progress)
        return device::basisText(progress->report.basis);
    return column == Topic ? topic(row) : QString();
}

void BenchModel::check()
{
    m_problems = device::checkSet(m_rows);
    m_problemAt.clear();
    for (const device::CellProblem &problem : std::as_const(m_problems)) {
        QString &sentence = m_problemAt[{problem.row, int(problem.column)}];
        if (sentence.isEmpty())
            sentence = problem.sentence;
    }
}

} // namespace insite::publisher
