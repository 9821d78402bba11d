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
    qsizetype l = 0;
    qsizetype r = 0;
    while (l < left.size() && r < right.size()) {
        if (isDigit(left[l]) && isDigit(right[r])) {
            const QStringView a = takeNumber(left, l);
            const QStringView b = takeNumber(right, r);
            if (a.size() != b.size()) {
                return a.size() < b.size() ? -1 : 1;
            }
            if (const int order = a.compare(b); order != 0) {
                return order;
            }
            continue;
        }
        const QChar a = left[l++].toCaseFolded();
        const QChar b = right[r++].toCaseFolded();
        if (a != b) {
            return a < b ? -1 : 1;
        }
    }
    if (l < left.size() || r < right.size()) {
        return l < left.size() ? 1 : -1;
    }
    return left.compare(right);
}

} // namespace insite::tree
