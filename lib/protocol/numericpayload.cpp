// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/numericpayload.h"

#include "protocol/jsonnumber.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace insite::protocol {
namespace {

using Fault = NumericPayloadFault;

constexpr qsizetype kMaxBytes = 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::protocol::NumericPayload)
};

QString sentence(Fault fault)
{
    switch (fault) {
    case Fault::Empty:
        return Words::tr("The value is empty; write a number like 123.456.");
    case Fault::TooLong:
        return Words::tr("The value is longer than any number; write one like 123.456.");
    case Fault::Space:
        return Words::tr("The value holds a space or a line break; write it without, like 1234.5.");
    case Fault::Comma:
        return Words::tr(
            "The value holds a comma; write it with a point and without separators, like 1234.5.");
    case Fault::Exponent:
        return Words::tr("The value has an exponent; write it out, like 1000 for 1e3.");
    case Fault::PlusSign:
        return Words::tr("The value has a plus sign; write it without.");
    case Fault::BarePoint:
        return Words::tr("The value needs a digit before and after its point, like 0.5.");
    case Fault::NotANumber:
        return Words::tr("The value is not a number; write one like 123.456.");
    case Fault::TooLarge:
        return Words::tr("The value is too large for a number of 64 bits.");
    case Fault::Decimals:
        return Words::tr("A value is printed with 0 to 17 decimals.");
    }
    Q_UNREACHABLE();
}

tl::unexpected<NumericPayloadRefusal> refuse(Fault fault)
{
    return tl::unexpected<NumericPayloadRefusal>({fault, sentence(fault)});
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The most telling reason why this is not a plain number, if it is not.
std::optional<Fault> grammarFault(QByteArrayView payload)
{
    const QByteArrayView unsignedPart = payload.startsWith('-') ? payload.sliced(1) : payload;
    const auto point = std::find(unsignedPart.begin(), unsignedPart.end(), '.');
    const bool hasPoint = point != unsignedPart.end();
    const QByteArrayView whole(unsignedPart.begin(), point);
    const QByteArrayView fraction(hasPoint ? point + 1 : point, unsignedPart.end());
    const auto isAllDigits = [](QByteArrayView text) {
        return std::all_of(text.begin(), text.end(), isDigit);
    };
    if (isAllDigits(whole) && isAllDigits(fraction)) {
        if (whole.isEmpty() && fraction.isEmpty())
            return Fault::NotANumber;
        if (whole.isEmpty() || (hasPoint && fraction.isEmpty()))
            return Fault::BarePoint;
        return std::nullopt;
    }
    const bool looksNumeric = std::all_of(payload.begin(), payload.end(),
                                          [](char c) {
                                              return isDigit(c) || isSpace(c) || c == '.' || c == ',' ||
                                                     c == '-' || c == '+' || c == 'e' || c == 'E';
                                          }) &&
                              std::any_of(payload.begin(), payload.end(), isDigit);
    if (!looksNumeric)
        return Fault::NotANumber;
    if (std::any_of(payload.begin(), payload.end(), isSpace))
        return Fault::Space;
    if (payload.contains(','))
        return Fault::Comma;
    if (payload.contains('e') || payload.contains('E'))
        return Fault::Exponent;
    return payload.startsWith('+') ? Fault::PlusSign : Fault::NotANumber;
}

} // namespace

Result<QByteArray, NumericPayloadRefusal> printNumericPayload(double value, std::optional<int> decimals)
{
    if (!std::isfinite(value))
        return refuse(Fault::NotANumber);
    if (decimals && (*decimals < 0 || *decimals > kMaxDecimals))
        return refuse(Fault::Decimals);
    const int precision = decimals.value_or(QLocale::FloatingPointShortest);
    QByteArray text = QByteArray::number(value, 'f', precision);
    const bool isZero = std::none_of(text.cbegin(), text.cend(), [](char c) { return c >= '1' && c <= '9'; });
    if (isZero && text.startsWith('-'))
        text.remove(0, 1);
    return text;
}

Result<double, NumericPayloadRefusal> parseNumericPayload(QByteArrayView payload)
{
    if (payload.isEmpty())
        return refuse(Fault::Empty);
    if (payload.size() > kMaxBytes)
        return refuse(Fault::TooLong);
    if (const auto fault = grammarFault(payload))
        return refuse(*fault);
    const auto value = toDouble(payload);
    if (!value)
        return refuse(Fault::TooLarge);
    return *value;
}

} // namespace insite::protocol
