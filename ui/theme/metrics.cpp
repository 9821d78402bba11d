// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/metrics.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::theme {

QFont font(TypeStep step)
{
    QFont font = QGuiApplication::font();
    const double scale = step == TypeStep::Body ? 1.0 : step == TypeStep::Title ? 1.15 : 1.3;
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * scale);
    } else {
        font.setPixelSize(qRound(font.pixelSize() * scale));
    }
    if (step != TypeStep::Body) {
        font.setWeight(QFont::DemiBold);
    }
    return font;
}

bool hasTabularDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(u'0');
    return std::all_of(u"123456789", u"123456789" + 9, [&](char16_t digit) {
        return qFuzzyCompare(metrics.horizontalAdvance(QChar(digit)), width);
    });
}

QFont tabularFont(const QFont &font)
{
    if (hasTabularDigits(font)) {
        return font;
    }
    // Digits of one width in their ordinary set; Qt 6.4 cannot ask a font for its tabular ones.
    for (const QString &family : {u"Segoe UI"_s, u"Helvetica Neue"_s, u"Noto Sans"_s, u"DejaVu Sans"_s}) {
        if (QFontDatabase::hasFamily(family)) {
            QFont candidate(font);
            candidate.setFamilies({family});
            if (hasTabularDigits(candidate)) {
                return candidate;
            }
        }
    }
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font.pointSizeF() > 0 ? font.pointSizeF() : fixed.pointSizeF());
    return fixed;
}

} // namespace insite::theme
