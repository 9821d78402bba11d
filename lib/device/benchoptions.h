// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

#include <chrono>

namespace insite::device {

/// What is sent instead of a number, on purpose.
enum class WrongPayload { Text, CommaDecimals, Empty };

/// Faults made on purpose, to test what is around the device. Percentages are exact: of each hundred
/// readings of a row, so many are hit.
struct Disturbances
{
    int duplicatePercent = 0;            ///< Sent twice: the platform stamps and keeps both.
    std::chrono::milliseconds jitter{0}; ///< Each reading up to so much earlier or later.
    int wrongPercent = 0;                ///< Counts only while `isWrongAllowed`.
    WrongPayload wrongPayload = WrongPayload::Text;
    bool isWrongAllowed = false;

    friend bool operator==(const Disturbances &, const Disturbances &) = default;
};

/// How the bench sends.
struct BenchOptions
{
    quint64 seed = 1;
    std::chrono::milliseconds validity{10'000};     ///< Not written by then: it expires.
    std::chrono::milliseconds returnWindow{30'000}; ///< Not come back by then: it is missing.
    /// Sends what ended as outcome unknown again, once, within its validity after that. It may create a
    /// second reading.
    bool mayRepeat = false;
    Disturbances disturbances;

    friend bool operator==(const BenchOptions &, const BenchOptions &) = default;
};

} // namespace insite::device

Q_DECLARE_METATYPE(insite::device::BenchOptions)
