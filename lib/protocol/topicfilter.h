// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "protocol/refusal.h"

#include <optional>

namespace insite::protocol {

enum class CustomerIdFault {
    Empty,
    TooLong, ///< Its default filter would be more than 65535 bytes of UTF-8.
    NotUnicode,
    NulCharacter,
    ControlCharacter, ///< A broker may end the connection for one (MQTT 3.1.1, 1.5.3).
    Separator,        ///< `/`
    Wildcard,         ///< `+` or `#`
};

using CustomerIdRefusal = Refusal<CustomerIdFault>;

/// Why this text cannot be a customer's id in a filter; absent when it can. Pure, any thread.
[[nodiscard]] std::optional<CustomerIdRefusal> checkCustomerId(const CustomerId &customer);

/// `meters/outbound/<customer>/#`: all meters of one customer (an inference from the page's "a single
/// subscription"; facts.md, "MQTT"). Refused where checkCustomerId() refuses. Pure, any thread.
[[nodiscard]] Result<QString, CustomerIdRefusal> defaultFilter(const CustomerId &customer);

/// Why a filter must not be sent. Whoever asks for what is not granted gets kicked, so everything here is
/// refused before it leaves.
enum class FilterFault {
    Empty,
    TooLong, ///< More than 65535 bytes of UTF-8.
    NotUnicode,
    NulCharacter,
    ControlCharacter,
    SharedSubscription,    ///< `$share/…`: readings would be split between programs.
    MisplacedWildcard,     ///< `#` not alone in the last level, or `+` not alone in its level
                           ///< (MQTT 3.1.1, 4.7.1).
    WholeBroker,           ///< A bare `#`.
    WildcardAboveCustomer, ///< In one of the first two levels.
    WrongRoot,             ///< Does not begin with `meters/outbound`.
    WildcardAsCustomer,    ///< `+` or `#` in the place of the customer's id.
    CustomerMissing,       ///< Ends before the customer's id, or the id is empty.
    EmptyLevel,            ///< After the customer: no meter's topic has one.
    MatchesNoMeter, ///< Too few or too many levels for `meters/outbound/<customer>/<subscription>/<meter>`.
};

using FilterRefusal = Refusal<FilterFault>;

/// The customer that a filter names, if it may be sent; or the first reason in the order of the enum why it
/// may not. Pure, any thread.
[[nodiscard]] Result<CustomerId, FilterRefusal> checkFilter(QStringView filter);

/// Whether a message with this topic is delivered to this filter (MQTT 3.1.1, 4.7). A filter with a misplaced
/// wildcard and an empty filter or topic match nothing. Pure, any thread.
[[nodiscard]] bool filterMatches(QStringView filter, QStringView topic);

} // namespace insite::protocol
