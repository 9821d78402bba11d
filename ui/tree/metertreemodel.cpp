// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/metertreemodel.h"

#include "core/clock.h"
#include "metadata/catalogue.h"
#include "theme/valueformat.h"
#include "tree/meterbranches.h"
#include "tree/meterfacts.h"
#include "tree/meterfilter.h"
#include "tree/metertext.h"
#include "tree/naturalorder.h"
#include "tree/registermime.h"

#include <QLocale>
#include <QMimeData>
#include <QSet>
#include <QTimeZone>

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

QVariant alignmentOf(int column)
{
    const bool isLeft = column == MeterTreeModel::NameColumn || column == MeterTreeModel::QualityColumn ||
                        column == MeterTreeModel::TrendColumn;
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isLeft ? Qt::AlignLeft : Qt::AlignRight)));
}

QVariant registerData(const MeterNode::State &state, int role)
{
    switch (role) {
    case MeterTreeModel::RegisterRole:
        return QVariant::fromValue(state.snapshot.index);
    case MeterTreeModel::UnitRole:
        return state.unit ? QVariant(*state.unit) : QVariant();
    case MeterTreeModel::DecimalsRole:
        return state.decimals ? QVariant(*state.decimals) : QVariant();
    case MeterTreeModel::ChangedRole:
        return QVariant::fromValue(state.changedAt.time_since_epoch().count());
    default:
        return {};
    }
}

} // namespace

class MeterTreeModel::Private
{
public:
    Private(MeterTreeModel &model, const Clock &clock_)
        : q(model)
        , clock(clock_)
        , branches([this](MeterNode &node) { describe(node); })
    {
    }

    void describe(MeterNode &node);
    void takeFacts(const QList<MeterId> &meters);
    void tellNever();
    void tell(const std::vector<MeterNode *> &changed);
    void addUnheard(const QList<MeterId> &meters);
    void removeForgotten();
    void update(MeterNode &node, const readings::RegisterSnapshot &snapshot);
    void addNew(const std::vector<const readings::RegisterSnapshot *> &snapshots);
    void insertNew();
    void insert(NewRows rows);
    void rearrange();
    void announce(const std::vector<MeterNode *> &nodes, Column first, Column last,
                  const QList<int> &roles) const;
    bool refreshQuality(MeterNode &node, Instant now) const;
    std::optional<Change> changeOf(const MeterNode &node) const;
    QModelIndex indexFor(const MeterNode *node, int column = 0) const;

    MeterTreeModel &q;
    const Clock &clock;
    const metadata::Catalogue *catalogue = nullptr;
    const readings::LiveReadings *live = nullptr;
    QTimeZone zone = QTimeZone::systemTimeZone();
    QSet<QStringList> pins;
    QSet<RegisterKey> beyondLimits;
    MeterFilter filter;
    MeterBranches branches;
    int registerCount = 0;
    bool isOrderOld = false;
    int neverTold = 0;
};

QModelIndex MeterTreeModel::Private::indexFor(const MeterNode *node, int column) const
{
    return !node || node == branches.root() ? QModelIndex() : q.createIndex(node->row, column, node);
}

/// What is known of a node that is new, or of a meter that is heard of for the first time.
void MeterTreeModel::Private::describe(MeterNode &node)
{
    if (catalogue)
        applyFacts(node, *catalogue);
    if (pins.isEmpty())
        return;
    const QStringList path = pathOf(node);
    if (node.meter && !node.isNeverHeard() && pins.remove({path[0], QString(), path[2]}))
        pins.insert(path);
    node.isPinned = pins.contains(path);
}

/// An empty list: of all meters, and which there are.
void MeterTreeModel::Private::takeFacts(const QList<MeterId> &meters)
{
    std::vector<MeterNode *> changed;
    const Instant now = clock.now();
    const auto look = [&](MeterNode &node) {
        const QString name = node.name;
        if (!applyFacts(node, *catalogue))
            return;
        changed.push_back(&node);
        isOrderOld = isOrderOld || (node.kind != Kind::Register && node.name != name);
        if (node.state)
            refreshQuality(node, now);
        else if (node.meter && branches.isMisplaced(node))
            branches.demandRearrange();
    };
    const auto lookAt = [&](const QList<MeterNode *> &nodes) {
        for (MeterNode *meter : nodes) {
            look(*meter);
            for (const auto &child : meter->children) {
                if (child->state)
                    look(*child);
            }
        }
    };
    if (meters.isEmpty()) {
        for (MeterNode *customer : branches.customers())
            look(*customer);
        lookAt(branches.meters());
        removeForgotten();
    } else {
        for (const MeterId &meter : meters)
            lookAt(branches.find(meter));
    }
    tell(changed);
    addUnheard(meters);
    tellNever();
    if (isOrderOld)
        emit q.orderOutdated();
}

void MeterTreeModel::Private::tellNever()
{
    const int never = q.count(theme::Quality::Never);
    if (std::exchange(neverTold, never) != never)
        emit q.neverCountChanged();
}

/// Names and units at once: row by row where they are few, else as one change of the whole.
void MeterTreeModel::Private::tell(const std::vector<MeterNode *> &changed)
{
    constexpr size_t kFew = 200;
    if (changed.size() <= kFew) {
        announce(changed, NameColumn, CountColumn, {});
        return;
    }
    emit q.layoutAboutToBeChanged();
    emit q.layoutChanged();
}

/// Meters that the metadata knows and from which nothing came.
void MeterTreeModel::Private::addUnheard(const QList<MeterId> &meters)
{
    const QSet<MeterId> wanted(meters.cbegin(), meters.cend());
    for (const CustomerId &customer : catalogue->knownCustomers()) {
        for (const MeterId &meter : catalogue->knownMeters(customer)) {
            if (!wanted.isEmpty() && !wanted.contains(meter))
                continue;
            if (MeterNode *node = branches.addUnheard(customer, meter))
                addToBranches(*node, 0, {}, theme::Quality::Never);
        }
    }
    insertNew();
}

/// Meters that were waited for and that the metadata knows no more.
void MeterTreeModel::Private::removeForgotten()
{
    QSet<std::pair<CustomerId, MeterId>> known;
    for (const CustomerId &customer : catalogue->knownCustomers()) {
        for (const MeterId &meter : catalogue->knownMeters(customer))
            known.insert({customer, meter});
    }
    for (MeterNode *meter : branches.meters()) {
        const bool isKept = !meter->isNeverHeard() || !meter->children.empty() ||
                            known.contains({meter->meter->customer, MeterId(meter->id)});
        if (isKept)
            continue;
        q.beginRemoveRows(indexFor(meter->parent), meter->row, meter->row);
        branches.removeUnheard(*meter);
        q.endRemoveRows();
    }
}

bool MeterTreeModel::Private::refreshQuality(MeterNode &node, Instant now) const
{
    MeterNode::State &state = *node.state;
    const theme::Quality before = state.quality;
    judge(state, now);
    if (state.quality == before)
        return false;
    addToBranches(node, 0, before, state.quality);
    return true;
}

void MeterTreeModel::Private::update(MeterNode &node, const readings::RegisterSnapshot &snapshot)
{
    MeterNode::State &state = *node.state;
    addToBranches(node, snapshot.count - state.snapshot.count, state.quality, state.quality);
    if (snapshot.latest.value != state.snapshot.latest.value) {
        state.changedAt = clock.monotonic();
    }
    state.snapshot = snapshot;
    refreshQuality(node, clock.now());
}

void MeterTreeModel::Private::addNew(const std::vector<const readings::RegisterSnapshot *> &snapshots)
{
    if (snapshots.empty())
        return;
    const Instant now = clock.now();
    for (const auto *snapshot : snapshots) {
        MeterNode *node = branches.add(*snapshot);
        node->state->isBeyondLimit = beyondLimits.contains(snapshot->key);
        judge(*node->state, now);
        addToBranches(*node, snapshot->count, {}, node->state->quality);
        ++registerCount;
    }
    insertNew();
    tellNever();
}

void MeterTreeModel::Private::insertNew()
{
    for (NewRows &rows : branches.takeNewRows())
        insert(std::move(rows));
    if (branches.isRearrangeDue())
        rearrange();
    if (!filter.isEmpty())
        emit q.filterOutdated();
}

/// One signal however much moves; persistent indexes go along with their rows.
void MeterTreeModel::Private::rearrange()
{
    struct Kept
    {
        const MeterNode *node;
        bool isMeterOrRegister;
    };
    emit q.layoutAboutToBeChanged();
    const QModelIndexList before = q.persistentIndexList();
    std::vector<Kept> kept;
    kept.reserve(static_cast<size_t>(before.size()));
    for (const QModelIndex &index : before)
        kept.push_back({nodeOf(index), nodeOf(index)->kind >= Kind::Meter});
    branches.rearrange();
    isOrderOld = false;
    QSet<const MeterNode *> levels;
    const auto collect = [&levels](auto &&self, const MeterNode &branch) -> void {
        for (const auto &child : branch.children) {
            if (child->kind < Kind::Meter) {
                levels.insert(child.get());
                self(self, *child);
            }
        }
    };
    collect(collect, *branches.root());
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const Kept &each = kept[static_cast<size_t>(i)];
        const bool isHere = each.isMeterOrRegister || levels.contains(each.node);
        after.append(isHere ? indexFor(each.node, before[i].column()) : QModelIndex());
    }
    q.changePersistentIndexList(before, after);
    emit q.layoutChanged();
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
        if (!filter.isEmpty()) {
            for (auto it = begin; it != end; ++it)
                (*it)->isAccepted = false;
        }
        q.beginInsertRows(indexFor(parent), row, row + static_cast<int>(end - begin) - 1);
        children.insert(place, std::make_move_iterator(begin), std::make_move_iterator(end));
        renumber(*parent, static_cast<size_t>(row));
        q.endInsertRows();
        begin = end;
    }
}

/// Of what the row shows, without the name.
std::optional<Change> MeterTreeModel::Private::changeOf(const MeterNode &node) const
{
    if (!node.state)
        return {};
    const readings::RegisterSnapshot &snapshot = node.state->snapshot;
    if (snapshot.ratePerHour)
        return Change{*snapshot.ratePerHour, true};
    // A counter's difference is no rate, and without one (a reset, a gap) nothing can be told.
    if (!live || !snapshot.latest.measuredFrom)
        return {};
    const std::vector<readings::Point> points = live->newestPoints(snapshot.index, 2);
    return points.size() < 2 ? std::nullopt : std::optional(Change{points[1].value - points[0].value, false});
}

void MeterTreeModel::Private::announce(const std::vector<MeterNode *> &nodes, Column first, Column last,
                                       const QList<int> &roles) const
{
    for (const Range &range : rangesOf(nodes)) {
        const auto at = [&range](int row) {
            return range.parent->children[static_cast<size_t>(row)].get();
        };
        emit q.dataChanged(indexFor(at(range.first), first), indexFor(at(range.last), last), roles);
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
    d->announce(changed, ValueColumn, CountColumn, valueRoles());
    d->addNew(seenFirst);
}

void MeterTreeModel::setLive(const readings::LiveReadings *live)
{
    d->live = live;
}

void MeterTreeModel::setZone(const QTimeZone &zone)
{
    d->zone = zone; // A tool tip is asked for when it is to be seen.
}

std::vector<readings::Point> MeterTreeModel::newestPoints(readings::RegisterIndex index, size_t atMost) const
{
    return d->live ? d->live->newestPoints(index, atMost) : std::vector<readings::Point>();
}

void MeterTreeModel::setArrangement(Arrangement arrangement)
{
    if (arrangement == d->branches.arrangement())
        return;
    d->branches.setArrangement(arrangement);
    d->rearrange();
    if (!d->filter.isEmpty())
        emit filterOutdated();
}

MeterTreeModel::Arrangement MeterTreeModel::arrangement() const
{
    return d->branches.arrangement();
}

bool MeterTreeModel::isOrderOld() const
{
    return d->isOrderOld;
}

void MeterTreeModel::sortByNames()
{
    if (d->isOrderOld)
        d->rearrange();
}

QStringList MeterTreeModel::utilities() const
{
    QSet<QString> utilities;
    for (const MeterNode *node : d->branches.meters())
        utilities.insert(node->meter->utility);
    utilities.remove(QString());
    QStringList sorted(utilities.cbegin(), utilities.cend());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

QList<std::pair<QString, QString>> MeterTreeModel::installations() const
{
    QHash<QString, QString> names;
    for (const MeterNode *node : d->branches.meters())
        names.insert(node->meter->installationId, node->meter->installationName);
    names.remove(QString());
    QList<std::pair<QString, QString>> sorted;
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        sorted.append({it.key(), it.value().isEmpty() ? it.key() : it.value()});
    std::sort(sorted.begin(), sorted.end(), [](const auto &left, const auto &right) {
        return compareNaturally(left.second, right.second) < 0;
    });
    return sorted;
}

QSet<QStringList> MeterTreeModel::pins() const
{
    return d->pins;
}

void MeterTreeModel::setPins(const QSet<QStringList> &pins)
{
    if (pins == d->pins)
        return;
    std::vector<MeterNode *> changed;
    const auto mark = [&](const QSet<QStringList> &paths, bool isPinned) {
        for (const QStringList &path : paths) {
            MeterNode *node = d->branches.find(path);
            if (node && node->isPinned != isPinned) {
                node->isPinned = isPinned;
                changed.push_back(node);
            }
        }
    };
    mark(d->pins - pins, false);
    mark(pins - d->pins, true);
    d->pins = pins;
    d->announce(changed, NameColumn, NameColumn, {PinnedRole, Qt::AccessibleTextRole});
    emit pinsChanged();
    if (d->filter.pinnedOnly)
        emit filterOutdated();
}

void MeterTreeModel::setFilter(const MeterFilter &filter)
{
    d->filter = filter;
    applyFilter(*d->branches.root(), d->filter, false);
}

bool MeterTreeModel::refilter(bool hold)
{
    return applyFilter(*d->branches.root(), d->filter, hold);
}

const MeterFilter &MeterTreeModel::filter() const
{
    return d->filter;
}

bool MeterTreeModel::isAccepted(const QModelIndex &index) const
{
    return index.isValid() && nodeOf(index)->isAccepted;
}

QStringList MeterTreeModel::wordsNotWholeIn(const QModelIndex &index, const QStringList &words) const
{
    return tree::wordsNotWholeIn(*nodeOf(index), words);
}

void MeterTreeModel::setCatalogue(const metadata::Catalogue &catalogue)
{
    d->catalogue = &catalogue;
    connect(&catalogue, &metadata::Catalogue::changed, this,
            [this](const QList<MeterId> &meters) { d->takeFacts(meters); });
    d->takeFacts({});
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
    d->announce({rows.cbegin(), rows.cend()}, AgeColumn, CountColumn, valueRoles());
}

void MeterTreeModel::setBeyondLimits(const QSet<RegisterKey> &keys)
{
    if (keys == d->beyondLimits)
        return;
    d->beyondLimits = keys;
    const Instant now = d->clock.now();
    std::vector<MeterNode *> changed;
    for (MeterNode *node : d->branches.registers()) {
        if (!node)
            continue;
        node->state->isBeyondLimit = keys.contains(node->state->snapshot.key);
        if (!d->refreshQuality(*node, now))
            continue;
        for (MeterNode *row = node; row && row->parent; row = row->parent)
            changed.push_back(row);
    }
    std::ranges::sort(changed);
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    d->announce(changed, QualityColumn, QualityColumn, valueRoles());
}

QModelIndex MeterTreeModel::indexOf(const QStringList &path) const
{
    return path.isEmpty() ? QModelIndex() : d->indexFor(d->branches.find(path));
}

QModelIndex MeterTreeModel::indexOf(readings::RegisterIndex index) const
{
    const MeterNode *node = d->branches.find(index);
    return node ? d->indexFor(node) : QModelIndex();
}

QList<readings::RegisterIndex> MeterTreeModel::registersOf(const QModelIndexList &indexes) const
{
    QSet<const MeterNode *> asked;
    QSet<const MeterNode *> above;
    for (const QModelIndex &index : indexes) {
        if (!index.isValid())
            continue;
        const MeterNode *node = nodeOf(index);
        asked.insert(node);
        for (node = node->parent; node && !above.contains(node); node = node->parent)
            above.insert(node);
    }
    QList<readings::RegisterIndex> result;
    const auto collect = [&](auto &&self, const MeterNode &node, bool isAsked) -> void {
        isAsked = isAsked || asked.contains(&node);
        if (isAsked && node.state)
            result.append(node.state->snapshot.index);
        if (!isAsked && !above.contains(&node))
            return;
        for (const auto &child : node.children)
            self(self, *child, isAsked);
    };
    if (!asked.isEmpty())
        collect(collect, *d->branches.root(), false);
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

std::optional<std::chrono::milliseconds> MeterTreeModel::expectedInterval(readings::RegisterIndex index) const
{
    const MeterNode *node = d->branches.find(index);
    return node ? node->state->interval() : std::nullopt;
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
    const int column = index.column();
    const auto change = [&] {
        return column == ChangeColumn || column == TrendColumn ? d->changeOf(node) : std::nullopt;
    };
    switch (role) {
    case Qt::DisplayRole:
        return displayText(node, column, d->clock.now(), change());
    case Qt::AccessibleTextRole:
        return spokenText(node, column, d->clock.now(), change());
    case Qt::ToolTipRole:
        return toolTip(node, d->clock.now(), d->zone);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case RawRole:
        return rawValue(node, column, d->clock.now(), change());
    case KindRole:
        return static_cast<int>(node.kind);
    case QualityRole:
        return static_cast<int>(qualityOf(node));
    case IdRole:
        return node.id;
    case PinnedRole:
        return node.isPinned;
    case PathRole:
        return pathOf(node);
    case TopicRole:
        return topicOf(node);
    default:
        return node.state ? registerData(*node.state, role) : QVariant();
    }
}

QVariant MeterTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(section);
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
