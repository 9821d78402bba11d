// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/eventtext.h"

#include "alarms/eventsubject.h"
#include "core/zonedtime.h"
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

QString say(const char *text)
{
    return QCoreApplication::translate("insite::alarms", text);
}

/// With a number as the locale writes it.
QString say(const char *text, qint64 number, const QLocale &locale)
{
    return QCoreApplication::translate("insite::alarms", text, nullptr, int(number))
        .replace(QString::number(int(number)), locale.toString(number));
}

constexpr QChar kThinSpace(0x2009);

/// Whether it holds values, which have a unit.
bool hasValues(const AlarmEvent &event)
{
    return event.registers <= 1 &&
           (event.kind == AlarmKind::AboveLimit || event.kind == AlarmKind::BelowLimit ||
            event.kind == AlarmKind::CounterReset);
}

/// Without how often it came back.
QString bareText(const AlarmEvent &event, const EventSubject &subject, const QLocale &locale)
{
    const auto number = [&](double value) {
        QString text = theme::formatValue(value, locale);
        if (subject.unit)
            text += kThinSpace + *subject.unit;
        return text;
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
        return event.missing > 0 ? say(QT_TRANSLATE_N_NOOP("insite::alarms", "%n reading(s) missing"),
                                       event.missing, locale)
                                 : say(QT_TRANSLATE_NOOP("insite::alarms", "What was missing has come"));
    case AlarmKind::ClockAhead:
        return say(QT_TRANSLATE_NOOP("insite::alarms", "Stamped later than it arrives"));
    case AlarmKind::CustomerRefused:
    case AlarmKind::ConnectionLost:
    case AlarmKind::StoreFailed:
    case AlarmKind::StoreNotice:
        return event.detail;
    case AlarmKind::CaughtUp:
        return say(QT_TRANSLATE_N_NOOP("insite::alarms", "%n reading(s) from while we were away"),
                   event.missing, locale);
    case AlarmKind::WatchBehind:
        return say(QT_TRANSLATE_N_NOOP("insite::alarms", "%n reading(s) came too fast; they are stored"),
                   event.missing, locale);
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

QString stateMark(const AlarmEvent &event)
{
    const QString word = event.isActive() ? say(QT_TRANSLATE_NOOP("insite::alarms", "Active"))
                                          : say(QT_TRANSLATE_NOOP("insite::alarms", "Over"));
    return event.acknowledgedAt ? word + u" \u2713"_s : word;
}

QString whatText(const AlarmEvent &event, const EventSubject &subject, const QLocale &locale)
{
    QString text = bareText(event, subject, locale);
    if (hasValues(event) && !subject.unit)
        text += u", "_s + theme::unitWords(subject.unit);
    if (event.repeats > 0)
        text += say(QT_TRANSLATE_N_NOOP("insite::alarms", ", came back %n time(s)"), event.repeats, locale);
    if (event.isLastKnown)
        text += say(QT_TRANSLATE_NOOP("insite::alarms", ", at least until the program last ran"));
    else if (event.isCutOff)
        text += say(QT_TRANSLATE_NOOP("insite::alarms", ", until the program ended"));
    return text;
}

QString whereText(const AlarmEvent &event, const EventSubject &subject, const QLocale &locale)
{
    const RegisterKey &key = event.key;
    QStringList parts;
    if (event.registers > 1) {
        parts += say(QT_TRANSLATE_N_NOOP("insite::alarms", "%n register(s)"), event.registers, locale);
    }
    if (event.isActive() && event.registers > 1 && event.active < event.registers) {
        parts +=
            say(QT_TRANSLATE_NOOP("insite::alarms", "%1 of them still")).arg(locale.toString(event.active));
    }
    const auto add = [&parts](const QString &name, const char *byId, const QString &id) {
        if (!id.isEmpty())
            parts += name.isEmpty() ? say(byId).arg(id) : name;
    };
    if (key.meter.isEmpty())
        add(subject.customer, QT_TRANSLATE_NOOP("insite::alarms", "customer %1"), key.customer.text());
    add(subject.meter, QT_TRANSLATE_NOOP("insite::alarms", "meter %1"), key.meter.text());
    add(subject.registerName, QT_TRANSLATE_NOOP("insite::alarms", "register %1"), key.registerId.text());
    return parts.join(u", "_s);
}

QString timeText(Instant at, Instant now, const QTimeZone &zone, const QLocale &locale)
{
    const QDateTime time = zonedTime(at, zone);
    const QString clock = time.time().toString(u"HH:mm:ss"_s);
    if (time.date() == zonedTime(now, zone).date())
        return clock;
    return locale.toString(time.date(), QLocale::ShortFormat) + u' ' + clock;
}

QString wholeText(const AlarmEvent &event, const EventSubject &subject, const QTimeZone &zone,
                  const QLocale &locale)
{
    const auto time = [&](Instant at) {
        return theme::formatLocalTime(at, zone, locale);
    };
    QStringList lines{
        u"%1 (%2, %3)"_s.arg(kindWord(event.kind), severityWord(severityOf(event.kind)), stateWords(event)),
        whatText(event, subject, locale)};
    if (event.registers > 1)
        lines += whereText(event, subject, locale);
    const auto add = [&lines](const char *label, const QString &name, const QString &id) {
        if (!id.isEmpty())
            lines += say(label).arg(name.isEmpty() ? id : name + u" ("_s + id + u')');
    };
    add(QT_TRANSLATE_NOOP("insite::alarms", "Customer: %1"), subject.customer, event.key.customer.text());
    add(QT_TRANSLATE_NOOP("insite::alarms", "Subscription: %1"), {}, event.key.subscription.text());
    add(QT_TRANSLATE_NOOP("insite::alarms", "Meter: %1"), subject.meter, event.key.meter.text());
    add(QT_TRANSLATE_NOOP("insite::alarms", "Register: %1"), subject.registerName,
        event.key.registerId.text());
    lines += say(QT_TRANSLATE_NOOP("insite::alarms", "Began %1")).arg(time(event.begunAt));
    if (event.endedAt && *event.endedAt != event.begunAt)
        lines += say(QT_TRANSLATE_NOOP("insite::alarms", "Ended %1")).arg(time(*event.endedAt));
    if (event.acknowledgedAt)
        lines += say(QT_TRANSLATE_NOOP("insite::alarms", "Acknowledged %1")).arg(time(*event.acknowledgedAt));
    return lines.join(u'\n');
}

} // namespace insite::alarms
