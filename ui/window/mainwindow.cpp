// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/mainwindow.h"

#include "alarms/alarmbutton.h"
#include "alarms/eventspanel.h"
#include "catalogue/metadatapanel.h"
#include "charts/chartarea.h"
#include "charts/timewindow.h"
#include "connection/connectioncontroller.h"
#include "connection/firstrunpage.h"
#include "connection/passworddialog.h"
#include "connection/profiledialog.h"
#include "details/detailspanel.h"
#include "publisher/publishcontroller.h"
#include "publisher/publisherpanel.h"
#include "readings/recorder.h"
#include "settings/redactor.h"
#include "theme/frametick.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "tree/meterpanel.h"
#include "tree/metertreeview.h"
#include "window/attention.h"
#include "window/helpdialogs.h"
#include "window/layoutstore.h"
#include "window/namedworkspaces.h"
#include "window/settingsdialog.h"
#include "window/statusbar.h"
#include "window/windowactions.h"
#include "window/windowdocks.h"
#include "window/windowtools.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QStyle>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace insite::window {

namespace {

constexpr int kSaveDelayMilliseconds = 2000;

/// Asks on behalf of a controller that has providePassword() and cancelPassword().
template <typename Controller>
void askPassword(Controller &controller, const connection::PasswordRequest &request,
                 settings::Redactor &redactor, QWidget *parent)
{
    auto *dialog = new connection::PasswordDialog(request, parent);
    QObject::connect(dialog, &connection::PasswordDialog::provided, &controller,
                     &Controller::providePassword);
    QObject::connect(dialog, &connection::PasswordDialog::provided, dialog,
                     [&redactor](const QString &password) { redactor.note(password); });
    QObject::connect(dialog, &QDialog::rejected, &controller, &Controller::cancelPassword);
    dialog->open();
}

QWidget *noMeters(QWidget *parent)
{
    auto *label = new QLabel(MainWindow::tr("Open a profile to see its meters here."), parent);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
    label->setMargin(theme::kViewMargin);
    return label;
}

} // namespace

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_actions(new WindowActions(services.recent, this))
    , m_docks(new WindowDocks(*this))
    , m_workspaces(new NamedWorkspaces(services.layout, this))
    , m_status(new StatusBar(services.clock, this))
    , m_attention(new Attention(services.clock, *m_status, *this))
    , m_middle(new QStackedWidget(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Insite Monitor"));
    setStatusBar(m_status);
    setCentralWidget(m_middle);
    m_firstRun = new connection::FirstRunPage(services.recent, m_middle);
    m_middle->addWidget(m_firstRun);
    connect(m_firstRun, &connection::FirstRunPage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_firstRun, &connection::FirstRunPage::createRequested, this, &MainWindow::createProfile);
    connect(m_firstRun, &connection::FirstRunPage::openRequested, this, &MainWindow::chooseProfile);
    connect(m_firstRun, &connection::FirstRunPage::profileChosen, this, &MainWindow::profileRequested);
    createDocks();
    createToolBar();
    m_actions->fillMenus(*menuBar(), m_docks->actions());
    menuBar()->insertMenu(menuBar()->actions().last(), &m_workspaces->menu());
    connectActions();
    connectPublisher();
    restoreLayout();
    applyPreferences();
    applyZone();
    m_services.tick.watch(this);
    connect(&m_services.tick, &theme::FrameTick::frame, this, &MainWindow::takeFrame);
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(kSaveDelayMilliseconds);
    connect(&m_saveSoon, &QTimer::timeout, this, &MainWindow::saveProfileLayout);
}

MainWindow::~MainWindow()
{
    closeWorkspace();
}

void MainWindow::createDocks()
{
    m_publisher = new publisher::PublisherPanel(m_services.publisher, m_services.clock, this);
    m_details = new details::DetailsPanel(m_services.clock, this);
    m_meterDock = m_docks->add(u"metersDock"_s, tr("Meters"), Qt::LeftDockWidgetArea, noMeters(this));
    m_publisherDock = m_docks->add(u"publisherDock"_s, tr("Publish"), Qt::BottomDockWidgetArea, m_publisher);
    m_docks->add(u"detailsDock"_s, tr("Details"), Qt::BottomDockWidgetArea, m_details);
    m_metadata = new catalogue::MetadataPanel(this);
    m_metadataDock = m_docks->add(u"metadataDock"_s, tr("Metadata"), Qt::BottomDockWidgetArea, m_metadata);
    connect(m_metadata, &catalogue::MetadataPanel::problemFound, this, &MainWindow::showProblem);
    QDockWidget *events =
        m_docks->add(u"eventsDock"_s, tr("Events"), Qt::BottomDockWidgetArea, m_attention->panel());
    connect(m_attention, &Attention::eventsAsked, events, [events] { WindowDocks::goTo(*events); });
    connect(m_attention, &Attention::metersAsked, m_meterDock, [this] { WindowDocks::goTo(*m_meterDock); });
    connect(m_details, &details::DetailsPanel::limitsRequested, m_attention, &Attention::editLimits);
    connect(m_attention, &Attention::problemFound, this, &MainWindow::showProblem);
    m_tools = new WindowTools(*this, *m_actions, *m_docks, m_services);
    connect(m_status, &StatusBar::messagesAsked, m_tools, &WindowTools::showMessages);
}

void MainWindow::createToolBar()
{
    QToolBar *bar = addToolBar(tr("Toolbar"));
    bar->setObjectName(u"toolBar"_s);
    m_profileButton = new QToolButton(bar);
    m_profileButton->setObjectName(u"profileButton"_s);
    m_profileButton->setText(tr("No profile"));
    m_profileButton->setIcon(theme::icon(u"server"_s));
    m_profileButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_profileButton->setPopupMode(QToolButton::InstantPopup);
    m_profileButton->setToolTip(tr("The open profile; choose another"));
    m_profileButton->setAccessibleName(tr("Profile"));
    m_profileButton->setMenu(m_actions->createProfileMenu(m_profileButton));
    bar->addWidget(m_profileButton);
    auto *workspaces = new QToolButton(bar);
    workspaces->setObjectName(u"workspacesButton"_s);
    workspaces->setIcon(theme::icon(u"layout-dashboard"_s));
    workspaces->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    workspaces->setPopupMode(QToolButton::InstantPopup);
    workspaces->setToolTip(tr("Charts, pins and columns under a name; choose another, or save these"));
    workspaces->setAccessibleName(tr("Workspace"));
    workspaces->setMenu(&m_workspaces->menu());
    const auto showName = [workspaces](const QString &name) {
        workspaces->setText(name.isEmpty() ? tr("Workspaces") : name);
    };
    showName({});
    connect(m_workspaces, &NamedWorkspaces::currentChanged, workspaces, showName);
    bar->addWidget(workspaces);
    bar->addSeparator();
    m_actions->fillToolBar(*bar);
    auto *gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    bar->addAction(&m_actions->lockPublishing);
    bar->addWidget(m_attention->button());
}

void MainWindow::connectActions()
{
    connect(&m_actions->newProfile, &QAction::triggered, this, &MainWindow::createProfile);
    connect(&m_actions->openProfile, &QAction::triggered, this, &MainWindow::chooseProfile);
    connect(&m_actions->closeProfile, &QAction::triggered, this,
            [this] { whenBenchMayStop([this] { emit closeProfileRequested(); }); });
    connect(m_actions, &WindowActions::recentChosen, this, &MainWindow::profileRequested);
    connect(&m_actions->connectNow, &QAction::triggered, this, [this] {
        if (!m_workspace)
            return;
        connection::ConnectionController &controller = m_workspace->connection();
        controller.isWanted() ? controller.stop() : controller.start();
    });
    connect(&m_actions->retryNow, &QAction::triggered, this, [this] {
        if (m_workspace)
            m_workspace->connection().retryNow();
    });
    connect(&m_actions->settings, &QAction::triggered, this, &MainWindow::openSettings);
    connect(&m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(&m_actions->search, &QAction::triggered, this, &MainWindow::search);
    connect(&m_actions->showOnChart, &QAction::triggered, this, [this] {
        if (m_workspace && m_meters)
            m_workspace->charts().addRegisters(m_meters->view()->selectedRegisters());
    });
    connect(&m_actions->goToCharts, &QAction::triggered, this, [this] {
        if (m_workspace)
            m_workspace->charts().focusCharts();
    });
    connect(&m_actions->follow, &QAction::triggered, this, [this] {
        if (m_workspace)
            m_workspace->charts().time().toggleFollowing();
    });
    connect(m_actions, &WindowActions::schemeChosen, this, [this](std::optional<theme::Scheme> scheme) {
        m_services.theme.setScheme(scheme);
        m_services.layout.saveScheme(scheme);
    });
    connect(&m_actions->resetLayout, &QAction::triggered, m_docks, &WindowDocks::reset);
    connect(&m_actions->help, &QAction::triggered, this, [this] { openHelp(this); });
    connect(&m_actions->about, &QAction::triggered, this, [this] { openAbout(this); });
}

void MainWindow::connectPublisher()
{
    publisher::PublishController &controller = m_services.publisher;
    connect(&m_actions->chooseDevice, &QAction::triggered, m_publisher,
            &publisher::PublisherPanel::chooseProfile);
    connect(&m_actions->lockPublishing, &QAction::triggered, this, [this] {
        WindowDocks::goTo(*m_publisherDock);
        m_publisher->toggleLock();
    });
    connect(m_publisher, &publisher::PublisherPanel::newDeviceRequested, this, [this] {
        auto *dialog = new connection::ProfileDialog(settings::Role::Device, m_services.profileFolder, this);
        connect(dialog, &connection::ProfileDialog::created, &m_services.publisher,
                &publisher::PublishController::openProfile);
        dialog->open();
    });
    connect(&controller, &publisher::PublishController::lockChanged, this, &MainWindow::showLock);
    connect(&controller, &publisher::PublishController::profileChanged, this, &MainWindow::showLock);
    connect(&controller, &publisher::PublishController::passwordNeeded, this,
            [this](const connection::PasswordRequest &request) {
                askPassword(m_services.publisher, request, m_services.redactor, this);
            });
    showLock();
}

void MainWindow::openWorkspace(const Workspace &workspace)
{
    // What a person is doing in another dock is not interrupted.
    const bool isKeyboardFree =
        !focusWidget() || m_status->isAncestorOf(focusWidget()) || m_middle->isAncestorOf(focusWidget());
    closeWorkspace();
    m_workspace = new WorkspaceView(workspace, m_services.clock, m_middle);
    m_middle->addWidget(m_workspace);
    m_middle->setCurrentWidget(m_workspace);
    delete m_meterDock->widget();
    m_meters = m_workspace->createMeterPanel(m_meterDock);
    m_meters->restoreState(m_services.layout.tree());
    m_meterDock->setWidget(m_meters);
    m_attention->open(workspace, *m_workspace, *m_meters);
    applyPreferences();
    m_workspace->setZone(m_services.zone);
    m_details->open(m_workspace->model(), workspace.catalogue, workspace.historyPath);
    m_metadata->open(workspace.api, m_workspace->model());
    m_workspace->charts().addAction(&m_actions->follow);
    connectWorkspace();
    m_tools->open(*m_workspace, *m_meters);
    if (isKeyboardFree)
        m_meters->view()->setFocus(Qt::OtherFocusReason);

    const QString name = workspace.connection.profile().name;
    m_workspace->charts().restoreState(m_services.layout.charts(name));
    m_meters->view()->restoreBranches(m_services.layout.branches(name));
    m_meters->restorePins(m_services.layout.pins(name));
    connect(m_meters, &tree::MeterPanel::layoutChanged, &m_saveSoon, qOverload<>(&QTimer::start));
    for (const auto changed : {&QTreeView::expanded, &QTreeView::collapsed})
        connect(m_meters->view(), changed, &m_saveSoon, qOverload<>(&QTimer::start));
    connect(&m_workspace->charts(), &charts::ChartArea::layoutChanged, &m_saveSoon,
            qOverload<>(&QTimer::start));
    openWorkspaces(name);
    setWindowTitle(tr("%1 – Insite Monitor").arg(name));
    m_profileButton->setText(name);
    m_actions->setProfileOpen(true);
    m_actions->setWanted(workspace.connection.isWanted());
    m_actions->setFollowing(m_workspace->charts().time().isFollowing());
}

void MainWindow::openWorkspaces(const QString &profileName)
{
    const auto capture = [this] {
        return QJsonObject{{u"charts"_s, m_workspace->charts().saveState()},
                           {u"tree"_s, m_meters->saveState()},
                           {u"pins"_s, m_meters->savePins()}};
    };
    const auto apply = [this](const QJsonObject &screen) {
        m_workspace->charts().restoreState(screen.value(u"charts"_s).toObject());
        m_meters->restoreState(screen.value(u"tree"_s).toObject());
        m_meters->restorePins(screen.value(u"pins"_s).toObject());
        m_saveSoon.start();
    };
    m_workspaces->open(profileName, {capture, apply}, m_workspace->undo());
}

void MainWindow::connectWorkspace()
{
    connection::ConnectionController &controller = m_workspace->connection();
    connect(m_meters->view(), &tree::MeterTreeView::currentRowChanged, m_metadata,
            &catalogue::MetadataPanel::showRow);
    connect(m_meters->view(), &tree::MeterTreeView::registerSelectionChanged, m_metadata,
            [this](const QList<readings::RegisterIndex> &registers) {
                // A meter's branch alone is the meter, not its registers.
                const bool areSeveral = m_meters->view()->selectionModel()->selectedRows().size() > 1;
                m_metadata->showTogether(areSeveral ? registers : QList<readings::RegisterIndex>());
            });
    connect(m_meters->view(), &tree::MeterTreeView::currentRowChanged, m_details,
            &details::DetailsPanel::show);
    connect(m_details, &details::DetailsPanel::messageWanted, &m_workspace->recorder(),
            &readings::Recorder::requestMessage);
    connect(&m_workspace->recorder(), &readings::Recorder::messageTaken, m_details,
            &details::DetailsPanel::showMessage);
    connect(&controller, &connection::ConnectionController::stateChanged, m_status, &StatusBar::setState);
    connect(&controller, &connection::ConnectionController::wantedChanged, m_actions,
            &WindowActions::setWanted);
    connect(&controller, &connection::ConnectionController::noticed, this, &MainWindow::showProblem);
    connect(m_workspace, &WorkspaceView::problemFound, this, &MainWindow::showProblem);
    connect(&controller, &connection::ConnectionController::passwordNeeded, m_workspace,
            [this](const connection::PasswordRequest &request) {
                askPassword(m_workspace->connection(), request, m_services.redactor, m_workspace);
            });
    connect(&m_workspace->recorder(), &readings::Recorder::committed, m_status, &StatusBar::setTotals);
    connect(&m_workspace->charts().time(), &charts::TimeWindow::followingChanged, m_actions,
            &WindowActions::setFollowing);
    m_status->setState(controller.state());
    m_status->setTotals(m_workspace->recorder().totals());
}

void MainWindow::showOpening(const QString &profileName)
{
    m_profileButton->setText(profileName);
    m_status->showActivity(tr("Opening the history of “%1”").arg(profileName));
}

void MainWindow::closeWorkspace()
{
    if (!m_workspace) {
        m_status->clear();
        m_profileButton->setText(tr("No profile"));
        return;
    }
    saveProfileLayout();
    m_tools->close();
    disconnect(&m_workspace->connection(), nullptr, m_status, nullptr);
    disconnect(&m_workspace->recorder(), nullptr, m_status, nullptr);
    m_attention->close();
    m_details->close();
    m_metadata->close();
    disconnect(m_details, nullptr, &m_workspace->recorder(), nullptr);
    disconnect(&m_workspace->recorder(), nullptr, m_details, nullptr);
    m_workspaces->close();
    delete m_meters;
    m_meters = nullptr;
    m_meterDock->setWidget(noMeters(m_meterDock));
    delete m_workspace;
    m_workspace = nullptr;
    m_middle->setCurrentIndex(0);
    m_status->clear();
    m_actions->setProfileOpen(false);
    m_actions->setWanted(false);
    m_profileButton->setText(tr("No profile"));
    setWindowTitle(tr("Insite Monitor"));
}

void MainWindow::showProblem(const QString &sentence)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Insite Monitor"), sentence, QMessageBox::Ok, this);
    box->setObjectName(u"problem"_s);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    if (m_mayClose || !m_services.publisher.bench().isSending()) {
        QMainWindow::closeEvent(event);
        return;
    }
    event->ignore();
    whenBenchMayStop([this] {
        m_mayClose = true;
        close();
    });
}

void MainWindow::whenBenchMayStop(const std::function<void()> &then)
{
    publisher::PublishController &controller = m_services.publisher;
    if (!controller.bench().isSending())
        return then();
    if (findChild<QMessageBox *>(u"benchQuestion"_s))
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("The bench is sending"),
                                tr("The bench is sending to %1.").arg(controller.targetText()),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"benchQuestion"_s);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Stop it and close? Nothing more is sent then, and what has not come back yet "
                               "is not followed any more."));
    const auto *stop = box->addButton(tr("&Stop and close"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(stop, &QPushButton::clicked, this, [this, then] {
        m_services.publisher.bench().stop();
        then();
    });
    box->open();
}

void MainWindow::restoreLayout()
{
    // The frame is not known before the window is shown.
    const QSize room =
        screen()->availableSize() - QSize(0, style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, this));
    resize(QSize(1280, 800).boundedTo(room));
    m_docks->reset();
    m_services.layout.restore(*this);
    m_actions->setScheme(m_services.layout.scheme());
}

void MainWindow::saveLayout()
{
    m_services.layout.save(*this);
    saveProfileLayout();
}

void MainWindow::saveProfileLayout()
{
    m_saveSoon.stop();
    if (!m_workspace)
        return;
    const QString name = m_workspace->connection().profile().name;
    m_services.layout.saveTree(m_meters->saveState());
    m_services.layout.saveBranches(name, m_meters->view()->saveBranches());
    m_services.layout.savePins(name, m_meters->savePins());
    m_services.layout.saveCharts(name, m_workspace->charts().saveState());
}

void MainWindow::takeFrame()
{
    if (m_workspace)
        m_details->apply(m_workspace->takeFrame());
    m_tools->takeFrame();
}

void MainWindow::search()
{
    m_meterDock->show();
    m_meterDock->raise();
    if (m_meters)
        m_meters->focusFilter();
}

void MainWindow::createProfile()
{
    auto *dialog = new connection::ProfileDialog(settings::Role::Consumer, m_services.profileFolder, this);
    connect(dialog, &connection::ProfileDialog::created, this, &MainWindow::profileRequested);
    connect(dialog, &connection::ProfileDialog::apiTrialWanted, m_metadata,
            [dock = m_metadataDock] { WindowDocks::goTo(*dock); });
    dialog->open();
}

void MainWindow::chooseProfile()
{
    auto *dialog = new QFileDialog(this, tr("Open profile"), {}, tr("Profiles (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::profileRequested);
    dialog->open();
}

void MainWindow::openSettings()
{
    auto *dialog = new SettingsDialog(m_services.preferences,
                                      m_workspace ? m_workspace->historyPath() : QString(), this);
    connect(dialog, &SettingsDialog::chosen, this, &MainWindow::preferencesChosen);
    dialog->open();
}

void MainWindow::applyPreferences()
{
    m_attention->setNotifying(m_services.preferences.areNotificationsOn);
    if (m_meters)
        m_meters->view()->setTintsChanges(m_services.preferences.isMotionOn);
}

void MainWindow::applyZone()
{
    const QTimeZone &zone = m_services.zone;
    m_status->setZone(zone);
    m_attention->setZone(zone);
    m_tools->setZone(zone);
    m_publisher->setZone(zone);
    m_details->setZone(zone);
    m_metadata->setZone(zone);
    if (m_workspace)
        m_workspace->setZone(zone);
}

void MainWindow::showDemo(const QString &sentence, bool isBusy)
{
    m_firstRun->showDemo(sentence, isBusy);
}

void MainWindow::showLock()
{
    const publisher::PublishController &controller = m_services.publisher;
    m_actions->setPublishing(controller.profile().has_value(), controller.isLocked());
}

} // namespace insite::window
