// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QStringList>

namespace insite {

/// One record of a CSV text, with the line (from 1) where it begins: a quoted field may go over several.
struct CsvRecord
{
    int line = 1;
    QStringList fields;

    friend bool operator==(const CsvRecord &, const CsvRecord &) = default;
};

/// The records of a CSV text (RFC 4180; LF, CRLF and CR end a line; a byte order mark and empty lines are
/// passed over). What separates the fields is told by the first line: a comma, a semicolon or a tab, the
/// first that stands outside quotes. Fails with a sentence that names line and field. Pure, any thread.
[[nodiscard]] Result<QList<CsvRecord>> parseCsv(QStringView text);

/// One record with its line ending (LF); fields are quoted where they must be. parseCsv() gives the same
/// fields back. Pure, any thread.
[[nodiscard]] QString printCsvRecord(const QStringList &fields);

} // namespace insite
