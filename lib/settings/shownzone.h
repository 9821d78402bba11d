// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"

#include <QTimeZone>

namespace insite::settings {

/// The computer's zone as it is now; always valid.
[[nodiscard]] QTimeZone computersZone();

/// The zone in which times are shown: the one that was chosen; the computer's where none was, or one that
/// this computer does not know. Any thread.
[[nodiscard]] QTimeZone shownZone(const Preferences &preferences);

/// Why it is not the one that was chosen, and what to do: whole sentences; empty where it is.
[[nodiscard]] QString zoneProblem(const Preferences &preferences);

} // namespace insite::settings
