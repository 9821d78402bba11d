// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timeaxis.h"

#include "core/zonedtime.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::charts {

namespace {

enum class StepUnit { Seconds, Days, Weeks, Months };

struct Step
{
    StepUnit unit;
    int number;
    qint64 seconds; ///< About how long.
};

constexpr qint64 kDay = 86400;
constexpr std::array kSteps{
    Step{StepUnit::Seconds, 1, 1},           Step{StepUnit::Seconds, 2, 2},
    Step{StepUnit::Seconds, 5, 5},           Step{StepUnit::Seconds, 10, 10},
    Step{StepUnit::Seconds, 15, 15},         Step{StepUnit::Seconds, 30, 30},
    Step{StepUnit::Seconds, 60, 60},         Step{StepUnit::Seconds, 120, 120},
    Step{StepUnit::Seconds, 300, 300},       Step{StepUnit::Seconds, 600, 600},
    Step{StepUnit::Seconds, 900, 900},       Step{StepUnit::Seconds, 1800, 1800},
    Step{StepUnit::Seconds, 3600, 3600},     Step{StepUnit::Seconds, 7200, 7200},
    Step{StepUnit::Seconds, 10800, 10800},   Step{StepUnit::Seconds, 21600, 21600},
    Step{StepUnit::Seconds, 43200, 43200},   Step{StepUnit::Days, 1, kDay},
    Step{StepUnit::Days, 2, 2 * kDay},       Step{StepUnit::Weeks, 1, 7 * kDay},
    Step{StepUnit::Weeks, 2, 14 * kDay},     Step{StepUnit::Months, 1, 30 * kDay},
    Step{StepUnit::Months, 3, 91 * kDay},    Step{StepUnit::Months, 6, 182 * kDay},
    Step{StepUnit::Months, 12, 365 * kDay},  Step{StepUnit::Months, 24, 730 * kDay},
    Step{StepUnit::Months, 60, 1826 * kDay}, Step{StepUnit::Months, 120, 3652 * kDay},
};

qint64 offsetSeconds(Instant at, const QTimeZone &zone)
{
    return zone.offsetFromUtc(zonedTime(at, zone));
}

/// The instants in [from, to] at which the zone's offset changes.
std::vector<Instant> changes(Instant from, Instant to, const QTimeZone &zone)
{
    std::vector<Instant> result;
    for (const auto &change : zone.transitions(zonedTime(from, zone), zonedTime(to, zone))) {
        result.push_back(instantOf(change.atUtc));
    }
    return result;
}

/// Round by the local clock: within each stretch of one offset, the multiples of the step in local seconds.
std::vector<Instant> clockTicks(Instant from, Instant to, qint64 step, const QTimeZone &zone)
{
    std::vector<Instant> ends = changes(from, to, zone);
    ends.push_back(to + 1ms);
    std::vector<Instant> ticks;
    Instant start = from;
    for (const Instant end : ends) {
        const qint64 offset = offsetSeconds(start, zone) * 1000;
        const qint64 stepMs = step * 1000;
        const qint64 localStart = start.time_since_epoch().count() + offset;
        qint64 next = localStart - ((localStart % stepMs) + stepMs) % stepMs;
        next += next < localStart ? stepMs : 0;
        for (; Instant(std::chrono::milliseconds(next - offset)) < end; next += stepMs) {
            ticks.emplace_back(std::chrono::milliseconds(next - offset));
        }
        start = end;
    }
    return ticks;
}

std::vector<Instant> calendarTicks(Instant from, Instant to, const Step &step, const QTimeZone &zone)
{
    QDate date = zonedTime(from, zone).date();
    if (step.unit == StepUnit::Days) {
        date = date.addDays(-((date.day() - 1) % step.number));
    } else if (step.unit == StepUnit::Weeks) {
        // Counted from a Monday long ago, so that every second week stays the same one.
        const qint64 days = QDate(2001, 1, 1).daysTo(date);
        const qint64 length = 7 * step.number;
        date = date.addDays(-((days % length + length) % length));
    } else {
        const int month = (date.year() * 12 + date.month() - 1) / step.number * step.number;
        date = QDate(month / 12, month % 12 + 1, 1);
    }
    std::vector<Instant> ticks;
    while (date.isValid()) {
        const Instant at = instantOf(date.startOfDay(zone));
        if (at > to) {
            break;
        }
        if (at >= from) {
            ticks.push_back(at);
        }
        if (step.unit == StepUnit::Days) {
            // Every second day starts again with the month, so that the first has its mark.
            const QDate next = date.addDays(step.number);
            date =
                next.month() != date.month() && step.number > 1 ? QDate(next.year(), next.month(), 1) : next;
        } else {
            date = step.unit == StepUnit::Weeks ? date.addDays(7 * step.number) : date.addMonths(step.number);
        }
    }
    return ticks;
}

/// Whether the clock shows this local time twice: an hour before or after, the same face with another offset.
bool comesTwice(Instant at, const QTimeZone &zone)
{
    const QDateTime here = zonedTime(at, zone);
    constexpr std::array kShifts{-1h, 1h};
    return std::any_of(kShifts.cbegin(), kShifts.cend(), [&](std::chrono::hours by) {
        const QDateTime there = zonedTime(at + by, zone);
        return there.date() == here.date() && there.time() == here.time();
    });
}

QString utcOffset(qint64 seconds)
{
    const qint64 minutes = std::abs(seconds) / 60;
    QString text = u"UTC"_s + (seconds < 0 ? QChar(0x2212) : u'+') + QString::number(minutes / 60);
    if (minutes % 60 != 0) {
        text += u':' + QString::number(minutes % 60).rightJustified(2, u'0');
    }
    return seconds == 0 ? u"UTC"_s : text;
}

void labelClock(std::vector<TimeTick> &ticks, qint64 step, const QTimeZone &zone, const QLocale &locale)
{
    QDate day;
    for (TimeTick &tick : ticks) {
        const QDateTime time = zonedTime(tick.at, zone);
        tick.label = time.toString(step < 60 ? u"HH:mm:ss"_s : u"HH:mm"_s);
        if (comesTwice(tick.at, zone)) {
            tick.label += u' ' + zone.abbreviation(time);
        }
        if (time.time().msecsSinceStartOfDay() == 0 && time.date() != day) {
            tick.date = dayLabel(tick.at, zone, locale);
        }
        day = time.date();
    }
}

void labelCalendar(std::vector<TimeTick> &ticks, const Step &step, const QTimeZone &zone,
                   const QLocale &locale)
{
    for (TimeTick &tick : ticks) {
        const QDate date = zonedTime(tick.at, zone).date();
        if (step.unit == StepUnit::Months) {
            tick.label = step.number >= 12 ? QString::number(date.year())
                                           : locale.standaloneMonthName(date.month(), QLocale::ShortFormat);
            tick.date = step.number < 12 && date.month() == 1 ? QString::number(date.year()) : QString();
        } else {
            tick.label = locale.toString(date, u"ddd d"_s);
            tick.date = date.day() <= (step.unit == StepUnit::Weeks ? 7 : 1)
                            ? locale.standaloneMonthName(date.month(), QLocale::LongFormat) + u' ' +
                                  QString::number(date.year())
                            : QString();
        }
    }
}

} // namespace

std::vector<TimeTick> timeTicks(Instant from, Instant to, int target, const QTimeZone &zone,
                                const QLocale &locale)
{
    if (to <= from || target <= 0) {
        return {};
    }
    const double wanted = std::chrono::duration<double>(to - from).count() / target;
    const auto found = std::find_if(kSteps.cbegin(), kSteps.cend(), [wanted](const Step &step) {
        return static_cast<double>(step.seconds) >= wanted;
    });
    const Step step = found == kSteps.cend() ? kSteps.back() : *found;
    const bool isClock = step.unit == StepUnit::Seconds;
    std::vector<TimeTick> ticks;
    for (const Instant at :
         isClock ? clockTicks(from, to, step.seconds, zone) : calendarTicks(from, to, step, zone)) {
        ticks.push_back({at, {}, {}});
    }
    if (isClock) {
        labelClock(ticks, step.seconds, zone, locale);
    } else {
        labelCalendar(ticks, step, zone, locale);
    }
    return ticks;
}

std::vector<Instant> roundLocalTimes(Instant from, Instant to, std::chrono::seconds step,
                                     const QTimeZone &zone)
{
    const auto found = std::find_if(kSteps.cbegin(), kSteps.cend(),
                                    [step](const Step &each) { return each.seconds >= step.count(); });
    const Step &chosen = found == kSteps.cend() ? kSteps.back() : *found;
    return chosen.unit == StepUnit::Seconds ? clockTicks(from, to, chosen.seconds, zone)
                                            : calendarTicks(from, to, chosen, zone);
}

QString zoneLabel(Instant from, Instant to, const QTimeZone &zone)
{
    const QString first = utcOffset(offsetSeconds(from, zone));
    const QString last = utcOffset(offsetSeconds(to, zone));
    const QString offset = first == last ? first : first + u" \u2192 "_s + last;
    const QString name = QString::fromUtf8(zone.id());
    return name.isEmpty() || name.startsWith(u"UTC") || name.startsWith(u"Etc/") ? offset
                                                                                 : name + u", "_s + offset;
}

QString dayLabel(Instant at, const QTimeZone &zone, const QLocale &locale)
{
    return locale.toString(zonedTime(at, zone).date(), u"ddd d MMM yyyy"_s);
}

} // namespace insite::charts
