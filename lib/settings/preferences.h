// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace insite::settings {

enum class Language { System, English, Norwegian };

/// What a person has chosen for the program on this computer, whatever the profile. A value. What each is
/// called in the file, its range, its default and since which version it is there: the table in
/// preferencestore.cpp.
struct Preferences
{
    qint64 liveMemoryBytes = 512LL * 1024 * 1024;     ///< For the live series of all registers together.
    qint64 historyBytes = 4LL * 1024 * 1024 * 1024;   ///< Of one profile's history; 0: no limit.
    std::optional<std::chrono::days> historyAge = {}; ///< Absent: no limit.
    bool areNotificationsOn = true;
    bool isMotionOn = true;
    Language language = Language::System;
    QString timeZone = {}; ///< An IANA id ("Europe/Oslo"), also one unknown here; empty: the computer's.

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

} // namespace insite::settings
