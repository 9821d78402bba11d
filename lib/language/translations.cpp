// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace insite::language {

Translations::Translations() = default;

Translations::~Translations()
{
    remove();
}

void Translations::use(const QStringList &languages)
{
    remove();
    const QString language = best(languages);
    const QString ours = u":/i18n"_s;
    const struct
    {
        QString file;
        QString folder;
    } sources[] = {{u"insite_en"_s, ours},
                   {u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)},
                   {u"qt_"_s + language, ours},
                   {u"insite_"_s + language, ours}};
    for (std::size_t i = 0; i < m_translators.size(); ++i) {
        // Qt's may not be installed, and of English ours has nothing to say about Qt's.
        if (m_translators[i].load(sources[i].file, sources[i].folder))
            QCoreApplication::installTranslator(&m_translators[i]);
    }
}

QString Translations::best(const QStringList &languages)
{
    for (const QString &each : languages) {
        const QString code = each.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
        if (code == u"nb"_s || code == u"no"_s || code == u"nn"_s)
            return u"nb"_s;
        if (code == u"en"_s || code == u"c"_s)
            return u"en"_s;
    }
    return u"en"_s;
}

void Translations::remove()
{
    for (QTranslator &translator : m_translators)
        QCoreApplication::removeTranslator(&translator);
}

} // namespace insite::language
