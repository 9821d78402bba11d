// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plotcanvas.h"

#include "charts/crosshair.h"
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
#include <QPainter>
#include <QTimeZone>
#include <QValueAxis>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr int kLabelGap = 6; ///< Between a label and the plot.
constexpr int kEdge = 12;    ///< Where a side has no labels.
constexpr double kCurveWidth = 1.6;
constexpr double kWheelNotch = 120; ///< QWheelEvent::angleDelta() of one click.
constexpr double kZoomStep = 1.25;

double ms(Instant at)
{
    return static_cast<double>(at.time_since_epoch().count());
}

/// A line of one device pixel's sharpness, at the middle of a pixel.
double crisp(double position)
{
    return std::floor(position) + 0.5;
}

} // namespace

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

void PlotCanvas::setAxisTitles(const QString &left, const QString &right)
{
    m_titles = {left, right};
    m_hasScale = {};
    invalidate();
}

void PlotCanvas::setTimeLabelsShown(bool shown)
{
    m_showsTime = shown;
    invalidate();
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

void PlotCanvas::setDropTarget(bool is)
{
    m_isDropTarget = is;
    update();
}

bool PlotCanvas::hasAxis(int axis) const
{
    return std::any_of(m_curves.cbegin(), m_curves.cend(),
                       [axis](const PlotCurve &curve) { return curve.axis == axis && curve.isShown; });
}

QRect PlotCanvas::plotArea() const
{
    const int line = fontMetrics().height();
    const int left = m_widths[0] > 0 ? m_widths[0] + kLabelGap + theme::kGroupGap : kEdge;
    const int right = m_widths[1] > 0 ? m_widths[1] + kLabelGap + theme::kGroupGap : kEdge;
    const int bottom = m_showsTime ? 2 * line + kLabelGap + theme::kStep : theme::kGroupGap;
    const int top = line + theme::kGroupGap;
    return rect().adjusted(left, top, -right, -bottom);
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
    for (size_t axis = 0; axis < 2; ++axis) {
        std::optional<std::pair<double, double>> extent;
        for (const PlotCurve &curve : m_curves) {
            if (!curve.isShown || curve.axis != static_cast<int>(axis)) {
                continue;
            }
            if (const auto own = extentOf(curve.line, m_time.from(), m_time.to())) {
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

void PlotCanvas::fillSeries()
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
    const Instant from = m_time.from();
    const Instant to = m_time.to();
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
        const auto isEarlier = [](const readings::Point &point, Instant at) {
            return point.at < at;
        };
        auto first = std::lower_bound(curve.line.begin(), curve.line.end(), from, isEarlier);
        auto last = std::lower_bound(first, curve.line.end(), to, isEarlier);
        first -= first == curve.line.begin() ? 0 : 1;
        last += last == curve.line.end() ? 0 : 1;
        QList<QPointF> points;
        if (curve.isShown) {
            points.reserve(last - first);
            for (auto it = first; it != last; ++it) {
                points.emplace_back(ms(it->at), it->value);
            }
        }
        QPen pen(theme::seriesColour(curve.colour, palette()), kCurveWidth, Qt::SolidLine, Qt::RoundCap,
                 Qt::RoundJoin);
        if (curve.isDashed) {
            pen.setDashPattern({5, 3});
        }
        series->setPen(pen);
        series->replace(points);
    }
}

void PlotCanvas::draw()
{
    m_isStale = false;
    ++m_draws;
    m_time.setColumns(plotArea().width());
    scaleAxes();
    measureLabels();
    const double scale = devicePixelRatioF();
    if (m_picture.size() != size() * scale) {
        m_picture = QPixmap(size() * scale);
    }
    m_picture.setDevicePixelRatio(scale);
    m_picture.fill(theme::colour(theme::Role::Panel, palette()));
    QPainter painter(&m_picture);
    painter.setFont(font());
    drawGrid(painter);
    if (m_showsTime) {
        drawTimeLabels(painter);
    }
    m_chart->resize(size());
    m_chart->setPlotArea(plotArea());
    fillSeries();
    m_scene->setSceneRect(rect());
    painter.setRenderHint(QPainter::Antialiasing);
    m_scene->render(&painter, rect(), rect());
    drawLastPoints(painter);
}

void PlotCanvas::drawGrid(QPainter &painter) const
{
    const QRect area = plotArea();
    const QColor grid = theme::colour(theme::Role::GridLine, palette());
    const QColor quiet = theme::colour(theme::Role::QuietText, palette());
    painter.setPen(grid);
    for (const TimeTick &tick :
         timeTicks(m_time.from(), m_time.to(), timeTickTarget(), m_time.zone(), locale())) {
        const double x = crisp(xOf(tick.at));
        // The start of a day or month is structure, the rest is barely there.
        painter.setPen(tick.date.isEmpty() ? grid : theme::colour(theme::Role::Separator, palette()));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    const int height = fontMetrics().height();
    bool isGridDrawn = false;
    for (int axis = 0; axis < 2; ++axis) {
        if (!hasAxis(axis)) {
            continue;
        }
        const QRect side =
            axis == 0 ? QRect(0, 0, area.left() - kLabelGap, 0)
                      : QRect(area.right() + 1 + kLabelGap, 0, width() - area.right() - 1 - kLabelGap, 0);
        const ValueScale &scale = m_scales[static_cast<size_t>(axis)];
        const double step = area.height() * scale.step / (scale.high - scale.low);
        // In a low panel not each line has the room for its label.
        const auto labelled = static_cast<size_t>(std::max(1.0, std::ceil((height + 1) / step)));
        const std::vector<ValueTick> ticks = valueTicks(scale, locale());
        for (size_t i = 0; i < ticks.size(); ++i) {
            const ValueTick &tick = ticks[i];
            const double y = crisp(yOf(tick.value, axis));
            if (!isGridDrawn) {
                painter.setPen(grid);
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right() + 1, y));
            }
            if (i % labelled != 0) {
                continue;
            }
            painter.setPen(quiet);
            const QRect label(side.left(), qRound(y) - height / 2, side.width(), height);
            painter.drawText(label, Qt::AlignVCenter | (axis == 0 ? Qt::AlignRight : Qt::AlignLeft),
                             tick.label);
        }
        isGridDrawn = true; // two sets of lines would cross each other; the second axis has labels only
        const QRect title(theme::kGroupGap, 0, width() - 2 * theme::kGroupGap, height);
        painter.setPen(quiet);
        painter.drawText(title, Qt::AlignVCenter | (axis == 0 ? Qt::AlignLeft : Qt::AlignRight),
                         m_titles[static_cast<size_t>(axis)]);
    }
    painter.setPen(theme::colour(theme::Role::Separator, palette()));
    painter.drawLine(QPointF(area.left(), area.bottom() + 0.5),
                     QPointF(area.right() + 1, area.bottom() + 0.5));
}

void PlotCanvas::drawTimeLabels(QPainter &painter) const
{
    const QRect area = plotArea();
    const int line = fontMetrics().height();
    const int top = area.bottom() + kLabelGap;
    const int second = top + line;
    const QColor quiet = theme::colour(theme::Role::QuietText, palette());
    const QColor text = theme::colour(theme::Role::Text, palette());

    painter.setPen(quiet);
    const QString zone = zoneLabel(m_time.from(), m_time.to(), m_time.zone());
    const int zoneLeft = area.right() - fontMetrics().horizontalAdvance(zone);
    painter.drawText(QRect(zoneLeft, second, area.right() - zoneLeft + 2, line),
                     Qt::AlignRight | Qt::AlignVCenter, zone);

    int free = 0; // where the first line is free again
    int freeSecond = 0;
    bool hasDate = false;
    for (const TimeTick &tick :
         timeTicks(m_time.from(), m_time.to(), timeTickTarget(), m_time.zone(), locale())) {
        const int x = qRound(xOf(tick.at));
        const int width = fontMetrics().horizontalAdvance(tick.label) + 2;
        const int left = x - width / 2;
        if (left >= free && left + width <= this->width()) {
            painter.setPen(tick.date.isEmpty() ? quiet : text);
            painter.drawText(QRect(left, top, width, line), Qt::AlignCenter, tick.label);
            free = left + width + theme::kGroupGap;
        }
        if (!tick.date.isEmpty()) {
            const int dateWidth = fontMetrics().horizontalAdvance(tick.date) + 2;
            const int dateLeft = std::max(theme::kStep, x - dateWidth / 2);
            if (dateLeft >= freeSecond && dateLeft + dateWidth + theme::kGroupGap <= zoneLeft) {
                painter.setPen(text);
                painter.drawText(QRect(dateLeft, second, dateWidth, line), Qt::AlignCenter, tick.date);
                hasDate = true;
                freeSecond = dateLeft + dateWidth + theme::kViewMargin;
            }
        }
    }
    if (!hasDate) {
        painter.setPen(text);
        painter.drawText(QRect(area.left(), second, zoneLeft - area.left(), line),
                         Qt::AlignLeft | Qt::AlignVCenter, dayLabel(m_time.from(), m_time.zone(), locale()));
    }
}

void PlotCanvas::drawLastPoints(QPainter &painter) const
{
    painter.setClipRect(plotArea().adjusted(-4, -4, 5, 5));
    for (const PlotCurve &curve : m_curves) {
        const auto isAfter = [](Instant at, const readings::Point &point) {
            return at < point.at;
        };
        const auto end = std::upper_bound(curve.points.begin(), curve.points.end(), m_time.to(), isAfter);
        // Only the newest of all has a dot: it says "this is where it stands".
        if (!curve.isShown || end == curve.points.begin() || end != curve.points.end() ||
            (end - 1)->at < m_time.from()) {
            continue;
        }
        const QPointF at(xOf((end - 1)->at), yOf((end - 1)->value, curve.axis));
        painter.setPen(QPen(theme::colour(theme::Role::Panel, palette()), 1.5));
        painter.setBrush(theme::seriesColour(curve.colour, palette()));
        painter.drawEllipse(at, 4, 4);
    }
    painter.setClipping(false);
}

void PlotCanvas::drawCrosshair(QPainter &painter) const
{
    const QRect area = plotArea();
    if (!m_crosshair || *m_crosshair < m_time.from() || *m_crosshair > m_time.to() || m_curves.empty()) {
        return;
    }
    const double x = xOf(*m_crosshair);
    painter.setPen(QPen(theme::colour(theme::Role::Outline, palette()), 1, Qt::DashLine));
    painter.drawLine(QPointF(crisp(x), area.top()), QPointF(crisp(x), area.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    std::vector<CrosshairRow> rows;
    for (const PlotCurve &curve : m_curves) {
        if (!curve.isShown) {
            continue;
        }
        const auto reading = readingAt(curve.points, curve.interval, *m_crosshair);
        rows.push_back({curve.name, theme::seriesColour(curve.colour, palette()), curve.isDashed,
                        reading ? std::optional(reading->value) : std::nullopt, curve.unit});
        if (reading) {
            const QPointF at(curve.interval ? x : xOf(reading->at), yOf(reading->value, curve.axis));
            painter.setPen(QPen(theme::colour(theme::Role::Panel, palette()), 1.5));
            painter.setBrush(theme::seriesColour(curve.colour, palette()));
            if (QRectF(area).adjusted(-4, -4, 4, 4).contains(at)) {
                painter.drawEllipse(at, 4.5, 4.5);
            }
        }
    }
    if (!rows.empty()) {
        paintCrosshairCard(painter, area, x, *m_crosshair, m_time.zone(), rows, *this);
    }
}

void PlotCanvas::paintEvent(QPaintEvent *)
{
    if (m_isStale || m_picture.size() != size() * devicePixelRatioF()) {
        draw();
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    drawCrosshair(painter);
    if (m_isDropTarget) {
        QColor wash = theme::colour(theme::Role::Accent, palette());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(wash, 2));
        wash.setAlphaF(0.08F);
        painter.setBrush(wash);
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), theme::kRadius, theme::kRadius);
    } else if (hasFocus()) {
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
    if (event->angleDelta().x() != 0 && event->angleDelta().y() == 0) {
        m_time.pan(-m_time.span() * event->angleDelta().x() / static_cast<int>(kWheelNotch) / 10);
    } else {
        // A touchpad sends many small parts of a notch; each counts.
        const double notches = event->angleDelta().y() / kWheelNotch;
        m_time.zoom(std::pow(kZoomStep, -notches), instantAt(event->position().x()));
    }
    event->accept();
}

void PlotCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && plotArea().contains(event->position().toPoint())) {
        m_dragFrom = event->position();
    }
    QWidget::mousePressEvent(event);
    event->accept();
}

void PlotCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    if (m_dragFrom && event->buttons().testFlag(Qt::LeftButton)) {
        const double by = (m_dragFrom->x() - at.x()) / std::max(1, plotArea().width());
        if (std::abs(m_dragFrom->x() - at.x()) >= 1) {
            setCursor(Qt::ClosedHandCursor);
            m_time.pan(
                std::chrono::milliseconds(std::llround(by * static_cast<double>(m_time.span().count()))));
            m_dragFrom = at;
        }
    }
    const QRect area = plotArea();
    const bool isOver = at.x() >= area.left() && at.x() <= area.right() + 1;
    emit hovered(isOver ? std::optional(instantAt(at.x())) : std::nullopt);
}

void PlotCanvas::mouseReleaseEvent(QMouseEvent *event)
{
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
    return {240, 96};
}

QSize PlotCanvas::sizeHint() const
{
    return {640, 240};
}

} // namespace insite::charts
