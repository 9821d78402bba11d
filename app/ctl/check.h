// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/arguments.h"

namespace insite::ctl {

/// `insitectl check`: tells everything that is wrong with a profile, each key in a line of its own on stderr,
/// and as one JSON object on stdout. Returns the exit code.
[[nodiscard]] int check(const Arguments &arguments);

} // namespace insite::ctl
