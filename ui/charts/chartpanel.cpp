// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpanel.h"

#include "charts/chipshelf.h"
#include "charts/serieschip.h"
#include "charts/seriesmime.h"
#include "charts/statsstrip.h"
#include "theme/elidedlabel.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace insite::charts {

using readings::RegisterIndex;

namespace {

/// Numbers that change faster than this are not read.
constexpr int kMeasureMilliseconds = 200;
constexpr int kCalmPlot = 140;     ///< From here on there is room for statistics beside it.
constexpr double kPlotShare = 0.6; ///< Of the panel's height, however many curves there are.
constexpr int kAxisWordsShare = 3; ///< Of the width; longer words are elided, the names come first.
constexpr int kEdgeShare = 4;      ///< The upper and lower quarter of a panel mean "a new one there".

} // namespace

ChartPanel::ChartPanel(SeriesSource &source, TimeWindow &time, int id, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_id(id)
    , m_canvas(new PlotCanvas(time, this))
    , m_curves(new PanelCurves(source, time, *m_canvas, this))
    , m_strip(new StatsStrip(this))
    , m_legend(new ChipShelf(this))
    , m_axes(new theme::ElidedLabel(this))
    , m_menu(new QMenu(this))
{
    setAcceptDrops(true);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_canvas->setAccessibleName(tr("Chart"));
    createLayout();
    m_measureSoon.setSingleShot(true);
    m_measureSoon.setInterval(kMeasureMilliseconds);
    connect(&m_measureSoon, &QTimer::timeout, this, &ChartPanel::measure);
    const auto measureSoon = [this] {
        if (!m_measureSoon.isActive() && isVisible())
            m_measureSoon.start();
    };
    connect(m_canvas, &PlotCanvas::drawn, this, measureSoon);
    connect(m_curves, &PanelCurves::shaped, this, measureSoon);
    connect(m_canvas, &PlotCanvas::hovered, this, &ChartPanel::crosshairMoved);
    connect(m_curves, &PanelCurves::valueChanged, this, [this](RegisterIndex index, double value) {
        if (SeriesChip *chip = m_chips.value(index))
            chip->setValue(value);
    });
    connect(m_curves, &PanelCurves::displaced, this, [this](const SeriesSpec &spec) {
        delete m_chips.take(spec.index);
        emit displaced(spec);
    });
    connect(m_curves, &PanelCurves::formChanged, this, &ChartPanel::contentsChanged);
}

ChartPanel::~ChartPanel() = default;

void ChartPanel::createLayout()
{
    const auto createButton = [this](const QString &name, const QString &icon, const QString &words) {
        auto *button = new QToolButton(this);
        button->setObjectName(name);
        button->setAutoRaise(true);
        button->setIcon(theme::icon(icon));
        button->setToolTip(words);
        button->setAccessibleName(words);
        return button;
    };
    QToolButton *more = createButton(u"panelMenu"_s, u"dots"_s, tr("Pictures, statistics and more"));
    connect(more, &QToolButton::clicked, this,
            [this, more] { m_menu->popup(more->mapToGlobal(QPoint(0, more->height()))); });
    QToolButton *close = createButton(u"closePanel"_s, u"x"_s, tr("Close panel"));
    connect(close, &QToolButton::clicked, this, &ChartPanel::closeRequested);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(theme::kGroupGap, theme::kStep, theme::kStep, 0);
    top->setSpacing(theme::kStep);
    m_axes->setObjectName(u"axisWords"_s);
    m_axes->setForegroundRole(QPalette::PlaceholderText);
    m_axes->setTextFormat(Qt::PlainText); // a unit is what the API says
    m_axes->setFixedHeight(more->sizeHint().height());
    m_axes->hide();
    top->addWidget(m_legend, 1);
    top->addWidget(m_axes, 0, Qt::AlignTop);
    top->addWidget(more, 0, Qt::AlignTop);
    top->addWidget(close, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_strip);
}

bool ChartPanel::addSeries(const SeriesSpec &spec, const SeriesPlace &place)
{
    if (m_chips.contains(spec.index))
        return true;
    if (!m_curves->add(spec, place))
        return false;
    const RegisterIndex index = spec.index;
    auto *chip = new SeriesChip(index);
    chip->setChecked(spec.isShown);
    chip->setValue(m_source.info(index)->value);
    m_legend->insert(place.position, chip);
    m_chips.insert(index, chip);
    connect(chip, &SeriesChip::toggled, this, [this, index](bool shown) { setShown(index, shown); });
    connect(
        chip, &SeriesChip::removeRequested, this, [this, index] { emit removeRequested(index); },
        Qt::QueuedConnection);
    connect(chip, &SeriesChip::menuRequested, this,
            [this, index](const QPoint &at) { emit chipMenuRequested(index, at); });
    // Not from within the chip's own event: what it is dropped on may end the chip, even the panel, before
    // the drag returns.
    connect(
        chip, &SeriesChip::dragStarted, this, [this, index] { startDrag(index); }, Qt::QueuedConnection);
    emit contentsChanged();
    settleSoon();
    return true;
}

/// Legend and strip take their room before anything is painted, not when the plot stands; once for all that
/// are added together.
void ChartPanel::settleSoon()
{
    if (!std::exchange(m_isSettling, true))
        QMetaObject::invokeMethod(this, &ChartPanel::settle, Qt::QueuedConnection);
}

void ChartPanel::settle()
{
    if (std::exchange(m_isSettling, false)) {
        m_legend->fit();
        measure();
    }
}

void ChartPanel::removeSeries(RegisterIndex index)
{
    if (SeriesChip *chip = m_chips.take(index)) {
        delete chip;
        m_curves->remove(index);
        emit contentsChanged();
        measure();
    }
}

QList<RegisterIndex> ChartPanel::registers() const
{
    QList<RegisterIndex> indexes;
    for (const PlotCurve &curve : m_canvas->curves())
        indexes.append(curve.index);
    return indexes;
}

bool ChartPanel::isShown(RegisterIndex index) const
{
    const PlotCurve *curve = m_curves->find(index);
    return curve && curve->isShown;
}

void ChartPanel::setShown(RegisterIndex index, bool shown)
{
    SeriesChip *chip = m_chips.value(index);
    if (chip && isShown(index) != shown) {
        m_curves->setShown(index, shown);
        chip->setChecked(shown);
        emit contentsChanged();
        measure();
    }
}

SeriesForm ChartPanel::form(RegisterIndex index) const
{
    const PlotCurve *curve = m_curves->find(index);
    return curve ? curve->form : SeriesForm::AsSent;
}

void ChartPanel::setForm(RegisterIndex index, std::optional<SeriesForm> form)
{
    m_curves->setForm(index, form);
}

void ChartPanel::setAppearance(RegisterIndex index, const CurveLook &look, const SeriesName &name,
                               const QString &fullName)
{
    const auto info = m_source.info(index);
    SeriesChip *chip = m_chips.value(index);
    if (!info || !chip)
        return;
    m_curves->setAppearance(index, look, name);
    chip->setSeries({name, fullName, formWords(form(index)), theme::unitMark(info->unit), info->decimals},
                    look);
}

void ChartPanel::setCrosshair(std::optional<Instant> at)
{
    m_canvas->setCrosshair(at);
}

std::optional<double> ChartPanel::valueAt(RegisterIndex index, Instant at) const
{
    const PlotCurve *curve = m_curves->find(index);
    return curve ? charts::valueAt(curve->data, curve->shape, curve->form, at) : std::nullopt;
}

std::optional<Instant> ChartPanel::nextReading(Instant at, bool forward) const
{
    return m_curves->nextReading(at, forward);
}

void ChartPanel::setTimeLabelsShown(bool shown)
{
    m_canvas->setTimeLabelsShown(shown);
}

void ChartPanel::setStatisticsShown(bool shown)
{
    m_showsStatistics = shown;
    m_strip->setVisible(shown);
    measure();
}

void ChartPanel::measure()
{
    if (!isVisible())
        return;
    showNotes();
    if (!m_showsStatistics) {
        layoutParts();
        return;
    }
    QList<StatsRow> rows;
    for (const PlotCurve &curve : m_canvas->curves()) {
        const auto info = m_source.info(curve.index);
        if (!curve.isShown || !info)
            continue;
        const RegisterKind kind = kindIn(curve.form, info->kind);
        // Chip and axis say that a unit is not known; once more behind each number would drown them.
        const QString unit =
            unitOf(curve.form, info->unit).value_or(isRate(curve.form) ? u"/h"_s : QString());
        const QString base = info->unit.value_or(QString());
        const QString rate = unitOf(SeriesForm::CounterRate, info->unit).value_or(u"/h"_s);
        rows.append({curve.name, curve.look, m_curves->statistics(curve), kind, unit, base,
                     kind == RegisterKind::Instant ? base : rate, info->decimals});
    }
    m_strip->setRows(rows);
    layoutParts();
}

void ChartPanel::startDrag(RegisterIndex index)
{
    SeriesChip *chip = m_chips.value(index);
    if (!chip)
        return;
    auto *drag = new QDrag(window());
    drag->setMimeData(createSeriesMime({index}, m_id));
    drag->setPixmap(chip->grab());
    drag->exec(Qt::MoveAction | Qt::CopyAction, Qt::MoveAction);
}

PlotCanvas::DropHint ChartPanel::hintAt(const QPoint &position) const
{
    if (position.y() > height() - height() / kEdgeShare)
        return PlotCanvas::DropHint::Below;
    return position.y() < m_canvas->y() + m_canvas->height() / kEdgeShare ? PlotCanvas::DropHint::Above
                                                                          : PlotCanvas::DropHint::Here;
}

void ChartPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (holdsSeries(event->mimeData())) {
        m_canvas->setDropHint(hintAt(event->position().toPoint()));
        event->acceptProposedAction();
    }
}

void ChartPanel::dragMoveEvent(QDragMoveEvent *event)
{
    m_canvas->setDropHint(hintAt(event->position().toPoint()));
    event->acceptProposedAction();
}

void ChartPanel::dragLeaveEvent(QDragLeaveEvent *)
{
    m_canvas->setDropHint(PlotCanvas::DropHint::None);
}

void ChartPanel::dropEvent(QDropEvent *event)
{
    m_canvas->setDropHint(PlotCanvas::DropHint::None);
    const auto dropped = seriesOf(event->mimeData());
    if (!dropped.indexes.isEmpty()) {
        event->acceptProposedAction();
        emit seriesDropped(dropped.indexes, dropped.fromPanel, hintAt(event->position().toPoint()));
    }
}

void ChartPanel::showNotes()
{
    for (const PlotCurve &curve : m_canvas->curves()) {
        if (SeriesChip *chip = m_chips.value(curve.index))
            chip->setNote(m_canvas->noteOf(curve));
    }
}

/// "kWh │ kW": left and right.
void ChartPanel::nameAxes(bool shown)
{
    const QList<AxisWords> axes = m_canvas->axisWords();
    QStringList marks;
    QStringList titles;
    for (const AxisWords &axis : axes) {
        marks.append(axis.mark);
        titles.append(axis.title);
    }
    m_axes->setText(marks.join(u" \u2502 "_s));
    m_axes->setToolTip(axes.size() < 2
                           ? titles.join(QChar())
                           : tr("Left axis: %1\nRight axis: %2").arg(titles.first(), titles.last()));
    m_axes->setVisible(shown && !axes.isEmpty());
}

/// The plot comes first: legend and strip share what it leaves, the strip gets what the legend does not need.
void ChartPanel::layoutParts()
{
    m_axes->setMaximumWidth(width() / kAxisWordsShare);
    const int leastLegend = m_legend->leastHeight(m_legend->width());
    if (leastLegend != m_leastLegend) {
        m_leastLegend = leastLegend;
        updateGeometry();
    }
    // By the legend's whole width: what a low panel shows beside it must not keep the panel low.
    const int beside = m_axes->isVisibleTo(this) ? m_axes->width() + theme::kStep : 0;
    const int roomyLegend = m_legend->leastHeight(m_legend->width() + beside);
    const bool isLow = height() - theme::kStep - roomyLegend < m_canvas->roomyHeight();
    m_canvas->setLow(isLow);
    nameAxes(isLow);
    const int gaps = 4 * theme::kStep;
    const int left = static_cast<int>(height() * (1 - kPlotShare)) - gaps;
    // Where hardly a number finds its place beside a plot that can be read, it is the legend's.
    const bool hasStrip =
        m_showsStatistics && !isLow && height() - gaps - left / 2 - kCalmPlot >= 2 * fontMetrics().height();
    m_legend->setRoom(std::max(hasStrip ? left / 2 : left, leastLegend));
    const int legend = m_legend->maximumHeight();
    m_strip->setRoom(std::clamp(std::min(left, height() - gaps - kCalmPlot) - legend, 0, height() * 3 / 10));
}

void ChartPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    measure();
    m_curves->refresh();
}

void ChartPanel::contextMenuEvent(QContextMenuEvent *event)
{
    m_menu->popup(event->globalPos());
    event->accept();
}

QSize ChartPanel::minimumSizeHint() const
{
    return {QWidget::minimumSizeHint().width(),
            theme::kStep + m_legend->leastHeight(m_legend->width()) + m_canvas->minimumSizeHint().height()};
}

void ChartPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layoutParts();
}

} // namespace insite::charts
