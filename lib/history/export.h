// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/instant.h"
#include "history/sqlite.h"

#include <functional>
#include <vector>

class QIODevice;

namespace insite::history {

class Reader;

enum class ExportFormat {
    Csv,       ///< RFC 4180: a header line, CRLF, quotes where needed.
    JsonLines, ///< One JSON object a line.
};

/// What to export; absent means all.
struct ExportFilter
{
    std::optional<CustomerId> customer;
    std::optional<MeterId> meter;
    std::optional<RegisterId> registerId;
    std::optional<Instant> from; ///< Measured at this time or later.
    std::optional<Instant>
        to; ///< Measured before this time, so that one day's export ends where the next begins.
    std::vector<RegisterKey> registers{}; ///< Only these, of those that the rest lets through; empty: all.
};

/// How far an export is.
struct ExportProgress
{
    qint64 readings = 0;
    qint64 bytes = 0; ///< Written to the device.
    double share = 0; ///< 0 to 1, by registers and, within one, by measured time.
};

/// Writes the readings in order of customer, subscription, meter, register and measured time to `out`, as of
/// one moment, without holding them in memory. Times are UTC in ISO 8601, numbers are in the C locale with
/// the fewest digits that read back the same. Columns: customer, subscription, meter, register,
/// schema_version, measured_from, measured_at, system_at, value, received_at, revision; what is absent is
/// empty in CSV, null in JSON. Ids are written as they are, also where a spreadsheet would take one for a
/// formula (docs/database.md).
///
/// `progress` is called on this thread with the readings written so far, some times a second. Cancelled by
/// the reader's cancel flag. Returns how many readings were written. Runs on the reader's thread.
[[nodiscard]] Result<qint64> exportReadings(Reader &reader, const ExportFilter &filter, ExportFormat format,
                                            QIODevice &out, const std::function<void(qint64)> &progress = {});

} // namespace insite::history
