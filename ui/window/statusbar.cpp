// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/statusbar.h"

#include "core/clock.h"
#include "readings/freshness.h"
#include "theme/metrics.h"
#include "theme/quality.h"
#include "theme/seentimer.h"
#include "window/statuscount.h"
#include "window/statusfield.h"

#include <QEvent>
#include <QLabel>
#include <QLayout>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace insite::window {

using session::Phase;
using theme::Quality;

namespace {

/// The connection in words keeps at least so much.
constexpr int kPhaseWidth = 220;

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
    , m_second(new theme::SeenTimer(std::chrono::seconds(1), this))
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
    addQualities();
    m_rateField = addField(u"statusRate"_s, sameWords(tr("%1 /s")), 5,
                           tr("Readings a second, over the last five seconds"));
    m_received = addField(u"statusReceived"_s, sameWords(tr("%1 received")), 7,
                          tr("Messages received since the start"));
    m_gaps = addEventCount(
        u"statusGaps"_s, [](int number) { return tr("%1 gap(s)", nullptr, number); },
        tr("Gaps between readings since the start; a click lists them"), readings::AlarmKind::Gap);
    m_resets = addEventCount(
        u"statusResets"_s, [](int number) { return tr("%1 reset(s)", nullptr, number); },
        tr("Counters that stepped back since the start; a click lists them"),
        readings::AlarmKind::CounterReset);
    m_clocks = addEventCount(
        u"statusClocks"_s, [](int number) { return tr("%1 clock(s) ahead", nullptr, number); },
        tr("Registers whose meter's clock is ahead; a click lists the events"),
        readings::AlarmKind::ClockAhead);
    using readings::Verdict;
    m_duplicates = addVerdictCount(
        u"statusDuplicates"_s, [](int number) { return tr("%1 duplicate(s)", nullptr, number); }, 5,
        tr("Readings that came more than once; they count once. A click shows those that arrive"),
        Verdict::Duplicate);
    m_revisions = addVerdictCount(
        u"statusRevisions"_s, [](int number) { return tr("%1 revision(s)", nullptr, number); }, 4,
        tr("Readings that came again with another value; the newest counts. A click shows those that "
           "arrive"),
        Verdict::Revision);
    m_unknown = addVerdictCount(
        u"statusUnknown"_s, sameWords(tr("%1 unknown")), 3,
        tr("Messages of a payload version that this release does not know; they are kept. A click "
           "shows them"),
        Verdict::UnknownVersion);
    m_malformed = addVerdictCount(
        u"statusMalformed"_s, sameWords(tr("%1 malformed")), 3,
        tr("Messages that are not readings; the last ones are kept. A click shows them"), Verdict::Malformed);
    m_lagField = addField(u"statusLag"_s, sameWords(tr("lag %1 ms")), 4,
                          tr("How late this window was, at worst, in the last second"));
    connect(&m_lag, &LagProbe::measured, this,
            [this](std::chrono::milliseconds worst) { m_lagField->setNumber(worst.count()); });
    connect(m_second, &theme::SeenTimer::timeout, this, &StatusBar::tick);
    connect(new theme::SeenWatch(this), &theme::SeenWatch::changed, &m_lag, &LagProbe::setRunning);
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
    if (!window()->isMinimized())
        showTotals();
}

void StatusBar::showTotals()
{
    const readings::Totals &totals = m_totals;
    m_received->setNumber(totals.received);
    m_duplicates->setNumber(totals.duplicates);
    m_revisions->setNumber(totals.revisions);
    m_unknown->setNumber(totals.unknown);
    m_malformed->setNumber(totals.malformed);
    // What hardly ever happens has its place once it has happened.
    m_revisions->setVisible(totals.revisions > 0);
    m_unknown->setVisible(totals.unknown > 0);
    m_malformed->setVisible(totals.malformed > 0);
    makeRoom();
}

void StatusBar::setCounts(const readings::AlarmCounts &counts)
{
    using readings::Freshness;
    for (size_t freshness = 0; freshness < m_qualities.size(); ++freshness) {
        if (freshness != size_t(Freshness::Never))
            m_qualities.at(freshness)->setNumber(counts.freshness.at(freshness));
    }
    m_gaps->setNumber(counts.gaps);
    m_resets->setNumber(counts.resets);
    m_resets->setVisible(counts.resets > 0);
    m_clocks->setNumber(counts.clocksAhead);
    m_clocks->setVisible(counts.clocksAhead > 0);
    makeRoom();
}

void StatusBar::setNeverCount(qint64 meters)
{
    StatusCount *count = m_qualities.at(size_t(readings::Freshness::Never));
    count->setNumber(meters);
    count->setVisible(meters > 0);
    makeRoom();
}

QSize StatusBar::minimumSizeHint() const
{
    return {kPhaseWidth, QStatusBar::minimumSizeHint().height()};
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    makeRoom();
}

void StatusBar::makeRoom()
{
    const std::array<QWidget *, 4> givesWay{m_lagField, m_received, m_rateField, m_duplicates};
    if (!m_lagField)
        return; // still being made
    int needed = kPhaseWidth;
    for (const QWidget *field : findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        const bool isOptional = std::find(givesWay.begin(), givesWay.end(), field) != givesWay.end();
        if (field != m_phase && (isOptional || field->isVisibleTo(this)))
            needed += field->sizeHint().width() + layout()->spacing();
    }
    for (QWidget *field : givesWay) {
        const bool fits = needed <= width();
        field->setVisible(fits);
        if (!fits)
            needed -= field->sizeHint().width() + layout()->spacing();
    }
}

void StatusBar::addQualities()
{
    using readings::Freshness;
    using theme::Quality;
    const auto add = [this](Freshness freshness, Quality quality, const QString &name,
                            const QString &toolTip) {
        m_qualities.at(size_t(freshness)) = addCount(new StatusCount(name, quality, 4, toolTip, this),
                                                     [this, quality] { emit metersAsked(quality); });
    };
    add(Freshness::Fresh, Quality::Fresh, u"statusFresh"_s,
        tr("Fresh registers: their readings come as expected. A click shows them in the tree"));
    add(Freshness::Late, Quality::Late, u"statusLate"_s,
        tr("Late registers: nothing for more than 1.5 of their intervals. A click shows them in the tree"));
    add(Freshness::Stale, Quality::Stale, u"statusStale"_s,
        tr("Stale registers: nothing for more than 3 of their intervals. A click shows them in the tree"));
    add(Freshness::Silent, Quality::Silent, u"statusSilent"_s,
        tr("Silent registers: nothing for more than 12 of their intervals. A click shows them in the tree"));
    add(Freshness::Never, Quality::Never, u"statusNever"_s,
        tr("Meters that are known and never sent anything; it may be the configuration of the topic, contact "
           "support@ainsite.io. A click shows them in the tree"));
}

StatusCount *StatusBar::addCount(StatusCount *count, const std::function<void()> &asked)
{
    connect(count, &QAbstractButton::clicked, this, asked);
    addPermanentWidget(count);
    return count;
}

StatusCount *StatusBar::addEventCount(const QString &name, const CountWords &words, const QString &toolTip,
                                      readings::AlarmKind kind)
{
    constexpr int kDigits = 2;
    return addCount(new StatusCount(name, words, kDigits, toolTip, this),
                    [this, kind] { emit eventsAsked(kind); });
}

StatusCount *StatusBar::addVerdictCount(const QString &name, const CountWords &words, int digits,
                                        const QString &toolTip, readings::Verdict verdict)
{
    return addCount(new StatusCount(name, words, digits, toolTip, this),
                    [this, verdict] { emit messagesAsked(verdict); });
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
    setCounts({});
    setNeverCount(0);
    m_rateField->setRate(0);
    showState();
}

void StatusBar::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_phase)
        showState();
}

StatusField *StatusBar::addField(const QString &name, const CountWords &words, int digits,
                                 const QString &toolTip)
{
    auto *field = new StatusField(name, words, digits, this);
    field->setToolTip(toolTip);
    field->setContentsMargins(theme::kGroupGap, 0, 0, 0);
    addPermanentWidget(field);
    return field;
}

void StatusBar::tick()
{
    m_rate.add(m_totals.received, m_clock.monotonic());
    m_rateField->setRate(m_rate.perSecond());
    showTotals(); // those that came while nobody looked
    showState();
}

void StatusBar::setZone(const QTimeZone &zone)
{
    m_zone = zone;
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
    const bool hasCaughtUp = m_state && m_state->catchUp && m_state->catchUp->isDone();
    m_phase->setToolTip(hasCaughtUp ? sentence + u'\n' +
                                          session::catchUpSentence(*m_state->catchUp, m_clock.now(), m_zone)
                                    : sentence);
}

} // namespace insite::window
