// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"
#include "protocol/refusal.h"

#include <QByteArrayView>

#include <memory>
#include <variant>

namespace insite::protocol {

/// A payload above this is malformed, whatever it holds (DESIGN, invariant 9).
inline constexpr qsizetype kMaxPayloadBytes = 64 * 1024;

/// The payload's part of a Reading; the topic has the rest of the key.
struct PayloadReading
{
    int schemaVersion = 0; ///< 1 or 2.
    RegisterId registerId;
    std::optional<Instant> measuredFrom; ///< Version 2 only.
    Instant measuredAt;
    std::optional<Instant> systemAt; ///< Version 1 only, and there where the payload has it.
    double value = 0;                ///< Finite, never -0.

    friend bool operator==(const PayloadReading &, const PayloadReading &) = default;
};

/// A well-formed payload of a version that this release does not know: to be kept as it came.
struct UnknownVersion
{
    QString version; ///< As the payload says it, cut to 32 characters: "3", "1.5", "\"2\"" for a text.

    friend bool operator==(const UnknownVersion &, const UnknownVersion &) = default;
};

enum class PayloadFault {
    TooLarge, ///< Above kMaxPayloadBytes.
    Empty,
    InvalidUtf8,
    TooDeep,
    NotJson,
    NotAnObject,    ///< JSON, but no object.
    VersionMissing, ///< No `smarteo_payload_schema_version`, or one that is neither number nor text.
    FieldRepeated,  ///< A field that the version needs stands there twice: which one holds would be a guess.
    FieldMissing,
    FieldOfWrongType, ///< null too.
    BadRegisterId,    ///< Empty, with a NUL or half a character in it, or a number of more than 64 digits.
    BadTimestamp,
    EndBeforeStart, ///< Version 2's interval.
    ValueTooLarge,  ///< Beyond what a double can hold.
};

using MalformedPayload = Refusal<PayloadFault>;

using Payload = std::variant<PayloadReading, UnknownVersion, MalformedPayload>;

/// Reads the payloads of mqtt-services.txt, "Payload format".
///
/// - `smarteo_payload_schema_version` alone decides the version: a number equal to 1 or 2, in any form (`1`,
/// `1.0`,
///   `1e0`). Every other number and every text, "1" too, is an unknown version.
/// - Version 1 needs `data_timestamp_utc`, `register_id`, `meter_reading`; `system_timestamp_utc` may be
/// absent or
///   null, but not unreadable. Version 2 needs both measurement timestamps (an end equal to the start is an
///   instant and fine), `register_id` and `value`. All other fields are ignored.
/// - `register_id`: a text stays letter by letter ("002" is not "2"); a number becomes its plain decimal text
/// (2,
///   2.0 and 2e0 are "2"), exact at any length up to 64 characters. So the number 2 and the text "2" are one
///   id.
/// - Values are JSON numbers in any form; a text or null is malformed. What is too small for a double is 0.
/// - A byte order mark in front is skipped. Timestamps: see parseTimestamp().
///
/// decode() depends on the payload alone; the object only keeps ids of before to save their making. One for
/// each thread.
class PayloadDecoder final
{
    Q_DISABLE_COPY_MOVE(PayloadDecoder)

public:
    PayloadDecoder();
    ~PayloadDecoder();

    [[nodiscard]] Payload decode(QByteArrayView payload);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace insite::protocol
