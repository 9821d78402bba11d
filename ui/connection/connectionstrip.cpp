// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionstrip.h"

#include "connection/connectioncontroller.h"
#include "core/clock.h"
#include "core/zonedtime.h"
#include "theme/icon.h"
#include "theme/iconlabel.h"
#include "theme/metrics.h"
#include "theme/seentimer.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::connection {

using session::FailureKind;
using session::Phase;

namespace {

QLabel *sentenceLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

/// In the head and in each row, so that their sentences begin on one line.
QWidget *warningMark(QWidget *parent)
{
    auto *mark = new theme::IconLabel(theme::kIconMedium, parent);
    mark->setIcon(theme::icon(u"alert-triangle"_s, theme::Role::Late));
    return mark;
}

QString localTime(Instant at, const QTimeZone &zone)
{
    return QLocale().toString(zonedTime(at, zone).time(), u"HH:mm:ss");
}

} // namespace

ConnectionStrip::ConnectionStrip(ConnectionController &controller, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_clock(clock)
    , m_second(new theme::SeenTimer(std::chrono::seconds(1), this))
    , m_refused(new QWidget(this))
{
    setObjectName(u"connectionStrip"_s);
    setAccessibleName(tr("Connection"));
    setAutoFillBackground(false);
    m_head = createHead();
    m_refused->setObjectName(u"refusedCustomers"_s);
    auto *rows = new QVBoxLayout(m_refused);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::kStep);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kViewMargin, theme::kGroupGap, theme::kViewMargin, theme::kGroupGap);
    layout->setSpacing(theme::kStep);
    layout->addWidget(m_head);
    layout->addWidget(m_refused);

    connect(m_second, &theme::SeenTimer::timeout, this, &ConnectionStrip::showPhase);
    connect(&m_controller, &ConnectionController::stateChanged, this, &ConnectionStrip::follow);
    follow(m_controller.state());
}

ConnectionStrip::~ConnectionStrip() = default;

QWidget *ConnectionStrip::createHead()
{
    auto *head = new QWidget(this);
    m_phase = sentenceLabel(u"stripPhase"_s, head);
    m_phase->setFont(theme::font(theme::TypeStep::Title));
    m_sentence = sentenceLabel(u"stripFailure"_s, head);
    m_details = sentenceLabel(u"stripDetails"_s, head);
    m_details->hide();

    m_fold = new QToolButton(head);
    m_fold->setObjectName(u"stripFold"_s);
    m_fold->setText(tr("Details"));
    m_fold->setToolTip(tr("Show the technical reason"));
    m_fold->setCheckable(true);
    m_fold->setArrowType(Qt::RightArrow);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_fold, &QToolButton::toggled, this, [this](bool isOpen) {
        m_fold->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
        m_details->setVisible(isOpen);
    });
    m_retry = new QPushButton(tr("&Try again now"), head);
    m_retry->setObjectName(u"stripRetry"_s);
    connect(m_retry, &QPushButton::clicked, &m_controller, &ConnectionController::retryNow);
    m_reset = new QPushButton(tr("&Reset session…"), head);
    m_reset->setObjectName(u"stripReset"_s);
    connect(m_reset, &QPushButton::clicked, this, &ConnectionStrip::confirmReset);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(theme::kStep);
    texts->addWidget(m_phase);
    texts->addWidget(m_sentence);
    texts->addWidget(m_details);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(warningMark(head), 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    layout->addWidget(m_fold, 0, Qt::AlignTop);
    layout->addWidget(m_reset, 0, Qt::AlignTop);
    layout->addWidget(m_retry, 0, Qt::AlignTop);
    return head;
}

void ConnectionStrip::follow(const session::SessionState &state)
{
    if (state.connectedSince) {
        m_failure = {};
        m_lostAt.reset();
    } else if (state.failure.kind != FailureKind::None) {
        m_failure = state.failure;
        if (!m_lostAt)
            m_lostAt = m_clock.now();
    } else if (state.phase == Phase::Stopped) {
        m_failure = {};
        m_lostAt.reset();
    }
    const bool isTroubled = m_failure.kind != FailureKind::None;
    m_head->setVisible(isTroubled);
    m_sentence->setText(session::failureSentence(m_failure, m_controller.profile()));
    m_details->setText(m_failure.detail);
    m_fold->setVisible(!m_failure.detail.isEmpty());
    m_details->setVisible(m_fold->isChecked() && !m_failure.detail.isEmpty());
    m_reset->setVisible(m_failure.kind == FailureKind::SessionForbidden);
    m_retry->setEnabled(state.phase == Phase::Waiting || state.phase == Phase::Stopped);
    m_second->setWanted(isTroubled);
    showPhase();
    showRefused();
    setVisible(isTroubled || !m_shownRefused.isEmpty());
}

void ConnectionStrip::confirmReset()
{
    const settings::Profile &profile = m_controller.profile();
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Reset session"),
                                tr("Have the broker forget the session of \"%1\"?").arg(profile.name),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"resetConfirmation"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("All readings that %1 has queued for this profile and not yet delivered are "
                               "lost, of every customer. What is in the history stays.")
                                .arg(profile.broker.host));
    const auto *reset = box->addButton(tr("Reset, and lose what is queued"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(reset, &QPushButton::clicked, &m_controller, &ConnectionController::resetSession);
    box->open();
}

void ConnectionStrip::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    showPhase();
}

void ConnectionStrip::showPhase()
{
    const QString phase = session::phaseSentence(m_controller.state(), m_clock.now());
    m_phase->setText(m_lostAt ? tr("%1 · not connected since %2").arg(phase, localTime(*m_lostAt, m_zone))
                              : phase);
}

void ConnectionStrip::showRefused()
{
    const QList<session::RefusedCustomer> &refused = m_controller.state().refused;
    if (refused == m_shownRefused)
        return;
    m_shownRefused = refused;
    const QList<QWidget *> old = m_refused->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *row : old) {
        m_refused->layout()->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
    for (const session::RefusedCustomer &customer : refused) {
        auto *row = new QWidget(m_refused);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(theme::kGroupGap);
        auto *sentence = sentenceLabel(u"refusal"_s, row);
        sentence->setText(session::refusalSentence(customer));
        auto *retry = new QPushButton(tr("Try again"), row);
        retry->setObjectName(u"refusalRetry"_s);
        retry->setAccessibleName(tr("Try again for customer %1").arg(customer.customer.text()));
        connect(retry, &QPushButton::clicked, &m_controller,
                [this, id = customer.customer] { m_controller.retryCustomer(id); });
        layout->addWidget(warningMark(row), 0, Qt::AlignTop);
        layout->addWidget(sentence, 1);
        layout->addWidget(retry, 0, Qt::AlignTop);
        m_refused->layout()->addWidget(row);
    }
    m_refused->setVisible(!refused.isEmpty());
}

void ConnectionStrip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), theme::colour(theme::Role::Raised, palette()));
    painter.fillRect(QRect(0, 0, theme::kStep, height()), theme::colour(theme::Role::Late, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::colour(theme::Role::Separator, palette()));
}

} // namespace insite::connection
