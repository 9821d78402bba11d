// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/languages.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace insite::monitor {

QStringList languagesFor(settings::Language chosen)
{
    switch (chosen) {
    case settings::Language::System:
        break;
    case settings::Language::English:
        return {u"en"_s};
    case settings::Language::Norwegian:
        return {u"nb"_s};
    }
    return QLocale::system().uiLanguages();
}

} // namespace insite::monitor
