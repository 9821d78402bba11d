// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plotcanvas.h"

#include "charts/curvecolumns.h"
#include "charts/thinning.h"
#include "charts/timeaxis.h"
#include "charts/timewindow.h"
#include "theme/colours.h"
#include "theme/metrics.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QPen>
#include <QScopedValueRollback>
#include <QTimeZone>
#include <QValueAxis>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr int kEdge = 12;      ///< Where a side has no labels.
constexpr int kLeastPlot = 30; ///< High enough for a curve and two labels beside it.
constexpr int kRoomyPlot = 56;
constexpr int kLeastPicture = 200;
constexpr double kCurveWidth = 1.6;
/// From here on a curve is painted by columns.
constexpr double kDensePointsAPixel = 0.25;
constexpr double kWheelNotch = 120; ///< QWheelEvent::angleDelta() of one click.
constexpr double kZoomStep = 1.25;
constexpr double kShortestSelection = 4; ///< Pixels; what is shorter was a click.

double ms(Instant at)
{
    return static_cast<double>(at.time_since_epoch().count());
}

/// Of a drawing of lines, where several points stand in each pixel column: joins are not seen.
QPen densePenOf(const CurveLook &look, const QPalette &palette)
{
    QPen pen = penOf(look, palette, 1);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::BevelJoin);
    pen.setCosmetic(true);
    return pen;
}

} // namespace

QPen penOf(const CurveLook &look, const QPalette &palette, double width)
{
    QPen pen(theme::seriesColour(look.colour, palette), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    static const QList<QList<qreal>> kDashes{{5, 3}, {1.2, 2.4}, {7, 3, 1.2, 3}};
    if (look.dash > 0) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern(kDashes[(look.dash - 1) % kDashes.size()]);
    }
    return pen;
}

void paintSwatch(QPainter &painter, const CurveLook &look, const QPalette &palette, const QPointF &from,
                 double length)
{
    constexpr double kWidth = 2.5;
    constexpr double kWhole = 14; ///< What the lengths of each pattern add up to.
    static const QList<QList<qreal>> kDashes{{5.5, 3}, {2, 2}, {7, 2.5, 2, 2.5}};
    QPen pen = penOf(look, palette, kWidth);
    pen.setCapStyle(Qt::FlatCap);
    if (look.dash > 0) {
        QList<qreal> dashes = kDashes[(look.dash - 1) % kDashes.size()];
        for (qreal &dash : dashes)
            dash *= length / kWhole / kWidth;
        pen.setDashPattern(dashes);
    }
    painter.setPen(pen);
    painter.drawLine(from, from + QPointF(length, 0));
}

PlotCanvas::PlotCanvas(TimeWindow &time, QWidget *parent)
    : QWidget(parent)
    , m_time(time)
    , m_scene(std::make_unique<QGraphicsScene>())
    , m_chart(new QChart)
    , m_timeAxis(new QValueAxis)
    , m_valueAxes{new QValueAxis, new QValueAxis}
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_scene->addItem(m_chart);
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->setContentsMargins(0, 0, 0, 0);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_valueAxes[0], Qt::AlignLeft);
    m_chart->addAxis(m_valueAxes[1], Qt::AlignRight);
    for (QValueAxis *axis : {m_timeAxis, m_valueAxes[0], m_valueAxes[1]}) {
        axis->setVisible(false);
    }
    connect(&m_time, &TimeWindow::rangeChanged, this, &PlotCanvas::invalidate);
}

PlotCanvas::~PlotCanvas() = default;

void PlotCanvas::invalidate()
{
    m_isStale = true;
    update();
}

void PlotCanvas::setAxisWords(const AxisWords &left, const AxisWords &right)
{
    m_words = {left, right};
    m_hasScale = {};
    invalidate();
}

QList<AxisWords> PlotCanvas::axisWords() const
{
    QList<AxisWords> words;
    for (const int axis : {0, 1}) {
        if (hasAxis(axis))
            words.append(m_words[static_cast<size_t>(axis)]);
    }
    return words;
}

void PlotCanvas::setTimeLabelsShown(bool shown)
{
    if (shown != m_showsTime) {
        m_showsTime = shown;
        updateGeometry();
        invalidate();
    }
}

void PlotCanvas::setLow(bool low)
{
    if (low != m_isLow) {
        m_isLow = low;
        invalidate();
    }
}

int PlotCanvas::roomyHeight() const
{
    const QMargins around = margins(false);
    return around.top() + kRoomyPlot + around.bottom();
}

void PlotCanvas::setLabelWidths(int left, int right)
{
    if (m_widths != std::array{left, right}) {
        m_widths = {left, right};
        invalidate();
    }
}

void PlotCanvas::setCrosshair(std::optional<Instant> at)
{
    if (at != m_crosshair) {
        m_crosshair = at;
        update();
    }
}

void PlotCanvas::setDropHint(DropHint hint)
{
    if (hint != m_dropHint) {
        m_dropHint = hint;
        update();
    }
}

bool PlotCanvas::hasAxis(int axis) const
{
    return std::any_of(m_curves.cbegin(), m_curves.cend(),
                       [axis](const PlotCurve &curve) { return curve.axis == axis && curve.isShown; });
}

/// Of the plot in the widget: what labels need.
QMargins PlotCanvas::margins(bool isLow) const
{
    const int line = fontMetrics().height();
    const int left = m_widths[0] > 0 ? m_widths[0] + kPlotLabelGap + theme::kGroupGap : kEdge;
    const int right = m_widths[1] > 0 ? m_widths[1] + kPlotLabelGap + theme::kGroupGap : kEdge;
    // Half a label stands above the highest line and below the lowest.
    const int top = isLow ? (line + 1) / 2 : theme::kStep + line + theme::kGroupGap;
    if (!m_showsTime)
        return {left, top, right, isLow ? (line + 1) / 2 : theme::kGroupGap};
    return {left, top, right, kPlotLabelGap + (isLow ? line + 2 : 2 * line + theme::kStep)};
}

QRect PlotCanvas::plotArea() const
{
    return QRect(QPoint(), paper()).marginsRemoved(margins(m_isLow));
}

double PlotCanvas::xOf(Instant at) const
{
    const QRect area = plotArea();
    return area.left() + static_cast<double>((at - m_time.from()).count()) /
                             static_cast<double>(m_time.span().count()) * area.width();
}

Instant PlotCanvas::instantAt(double x) const
{
    const QRect area = plotArea();
    const double share = (x - area.left()) / std::max(1, area.width());
    return m_time.from() +
           std::chrono::milliseconds(std::llround(share * static_cast<double>(m_time.span().count())));
}

double PlotCanvas::yOf(double value, int axis) const
{
    const QRect area = plotArea();
    const ValueScale &scale = m_scales[static_cast<size_t>(axis)];
    return area.top() + area.height() * (1 - (value - scale.low) / (scale.high - scale.low));
}

int PlotCanvas::timeTickTarget() const
{
    const int widest = fontMetrics().horizontalAdvance(u"00:00:00"_s);
    return std::max(2, plotArea().width() / (widest * 2 + theme::kViewMargin));
}

void PlotCanvas::scaleAxes()
{
    const int target = std::max(2, plotArea().height() / 44);
    if (target != m_steps)
        m_hasScale = {}; // a scale of another height would have its lines too near or too far
    m_steps = target;
    for (size_t axis = 0; axis < 2; ++axis) {
        std::optional<std::pair<double, double>> extent;
        for (const PlotCurve &curve : m_curves) {
            if (!curve.isShown || curve.axis != static_cast<int>(axis)) {
                continue;
            }
            const auto own = isBars(curve.form) ? extentOf(curve.shape.levels, m_time.from(), m_time.to())
                                                : extentOf(curve.line, m_time.from(), m_time.to());
            if (own) {
                extent = extent ? std::pair(std::min(extent->first, own->first),
                                            std::max(extent->second, own->second))
                                : *own;
            }
        }
        if (extent) {
            m_scales[axis] =
                scaleFor(extent->first, extent->second, target, m_hasScale[axis] ? &m_scales[axis] : nullptr);
            m_hasScale[axis] = true;
        }
        m_valueAxes[axis]->setRange(m_scales[axis].low, m_scales[axis].high);
    }
    m_timeAxis->setRange(ms(m_time.from()), ms(m_time.to()));
}

void PlotCanvas::measureLabels()
{
    std::array<int, 2> wanted{};
    for (size_t axis = 0; axis < 2; ++axis) {
        if (!hasAxis(static_cast<int>(axis))) {
            continue;
        }
        for (const ValueTick &tick : valueTicks(m_scales[axis], locale())) {
            wanted[axis] = std::max(wanted[axis], fontMetrics().horizontalAdvance(tick.label));
        }
        // Whole steps of the grid, and never back while the curves stay: the plot must not shift with every
        // digit.
        wanted[axis] = std::max((wanted[axis] + 7) / 8 * 8, m_hasScale[axis] ? m_wanted[axis] : 0);
    }
    if (wanted != m_wanted) {
        m_wanted = wanted;
        QMetaObject::invokeMethod(this, &PlotCanvas::labelWidthsChanged, Qt::QueuedConnection);
        if (parentWidget() == nullptr) {
            m_widths = wanted;
        }
    }
}

/// What is seen of a curve, and one point beyond each end.
std::span<const readings::Point> PlotCanvas::seenOf(const PlotCurve &curve) const
{
    if (!curve.isShown)
        return {};
    auto first = std::ranges::lower_bound(curve.line, m_time.from(), {}, &readings::Point::at);
    auto last = std::ranges::lower_bound(first, curve.line.end(), m_time.to(), {}, &readings::Point::at);
    first -= first == curve.line.begin() ? 0 : 1;
    last += last == curve.line.end() ? 0 : 1;
    return {first, last};
}

bool PlotCanvas::isDense(std::span<const readings::Point> points) const
{
    return static_cast<double>(points.size()) > kDensePointsAPixel * plotArea().width();
}

/// Qt Charts gets what stands apart; what is dense only where that must stay lines (`isAll`).
void PlotCanvas::fillSeries(bool isAll)
{
    while (m_series.size() < m_curves.size()) {
        auto *series = new QLineSeries;
        m_chart->addSeries(series);
        series->attachAxis(m_timeAxis);
        m_series.push_back(series);
    }
    while (m_series.size() > m_curves.size()) {
        m_chart->removeSeries(m_series.back());
        delete m_series.back();
        m_series.pop_back();
    }
    for (size_t i = 0; i < m_curves.size(); ++i) {
        const PlotCurve &curve = m_curves[i];
        QLineSeries *series = m_series[i];
        QValueAxis *own = m_valueAxes[static_cast<size_t>(curve.axis)];
        if (!series->attachedAxes().contains(own)) {
            if (QValueAxis *other = m_valueAxes[static_cast<size_t>(1 - curve.axis)];
                series->attachedAxes().contains(other)) {
                series->detachAxis(other);
            }
            series->attachAxis(own);
        }
        const auto seen = seenOf(curve);
        if (isDense(seen) && !isAll) {
            continue;
        }
        QList<QPointF> points;
        points.reserve(static_cast<qsizetype>(seen.size()));
        for (const readings::Point &point : seen) {
            points.emplace_back(ms(point.at), point.value);
        }
        series->setPen(isDense(seen) ? densePenOf(curve.look, palette())
                                     : penOf(curve.look, palette(), kCurveWidth));
        series->replace(points);
    }
}

/// Below the thin lines of Qt Charts.
void PlotCanvas::drawDense(QPainter &painter) const
{
    const double ratio = painter.device()->devicePixelRatioF();
    const QRect area = plotArea();
    // Whole pixels of the device, also on a screen of 125 %.
    const QPoint corner(static_cast<int>(area.left() * ratio), static_cast<int>(area.top() * ratio));
    const QSize size(static_cast<int>(std::ceil(area.width() * ratio)),
                     static_cast<int>(std::ceil(area.height() * ratio)));
    std::optional<CurveColumns> picture;
    std::vector<QPointF> points;
    const double column = static_cast<double>(m_time.span().count()) / (area.width() * ratio);
    for (const PlotCurve &curve : m_curves) {
        const auto seen = seenOf(curve);
        if (!isDense(seen)) {
            continue;
        }
        if (!picture) {
            picture.emplace(size);
        }
        const ValueScale &scale = m_scales[static_cast<size_t>(curve.axis)];
        const double pixelsOfOne = area.height() * ratio / (scale.high - scale.low);
        const QPointF origin = QPointF(area.topLeft()) * ratio - corner;
        points.clear();
        for (const readings::Point &point : seen) {
            points.emplace_back(origin.x() + static_cast<double>((point.at - m_time.from()).count()) / column,
                                origin.y() + (scale.high - point.value) * pixelsOfOne);
        }
        // The dashes move along with the time.
        picture->draw(points, penOf(curve.look, palette(), kCurveWidth * ratio), ms(m_time.from()) / column);
    }
    if (picture) {
        QImage image = picture->image();
        image.setDevicePixelRatio(ratio);
        painter.drawImage(QPointF(corner) / ratio, image);
    }
}

void PlotCanvas::draw()
{
    m_isStale = false;
    ++m_draws;
    m_time.setColumns(plotArea().width());
    const double scale = devicePixelRatioF();
    if (m_picture.size() != size() * scale) {
        m_picture = QPixmap(size() * scale);
    }
    m_picture.setDevicePixelRatio(scale);
    QPainter painter(&m_picture);
    paintPlot(painter);
    emit drawn();
}

int PlotCanvas::pictureHeight() const
{
    return std::max(height(), kLeastPicture);
}

void PlotCanvas::paintPicture(QPainter &painter, bool withTime)
{
    const QScopedValueRollback showsTime(m_showsTime, m_showsTime || withTime);
    const QScopedValueRollback isLow(m_isLow, false);
    const QScopedValueRollback paper(m_paper, QSize(width(), pictureHeight()));
    paintPlot(painter);
}

void PlotCanvas::paintPlot(QPainter &painter)
{
    const QRect sheet(QPoint(), paper());
    // A chart works out the outline of every curve anew for each axis and size that changes: it has none
    // then.
    for (QLineSeries *series : m_series) {
        series->clear();
    }
    if (!m_paper.isValid() || m_isStale) { // a picture has the scales of the screen
        scaleAxes();
        measureLabels();
    }
    painter.fillRect(sheet, theme::colour(theme::Role::Panel, palette()));
    painter.setFont(font());
    drawGrid(painter);
    if (!m_isLow) {
        drawTitles(painter);
    }
    if (m_showsTime) {
        drawTimeLabels(painter);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    drawBars(painter);
    m_chart->resize(sheet.size());
    m_chart->setPlotArea(plotArea());
    const bool isOfPixels = painter.paintEngine()->type() == QPaintEngine::Raster;
    if (isOfPixels) {
        drawDense(painter);
    }
    fillSeries(!isOfPixels);
    m_scene->setSceneRect(sheet);
    m_scene->render(&painter, sheet, sheet);
    drawLastPoints(painter);
    drawMarks(painter);
    drawHints(painter);
}

void PlotCanvas::paintEvent(QPaintEvent *)
{
    if (m_isStale || m_picture.size() != size() * devicePixelRatioF()) {
        draw();
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    drawLoading(painter);
    drawSelection(painter);
    drawCrosshair(painter);
    drawDropHint(painter);
    if (hasFocus()) {
        painter.setPen(theme::colour(theme::Role::Accent, palette()));
        painter.drawLine(0, 0, 0, height());
    }
}

void PlotCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_isStale = true;
}

void PlotCanvas::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange || event->type() == QEvent::LocaleChange) {
        invalidate();
    }
}

void PlotCanvas::wheelEvent(QWheelEvent *event)
{
    // A touchpad sends many small parts of a notch; each counts.
    const QPoint delta = event->angleDelta();
    const bool isSideways = delta.x() != 0 && delta.y() == 0;
    if (isSideways || event->modifiers().testFlag(Qt::ShiftModifier)) {
        m_time.pan(-m_time.span() * (isSideways ? delta.x() : delta.y()) / static_cast<int>(kWheelNotch) /
                   10);
    } else {
        m_time.zoom(std::pow(kZoomStep, -delta.y() / kWheelNotch), instantAt(event->position().x()));
    }
    event->accept();
}

void PlotCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && plotArea().contains(event->position().toPoint())) {
        if (event->modifiers().testFlag(Qt::ShiftModifier)) {
            m_selectFrom = m_selectTo = event->position().x();
        } else {
            m_dragFrom = event->position();
        }
    }
    QWidget::mousePressEvent(event);
    event->accept();
}

void PlotCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    const QRect area = plotArea();
    if (m_selectFrom) {
        m_selectTo = std::clamp(at.x(), double(area.left()), double(area.right() + 1));
        update();
    } else if (m_dragFrom && event->buttons().testFlag(Qt::LeftButton)) {
        const double by = (m_dragFrom->x() - at.x()) / std::max(1, area.width());
        if (std::abs(m_dragFrom->x() - at.x()) >= 1) {
            setCursor(Qt::ClosedHandCursor);
            m_time.pan(
                std::chrono::milliseconds(std::llround(by * static_cast<double>(m_time.span().count()))));
            m_dragFrom = at;
        }
    }
    const bool isOver = at.x() >= area.left() && at.x() <= area.right() + 1;
    emit hovered(isOver ? std::optional(instantAt(at.x())) : std::nullopt);
}

void PlotCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_selectFrom) {
        const auto [left, right] = std::minmax(*m_selectFrom, m_selectTo);
        m_selectFrom.reset();
        if (right - left >= kShortestSelection) {
            m_time.setRange(instantAt(left), instantAt(right));
        }
        update();
    }
    m_dragFrom.reset();
    unsetCursor();
    event->accept();
}

void PlotCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_time.setFollowing(true);
    event->accept();
}

void PlotCanvas::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    emit hovered(std::nullopt);
}

QSize PlotCanvas::minimumSizeHint() const
{
    const QMargins around = margins(true);
    return {240, around.top() + kLeastPlot + around.bottom()};
}

QSize PlotCanvas::sizeHint() const
{
    return {640, 240};
}

} // namespace insite::charts
