// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace insite::ctl {

/// insitectl's exit codes; people script against them (DESIGN, "Interfaces that stay put").
enum ExitCode : int {
    Done = 0,
    FailedWhileRunning = 1,
    BadInput = 2,
    RefusedByPeer = 3,
    CouldNotStore = 4,
};

[[nodiscard]] ExitCode exitCode(ErrorCode code);

/// Human text: one line on stderr.
void say(const QString &sentence);

/// A machine's result: one line on stdout, flushed.
void printLine(const QByteArray &line);

} // namespace insite::ctl
