// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/terminationsignals.h"

#include <csignal>
#include <unistd.h>

namespace insite::simulator {

namespace {

int writeEnd = -1;

void onSignal(int)
{
    const char byte = 0;
    // Nothing else may be called here, and nothing can be done about a full pipe.
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0)
        return;
    writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        emit received();
    });
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace insite::simulator
