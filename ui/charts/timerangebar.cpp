// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timerangebar.h"

#include "charts/timewindow.h"
#include "charts/timewords.h"
#include "core/zonedtime.h"
#include "theme/colours.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::charts {

namespace {

struct Preset
{
    TimeWindow::Span span;
    const char *label;
    const char *words;
};

constexpr Preset kPresets[] = {
    {5min, QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "5 min"),
     QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "Show 5 minutes")},
    {15min, QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "15 min"),
     QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "Show 15 minutes")},
    {1h, QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "1 h"),
     QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "Show an hour")},
    {6h, QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "6 h"),
     QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "Show 6 hours")},
    {24h, QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "24 h"),
     QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "Show 24 hours")},
    {24h * 7, QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "7 d"),
     QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "Show 7 days")},
    {24h * 30, QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "30 d"),
     QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "Show 30 days")},
    {24h * 365, QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "1 y"),
     QT_TRANSLATE_NOOP("insite::charts::TimeRangeBar", "Show a year")},
};

} // namespace

TimeRangeBar::TimeRangeBar(TimeWindow &window, QWidget *parent)
    : QWidget(parent)
    , m_window(window)
    , m_custom(new QToolButton(this))
    , m_range(new QLabel(this))
    , m_state(new QLabel(this))
    , m_follow(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kGroupGap, theme::kStep, theme::kGroupGap, theme::kStep);
    layout->setSpacing(2);
    QWidget *last = this;
    for (const Preset &preset : kPresets) {
        auto *action = new QAction(tr(preset.words), this);
        action->setIconText(tr(preset.label));
        action->setCheckable(true);
        action->setShortcut(QKeySequence(u"Alt+%1"_s.arg(m_presets.size() + 1)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(
            u"%1 (%2)"_s.arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, [this, span = preset.span] {
            m_window.setSpan(span);
            update();
        });
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        layout->addWidget(button);
        setTabOrder(last, button);
        last = button;
        m_presets.append(action);
    }
    setTabOrder(last, m_custom);
    setTabOrder(m_custom, m_follow);
    m_custom->setObjectName(u"customRange"_s);
    m_custom->setText(tr("Custom…"));
    m_custom->setToolTip(tr("Choose from when to when (Ctrl+R)"));
    m_custom->setAutoRaise(true);
    m_custom->setCheckable(true);
    connect(m_custom, &QToolButton::clicked, this, [this] {
        update();
        emit customRangeRequested();
    });
    layout->addWidget(m_custom);
    layout->addSpacing(theme::kGroupGap);
    m_range->setObjectName(u"timeRange"_s);
    m_range->setForegroundRole(QPalette::PlaceholderText);
    m_range->setMinimumWidth(0);
    m_range->installEventFilter(this);
    m_range->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_range, 1);
    m_state->setObjectName(u"chartState"_s);
    m_state->setMinimumWidth(1); // Long words must not push the docks aside.
    layout->addWidget(m_state);
    layout->addSpacing(theme::kGroupGap);
    m_follow->setObjectName(u"followNow"_s);
    m_follow->setCheckable(true);
    m_follow->setAutoRaise(true);
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_follow, &QToolButton::clicked, &m_window, &TimeWindow::setFollowing);
    layout->addWidget(m_follow);
    connect(&m_window, &TimeWindow::rangeChanged, this, &TimeRangeBar::update);
    connect(&m_window, &TimeWindow::followingChanged, this, &TimeRangeBar::update);
    connect(&m_window, &TimeWindow::secondPassed, this, &TimeRangeBar::showState);
    update();
    // The longer of both words decides, so that nothing beside it moves.
    int widest = 0;
    for (const QString &word : {tr("Following"), tr("Held")}) {
        m_follow->setText(word);
        widest = std::max(widest, m_follow->sizeHint().width());
    }
    m_follow->setMinimumWidth(widest);
    update();
}

void TimeRangeBar::showRange()
{
    const QString words = rangeWords(m_window, locale());
    const QFontMetrics metrics = m_range->fontMetrics();
    const bool hasRoom = metrics.horizontalAdvance(words) <= m_range->width();
    const QString wanted = hasRoom ? words : rangeWords(m_window, locale(), RangeDay::UnlessToday);
    // A piece of it ("07:1…") would tell nothing; the axis says it too.
    const QString shown = metrics.horizontalAdvance(wanted) <= m_range->width() ? wanted : QString();
    m_range->setText(shown);
    m_range->setToolTip(shown == words ? QString() : words);
    m_range->setAccessibleDescription(words);
}

void TimeRangeBar::addButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setDefaultAction(action);
    auto *row = qobject_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_follow), button);
}

void TimeRangeBar::setNewestReading(std::optional<Instant> at,
                                    std::optional<std::chrono::milliseconds> expectedInterval)
{
    m_newest = at;
    m_expected = expectedInterval;
}

void TimeRangeBar::setDisconnectedSince(std::optional<Instant> at)
{
    m_disconnectedSince = at;
    showState();
}

/// From the most that can be said to the least that must be.
QStringList TimeRangeBar::stateWords() const
{
    if (m_disconnectedSince) {
        const QDateTime since = zonedTime(*m_disconnectedSince, m_window.zone());
        const QString words = tr("Disconnected since %1").arg(since.time().toString(u"HH:mm"_s));
        if (m_window.isFollowing())
            return {words};
        return {heldWords(m_window, locale()) + u" \u00b7 " + words, words};
    }
    if (!m_window.isFollowing()) {
        const auto behind = m_window.now() - m_window.to();
        return {heldWords(m_window, locale()),
                behind < 1s ? QString() : tr("%1 behind").arg(theme::formatAge(behind))};
    }
    const auto age = m_newest ? m_window.now() - *m_newest : 0ms;
    const bool isBehind =
        m_newest && m_expected && age > std::max<std::chrono::milliseconds>(*m_expected * 3, 1min);
    if (!isBehind)
        return {QString()};
    return {tr("Newest reading %1 ago").arg(theme::formatAge(age)), tr("%1 old").arg(theme::formatAge(age))};
}

void TimeRangeBar::showState()
{
    const QStringList ways = stateWords();
    const int room = m_range->width() + m_state->width();
    const auto fitting = std::ranges::find_if(ways, [&](const QString &words) {
        return m_state->fontMetrics().horizontalAdvance(words) + 2 <= room;
    });
    const QString &words = fitting == ways.end() ? ways.last() : *fitting;
    m_state->setAccessibleName(ways.first());
    m_state->setToolTip(ways.first());
    if (words != m_state->text()) {
        m_state->setText(words);
        showRange();
    }
}

bool TimeRangeBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_range && event->type() == QEvent::Resize) {
        showState();
        showRange();
    }
    return QWidget::eventFilter(watched, event);
}

void TimeRangeBar::update()
{
    for (qsizetype i = 0; i < m_presets.size(); ++i) {
        m_presets[i]->setChecked(kPresets[i].span == m_window.span());
    }
    const bool isPreset =
        std::any_of(m_presets.cbegin(), m_presets.cend(), [](const auto *each) { return each->isChecked(); });
    m_custom->setChecked(!isPreset);
    showRange();
    showState();
    const bool isFollowing = m_window.isFollowing();
    m_follow->setChecked(isFollowing);
    m_follow->setText(isFollowing ? tr("Following") : tr("Held"));
    m_follow->setIcon(theme::icon(isFollowing ? u"arrow-bar-to-right"_s : u"player-pause"_s));
    m_follow->setToolTip(
        isFollowing ? tr("The right edge is now. Click to hold the picture (Space)")
                    : tr("The picture stands still while readings go on coming in. Click to follow (Space)"));
}

} // namespace insite::charts
