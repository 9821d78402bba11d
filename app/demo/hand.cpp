// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWidget>

namespace insite::demo {

void pressKey(QWidget &widget, Qt::Key key, const QString &text)
{
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&widget, &press);
    QKeyEvent release(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&widget, &release);
}

void typeText(QWidget &widget, const QString &text)
{
    for (const QChar letter : text)
        pressKey(widget, Qt::Key(letter.toUpper().unicode()), QString(letter));
}

void click(QWidget &widget)
{
    const QPointF middle = QRectF(widget.rect()).center();
    const QPointF onScreen = widget.mapToGlobal(middle);
    QMouseEvent press(QEvent::MouseButtonPress, middle, onScreen, Qt::LeftButton, Qt::LeftButton,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &press);
    QMouseEvent release(QEvent::MouseButtonRelease, middle, onScreen, Qt::LeftButton, Qt::NoButton,
                        Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &release);
}

} // namespace insite::demo
