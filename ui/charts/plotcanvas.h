// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/colourbook.h"
#include "charts/seriesnames.h"
#include "charts/seriesshape.h"
#include "charts/valueaxis.h"

#include <QColor>
#include <QPixmap>
#include <QPointF>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

class QChart;
class QGraphicsScene;
class QLineSeries;
class QPen;
class QValueAxis;

namespace insite::charts {

class TimeWindow;
struct CrosshairRow;
struct TimeTick;

/// Between a label and the plot.
inline constexpr int kPlotLabelGap = 6;

/// What is measured along an axis.
struct AxisWords
{
    QString title; ///< "kWh per 5 min", or which register it is whose unit is not known.
    QString mark;  ///< The same where there is little room: "unit ?" is all of an unknown unit.

    friend bool operator==(const AxisWords &, const AxisWords &) = default;
};

/// One curve of a plot.
struct PlotCurve
{
    readings::RegisterIndex index = 0;
    SeriesName name;
    QString unit; ///< As the crosshair says it.
    CurveLook look;
    SeriesForm form = SeriesForm::AsSent;
    std::optional<int> decimals;
    bool isShown = true;
    int axis = 0; ///< 0 left, 1 right.
    SeriesData data;
    SeriesShape shape;
    std::vector<readings::Point> line; ///< The shape's line, thinned.
    /// What `data` covers while more is on its way; absent when it covers what is seen.
    std::optional<std::pair<Instant, Instant>> loadedSoFar;
};

/// The pen of a curve.
[[nodiscard]] QPen penOf(const CurveLook &look, const QPalette &palette, double width);
/// What stands beside a curve's name: a piece of its line, so short and yet with its dashes.
void paintSwatch(QPainter &painter, const CurveLook &look, const QPalette &palette, const QPointF &from,
                 double length);

/// The drawing surface of a panel: curves by Qt Charts, those that are dense by CurveColumns, drawn into a
/// picture only when something of them changed; over it the crosshair. Grid, labels, bars and marks are ours,
/// as QDateTimeAxis knows no round local times. GUI thread.
class PlotCanvas final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlotCanvas)

public:
    /// `time` must outlive it.
    explicit PlotCanvas(TimeWindow &time, QWidget *parent = nullptr);
    ~PlotCanvas() override;

    /// Change what is in it, then call invalidate().
    [[nodiscard]] std::vector<PlotCurve> &curves() { return m_curves; }
    [[nodiscard]] const std::vector<PlotCurve> &curves() const { return m_curves; }
    void invalidate();

    void setAxisWords(const AxisWords &left, const AxisWords &right);
    /// Of the axes that have a curve, the left one first.
    [[nodiscard]] QList<AxisWords> axisWords() const;
    void setTimeLabelsShown(bool shown);
    /// Low, it leaves its height to the curves: whoever shows it says the axes' words in another place, and
    /// the time has one line.
    void setLow(bool low);
    /// Below this height it is better low.
    [[nodiscard]] int roomyHeight() const;
    void setLabelWidths(int left, int right);
    [[nodiscard]] int leftLabelWidth() const { return m_wanted[0]; }
    [[nodiscard]] int rightLabelWidth() const { return m_wanted[1]; }
    void setCrosshair(std::optional<Instant> at);
    [[nodiscard]] std::optional<Instant> crosshair() const { return m_crosshair; }
    /// Why nothing, or not everything, is drawn where a person looks; empty: all is.
    [[nodiscard]] QStringList hints() const;
    /// Why readings of this curve are in the range and yet not drawn; empty: they are, or there are none.
    [[nodiscard]] QString noteOf(const PlotCurve &curve) const;
    /// What the crosshair reads out, as text: the time, then each curve.
    [[nodiscard]] QString readout() const;
    enum class DropHint { None, Here, Above, Below };
    void setDropHint(DropHint hint);
    [[nodiscard]] int drawCount() const { return m_draws; }
    /// Where the curves stand, in the widget's coordinates.
    [[nodiscard]] QRect plotArea() const;
    /// How high it is in a picture: as on the screen, and never low.
    [[nodiscard]] int pictureHeight() const;
    /// Draws all but the crosshair from the painter's origin on, as wide as the widget and as high as
    /// pictureHeight(); with the labels of time where they are wished or the widget shows them.
    void paintPicture(QPainter &painter, bool withTime);
    [[nodiscard]] double xOf(Instant at) const;
    [[nodiscard]] Instant instantAt(double x) const;

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void hovered(std::optional<insite::Instant> at);
    /// The curves or the range on the screen have changed.
    void drawn();
    void labelWidthsChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void draw();
    void paintPlot(QPainter &painter);
    [[nodiscard]] QSize paper() const { return m_paper.isValid() ? m_paper : size(); }
    void scaleAxes();
    [[nodiscard]] std::span<const readings::Point> seenOf(const PlotCurve &curve) const;
    [[nodiscard]] bool isDense(std::span<const readings::Point> points) const;
    void fillSeries(bool isAll);
    void drawDense(QPainter &painter) const;
    void drawGrid(QPainter &painter) const;
    void drawTimeLabels(QPainter &painter) const;
    void drawTimeLines(QPainter &painter, const std::vector<TimeTick> &ticks, int zoneLeft) const;
    void drawTimeLine(QPainter &painter, const std::vector<TimeTick> &ticks, int zoneLeft) const;
    void drawBars(QPainter &painter) const;
    void drawMarks(QPainter &painter) const;
    void drawLastPoints(QPainter &painter) const;
    void drawLoading(QPainter &painter) const;
    void drawHints(QPainter &painter) const;
    void drawTitles(QPainter &painter) const;
    [[nodiscard]] QMargins margins(bool isLow) const;
    [[nodiscard]] bool isSeen(const PlotCurve &curve) const;
    void drawCrosshair(QPainter &painter) const;
    void drawSelection(QPainter &painter) const;
    void drawDropHint(QPainter &painter) const;
    [[nodiscard]] std::vector<CrosshairRow> rowsAt(Instant at) const;
    void measureLabels();
    [[nodiscard]] double yOf(double value, int axis) const;
    [[nodiscard]] bool hasAxis(int axis) const;
    [[nodiscard]] int timeTickTarget() const;

    TimeWindow &m_time;
    std::vector<PlotCurve> m_curves;
    std::unique_ptr<QGraphicsScene> m_scene;
    QChart *m_chart = nullptr;        ///< Owned by the scene.
    QValueAxis *m_timeAxis = nullptr; ///< Owned by the chart, like the next and the series.
    std::array<QValueAxis *, 2> m_valueAxes{};
    std::vector<QLineSeries *> m_series;
    std::array<ValueScale, 2> m_scales;
    std::array<bool, 2> m_hasScale{};
    int m_steps = 0; ///< About as many have the value axes.
    std::array<AxisWords, 2> m_words;
    std::array<int, 2> m_wanted{};
    std::array<int, 2> m_widths{};
    QPixmap m_picture;
    QSize m_paper; ///< Of what is drawn into, while that is another thing than the widget.
    std::optional<Instant> m_crosshair;
    std::optional<QPointF> m_dragFrom;
    std::optional<double> m_selectFrom; ///< Shift and drag: the range to zoom to.
    double m_selectTo = 0;
    int m_draws = 0;
    bool m_isStale = true;
    bool m_showsTime = true;
    bool m_isLow = false;
    DropHint m_dropHint = DropHint::None;
};

} // namespace insite::charts
