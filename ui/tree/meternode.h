// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tree/metertreemodel.h"

#include <QStringList>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace insite::tree {

/// One row of the tree. Parents own their children; rows are kept in the order of rank and sort key.
struct MeterNode
{
    using Kind = MeterTreeModel::Kind;

    MeterNode(Kind kindOf, QString idOf)
        : kind(kindOf)
        , id(std::move(idOf))
    {
    }

    Kind kind;
    bool isShown = false; ///< Part of the model already, not of a branch that is still being built.
    bool isPinned = false;
    bool isAccepted = true; ///< By the filter: itself, or something beneath.
    int row = 0;
    MeterNode *parent = nullptr;
    QString id;
    QString name; ///< As metadata or a person calls it; empty where nobody does.
    QString
        sortKey; ///< By naturalKey(). Stays while the row keeps its place; the name may have changed since.
    std::vector<std::unique_ptr<MeterNode>> children;

    qint64 readings = 0;                            ///< On branches the sum beneath.
    std::array<int, theme::kQualities> qualities{}; ///< On branches: how many leaves beneath are of each.
    int leaves = 0; ///< On branches: registers beneath, and meters from which nothing came.

    /// Of registers only.
    struct State
    {
        readings::RegisterSnapshot snapshot;
        Unit unit;
        std::optional<int> decimals;
        std::optional<std::chrono::milliseconds> expectedInterval; ///< A person's or the metadata's word.
        bool isBeyondLimit = false;
        theme::Quality quality = theme::Quality::Fresh;   ///< As it is shown.
        theme::Quality freshness = theme::Quality::Fresh; ///< The same whatever the limits say.
        std::chrono::steady_clock::time_point changedAt;

        [[nodiscard]] std::optional<std::chrono::milliseconds> interval() const
        {
            return expectedInterval ? expectedInterval : snapshot.expectedInterval;
        }
    };
    std::unique_ptr<State> state;

    /// Of meters only.
    struct Meter
    {
        CustomerId customer;
        SubscriptionId subscription; ///< Empty while nothing came from the meter.
        MeterId parent;              ///< By metadata; empty where that tells none.
        QString installationId;
        QString installationName;
        QString utility;
        QString labels; ///< "key value" of each, for the search.
    };
    std::unique_ptr<Meter> meter;

    /// A meter that metadata knows and from which no reading came.
    [[nodiscard]] bool isNeverHeard() const { return meter && meter->subscription.isEmpty(); }
    /// The meter above a register, or the meter itself; null above meters.
    [[nodiscard]] const MeterNode *meterNode() const;
    /// Registers beneath, each once.
    [[nodiscard]] int registers() const;
};

/// The ids from the customer down to the row, the same in every start and, for meters and registers, in every
/// arrangement; empty for the root.
[[nodiscard]] QStringList pathOf(const MeterNode &node);

/// Adds to all branches above: readings, and one leaf that was of quality `from` (absent: was not there).
void addToBranches(MeterNode &leaf, qint64 readings, std::optional<theme::Quality> from, theme::Quality to);
void removeFromBranches(MeterNode &leaf, theme::Quality of);
/// Works out the sums of a branch and all beneath from the leaves.
void sumUp(MeterNode &branch);

/// How old the value is: since it was measured, or since it arrived where the meter's clock is ahead of ours.
[[nodiscard]] std::chrono::milliseconds ageOf(const readings::RegisterSnapshot &snapshot, Instant now);

/// By the expected interval and, where the meter's clock is ahead, by arrival (readings::silenceAt()): what
/// the events and the status bar count.
[[nodiscard]] theme::Quality freshnessAt(const MeterNode::State &state, Instant now);
/// Works out both anew. What is beyond its limit is so only while its value is of now.
void judge(MeterNode::State &state, Instant now);

/// The quality that deserves a look first.
[[nodiscard]] theme::Quality worstOf(const std::array<int, theme::kQualities> &qualities);
[[nodiscard]] theme::Quality qualityOf(const MeterNode &node);

} // namespace insite::tree
