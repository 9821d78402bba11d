// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/timeedit.h"

#include "core/utc.h"
#include "core/zonedtime.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::theme {

namespace {

/// A clock's face, held as UTC: an edit field must not move what is typed by any zone.
QDateTime faceOf(Instant at, const QTimeZone &zone)
{
    const QDateTime local = zonedTime(at, zone);
    return {local.date(), local.time(), kUtc};
}

/// Every instant at which the clock shows this: one or two.
QList<Instant> instantsOf(const QDateTime &face, const QTimeZone &zone)
{
    QList<Instant> found;
    const QDateTime guess(face.date(), face.time(), zone);
    for (const auto shift : {-1h, 0h, 1h}) {
        const Instant at = instantOf(guess) + shift;
        const QDateTime shown = zonedTime(at, zone);
        if (shown.date() == face.date() && shown.time() == face.time())
            found.append(at);
    }
    if (found.isEmpty()) // left out in spring: the clock jumped over it
        found.append(instantOf(guess));
    return found;
}

} // namespace

TimeEdit::TimeEdit(Instant at, const QTimeZone &zone, Twice twice, QWidget *parent)
    : QDateTimeEdit(parent)
    , m_zone(zone)
    , m_twice(twice)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    setTimeZone(kUtc);
#else
    setTimeSpec(kUtc);
#endif
    setDateTime(faceOf(at, zone));
    setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    setCalendarPopup(true);
}

TimeEdit::~TimeEdit() = default;

Instant TimeEdit::moment() const
{
    const QList<Instant> meant = instantsOf(dateTime(), m_zone);
    return m_twice == Twice::Earlier ? meant.first() : meant.last();
}

void TimeEdit::setZone(const QTimeZone &zone)
{
    const Instant at = moment();
    m_zone = zone;
    setDateTime(faceOf(at, zone));
}

} // namespace insite::theme
