// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/ownwords.h"

namespace insite::metadata {

class Catalogue;

/// One row of the table that a person fills in: a register, or a meter when the register is empty.
struct CsvRow
{
    RegisterPlace place;
    OwnRegister own; ///< Of a meter only the alias.
    QString knownName;
    QString knownUnit;
};

/// A row for each meter and register that is known to the catalogue, or is among `more`, in order.
[[nodiscard]] QList<CsvRow> csvRows(const Catalogue &catalogue, const QList<RegisterPlace> &more);

/// RFC 4180 with a header; numbers in the C locale, UTF-8 with a mark that spreadsheets look for. Pure.
[[nodiscard]] QByteArray toCsv(const QList<CsvRow> &rows);

/// `words` with what the table says: each row replaces all that was typed of its register or meter. Columns
/// may be missing or stand in any order, except customer and meter; a semicolon may separate them, and then
/// a comma may be the decimal mark, as spreadsheets of many countries write it. A failure names the line,
/// and nothing of the table is taken. Pure.
[[nodiscard]] Result<OwnWords> fromCsv(const QByteArray &csv, OwnWords words);

} // namespace insite::metadata
