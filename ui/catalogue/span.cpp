// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/span.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace insite::catalogue {

namespace {
constexpr double kLongest = 10.0 * 365 * 86400 * 1000;
constexpr std::array<std::pair<const char16_t *, qint64>, 4> kUnits{
    {{u"d", 86'400'000}, {u"h", 3'600'000}, {u"min", 60'000}, {u"s", 1000}}};
} // namespace

std::optional<std::chrono::milliseconds> parseSpan(const QString &text, const QLocale &locale)
{
    static const QHash<QString, double> units{{QString(), 1000},   {u"ms"_s, 1},        {u"s"_s, 1000},
                                              {u"min"_s, 60'000},  {u"m"_s, 60'000},    {u"h"_s, 3'600'000},
                                              {u"t"_s, 3'600'000}, {u"d"_s, 86'400'000}};
    static const QRegularExpression part(u"\\G\\s*([\\d.,]+)\\s*([a-z]*)\\s*"_s);
    const QString written = text.trimmed().toLower();
    double milliseconds = 0;
    qsizetype end = 0;
    for (auto match = part.globalMatch(written); match.hasNext();) {
        const auto one = match.next();
        bool isNumber = false;
        double amount = locale.toDouble(one.captured(1), &isNumber);
        if (!isNumber)
            amount = QLocale::c().toDouble(one.captured(1), &isNumber);
        const auto unit = units.constFind(one.captured(2));
        if (!isNumber || unit == units.cend())
            return std::nullopt;
        milliseconds += amount * *unit;
        end = one.capturedEnd();
    }
    if (written.isEmpty() || end != written.size() || milliseconds > kLongest)
        return std::nullopt;
    return std::chrono::milliseconds(qRound64(milliseconds));
}

QString spanText(std::chrono::milliseconds span, const QLocale &locale)
{
    QStringList parts;
    qint64 left = span.count();
    for (const auto &[name, length] : kUnits) {
        const bool isLast = length == 1000;
        const double amount = isLast ? double(left) / double(length) : double(left / length);
        left -= isLast ? 0 : qint64(amount) * length;
        if (amount > 0)
            parts.append(locale.toString(amount, 'g', QLocale::FloatingPointShortest) + QChar(u' ') +
                         QString::fromUtf16(name));
    }
    return parts.isEmpty() ? u"0 s"_s : parts.join(QChar(u' '));
}

} // namespace insite::catalogue
