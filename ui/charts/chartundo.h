// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartlayout.h"

#include <QList>

namespace insite::charts {

/// Something that a person took off the charts and may want back.
struct RemovedFromChart
{
    int panel = 0;    ///< Id of the panel that it was on, or was.
    int position = 0; ///< Of the panel among the panels, or of the series on its panel.
    bool isWholePanel = false;
    SavedPanel contents; ///< All of the panel, or the one series.
    QString words;       ///< "closing the panel", for the action.
};

/// What can be taken back, the latest last; the oldest are forgotten. A value.
class ChartUndo
{
public:
    static constexpr qsizetype kMost = 50;

    void push(const RemovedFromChart &removed)
    {
        m_removed.append(removed);
        if (m_removed.size() > kMost)
            m_removed.removeFirst();
    }
    [[nodiscard]] RemovedFromChart take() { return m_removed.takeLast(); }
    [[nodiscard]] bool isEmpty() const { return m_removed.isEmpty(); }
    [[nodiscard]] QString words() const { return isEmpty() ? QString() : m_removed.last().words; }
    void clear() { m_removed.clear(); }

private:
    QList<RemovedFromChart> m_removed;
};

} // namespace insite::charts
