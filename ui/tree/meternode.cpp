// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meternode.h"

#include "readings/freshness.h"

using namespace Qt::StringLiterals;

namespace insite::tree {

using std::chrono::milliseconds;

const MeterNode *MeterNode::meterNode() const
{
    if (kind == Kind::Meter)
        return this;
    return kind == Kind::Register ? parent : nullptr;
}

int MeterNode::registers() const
{
    if (state)
        return 1;
    return leaves - qualities[static_cast<size_t>(theme::Quality::Never)];
}

QStringList pathOf(const MeterNode &node)
{
    using Kind = MeterNode::Kind;
    switch (node.kind) {
    case Kind::Customer:
        return node.parent ? QStringList{node.id} : QStringList();
    case Kind::Subscription:
        return {node.parent->id, node.id};
    case Kind::Installation: {
        // Not mistaken for a meter: no path of another kind has five parts.
        const MeterNode *above = node.parent;
        const QString subscription = above->kind == Kind::Subscription ? above->id : QString();
        return {above->kind == Kind::Subscription ? above->parent->id : above->id, subscription, QString(),
                QString(), node.id};
    }
    case Kind::Meter:
        return {node.meter->customer.text(), node.meter->subscription.text(), node.id};
    case Kind::Register:
        return pathOf(*node.parent) + QStringList{node.id};
    }
    return {};
}

void addToBranches(MeterNode &leaf, qint64 readings, std::optional<theme::Quality> from, theme::Quality to)
{
    for (MeterNode *branch = leaf.state ? leaf.parent : &leaf; branch; branch = branch->parent) {
        branch->readings += readings;
        if (from)
            --branch->qualities[static_cast<size_t>(*from)];
        else
            ++branch->leaves;
        ++branch->qualities[static_cast<size_t>(to)];
    }
}

void removeFromBranches(MeterNode &leaf, theme::Quality of)
{
    for (MeterNode *branch = leaf.state ? leaf.parent : &leaf; branch; branch = branch->parent) {
        --branch->leaves;
        --branch->qualities[static_cast<size_t>(of)];
    }
}

void sumUp(MeterNode &branch)
{
    branch.readings = 0;
    branch.qualities = {};
    branch.leaves = 0;
    if (branch.isNeverHeard()) {
        branch.leaves = 1;
        branch.qualities[static_cast<size_t>(theme::Quality::Never)] = 1;
    }
    for (const auto &child : branch.children) {
        if (child->state) {
            branch.readings += child->state->snapshot.count;
            ++branch.qualities[static_cast<size_t>(child->state->quality)];
            ++branch.leaves;
            continue;
        }
        sumUp(*child);
        branch.readings += child->readings;
        branch.leaves += child->leaves;
        for (size_t i = 0; i < branch.qualities.size(); ++i)
            branch.qualities[i] += child->qualities[i];
    }
}

milliseconds ageOf(const readings::RegisterSnapshot &snapshot, Instant now)
{
    return readings::ageAt(now, snapshot.latest.measuredAt, snapshot.lastReceivedAt);
}

theme::Quality freshnessAt(const MeterNode::State &state, Instant now)
{
    const readings::RegisterSnapshot &snapshot = state.snapshot;
    const bool isAhead = snapshot.isClockAhead() || snapshot.isLatestAhead;
    const milliseconds silence =
        readings::silenceAt(now, snapshot.latest.measuredAt, snapshot.lastReceivedAt, isAhead);
    switch (readings::shownFreshnessOf(silence, state.interval())) {
    case readings::Freshness::Never:
        return theme::Quality::Never;
    case readings::Freshness::Fresh:
        return theme::Quality::Fresh;
    case readings::Freshness::Late:
        return theme::Quality::Late;
    case readings::Freshness::Stale:
        return theme::Quality::Stale;
    case readings::Freshness::Silent:
        return theme::Quality::Silent;
    }
    Q_UNREACHABLE();
}

void judge(MeterNode::State &state, Instant now)
{
    state.freshness = freshnessAt(state, now);
    const bool isOfNow = state.freshness == theme::Quality::Fresh || state.freshness == theme::Quality::Late;
    state.quality = state.isBeyondLimit && isOfNow ? theme::Quality::Error : state.freshness;
}

theme::Quality worstOf(const std::array<int, theme::kQualities> &qualities)
{
    using theme::Quality;
    for (const Quality quality :
         {Quality::Error, Quality::Silent, Quality::Stale, Quality::Late, Quality::Never}) {
        if (qualities[static_cast<size_t>(quality)] > 0) {
            return quality;
        }
    }
    return Quality::Fresh;
}

theme::Quality qualityOf(const MeterNode &node)
{
    return node.state ? node.state->quality : worstOf(node.qualities);
}

} // namespace insite::tree
