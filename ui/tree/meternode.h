// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tree/metertreemodel.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace insite::tree {

/// One row of the tree. Parents own their children; rows are kept in natural order.
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
    int row = 0;
    MeterNode *parent = nullptr;
    QString id;
    std::vector<std::unique_ptr<MeterNode>> children;

    qint64 readings = 0;                            ///< On branches the sum beneath.
    std::array<int, theme::kQualities> qualities{}; ///< On branches: how many registers beneath are of each.
    int registers = 0;                              ///< On branches: how many beneath.

    struct State
    {
        readings::RegisterSnapshot snapshot;
        Unit unit;
        theme::Quality quality = theme::Quality::Fresh;
        std::chrono::steady_clock::time_point changedAt;
    };
    std::unique_ptr<State> state; ///< Of registers only.
};

/// How old the value is: since it was measured, or since it arrived where the meter's clock is ahead of ours.
[[nodiscard]] std::chrono::milliseconds ageOf(const readings::RegisterSnapshot &snapshot, Instant now);

/// By the expected interval; while that is not known yet an hour is taken, so that what is old is not called
/// fresh.
[[nodiscard]] theme::Quality qualityAt(const MeterNode::State &state, Instant now);

/// The quality that deserves a look first.
[[nodiscard]] theme::Quality worstOf(const std::array<int, theme::kQualities> &qualities);

} // namespace insite::tree
