// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/quality.h"

#include <QStringList>

#include <optional>

namespace insite::tree {

struct MeterNode;

/// What a person wants to see of the tree; all that is set must hold.
struct MeterFilter
{
    QStringList
        words{}; ///< Each in a name, id, unit or label of the row or of a row above it, whatever the case.
    bool staleOnly = false;                  ///< Stale, silent, or never heard of.
    std::optional<theme::Quality> quality{}; ///< Just of this one; Never: meters that were never heard of.
    bool pinnedOnly = false;                 ///< Pinned, or beneath what is pinned.
    QString utility{};                       ///< Of the meter, as metadata has it; empty: any.
    QString installation{};                  ///< The installation's id, likewise.

    [[nodiscard]] bool isEmpty() const { return *this == MeterFilter(); }
    /// Whether rows come and go as they get old.
    [[nodiscard]] bool isByQuality() const { return staleOnly || quality; }
    friend bool operator==(const MeterFilter &, const MeterFilter &) = default;
};

/// Marks which rows are accepted; a branch is where something beneath it is. With `hold` a row that was
/// accepted stays although its quality is another by now. Returns whether any row's mark changed. One pass,
/// no copies.
bool applyFilter(MeterNode &root, const MeterFilter &filter, bool hold);

/// Of the words those that do not stand whole in the row itself: "8" does in "Storgata 8", not in "Storgata
/// 38".
[[nodiscard]] QStringList wordsNotWholeIn(const MeterNode &row, QStringList words);

} // namespace insite::tree
