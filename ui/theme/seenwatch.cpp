// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/seenwatch.h"

#include <QEvent>
#include <QWidget>

namespace insite::theme {

SeenWatch::SeenWatch(QWidget *widget)
    : QObject(widget)
    , m_widget(*widget)
{
    widget->installEventFilter(this);
    widget->window()->installEventFilter(this);
    m_isSeen = widget->isVisible() && !widget->window()->isMinimized();
}

bool SeenWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
        // A widget may have been given to another window (a dock floated) while it was hidden.
        m_widget.window()->installEventFilter(this);
        [[fallthrough]];
    case QEvent::Hide:
    case QEvent::WindowStateChange:
        QMetaObject::invokeMethod(this, &SeenWatch::update, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void SeenWatch::update()
{
    const bool isSeen = m_widget.isVisible() && !m_widget.window()->isMinimized();
    if (isSeen == m_isSeen)
        return;
    m_isSeen = isSeen;
    emit changed(isSeen);
}

} // namespace insite::theme
