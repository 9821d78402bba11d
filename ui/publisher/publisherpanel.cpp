// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/publisherpanel.h"

#include "core/clock.h"
#include "publisher/publishcontroller.h"
#include "publisher/readingform.h"
#include "publisher/unlockdialog.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/quality.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::publisher {

using session::FailureKind;
using session::Phase;

namespace {

constexpr int kWideFrom = 760;
constexpr int kFormWidth = 440;

QLabel *wordsLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

/// The state in words has what time, value and a glance at the topic leave, so that nothing need be scrolled.
class SendsView final : public QTableView
{
public:
    using QTableView::QTableView;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        constexpr int kNarrowTopic = 84;
        constexpr int kWholeState = 190;
        const int left = viewport()->width() - columnWidth(SendListModel::Time) -
                         columnWidth(SendListModel::Value) - kNarrowTopic;
        setColumnWidth(SendListModel::State, std::clamp(left, 64, kWholeState));
        QTableView::resizeEvent(event);
    }
};

} // namespace

PublisherPanel::PublisherPanel(PublishController &controller, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_clock(clock)
    , m_form(new ReadingForm(this))
{
    setObjectName(u"publisherPanel"_s);
    auto *left = new QWidget(this);
    left->setMaximumWidth(kFormWidth * 2);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(theme::kGroupGap);
    leftLayout->addWidget(createTarget());
    leftLayout->addWidget(m_form);
    leftLayout->addWidget(createButtons());
    leftLayout->addStretch(1);
    // A dock may be lower than the form is high.
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(kFormWidth);
    scroll->setWidget(left);
    scroll->viewport()->setAutoFillBackground(false);
    left->setAutoFillBackground(false);

    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins(theme::kGroupGap, theme::kGroupGap, theme::kGroupGap, theme::kGroupGap);
    m_layout->setSpacing(theme::kViewMargin);
    m_layout->addWidget(scroll, 2);
    m_layout->addWidget(createSends(), 3);

    connect(m_form, &ReadingForm::changed, this, &PublisherPanel::showLock);
    connect(m_form, &ReadingForm::submitted, this, &PublisherPanel::send);
    connect(&m_controller, &PublishController::profileChanged, this, &PublisherPanel::showProfile);
    connect(&m_controller, &PublishController::stateChanged, this, &PublisherPanel::showState);
    connect(&m_controller, &PublishController::lockChanged, this, &PublisherPanel::showLock);
    connect(&m_controller, &PublishController::refused, m_notice, &QLabel::setText);
    connect(&m_controller, &PublishController::refused, m_notice, &QLabel::show);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &PublisherPanel::showState);
    showProfile();
    showState();
    showSentence();
}

PublisherPanel::~PublisherPanel() = default;

QSize PublisherPanel::sizeHint() const
{
    return {900, 300};
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
    m_layout->setDirection(event->size().width() >= kWideFrom ? QBoxLayout::LeftToRight
                                                              : QBoxLayout::TopToBottom);
}

QWidget *PublisherPanel::createTarget()
{
    auto *box = new QWidget(this);
    m_target = wordsLabel(u"publishTarget"_s, box);
    m_state = wordsLabel(u"publishState"_s, box);
    m_notice = wordsLabel(u"publishNotice"_s, box);
    m_notice->hide();
    m_stateIcon = new QLabel(box);
    m_stateIcon->setFixedWidth(theme::kIconSmall);
    m_retry = new QPushButton(tr("Try again now"), box);
    m_retry->setObjectName(u"publishRetry"_s);
    m_retry->setAccessibleName(tr("Connect the device again now"));
    connect(m_retry, &QPushButton::clicked, &m_controller, &PublishController::retryNow);
    auto *choose = new QPushButton(theme::icon(u"folder-open"_s), tr("Device…"), box);
    choose->setObjectName(u"chooseDevice"_s);
    choose->setToolTip(tr("Choose a device's profile; its password is asked for"));
    choose->setAccessibleName(tr("Choose a device profile"));
    connect(choose, &QPushButton::clicked, this, &PublisherPanel::chooseProfile);

    auto *top = new QHBoxLayout;
    top->addWidget(m_target, 1);
    top->addWidget(choose, 0, Qt::AlignTop);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_stateIcon, 0, Qt::AlignTop);
    bottom->addWidget(m_state, 1);
    bottom->addWidget(m_retry, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kStep);
    layout->addLayout(top);
    layout->addLayout(bottom);
    layout->addWidget(m_notice);
    return box;
}

QWidget *PublisherPanel::createButtons()
{
    auto *box = new QWidget(this);
    m_lock = new QPushButton(box);
    m_lock->setObjectName(u"lock"_s);
    connect(m_lock, &QPushButton::clicked, this, &PublisherPanel::toggleLock);
    m_send = new QPushButton(box);
    m_send->setObjectName(u"send"_s);
    connect(m_send, &QPushButton::clicked, this, &PublisherPanel::send);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(m_lock);
    layout->addWidget(m_send, 1);
    return box;
}

QWidget *PublisherPanel::createSends()
{
    auto *box = new QWidget(this);
    m_sends = new SendsView(box);
    m_sends->setObjectName(u"sends"_s);
    m_sends->setAccessibleName(tr("What was sent"));
    m_sends->setModel(&m_controller.sends());
    m_sends->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_sends->setTabKeyNavigation(false);
    m_sends->setShowGrid(false);
    m_sends->setWordWrap(false);
    m_sends->verticalHeader()->hide();
    m_sends->verticalHeader()->setDefaultSectionSize(theme::kRowHeight);
    m_sends->setTextElideMode(Qt::ElideMiddle);
    // The topic stands beside the time and takes what the others leave.
    m_sends->horizontalHeader()->moveSection(SendListModel::Topic, 1);
    m_sends->horizontalHeader()->swapSections(2, 3);
    m_sends->horizontalHeader()->setSectionResizeMode(SendListModel::Topic, QHeaderView::Stretch);
    m_sends->horizontalHeader()->setHighlightSections(false);
    m_sends->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_sends->setColumnWidth(SendListModel::Time, 68);
    m_sends->setColumnWidth(SendListModel::Value, 76);
    m_sentence = wordsLabel(u"sendSentence"_s, box);
    m_sentence->setMinimumHeight(2 * m_sentence->fontMetrics().lineSpacing());
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(m_sends, 1);
    layout->addWidget(m_sentence);
    connect(&m_controller.sends(), &QAbstractItemModel::dataChanged, this, &PublisherPanel::showSentence);
    connect(&m_controller.sends(), &QAbstractItemModel::rowsInserted, this, &PublisherPanel::showSentence);
    connect(m_sends->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PublisherPanel::showSentence);
    return box;
}

void PublisherPanel::showProfile()
{
    const auto &profile = m_controller.profile();
    m_form->setBaseTopic(profile ? profile->gatewayBaseTopic : QString());
    m_target->setText(profile
                          ? u"%1: %2"_s.arg(profile->name, m_controller.targetText())
                          : tr("No device is chosen. Choose a device's profile to publish its readings."));
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
    m_stateIcon->setPixmap(profile ? theme::icon(icon, role).pixmap(theme::kIconSmall) : QPixmap());
    if (profile && state.phase == Phase::Waiting)
        m_second.start();
    else
        m_second.stop();
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
}

void PublisherPanel::showSentence()
{
    const SendListModel &sends = m_controller.sends();
    const QModelIndex current = m_sends->currentIndex();
    if (sends.rowCount() == 0)
        m_sentence->setText(tr("Nothing was sent yet."));
    else
        m_sentence->setText(SendListModel::stateSentence(sends.at(current.isValid() ? current.row() : 0)));
}

void PublisherPanel::toggleLock()
{
    if (!m_controller.isLocked()) {
        m_controller.lock();
        return;
    }
    if (!m_controller.profile())
        return;
    auto *dialog = new UnlockDialog(*m_controller.profile(), window());
    connect(dialog, &QDialog::accepted, &m_controller, &PublishController::unlock);
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
    m_sends->setCurrentIndex({});
    m_form->selectValue();
}

} // namespace insite::publisher
