// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QMenu>
#include <QTest>
#include <QTimer>
#include <QToolButton>

namespace insite::test {

/// Opens the button's menu with Space and takes an entry with the arrows and Enter, level by level. Whether
/// there was such an entry; else the menu is closed again.
inline bool chooseByKeys(QToolButton &button, const QStringList &path)
{
    bool isChosen = false;
    // The menu holds up whoever opened it.
    QTimer::singleShot(0, &button, [&path, &isChosen] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (const QString &text : path) {
            const auto isThere = [&] {
                return menu && menu->activeAction() && menu->activeAction()->text() == text;
            };
            for (qsizetype i = menu ? menu->actions().size() : 0; i > 0 && !isThere(); --i)
                QTest::keyClick(menu, Qt::Key_Down);
            if (!isThere())
                break;
            QMenu *next = menu->activeAction()->menu();
            isChosen = !next && text == path.last();
            QTest::keyClick(menu, Qt::Key_Return);
            menu = next;
        }
        while (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
    });
    QTest::keyClick(&button, Qt::Key_Space);
    return isChosen;
}

/// Takes an entry of an open menu with the mouse.
inline void clickInMenu(QMenu &menu, QAction &action)
{
    // A menu leaves a click unanswered until the mouse has moved a few times since it opened.
    const QPoint place = menu.actionGeometry(&action).center();
    for (int i = 0; i < 8; ++i)
        QTest::mouseMove(&menu, place + QPoint(i % 2, 0));
    QTest::mouseClick(&menu, Qt::LeftButton, {}, place);
}

} // namespace insite::test
