// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/shownzone.h"

#include <QCoreApplication>

namespace insite::settings {

namespace {

/// Invalid where none is chosen or known. QTimeZone makes the computer's of an empty id.
QTimeZone chosenZone(const Preferences &preferences)
{
    return preferences.timeZone.isEmpty() ? QTimeZone() : QTimeZone(preferences.timeZone.toUtf8());
}

} // namespace

QTimeZone computersZone()
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    return zone.isValid() ? zone : QTimeZone::utc();
}

QTimeZone shownZone(const Preferences &preferences)
{
    const QTimeZone chosen = chosenZone(preferences);
    return chosen.isValid() ? chosen : computersZone();
}

QString zoneProblem(const Preferences &preferences)
{
    if (preferences.timeZone.isEmpty() || chosenZone(preferences).isValid())
        return {};
    return QCoreApplication::translate(
               "insite::settings",
               "This computer does not know the time zone “%1”, so times are shown as the system has them "
               "(%2). The settings offer those that it knows.")
        .arg(preferences.timeZone, QString::fromUtf8(computersZone().id()));
}

} // namespace insite::settings
