// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"

#include <QList>

class QMimeData;

namespace insite::charts {

/// Registers on their way to a chart: from the tree, or from another panel.
struct DroppedSeries
{
    QList<readings::RegisterIndex> indexes;
    int fromPanel = -1; ///< The id of the panel that they leave; -1: they come from elsewhere.
};

/// What is dragged off a panel; the tree's type too, so that it can be dropped wherever that can.
[[nodiscard]] QMimeData *createSeriesMime(const QList<readings::RegisterIndex> &indexes, int fromPanel);
[[nodiscard]] bool holdsSeries(const QMimeData *data);
/// No indexes where the data holds none or comes from another process.
[[nodiscard]] DroppedSeries seriesOf(const QMimeData *data);

} // namespace insite::charts
