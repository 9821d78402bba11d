// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace insite::monitor {

namespace {

QLocale localeOf(settings::Language language)
{
    switch (language) {
    case settings::Language::System:
        break;
    case settings::Language::English:
        return QLocale(QLocale::English);
    case settings::Language::Norwegian:
        return QLocale(QLocale::NorwegianBokmal);
    }
    return QLocale();
}

} // namespace

void installTranslations(QCoreApplication &application, settings::Language language)
{
    const QLocale locale = localeOf(language);
    auto *ours = new QTranslator(&application);
    if (ours->load(locale, u"insite"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(ours);
    auto *qt = new QTranslator(&application);
    if (qt->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

void chooseTimeZone(const settings::Preferences &preferences)
{
    // One place for all views, and for Qt's own dialogs.
    if (!preferences.timeZone.isEmpty())
        qputenv("TZ", preferences.timeZone.toUtf8());
}

} // namespace insite::monitor
