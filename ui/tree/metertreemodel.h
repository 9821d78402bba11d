// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/unit.h"
#include "readings/livereadings.h"
#include "theme/quality.h"

#include <QAbstractItemModel>

#include <memory>

namespace insite {
class Clock;
}

namespace insite::tree {

/// Customer, meter, register, with a level of subscriptions only where a customer has several. Fed with what
/// changed; never reset; rows stand in natural order of their ids and keep their place. GUI thread.
class MeterTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterTreeModel)

public:
    enum Column { NameColumn, ValueColumn, AgeColumn, QualityColumn, CountColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        /// What to sort and export by: QString, double, qint64 (age in ms), int (theme::Quality), qint64.
        RawRole = Qt::UserRole,
        KindRole,     ///< int of Kind.
        RegisterRole, ///< readings::RegisterIndex; invalid on branches.
        UnitRole,     ///< QString; invalid while unknown and on branches.
        QualityRole,  ///< int of theme::Quality; on branches the worst beneath.
        SearchRole,   ///< QString: name and ids, for the filter.
        ChangedRole,  ///< qint64, ticks of Clock::monotonic(): when the value last changed; invalid on
                      ///< branches.
        TopicRole,    ///< QString: the outbound topic of a meter or register (mqtt-services.txt, "Topics").
    };
    Q_ENUM(Role)

    enum class Kind { Customer, Subscription, Meter, Register };
    Q_ENUM(Kind)

    /// `clock` tells how old a value is and must outlive the model.
    explicit MeterTreeModel(const Clock &clock, QObject *parent = nullptr);
    ~MeterTreeModel() override;

    [[nodiscard]] const Clock &clock() const;

    /// On a frame tick: at most one dataChanged per changed row range, one insert per run of new rows.
    void apply(const readings::Changes &changes);
    /// Once metadata tells it; an absent unit is unknown.
    void setUnit(readings::RegisterIndex index, const Unit &unit);

    /// Once a second, by the view: works out every register's quality anew, and tells of ages, qualities and
    /// sums of the rows in `visible` (any column). Rows out of sight are read anew when they come into sight.
    void refreshAges(const QModelIndexList &visible);

    /// Column 0 of a register's row; invalid for one never seen.
    [[nodiscard]] QModelIndex indexOf(readings::RegisterIndex index) const;
    /// The register itself or all beneath a branch, in the tree's order, each once.
    [[nodiscard]] QList<readings::RegisterIndex> registersOf(const QModelIndexList &indexes) const;
    /// The state behind a row; null on branches. Valid until the next apply().
    [[nodiscard]] const readings::RegisterSnapshot *snapshot(const QModelIndex &index) const;
    [[nodiscard]] const readings::RegisterSnapshot *snapshot(readings::RegisterIndex index) const;
    [[nodiscard]] int registerCount() const;
    /// How many registers there are of a quality, as of the last apply() or refreshAges().
    [[nodiscard]] int count(theme::Quality quality) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace insite::tree
