// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminationsignals.h"

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace insite {

#ifdef Q_OS_WIN

namespace {

TerminationSignals *listener = nullptr;

BOOL WINAPI onControl(DWORD)
{
    QMetaObject::invokeMethod(listener, &TerminationSignals::received, Qt::QueuedConnection);
    SetConsoleCtrlHandler(onControl, FALSE);
    return TRUE;
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
    listener = this;
    SetConsoleCtrlHandler(onControl, TRUE);
}

TerminationSignals::~TerminationSignals()
{
    SetConsoleCtrlHandler(onControl, FALSE);
    listener = nullptr;
}

#else

namespace {

std::array<int, 2> pipeEnds{-1, -1};

void onSignal(int number)
{
    std::signal(number, SIG_DFL);
    // Only what is allowed in a signal handler; a full pipe has told it already.
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], "", 1);
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
    if (::pipe(pipeEnds.data()) != 0)
        return;
    for (const int end : pipeEnds)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        emit received();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

TerminationSignals::~TerminationSignals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    for (int &end : pipeEnds)
        ::close(std::exchange(end, -1));
}

#endif

} // namespace insite
