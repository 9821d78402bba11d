// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/unit.h"
#include "history/export.h"

#include <QHash>
#include <QTimeZone>

namespace insite::history {

/// What a person calls a register; empty and absent where nobody has told.
struct RegisterLabels
{
    QString meterName;
    QString registerName;
    Unit unit;
};

enum class SheetFormat {
    Csv,  ///< For a spreadsheet: UTF-8 with its mark, a header line, CRLF, the person's numbers.
    Json, ///< One document: registers with their readings.
};

struct SheetOptions
{
    SheetFormat format = SheetFormat::Csv;
    char separator = ',';    ///< Between columns of CSV.
    char decimalPoint = '.'; ///< Of CSV's values, which are quoted where it is the separator too.
    QTimeZone zone = QTimeZone::utc();
    QHash<RegisterKey, RegisterLabels> labels;
};

/// Writes readings for a person, as exportReadings() does for a program: the same order, the same moment,
/// the same cancelling.
///
/// CSV: times as "2026-10-25 02:30:00" (a fraction only where there is one), which every spreadsheet takes
/// for a time; each in UTC and in the zone, with the zone's offset beside it, as the night of the change has
/// an hour twice. A text that a spreadsheet would take for a formula gets an apostrophe before it. An unknown
/// unit says so. JSON: ids and numbers exact, times in ISO 8601, absent is null.
[[nodiscard]] Result<qint64> exportSheet(Reader &reader, const ExportFilter &filter,
                                         const SheetOptions &options, QIODevice &out,
                                         const std::function<void(const ExportProgress &)> &progress = {});

} // namespace insite::history
