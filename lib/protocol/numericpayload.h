// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/refusal.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace insite::protocol {

enum class NumericPayloadFault {
    Empty,
    TooLong,  ///< More than 1024 bytes.
    Space,    ///< A space, tab or line break anywhere.
    Comma,    ///< For the decimal point or between thousands.
    Exponent, ///< `1e3`: the page asks for "a simple numeric value, like 123.456".
    PlusSign,
    BarePoint,  ///< No digit before or after the point: `.5`, `5.`
    NotANumber, ///< Other text, `nan` and `inf` too; or a double that is not finite.
    TooLarge,   ///< Beyond what a double can hold.
    Decimals,   ///< Asked to print fewer than 0 or more than 17 decimals.
};

using NumericPayloadRefusal = Refusal<NumericPayloadFault>;

inline constexpr int kMaxDecimals = 17;

/// What a device publishes (mqtt-services.txt, "Publish meter data", "Payload"): a plain number with a
/// decimal point whatever the locale, never with an exponent, never "-0". `decimals` absent: the shortest
/// text that reads back as the same double. Pure, any thread.
[[nodiscard]] Result<QByteArray, NumericPayloadRefusal> printNumericPayload(double value,
                                                                            std::optional<int> decimals = {});

/// The number in such a payload: an optional minus, digits, and perhaps a point and digits. Leading zeros are
/// harmless. What the platform takes beyond the page's example is not known, so nothing else is accepted.
[[nodiscard]] Result<double, NumericPayloadRefusal> parseNumericPayload(QByteArrayView payload);

} // namespace insite::protocol
