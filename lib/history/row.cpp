// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/row.h"

#include "readings/livereadings.h"

#include <algorithm>

namespace insite::history {

namespace {

qint64 milliseconds(Instant instant)
{
    return instant.time_since_epoch().count();
}

Instant instant(qint64 milliseconds)
{
    return Instant(std::chrono::milliseconds(milliseconds));
}

bool isInFuture(const Row &row)
{
    return row.receivedOffset < -readings::LiveReadings::kClockTolerance.count();
}

} // namespace

Row toRow(qint64 registerId, const Reading &reading)
{
    const qint64 at = milliseconds(reading.measuredAt);
    Row row;
    row.identity = {registerId, at, qint64(reading.schemaVersion) * 2, 0};
    if (reading.measuredFrom) {
        row.identity.kind += 1;
        row.identity.startOffset = milliseconds(*reading.measuredFrom) - at;
    }
    if (reading.systemAt)
        row.systemOffset = milliseconds(*reading.systemAt) - at;
    row.value = reading.value;
    row.receivedOffset = milliseconds(reading.receivedAt) - at;
    return row;
}

Reading toReading(const RegisterKey &key, const Row &row)
{
    const Identity &identity = row.identity;
    Reading reading;
    reading.key = key;
    reading.schemaVersion = int(identity.kind / 2);
    if (identity.kind % 2 != 0)
        reading.measuredFrom = instant(identity.measuredAt + identity.startOffset);
    reading.measuredAt = instant(identity.measuredAt);
    if (row.systemOffset)
        reading.systemAt = instant(identity.measuredAt + *row.systemOffset);
    reading.value = row.value;
    reading.receivedAt = instant(row.receivedAt());
    return reading;
}

void bindIdentity(Statement &statement, const Identity &identity, int first)
{
    statement.bind(first, identity.registerId)
        .bind(first + 1, identity.measuredAt)
        .bind(first + 2, identity.kind)
        .bind(first + 3, identity.startOffset);
}

void bindRow(Statement &statement, const Row &row, int first)
{
    bindIdentity(statement, row.identity, first);
    statement.bind(first + 4, row.systemOffset)
        .bind(first + 5, row.value)
        .bind(first + 6, row.receivedOffset)
        .bind(first + 7, row.revision);
}

Row readRow(const Statement &statement, int first)
{
    Row row;
    row.identity = {statement.integer(first), statement.integer(first + 1), statement.integer(first + 2),
                    statement.integer(first + 3)};
    row.systemOffset = statement.optionalInteger(first + 4);
    row.value = statement.real(first + 5);
    row.receivedOffset = statement.integer(first + 6);
    row.revision = statement.integer(first + 7);
    return row;
}

RegisterKey readKey(const Statement &statement, int first, const RegisterKey &before)
{
    const auto read = [&statement](int column, const auto &last) {
        std::remove_cvref_t<decltype(last)> id(statement.text(column));
        return id == last ? last : id;
    };
    return {read(first, before.customer), read(first + 1, before.subscription), read(first + 2, before.meter),
            read(first + 3, before.registerId)};
}

bool isLater(const Row &row, const Row &shown)
{
    if (isInFuture(row) != isInFuture(shown))
        return isInFuture(shown);
    return row.identity > shown.identity;
}

void RegisterState::absorb(const Row &row)
{
    newestAt = latest ? std::max(newestAt, row.identity.measuredAt) : row.identity.measuredAt;
    lastReceivedAt = latest ? std::max(lastReceivedAt, row.receivedAt()) : row.receivedAt();
    if (!latest || row.identity == latest->identity || isLater(row, *latest))
        latest = row;
}

} // namespace insite::history
