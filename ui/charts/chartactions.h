// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

class QWidget;

namespace insite::charts {

/// What can be done with the charts, each with its words, icon and shortcut; the shortcuts work while the
/// keyboard is in the charts. The area connects them. GUI thread.
class ChartActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartActions)

public:
    /// Adds them to `area`, which outlives this.
    explicit ChartActions(QWidget &area);
    ~ChartActions() override;

    QAction undo;
    QAction newPanel;
    QAction closePanel;
    QAction showStatistics; ///< Checkable.
    QAction chooseRange;
    QAction copyPicture;
    QAction copyAllPictures;
    QAction savePicture;
    QAction saveAllPictures;
    QAction exportReadings; ///< The window connects it.

    /// `words`: what would be taken back; empty: nothing.
    void setUndo(const QString &words);
};

} // namespace insite::charts
