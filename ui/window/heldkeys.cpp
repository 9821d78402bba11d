// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/heldkeys.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace insite::window {

namespace {

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

/// There Enter is a character like others.
bool isTypingLines()
{
    const QWidget *focus = QApplication::focusWidget();
    return focus && focus->inputMethodHints().testFlag(Qt::ImhMultiLine);
}

} // namespace

HeldKeys::HeldKeys(QObject &application)
{
    application.installEventFilter(this);
}

HeldKeys::~HeldKeys() = default;

bool HeldKeys::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // Comes before the shortcut, which does not tell whether its key is held.
        m_isHeld = static_cast<QKeyEvent *>(event)->isAutoRepeat();
        break;
    case QEvent::Shortcut:
        return m_isHeld;
    case QEvent::KeyPress:
        if (const auto *key = static_cast<QKeyEvent *>(event);
            key->isAutoRepeat() && isEnter(key->key()) && !isTypingLines())
            return true;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace insite::window
