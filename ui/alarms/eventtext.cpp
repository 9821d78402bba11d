// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/eventtext.h"

#include "theme/valueformat.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace insite::alarms {

using readings::AlarmEvent;
using readings::AlarmKind;
using readings::AlarmSeverity;

namespace {

QString say(const char *text, int number = -1)
{
    return QCoreApplication::translate("insite::alarms", text, nullptr, number);
}

/// Without how often it came back.
QString bareText(const AlarmEvent &event, const QLocale &locale)
{
    const auto number = [&locale](double value) {
        return theme::formatValue(value, locale);
    };
    const bool isOne = event.registers <= 1;
    switch (event.kind) {
    case AlarmKind::Silent:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Nothing for more than 12 of its intervals"));
    case AlarmKind::Stale:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Nothing for more than 3 of its intervals"));
    case AlarmKind::AboveLimit:
        return isOne ? say(QT_TRANSLATE_NOOP("insite::alarms", "%1 is above the limit of %2"))
                           .arg(number(event.value), number(event.limit))
                     : say(QT_TRANSLATE_NOOP("insite::alarms", "Above their limits"));
    case AlarmKind::BelowLimit:
        return isOne ? say(QT_TRANSLATE_NOOP("insite::alarms", "%1 is below the limit of %2"))
                           .arg(number(event.value), number(event.limit))
                     : say(QT_TRANSLATE_NOOP("insite::alarms", "Below their limits"));
    case AlarmKind::CounterReset:
        return isOne ? say(QT_TRANSLATE_NOOP("insite::alarms", "The counter stepped back from %1 to %2"))
                           .arg(number(event.limit), number(event.value))
                     : say(QT_TRANSLATE_NOOP("insite::alarms", "Counters stepped back"));
    case AlarmKind::Gap:
        return event.missing > 0
                   ? say(QT_TRANSLATE_N_NOOP("insite::alarms", "%n reading(s) missing"), int(event.missing))
                   : say(QT_TRANSLATE_NOOP("insite::alarms", "What was missing has come"));
    case AlarmKind::ClockAhead:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Stamped later than it arrives: the clock is ahead"));
    case AlarmKind::CustomerRefused:
    case AlarmKind::ConnectionLost:
    case AlarmKind::StoreFailed:
    case AlarmKind::StoreNotice:
        return event.detail;
    case AlarmKind::CaughtUp:
        return say(QT_TRANSLATE_N_NOOP("insite::alarms", "Caught up %n reading(s) from while we were away"),
                   int(event.missing));
    case AlarmKind::WatchBehind:
        return say(QT_TRANSLATE_N_NOOP("insite::alarms",
                                       "%n reading(s) came too fast to be watched; they are stored"),
                   int(event.missing));
    }
    return {};
}

} // namespace

QString kindWord(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::Silent:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Silent"));
    case AlarmKind::Stale:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Stale"));
    case AlarmKind::AboveLimit:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Above limit"));
    case AlarmKind::BelowLimit:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Below limit"));
    case AlarmKind::CounterReset:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Counter reset"));
    case AlarmKind::Gap:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Gap"));
    case AlarmKind::ClockAhead:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Clock ahead"));
    case AlarmKind::CustomerRefused:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Customer refused"));
    case AlarmKind::ConnectionLost:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Not connected"));
    case AlarmKind::CaughtUp:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Caught up"));
    case AlarmKind::StoreFailed:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Not stored"));
    case AlarmKind::StoreNotice:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "History"));
    case AlarmKind::WatchBehind:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Not watched"));
    }
    return {};
}

QString severityWord(AlarmSeverity severity)
{
    switch (severity) {
    case AlarmSeverity::Notice:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "notice"));
    case AlarmSeverity::Warning:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "warning"));
    case AlarmSeverity::Alarm:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "alarm"));
    }
    return {};
}

QString stateWords(const AlarmEvent &event)
{
    if (event.isActive())
        return event.acknowledgedAt ? say(QT_TRANSLATE_NOOP("insite::alarms", "Active, acknowledged"))
                                    : say(QT_TRANSLATE_NOOP("insite::alarms", "Active"));
    return event.acknowledgedAt ? say(QT_TRANSLATE_NOOP("insite::alarms", "Over, acknowledged"))
                                : say(QT_TRANSLATE_NOOP("insite::alarms", "Over"));
}

QString whatText(const AlarmEvent &event, const QLocale &locale)
{
    QString text = bareText(event, locale);
    if (event.repeats > 0)
        text += say(QT_TRANSLATE_N_NOOP("insite::alarms", ", came back %n time(s)"), int(event.repeats));
    if (event.isCutOff)
        text += say(QT_TRANSLATE_NOOP("insite::alarms", ", until the program ended"));
    return text;
}

QString whereText(const AlarmEvent &event, const QLocale &locale)
{
    const RegisterKey &key = event.key;
    QStringList parts;
    if (event.registers > 1) {
        parts += say(QT_TRANSLATE_N_NOOP("insite::alarms", "%n register(s)"), int(event.registers))
                     .replace(QString::number(event.registers), locale.toString(event.registers));
    }
    if (event.isActive() && event.registers > 1 && event.active < event.registers) {
        parts +=
            say(QT_TRANSLATE_NOOP("insite::alarms", "%1 of them still")).arg(locale.toString(event.active));
    }
    if (!key.meter.isEmpty())
        parts += say(QT_TRANSLATE_NOOP("insite::alarms", "meter %1")).arg(key.meter.text());
    else if (!key.customer.isEmpty())
        parts += say(QT_TRANSLATE_NOOP("insite::alarms", "customer %1")).arg(key.customer.text());
    if (!key.registerId.isEmpty())
        parts += say(QT_TRANSLATE_NOOP("insite::alarms", "register %1")).arg(key.registerId.text());
    return parts.join(u", "_s);
}

QString timeText(Instant at, Instant now, const QTimeZone &zone, const QLocale &locale)
{
    const auto local = [&zone](Instant instant) {
        return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), zone);
    };
    const QDateTime time = local(at);
    const QString clock = time.time().toString(u"HH:mm:ss"_s);
    if (time.date() == local(now).date())
        return clock;
    return locale.toString(time.date(), QLocale::ShortFormat) + u' ' + clock;
}

QString wholeText(const AlarmEvent &event, const QTimeZone &zone, const QLocale &locale)
{
    const auto time = [&](Instant at) {
        return theme::formatLocalTime(at, zone, locale);
    };
    QStringList lines{
        u"%1 (%2, %3)"_s.arg(kindWord(event.kind), severityWord(severityOf(event.kind)), stateWords(event)),
        whatText(event, locale)};
    if (const QString where = whereText(event, locale); !where.isEmpty())
        lines += where;
    lines += say(QT_TRANSLATE_NOOP("insite::alarms", "Began %1")).arg(time(event.begunAt));
    if (event.endedAt && *event.endedAt != event.begunAt)
        lines += say(QT_TRANSLATE_NOOP("insite::alarms", "Ended %1")).arg(time(*event.endedAt));
    if (event.acknowledgedAt)
        lines += say(QT_TRANSLATE_NOOP("insite::alarms", "Acknowledged %1")).arg(time(*event.acknowledgedAt));
    return lines.join(u'\n');
}

} // namespace insite::alarms
