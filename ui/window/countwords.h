// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <algorithm>
#include <functional>
#include <limits>

namespace insite::window {

/// The words around a number in the status bar, as that number wants them ("%1 gap", "%1 gaps"); %1 stands
/// for it.
using CountWords = std::function<QString(int number)>;

/// The same words for every number.
inline CountWords sameWords(const QString &pattern)
{
    return [pattern](int) {
        return pattern;
    };
}

/// The number in its words, grouped as the locale has it.
inline QString countText(const CountWords &words, qint64 number)
{
    const auto told = static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
    return words(told).arg(QLocale().toString(number));
}

} // namespace insite::window
