// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"

#include <QStringList>

namespace insite::monitor {

/// What to ask language::Translations for: the person's choice, or what the system's settings prefer.
[[nodiscard]] QStringList languagesFor(settings::Language chosen);

} // namespace insite::monitor
