// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colours.h"

#include <QIcon>

namespace insite::theme {

/// An icon of resources/icons by its file's name without ".svg" ("search", "plug"). It is drawn at the very
/// size and scale asked for, with a stroke of 1.5 px, in the application palette's text colour of that
/// moment: a change from light to dark needs a repaint only. An unknown name is a programmer's mistake:
/// asserted, else an empty icon.
[[nodiscard]] QIcon icon(const QString &name);
/// The same in a colour of meaning.
[[nodiscard]] QIcon icon(const QString &name, Role role);

} // namespace insite::theme
