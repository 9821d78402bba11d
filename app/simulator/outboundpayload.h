// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QByteArray>
#include <QString>

namespace insite::simulator {

/// A processed reading as the platform holds it before it writes the message.
struct OutboundReading
{
    QString customer;
    QString subscription;
    QString meter;
    QString registerId;
    int registerType = 0;
    Instant from; ///< Start of the interval; not used for register type 2.
    Instant at;   ///< The interval's end, or the moment at which the counter stood at the value.
    double value = 0.0;

    friend bool operator==(const OutboundReading &, const OutboundReading &) = default;
};

// The text is written here by hand, letter by letter as on the vendor's page ("Payload format"), and not by
// the library that the products read with: one mistake cannot hide in both.

/// `meters/outbound/<customer>/<subscription>/<meter>`.
[[nodiscard]] QString outboundTopic(const OutboundReading &reading);

/// The message: version 1 for register type 2, version 2 for all others.
[[nodiscard]] QByteArray outboundPayload(const OutboundReading &reading);

/// A schema version that nobody knows yet, with the fields of version 2 and one more.
[[nodiscard]] QByteArray unknownVersionPayload(const OutboundReading &reading);

/// "2023-01-01T12:34:56.789Z".
[[nodiscard]] QByteArray timestampText(Instant instant);

/// The shortest text that reads back as the same number: 123.456. Finite numbers only.
[[nodiscard]] QByteArray numberText(double value);

} // namespace insite::simulator
