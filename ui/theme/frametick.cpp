// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/frametick.h"

#include <QEvent>
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
    m_widgets.removeAll(nullptr);
    m_widgets.append(widget);
    widget->installEventFilter(this);
    widget->window()->installEventFilter(this);
    connect(widget, &QObject::destroyed, this, &FrameTick::update);
    update();
}

bool FrameTick::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
        // A widget may have been given to another window (a dock floated) while it was hidden.
        static_cast<QWidget *>(watched)->window()->installEventFilter(this);
        [[fallthrough]];
    case QEvent::Hide:
    case QEvent::WindowStateChange:
        QMetaObject::invokeMethod(this, &FrameTick::update, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool FrameTick::isWanted() const
{
    return std::any_of(m_widgets.cbegin(), m_widgets.cend(), [](const QPointer<QWidget> &widget) {
        return widget && widget->isVisible() && !widget->window()->isMinimized();
    });
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
