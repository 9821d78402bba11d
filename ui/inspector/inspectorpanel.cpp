// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/inspectorpanel.h"

#include "connection/connectioncontroller.h"
#include "core/clock.h"
#include "inspector/connectionlogmodel.h"
#include "inspector/connectionlogpanel.h"
#include "inspector/flowpanel.h"
#include "inspector/messagespanel.h"
#include "inspector/subject.h"
#include "inspector/supportdialog.h"
#include "readings/recorder.h"

#include <QFileInfo>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::inspector {

InspectorPanel::InspectorPanel(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_log(new ConnectionLogModel(clock, this))
    , m_pages(new QTabWidget(this))
    , m_messages(new MessagesPanel(this))
    , m_logPanel(new ConnectionLogPanel(*m_log, this))
    , m_flows(new FlowPanel(clock, this))
{
    setObjectName(u"inspectorPanel"_s);
    m_pages->setObjectName(u"inspectorPages"_s);
    m_pages->setDocumentMode(true);
    m_pages->addTab(m_messages, tr("Messages"));
    m_pages->addTab(m_logPanel, tr("Connection log"));
    m_pages->addTab(m_flows, tr("Who sends how much"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(m_messages, &MessagesPanel::showInTreeRequested, this, &InspectorPanel::showInTreeRequested);
    close();
}

InspectorPanel::~InspectorPanel() = default;

void InspectorPanel::open(const Subject &subject)
{
    close();
    m_subject = std::make_unique<Subject>(subject);
    connection::ConnectionController &connection = subject.connection;
    connect(&connection, &connection::ConnectionController::stateChanged, m_log,
            [this, profile = connection.profile()](const session::SessionState &state) {
                m_log->note(profile, state);
            });
    m_log->note(connection.profile(), connection.state());
    m_messages->setSubject(m_subject.get());
    m_flows->setSubject(m_subject.get());
}

void InspectorPanel::close()
{
    if (m_subject)
        disconnect(&m_subject->connection, nullptr, m_log, nullptr);
    m_messages->setSubject(nullptr);
    m_flows->setSubject(nullptr);
    m_subject.reset();
}

void InspectorPanel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    m_log->setZone(zone);
    m_messages->setZone(zone);
    m_flows->setZone(zone);
}

void InspectorPanel::takeFrame()
{
    m_messages->takeFrame();
}

void InspectorPanel::showPage(Page page)
{
    m_pages->setCurrentIndex(page);
}

void InspectorPanel::showMessages(readings::Verdict verdict)
{
    showPage(Messages);
    m_messages->showOnly(verdict);
}

void InspectorPanel::openSupportReport(const QStringList &settings,
                                       const std::optional<settings::Profile> &device,
                                       const settings::Redactor &redactor)
{
    SupportFacts facts;
    facts.at = m_clock.now();
    facts.zone = m_zone;
    facts.program = programFacts();
    facts.system = systemFacts();
    facts.settings = settings;
    facts.log = m_log->entries();
    if (m_subject) {
        facts.profiles.append(m_subject->connection.profile());
        facts.state = m_subject->connection.state();
        facts.totals = m_subject->recorder.totals();
        facts.historyPath = m_subject->historyPath;
        facts.historyBytes = QFileInfo(m_subject->historyPath).size();
    }
    if (device)
        facts.profiles.append(*device);
    auto *dialog = new SupportDialog(std::move(facts), redactor, window());
    if (m_subject) {
        connect(&m_subject->recorder, &readings::Recorder::flowTaken, dialog, &SupportDialog::setFlow,
                Qt::SingleShotConnection);
        m_subject->recorder.requestFlow();
    }
    dialog->open();
}

} // namespace insite::inspector
