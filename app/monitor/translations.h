// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"

class QCoreApplication;

namespace insite::monitor {

/// Our sentences, and Qt's own, in this language where there is a translation. Before the first
/// window.
void installTranslations(QCoreApplication &application, settings::Language language);

/// All local times from now on in the zone that the person chose. Before the first window and thread.
void chooseTimeZone(const settings::Preferences &preferences);

} // namespace insite::monitor
