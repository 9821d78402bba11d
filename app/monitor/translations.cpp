// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace insite::monitor {

void installTranslations(QCoreApplication &application)
{
    auto *ours = new QTranslator(&application);
    if (ours->load(QLocale(), u"insite"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(ours);
    auto *qt = new QTranslator(&application);
    if (qt->load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

} // namespace insite::monitor
