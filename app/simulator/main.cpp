// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminationsignals.h"
#include "language/translations.h"
#include "simulator/simulator.h"
#include "simulator/stdinlines.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocale>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::simulator;

namespace {

constexpr int kMostRegisters = 1'000'000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::simulator::Main)
};

int exitCode(const Error &error)
{
    std::fprintf(stderr, "insite-sim: %s\n", qPrintable(error.detail));
    switch (error.code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::AccessDenied:
        return 2;
    case ErrorCode::Refused:
        return 3;
    case ErrorCode::Storage:
        return 4;
    default:
        return 1;
    }
}

void printLine(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

/// Beside the program in a build, in the library folder when installed: in both, one up from the program.
Result<QString> findPlugin()
{
    const QString file = QCoreApplication::applicationDirPath() + u"/../lib/insite/insite-sim-access.so"_s;
    if (QFileInfo::exists(file))
        return QFileInfo(file).canonicalFilePath();
    return failure(
        ErrorCode::NotFound,
        Text::tr("The broker's plugin %1 is missing; build or install insite-sim completely.").arg(file));
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Text::tr("A local stand-in for the platform: a private broker over TLS, a metadata "
                 "API, and a fleet of meters.") +
        u"\n\n"_s + commandHelp());
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{u"directory"_s, Text::tr("Where profiles, secrets and certificates are written (required)."),
          u"D"_s},
         {u"registers"_s, Text::tr("How many registers the fleet has."), u"N"_s, u"60"_s},
         {u"rate"_s, Text::tr("Readings per second, all registers together."), u"R"_s, u"20"_s},
         {u"seed"_s, Text::tr("Another seed, another fleet's load."), u"S"_s, u"1"_s},
         {u"fault"_s, Text::tr("A fault that is on from the start; can be given several times."), u"NAME"_s},
         {u"exit-with-stdin"_s, Text::tr("End when standard input ends.")}});
}

Result<SimulatorOptions> readOptions(const QCommandLineParser &parser)
{
    SimulatorOptions options;
    options.directory = parser.value(u"directory"_s);
    if (options.directory.isEmpty())
        return failure(ErrorCode::InvalidInput, Text::tr("Name a folder with --directory."));
    if (!parser.positionalArguments().isEmpty())
        return failure(
            ErrorCode::InvalidInput,
            Text::tr("\"%1\" is not an option; see --help.").arg(parser.positionalArguments().constFirst()));
    bool isNumber = false;
    options.registers = parser.value(u"registers"_s).toInt(&isNumber);
    if (!isNumber || options.registers < 1 || options.registers > kMostRegisters)
        return failure(ErrorCode::InvalidInput,
                       Text::tr("--registers must be from 1 to %1.").arg(kMostRegisters));
    options.seed = parser.value(u"seed"_s).toUInt(&isNumber);
    if (!isNumber)
        return failure(ErrorCode::InvalidInput, Text::tr("--seed must be a whole number."));
    const auto rate = parseCommand(u"rate "_s + parser.value(u"rate"_s));
    if (!rate)
        return tl::unexpected(rate.error());
    options.readingsPerSecond = std::get<SetRate>(*rate).readingsPerSecond;
    const QStringList faults = parser.values(u"fault"_s);
    for (const QString &value : faults) {
        const auto fault = parseFaultOption(value);
        if (!fault)
            return tl::unexpected(fault.error());
        options.faults.append(*fault);
    }
    return options;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"insite-sim"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(INSITE_VERSION));
    language::Translations translations;
    translations.use(QLocale::system().uiLanguages());
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QCoreApplication::arguments()))
        return exitCode({ErrorCode::InvalidInput, parser.errorText()});
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (parser.isSet(u"help"_s))
        parser.showHelp();

    auto options = readOptions(parser);
    if (!options)
        return exitCode(options.error());
    const auto plugin = findPlugin();
    if (!plugin)
        return exitCode(plugin.error());
    options->pluginFile = *plugin;

    const TerminationSignals termination;
    const SystemClock clock;
    Simulator simulator(*options, clock);
    QObject::connect(&simulator, &Simulator::said, &application, &printLine);
    QObject::connect(&simulator, &Simulator::quitRequested, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    QObject::connect(&termination, &TerminationSignals::received, &application, &QCoreApplication::quit);
    if (const auto started = simulator.start(); !started)
        return exitCode(started.error());

    StdinLines lines;
    QObject::connect(&lines, &StdinLines::lineRead, &simulator, &Simulator::execute);
    if (parser.isSet(u"exit-with-stdin"_s))
        QObject::connect(&lines, &StdinLines::ended, &application, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
