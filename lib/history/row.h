// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"
#include "history/sqlite.h"

#include <tuple>

namespace insite::history {

/// What tells one reading from another (DESIGN: customer, subscription, meter, register, schema version and
/// measured times), with the register as its number in this file. The order is that of measured time.
struct Identity
{
    qint64 registerId = 0;
    qint64 measuredAt = 0;  ///< Milliseconds since 1970 UTC.
    qint64 kind = 0;        ///< 2 * schema version + (has a start ? 1 : 0).
    qint64 startOffset = 0; ///< Start - measuredAt; 0 when there is none.

    friend bool operator==(const Identity &, const Identity &) = default;
    friend auto operator<=>(const Identity &, const Identity &) = default;
    friend size_t qHash(const Identity &identity, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, identity.registerId, identity.measuredAt, identity.kind,
                          identity.startOffset);
    }
};

/// A reading as the tables hold it.
struct Row
{
    Identity identity;
    std::optional<qint64> systemOffset; ///< Milliseconds after measuredAt.
    double value = 0;
    qint64 receivedOffset = 0; ///< Milliseconds after measuredAt.
    qint64 revision = 0;

    [[nodiscard]] qint64 receivedAt() const { return identity.measuredAt + receivedOffset; }
    friend bool operator==(const Row &, const Row &) = default;
};

/// The columns of a Row after register_id, measured_at, kind and start_offset, in every table alike.
#define INSITE_ROW_COLUMNS                                                                                   \
    "register_id, measured_at, kind, start_offset, system_offset, value, received_offset, revision"

[[nodiscard]] Row toRow(qint64 registerId, const Reading &reading);
[[nodiscard]] Reading toReading(const RegisterKey &key, const Row &row);

/// INSITE_ROW_COLUMNS as parameters from `first` on.
void bindIdentity(Statement &statement, const Identity &identity, int first = 1);
void bindRow(Statement &statement, const Row &row, int first = 1);
/// INSITE_ROW_COLUMNS as the columns from `first` on.
[[nodiscard]] Row readRow(const Statement &statement, int first = 0);

/// customer, subscription, meter and register as the columns from `first` on. Ids that are those of `before`,
/// as most are from row to row, share its memory.
[[nodiscard]] RegisterKey readKey(const Statement &statement, int first, const RegisterKey &before);

/// What the list of registers shows, kept up to date so that a start need not read the readings.
struct RegisterState
{
    qint64 count = 0; ///< Readings in the tables.
    qint64 newestAt =
        0; ///< The greatest measured time ever seen, future stamps too; valid when count was > 0.
    std::optional<Row> latest; ///< The newest by measured time that is not stamped in the future.
    qint64 lastReceivedAt = 0;

    /// A new reading, or the newest revision of one that is the latest.
    void absorb(const Row &row);
};

/// Whether `row` is to be shown in place of `shown`: later by measured time, and what is stamped in the
/// future only while there is nothing better.
[[nodiscard]] bool isLater(const Row &row, const Row &shown);

inline constexpr qint64 kHourMs = 3'600'000;
inline constexpr qint64 kDayMs = 24 * kHourMs;

/// The start of the UTC bucket of this length that holds `at`, also before 1970.
[[nodiscard]] constexpr qint64 bucketStart(qint64 at, qint64 length)
{
    const qint64 rest = at % length;
    return rest < 0 ? at - rest - length : at - rest;
}

} // namespace insite::history
