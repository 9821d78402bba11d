// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/exitcode.h"

#include <cstdio>

namespace insite::ctl {

ExitCode exitCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::AccessDenied:
        return BadInput;
    case ErrorCode::Refused:
        return RefusedByPeer;
    case ErrorCode::Storage:
        return CouldNotStore;
    case ErrorCode::Network:
    case ErrorCode::Timeout:
    case ErrorCode::Cancelled:
    case ErrorCode::Internal:
        break;
    }
    return FailedWhileRunning;
}

void say(const QString &sentence)
{
    const QByteArray line = sentence.toLocal8Bit() + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
}

void printLine(const QByteArray &line)
{
    const QByteArray whole = line + '\n';
    std::fwrite(whole.constData(), 1, static_cast<size_t>(whole.size()), stdout);
    std::fflush(stdout);
}

} // namespace insite::ctl
