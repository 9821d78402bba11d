// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace insite::protocol {

/// The nearest double to a number in JSON's grammar (RFC 8259, 6); absent when it is too large for one. What
/// is too small becomes zero, and a negative zero becomes zero. Any thread, allocates nothing.
[[nodiscard]] std::optional<double> toDouble(QByteArrayView number) noexcept;

/// The one plain decimal text of a number in JSON's grammar: no exponent, no needless zero, no "-0"; `2`,
/// `2.0` and `20e-1` are all `2`. Exact, whatever the number of digits; absent when it would have more
/// than 64.
[[nodiscard]] std::optional<QByteArray> canonicalNumber(QByteArrayView number);

} // namespace insite::protocol
