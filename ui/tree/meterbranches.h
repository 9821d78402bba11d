// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tree/meternode.h"

#include <QHash>

#include <functional>

namespace insite::tree {

/// Rows that are new beneath one parent that is shown already.
struct NewRows
{
    MeterNode *parent = nullptr;
    std::vector<std::unique_ptr<MeterNode>> nodes;
};

/// Finds or makes the nodes for registers that are seen for the first time. What is new hangs beneath its own
/// new parent at once, or waits in takeNewRows() for the model to insert it where the parent is shown
/// already.
class MeterBranches
{
public:
    MeterBranches();

    [[nodiscard]] MeterNode *root() const { return m_root.get(); }
    [[nodiscard]] MeterNode *find(readings::RegisterIndex index) const;
    [[nodiscard]] const std::vector<MeterNode *> &registers() const { return m_registers; }

    /// `split` is called for a customer that is shown, whose meters hang right beneath it, and that now needs
    /// a level of subscriptions: it must move all its rows beneath the node that it is given.
    using Split = std::function<void(MeterNode *customer, std::unique_ptr<MeterNode> subscription)>;
    MeterNode *add(const readings::RegisterSnapshot &snapshot, const Split &split);

    /// Sorted by parent and natural order.
    [[nodiscard]] std::vector<NewRows> takeNewRows();

private:
    struct MeterKey
    {
        CustomerId customer;
        SubscriptionId subscription;
        MeterId meter;
        friend bool operator==(const MeterKey &, const MeterKey &) = default;
        friend size_t qHash(const MeterKey &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, key.customer, key.subscription, key.meter);
        }
    };
    struct Customer
    {
        MeterNode *node = nullptr;
        SubscriptionId only; ///< Of the meters right beneath it, while there is one subscription.
        QHash<SubscriptionId, MeterNode *> subscriptions; ///< Empty while there is one.
    };

    MeterNode *meterFor(const RegisterKey &key, const Split &split);
    MeterNode *branchFor(Customer &customer, const SubscriptionId &subscription, const Split &split);
    MeterNode *hang(MeterNode *parent, MeterNode::Kind kind, const QString &id);
    void attach(MeterNode *parent, std::unique_ptr<MeterNode> node);

    std::unique_ptr<MeterNode> m_root;
    QHash<CustomerId, Customer> m_customers;
    QHash<MeterKey, MeterNode *> m_meters;
    std::vector<MeterNode *> m_registers;
    std::vector<NewRows> m_new;
    QHash<MeterNode *, size_t> m_newByParent;
};

/// Sorts the children of a branch that is not shown yet, and theirs, and numbers the rows.
void finish(MeterNode &branch);
void renumber(MeterNode &parent, size_t from = 0);
[[nodiscard]] bool isBefore(const std::unique_ptr<MeterNode> &left, const std::unique_ptr<MeterNode> &right);

} // namespace insite::tree
