// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/jsonnumber.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace insite::protocol {
namespace {

constexpr qsizetype kMaxCanonical = 64;
constexpr qint64 kHugeExponent = 1'000'000;

/// A number as its significant digits and the place of the point: 0.00120e5 is "12" with the point at 3.
struct Decimal
{
    bool isNegative = false;
    QByteArrayView whole;
    QByteArrayView fraction;
    qint64 exponent = 0; ///< As written, no further from zero than kHugeExponent.
};

Decimal split(QByteArrayView number)
{
    Decimal decimal;
    if (number.startsWith('-')) {
        decimal.isNegative = true;
        number = number.sliced(1);
    }
    const auto mark = std::find_if(number.begin(), number.end(), [](char c) { return c == 'e' || c == 'E'; });
    const QByteArrayView mantissa(number.begin(), mark);
    if (mark != number.end()) {
        const bool isNegative = mark[1] == '-';
        const auto digits = isNegative || mark[1] == '+' ? mark + 2 : mark + 1;
        for (auto at = digits; at != number.end(); ++at)
            decimal.exponent = std::min(decimal.exponent * 10 + (*at - '0'), kHugeExponent);
        if (isNegative)
            decimal.exponent = -decimal.exponent;
    }
    const auto point = std::find(mantissa.begin(), mantissa.end(), '.');
    decimal.whole = QByteArrayView(mantissa.begin(), point);
    if (point != mantissa.end())
        decimal.fraction = QByteArrayView(point + 1, mantissa.end());
    return decimal;
}

bool isNotZero(char c)
{
    return c != '0';
}

/// Whether the number is below 1: only asked when it is far outside what a double can hold.
bool isSmall(QByteArrayView number)
{
    const Decimal decimal = split(number);
    const auto inWhole = std::find_if(decimal.whole.begin(), decimal.whole.end(), isNotZero);
    if (inWhole != decimal.whole.end())
        return (decimal.whole.end() - inWhole) + decimal.exponent <= 0;
    const auto inFraction = std::find_if(decimal.fraction.begin(), decimal.fraction.end(), isNotZero);
    return decimal.exponent - (inFraction - decimal.fraction.begin()) <= 0;
}

} // namespace

std::optional<double> toDouble(QByteArrayView number) noexcept
{
    double value = 0;
#if defined(__cpp_lib_to_chars)
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool isInRange = error == std::errc() && std::isfinite(value);
#else
    bool isInRange = false;
    value = number.toDouble(&isInRange);
#endif
    if (!isInRange)
        return isSmall(number) ? std::optional<double>(0.0) : std::nullopt;
    return value == 0 ? 0.0 : value;
}

std::optional<QByteArray> canonicalNumber(QByteArrayView number)
{
    const Decimal decimal = split(number);
    QByteArray digits = decimal.whole.toByteArray();
    digits.append(decimal.fraction);
    qint64 point = decimal.whole.size() + decimal.exponent;

    const auto first = std::find_if(digits.cbegin(), digits.cend(), isNotZero) - digits.cbegin();
    if (first == digits.size())
        return QByteArray("0");
    digits.remove(0, first);
    point -= first;
    while (digits.endsWith('0'))
        digits.chop(1);

    if (point > kMaxCanonical || -point > kMaxCanonical || digits.size() > kMaxCanonical)
        return std::nullopt;
    if (point <= 0) {
        digits.prepend(QByteArray(-point, '0')).prepend("0.");
    } else if (point >= digits.size()) {
        digits.append(QByteArray(point - digits.size(), '0'));
    } else {
        digits.insert(point, '.');
    }
    if (decimal.isNegative)
        digits.prepend('-');
    if (digits.size() > kMaxCanonical)
        return std::nullopt;
    return digits;
}

} // namespace insite::protocol
