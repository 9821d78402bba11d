// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace insite {

/// No core dump of this process, which holds secrets (invariant 8): neither its own limit nor a system-wide
/// handler gets one. Does nothing where the system has no such switch.
void forbidCoreDumps();

} // namespace insite
