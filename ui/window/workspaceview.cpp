// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workspaceview.h"

#include "charts/chartarea.h"
#include "charts/historyseriessource.h"
#include "charts/timewindow.h"
#include "connection/connectioncontroller.h"
#include "connection/connectionstrip.h"
#include "core/clock.h"
#include "metadata/catalogue.h"
#include "theme/undostrip.h"
#include "tree/meterpanel.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"

#include <QVBoxLayout>

namespace insite::window {

namespace {

/// What metadata knows of a register, as a chart says it.
charts::SeriesFacts chartFacts(const metadata::Catalogue &catalogue, const RegisterKey &key)
{
    const metadata::RegisterFacts facts = catalogue.registerFacts(key);
    charts::SeriesFacts told;
    const metadata::MeterFacts meter = catalogue.meterFacts(key.customer, key.meter);
    told.meterName = meter.name.value;
    told.origin = {meter.installationName.value, meter.labels, catalogue.customerName(key.customer).value};
    told.registerName = facts.name.value;
    told.unit = facts.unitOrNothing();
    told.kind = facts.kind.value;
    if (facts.decimals.isKnown())
        told.decimals = facts.decimals.value;
    return told;
}

} // namespace

WorkspaceView::WorkspaceView(const Workspace &workspace, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_clock(clock)
    , m_model(new tree::MeterTreeModel(clock, this))
    , m_source(new charts::HistorySeriesSource(workspace.live, workspace.historyPath, this))
    , m_strip(new connection::ConnectionStrip(workspace.connection, clock, this))
    , m_charts(new charts::ChartArea(*m_source, this))
    , m_undo(new theme::UndoStrip(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_charts, 1);
    layout->addWidget(m_undo);
    workspace.live.tellAll(); // another window may have taken what changed before
    m_model->setLive(&workspace.live);
    m_model->setCatalogue(workspace.catalogue);
    m_source->setFacts(
        [&catalogue = workspace.catalogue](const RegisterKey &key) { return chartFacts(catalogue, key); });
    connect(&workspace.catalogue, &metadata::Catalogue::changed, m_source,
            &charts::HistorySeriesSource::tellFactsChanged);
    if (!workspace.catalogue.isLoaded()) {
        m_charts->setNamesComing(true);
        connect(&workspace.catalogue, &metadata::Catalogue::loaded, m_charts,
                [charts = m_charts] { charts->setNamesComing(false); });
    }
    connect(m_source, &charts::HistorySeriesSource::historyFailed, this, &WorkspaceView::problemFound);
    connect(m_charts, &charts::ChartArea::problemFound, this, &WorkspaceView::problemFound);
    connect(m_charts, &charts::ChartArea::noticed, m_undo, &theme::UndoStrip::tell);
    connect(&workspace.connection, &connection::ConnectionController::stateChanged, this,
            &WorkspaceView::showConnection);
    showConnection(workspace.connection.state());
}

void WorkspaceView::showConnection(const session::SessionState &state)
{
    const bool isConnected =
        state.phase == session::Phase::Connected || state.phase == session::Phase::Subscribing;
    if (isConnected)
        m_disconnectedSince.reset();
    else if (!m_disconnectedSince)
        m_disconnectedSince = m_clock.now();
    m_charts->setDisconnectedSince(m_disconnectedSince);
}

WorkspaceView::~WorkspaceView()
{
    // It borrows the source, which is a child of this as well.
    delete m_charts;
}

void WorkspaceView::setZone(const QTimeZone &zone)
{
    m_model->setZone(zone);
    m_strip->setZone(zone);
    m_charts->time().setZone(zone);
}

tree::MeterPanel *WorkspaceView::createMeterPanel(QWidget *parent)
{
    auto *panel = new tree::MeterPanel(*m_model, parent);
    connect(panel->view(), &tree::MeterTreeView::chartRequested, m_charts, &charts::ChartArea::addRegisters);
    return panel;
}

std::optional<readings::RegisterIndex> WorkspaceView::find(const RegisterKey &key) const
{
    if (const auto index = m_source->find(key))
        return index;
    for (int index = 0; index < m_model->registerCount(); ++index) {
        const auto *snapshot = m_model->snapshot(readings::RegisterIndex(index));
        if (snapshot && snapshot->key.meter == key.meter && snapshot->key.customer == key.customer &&
            snapshot->key.subscription == key.subscription)
            return snapshot->index;
    }
    return std::nullopt;
}

readings::Changes WorkspaceView::takeFrame()
{
    readings::Changes changes = m_workspace.live.takeChanges();
    m_source->apply(changes);
    m_model->apply(changes);
    m_charts->apply(changes, m_clock.now());
    return changes;
}

} // namespace insite::window
