// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/desktopnotifier.h"

#include "alarms/eventsubject.h"
#include "alarms/eventtext.h"

#include <QApplication>
#include <QIcon>
#include <QLocale>
#include <QMap>
#include <QSystemTrayIcon>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::alarms {

using readings::AlarmEvent;
using readings::AlarmSeverity;

namespace {

constexpr size_t kMaxWaiting = 1000;

/// "3 silent, 2 above limit".
QString summary(const std::vector<AlarmEvent> &events)
{
    QMap<int, int> counts;
    for (const AlarmEvent &event : events)
        ++counts[int(event.kind)];
    QStringList parts;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        parts +=
            u"%1 %2"_s.arg(QLocale().toString(it.value()), kindWord(readings::AlarmKind(it.key())).toLower());
    return parts.join(u", "_s);
}

} // namespace

DesktopNotifier::DesktopNotifier(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_isWatched([] { return false; })
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &DesktopNotifier::tick);
}

DesktopNotifier::~DesktopNotifier() = default;

void DesktopNotifier::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    if (isEnabled)
        return;
    m_waiting.clear();
    m_timer.stop();
    if (m_tray)
        m_tray->hide();
}

void DesktopNotifier::setIsWatched(std::function<bool()> isWatched)
{
    m_isWatched = std::move(isWatched);
}

void DesktopNotifier::setShow(std::function<void(const QString &, const QString &)> show)
{
    m_show = std::move(show);
}

void DesktopNotifier::begin(const metadata::Catalogue *catalogue)
{
    m_catalogue = catalogue;
    m_told = 0;
    m_waiting.clear();
    m_timer.stop();
}

void DesktopNotifier::take(const readings::AlarmNews &news)
{
    for (const AlarmEvent &event : news.events) {
        const auto known = std::ranges::find(m_waiting, event.id, &AlarmEvent::id);
        if (known != m_waiting.end()) {
            *known = event;
            continue;
        }
        // What comes back, or was over before anybody could be told, is nothing to call somebody for.
        const bool isNew = event.id > m_told;
        m_told = std::max(m_told, event.id);
        if (m_isEnabled && isNew && event.isActive() && m_waiting.size() < kMaxWaiting &&
            severityOf(event.kind) == AlarmSeverity::Alarm)
            m_waiting.push_back(event);
    }
    tick();
}

void DesktopNotifier::tick()
{
    std::erase_if(m_waiting, [](const AlarmEvent &event) {
        return !event.isActive() || event.acknowledgedAt.has_value();
    });
    if (m_isWatched())
        m_waiting.clear();
    if (m_waiting.empty()) {
        m_timer.stop();
        return;
    }
    const auto now = m_clock.monotonic();
    if (m_shownAt && now - *m_shownAt < kPause) {
        m_timer.start();
        return;
    }
    m_shownAt = now;
    const QLocale locale;
    if (m_waiting.size() == 1) {
        const AlarmEvent &event = m_waiting.front();
        const EventSubject subject = subjectOf(event.key, m_catalogue);
        const QString where = whereText(event, subject, locale);
        const QString what = whatText(event, subject, locale);
        show(kindWord(event.kind), where.isEmpty() ? what : where + u"\n"_s + what);
    } else {
        show(tr("%Ln alarm(s)", nullptr, int(m_waiting.size())), summary(m_waiting));
    }
    m_waiting.clear();
    m_timer.stop();
}

void DesktopNotifier::show(const QString &title, const QString &text)
{
    if (m_show) {
        m_show(title, text);
        return;
    }
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(QApplication::windowIcon(), this);
        m_tray->setToolTip(tr("Insite Monitor"));
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, &DesktopNotifier::activated);
        connect(m_tray, &QSystemTrayIcon::activated, this, &DesktopNotifier::activated);
    }
    m_tray->show();
    m_tray->showMessage(title, text, QSystemTrayIcon::Warning);
}

} // namespace insite::alarms
