// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tree/meternode.h"

#include <QVariant>

class QLocale;
class QTimeZone;

namespace insite::tree {

/// How a register moved: a counter's rate for each hour, or the difference from the reading before.
struct Change
{
    double value = 0;
    bool isRate = false;
};

/// What the tree says of a node; pure functions in the person's locale.
[[nodiscard]] QString nameOf(const MeterNode &node);
[[nodiscard]] QString valueText(const MeterNode::State &state, const QLocale &locale);
/// `change` matters for its column only, here as below.
[[nodiscard]] QString displayText(const MeterNode &node, int column, Instant now,
                                  const std::optional<Change> &change = {});
/// For screen readers: whole words where the screen shows a mark.
[[nodiscard]] QString spokenText(const MeterNode &node, int column, Instant now,
                                 const std::optional<Change> &change = {});
/// Times by the clock of `zone`.
[[nodiscard]] QString toolTip(const MeterNode &node, Instant now, const QTimeZone &zone);
[[nodiscard]] QVariant rawValue(const MeterNode &node, int column, Instant now,
                                const std::optional<Change> &change = {});
/// `meters/outbound/[customer-id]/[subscription-id]/[meter-id]`; empty above the meters.
[[nodiscard]] QString topicOf(const MeterNode &node);
[[nodiscard]] QString alarmsText(int number); ///< "3 alarms".
[[nodiscard]] QString headingText(int column, bool isToolTip);

} // namespace insite::tree
