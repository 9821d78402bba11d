// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartlayout.h"
#include "charts/chartundo.h"
#include "charts/colourbook.h"
#include "charts/plotcanvas.h"
#include "charts/seriessource.h"

#include <QJsonObject>
#include <QWidget>

#include <functional>

class QScrollArea;
class QSplitter;

namespace insite::charts {

class ChartActions;
class ChartPanel;
class ChartPicture;
struct SeriesSpec;
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
    /// The one that draws this register; null: it is not charted.
    [[nodiscard]] ChartPanel *panelOf(readings::RegisterIndex index) const;
    [[nodiscard]] ChartActions &actions() const { return *m_actions; }

    /// More new curves than this at once are charted only after a question.
    static constexpr qsizetype kMostAtOnce = 24;

    /// Each goes to the current panel where it has an axis for it, else to the first that has, else to a new
    /// one. Of more than kMostAtOnce it asks whether the first of them shall be taken.
    void addRegisters(const QList<readings::RegisterIndex> &indexes);
    /// Gives the keyboard to the current panel's chart.
    void focusCharts();
    /// At the end, or before the panel that is at `position`.
    ChartPanel *addPanel(qsizetype position = -1);

    /// These can be taken back by undo().
    void closePanel(ChartPanel *panel);
    void removeSeries(ChartPanel *panel, readings::RegisterIndex index);
    void undo();

    /// On a frame tick.
    void apply(const readings::Changes &changes, Instant now);
    /// While names and units are still read from disk: what restoreState() brings back waits for them, as
    /// without its unit a curve may have no axis where it was.
    void setNamesComing(bool coming);
    /// Since when nothing can come in; absent while connected.
    void setDisconnectedSince(std::optional<Instant> at);

    /// All panels, or the current one, as a picture; absent while there is none.
    [[nodiscard]] std::optional<ChartPicture> picture(bool ofAll) const;

    /// Panels with their registers, forms and sizes, colours, range and follow or hold. Registers not seen
    /// yet are kept and shown as soon as they are seen. restoreState() is false, and changes nothing, for
    /// what it cannot read.
    [[nodiscard]] QJsonObject saveState() const;
    bool restoreState(const QJsonObject &state);

signals:
    /// Registers, panels or the range were changed by the person; time to save.
    void layoutChanged();
    /// Something that a person must be told.
    void problemFound(const QString &sentence);
    /// Something was done that cannot be seen, or not why.
    void noticed(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Awaited
    {
        SavedSeries series;
        ChartPanel *panel = nullptr;
        QList<RegisterKey> before; ///< What stands before it on its panel.
    };

    void connectActions();
    void connectPanel(ChartPanel *panel);
    void fillMenu(ChartPanel *panel);
    void openChipMenu(ChartPanel *panel, readings::RegisterIndex index, const QPoint &at);
    /// Takes them, or where they are too many, those that a person agrees to.
    void takeFew(const QList<readings::RegisterIndex> &indexes,
                 const std::function<void(const QList<readings::RegisterIndex> &)> &take);
    void takeIn(const SeriesSpec &spec, ChartPanel *preferred);
    void takeDrop(ChartPanel *target, const QList<readings::RegisterIndex> &indexes, int fromPanel,
                  PlotCanvas::DropHint where);
    void moveSeries(ChartPanel *from, ChartPanel *to, readings::RegisterIndex index);
    void await(const SavedPanel &saved, ChartPanel *panel, QList<RegisterKey> before = {});
    void removePanel(ChartPanel *panel);
    void discardIfEmpty(ChartPanel *panel);
    [[nodiscard]] QList<SavedSeries> saveSeries(const ChartPanel &panel) const;
    [[nodiscard]] SavedPanel save(const ChartPanel &panel) const;
    void remember(const RemovedFromChart &removed);
    [[nodiscard]] ChartPanel *panelWithId(int id) const;
    [[nodiscard]] ChartPanel *currentPanel() const;
    void seenAtLast(readings::RegisterIndex index);
    void infoChanged(readings::RegisterIndex index);
    void contentsChanged();
    void dressSoon();
    void dress();
    void settle();
    void arrange();
    void alignLabels();
    void setCrosshair(std::optional<Instant> at);
    void stepCrosshair(bool forward);
    void watchNewest();
    bool moveTime(int key, Qt::KeyboardModifiers modifiers);
    void chooseRange();
    void copyPicture(bool ofAll);
    void choosePlaceFor(bool ofAll);
    void chooseForm(ChartPanel *panel, readings::RegisterIndex index, SeriesForm form);
    void tellWhereItWent(readings::RegisterIndex index);
    void clear();

    SeriesSource &m_source;
    TimeWindow *m_time = nullptr;
    ChartActions *m_actions = nullptr;
    ColourBook m_colours;
    ChartUndo m_undo;
    TimeRangeBar *m_bar = nullptr;
    QScrollArea *m_scroll = nullptr;
    QSplitter *m_splitter = nullptr;
    QList<ChartPanel *> m_panels;
    ChartPanel *m_current = nullptr;
    QList<Awaited> m_awaited;
    std::optional<Instant> m_crosshair;
    int m_lastPanelId = 0;
    bool m_isDropTarget = false;
    bool m_isRestoring = false;
    bool m_areNamesComing = false;
    bool m_isDressDue = false;
};

} // namespace insite::charts
