// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/benchreport.h"
#include "theme/colours.h"

#include <QIcon>

namespace insite::publisher {

/// A verdict's word, shape and colour; never the colour alone.
[[nodiscard]] QString verdictWord(device::Verdict verdict);
[[nodiscard]] QIcon verdictIcon(device::Verdict verdict);
[[nodiscard]] theme::Role verdictRole(device::Verdict verdict);

} // namespace insite::publisher
