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

/// Owns the nodes and knows where each belongs in the arrangement that is chosen. What is new hangs beneath
/// its own new parent at once, or waits in takeNewRows() for the model to insert it where the parent is shown
/// already. Where rows that are shown have to move (a customer's second subscription, a parent that metadata
/// tells), isRearrangeDue() says so, and the model has everything put in place in one go.
class MeterBranches
{
public:
    using Arrangement = MeterTreeModel::Arrangement;
    /// Fills in what metadata knows of a node that is new.
    using Describe = std::function<void(MeterNode &)>;

    explicit MeterBranches(Describe describe);

    [[nodiscard]] MeterNode *root() const { return m_root.get(); }
    [[nodiscard]] MeterNode *find(readings::RegisterIndex index) const;
    [[nodiscard]] const std::vector<MeterNode *> &registers() const { return m_registers; }
    /// The meter under each subscription that it came by.
    [[nodiscard]] QList<MeterNode *> find(const MeterId &meter) const { return m_byMeter.values(meter); }
    [[nodiscard]] QList<MeterNode *> meters() const { return m_byMeter.values(); }
    [[nodiscard]] QList<MeterNode *> customers() const;
    /// As pathOf() has it; null for one that is not here.
    [[nodiscard]] MeterNode *find(const QStringList &path) const;

    MeterNode *add(const readings::RegisterSnapshot &snapshot);
    /// A meter that metadata knows; null where it is here already.
    MeterNode *addUnheard(const CustomerId &customer, const MeterId &meter);

    /// Forgets a meter that is shown and that metadata knows no more; whoever shows it has told that its row
    /// goes.
    void removeUnheard(MeterNode &meter);

    /// Sorted by parent and order.
    [[nodiscard]] std::vector<NewRows> takeNewRows();

    [[nodiscard]] Arrangement arrangement() const { return m_arrangement; }
    void setArrangement(Arrangement arrangement);
    /// Whether the node would stand elsewhere, were it placed anew.
    [[nodiscard]] bool isMisplaced(const MeterNode &meter);
    void demandRearrange() { m_isRearrangeDue = true; }
    [[nodiscard]] bool isRearrangeDue() const { return m_isRearrangeDue; }
    /// Puts every meter where it belongs and every row in order by the names of now. After takeNewRows() was
    /// emptied into the tree. Customers, subscriptions, meters and registers stay the same nodes.
    void rearrange();

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
        SubscriptionId only;    ///< The first that something came by; empty before.
        bool hasLevels = false; ///< Two or more: each is a level of its own.
        QHash<SubscriptionId, MeterNode *> subscriptions;
    };
    using InstallationKey = std::pair<MeterNode *, QString>;

    Customer &customerFor(const CustomerId &id);
    MeterNode *meterFor(const RegisterKey &key);
    MeterNode *takeUnheard(const RegisterKey &key);
    std::unique_ptr<MeterNode> makeMeter(const MeterKey &key);
    void place(std::unique_ptr<MeterNode> meter);
    MeterNode *placeFor(const MeterNode &meter);
    MeterNode *levelFor(Customer &customer, const SubscriptionId &subscription);
    MeterNode *installationFor(MeterNode *level, const MeterNode &meter);
    MeterNode *parentOf(const MeterNode &meter) const;
    [[nodiscard]] bool isItsOwnAncestor(const MeterNode &meter) const;
    MeterNode *use(MeterNode *level, MeterNode *parent);
    void attach(MeterNode *parent, std::unique_ptr<MeterNode> node);
    void takeApart(MeterNode &branch, std::vector<std::unique_ptr<MeterNode>> &meters);
    void dropUnused();

    Describe m_describe;
    Arrangement m_arrangement = Arrangement::Subscriptions;
    bool m_isRearrangeDue = false;
    std::unique_ptr<MeterNode> m_root;
    QHash<CustomerId, Customer> m_customers;
    QHash<MeterKey, MeterNode *> m_meters;
    QMultiHash<MeterId, MeterNode *> m_byMeter;
    QHash<InstallationKey, MeterNode *> m_installations;
    std::vector<MeterNode *> m_registers;
    std::vector<NewRows> m_new;
    QHash<MeterNode *, size_t> m_newByParent;
    std::vector<std::unique_ptr<MeterNode>> m_loose; ///< New meters that wait for rearrange().
    /// While rearranging: levels that no meter has been put beneath yet.
    std::vector<std::unique_ptr<MeterNode>> m_spare;
};

/// Sorts the children of a branch that is not shown yet, and theirs, and numbers the rows.
void finish(MeterNode &branch);
void renumber(MeterNode &parent, size_t from = 0);
[[nodiscard]] bool isBefore(const std::unique_ptr<MeterNode> &left, const std::unique_ptr<MeterNode> &right);

} // namespace insite::tree
