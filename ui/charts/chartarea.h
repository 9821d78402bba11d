// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/colourbook.h"
#include "charts/seriessource.h"

#include <QJsonObject>
#include <QWidget>

class QSplitter;

namespace insite::charts {

class ChartPanel;
class TimeRangeBar;
class TimeWindow;

/// Panels stacked on one time axis with the range bar above them. Empty, it says what to do. GUI thread.
class ChartArea final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartArea)

public:
    /// `source` must outlive the area.
    explicit ChartArea(SeriesSource &source, QWidget *parent = nullptr);
    ~ChartArea() override;

    [[nodiscard]] TimeWindow &time() const { return *m_time; }
    [[nodiscard]] QList<ChartPanel *> panels() const { return m_panels; }

    /// Each goes to the current panel where it has an axis for it, else to the first that has, else to a new
    /// one.
    void addRegisters(const QList<readings::RegisterIndex> &indexes);
    ChartPanel *addPanel();
    void removePanel(ChartPanel *panel);

    /// On a frame tick.
    void apply(const readings::Changes &changes, Instant now);

    /// Panels with their registers and sizes, colours, range and follow or hold. Registers not seen yet are
    /// kept and shown as soon as they are seen. restoreState() is false, and changes nothing, for what it
    /// cannot read.
    [[nodiscard]] QJsonObject saveState() const;
    bool restoreState(const QJsonObject &state);

signals:
    /// Registers, panels or the range were changed by the person; time to save.
    void layoutChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Awaited
    {
        RegisterKey key;
        ChartPanel *panel = nullptr;
        bool isShown = true;
    };

    void takeIn(const QList<readings::RegisterIndex> &indexes, ChartPanel *preferred);
    void seenAtLast(readings::RegisterIndex index);
    void arrange();
    void alignLabels();
    void clear();

    SeriesSource &m_source;
    TimeWindow *m_time = nullptr;
    ColourBook m_colours;
    TimeRangeBar *m_bar = nullptr;
    QSplitter *m_splitter = nullptr;
    QList<ChartPanel *> m_panels;
    ChartPanel *m_current = nullptr;
    QList<Awaited> m_awaited;
    bool m_isDropTarget = false;
};

} // namespace insite::charts
