// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterbranches.h"

#include "tree/naturalorder.h"

#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace insite::tree {

using Kind = MeterNode::Kind;

namespace {

/// Registers keep the order of their numbers, which is the same in each meter. What has no id of its own (an
/// installation that is not known) comes last.
QString sortKeyOf(const MeterNode &node)
{
    if (!node.name.isEmpty() && node.kind != Kind::Register)
        return naturalKey(node.name);
    return node.id.isEmpty() ? QString(QChar(0xffff)) : naturalKey(node.id);
}

void hide(MeterNode &node)
{
    node.isShown = false;
    node.sortKey = sortKeyOf(node);
    for (const auto &child : node.children)
        hide(*child);
}

} // namespace

MeterBranches::MeterBranches(Describe describe)
    : m_describe(std::move(describe))
    , m_root(std::make_unique<MeterNode>(Kind::Customer, QString()))
{
    m_root->isShown = true;
}

MeterNode *MeterBranches::find(readings::RegisterIndex index) const
{
    return index < m_registers.size() ? m_registers[index] : nullptr;
}

MeterNode *MeterBranches::find(const QStringList &path) const
{
    const auto customer = m_customers.constFind(CustomerId(path.value(0)));
    if (customer == m_customers.cend())
        return nullptr;
    if (path.size() == 1)
        return customer->node;
    if (path.size() == 2)
        return customer->subscriptions.value(SubscriptionId(path[1]));
    if (path.size() == 5) {
        MeterNode *level =
            path[1].isEmpty() ? customer->node : customer->subscriptions.value(SubscriptionId(path[1]));
        return m_installations.value({level, path[4]});
    }
    MeterNode *meter = m_meters.value({CustomerId(path[0]), SubscriptionId(path[1]), MeterId(path.value(2))});
    if (path.size() == 3 || !meter)
        return meter;
    const auto found =
        std::find_if(meter->children.cbegin(), meter->children.cend(), [&path](const auto &child) {
            return child->kind == Kind::Register && child->id == path[3];
        });
    return found == meter->children.cend() ? nullptr : found->get();
}

QList<MeterNode *> MeterBranches::customers() const
{
    QList<MeterNode *> nodes;
    for (const Customer &customer : m_customers)
        nodes.append(customer.node);
    return nodes;
}

MeterNode *MeterBranches::add(const readings::RegisterSnapshot &snapshot)
{
    MeterNode *meter = meterFor(snapshot.key);
    auto node = std::make_unique<MeterNode>(Kind::Register, snapshot.key.registerId.text());
    node->state = std::make_unique<MeterNode::State>();
    node->state->snapshot = snapshot;
    node->readings = snapshot.count;
    node->parent = meter;
    m_describe(*node);
    if (m_registers.size() <= snapshot.index)
        m_registers.resize(snapshot.index + 1, nullptr);
    MeterNode *raw = node.get();
    m_registers[snapshot.index] = raw;
    attach(meter, std::move(node));
    return raw;
}

MeterNode *MeterBranches::addUnheard(const CustomerId &customer, const MeterId &meter)
{
    const auto nodes = m_byMeter.values(meter);
    const bool isKnown = std::any_of(nodes.cbegin(), nodes.cend(), [&](const MeterNode *node) {
        return node->meter->customer == customer;
    });
    if (isKnown)
        return nullptr;
    auto node = makeMeter({customer, {}, meter});
    MeterNode *raw = node.get();
    place(std::move(node));
    return raw;
}

void MeterBranches::removeUnheard(MeterNode &meter)
{
    m_meters.remove({meter.meter->customer, {}, MeterId(meter.id)});
    m_byMeter.remove(MeterId(meter.id), &meter);
    removeFromBranches(meter, theme::Quality::Never);
    MeterNode &parent = *meter.parent;
    const int row = meter.row;
    parent.children.erase(parent.children.begin() + row);
    renumber(parent, static_cast<size_t>(row));
}

MeterBranches::Customer &MeterBranches::customerFor(const CustomerId &id)
{
    Customer &customer = m_customers[id];
    if (!customer.node) {
        auto node = std::make_unique<MeterNode>(Kind::Customer, id.text());
        customer.node = node.get();
        attach(m_root.get(), std::move(node));
        m_describe(*customer.node);
    }
    return customer;
}

MeterNode *MeterBranches::meterFor(const RegisterKey &key)
{
    const MeterKey meterKey{key.customer, key.subscription, key.meter};
    if (MeterNode *meter = m_meters.value(meterKey))
        return meter;
    if (MeterNode *meter = takeUnheard(key))
        return meter;
    auto node = makeMeter(meterKey);
    MeterNode *raw = node.get();
    place(std::move(node));
    return raw;
}

/// The row of a meter that was waited for becomes the meter's.
MeterNode *MeterBranches::takeUnheard(const RegisterKey &key)
{
    MeterNode *meter = m_meters.take({key.customer, {}, key.meter});
    if (!meter)
        return nullptr;
    removeFromBranches(*meter, theme::Quality::Never);
    meter->meter->subscription = key.subscription;
    m_meters.insert({key.customer, key.subscription, key.meter}, meter);
    m_describe(*meter);
    Customer &customer = customerFor(key.customer);
    if (!customer.hasLevels && customer.only.isEmpty())
        customer.only = key.subscription;
    if (customer.hasLevels || customer.only != key.subscription) {
        customer.hasLevels = true;
        m_isRearrangeDue = true;
    }
    return meter;
}

std::unique_ptr<MeterNode> MeterBranches::makeMeter(const MeterKey &key)
{
    auto node = std::make_unique<MeterNode>(Kind::Meter, key.meter.text());
    node->meter = std::make_unique<MeterNode::Meter>();
    node->meter->customer = key.customer;
    node->meter->subscription = key.subscription;
    m_describe(*node);
    m_meters.insert(key, node.get());
    m_byMeter.insert(key.meter, node.get());
    return node;
}

void MeterBranches::place(std::unique_ptr<MeterNode> meter)
{
    Customer &customer = customerFor(meter->meter->customer);
    const SubscriptionId &subscription = meter->meter->subscription;
    if (!customer.hasLevels && customer.only.isEmpty())
        customer.only = subscription;
    if (!customer.hasLevels && !subscription.isEmpty() && customer.only != subscription) {
        customer.hasLevels = true;
        m_isRearrangeDue = true;
    }
    if (m_isRearrangeDue) {
        m_loose.push_back(std::move(meter));
        return;
    }
    MeterNode *parent = placeFor(*meter);
    const MeterId id(meter->id);
    attach(parent, std::move(meter));
    if (m_arrangement != Arrangement::Parents)
        return;
    // Its children may have come first.
    m_isRearrangeDue = std::any_of(m_byMeter.cbegin(), m_byMeter.cend(),
                                   [&id](const MeterNode *node) { return node->meter->parent == id; });
}

MeterNode *MeterBranches::placeFor(const MeterNode &meter)
{
    Customer &customer = customerFor(meter.meter->customer);
    MeterNode *level = levelFor(customer, meter.meter->subscription);
    switch (m_arrangement) {
    case Arrangement::Subscriptions:
        break;
    case Arrangement::Installations:
        return installationFor(level, meter);
    case Arrangement::Parents:
        if (MeterNode *parent = parentOf(meter))
            return parent;
        break;
    }
    return level;
}

MeterNode *MeterBranches::levelFor(Customer &customer, const SubscriptionId &subscription)
{
    if (!customer.hasLevels)
        return customer.node;
    MeterNode *&level = customer.subscriptions[subscription];
    if (level)
        return use(level, customer.node);
    auto node = std::make_unique<MeterNode>(Kind::Subscription, subscription.text());
    level = node.get();
    attach(customer.node, std::move(node));
    m_describe(*level);
    return level;
}

MeterNode *MeterBranches::installationFor(MeterNode *level, const MeterNode &meter)
{
    const QString &id = meter.meter->installationId;
    MeterNode *&installation = m_installations[{level, id}];
    if (installation) {
        installation->name = meter.meter->installationName;
        return use(installation, level);
    }
    auto node = std::make_unique<MeterNode>(Kind::Installation, id);
    node->name = meter.meter->installationName;
    installation = node.get();
    attach(level, std::move(node));
    m_describe(*installation);
    return installation;
}

/// Null where metadata tells none, it is not here, or the meters are each other's parents.
MeterNode *MeterBranches::parentOf(const MeterNode &meter) const
{
    const MeterNode::Meter &facts = *meter.meter;
    if (facts.parent.isEmpty() || isItsOwnAncestor(meter))
        return nullptr;
    if (MeterNode *parent = m_meters.value({facts.customer, facts.subscription, facts.parent}))
        return parent;
    // One of the two may not have been heard of: then the customer's only subscription is taken for it.
    const auto customer = m_customers.constFind(facts.customer);
    if (customer == m_customers.cend() || customer->hasLevels)
        return nullptr;
    const SubscriptionId other = facts.subscription.isEmpty() ? customer->only : SubscriptionId();
    return m_meters.value({facts.customer, other, facts.parent});
}

bool MeterBranches::isItsOwnAncestor(const MeterNode &meter) const
{
    QSet<MeterId> seen{MeterId(meter.id)};
    for (const MeterNode *at = &meter; at && !at->meter->parent.isEmpty();) {
        if (seen.contains(at->meter->parent))
            return true;
        seen.insert(at->meter->parent);
        const auto nodes = m_byMeter.values(at->meter->parent);
        at = nodes.isEmpty() ? nullptr : nodes.first();
    }
    return false;
}

bool MeterBranches::isMisplaced(const MeterNode &meter)
{
    switch (m_arrangement) {
    case Arrangement::Subscriptions:
        return false;
    case Arrangement::Installations:
        return !meter.parent || meter.parent->kind != Kind::Installation ||
               meter.parent->id != meter.meter->installationId;
    case Arrangement::Parents: {
        const MeterNode *parent = parentOf(meter);
        const MeterNode *above = meter.parent && meter.parent->kind == Kind::Meter ? meter.parent : nullptr;
        return parent != above;
    }
    }
    return false;
}

void MeterBranches::setArrangement(Arrangement arrangement)
{
    m_isRearrangeDue = m_isRearrangeDue || arrangement != m_arrangement;
    m_arrangement = arrangement;
}

MeterNode *MeterBranches::use(MeterNode *level, MeterNode *parent)
{
    const auto spare = std::find_if(m_spare.begin(), m_spare.end(),
                                    [level](const auto &node) { return node.get() == level; });
    if (spare != m_spare.end()) {
        attach(parent, std::move(*spare));
        m_spare.erase(spare);
    }
    return level;
}

void MeterBranches::attach(MeterNode *parent, std::unique_ptr<MeterNode> node)
{
    node->parent = parent;
    node->sortKey = sortKeyOf(*node);
    if (!parent->isShown) {
        parent->children.push_back(std::move(node));
        return;
    }
    const auto it = m_newByParent.constFind(parent);
    if (it == m_newByParent.cend()) {
        m_newByParent.insert(parent, m_new.size());
        m_new.push_back({parent, {}});
        m_new.back().nodes.push_back(std::move(node));
    } else {
        m_new[*it].nodes.push_back(std::move(node));
    }
}

std::vector<NewRows> MeterBranches::takeNewRows()
{
    m_newByParent.clear();
    auto rows = std::exchange(m_new, {});
    for (NewRows &at : rows) {
        std::sort(at.nodes.begin(), at.nodes.end(), isBefore);
        for (const auto &node : at.nodes) {
            finish(*node);
        }
    }
    return rows;
}

void MeterBranches::rearrange()
{
    Q_ASSERT(m_new.empty());
    m_isRearrangeDue = false;
    std::vector<std::unique_ptr<MeterNode>> meters = std::exchange(m_loose, {});
    hide(*m_root);
    for (const auto &customer : m_root->children)
        takeApart(*customer, meters);
    for (auto &meter : meters) {
        MeterNode *parent = placeFor(*meter);
        attach(parent, std::move(meter));
    }
    dropUnused();
    finish(*m_root);
    sumUp(*m_root);
}

void MeterBranches::takeApart(MeterNode &branch, std::vector<std::unique_ptr<MeterNode>> &meters)
{
    std::vector<std::unique_ptr<MeterNode>> registers;
    for (auto &child : std::exchange(branch.children, {})) {
        if (child->kind == Kind::Register) {
            registers.push_back(std::move(child));
            continue;
        }
        takeApart(*child, meters);
        (child->kind == Kind::Meter ? meters : m_spare).push_back(std::move(child));
    }
    branch.children = std::move(registers);
}

void MeterBranches::dropUnused()
{
    const auto isSpare = [this](const MeterNode *node) {
        return std::any_of(m_spare.cbegin(), m_spare.cend(),
                           [node](const auto &spare) { return spare.get() == node; });
    };
    const auto dropFrom = [&isSpare](auto &levels) {
        for (auto it = levels.begin(); it != levels.end();)
            it = isSpare(it.value()) ? levels.erase(it) : std::next(it);
    };
    dropFrom(m_installations);
    for (Customer &customer : m_customers)
        dropFrom(customer.subscriptions);
    m_spare.clear();
}

void finish(MeterNode &branch)
{
    branch.isShown = true;
    std::sort(branch.children.begin(), branch.children.end(), isBefore);
    renumber(branch);
    for (const auto &child : branch.children) {
        finish(*child);
    }
}

void renumber(MeterNode &parent, size_t from)
{
    for (size_t row = from; row < parent.children.size(); ++row) {
        parent.children[row]->row = static_cast<int>(row);
    }
}

bool isBefore(const std::unique_ptr<MeterNode> &left, const std::unique_ptr<MeterNode> &right)
{
    // A meter's own registers stand before the meters beneath it.
    if (left->kind != right->kind)
        return left->kind == Kind::Register;
    if (const int order = left->sortKey.compare(right->sortKey); order != 0)
        return order < 0;
    return compareNaturally(left->id, right->id) < 0;
}

} // namespace insite::tree
