// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

namespace insite::device {

/// The cells of one row of a device set, in the order of the table and of the CSV file.
enum class Column { On, Utility, Meter, Register, Model, Parameters, Interval, Decimals };
inline constexpr int kColumns = 8;

/// The column's word in files: "on", "utility", … Never translated.
[[nodiscard]] QString columnKey(Column column);

/// One simulated register of a meter as it is written, right or wrong: a table can be filled in any order,
/// and what is wrong stays to be mended (deviceset.h says what). C locale.
struct RowText
{
    std::array<QString, kColumns> cells;

    [[nodiscard]] const QString &at(Column column) const { return cells.at(size_t(column)); }
    void set(Column column, const QString &text) { cells.at(size_t(column)) = text; }

    friend bool operator==(const RowText &, const RowText &) = default;
};

} // namespace insite::device
