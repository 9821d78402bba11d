// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/naturalorder.h"

namespace insite::tree {

namespace {

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// The digits from `at` on without leading zeros; moves `at` behind them.
QStringView takeNumber(QStringView text, qsizetype &at)
{
    while (at < text.size() && text[at] == u'0') {
        ++at;
    }
    const qsizetype start = at;
    while (at < text.size() && isDigit(text[at])) {
        ++at;
    }
    return text.mid(start, at - start);
}

} // namespace

int compareNaturally(QStringView left, QStringView right)
{
    const int order = naturalKey(left).compare(naturalKey(right));
    return order != 0 ? order : left.compare(right);
}

/// A number is told apart from letters by a digit, then comes how long it is: the longer one is the greater.
QString naturalKey(QStringView text)
{
    QString key;
    key.reserve(text.size() + 8);
    for (qsizetype at = 0; at < text.size();) {
        if (!isDigit(text[at])) {
            key += text[at++].toCaseFolded();
            continue;
        }
        const QStringView number = takeNumber(text, at);
        key += u'0';
        key += QChar(static_cast<char16_t>(number.size()));
        key += number;
    }
    return key;
}

} // namespace insite::tree
