// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

namespace insite::ctl {

/// `insitectl metadata show`: what is known of the profile's meters, a JSON object a line on stdout: one for
/// each register, and for each meter of which no register is known. Asks nobody. Gives the exit code.
[[nodiscard]] int showMetadata(const settings::Profile &profile);

} // namespace insite::ctl
