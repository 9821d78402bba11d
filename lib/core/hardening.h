// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace insite {

/// No core dump of this process, which holds secrets (invariant 8): neither its own limit nor a system-wide
/// handler gets one. Does nothing where the system has no such switch.
void forbidCoreDumps();

/// Keeps OpenSSL from clearing away its state when the process exits. QThread::wait() returns before the
/// thread has freed what OpenSSL keeps for each thread; at exit the two would free it at once (a crash or a
/// hang behind work that was done). To be called before the process's first TLS: whoever owns a thread with
/// TLS registers it with Q_COREAPP_STARTUP_FUNCTION. Does nothing where Qt uses the system's own TLS.
void leaveOpenSslToTheSystem();

} // namespace insite
