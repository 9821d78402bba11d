// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/benchprogress.h"
#include "device/deviceset.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>

namespace insite::publisher {

/// The bench's table: each row a simulated register, its first columns to be edited (right or wrong, with the
/// reason), the others what has become of it. GUI thread.
class BenchModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BenchModel)

public:
    /// The first ones are device::Column's.
    enum Column {
        On,
        Utility,
        Meter,
        Register,
        Model,
        Parameters,
        Interval,
        Decimals,
        State,
        Last, ///< A mini chart and the value.
        Sent,
        Acknowledged,
        Pending,
        Expired,
        Unknown,
        AckTime,
        CameBack,
        Topic,
        ColumnCount
    };
    enum Role {
        ProblemRole = Qt::UserRole + 1, ///< What is wrong with the cell; an invalid QVariant: nothing.
        RecentRole,                     ///< QList<double>: the last values sent.
        VerdictRole,                    ///< int of device::Verdict.
        ValueRole,                      ///< The bare number, for sorting and copying.
    };

    explicit BenchModel(QObject *parent = nullptr);
    ~BenchModel() override;

    /// Levels 1 to 4, for the topics; empty while no device is chosen.
    void setBaseTopic(const QString &baseTopic);

    void setRows(const QList<device::RowText> &rows);
    [[nodiscard]] const QList<device::RowText> &rows() const { return m_rows; }
    /// A copy of the row before it with another meter, or a first one; gives its number.
    int addRow();
    void insertRowTexts(int at, const QList<device::RowText> &rows);
    void removeRowList(QList<int> rows);

    [[nodiscard]] const QList<device::CellProblem> &problems() const { return m_problems; }
    /// What is wrong with a cell, else with its row; empty: nothing.
    [[nodiscard]] QString problemAt(int row, int column) const;
    /// The row's topic, as far as it can be built.
    [[nodiscard]] QString topic(int row) const;

    /// The rows as they stand are what an engine runs from now on. What is edited keeps its place in what the
    /// engine tells; what is added has none.
    void bindRows();
    /// Takes what the engine told.
    void apply(const device::BenchProgress &progress);
    /// What was told belongs to rows that are no more.
    void clearProgress();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// The rows' texts have changed, by hand or as a whole.
    void edited();

private:
    [[nodiscard]] QString display(int row, int column) const;
    [[nodiscard]] QString progressText(int row, int column) const;
    [[nodiscard]] QVariant decoration(int row, int column) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] std::optional<qint64> count(int row, int column) const;
    void check();

    QString m_baseTopic;
    QList<device::RowText> m_rows;
    QList<device::CellProblem> m_problems;
    QHash<std::pair<int, int>, QString> m_problemAt; ///< By row and column.
    struct Run
    {
        std::optional<size_t> engineRow; ///< Absent: the engine does not know the row.
        std::optional<device::RowProgress> progress;
    };
    std::vector<Run> m_runs; ///< Of each row.
};

} // namespace insite::publisher
