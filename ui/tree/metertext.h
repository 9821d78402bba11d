// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tree/meternode.h"

#include <QVariant>

namespace insite::tree {

/// What the tree says of a node; pure functions in the person's locale.
[[nodiscard]] QString nameOf(const MeterNode &node);
[[nodiscard]] QString displayText(const MeterNode &node, int column, Instant now);
/// For screen readers: whole words where the screen shows a mark.
[[nodiscard]] QString spokenText(const MeterNode &node, int column, Instant now);
[[nodiscard]] QString toolTip(const MeterNode &node, Instant now);
[[nodiscard]] QVariant rawValue(const MeterNode &node, int column, Instant now);
/// `meters/outbound/[customer-id]/[subscription-id]/[meter-id]`; empty above the meters.
[[nodiscard]] QString topicOf(const MeterNode &node);
[[nodiscard]] QString headingText(int column, bool isToolTip);

} // namespace insite::tree
