// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/metertreemodel.h"

#include "core/clock.h"
#include "theme/valueformat.h"
#include "tree/meterbranches.h"
#include "tree/metertext.h"
#include "tree/registermime.h"

#include <QLocale>
#include <QMimeData>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

MeterNode *nodeOf(const QModelIndex &index)
{
    return static_cast<MeterNode *>(index.internalPointer());
}

const QList<int> &valueRoles()
{
    static const QList<int> roles{Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole,
                                  MeterTreeModel::RawRole, MeterTreeModel::QualityRole};
    return roles;
}

/// Rows that changed, as ranges beneath one parent each; where over half of a parent's rows did, one range.
struct Range
{
    MeterNode *parent = nullptr;
    int first = 0;
    int last = 0;
};

std::vector<Range> rangesOf(std::vector<MeterNode *> nodes)
{
    std::sort(nodes.begin(), nodes.end(), [](const MeterNode *left, const MeterNode *right) {
        return std::pair(left->parent, left->row) < std::pair(right->parent, right->row);
    });
    std::vector<Range> ranges;
    for (auto begin = nodes.cbegin(); begin != nodes.cend();) {
        MeterNode *parent = (*begin)->parent;
        const auto end =
            std::find_if(begin, nodes.cend(), [parent](auto *node) { return node->parent != parent; });
        if (static_cast<size_t>(end - begin) * 2 > parent->children.size()) {
            ranges.push_back({parent, (*begin)->row, (*(end - 1))->row});
        } else {
            for (auto it = begin; it != end; ++it) {
                if (it != begin && ranges.back().last + 1 >= (*it)->row) {
                    ranges.back().last = (*it)->row;
                } else {
                    ranges.push_back({parent, (*it)->row, (*it)->row});
                }
            }
        }
        begin = end;
    }
    return ranges;
}

void addToBranches(MeterNode *node, qint64 readings, std::optional<theme::Quality> from, theme::Quality to)
{
    for (MeterNode *branch = node->parent; branch; branch = branch->parent) {
        branch->readings += readings;
        if (from) {
            --branch->qualities[static_cast<size_t>(*from)];
        } else {
            ++branch->registers;
        }
        ++branch->qualities[static_cast<size_t>(to)];
    }
}

} // namespace

class MeterTreeModel::Private
{
public:
    Private(MeterTreeModel &model, const Clock &clock_)
        : q(model)
        , clock(clock_)
    {
    }

    void update(MeterNode &node, const readings::RegisterSnapshot &snapshot);
    void addNew(const std::vector<const readings::RegisterSnapshot *> &snapshots);
    void splitCustomer(MeterNode *customer, std::unique_ptr<MeterNode> subscription);
    void insert(NewRows rows);
    void announce(const std::vector<MeterNode *> &nodes, Column first, Column last);
    bool refreshQuality(MeterNode &node, Instant now) const;
    QModelIndex indexFor(const MeterNode *node, int column = 0) const;

    MeterTreeModel &q;
    const Clock &clock;
    MeterBranches branches;
    int registerCount = 0;
};

QModelIndex MeterTreeModel::Private::indexFor(const MeterNode *node, int column) const
{
    return node == branches.root() ? QModelIndex() : q.createIndex(node->row, column, node);
}

bool MeterTreeModel::Private::refreshQuality(MeterNode &node, Instant now) const
{
    MeterNode::State &state = *node.state;
    const auto quality = qualityAt(state, now);
    if (quality == state.quality) {
        return false;
    }
    addToBranches(&node, 0, state.quality, quality);
    state.quality = quality;
    return true;
}

void MeterTreeModel::Private::update(MeterNode &node, const readings::RegisterSnapshot &snapshot)
{
    MeterNode::State &state = *node.state;
    addToBranches(&node, snapshot.count - state.snapshot.count, state.quality, state.quality);
    if (snapshot.latest.value != state.snapshot.latest.value) {
        state.changedAt = clock.monotonic();
    }
    state.snapshot = snapshot;
    refreshQuality(node, clock.now());
}

void MeterTreeModel::Private::addNew(const std::vector<const readings::RegisterSnapshot *> &snapshots)
{
    const auto split = [this](MeterNode *customer, std::unique_ptr<MeterNode> subscription) {
        splitCustomer(customer, std::move(subscription));
    };
    const Instant now = clock.now();
    for (const auto *snapshot : snapshots) {
        MeterNode *node = branches.add(*snapshot, split);
        node->state->quality = qualityAt(*node->state, now);
        addToBranches(node, snapshot->count, {}, node->state->quality);
        ++registerCount;
    }
    for (NewRows &rows : branches.takeNewRows()) {
        insert(std::move(rows));
    }
}

void MeterTreeModel::Private::splitCustomer(MeterNode *customer, std::unique_ptr<MeterNode> subscription)
{
    MeterNode *level = subscription.get();
    const int meters = static_cast<int>(customer->children.size());
    level->parent = customer;
    level->row = meters;
    level->isShown = true;
    q.beginInsertRows(indexFor(customer), meters, meters);
    customer->children.push_back(std::move(subscription));
    q.endInsertRows();

    q.beginMoveRows(indexFor(customer), 0, meters - 1, indexFor(level), 0);
    auto own = std::move(customer->children.back());
    customer->children.pop_back();
    level->children = std::exchange(customer->children, {});
    for (const auto &meter : level->children) {
        meter->parent = level;
    }
    customer->children.push_back(std::move(own));
    level->row = 0;
    q.endMoveRows();
}

void MeterTreeModel::Private::insert(NewRows rows)
{
    MeterNode *parent = rows.parent;
    auto &children = parent->children;
    for (auto begin = rows.nodes.begin(); begin != rows.nodes.end();) {
        const auto place = std::upper_bound(children.begin(), children.end(), *begin, isBefore);
        const auto end = place == children.end()
                             ? rows.nodes.end()
                             : std::find_if(begin, rows.nodes.end(),
                                            [&](const auto &node) { return !isBefore(node, *place); });
        const int row = static_cast<int>(place - children.begin());
        q.beginInsertRows(indexFor(parent), row, row + static_cast<int>(end - begin) - 1);
        children.insert(place, std::make_move_iterator(begin), std::make_move_iterator(end));
        renumber(*parent, static_cast<size_t>(row));
        q.endInsertRows();
        begin = end;
    }
}

void MeterTreeModel::Private::announce(const std::vector<MeterNode *> &nodes, Column first, Column last)
{
    for (const Range &range : rangesOf(nodes)) {
        const auto at = [&range](int row) {
            return range.parent->children[static_cast<size_t>(row)].get();
        };
        emit q.dataChanged(indexFor(at(range.first), first), indexFor(at(range.last), last), valueRoles());
    }
}

MeterTreeModel::MeterTreeModel(const Clock &clock, QObject *parent)
    : QAbstractItemModel(parent)
    , d(std::make_unique<Private>(*this, clock))
{
}

MeterTreeModel::~MeterTreeModel() = default;

const Clock &MeterTreeModel::clock() const
{
    return d->clock;
}

void MeterTreeModel::apply(const readings::Changes &changes)
{
    std::vector<MeterNode *> changed;
    std::vector<const readings::RegisterSnapshot *> seenFirst;
    for (const auto &snapshot : changes.registers) {
        if (MeterNode *node = d->branches.find(snapshot.index)) {
            d->update(*node, snapshot);
            changed.push_back(node);
        } else {
            seenFirst.push_back(&snapshot);
        }
    }
    d->announce(changed, ValueColumn, CountColumn);
    d->addNew(seenFirst);
}

void MeterTreeModel::setUnit(readings::RegisterIndex index, const Unit &unit)
{
    MeterNode *node = d->branches.find(index);
    if (node && node->state->unit != unit) {
        node->state->unit = unit;
        emit dataChanged(d->indexFor(node, ValueColumn), d->indexFor(node, ValueColumn),
                         {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, UnitRole});
    }
}

void MeterTreeModel::refreshAges(const QModelIndexList &visible)
{
    const Instant now = d->clock.now();
    for (MeterNode *node : d->branches.registers()) {
        if (node) {
            d->refreshQuality(*node, now);
        }
    }
    // Each row once, whatever column it was named by. Rows out of sight are read anew when they come into
    // sight.
    QSet<MeterNode *> rows;
    for (const QModelIndex &index : visible) {
        if (index.isValid()) {
            rows.insert(nodeOf(index));
        }
    }
    d->announce({rows.cbegin(), rows.cend()}, AgeColumn, CountColumn);
}

QModelIndex MeterTreeModel::indexOf(readings::RegisterIndex index) const
{
    const MeterNode *node = d->branches.find(index);
    return node ? d->indexFor(node) : QModelIndex();
}

QList<readings::RegisterIndex> MeterTreeModel::registersOf(const QModelIndexList &indexes) const
{
    std::vector<const MeterNode *> found;
    const auto collect = [&found](auto &&self, const MeterNode *node) -> void {
        if (node->state) {
            found.push_back(node);
        }
        for (const auto &child : node->children) {
            self(self, child.get());
        }
    };
    QSet<const MeterNode *> asked;
    for (const QModelIndex &index : indexes) {
        if (index.isValid() && !asked.contains(nodeOf(index))) {
            asked.insert(nodeOf(index));
            collect(collect, nodeOf(index));
        }
    }
    const auto path = [](const MeterNode *node) {
        std::vector<int> rows;
        for (; node; node = node->parent) {
            rows.insert(rows.begin(), node->row);
        }
        return rows;
    };
    std::sort(found.begin(), found.end(), [&](auto *left, auto *right) { return path(left) < path(right); });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    QList<readings::RegisterIndex> result;
    result.reserve(static_cast<qsizetype>(found.size()));
    for (const MeterNode *node : found) {
        result.append(node->state->snapshot.index);
    }
    return result;
}

const readings::RegisterSnapshot *MeterTreeModel::snapshot(const QModelIndex &index) const
{
    return index.isValid() && nodeOf(index)->state ? &nodeOf(index)->state->snapshot : nullptr;
}

const readings::RegisterSnapshot *MeterTreeModel::snapshot(readings::RegisterIndex index) const
{
    const MeterNode *node = d->branches.find(index);
    return node ? &node->state->snapshot : nullptr;
}

int MeterTreeModel::registerCount() const
{
    return d->registerCount;
}

int MeterTreeModel::count(theme::Quality quality) const
{
    return d->branches.root()->qualities[static_cast<size_t>(quality)];
}

QModelIndex MeterTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const MeterNode *node = parent.isValid() ? nodeOf(parent) : d->branches.root();
    return createIndex(row, column, node->children[static_cast<size_t>(row)].get());
}

QModelIndex MeterTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? d->indexFor(nodeOf(child)->parent) : QModelIndex();
}

int MeterTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0) {
        return 0;
    }
    return static_cast<int>((parent.isValid() ? nodeOf(parent) : d->branches.root())->children.size());
}

int MeterTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant MeterTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const MeterNode &node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return displayText(node, index.column(), d->clock.now());
    case Qt::AccessibleTextRole:
        return spokenText(node, index.column(), d->clock.now());
    case Qt::ToolTipRole:
        return toolTip(node, d->clock.now());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (index.column() == NameColumn || index.column() == QualityColumn
                                                  ? Qt::AlignLeft
                                                  : Qt::AlignRight)));
    case RawRole:
        return rawValue(node, index.column(), d->clock.now());
    case KindRole:
        return static_cast<int>(node.kind);
    case RegisterRole:
        return node.state ? QVariant::fromValue(node.state->snapshot.index) : QVariant();
    case UnitRole:
        return node.state && node.state->unit ? QVariant(*node.state->unit) : QVariant();
    case QualityRole:
        return static_cast<int>(node.state ? node.state->quality : worstOf(node.qualities));
    case SearchRole:
        return QString(nameOf(node) + u' ' + node.id);
    case TopicRole:
        return topicOf(node);
    case ChangedRole:
        return node.state ? QVariant::fromValue(node.state->changedAt.time_since_epoch().count())
                          : QVariant();
    default:
        return {};
    }
}

QVariant MeterTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter |
            (section == NameColumn || section == QualityColumn ? Qt::AlignLeft : Qt::AlignRight)));
    }
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? headingText(section, role == Qt::ToolTipRole)
                                                              : QVariant();
}

Qt::ItemFlags MeterTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid()) {
        flags |= Qt::ItemIsDragEnabled;
        flags.setFlag(Qt::ItemNeverHasChildren, nodeOf(index)->kind == Kind::Register);
    }
    return flags;
}

QStringList MeterTreeModel::mimeTypes() const
{
    return {registerMimeType()};
}

QMimeData *MeterTreeModel::mimeData(const QModelIndexList &indexes) const
{
    const auto registers = registersOf(indexes);
    if (registers.isEmpty()) {
        return nullptr;
    }
    auto data = std::make_unique<QMimeData>();
    data->setData(registerMimeType(), encodeRegisters(registers));
    return data.release();
}

Qt::DropActions MeterTreeModel::supportedDragActions() const
{
    return Qt::CopyAction;
}

} // namespace insite::tree
