// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "core/hardening.h"
#include "language/translations.h"
#include "monitor/languages.h"
#include "monitor/monitor.h"
#include "settings/keychainsecretstore.h"
#include "settings/preferencestore.h"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTextStream>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string_view>

using namespace Qt::StringLiterals;

namespace {

constexpr int kBadInput = 2;

/// On the terminal, and where there is a screen in a box as well: a person who clicked an icon has no
/// terminal.
int refuse(QApplication &application, const QString &sentence)
{
    QTextStream(stderr) << sentence << Qt::endl;
    const QString platform = QGuiApplication::platformName();
    if (platform == u"offscreen"_s || platform == u"minimal"_s)
        return kBadInput;
    QMessageBox box(QMessageBox::Critical, QObject::tr("Insite Monitor"), sentence);
    box.setTextFormat(Qt::PlainText);
    box.open();
    application.exec();
    return kBadInput;
}

/// What needs no screen must not ask for one.
bool isQuestion(int argc, char *argv[])
{
    return std::any_of(argv, argv + argc, [](const char *argument) {
        const std::string_view text(argument);
        return text == "--help" || text == "-h" || text == "--version" || text == "-v";
    });
}

int answer(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(INSITE_VERSION));
    insite::language::Translations translations;
    translations.use(QLocale::system().uiLanguages());
    const auto commandLine = insite::monitor::readCommandLine(QCoreApplication::arguments());
    QTextStream(commandLine ? stdout : stderr)
        << (commandLine ? commandLine->answer : commandLine.error().detail + u'\n');
    return commandLine ? 0 : kBadInput;
}

} // namespace

int main(int argc, char *argv[])
{
    insite::forbidCoreDumps();
    if (isQuestion(argc, argv))
        return answer(argc, argv);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"insite-monitor"_s);
    QCoreApplication::setApplicationName(u"insite-monitor"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(INSITE_VERSION));
    QGuiApplication::setDesktopFileName(u"insite-monitor"_s);
    const QString configFolder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    const insite::settings::Preferences preferences =
        insite::settings::PreferenceStore(QDir(configFolder).filePath(u"settings.ini"_s)).load();

    auto translations = std::make_optional<insite::language::Translations>();
    translations->use(insite::monitor::languagesFor(preferences.language));
    const auto commandLine = insite::monitor::readCommandLine(application.arguments());
    if (!commandLine)
        return refuse(application, commandLine.error().detail);
    translations.reset(); // The monitor has its own, which it changes with the settings.
    const insite::SystemClock clock;
    insite::settings::KeychainSecretStore keychain;
    insite::monitor::Monitor monitor(application,
                                     {commandLine->options, configFolder,
                                      QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation),
                                      keychain, clock});
    monitor.start();
    return application.exec();
}
