// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/instant.h"

#include <optional>

namespace insite {

/// One reading as the platform sent it (mqtt-services.txt, "Payload format"). Its identity is the key, the
/// schema version and the measured time(s); the DUP flag and the arrival decide nothing.
struct Reading
{
    RegisterKey key;
    int schemaVersion = 0; ///< 1: a counter's state; 2: a value for an interval.
    std::optional<Instant>
        measuredFrom;   ///< Version 2: `measurement_start_timestamp_utc`; absent in version 1.
    Instant measuredAt; ///< Version 1: `data_timestamp_utc`; version 2: `measurement_end_timestamp_utc`.
    std::optional<Instant> systemAt; ///< Version 1: `system_timestamp_utc`, not the arrival (facts.md).
    double value = 0;                ///< In the register's unit, which MQTT does not tell.
    Instant receivedAt;              ///< When this computer received it.

    friend bool operator==(const Reading &, const Reading &) = default;
};

} // namespace insite
