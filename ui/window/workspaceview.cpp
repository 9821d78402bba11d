// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workspaceview.h"

#include "charts/chartarea.h"
#include "charts/historyseriessource.h"
#include "connection/connectioncontroller.h"
#include "connection/connectionstrip.h"
#include "core/clock.h"
#include "tree/meterpanel.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"

#include <QVBoxLayout>

namespace insite::window {

WorkspaceView::WorkspaceView(const Workspace &workspace, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_clock(clock)
    , m_model(new tree::MeterTreeModel(clock, this))
    , m_source(new charts::HistorySeriesSource(workspace.live, workspace.historyPath, this))
    , m_strip(new connection::ConnectionStrip(workspace.connection, clock, this))
    , m_charts(new charts::ChartArea(*m_source, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_charts, 1);
    m_model->setLive(&workspace.live);
    m_model->setCatalogue(workspace.catalogue);
    connect(m_source, &charts::HistorySeriesSource::historyFailed, this, &WorkspaceView::problemFound);
}

WorkspaceView::~WorkspaceView()
{
    // It borrows the source, which is a child of this as well.
    delete m_charts;
}

tree::MeterPanel *WorkspaceView::createMeterPanel(QWidget *parent)
{
    auto *panel = new tree::MeterPanel(*m_model, parent);
    connect(panel->view(), &tree::MeterTreeView::chartRequested, m_charts, &charts::ChartArea::addRegisters);
    return panel;
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
