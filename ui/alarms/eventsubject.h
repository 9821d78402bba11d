// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/unit.h"

#include <QString>

namespace insite::metadata {
class Catalogue;
}

namespace insite::alarms {

/// What the catalogue tells of whatever an event is about: names where somebody gave them, and the unit of
/// its values. Empty where nobody did; never a guess. A value.
struct EventSubject
{
    QString customer{};
    QString meter{};
    QString registerName{};
    Unit unit{};

    friend bool operator==(const EventSubject &, const EventSubject &) = default;
};

/// As far as the key goes: an event of many meters has none in common. GUI thread, as the catalogue; without
/// one nothing is known.
[[nodiscard]] EventSubject subjectOf(const RegisterKey &key, const metadata::Catalogue *catalogue);

} // namespace insite::alarms
