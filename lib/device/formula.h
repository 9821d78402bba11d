// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>

#include <span>
#include <vector>

namespace insite::device {

/// Another row that a formula takes its value from.
struct RowReference
{
    QString meter;
    qint32 registerType = 0;

    friend bool operator==(const RowReference &, const RowReference &) = default;
};

/// A calculation over other rows: numbers, `[meter/register]`, `+`, `-`, `*` and parentheses. A value.
class Formula
{
public:
    Formula() = default;

    /// Fails with a sentence that names the place. Pure.
    [[nodiscard]] static Result<Formula> parse(QStringView text);

    /// Each row once, in order of first use.
    [[nodiscard]] const QList<RowReference> &references() const { return m_references; }

    /// `values` in the order of references().
    [[nodiscard]] double evaluate(std::span<const double> values) const;

private:
    friend class FormulaParser;
    enum class Operation { Number, Value, Add, Subtract, Multiply, Negate };
    struct Step
    {
        Operation operation = Operation::Number;
        double number = 0;
        size_t index = 0;
    };

    QList<RowReference> m_references;
    std::vector<Step> m_steps; ///< For a stack, operands first.
};

} // namespace insite::device
