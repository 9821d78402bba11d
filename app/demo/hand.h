// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <Qt>

class QWidget;

namespace insite::demo {

/// A person's hand on a widget, where there is no screen: the same key and mouse events that a keyboard and a
/// mouse make. GUI thread.
void pressKey(QWidget &widget, Qt::Key key, const QString &text = {});
void typeText(QWidget &widget, const QString &text);
/// In the middle; a disabled widget takes no notice.
void click(QWidget &widget);

} // namespace insite::demo
