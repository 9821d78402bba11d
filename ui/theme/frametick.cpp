// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/frametick.h"

#include "theme/seenwatch.h"

#include <QWidget>

#include <algorithm>

namespace insite::theme {

using namespace std::chrono_literals;

FrameTick::FrameTick(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(34ms);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FrameTick::frame);
}

void FrameTick::watch(QWidget *widget)
{
    auto *watch = new SeenWatch(widget);
    m_watches.removeAll(nullptr);
    m_watches.append(watch);
    connect(watch, &SeenWatch::changed, this, &FrameTick::update);
    connect(watch, &QObject::destroyed, this, &FrameTick::update);
    update();
}

bool FrameTick::isWanted() const
{
    return std::any_of(m_watches.cbegin(), m_watches.cend(),
                       [](const QPointer<SeenWatch> &watch) { return watch && watch->isSeen(); });
}

void FrameTick::update()
{
    const bool isWanted = this->isWanted();
    if (isWanted && !m_timer.isActive()) {
        m_timer.start();
        // What came in while nobody looked must not wait for the first interval.
        QMetaObject::invokeMethod(this, &FrameTick::frame, Qt::QueuedConnection);
    } else if (!isWanted) {
        m_timer.stop();
    }
}

} // namespace insite::theme
