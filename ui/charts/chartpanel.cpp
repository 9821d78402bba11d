// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpanel.h"

#include "charts/colourbook.h"
#include "charts/flowlayout.h"
#include "charts/plotcanvas.h"
#include "charts/serieschip.h"
#include "charts/thinning.h"
#include "charts/timewindow.h"
#include "theme/colours.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"
#include "tree/registermime.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::charts {

using readings::RegisterIndex;

namespace {

/// Columns asked for in place of one.
constexpr int kFiner = 2;

/// What stands behind a curve besides its drawing.
struct Fetch
{
    SeriesSource::RequestId request = 0; ///< Under way, or 0.
    Instant askedFrom{};
    Instant askedTo{};
    Instant from{}; ///< What the points cover.
    Instant to{};
    TimeWindow::Span askedColumn{};
    TimeWindow::Span column{}; ///< What the points are fine enough for.
    bool isChanged = true;     ///< There is more than the points that we have.
    TimeWindow::Span thinnedFor{};
};

/// Registers whose values may stand on one axis.
QString kindOf(const SeriesInfo &info)
{
    return info.unit ? u"unit/"_s + *info.unit : u"register/"_s + info.key.registerId.text();
}

} // namespace

class ChartPanel::Private
{
public:
    Private(ChartPanel &panel, SeriesSource &source_, TimeWindow &time_, ColourBook &colours_)
        : q(panel)
        , source(source_)
        , time(time_)
        , colours(colours_)
    {
    }

    PlotCurve *find(RegisterIndex index);
    [[nodiscard]] std::optional<int> axisFor(const QString &kind) const;
    void refresh();
    void fetch(size_t at);
    void take(quint64 request, const readings::SeriesView &view);
    void learn(RegisterIndex index);
    void assign();
    void thinAgain(size_t at);

    ChartPanel &q;
    SeriesSource &source;
    TimeWindow &time;
    ColourBook &colours;
    PlotCanvas *canvas = nullptr;
    QWidget *legend = nullptr;
    std::vector<Fetch> fetches; ///< As many as curves, in their order; so are kinds and chips.
    std::vector<QString> kinds;
    std::vector<SeriesChip *> chips;
};

PlotCurve *ChartPanel::Private::find(RegisterIndex index)
{
    auto &curves = canvas->curves();
    const auto found = std::find_if(curves.begin(), curves.end(),
                                    [index](const auto &curve) { return curve.index == index; });
    return found == curves.end() ? nullptr : &*found;
}

std::optional<int> ChartPanel::Private::axisFor(const QString &kind) const
{
    std::array<QString, 2> taken;
    for (size_t i = 0; i < kinds.size(); ++i) {
        taken[static_cast<size_t>(canvas->curves()[i].axis)] = kinds[i];
    }
    for (const int axis : {0, 1}) {
        if (taken[static_cast<size_t>(axis)] == kind) {
            return axis;
        }
    }
    for (const int axis : {0, 1}) {
        if (taken[static_cast<size_t>(axis)].isEmpty()) {
            return axis;
        }
    }
    return {};
}

/// Names, colours and axis titles of all curves.
void ChartPanel::Private::assign()
{
    std::array<QString, 2> titles;
    QSet<int> taken;
    auto &curves = canvas->curves();
    for (size_t i = 0; i < curves.size(); ++i) {
        const auto info = source.info(curves[i].index);
        if (!info) {
            continue;
        }
        PlotCurve &curve = curves[i];
        curve.name = info->name;
        curve.unit = theme::unitMark(info->unit);
        curve.colour = colours.colourOf(info->key, taken);
        curve.isDashed = taken.contains(curve.colour);
        taken.insert(curve.colour);
        titles[static_cast<size_t>(curve.axis)] =
            info->unit ? *info->unit
                       : ChartPanel::tr("Register %1, unit unknown").arg(info->key.registerId.text());
        chips[i]->setSeries(curve.name, curve.unit, curve.colour, curve.isDashed);
    }
    canvas->setAxisTitles(titles[0], titles[1]);
}

void ChartPanel::Private::learn(RegisterIndex index)
{
    auto &curves = canvas->curves();
    for (size_t i = 0; i < curves.size(); ++i) {
        if (curves[i].index != index) {
            continue;
        }
        const auto info = source.info(index);
        const QString kind = info ? kindOf(*info) : kinds[i];
        if (kind != kinds[i]) {
            kinds[i].clear();
            if (const auto axis = axisFor(kind)) {
                curves[i].axis = *axis;
                kinds[i] = kind;
            } else {
                // Its unit became known, and there is no axis for it here: it moves on.
                q.removeRegister(index);
                emit q.registersDropped({index});
                return;
            }
        }
    }
    assign();
}

void ChartPanel::Private::refresh()
{
    if (!q.isVisible()) {
        return;
    }
    for (size_t i = 0; i < fetches.size(); ++i) {
        Fetch &fetch = fetches[i];
        const auto isEnough = [this](Instant from, Instant to, TimeWindow::Span column) {
            return from <= time.from() && to >= time.to() && column <= time.column();
        };
        if (fetch.request != 0 && !isEnough(fetch.askedFrom, fetch.askedTo, fetch.askedColumn)) {
            source.cancel(std::exchange(fetch.request, 0));
        }
        const bool isCovered = isEnough(fetch.from, fetch.to, fetch.column);
        if (fetch.request == 0 && (fetch.isChanged || !isCovered)) {
            this->fetch(i);
        } else if (fetch.thinnedFor != time.column()) {
            thinAgain(i);
            canvas->invalidate();
        }
    }
}

void ChartPanel::Private::fetch(size_t at)
{
    Fetch &fetch = fetches[at];
    // Half a window more on each side, and twice as fine: a small move or zoom then needs nothing new.
    const TimeWindow::Span margin = time.span() / 2;
    fetch.askedFrom = time.from() - margin;
    fetch.askedTo = time.to() + margin;
    fetch.askedColumn = time.column() / kFiner;
    fetch.isChanged = false;
    fetch.request = source.request(canvas->curves()[at].index, fetch.askedFrom, fetch.askedTo,
                                   time.columns() * 2 * kFiner);
}

void ChartPanel::Private::thinAgain(size_t at)
{
    PlotCurve &curve = canvas->curves()[at];
    curve.line = thin(shapeOf(curve.points, curve.interval), time.column());
    fetches[at].thinnedFor = time.column();
}

void ChartPanel::Private::take(quint64 request, const readings::SeriesView &view)
{
    const auto found = std::find_if(fetches.begin(), fetches.end(),
                                    [request](const Fetch &fetch) { return fetch.request == request; });
    if (request == 0 || found == fetches.end()) {
        return;
    }
    const auto at = static_cast<size_t>(found - fetches.begin());
    found->request = 0;
    found->from = found->askedFrom;
    found->to = found->askedTo;
    found->column = found->askedColumn;
    PlotCurve &curve = canvas->curves()[at];
    if (view.points != curve.points || view.interval != curve.interval ||
        found->thinnedFor != time.column()) {
        const auto before = std::move(curve.line);
        curve.points = view.points;
        curve.interval = view.interval;
        thinAgain(at);
        if (curve.line != before) {
            canvas->invalidate();
        }
    }
    refresh(); // the window may have moved on meanwhile
}

ChartPanel::ChartPanel(SeriesSource &source, TimeWindow &time, ColourBook &colours, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, source, time, colours))
{
    setAcceptDrops(true);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    d->canvas = new PlotCanvas(time, this);
    d->legend = new QWidget(this);
    d->legend->setLayout(new FlowLayout(theme::kStep));
    auto *close = new QToolButton(this);
    close->setObjectName(u"closePanel"_s);
    close->setAutoRaise(true);
    close->setIcon(theme::icon(u"x"_s));
    close->setToolTip(tr("Close panel"));
    close->setAccessibleName(tr("Close panel"));
    connect(close, &QToolButton::clicked, this, &ChartPanel::closeRequested);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(theme::kGroupGap, theme::kStep, theme::kStep, 0);
    top->setSpacing(theme::kStep);
    top->addWidget(d->legend, 1);
    top->addWidget(close, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kStep);
    layout->addLayout(top);
    layout->addWidget(d->canvas, 1);

    connect(&source, &SeriesSource::ready, this,
            [this](quint64 request, const readings::SeriesView &view) { d->take(request, view); });
    connect(&source, &SeriesSource::infoChanged, this, [this](RegisterIndex index) {
        if (d->find(index)) {
            d->learn(index);
        }
    });
    connect(&time, &TimeWindow::rangeChanged, this, [this] { d->refresh(); });
    connect(d->canvas, &PlotCanvas::hovered, this, &ChartPanel::crosshairMoved);
    connect(d->canvas, &PlotCanvas::labelWidthsChanged, this, &ChartPanel::labelWidthsChanged);
}

ChartPanel::~ChartPanel()
{
    for (const Fetch &fetch : d->fetches) {
        if (fetch.request != 0) {
            d->source.cancel(fetch.request);
        }
    }
}

bool ChartPanel::canTake(RegisterIndex index) const
{
    const auto info = d->source.info(index);
    return info && (d->find(index) || d->axisFor(kindOf(*info)));
}

bool ChartPanel::addRegister(RegisterIndex index)
{
    if (!canTake(index)) {
        return false;
    }
    if (d->find(index)) {
        return true;
    }
    const SeriesInfo info = *d->source.info(index);
    const QString kind = kindOf(info);
    PlotCurve curve;
    curve.index = index;
    curve.axis = *d->axisFor(kind);
    auto *chip = new SeriesChip(index, d->legend);
    chip->setValue(info.value);
    d->legend->layout()->addWidget(chip);
    connect(chip, &SeriesChip::toggled, this, [this, index](bool shown) { setShown(index, shown); });
    connect(
        chip, &SeriesChip::removeRequested, this, [this, index] { removeRegister(index); },
        Qt::QueuedConnection);
    d->canvas->curves().push_back(std::move(curve));
    d->kinds.push_back(kind);
    d->fetches.emplace_back();
    d->chips.push_back(chip);
    d->assign();
    d->refresh();
    emit contentsChanged();
    return true;
}

void ChartPanel::removeRegister(RegisterIndex index)
{
    auto &curves = d->canvas->curves();
    for (size_t i = 0; i < curves.size(); ++i) {
        if (curves[i].index == index) {
            if (d->fetches[i].request != 0) {
                d->source.cancel(d->fetches[i].request);
            }
            delete d->chips[i];
            const auto offset = static_cast<ptrdiff_t>(i);
            curves.erase(curves.begin() + offset);
            d->kinds.erase(d->kinds.begin() + offset);
            d->fetches.erase(d->fetches.begin() + offset);
            d->chips.erase(d->chips.begin() + offset);
            d->assign();
            emit contentsChanged();
            return;
        }
    }
}

QList<RegisterIndex> ChartPanel::registers() const
{
    QList<RegisterIndex> indexes;
    for (const PlotCurve &curve : d->canvas->curves()) {
        indexes.append(curve.index);
    }
    return indexes;
}

bool ChartPanel::isShown(RegisterIndex index) const
{
    const PlotCurve *curve = d->find(index);
    return curve && curve->isShown;
}

void ChartPanel::setShown(RegisterIndex index, bool shown)
{
    auto &curves = d->canvas->curves();
    for (size_t i = 0; i < curves.size(); ++i) {
        if (curves[i].index == index && curves[i].isShown != shown) {
            curves[i].isShown = shown;
            d->chips[i]->setChecked(shown);
            d->canvas->invalidate();
            emit contentsChanged();
        }
    }
}

void ChartPanel::apply(const readings::Changes &changes)
{
    bool isOurs = false;
    auto &curves = d->canvas->curves();
    // Both lists are short or one is: the curves are few, the changes may be every register.
    for (const auto &snapshot : changes.registers) {
        for (size_t i = 0; i < curves.size(); ++i) {
            if (curves[i].index == snapshot.index) {
                d->fetches[i].isChanged = true;
                d->chips[i]->setValue(snapshot.latest.value);
                isOurs = true;
            }
        }
    }
    if (isOurs) {
        d->refresh();
    }
}

void ChartPanel::setCrosshair(std::optional<Instant> at)
{
    d->canvas->setCrosshair(at);
}

std::optional<double> ChartPanel::valueAt(RegisterIndex index, Instant at) const
{
    const PlotCurve *curve = d->find(index);
    const auto reading = curve ? readingAt(curve->points, curve->interval, at) : std::nullopt;
    return reading ? std::optional(reading->value) : std::nullopt;
}

void ChartPanel::setTimeLabelsShown(bool shown)
{
    d->canvas->setTimeLabelsShown(shown);
}

int ChartPanel::leftLabelWidth() const
{
    return d->canvas->leftLabelWidth();
}

int ChartPanel::rightLabelWidth() const
{
    return d->canvas->rightLabelWidth();
}

void ChartPanel::setLabelWidths(int left, int right)
{
    d->canvas->setLabelWidths(left, right);
}

int ChartPanel::drawCount() const
{
    return d->canvas->drawCount();
}

void ChartPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(tree::registerMimeType())) {
        d->canvas->setDropTarget(true);
        event->acceptProposedAction();
    }
}

void ChartPanel::dragLeaveEvent(QDragLeaveEvent *)
{
    d->canvas->setDropTarget(false);
}

void ChartPanel::dropEvent(QDropEvent *event)
{
    d->canvas->setDropTarget(false);
    const auto indexes = tree::decodeRegisters(event->mimeData());
    if (!indexes.isEmpty()) {
        event->acceptProposedAction();
        emit registersDropped(indexes);
    }
}

void ChartPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    d->refresh();
}

} // namespace insite::charts
