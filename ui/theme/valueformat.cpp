// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/valueformat.h"

#include "core/zonedtime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::theme {

namespace {

constexpr double kExponentFrom = 1e15;

/// Decimals of the shortest text that reads back as the same number.
int decimalsOf(double value)
{
    const QString text = QString::number(value, 'f', QLocale::FloatingPointShortest);
    const auto point = text.indexOf(u'.');
    return point < 0 ? 0 : static_cast<int>(text.size() - point - 1);
}

} // namespace

QString formatValue(double value, const QLocale &locale)
{
    if (!std::isfinite(value) || std::abs(value) >= kExponentFrom) {
        return locale.toString(value, 'g', QLocale::FloatingPointShortest);
    }
    int most = 3;
    if (value != 0 && std::abs(value) < 1) {
        most = std::min(9, 3 - static_cast<int>(std::floor(std::log10(std::abs(value)))));
    }
    return locale.toString(value, 'f', std::min(most, decimalsOf(value)));
}

QString formatValue(double value, int decimals, const QLocale &locale)
{
    return std::isfinite(value) && std::abs(value) < kExponentFrom
               ? locale.toString(value, 'f', decimals)
               : locale.toString(value, 'g', QLocale::FloatingPointShortest);
}

QString formatExact(double value, const QLocale &locale)
{
    const bool isPlain = std::isfinite(value) && std::abs(value) < kExponentFrom;
    return locale.toString(value, isPlain ? 'f' : 'g', QLocale::FloatingPointShortest);
}

QString unitMark(const Unit &unit)
{
    return unit ? *unit
                : QCoreApplication::translate("insite::theme", "unit ?", "short mark: the unit is not known");
}

QString unitWords(const Unit &unit)
{
    return unit ? *unit : QCoreApplication::translate("insite::theme", "unit unknown");
}

QString formatAge(std::chrono::milliseconds age)
{
    const auto seconds = std::max<qint64>(0, age / 1s);
    const auto say = [](const char *text, qint64 number) {
        return QCoreApplication::translate("insite::theme", text).arg(QLocale().toString(number));
    };
    if (seconds < 120) {
        return say(QT_TRANSLATE_NOOP("insite::theme", "%1 s"), seconds);
    }
    if (seconds < 120 * 60) {
        return say(QT_TRANSLATE_NOOP("insite::theme", "%1 min"), seconds / 60);
    }
    if (seconds < 48 * 3600) {
        return say(QT_TRANSLATE_NOOP("insite::theme", "%1 h"), seconds / 3600);
    }
    return say(QT_TRANSLATE_NOOP("insite::theme", "%1 d"), seconds / 86400);
}

QString formatSpan(std::chrono::milliseconds span)
{
    struct Part
    {
        qint64 seconds;
        const char *text;
    };
    constexpr Part kParts[] = {{86400, QT_TRANSLATE_NOOP("insite::theme", "%1 d")},
                               {3600, QT_TRANSLATE_NOOP("insite::theme", "%1 h")},
                               {60, QT_TRANSLATE_NOOP("insite::theme", "%1 min")},
                               {1, QT_TRANSLATE_NOOP("insite::theme", "%1 s")}};
    qint64 rest = (span + 500ms) / 1s;
    QStringList words;
    for (const Part &part : kParts) {
        const qint64 number = rest / part.seconds;
        rest %= part.seconds;
        if (number > 0 && words.size() < 2) {
            words += QCoreApplication::translate("insite::theme", part.text).arg(number);
        }
    }
    return words.isEmpty() ? QCoreApplication::translate("insite::theme", "%1 s").arg(0) : words.join(u' ');
}

QString formatLocalTime(Instant at, const QTimeZone &zone, const QLocale &locale)
{
    const QDateTime time = zonedTime(at, zone);
    QString date = locale.dateFormat(QLocale::ShortFormat);
    if (!date.contains("yyyy"_L1))
        date.replace("yy"_L1, "yyyy"_L1);
    // The long form is the one with seconds; the zone in it would be the computer's, not this one.
    const QString clock = locale.timeFormat(QLocale::LongFormat).remove(u't').simplified();
    return locale.toString(time.date(), date) % u' ' % locale.toString(time.time(), clock) % u' ' %
           zone.abbreviation(time);
}

} // namespace insite::theme
