// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/arguments.h"

namespace insite::ctl {

/// `insitectl export`: writes what a database holds to standard output. Returns the exit code.
[[nodiscard]] int exportHistory(const Arguments &arguments);

} // namespace insite::ctl
