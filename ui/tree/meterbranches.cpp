// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterbranches.h"

#include "tree/naturalorder.h"

#include <algorithm>
#include <utility>

namespace insite::tree {

using Kind = MeterNode::Kind;

MeterBranches::MeterBranches()
    : m_root(std::make_unique<MeterNode>(Kind::Customer, QString()))
{
    m_root->isShown = true;
}

MeterNode *MeterBranches::find(readings::RegisterIndex index) const
{
    return index < m_registers.size() ? m_registers[index] : nullptr;
}

MeterNode *MeterBranches::add(const readings::RegisterSnapshot &snapshot, const Split &split)
{
    MeterNode *meter = meterFor(snapshot.key, split);
    MeterNode *node = hang(meter, Kind::Register, snapshot.key.registerId.text());
    node->state = std::make_unique<MeterNode::State>();
    node->state->snapshot = snapshot;
    node->readings = snapshot.count;
    if (m_registers.size() <= snapshot.index) {
        m_registers.resize(snapshot.index + 1, nullptr);
    }
    m_registers[snapshot.index] = node;
    return node;
}

MeterNode *MeterBranches::meterFor(const RegisterKey &key, const Split &split)
{
    const MeterKey meterKey{key.customer, key.subscription, key.meter};
    if (MeterNode *meter = m_meters.value(meterKey)) {
        return meter;
    }
    Customer &customer = m_customers[key.customer];
    if (!customer.node) {
        customer.node = hang(m_root.get(), Kind::Customer, key.customer.text());
        customer.only = key.subscription;
    }
    MeterNode *meter = hang(branchFor(customer, key.subscription, split), Kind::Meter, key.meter.text());
    m_meters.insert(meterKey, meter);
    return meter;
}

MeterNode *MeterBranches::branchFor(Customer &customer, const SubscriptionId &subscription,
                                    const Split &split)
{
    if (customer.subscriptions.isEmpty()) {
        if (customer.only == subscription) {
            return customer.node;
        }
        auto first = std::make_unique<MeterNode>(Kind::Subscription, customer.only.text());
        first->readings = customer.node->readings;
        first->qualities = customer.node->qualities;
        first->registers = customer.node->registers;
        customer.subscriptions.insert(customer.only, first.get());
        if (customer.node->isShown) {
            // What waits for the customer's rows belongs beneath the new level as well.
            std::vector<std::unique_ptr<MeterNode>> waiting;
            if (const auto it = m_newByParent.constFind(customer.node); it != m_newByParent.cend()) {
                waiting = std::exchange(m_new[*it].nodes, {});
            }
            MeterNode *level = first.get();
            split(customer.node, std::move(first));
            for (auto &node : waiting) {
                attach(level, std::move(node));
            }
        } else {
            first->children = std::exchange(customer.node->children, {});
            for (const auto &child : first->children) {
                child->parent = first.get();
            }
            attach(customer.node, std::move(first));
        }
    }
    MeterNode *&branch = customer.subscriptions[subscription];
    if (!branch) {
        branch = hang(customer.node, Kind::Subscription, subscription.text());
    }
    return branch;
}

MeterNode *MeterBranches::hang(MeterNode *parent, Kind kind, const QString &id)
{
    auto node = std::make_unique<MeterNode>(kind, id);
    MeterNode *raw = node.get();
    attach(parent, std::move(node));
    return raw;
}

void MeterBranches::attach(MeterNode *parent, std::unique_ptr<MeterNode> node)
{
    node->parent = parent;
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
    return compareNaturally(left->id, right->id) < 0;
}

} // namespace insite::tree
