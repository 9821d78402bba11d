// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/intervalbars.h"
#include "charts/plotcanvas.h"
#include "charts/seriesfetch.h"
#include "charts/seriesstatistics.h"

#include <QObject>
#include <QTimer>

namespace insite::charts {

/// A register on a panel, as layouts save it and drags move it.
struct SeriesSpec
{
    readings::RegisterIndex index = 0;
    std::optional<SeriesForm> form; ///< As a person chose it; absent: what the register's kind asks for.
    bool isShown = true;

    friend bool operator==(const SeriesSpec &, const SeriesSpec &) = default;
};

/// Where on a panel a series belongs.
struct SeriesPlace
{
    int position = -1; ///< Among the others, from 0; -1: after them.
    int axis = 0;      ///< 0 left, 1 right: where it is free, and no other has this quantity.
};

/// The curves of one panel: fetches their readings, shapes and thins them, and gives each its axis. At most
/// two axes; curves of one known unit and form of quantity share one. Of an unknown unit only those with the
/// same register id do: two unknown quantities must not look comparable. GUI thread; all that it is given
/// outlives it.
class PanelCurves final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PanelCurves)

public:
    PanelCurves(SeriesSource &source, TimeWindow &time, PlotCanvas &canvas, QObject *parent = nullptr);
    ~PanelCurves() override;

    [[nodiscard]] bool canTake(const SeriesSpec &spec) const;
    /// False where canTake() is, or it is not known; true also where it is here already.
    bool add(const SeriesSpec &spec, const SeriesPlace &place = {});
    void remove(readings::RegisterIndex index);
    /// Null where it is not here.
    [[nodiscard]] const PlotCurve *find(readings::RegisterIndex index) const;
    [[nodiscard]] QList<SeriesSpec> specs() const;
    [[nodiscard]] RegisterKind kindOf(readings::RegisterIndex index) const;

    void setShown(readings::RegisterIndex index, bool shown);
    /// Where there is no axis for it then, it leaves (displaced()).
    void setForm(readings::RegisterIndex index, std::optional<SeriesForm> form);
    void setAppearance(readings::RegisterIndex index, const CurveLook &look, const SeriesName &name);

    void apply(const readings::Changes &changes);
    /// Asks for what the window shows and is not there; nothing while the panel is hidden.
    void refresh();

    [[nodiscard]] SeriesStatistics statistics(const PlotCurve &curve) const;
    /// The nearest reading of any shown curve that lies after (or before) `at`, by at least a pixel.
    [[nodiscard]] std::optional<Instant> nextReading(Instant at, bool forward) const;

signals:
    void valueChanged(insite::readings::RegisterIndex index, double value);
    /// Its unit or form has no axis here any more; it is removed.
    void displaced(const insite::charts::SeriesSpec &spec);
    void formChanged(insite::readings::RegisterIndex index);
    /// What is drawn has changed.
    void shaped();

private:
    struct Entry;

    [[nodiscard]] std::optional<size_t> indexOf(readings::RegisterIndex index) const;
    [[nodiscard]] std::optional<int> axisFor(const QString &quantity, int preferred) const;
    void learn(readings::RegisterIndex index);
    void settle(size_t at);
    void titleAxes();
    void take(quint64 request, const SeriesData &data);
    bool reshape(size_t at);
    [[nodiscard]] TimeWindow::Span devicePixel() const;
    void showLoading();

    SeriesSource &m_source;
    TimeWindow &m_time;
    PlotCanvas &m_canvas;
    std::vector<std::unique_ptr<Entry>> m_entries; ///< In the order of the canvas's curves.
    QTimer m_loadingSoon;
    QString m_barWords; ///< Length of the bars; empty without.
};

} // namespace insite::charts
