// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/unit.h"
#include "readings/livereadings.h"
#include "theme/quality.h"

#include <QAbstractItemModel>
#include <QSet>
#include <QStringList>

#include <memory>
#include <optional>

class QTimeZone;

namespace insite {
class Clock;
}
namespace insite::metadata {
class Catalogue;
}

namespace insite::tree {

struct MeterFilter;

/// Customer, meter, register, with a level of subscriptions only where a customer has several; or arranged by
/// installation, or by the parents that metadata tells. Fed with what changed; never reset: rows keep their
/// place, in natural order of the names they had when they came, until sortByNames() or another arrangement
/// is asked for. A meter that came under two subscriptions stands under each; sums never count a register
/// twice. GUI thread.
class MeterTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterTreeModel)

public:
    enum Column {
        NameColumn,
        ValueColumn,
        ChangeColumn,
        TrendColumn,
        AgeColumn,
        QualityColumn,
        CountColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        /// What to sort and export by: QString, double, double, double, qint64 (age in ms), int
        /// (theme::Quality), qint64.
        RawRole = Qt::UserRole,
        KindRole,     ///< int of Kind.
        RegisterRole, ///< readings::RegisterIndex; invalid on branches.
        UnitRole,     ///< QString; invalid while unknown and on branches.
        QualityRole,  ///< int of theme::Quality; on branches the worst beneath.
        DecimalsRole, ///< int, as metadata or a person wants it; invalid while unknown.
        IdRole,       ///< QString: as it came, whatever the row is called.
        PinnedRole,   ///< bool: the row itself is pinned.
        PathRole,     ///< QStringList: the ids from the customer down to the row.
        ChangedRole,  ///< qint64, ticks of Clock::monotonic(): when the value last changed; invalid on
                      ///< branches.
        TopicRole,    ///< QString: the outbound topic of a meter or register (mqtt-services.txt, "Topics").
    };
    Q_ENUM(Role)

    enum class Kind { Customer, Subscription, Installation, Meter, Register };
    Q_ENUM(Kind)

    enum class Arrangement {
        Subscriptions, ///< As the topics are.
        Installations, ///< Meters beneath their installations.
        Parents,       ///< Meters beneath the meters that they are part of.
    };
    Q_ENUM(Arrangement)

    /// `clock` tells how old a value is and must outlive the model.
    explicit MeterTreeModel(const Clock &clock, QObject *parent = nullptr);
    ~MeterTreeModel() override;

    [[nodiscard]] const Clock &clock() const;

    /// On a frame tick: at most one dataChanged per changed row range, one insert per run of new rows.
    void apply(const readings::Changes &changes);
    /// What names, units and places come from, now and when it changes; it must outlive the model.
    void setCatalogue(const metadata::Catalogue &catalogue);
    /// Where changes and trends are read from, when they are looked at; it must outlive the model. Without,
    /// both stay empty.
    void setLive(const readings::LiveReadings *live);
    /// By whose clock tool tips say times; the computer's unless set.
    void setZone(const QTimeZone &zone);
    /// Up to `atMost` of the register's newest points, by measured time.
    [[nodiscard]] std::vector<readings::Point> newestPoints(readings::RegisterIndex index,
                                                            size_t atMost) const;

    /// Everything moves to its place in one layoutChanged(): selection and open branches stay.
    void setArrangement(Arrangement arrangement);
    [[nodiscard]] Arrangement arrangement() const;
    /// Whether names became known since the rows were put in order, and the same for putting them in order
    /// now.
    [[nodiscard]] bool isOrderOld() const;
    void sortByNames();

    /// What the metadata tells of the meters here, sorted: utilities; installations' ids and names.
    [[nodiscard]] QStringList utilities() const;
    [[nodiscard]] QList<std::pair<QString, QString>> installations() const;

    /// Pins by path (PathRole); those whose rows have not come are kept.
    [[nodiscard]] QSet<QStringList> pins() const;
    void setPins(const QSet<QStringList> &pins);

    /// Marks what the filter accepts (isAccepted()); rows that come later are not, until refilter(). With
    /// `hold` nothing leaves that was accepted as stale.
    void setFilter(const MeterFilter &filter);
    bool refilter(bool hold);
    [[nodiscard]] const MeterFilter &filter() const;
    [[nodiscard]] bool isAccepted(const QModelIndex &index) const;
    /// Of the words those that do not stand whole in the row itself; as in wordsNotWholeIn().
    [[nodiscard]] QStringList wordsNotWholeIn(const QModelIndex &index, const QStringList &words) const;

    /// All that are beyond a person's limits now, whether their rows have come or not: they are of quality
    /// Error while their values are of now.
    void setBeyondLimits(const QSet<RegisterKey> &keys);

    /// Once a second, by the view: works out every register's quality anew, and tells of ages, qualities and
    /// sums of the rows in `visible` (any column). Rows out of sight are read anew when they come into sight.
    void refreshAges(const QModelIndexList &visible);

    /// Column 0 of a row by its path; invalid for one that is not here.
    [[nodiscard]] QModelIndex indexOf(const QStringList &path) const;
    /// Column 0 of a register's row; invalid for one never seen.
    [[nodiscard]] QModelIndex indexOf(readings::RegisterIndex index) const;
    /// The register itself or all beneath a branch, in the tree's order, each once.
    [[nodiscard]] QList<readings::RegisterIndex> registersOf(const QModelIndexList &indexes) const;
    /// The state behind a row; null on branches. Valid until the next apply().
    [[nodiscard]] const readings::RegisterSnapshot *snapshot(const QModelIndex &index) const;
    [[nodiscard]] const readings::RegisterSnapshot *snapshot(readings::RegisterIndex index) const;
    [[nodiscard]] std::optional<std::chrono::milliseconds>
    expectedInterval(readings::RegisterIndex index) const;
    [[nodiscard]] int registerCount() const;
    /// How many registers there are of a quality (Never: meters that were never heard of), as of the last
    /// apply() or refreshAges().
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

signals:
    /// count(Never) did.
    void neverCountChanged();
    void pinsChanged();
    /// isOrderOld() is true.
    void orderOutdated();
    /// Rows came that the filter has not looked at.
    void filterOutdated();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace insite::tree
