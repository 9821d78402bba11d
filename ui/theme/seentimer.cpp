// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/seentimer.h"

#include <QWidget>

namespace insite::theme {

SeenTimer::SeenTimer(std::chrono::milliseconds interval, QWidget *widget)
    : QObject(widget)
    , m_watch(new SeenWatch(widget))
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &SeenTimer::timeout);
    connect(m_watch, &SeenWatch::changed, this, [this](bool isSeen) {
        update();
        if (isSeen && m_isWanted)
            emit timeout();
    });
    update();
}

void SeenTimer::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    update();
}

void SeenTimer::update()
{
    const bool isToRun = m_isWanted && m_watch->isSeen();
    if (!isToRun)
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

} // namespace insite::theme
