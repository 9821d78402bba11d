// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace insite::test {

/// A text with less room than it needs; `has` and `needs` are pixels, of its width or, where it wraps,
/// height.
struct CutText
{
    QString where; ///< The widget's object name, or its class.
    QString text;
    int has = 0;
    int needs = 0;
    bool isCell = false; ///< Of a table.
};

/// Of labels, buttons, boxes, hints of empty fields, tabs, headings and the cells of tables that are in sight
/// within `window`. What its owner elides is among them.
[[nodiscard]] QList<CutText> cutTexts(const QWidget &window);

} // namespace insite::test
