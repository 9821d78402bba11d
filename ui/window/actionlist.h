// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QString>

class QAction;
class QWidget;

namespace insite::window {

/// An action that a person can take in a window.
struct ListedAction
{
    QPointer<QAction> action;
    QString text;  ///< Without mnemonics and dots: "Search meters".
    QString group; ///< The menu that it stands in, or the part of the window: "View", "Messages".
};

/// Every action of the window and its parts that has words and can be seen, each text once in each group:
/// those of the menus in their order, then the others. Asked anew each time, so it is never out of step.
[[nodiscard]] QList<ListedAction> actionsOf(const QWidget &window);

} // namespace insite::window
