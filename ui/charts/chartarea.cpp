// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartarea.h"

#include "charts/chartpanel.h"
#include "charts/timerangebar.h"
#include "charts/timewindow.h"
#include "theme/colours.h"
#include "theme/emptystate.h"
#include "theme/metrics.h"
#include "tree/registermime.h"

#include <QDragEnterEvent>
#include <QJsonArray>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::charts {

using readings::RegisterIndex;

namespace {

constexpr double kKeyZoom = 1.5;
constexpr int kKeyPan = 10; ///< A tenth of what is shown.

QJsonArray toJson(const RegisterKey &key)
{
    return {key.customer.text(), key.subscription.text(), key.meter.text(), key.registerId.text()};
}

RegisterKey keyFrom(const QJsonArray &json)
{
    return {CustomerId(json.at(0).toString()), SubscriptionId(json.at(1).toString()),
            MeterId(json.at(2).toString()), RegisterId(json.at(3).toString())};
}

} // namespace

ChartArea::ChartArea(SeriesSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_time(new TimeWindow(this))
    , m_bar(new TimeRangeBar(*m_time, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_splitter, 1);
    m_splitter->hide();
    layout->addStretch(0);
    connect(&m_source, &SeriesSource::infoChanged, this, &ChartArea::seenAtLast);
    connect(m_time, &TimeWindow::spanChanged, this, &ChartArea::layoutChanged);
    connect(m_time, &TimeWindow::followingChanged, this, &ChartArea::layoutChanged);
    connect(m_splitter, &QSplitter::splitterMoved, this, &ChartArea::layoutChanged);
}

ChartArea::~ChartArea()
{
    // Panels speak to the colours and the time of this area: they go first.
    qDeleteAll(m_panels);
}

ChartPanel *ChartArea::addPanel()
{
    auto *panel = new ChartPanel(m_source, *m_time, m_colours, m_splitter);
    m_splitter->addWidget(panel);
    m_panels.append(panel);
    m_current = panel;
    connect(
        panel, &ChartPanel::closeRequested, this, [this, panel] { removePanel(panel); },
        Qt::QueuedConnection);
    connect(panel, &ChartPanel::registersDropped, this,
            [this, panel](const QList<RegisterIndex> &indexes) { takeIn(indexes, panel); });
    connect(panel, &ChartPanel::crosshairMoved, this, [this](std::optional<Instant> at) {
        for (ChartPanel *each : std::as_const(m_panels)) {
            each->setCrosshair(at);
        }
    });
    connect(panel, &ChartPanel::contentsChanged, this, &ChartArea::layoutChanged);
    connect(panel, &ChartPanel::labelWidthsChanged, this, &ChartArea::alignLabels);
    arrange();
    emit layoutChanged();
    return panel;
}

void ChartArea::removePanel(ChartPanel *panel)
{
    if (!m_panels.removeOne(panel)) {
        return;
    }
    m_awaited.removeIf([panel](const Awaited &awaited) { return awaited.panel == panel; });
    m_current = m_current == panel ? (m_panels.isEmpty() ? nullptr : m_panels.last()) : m_current;
    delete panel;
    arrange();
    alignLabels();
    emit layoutChanged();
}

void ChartArea::clear()
{
    qDeleteAll(std::exchange(m_panels, {}));
    m_awaited.clear();
    m_current = nullptr;
}

void ChartArea::arrange()
{
    m_splitter->setVisible(!m_panels.isEmpty());
    for (ChartPanel *panel : std::as_const(m_panels)) {
        panel->setTimeLabelsShown(panel == m_panels.last());
    }
    update();
}

void ChartArea::alignLabels()
{
    int left = 0;
    int right = 0;
    for (const ChartPanel *panel : std::as_const(m_panels)) {
        left = std::max(left, panel->leftLabelWidth());
        right = std::max(right, panel->rightLabelWidth());
    }
    for (ChartPanel *panel : std::as_const(m_panels)) {
        panel->setLabelWidths(left, right);
    }
}

void ChartArea::addRegisters(const QList<RegisterIndex> &indexes)
{
    takeIn(indexes, m_current);
}

void ChartArea::takeIn(const QList<RegisterIndex> &indexes, ChartPanel *preferred)
{
    for (const RegisterIndex index : indexes) {
        if (!m_source.info(index)) {
            continue;
        }
        QList<ChartPanel *> candidates = m_panels;
        candidates.removeOne(preferred);
        if (preferred) {
            candidates.prepend(preferred);
        }
        const auto found = std::find_if(candidates.cbegin(), candidates.cend(),
                                        [index](auto *panel) { return panel->canTake(index); });
        ChartPanel *panel = found == candidates.cend() ? addPanel() : *found;
        panel->addRegister(index);
        m_current = panel;
    }
}

void ChartArea::seenAtLast(RegisterIndex index)
{
    const auto info = m_source.info(index);
    for (qsizetype i = 0; info && i < m_awaited.size();) {
        if (m_awaited[i].key != info->key) {
            ++i;
            continue;
        }
        const Awaited awaited = m_awaited.takeAt(i);
        if (awaited.panel->addRegister(index)) {
            awaited.panel->setShown(index, awaited.isShown);
        } else {
            takeIn({index}, nullptr);
        }
    }
}

void ChartArea::apply(const readings::Changes &changes, Instant now)
{
    m_time->setNow(now);
    for (ChartPanel *panel : std::as_const(m_panels)) {
        panel->apply(changes);
    }
}

QJsonObject ChartArea::saveState() const
{
    QJsonArray panels;
    const QList<int> sizes = m_splitter->sizes();
    for (qsizetype i = 0; i < m_panels.size(); ++i) {
        QJsonArray registers;
        for (const RegisterIndex index : m_panels[i]->registers()) {
            if (const auto info = m_source.info(index)) {
                registers.append(
                    QJsonObject{{u"key"_s, toJson(info->key)}, {u"shown"_s, m_panels[i]->isShown(index)}});
            }
        }
        for (const Awaited &awaited : m_awaited) {
            if (awaited.panel == m_panels[i]) {
                registers.append(QJsonObject{{u"key"_s, toJson(awaited.key)}, {u"shown"_s, awaited.isShown}});
            }
        }
        panels.append(QJsonObject{{u"registers"_s, registers}, {u"height"_s, sizes.value(i)}});
    }
    QJsonObject state{{u"version"_s, 1},
                      {u"panels"_s, panels},
                      {u"colours"_s, m_colours.toJson()},
                      {u"spanMs"_s, static_cast<double>(m_time->span().count())},
                      {u"follow"_s, m_time->isFollowing()}};
    if (!m_time->isFollowing()) {
        state.insert(u"toMs"_s, static_cast<double>(m_time->to().time_since_epoch().count()));
    }
    return state;
}

bool ChartArea::restoreState(const QJsonObject &state)
{
    const double span = state.value(u"spanMs"_s).toDouble();
    if (state.value(u"version"_s).toInt() != 1 || !state.value(u"panels"_s).isArray() || span < 1 ||
        span > 1e15) {
        return false;
    }
    clear();
    m_colours = ColourBook::fromJson(state.value(u"colours"_s).toObject());
    QList<int> sizes;
    const QJsonArray panels = state.value(u"panels"_s).toArray();
    for (const QJsonValue &value : panels) {
        ChartPanel *panel = addPanel();
        sizes.append(std::max(1, value[u"height"_s].toInt()));
        const QJsonArray registers = value[u"registers"_s].toArray();
        for (const QJsonValue &entry : registers) {
            const RegisterKey key = keyFrom(entry[u"key"_s].toArray());
            const bool isShown = entry[u"shown"_s].toBool(true);
            m_awaited.append({key, panel, isShown});
            if (const auto index = m_source.find(key)) {
                seenAtLast(*index);
            }
        }
    }
    m_splitter->setSizes(sizes);
    m_time->setFollowing(true);
    m_time->setSpan(TimeWindow::Span(static_cast<qint64>(span)));
    if (!state.value(u"follow"_s).toBool(true)) {
        const Instant to(std::chrono::milliseconds(static_cast<qint64>(state.value(u"toMs"_s).toDouble())));
        m_time->setRange(to - m_time->span(), to);
    }
    arrange();
    return true;
}

void ChartArea::keyPressEvent(QKeyEvent *event)
{
    const Instant middle = m_time->from() + m_time->span() / 2;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_time->zoom(1 / kKeyZoom, middle);
        break;
    case Qt::Key_Minus:
        m_time->zoom(kKeyZoom, middle);
        break;
    case Qt::Key_Left:
        m_time->pan(-m_time->span() / kKeyPan);
        break;
    case Qt::Key_Right:
        m_time->pan(m_time->span() / kKeyPan);
        break;
    case Qt::Key_Home:
        m_time->setFollowing(true);
        break;
    case Qt::Key_Space:
        m_time->toggleFollowing();
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
}

void ChartArea::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!m_panels.isEmpty()) {
        return;
    }
    QPainter painter(this);
    const QRect area = rect().adjusted(0, m_bar->geometry().bottom() + 1, 0, 0);
    painter.fillRect(area, theme::colour(theme::Role::Panel, palette()));
    theme::paintEmptyState(painter, area, palette(), u"chart-line"_s, tr("Nothing on the chart yet"),
                           tr("Select registers in the tree and press Enter, or drag them here."));
    if (m_isDropTarget) {
        QColor wash = theme::colour(theme::Role::Accent, palette());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(wash, 2));
        wash.setAlphaF(0.08F);
        painter.setBrush(wash);
        painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), theme::kRadius, theme::kRadius);
    }
}

void ChartArea::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(tree::registerMimeType())) {
        m_isDropTarget = true;
        update();
        event->acceptProposedAction();
    }
}

void ChartArea::dragLeaveEvent(QDragLeaveEvent *)
{
    m_isDropTarget = false;
    update();
}

void ChartArea::dropEvent(QDropEvent *event)
{
    m_isDropTarget = false;
    update();
    const auto indexes = tree::decodeRegisters(event->mimeData());
    if (!indexes.isEmpty()) {
        event->acceptProposedAction();
        addRegisters(indexes);
    }
}

} // namespace insite::charts
