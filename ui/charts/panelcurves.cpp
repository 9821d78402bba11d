// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/panelcurves.h"

#include "charts/thinning.h"
#include "theme/valueformat.h"

#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::charts {

using readings::RegisterIndex;

namespace {

/// What takes no longer needs no word.
constexpr int kLoadingDelayMilliseconds = 100;
constexpr int kPixelsOfABar = 12;

/// Series whose values may stand on one axis have the same text here.
QString quantityOf(const SeriesInfo &info, SeriesForm form)
{
    const Unit unit = unitOf(form, info.unit);
    QString quantity = unit ? u"unit/"_s + *unit : u"register/"_s + info.key.registerId.text();
    if (!unit && isRate(form))
        quantity += u"/rate"_s;
    // Beside a counter's state what it counts in an hour would be a line at zero.
    if (isBars(form))
        quantity += u"/bars"_s;
    else if (form == SeriesForm::AsSent && info.kind == RegisterKind::Counter)
        quantity += u"/state"_s;
    return quantity;
}

SeriesForm formOf(const SeriesSpec &spec, const SeriesInfo &info)
{
    return spec.form.value_or(defaultForm(info.kind));
}

} // namespace

struct PanelCurves::Entry
{
    Entry(SeriesSource &source, RegisterIndex index)
        : fetch(source, index)
    {
    }

    SeriesFetch fetch;
    std::optional<SeriesForm> chosen;
    RegisterKind kind = RegisterKind::Unknown;
    QString quantity;
    TimeWindow::Span shapedFor{}; ///< The device's pixel column that the line was thinned to.
    QTimeZone shapedIn;           ///< Whose days and months bars were added up by.
};

PanelCurves::PanelCurves(SeriesSource &source, TimeWindow &time, PlotCanvas &canvas, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_time(time)
    , m_canvas(canvas)
{
    m_loadingSoon.setSingleShot(true);
    m_loadingSoon.setInterval(kLoadingDelayMilliseconds);
    connect(&m_loadingSoon, &QTimer::timeout, this, &PanelCurves::showLoading);
    connect(&source, &SeriesSource::ready, this, &PanelCurves::take);
    connect(&source, &SeriesSource::infoChanged, this, &PanelCurves::learn);
    connect(&time, &TimeWindow::rangeChanged, this, &PanelCurves::refresh);
}

PanelCurves::~PanelCurves() = default;

std::optional<size_t> PanelCurves::indexOf(RegisterIndex index) const
{
    const auto &curves = m_canvas.curves();
    const auto found = std::ranges::find(curves, index, &PlotCurve::index);
    return found == curves.end() ? std::nullopt : std::optional(static_cast<size_t>(found - curves.begin()));
}

const PlotCurve *PanelCurves::find(RegisterIndex index) const
{
    const auto at = indexOf(index);
    return at ? &m_canvas.curves()[*at] : nullptr;
}

std::optional<int> PanelCurves::axisFor(const QString &quantity, int preferred) const
{
    std::array<QString, 2> taken;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (!m_entries[i]->quantity.isEmpty()) // one that is about to change its axis has none
            taken[static_cast<size_t>(m_canvas.curves()[i].axis)] = m_entries[i]->quantity;
    }
    for (const int axis : {preferred, 1 - preferred}) {
        if (taken[static_cast<size_t>(axis)] == quantity)
            return axis;
    }
    for (const int axis : {preferred, 1 - preferred}) {
        if (taken[static_cast<size_t>(axis)].isEmpty())
            return axis;
    }
    return {};
}

bool PanelCurves::canTake(const SeriesSpec &spec) const
{
    const auto info = m_source.info(spec.index);
    return info && (indexOf(spec.index) || axisFor(quantityOf(*info, formOf(spec, *info)), 0));
}

bool PanelCurves::add(const SeriesSpec &spec, const SeriesPlace &place)
{
    if (!canTake(spec))
        return false;
    if (indexOf(spec.index))
        return true;
    const SeriesInfo info = *m_source.info(spec.index);
    auto entry = std::make_unique<Entry>(m_source, spec.index);
    entry->chosen = spec.form;
    entry->kind = info.kind;
    PlotCurve curve;
    curve.index = spec.index;
    curve.form = formOf(spec, info);
    curve.isShown = spec.isShown;
    curve.decimals = info.decimals;
    entry->quantity = quantityOf(info, curve.form);
    curve.axis = *axisFor(entry->quantity, place.axis);
    const auto count = static_cast<ptrdiff_t>(m_entries.size());
    const ptrdiff_t at = place.position < 0 ? count : std::min<ptrdiff_t>(place.position, count);
    m_canvas.curves().insert(m_canvas.curves().begin() + at, std::move(curve));
    m_entries.insert(m_entries.begin() + at, std::move(entry));
    titleAxes();
    refresh();
    return true;
}

void PanelCurves::remove(RegisterIndex index)
{
    if (const auto at = indexOf(index)) {
        m_canvas.curves().erase(m_canvas.curves().begin() + static_cast<ptrdiff_t>(*at));
        m_entries.erase(m_entries.begin() + static_cast<ptrdiff_t>(*at));
        titleAxes();
        emit shaped();
    }
}

QList<SeriesSpec> PanelCurves::specs() const
{
    QList<SeriesSpec> specs;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const PlotCurve &curve = m_canvas.curves()[i];
        specs.append({curve.index, m_entries[i]->chosen, curve.isShown});
    }
    return specs;
}

RegisterKind PanelCurves::kindOf(RegisterIndex index) const
{
    const auto at = indexOf(index);
    return at ? m_entries[*at]->kind : RegisterKind::Unknown;
}

void PanelCurves::setShown(RegisterIndex index, bool shown)
{
    const auto at = indexOf(index);
    if (at && m_canvas.curves()[*at].isShown != shown) {
        m_canvas.curves()[*at].isShown = shown;
        m_canvas.invalidate();
        emit shaped();
    }
}

void PanelCurves::setForm(RegisterIndex index, std::optional<SeriesForm> form)
{
    const auto at = indexOf(index);
    if (!at || m_entries[*at]->chosen == form)
        return;
    m_entries[*at]->chosen = form;
    settle(*at);
}

void PanelCurves::setAppearance(RegisterIndex index, const CurveLook &look, const SeriesName &name)
{
    const auto at = indexOf(index);
    if (!at)
        return;
    PlotCurve &curve = m_canvas.curves()[*at];
    const auto info = m_source.info(index);
    const Unit unit = info ? info->unit : Unit();
    QString mark = theme::unitMark(unitOf(curve.form, unit));
    if (!unit && isRate(curve.form))
        mark += u"/h"_s;
    if (curve.look == look && curve.name == name && curve.unit == mark)
        return;
    curve.look = look;
    curve.name = name;
    curve.unit = mark;
    m_canvas.invalidate();
}

void PanelCurves::learn(RegisterIndex index)
{
    const auto at = indexOf(index);
    const auto info = at ? m_source.info(index) : std::nullopt;
    if (!info)
        return;
    m_entries[*at]->kind = info->kind;
    m_canvas.curves()[*at].decimals = info->decimals;
    settle(*at);
}

/// Form and axis, after anything that decides on them changed.
void PanelCurves::settle(size_t at)
{
    Entry &entry = *m_entries[at];
    PlotCurve &curve = m_canvas.curves()[at];
    const auto info = m_source.info(curve.index);
    if (!info)
        return;
    const SeriesSpec spec{curve.index, entry.chosen, curve.isShown};
    const SeriesForm form = formOf(spec, *info);
    const QString quantity = quantityOf(*info, form);
    if (quantity != entry.quantity) {
        entry.quantity.clear();
        const auto axis = axisFor(quantity, curve.axis);
        if (!axis) {
            remove(curve.index);
            emit displaced(spec);
            return;
        }
        curve.axis = *axis;
        entry.quantity = quantity;
    }
    curve.form = form;
    reshape(at);
    titleAxes();
    m_canvas.invalidate();
    emit formChanged(spec.index);
    emit shaped();
}

void PanelCurves::titleAxes()
{
    std::array<AxisWords, 2> words;
    for (const PlotCurve &curve : m_canvas.curves()) {
        AxisWords &axis = words[static_cast<size_t>(curve.axis)];
        if (!axis.title.isEmpty())
            continue; // the others on it would give it the same words
        const auto info = m_source.info(curve.index);
        if (!info)
            continue;
        const Unit unit = unitOf(curve.form, info->unit);
        axis = {unit ? *unit : tr("Register %1, unit unknown").arg(info->key.registerId.text()),
                theme::unitMark(unit)};
        for (QString *text : {&axis.title, &axis.mark}) {
            if (isBars(curve.form) && !m_barWords.isEmpty())
                *text = tr("%1 per %2", "a unit, then the length of an interval").arg(*text, m_barWords);
            else if (!unit && isRate(curve.form))
                *text = tr("%1, per hour").arg(*text);
        }
    }
    m_canvas.setAxisWords(words[0], words[1]);
}

void PanelCurves::apply(const readings::Changes &changes)
{
    bool isOurs = false;
    const auto &curves = m_canvas.curves();
    // Both lists are short or one is: the curves are few, the changes may be every register, by index.
    for (size_t i = 0; i < curves.size(); ++i) {
        const auto found = std::ranges::lower_bound(changes.registers, curves[i].index, {},
                                                    &readings::RegisterSnapshot::index);
        if (found != changes.registers.end() && found->index == curves[i].index) {
            m_entries[i]->fetch.setChanged();
            emit valueChanged(curves[i].index, found->latest.value);
            isOurs = true;
        }
    }
    if (isOurs)
        refresh();
}

void PanelCurves::refresh()
{
    if (!m_canvas.isVisible())
        return;
    bool isLoading = false;
    bool isReshaped = false;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        Entry &entry = *m_entries[i];
        entry.fetch.refresh(m_time);
        isLoading =
            isLoading || (entry.fetch.isUnderWay() && !entry.fetch.covers(m_time.from(), m_time.to()));
        const bool isOfOtherZone = isBars(m_canvas.curves()[i].form) && entry.shapedIn != m_time.zone();
        if (entry.shapedFor != devicePixel() || isOfOtherZone)
            isReshaped = reshape(i) || isReshaped;
    }
    if (isReshaped)
        m_canvas.invalidate();
    if (isLoading && !m_loadingSoon.isActive())
        m_loadingSoon.start();
}

void PanelCurves::showLoading()
{
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const SeriesFetch &fetch = m_entries[i]->fetch;
        if (fetch.isUnderWay() && !fetch.covers(m_time.from(), m_time.to()))
            m_canvas.curves()[i].loadedSoFar = std::pair(fetch.from(), fetch.to());
    }
    m_canvas.update();
}

void PanelCurves::take(quint64 request, const SeriesData &data)
{
    const auto found =
        std::ranges::find_if(m_entries, [request](const auto &entry) { return entry->fetch.take(request); });
    if (found == m_entries.end())
        return;
    const auto at = static_cast<size_t>(found - m_entries.begin());
    PlotCurve &curve = m_canvas.curves()[at];
    const bool wasLoading = curve.loadedSoFar.has_value();
    curve.loadedSoFar.reset();
    // Bars also where the readings are the same: they add up over the stretch that was asked for.
    if (curve.data != data || isBars(curve.form)) {
        const bool isMarkedAnew = curve.data.revisions != data.revisions;
        curve.data = data;
        if (reshape(at) || isMarkedAnew) {
            m_canvas.invalidate();
            emit shaped();
        }
    }
    if (wasLoading)
        m_canvas.update();
    refresh(); // the window may have moved on meanwhile
}

/// The time that a column of the device's own pixels shows; a dense screen has several in each of ours.
TimeWindow::Span PanelCurves::devicePixel() const
{
    return std::max(TimeWindow::Span(1),
                    m_time.column() / static_cast<int>(std::ceil(m_canvas.devicePixelRatioF())));
}

/// Whether anything that is seen has changed.
bool PanelCurves::reshape(size_t at)
{
    PlotCurve &curve = m_canvas.curves()[at];
    Entry &entry = *m_entries[at];
    BarScale bars;
    if (isBars(curve.form)) {
        std::optional<std::chrono::milliseconds> longest; // of all bars here: they are compared
        for (const PlotCurve &each : m_canvas.curves()) {
            if (isBars(each.form) && each.data.expectedInterval)
                longest =
                    std::max(longest.value_or(*each.data.expectedInterval), *each.data.expectedInterval);
        }
        bars = barScale(entry.fetch.from(), entry.fetch.to(), m_time.span(), m_time.columns() / kPixelsOfABar,
                        longest, m_time.zone());
        if (m_barWords != bars.words) {
            m_barWords = bars.words;
            titleAxes();
        }
    }
    SeriesShape shape = shapeOf(curve.data, curve.form, entry.kind, bars.edges);
    std::vector<readings::Point> line = thin(shape.line, devicePixel());
    entry.shapedFor = devicePixel();
    entry.shapedIn = m_time.zone();
    const auto isSame = [](const readings::Point &one, const readings::Point &other) {
        return one.at == other.at &&
               (one.value == other.value || (one.value != one.value && other.value != other.value));
    };
    const bool isChanged = !std::ranges::equal(line, curve.line, isSame) ||
                           shape.levels != curve.shape.levels || shape.resets != curve.shape.resets;
    curve.shape = std::move(shape);
    curve.line = std::move(line);
    return isChanged;
}

SeriesStatistics PanelCurves::statistics(const PlotCurve &curve) const
{
    return statisticsOf(curve.data, curve.shape, curve.form, kindOf(curve.index), m_time.from(), m_time.to());
}

std::optional<Instant> PanelCurves::nextReading(Instant at, bool forward) const
{
    std::optional<Instant> nearest;
    const Instant bound = forward ? at + m_time.column() : at - m_time.column();
    for (const PlotCurve &curve : m_canvas.curves()) {
        if (!curve.isShown)
            continue;
        const auto &samples = curve.data.samples;
        const auto next = std::ranges::lower_bound(samples, bound, {}, &readings::Sample::at);
        if (forward && next != samples.end())
            nearest = nearest ? std::min(*nearest, next->at) : next->at;
        const auto after = std::ranges::upper_bound(samples, bound, {}, &readings::Sample::at);
        if (!forward && after != samples.begin())
            nearest = nearest ? std::max(*nearest, (after - 1)->at) : (after - 1)->at;
    }
    return nearest;
}

} // namespace insite::charts
