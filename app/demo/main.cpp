// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "core/hardening.h"
#include "monitor/monitor.h"
#include "settings/keychainsecretstore.h"
#include "settings/preferencestore.h"
#include "walk.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

constexpr int kFailed = 1;
constexpr int kBadInput = 2;
constexpr auto kHelp = R"(Usage: demo_walk --screenshots FOLDER [options of insite-monitor]
Walks through insite-monitor as a person would, on the profiles given: charts meters, publishes readings through the
panel, waits until they come back, and prints the path of each picture taken. Needs no screen.
)";

int fail(int code, const QString &sentence)
{
    QTextStream(stderr) << sentence << Qt::endl;
    return code;
}

/// Takes `--screenshots FOLDER` out of the arguments; empty where it is not there.
QString takeFolder(QStringList &arguments)
{
    const qsizetype at = arguments.indexOf(u"--screenshots"_s);
    if (at < 0 || at + 1 >= arguments.size())
        return {};
    const QString folder = arguments.at(at + 1);
    arguments.remove(at, 2);
    return folder;
}

} // namespace

int main(int argc, char *argv[])
{
    insite::forbidCoreDumps();
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"demo_walk"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(INSITE_VERSION));
    QStringList arguments = QCoreApplication::arguments();
    if (arguments.contains(u"--help"_s) || arguments.contains(u"--version"_s)) {
        QTextStream(stdout) << (arguments.contains(u"--help"_s)
                                    ? QString::fromLatin1(kHelp)
                                    : u"demo_walk %1\n"_s.arg(QCoreApplication::applicationVersion()));
        return 0;
    }
    const QString folder = takeFolder(arguments);
    if (folder.isEmpty())
        return fail(kBadInput, u"Name the folder for the pictures with --screenshots FOLDER."_s);
    const auto commandLine = insite::monitor::readCommandLine(arguments);
    if (!commandLine)
        return fail(kBadInput, commandLine.error().detail);

    // The window of a demo neither takes the person's layout nor leaves one. The walk reads what it says, in
    // English.
    const QTemporaryDir settings;
    insite::settings::Preferences english;
    english.language = insite::settings::Language::English;
    if (const auto saved =
            insite::settings::PreferenceStore(settings.filePath(u"config/settings.ini"_s)).save(english);
        !saved)
        return fail(kFailed, saved.error().detail);
    const insite::SystemClock clock;
    insite::settings::KeychainSecretStore keychain;
    insite::monitor::Monitor monitor(application, {commandLine->options, settings.filePath(u"config"_s),
                                                   settings.filePath(u"data"_s), keychain, clock});
    insite::demo::Walk walk(monitor.window(), QDir(folder));
    QObject::connect(&walk, &insite::demo::Walk::said, &walk,
                     [](const QString &line) { QTextStream(stderr) << line << Qt::endl; });
    QObject::connect(&walk, &insite::demo::Walk::pictureTaken, &walk,
                     [](const QString &path) { QTextStream(stdout) << path << Qt::endl; });
    QObject::connect(&walk, &insite::demo::Walk::finished, &application, [] { QCoreApplication::exit(0); });
    QObject::connect(&walk, &insite::demo::Walk::failed, &application,
                     [](const QString &sentence) { QCoreApplication::exit(fail(kFailed, sentence)); });
    monitor.start();
    walk.start();
    return application.exec();
}
