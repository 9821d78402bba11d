// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timerangebar.h"

#include "charts/timewindow.h"
#include "theme/colours.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

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

/// "14:02 – 15:02, Mon 23 Nov 2026"; with both days where they differ.
QString rangeWords(const TimeWindow &window, const QLocale &locale)
{
    const auto local = [&](Instant at) {
        return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), window.zone());
    };
    const QDateTime from = local(window.from());
    const QDateTime to = local(window.to());
    const QString clock = window.span() < 10min ? u"HH:mm:ss"_s : u"HH:mm"_s;
    const QString day = u"ddd d MMM yyyy"_s;
    if (from.date() == to.date()) {
        return u"%1 \u2013 %2, %3"_s.arg(from.time().toString(clock), to.time().toString(clock),
                                         locale.toString(to.date(), day));
    }
    return u"%1 %2 \u2013 %3 %4"_s.arg(
        locale.toString(from.date(), from.date().year() == to.date().year() ? u"ddd d MMM"_s : day),
        from.time().toString(clock), locale.toString(to.date(), day), to.time().toString(clock));
}

} // namespace

TimeRangeBar::TimeRangeBar(TimeWindow &window, QWidget *parent)
    : QWidget(parent)
    , m_window(window)
    , m_range(new QLabel(this))
    , m_follow(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kGroupGap, theme::kStep, theme::kGroupGap, theme::kStep);
    layout->setSpacing(2);
    for (const Preset &preset : kPresets) {
        auto *button = new QToolButton(this);
        button->setText(tr(preset.label));
        button->setToolTip(tr(preset.words));
        button->setAutoRaise(true);
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this, [this, span = preset.span] {
            m_window.setSpan(span);
            update();
        });
        layout->addWidget(button);
        m_presets.append(button);
    }
    layout->addSpacing(theme::kGroupGap);
    m_range->setObjectName(u"timeRange"_s);
    m_range->setForegroundRole(QPalette::PlaceholderText);
    m_range->setMinimumWidth(0);
    m_range->installEventFilter(this);
    m_range->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_range, 1);
    m_follow->setObjectName(u"followNow"_s);
    m_follow->setCheckable(true);
    m_follow->setAutoRaise(true);
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_follow, &QToolButton::clicked, &m_window, &TimeWindow::setFollowing);
    layout->addWidget(m_follow);
    connect(&m_window, &TimeWindow::rangeChanged, this, &TimeRangeBar::update);
    connect(&m_window, &TimeWindow::followingChanged, this, &TimeRangeBar::update);
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
    const QString shown = m_range->fontMetrics().elidedText(words, Qt::ElideRight, m_range->width());
    m_range->setText(shown);
    m_range->setToolTip(shown == words ? QString() : words);
    m_range->setAccessibleDescription(words);
}

bool TimeRangeBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_range && event->type() == QEvent::Resize) {
        showRange();
    }
    return QWidget::eventFilter(watched, event);
}

void TimeRangeBar::update()
{
    for (qsizetype i = 0; i < m_presets.size(); ++i) {
        m_presets[i]->setChecked(kPresets[i].span == m_window.span());
    }
    showRange();
    const bool isFollowing = m_window.isFollowing();
    m_follow->setChecked(isFollowing);
    m_follow->setText(isFollowing ? tr("Following") : tr("Held"));
    m_follow->setIcon(theme::icon(isFollowing ? u"arrow-bar-to-right"_s : u"player-pause"_s));
    m_follow->setToolTip(
        isFollowing ? tr("The right edge is now. Click to hold the picture (Space)")
                    : tr("The picture stands still while readings go on coming in. Click to follow (Space)"));
}

} // namespace insite::charts
