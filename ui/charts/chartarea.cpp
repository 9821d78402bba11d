// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartarea.h"

#include "charts/chartactions.h"
#include "charts/chartpanel.h"
#include "charts/seriesnames.h"
#include "charts/timerangebar.h"
#include "charts/timewindow.h"

#include <QJsonArray>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace insite::charts {

using readings::RegisterIndex;

namespace {

constexpr int kLeastPanels = 120; ///< Of all panels together that stays in sight.

/// Leaves all keys to the charts: arrows move through time, not down the panels.
class PanelScroll final : public QScrollArea
{
public:
    using QScrollArea::QScrollArea;

protected:
    void keyPressEvent(QKeyEvent *event) override { event->ignore(); }
};

/// Behind the last that stands before it; at the front where none of them is there.
template <typename KeyAt>
int positionAfter(qsizetype count, const KeyAt &keyAt, const QList<RegisterKey> &before)
{
    qsizetype position = count;
    while (position > 0 && !before.contains(keyAt(position - 1)))
        --position;
    return static_cast<int>(position);
}

} // namespace

ChartArea::ChartArea(SeriesSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_time(new TimeWindow(this))
    , m_actions(new ChartActions(*this))
    , m_bar(new TimeRangeBar(*m_time, this))
    , m_scroll(new PanelScroll(this))
    , m_splitter(new QSplitter(Qt::Vertical))
{
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_scroll, 1);
    // More panels than fit are scrolled: they never ask the window for height.
    m_scroll->setObjectName(u"chartScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_splitter);
    m_scroll->setMinimumHeight(kLeastPanels);
    m_scroll->hide();
    layout->addStretch(0);
    m_bar->addButton(&m_actions->undo);
    addActions(m_bar->presets());
    connectActions();
    connect(&m_source, &SeriesSource::infoChanged, this, &ChartArea::infoChanged);
    connect(m_time, &TimeWindow::spanChanged, this, &ChartArea::layoutChanged);
    connect(m_time, &TimeWindow::followingChanged, this, &ChartArea::layoutChanged);
    connect(m_splitter, &QSplitter::splitterMoved, this, &ChartArea::layoutChanged);
}

ChartArea::~ChartArea()
{
    // Panels speak to the time of this area: they go first.
    qDeleteAll(m_panels);
}

ChartPanel *ChartArea::addPanel(qsizetype position)
{
    auto *panel = new ChartPanel(m_source, *m_time, ++m_lastPanelId, m_splitter);
    if (position < 0 || position > m_panels.size())
        position = m_panels.size();
    m_splitter->insertWidget(static_cast<int>(position), panel);
    m_panels.insert(position, panel);
    m_current = panel;
    connectPanel(panel);
    panel->setStatisticsShown(m_actions->showStatistics.isChecked());
    arrange();
    emit layoutChanged();
    return panel;
}

void ChartArea::connectPanel(ChartPanel *panel)
{
    connect(
        panel, &ChartPanel::closeRequested, this, [this, panel] { closePanel(panel); }, Qt::QueuedConnection);
    connect(panel, &ChartPanel::removeRequested, this,
            [this, panel](RegisterIndex index) { removeSeries(panel, index); });
    // Queued, like all that may end a panel: it must not happen within that panel's own event.
    connect(
        panel, &ChartPanel::seriesDropped, this,
        [this, panel](const QList<RegisterIndex> &indexes, int from, PlotCanvas::DropHint where) {
            takeFew(indexes,
                    [=, this](const QList<RegisterIndex> &few) { takeDrop(panel, few, from, where); });
        },
        Qt::QueuedConnection);
    connect(
        panel, &ChartPanel::displaced, this, [this](const SeriesSpec &spec) { takeIn(spec, nullptr); },
        Qt::QueuedConnection);
    connect(panel, &ChartPanel::crosshairMoved, this, &ChartArea::setCrosshair);
    connect(panel, &ChartPanel::contentsChanged, this, &ChartArea::contentsChanged);
    connect(panel, &ChartPanel::chipMenuRequested, this,
            [this, panel](RegisterIndex index, const QPoint &at) { openChipMenu(panel, index, at); });
    connect(&panel->canvas(), &PlotCanvas::labelWidthsChanged, this, &ChartArea::alignLabels);
    fillMenu(panel);
}

void ChartArea::closePanel(ChartPanel *panel)
{
    const qsizetype position = m_panels.indexOf(panel);
    if (position < 0)
        return;
    const SavedPanel saved = save(*panel);
    if (!saved.series.isEmpty())
        remember({panel->id(), static_cast<int>(position), true, saved, tr("closing the panel")});
    removePanel(panel);
}

void ChartArea::removeSeries(ChartPanel *panel, RegisterIndex index)
{
    const auto info = m_source.info(index);
    const auto registers = panel->registers();
    const qsizetype position = registers.indexOf(index);
    if (!info || position < 0)
        return;
    if (registers.size() == 1) {
        closePanel(panel);
        return;
    }
    remember({panel->id(),
              static_cast<int>(position),
              false,
              {{saveSeries(*panel).at(position)}, 1},
              tr("removing “%1”").arg(info->registerName)});
    panel->removeSeries(index);
}

void ChartArea::remember(const RemovedFromChart &removed)
{
    m_undo.push(removed);
    m_actions->setUndo(m_undo.words());
}

void ChartArea::undo()
{
    if (m_undo.isEmpty())
        return;
    const RemovedFromChart removed = m_undo.take();
    m_actions->setUndo(m_undo.words());
    ChartPanel *panel = removed.isWholePanel ? nullptr : panelWithId(removed.panel);
    if (!panel) {
        QList<int> sizes = m_splitter->sizes();
        const qsizetype position =
            removed.isWholePanel ? std::min<qsizetype>(removed.position, m_panels.size()) : m_panels.size();
        panel = addPanel(position);
        if (removed.isWholePanel && !sizes.isEmpty()) {
            sizes.insert(position, removed.contents.height);
            m_splitter->setSizes(sizes);
        }
    }
    // Before a whole panel's nothing stands: it is new.
    QList<RegisterKey> before;
    const QList<SavedSeries> there = saveSeries(*panel);
    for (const SavedSeries &series : there.first(std::min<qsizetype>(removed.position, there.size())))
        before.append(series.key);
    await(removed.contents, panel, before);
    discardIfEmpty(panel);
    settle();
}

void ChartArea::removePanel(ChartPanel *panel)
{
    if (!m_panels.removeOne(panel))
        return;
    m_awaited.removeIf([panel](const Awaited &awaited) { return awaited.panel == panel; });
    m_current = m_current == panel ? (m_panels.isEmpty() ? nullptr : m_panels.last()) : m_current;
    delete panel;
    arrange();
    alignLabels();
    contentsChanged();
}

/// A panel that its last curve left is not worth its place.
void ChartArea::discardIfEmpty(ChartPanel *panel)
{
    const bool isAwaited =
        std::ranges::any_of(m_awaited, [panel](const Awaited &awaited) { return awaited.panel == panel; });
    if (panel->registers().isEmpty() && !isAwaited)
        removePanel(panel);
}

void ChartArea::clear()
{
    qDeleteAll(std::exchange(m_panels, {}));
    m_awaited.clear();
    m_current = nullptr;
}

void ChartArea::arrange()
{
    m_scroll->setVisible(!m_panels.isEmpty());
    for (ChartPanel *panel : std::as_const(m_panels))
        panel->setTimeLabelsShown(panel == m_panels.last());
    for (QAction *action : {&m_actions->closePanel, &m_actions->copyPicture, &m_actions->copyAllPictures,
                            &m_actions->savePicture, &m_actions->saveAllPictures})
        action->setEnabled(!m_panels.isEmpty());
    update();
}

void ChartArea::alignLabels()
{
    int left = 0;
    int right = 0;
    for (const ChartPanel *panel : std::as_const(m_panels)) {
        left = std::max(left, panel->canvas().leftLabelWidth());
        right = std::max(right, panel->canvas().rightLabelWidth());
    }
    for (const ChartPanel *panel : std::as_const(m_panels))
        panel->canvas().setLabelWidths(left, right);
}

ChartPanel *ChartArea::panelWithId(int id) const
{
    const auto found = std::ranges::find(m_panels, id, &ChartPanel::id);
    return found == m_panels.end() ? nullptr : *found;
}

ChartPanel *ChartArea::panelOf(RegisterIndex index) const
{
    const auto found = std::ranges::find_if(
        m_panels, [index](const auto *panel) { return panel->registers().contains(index); });
    return found == m_panels.end() ? nullptr : *found;
}

ChartPanel *ChartArea::currentPanel() const
{
    const QWidget *focus = focusWidget();
    for (ChartPanel *panel : m_panels) {
        if (focus && panel->isAncestorOf(focus) && focus->hasFocus())
            return panel;
    }
    return m_current;
}

void ChartArea::focusCharts()
{
    if (ChartPanel *panel = currentPanel())
        panel->canvas().setFocus(Qt::ShortcutFocusReason);
    else
        setFocus(Qt::ShortcutFocusReason);
}

void ChartArea::addRegisters(const QList<RegisterIndex> &indexes)
{
    takeFew(indexes, [this](const QList<RegisterIndex> &few) {
        ChartPanel *current = currentPanel();
        for (const RegisterIndex index : few)
            takeIn({index, {}, true}, current);
        settle();
    });
}

void ChartArea::takeIn(const SeriesSpec &spec, ChartPanel *preferred)
{
    if (!m_source.info(spec.index))
        return;
    ChartPanel *panel = panelOf(spec.index); // where it is already it is not drawn a second time
    if (!panel) {
        QList<ChartPanel *> candidates = m_panels;
        if (candidates.removeOne(preferred))
            candidates.prepend(preferred);
        const auto found = std::ranges::find_if(
            candidates, [&spec](const auto *candidate) { return candidate->canTake(spec); });
        panel = found == candidates.end() ? addPanel() : *found;
    }
    panel->addSeries(spec);
    m_current = panel;
}

void ChartArea::moveSeries(ChartPanel *from, ChartPanel *to, RegisterIndex index)
{
    const auto specs = from->specs();
    const auto spec = std::ranges::find(specs, index, &SeriesSpec::index);
    if (from == to || spec == specs.end() || !to->canTake(*spec))
        return;
    from->removeSeries(index);
    to->addSeries(*spec);
    discardIfEmpty(from);
}

void ChartArea::takeDrop(ChartPanel *target, const QList<RegisterIndex> &indexes, int fromPanel,
                         PlotCanvas::DropHint where)
{
    if (!m_panels.contains(target))
        return; // closed meanwhile
    ChartPanel *from = panelWithId(fromPanel);
    if (where != PlotCanvas::DropHint::Here) {
        const qsizetype at = m_panels.indexOf(target);
        target = addPanel(where == PlotCanvas::DropHint::Above ? at : at + 1);
    }
    for (const RegisterIndex index : indexes) {
        if (!from) {
            takeIn({index, {}, true}, target);
            continue;
        }
        const auto specs = from->specs();
        const auto spec = std::ranges::find(specs, index, &SeriesSpec::index);
        ChartPanel *to = target;
        if (spec != specs.end() && !target->canTake(*spec))
            to = addPanel(m_panels.indexOf(target) + 1); // no axis there: as near to it as can be
        moveSeries(from, to, index);
    }
    if (m_panels.contains(target)) {
        m_current = target;
        discardIfEmpty(target);
    }
    settle();
}

/// They come when they are seen, in any order, and each to its place.
void ChartArea::await(const SavedPanel &saved, ChartPanel *panel, QList<RegisterKey> before)
{
    for (const SavedSeries &series : saved.series) {
        m_awaited.append({series, panel, before});
        before.append(series.key);
        if (const auto index = m_source.find(series.key))
            seenAtLast(*index);
    }
}

void ChartArea::setNamesComing(bool coming)
{
    m_areNamesComing = coming;
    const QList<Awaited> awaited = coming ? QList<Awaited>() : m_awaited;
    for (const Awaited &each : awaited) {
        if (const auto index = m_source.find(each.series.key))
            seenAtLast(*index);
    }
}

void ChartArea::seenAtLast(RegisterIndex index)
{
    if (m_awaited.isEmpty() || m_areNamesComing)
        return; // a start tells of every register
    const auto info = m_source.info(index);
    for (qsizetype i = 0; info && i < m_awaited.size();) {
        if (m_awaited[i].series.key != info->key) {
            ++i;
            continue;
        }
        const Awaited awaited = m_awaited.takeAt(i);
        const SeriesSpec spec{index, awaited.series.form, awaited.series.isShown};
        const auto there = awaited.panel->registers();
        const auto keyAt = [this, &there](qsizetype at) {
            const auto known = m_source.info(there[at]);
            return known ? known->key : RegisterKey();
        };
        const SeriesPlace place{positionAfter(there.size(), keyAt, awaited.before), awaited.series.axis};
        if (!awaited.panel->addSeries(spec, place))
            takeIn(spec, nullptr);
    }
}

void ChartArea::infoChanged(RegisterIndex index)
{
    seenAtLast(index);
    if (panelOf(index))
        dressSoon();
}

void ChartArea::contentsChanged()
{
    dressSoon();
    for (ChartPanel *panel : std::as_const(m_panels)) {
        if (m_crosshair)
            panel->setCrosshair(m_crosshair);
    }
    if (!m_isRestoring)
        emit layoutChanged();
}

/// Once for all that changes together.
void ChartArea::dressSoon()
{
    if (!std::exchange(m_isDressDue, true))
        QMetaObject::invokeMethod(this, &ChartArea::settle, Qt::QueuedConnection);
}

/// What dressSoon() and the panels put off.
void ChartArea::settle()
{
    if (std::exchange(m_isDressDue, false))
        dress();
    for (ChartPanel *panel : std::as_const(m_panels))
        panel->settle();
}

/// Colours and short names, told from each other over all panels.
void ChartArea::dress()
{
    struct Curve
    {
        ChartPanel *panel;
        RegisterIndex index;
        SeriesName fullName;
    };
    QList<Curve> curves;
    QList<RegisterKey> keys;
    QList<NamedSeries> names;
    QStringList ids;
    for (ChartPanel *panel : std::as_const(m_panels)) {
        for (const RegisterIndex index : panel->registers()) {
            const auto info = m_source.info(index);
            if (!info)
                continue;
            curves.append({panel, index, {info->meter, info->registerName}});
            keys.append(info->key);
            names.append({curves.last().fullName, info->key, info->origin});
            ids.append(info->isMeterNamed ? QString() : info->meter);
        }
    }
    const QStringList shortened = shortIds(ids);
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (!ids[i].isEmpty())
            names[i].name.meter = shortened[i];
    }
    const QList<CurveLook> looks = m_colours.looksOf(keys);
    const QList<SeriesName> added = distinctions(names);
    for (qsizetype i = 0; i < curves.size(); ++i) {
        const auto withMore = [&more = added[i]](const SeriesName &name) {
            return SeriesName{name.meter + more.meter, name.registerName + more.registerName};
        };
        curves[i].panel->setAppearance(curves[i].index, looks[i], withMore(names[i].name),
                                       withMore(curves[i].fullName).whole());
    }
}

void ChartArea::apply(const readings::Changes &changes, Instant now)
{
    watchNewest();
    m_time->setNow(now);
    for (ChartPanel *panel : std::as_const(m_panels))
        panel->apply(changes);
}

/// How old is what stands at the right edge? The curves know, also when nothing comes any more.
void ChartArea::watchNewest()
{
    std::optional<Instant> newest;
    std::optional<std::chrono::milliseconds> expected;
    for (const ChartPanel *panel : std::as_const(m_panels)) {
        for (const PlotCurve &curve : panel->canvas().curves()) {
            const auto &samples = curve.data.samples;
            if (!samples.empty() && (!newest || samples.back().at > *newest)) {
                newest = samples.back().at;
                expected = curve.data.expectedInterval;
            }
        }
    }
    m_bar->setNewestReading(newest, expected);
}

void ChartArea::setDisconnectedSince(std::optional<Instant> at)
{
    m_bar->setDisconnectedSince(at);
}

/// Of those that are drawn.
QList<SavedSeries> ChartArea::saveSeries(const ChartPanel &panel) const
{
    QList<SavedSeries> saved;
    const QList<SeriesSpec> specs = panel.specs();
    for (qsizetype i = 0; i < specs.size(); ++i) {
        if (const auto info = m_source.info(specs[i].index))
            saved.append({info->key, specs[i].form, specs[i].isShown,
                          panel.canvas().curves()[static_cast<size_t>(i)].axis});
    }
    return saved;
}

SavedPanel ChartArea::save(const ChartPanel &panel) const
{
    SavedPanel saved;
    saved.series = saveSeries(panel);
    for (const Awaited &awaited : m_awaited) {
        if (awaited.panel != &panel)
            continue;
        const auto keyAt = [&saved](qsizetype at) {
            return saved.series[at].key;
        };
        saved.series.insert(positionAfter(saved.series.size(), keyAt, awaited.before), awaited.series);
    }
    saved.height = std::max(1, panel.height());
    return saved;
}

QJsonObject ChartArea::saveState() const
{
    QJsonArray panels;
    for (const ChartPanel *panel : m_panels)
        panels.append(toJson(save(*panel)));
    QJsonObject state{{u"version"_s, 1},
                      {u"panels"_s, panels},
                      {u"colours"_s, m_colours.toJson()},
                      {u"spanMs"_s, static_cast<double>(m_time->span().count())},
                      {u"statistics"_s, m_actions->showStatistics.isChecked()},
                      {u"follow"_s, m_time->isFollowing()}};
    if (!m_time->isFollowing())
        state.insert(u"toMs"_s, static_cast<double>(m_time->to().time_since_epoch().count()));
    return state;
}

bool ChartArea::restoreState(const QJsonObject &state)
{
    const double span = state.value(u"spanMs"_s).toDouble();
    if (state.value(u"version"_s).toInt() != 1 || !state.value(u"panels"_s).isArray() || span < 1 ||
        span > 1e15) {
        return false;
    }
    const QScopedValueRollback restoring(m_isRestoring, true);
    clear();
    m_undo.clear();
    m_actions->setUndo({});
    m_actions->showStatistics.setChecked(state.value(u"statistics"_s).toBool(true));
    m_colours = ColourBook::fromJson(state.value(u"colours"_s).toObject());
    QList<int> sizes;
    const QJsonArray panels = state.value(u"panels"_s).toArray();
    for (const auto &value : panels) {
        const SavedPanel saved = panelFrom(value.toObject());
        ChartPanel *panel = addPanel();
        sizes.append(saved.height);
        await(saved, panel);
    }
    m_splitter->setSizes(sizes);
    m_time->setFollowing(true);
    m_time->setSpan(std::chrono::milliseconds(static_cast<qint64>(span)));
    if (!state.value(u"follow"_s).toBool(true)) {
        const Instant to(std::chrono::milliseconds(static_cast<qint64>(state.value(u"toMs"_s).toDouble())));
        m_time->setRange(to - m_time->span(), to);
    }
    arrange();
    settle();
    return true;
}

} // namespace insite::charts
