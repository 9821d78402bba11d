// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/lagprobe.h"

namespace insite::window {

namespace {
constexpr int kTickMilliseconds = 100;
constexpr int kTicksPerReport = 10;
} // namespace

LagProbe::LagProbe(QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kTickMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &LagProbe::tick);
}

LagProbe::~LagProbe() = default;

void LagProbe::setRunning(bool isRunning)
{
    if (!isRunning) {
        m_timer.stop();
        return;
    }
    m_ticks = 0;
    m_worstMilliseconds = 0;
    m_sinceTick.start();
    m_timer.start();
}

void LagProbe::tick()
{
    m_worstMilliseconds = qMax(m_worstMilliseconds, m_sinceTick.restart() - kTickMilliseconds);
    if (++m_ticks < kTicksPerReport)
        return;
    emit measured(std::chrono::milliseconds(m_worstMilliseconds));
    m_ticks = 0;
    m_worstMilliseconds = 0;
}

} // namespace insite::window
