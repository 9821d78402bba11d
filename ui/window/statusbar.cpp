// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/statusbar.h"

#include "core/clock.h"
#include "theme/metrics.h"
#include "theme/quality.h"
#include "window/statusfield.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace insite::window {

using session::Phase;
using theme::Quality;

namespace {

Quality qualityOfPhase(const session::SessionState &state)
{
    switch (state.phase) {
    case Phase::Connected:
        return state.refused.isEmpty() ? Quality::Fresh : Quality::Late;
    case Phase::Waiting:
        return Quality::Error;
    case Phase::Stopped:
        return state.failure.kind == session::FailureKind::None ? Quality::Silent : Quality::Error;
    case Phase::LookingUp:
    case Phase::Connecting:
    case Phase::Securing:
    case Phase::SigningIn:
    case Phase::Subscribing:
        return Quality::Late;
    }
    return Quality::Never;
}

QPixmap shape(Quality quality, const QWidget &widget)
{
    const qreal ratio = widget.devicePixelRatioF();
    QPixmap pixmap(QSize(theme::kIconSmall, theme::kIconSmall) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    theme::paintQuality(painter, QRectF(0, 0, theme::kIconSmall, theme::kIconSmall), quality,
                        theme::colour(theme::qualityRole(quality), widget.palette()));
    return pixmap;
}

} // namespace

StatusBar::StatusBar(const Clock &clock, QWidget *parent)
    : QStatusBar(parent)
    , m_clock(clock)
    , m_icon(new QLabel(this))
    , m_phase(new QLabel(this))
{
    setSizeGripEnabled(false);
    setContentsMargins(theme::kGroupGap, 0, theme::kGroupGap, 0);
    m_icon->setFixedWidth(theme::kIconMedium);
    m_phase->setObjectName(u"statusPhase"_s);
    m_phase->setTextFormat(Qt::PlainText);
    // A long sentence must not widen the window.
    m_phase->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(m_icon);
    addWidget(m_phase, 1);
    m_rateField =
        addField(u"statusRate"_s, tr("%1 /s"), 5, tr("Readings a second, over the last five seconds"));
    m_received = addField(u"statusReceived"_s, tr("%1 received"), 7, tr("Messages received since the start"));
    m_duplicates = addField(u"statusDuplicates"_s, tr("%1 duplicates"), 5,
                            tr("Readings that came more than once; they count once"));
    m_revisions = addField(u"statusRevisions"_s, tr("%1 revisions"), 4,
                           tr("Readings that came again with another value; the newest counts"));
    m_unknown = addField(u"statusUnknown"_s, tr("%1 unknown"), 3,
                         tr("Messages of a payload version that this release does not know; they are kept"));
    m_malformed = addField(u"statusMalformed"_s, tr("%1 malformed"), 3, tr("Messages that are not readings"));
    m_lagField = addField(u"statusLag"_s, tr("lag %1 ms"), 4,
                          tr("How late this window was, at worst, in the last second"));
    connect(&m_lag, &LagProbe::measured, this,
            [this](std::chrono::milliseconds worst) { m_lagField->setNumber(worst.count()); });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &StatusBar::tick);
    m_second.start();
    clear();
}

StatusBar::~StatusBar() = default;

void StatusBar::setState(const session::SessionState &state)
{
    m_activity.clear();
    m_state = state;
    showState();
}

void StatusBar::setTotals(const readings::Totals &totals)
{
    m_totals = totals;
    m_received->setNumber(totals.received);
    m_duplicates->setNumber(totals.duplicates);
    m_revisions->setNumber(totals.revisions);
    m_unknown->setNumber(totals.unknown);
    m_malformed->setNumber(totals.malformed);
}

void StatusBar::showActivity(const QString &sentence)
{
    m_activity = sentence;
    showState();
}

void StatusBar::clear()
{
    m_activity.clear();
    m_state.reset();
    m_rate.reset();
    setTotals({});
    m_rateField->setRate(0);
    showState();
}

void StatusBar::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_phase)
        showState();
}

StatusField *StatusBar::addField(const QString &name, const QString &pattern, int digits,
                                 const QString &toolTip)
{
    auto *field = new StatusField(name, pattern, digits, this);
    field->setToolTip(toolTip);
    field->setContentsMargins(theme::kGroupGap, 0, 0, 0);
    addPermanentWidget(field);
    return field;
}

void StatusBar::tick()
{
    m_rate.add(m_totals.received, m_clock.monotonic());
    m_rateField->setRate(m_rate.perSecond());
    showState();
}

void StatusBar::showState()
{
    QString sentence = m_activity;
    if (sentence.isEmpty())
        sentence = m_state ? session::phaseSentence(*m_state, m_clock.now()) : tr("No profile is open");
    const Quality quality = m_state ? qualityOfPhase(*m_state) : Quality::Never;
    m_icon->setPixmap(shape(quality, *this));
    m_phase->setText(sentence);
    m_phase->setToolTip(sentence);
}

} // namespace insite::window
