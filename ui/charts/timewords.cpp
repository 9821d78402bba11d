// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timewords.h"

#include "charts/timewindow.h"
#include "core/zonedtime.h"
#include "theme/valueformat.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::charts {

QString rangeWords(const TimeWindow &window, const QLocale &locale, RangeDay whichDay)
{
    const auto local = [&](Instant at) {
        return zonedTime(at, window.zone());
    };
    const QDateTime from = local(window.from());
    const QDateTime to = local(window.to());
    const QString clock = window.span() < 10min ? u"HH:mm:ss"_s : u"HH:mm"_s;
    const QString day = u"ddd d MMM yyyy"_s;
    if (from.date() == to.date()) {
        if (whichDay == RangeDay::UnlessToday && to.date() == local(window.now()).date())
            return u"%1 \u2013 %2"_s.arg(from.time().toString(clock), to.time().toString(clock));
        return u"%1 \u2013 %2, %3"_s.arg(from.time().toString(clock), to.time().toString(clock),
                                         locale.toString(to.date(), day));
    }
    return u"%1 %2 \u2013 %3 %4"_s.arg(
        locale.toString(from.date(), from.date().year() == to.date().year() ? u"ddd d MMM"_s : day),
        from.time().toString(clock), locale.toString(to.date(), day), to.time().toString(clock));
}

QString heldWords(const TimeWindow &window, const QLocale &locale)
{
    if (window.isFollowing())
        return {};
    const auto local = [&](Instant at) {
        return zonedTime(at, window.zone());
    };
    const QDateTime since = local(window.heldSince());
    const bool isToday = since.date() == local(window.now()).date();
    const QString clock = since.time().toString(u"HH:mm"_s);
    const QString when = isToday ? clock : locale.toString(since.date(), u"ddd d MMM"_s) + u' ' + clock;
    const auto behind = window.now() - window.to();
    return behind < 1s ? QCoreApplication::translate("insite::charts", "Held since %1").arg(when)
                       : QCoreApplication::translate("insite::charts", "Held since %1, %2 behind")
                             .arg(when, theme::formatAge(behind));
}

} // namespace insite::charts
