// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/parameters.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::device {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::device::Parameters)
};

QString plainNumber(double value)
{
    return QString::number(value, 'f', QLocale::FloatingPointShortest);
}

} // namespace

Result<ParameterList> splitParameters(QStringView text)
{
    ParameterList parameters;
    const auto parts = text.split(u';', Qt::SkipEmptyParts);
    for (const QStringView part : parts) {
        if (part.trimmed().isEmpty())
            continue;
        const qsizetype equals = part.indexOf(u'=');
        const QString name = part.first(std::max<qsizetype>(equals, 0)).trimmed().toString();
        if (name.isEmpty())
            return failure(ErrorCode::InvalidInput,
                           Text::tr("“%1” is not of the form name=value; separate several by semicolons.")
                               .arg(part.trimmed().toString()));
        const bool isDouble = std::any_of(parameters.cbegin(), parameters.cend(),
                                          [&name](const auto &known) { return known.first == name; });
        if (isDouble)
            return failure(ErrorCode::InvalidInput, Text::tr("“%1” is given twice.").arg(name));
        parameters.append({name, part.sliced(equals + 1).trimmed().toString()});
    }
    return parameters;
}

QString joinParameters(const ParameterList &parameters)
{
    QStringList parts;
    for (const auto &[name, value] : parameters)
        parts.append(name + u'=' + value);
    return parts.join(u"; "_s);
}

ParameterReader::ParameterReader(QStringView text)
{
    auto split = splitParameters(text);
    if (split)
        m_left = std::move(*split);
    else
        m_problem = split.error().detail;
}

double ParameterReader::number(const QString &name, double fallback, ParameterRange range)
{
    const auto text = take(name);
    if (!text)
        return fallback;
    bool isNumber = false;
    const double value = text->toDouble(&isNumber); // always the C locale
    if (!isNumber || !std::isfinite(value)) {
        refuse(Text::tr("“%1” takes a number with a decimal point, not “%2”.").arg(name, *text));
        return fallback;
    }
    if (value < range.least || value > range.most) {
        refuse(range.most >= 1e15 ? Text::tr("“%1” must be at least %2.").arg(name, plainNumber(range.least))
                                  : Text::tr("“%1” must lie between %2 and %3.")
                                        .arg(name, plainNumber(range.least), plainNumber(range.most)));
        return fallback;
    }
    return value;
}

QString ParameterReader::text(const QString &name)
{
    const auto text = take(name);
    if (!text || text->isEmpty())
        refuse(Text::tr("“%1” is missing: this model needs %1=….").arg(name));
    return text.value_or(QString());
}

QString ParameterReader::text(const QString &name, const QString &fallback)
{
    return take(name).value_or(fallback);
}

int ParameterReader::word(const QString &name, const QStringList &words)
{
    const auto text = take(name);
    if (!text)
        return 0;
    const qsizetype found = words.indexOf(*text);
    if (found < 0)
        refuse(Text::tr("“%1” is one of %2, not “%3”.").arg(name, words.join(u", "_s), *text));
    return int(std::max<qsizetype>(found, 0));
}

bool ParameterReader::yes(const QString &name, bool fallback)
{
    return word(name, fallback ? QStringList{u"yes"_s, u"no"_s} : QStringList{u"no"_s, u"yes"_s}) == 0
               ? fallback
               : !fallback;
}

void ParameterReader::refuse(const QString &sentence)
{
    if (!m_problem)
        m_problem = sentence;
}

std::optional<QString> ParameterReader::problem()
{
    if (!m_problem && !m_left.isEmpty()) {
        m_problem = m_known.isEmpty()
                        ? Text::tr("This model knows no parameter “%1”.").arg(m_left.first().first)
                        : Text::tr("This model knows no parameter “%1”; it takes %2.")
                              .arg(m_left.first().first, m_known.join(u", "_s));
    }
    return m_problem;
}

std::optional<QString> ParameterReader::take(const QString &name)
{
    m_known.append(name);
    const auto found = std::find_if(m_left.cbegin(), m_left.cend(),
                                    [&name](const auto &parameter) { return parameter.first == name; });
    if (found == m_left.cend())
        return std::nullopt;
    const QString value = found->second;
    m_left.erase(found);
    return value;
}

} // namespace insite::device
