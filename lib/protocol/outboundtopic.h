// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "protocol/refusal.h"

namespace insite::protocol {

/// The topic of one meter's readings, `meters/outbound/[customer-id]/[subscription-id]/[meter-id]`
/// (mqtt-services.txt, "Topics"). The ids are opaque text, compared letter by letter.
struct OutboundTopic
{
    CustomerId customer;
    SubscriptionId subscription;
    MeterId meter;

    friend bool operator==(const OutboundTopic &, const OutboundTopic &) = default;
};

enum class OutboundTopicFault {
    Empty,
    TooLong,         ///< More than 65535 bytes of UTF-8 (MQTT 3.1.1, 1.5.3).
    NotUnicode,      ///< Holds half a surrogate pair, which UTF-8 cannot carry.
    NulCharacter,    ///< U+0000 (MQTT 3.1.1, 4.7.3).
    Wildcard,        ///< `+` or `#`: these stand in filters only (MQTT 3.1.1, 4.7.1).
    WrongRoot,       ///< Does not begin with the levels `meters` and `outbound`, in just these letters.
    WrongLevelCount, ///< Not five levels.
    EmptyLevel,      ///< An id is empty.
};

using OutboundTopicRefusal = Refusal<OutboundTopicFault>;

/// The three ids in a topic, or the first reason in the order of the enum. Pure, any thread.
[[nodiscard]] Result<OutboundTopic, OutboundTopicRefusal> parseOutboundTopic(QStringView topic);

/// The topic with these ids, letter by letter what parseOutboundTopic() takes; refused when an id cannot
/// stand in a topic (a `/` in an id is told as a wrong number of levels). Pure, any thread.
[[nodiscard]] Result<QString, OutboundTopicRefusal> printOutboundTopic(const OutboundTopic &topic);

} // namespace insite::protocol
