// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/publisherpanel.h"

#include "core/clock.h"
#include "publisher/benchview.h"
#include "publisher/publishcontroller.h"
#include "publisher/readingform.h"
#include "publisher/reportview.h"
#include "publisher/sendsview.h"
#include "publisher/unlockdialog.h"
#include "theme/icon.h"
#include "theme/iconlabel.h"
#include "theme/metrics.h"
#include "theme/seentimer.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::publisher {

using session::FailureKind;
using session::Phase;

namespace {

constexpr int kWideFrom = 740;
constexpr int kFormWidth = 400;
constexpr int kFrameWidth = 3;

QLabel *wordsLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

} // namespace

PublisherPanel::PublisherPanel(PublishController &controller, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_clock(clock)
    , m_second(new theme::SeenTimer(std::chrono::seconds(1), this))
{
    setObjectName(u"publisherPanel"_s);
    auto *target = createTarget();
    createTabs();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kGroupGap, theme::kGroupGap, theme::kGroupGap, theme::kGroupGap);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(target);
    layout->addWidget(m_tabs, 1);

    connect(m_form, &ReadingForm::changed, this, &PublisherPanel::showLock);
    connect(m_form, &ReadingForm::submitted, this, &PublisherPanel::send);
    connect(&m_controller, &PublishController::profileChanged, this, &PublisherPanel::showProfile);
    connect(&m_controller, &PublishController::stateChanged, this, &PublisherPanel::showState);
    connect(&m_controller, &PublishController::lockChanged, this, &PublisherPanel::showLock);
    connect(&m_controller, &PublishController::refused, m_notice, &QLabel::setText);
    connect(&m_controller, &PublishController::refused, m_notice, &QLabel::show);
    connect(m_second, &theme::SeenTimer::timeout, this, &PublisherPanel::showState);
    showProfile();
    showState();
}

PublisherPanel::~PublisherPanel() = default;

QSize PublisherPanel::sizeHint() const
{
    return {900, 340};
}

void PublisherPanel::setZone(const QTimeZone &zone)
{
    m_controller.sends().setZone(zone);
    m_report->setZone(zone);
}

void PublisherPanel::chooseProfile()
{
    auto *dialog =
        new QFileDialog(window(), tr("Device profile"), {}, tr("Profiles (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_controller, &PublishController::openProfile);
    dialog->open();
}

void PublisherPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_readingLayout->setDirection(event->size().width() >= kWideFrom ? QBoxLayout::LeftToRight
                                                                     : QBoxLayout::TopToBottom);
}

void PublisherPanel::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!isFramed())
        return;
    QPainter painter(this);
    painter.setPen(QPen(theme::colour(theme::Role::Error, palette()), kFrameWidth));
    const int inset = kFrameWidth / 2;
    painter.drawRect(rect().adjusted(inset, inset, -inset - 1, -inset - 1));
}

bool PublisherPanel::isFramed() const
{
    return m_controller.profile() && m_controller.profile()->isProduction && !m_controller.isLocked();
}

QWidget *PublisherPanel::createTarget()
{
    auto *box = new QWidget(this);
    m_target = wordsLabel(u"publishTarget"_s, box);
    m_state = wordsLabel(u"publishState"_s, box);
    m_notice = wordsLabel(u"publishNotice"_s, box);
    m_notice->hide();
    m_stateIcon = new theme::IconLabel(theme::kIconSmall, box);
    m_retry = new QPushButton(tr("Try again now"), box);
    m_retry->setObjectName(u"publishRetry"_s);
    m_retry->setAccessibleName(tr("Connect the device again now"));
    connect(m_retry, &QPushButton::clicked, &m_controller, &PublishController::retryNow);
    auto *choose = new QPushButton(theme::icon(u"folder-open"_s), tr("Device…"), box);
    choose->setObjectName(u"chooseDevice"_s);
    choose->setToolTip(tr("Choose a device's profile; its password is asked for"));
    choose->setAccessibleName(tr("Choose a device profile"));
    connect(choose, &QPushButton::clicked, this, &PublisherPanel::chooseProfile);

    auto *create = new QPushButton(theme::icon(u"plus"_s), {}, box);
    create->setObjectName(u"newDevice"_s);
    create->setToolTip(tr("Enter a new device's account and base topic"));
    create->setAccessibleName(tr("New device profile"));
    connect(create, &QPushButton::clicked, this, &PublisherPanel::newDeviceRequested);
    m_lock = new QPushButton(box);
    m_lock->setObjectName(u"lock"_s);
    connect(m_lock, &QPushButton::clicked, this, &PublisherPanel::toggleLock);
    m_production = wordsLabel(u"productionNotice"_s, box);
    m_production->setText(tr("Production is unlocked: what you send counts."));
    m_production->hide();

    auto *top = new QHBoxLayout;
    top->addWidget(m_target, 1);
    top->addWidget(choose, 0, Qt::AlignTop);
    top->addWidget(create, 0, Qt::AlignTop);
    top->addWidget(m_lock, 0, Qt::AlignTop);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_stateIcon, 0, Qt::AlignTop);
    bottom->addWidget(m_state, 1);
    bottom->addWidget(m_retry, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kStep);
    layout->addLayout(top);
    layout->addLayout(bottom);
    layout->addWidget(m_production);
    layout->addWidget(m_notice);
    return box;
}

void PublisherPanel::createTabs()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"publisherTabs"_s);
    m_tabs->setDocumentMode(true);
    m_bench = new BenchView(
        m_controller.bench(), [this](const std::function<void()> &then) { whenUnlocked(then); }, m_tabs);
    m_report = new ReportView(m_controller.bench(), m_tabs);
    m_tabs->addTab(createReadingPage(), theme::icon(u"send"_s), tr("&One reading"));
    m_tabs->addTab(m_bench, theme::icon(u"table"_s), tr("Benc&h"));
    m_tabs->addTab(m_report, theme::icon(u"circle-check"_s), tr("Repor&t"));
    m_tabs->setTabToolTip(0, tr("Type one reading and send it"));
    m_tabs->setTabToolTip(1, tr("Simulated meters that send by themselves"));
    m_tabs->setTabToolTip(2, tr("What came back through the platform"));
}

QWidget *PublisherPanel::createReadingPage()
{
    auto *page = new QWidget(m_tabs);
    auto *left = new QWidget(page);
    left->setMaximumWidth(kFormWidth * 2);
    m_form = new ReadingForm;
    m_send = new QPushButton(left);
    m_send->setObjectName(u"send"_s);
    connect(m_send, &QPushButton::clicked, this, &PublisherPanel::send);
    // A dock may be lower than the form is high; what sends it stays in sight.
    auto *scroll = new QScrollArea(left);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(kFormWidth);
    scroll->setWidget(m_form);
    scroll->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(theme::kGroupGap);
    leftLayout->addWidget(scroll, 1);
    leftLayout->addWidget(m_send);
    m_sends = new SendsView(m_controller.sends(), page);
    m_readingLayout = new QBoxLayout(QBoxLayout::LeftToRight, page);
    m_readingLayout->setContentsMargins(0, theme::kGroupGap, 0, 0);
    m_readingLayout->setSpacing(theme::kViewMargin);
    m_readingLayout->addWidget(left, 2);
    m_readingLayout->addWidget(m_sends, 3);
    return page;
}

void PublisherPanel::showProfile()
{
    const auto &profile = m_controller.profile();
    m_form->setBaseTopic(profile ? profile->gatewayBaseTopic : QString());
    m_target->setText(profile
                          ? u"%1: %2"_s.arg(profile->name, m_controller.targetText())
                          : tr("No device is chosen. Choose a device's profile to publish its readings."));
    m_bench->setDeviceChosen(profile.has_value());
    m_notice->hide();
    showLock();
}

void PublisherPanel::showState()
{
    const auto &profile = m_controller.profile();
    const session::SessionState &state = m_controller.state();
    const bool isConnected = state.phase == Phase::Connected;
    QString words = session::phaseSentence(state, m_clock.now());
    if (profile && state.failure.kind != FailureKind::None)
        words += u'\n' + session::failureSentence(state.failure, *profile);
    m_state->setText(profile ? words : QString());
    const QString icon = isConnected ? u"check"_s : u"alert-triangle"_s;
    const auto role = isConnected ? theme::Role::Good : theme::Role::Late;
    m_stateIcon->setIcon(profile ? theme::icon(icon, role) : QIcon());
    m_second->setWanted(profile && state.phase == Phase::Waiting);
    m_retry->setVisible(profile && (state.phase == Phase::Waiting || state.phase == Phase::Stopped));
    showLock();
}

void PublisherPanel::showLock()
{
    const bool isLocked = m_controller.isLocked();
    const auto &profile = m_controller.profile();
    m_lock->setText(isLocked ? tr("Un&lock…") : tr("&Lock"));
    m_lock->setIcon(theme::icon(isLocked ? u"lock"_s : u"lock-open"_s));
    m_lock->setToolTip(isLocked ? tr("Publishing is locked; unlocking names what you are about to write to")
                                : tr("Publishing to %1 is unlocked").arg(m_controller.targetText()));
    m_lock->setAccessibleName(isLocked ? tr("Unlock publishing") : tr("Lock publishing"));
    m_lock->setEnabled(profile.has_value());
    m_send->setText(profile ? tr("&Send to %1:%2").arg(profile->broker.host).arg(profile->broker.port)
                            : tr("&Send"));
    m_send->setIcon(theme::icon(u"send"_s));
    m_send->setEnabled(!isLocked && m_form->isComplete());
    m_send->setToolTip(isLocked ? tr("Unlock publishing first") : m_form->topic());
    m_production->setVisible(isFramed());
    update();
}

void PublisherPanel::toggleLock()
{
    if (m_controller.isLocked())
        whenUnlocked([] {});
    else
        m_controller.lock();
}

void PublisherPanel::whenUnlocked(const std::function<void()> &then)
{
    if (!m_controller.profile())
        return;
    if (!m_controller.isLocked())
        return then();
    auto *dialog = new UnlockDialog(*m_controller.profile(), window());
    connect(dialog, &QDialog::accepted, this, [this, then] {
        m_controller.unlock();
        then();
    });
    // It names the device that was chosen when it was opened.
    connect(&m_controller, &PublishController::profileChanged, dialog, &QDialog::reject);
    dialog->open();
}

void PublisherPanel::send()
{
    if (!m_form->isComplete())
        return;
    // Enter while it is locked: the person is asked, nothing is sent.
    if (m_controller.isLocked()) {
        toggleLock();
        return;
    }
    m_controller.publish(m_form->topic(), m_form->payload());
    m_sends->clearSelection();
    m_form->selectValue();
}

} // namespace insite::publisher
