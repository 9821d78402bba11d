// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/formula.h"

#include "protocol/gatewaytopic.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::device {

namespace {

constexpr int kMaxDepth = 32;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::device::Formula)
};

} // namespace

/// sum = product { ("+" | "-") product }; product = factor { "*" factor }; factor = number | [row] | "(" sum
/// ")" | "-" factor
class FormulaParser
{
public:
    explicit FormulaParser(QStringView text)
        : m_text(text)
    {
    }

    Result<Formula> parse()
    {
        sum();
        skipSpaces();
        if (m_problem.isEmpty() && m_at < m_text.size())
            refuse(Text::tr("an operator (+, - or *) is expected"));
        if (!m_problem.isEmpty())
            return failure(ErrorCode::InvalidInput, m_problem);
        return m_formula;
    }

private:
    using Operation = Formula::Operation;

    void sum()
    {
        product();
        while (true) {
            if (skip(u'+'))
                product(), emitStep({Operation::Add});
            else if (skip(u'-'))
                product(), emitStep({Operation::Subtract});
            else
                return;
        }
    }

    void product()
    {
        factor();
        while (skip(u'*'))
            factor(), emitStep({Operation::Multiply});
    }

    void factor()
    {
        if (++m_depth > kMaxDepth) {
            refuse(Text::tr("it is nested too deeply"));
        } else if (skip(u'-')) {
            factor();
            emitStep({Operation::Negate});
        } else if (skip(u'(')) {
            sum();
            if (!skip(u')'))
                refuse(Text::tr("a closing parenthesis is missing"));
        } else if (skip(u'[')) {
            reference();
        } else {
            number();
        }
        --m_depth;
    }

    void reference()
    {
        const qsizetype end = m_text.indexOf(u']', m_at);
        const QStringView inside = end < 0 ? QStringView() : m_text.sliced(m_at, end - m_at);
        const qsizetype slash = inside.lastIndexOf(u'/');
        const QStringView registerType = inside.sliced(slash + 1);
        if (slash < 1 || protocol::checkRegisterType(registerType)) {
            refuse(Text::tr("another row is written as [meter/register type], like [MAIN_SUPPLY/2]"));
            return;
        }
        const RowReference row{inside.first(slash).toString(), registerType.toInt()};
        if (!m_formula.m_references.contains(row))
            m_formula.m_references.append(row);
        emitStep({Operation::Value, 0, size_t(m_formula.m_references.indexOf(row))});
        m_at = end + 1;
    }

    void number()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && (m_text[m_at].isDigit() || m_text[m_at] == u'.'))
            ++m_at;
        bool isNumber = false;
        const double value = m_text.sliced(from, m_at - from).toDouble(&isNumber);
        if (!isNumber)
            refuse(Text::tr("a number, a row like [MAIN_SUPPLY/2] or a parenthesis is expected"));
        emitStep({Operation::Number, value});
    }

    void emitStep(Formula::Step step) { m_formula.m_steps.push_back(step); }

    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    bool skip(QChar c)
    {
        skipSpaces();
        if (!m_problem.isEmpty() || m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    void refuse(const QString &reason)
    {
        if (m_problem.isEmpty())
            m_problem =
                Text::tr("The formula cannot be read at its character %1: %2.").arg(m_at + 1).arg(reason);
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    Formula m_formula;
    QString m_problem;
};

Result<Formula> Formula::parse(QStringView text)
{
    return FormulaParser(text).parse();
}

double Formula::evaluate(std::span<const double> values) const
{
    std::vector<double> stack;
    const auto pop = [&stack] {
        const double top = stack.back();
        stack.pop_back();
        return top;
    };
    for (const Step &step : m_steps) {
        switch (step.operation) {
        case Operation::Number:
            stack.push_back(step.number);
            break;
        case Operation::Value:
            stack.push_back(values[step.index]);
            break;
        case Operation::Negate:
            stack.back() = -stack.back();
            break;
        case Operation::Add: {
            const double right = pop();
            stack.back() += right;
            break;
        }
        case Operation::Subtract: {
            const double right = pop();
            stack.back() -= right;
            break;
        }
        case Operation::Multiply: {
            const double right = pop();
            stack.back() *= right;
            break;
        }
        }
    }
    return stack.empty() ? 0.0 : stack.back();
}

} // namespace insite::device
