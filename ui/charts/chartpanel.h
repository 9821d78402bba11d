// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/panelcurves.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QMenu;

namespace insite::charts {

class ChipShelf;
class SeriesChip;
class StatsStrip;

/// One plot with its legend above and what can be said of it below: several registers over measured time
/// (PanelCurves). Chips and registers can be dropped onto it. What shall become of a wish, its area decides.
/// GUI thread.
class ChartPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartPanel)

public:
    /// Both must outlive the panel. `id` tells it from all others of its area, also from closed ones.
    ChartPanel(SeriesSource &source, TimeWindow &time, int id, QWidget *parent = nullptr);
    ~ChartPanel() override;

    /// High enough for its chips at their narrowest, in three rows at most, and the least plot.
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] int id() const { return m_id; }
    /// Whether there is an axis for it.
    [[nodiscard]] bool canTake(const SeriesSpec &spec) const { return m_curves->canTake(spec); }
    /// False where canTake() is, or it is not known; true also where it is here already.
    bool addSeries(const SeriesSpec &spec, const SeriesPlace &place = {});
    void removeSeries(readings::RegisterIndex index);
    /// Gives what was added its room now; it comes by itself before anything is painted.
    void settle();
    [[nodiscard]] QList<SeriesSpec> specs() const { return m_curves->specs(); }
    [[nodiscard]] QList<readings::RegisterIndex> registers() const;
    [[nodiscard]] bool isShown(readings::RegisterIndex index) const;
    void setShown(readings::RegisterIndex index, bool shown);
    [[nodiscard]] SeriesForm form(readings::RegisterIndex index) const;
    void setForm(readings::RegisterIndex index, std::optional<SeriesForm> form);
    /// `name` as it is short and yet told from the others on the screen; `fullName` is for tooltips.
    void setAppearance(readings::RegisterIndex index, const CurveLook &look, const SeriesName &name,
                       const QString &fullName);

    /// On a frame tick: which registers have new points.
    void apply(const readings::Changes &changes) { m_curves->apply(changes); }

    /// Where all panels put the crosshair; absent hides it.
    void setCrosshair(std::optional<Instant> at);
    /// What the crosshair reads out for a register; absent in a gap and where nothing was measured.
    [[nodiscard]] std::optional<double> valueAt(readings::RegisterIndex index, Instant at) const;
    [[nodiscard]] std::optional<Instant> nextReading(Instant at, bool forward) const;
    /// Whether the labels of time stand below this panel; in a stack only below the last.
    void setTimeLabelsShown(bool shown);
    void setStatisticsShown(bool shown);

    [[nodiscard]] PlotCanvas &canvas() const { return *m_canvas; }
    [[nodiscard]] StatsStrip &statistics() const { return *m_strip; }
    /// For the button beside the legend; the area fills it.
    [[nodiscard]] QMenu &menu() const { return *m_menu; }
    /// How often the plot was drawn anew since it was made; tests bound it.
    [[nodiscard]] int drawCount() const { return m_canvas->drawCount(); }

signals:
    void crosshairMoved(std::optional<insite::Instant> at);
    /// Registers were dropped here, from the panel with this id or, -1, from elsewhere.
    void seriesDropped(const QList<insite::readings::RegisterIndex> &indexes, int fromPanel,
                       insite::charts::PlotCanvas::DropHint where);
    /// A person wants it gone.
    void removeRequested(insite::readings::RegisterIndex index);
    void closeRequested();
    /// Its unit or form has no axis here any more.
    void displaced(const insite::charts::SeriesSpec &spec);
    void contentsChanged();
    void chipMenuRequested(insite::readings::RegisterIndex index, const QPoint &globalPosition);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void createLayout();
    void startDrag(readings::RegisterIndex index);
    void settleSoon();
    void measure();
    void layoutParts();
    void showNotes();
    void nameAxes(bool shown);
    [[nodiscard]] PlotCanvas::DropHint hintAt(const QPoint &position) const;

    SeriesSource &m_source;
    int m_id;
    PlotCanvas *m_canvas = nullptr;
    PanelCurves *m_curves = nullptr;
    StatsStrip *m_strip = nullptr;
    ChipShelf *m_legend = nullptr;
    QLabel *m_axes = nullptr; ///< What the axes measure, where the plot is too low to say it.
    QMenu *m_menu = nullptr;
    QHash<readings::RegisterIndex, SeriesChip *> m_chips;
    QTimer m_measureSoon;
    bool m_showsStatistics = true;
    bool m_isSettling = false; ///< Between settleSoon() and settle().
    int m_leastLegend = 0;
};

} // namespace insite::charts
