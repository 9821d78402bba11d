// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/seriessource.h"

#include <QWidget>

#include <memory>

namespace insite::charts {

class ColourBook;
class TimeWindow;

/// One plot with its legend: several registers over measured time, at most two value axes. Registers of one
/// known unit share an axis. Of an unknown unit only those with the same register id do: two unknown
/// quantities must not look comparable. A third kind does not fit (canTake()). GUI thread.
class ChartPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartPanel)

public:
    /// All of them must outlive the panel.
    ChartPanel(SeriesSource &source, TimeWindow &time, ColourBook &colours, QWidget *parent = nullptr);
    ~ChartPanel() override;

    /// Whether there is an axis for it.
    [[nodiscard]] bool canTake(readings::RegisterIndex index) const;
    /// False where canTake() is, or it is not known; true also where it is here already.
    bool addRegister(readings::RegisterIndex index);
    void removeRegister(readings::RegisterIndex index);
    [[nodiscard]] QList<readings::RegisterIndex> registers() const;
    [[nodiscard]] bool isShown(readings::RegisterIndex index) const;
    void setShown(readings::RegisterIndex index, bool shown);

    /// On a frame tick: which registers have new points.
    void apply(const readings::Changes &changes);

    /// Where all panels put the crosshair; absent hides it.
    void setCrosshair(std::optional<Instant> at);
    /// What the crosshair reads out for a register; absent in a gap and where nothing was measured.
    [[nodiscard]] std::optional<double> valueAt(readings::RegisterIndex index, Instant at) const;
    /// Whether the labels of time stand below this panel; in a stack only below the last.
    void setTimeLabelsShown(bool shown);

    /// Width that the value labels of each side need; an area gives all panels the widest, so that their
    /// times align.
    [[nodiscard]] int leftLabelWidth() const;
    [[nodiscard]] int rightLabelWidth() const;
    void setLabelWidths(int left, int right);

    /// How often the plot was drawn anew since it was made; tests bound it.
    [[nodiscard]] int drawCount() const;

signals:
    void crosshairMoved(std::optional<insite::Instant> at);
    /// Registers were dropped here; the area decides what goes where.
    void registersDropped(const QList<insite::readings::RegisterIndex> &indexes);
    void closeRequested();
    void contentsChanged();
    void labelWidthsChanged();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace insite::charts
