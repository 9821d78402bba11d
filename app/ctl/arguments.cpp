// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/arguments.h"

#include "protocol/timestamp.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::ctl {

namespace {

constexpr double kLongestSeconds = 10.0 * 365 * 86400;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::ctl::Arguments)
};

QString overview()
{
    return Text::tr(
        "Usage: insitectl <command> [options]\n"
        "\n"
        "Live energy meters on the Å Insite platform's MQTT service, without a screen.\n"
        "\n"
        "Commands:\n"
        "  check    Say what is wrong with a profile, key by key.\n"
        "  record   Receive readings and keep each once; without a database: print them.\n"
        "  export   Write what a database holds, as CSV or JSON lines.\n"
        "  publish  Publish one reading of a device.\n"
        "  bench    Publish what simulated meters send, and tell what came back.\n"
        "  metadata pull   Fetch names and units from the metadata API.\n"
        "  metadata show   Print what is known of the profile's meters, as JSON lines.\n"
        "\n"
        "insitectl <command> --help tells a command's options.\n"
        "\n"
        "Exit codes: 0 done, 1 failed while running, 2 bad arguments or input, 3 refused by broker or API,\n"
        "4 could not store.\n");
}

QCommandLineOption valueOption(const QString &name, const QString &description, const QString &value)
{
    return {name, description, value};
}

void addCommonOptions(QCommandLineParser &parser)
{
    parser.addOption({{u"h"_s, u"help"_s}, Text::tr("Show these options.")});
    parser.addOption({{u"v"_s, u"version"_s}, Text::tr("Show the version.")});
}

void addProfileOption(QCommandLineParser &parser)
{
    parser.addOption(valueOption(u"profile"_s, Text::tr("The profile's file."), u"file"_s));
}

void addPasswordOption(QCommandLineParser &parser)
{
    addProfileOption(parser);
    parser.addOption(
        valueOption(u"password-file"_s,
                    Text::tr("A file, readable by its owner only, that holds the broker's password. "
                             "Without it: INSITE_PASSWORD, then the keychain."),
                    u"file"_s));
}

void addPullOptions(QCommandLineParser &parser)
{
    addPasswordOption(parser);
    parser.addOption(
        valueOption(u"token-file"_s,
                    Text::tr("A file, readable by its owner only, that holds the API's access token. "
                             "Without it: INSITE_TOKEN, then the keychain."),
                    u"file"_s));
}

void addRecordOptions(QCommandLineParser &parser)
{
    addPasswordOption(parser);
    parser.addOption(
        valueOption(u"database"_s, Text::tr("Keep the readings in this SQLite file."), u"file"_s));
    parser.addOption(valueOption(u"duration"_s, Text::tr("End cleanly after so long."), u"seconds"_s));
    parser.addOption(
        valueOption(u"max-readings"_s, Text::tr("End after so many readings were stored."), u"count"_s));
    parser.addOption(
        {u"reset-session"_s,
         Text::tr("First have the broker forget the session that it keeps for this profile. What "
                  "it has queued is lost.")});
}

void addExportOptions(QCommandLineParser &parser)
{
    parser.addOption(
        valueOption(u"database"_s, Text::tr("The SQLite file that record has kept."), u"file"_s));
    parser.addOption(valueOption(u"customer"_s, Text::tr("Only this customer's readings."), u"id"_s));
    parser.addOption(valueOption(u"meter"_s, Text::tr("Only this meter's readings."), u"id"_s));
    parser.addOption(valueOption(u"register"_s, Text::tr("Only this register's readings."), u"id"_s));
    parser.addOption(
        valueOption(u"from"_s, Text::tr("Measured at this time or later: 2023-01-01T12:00:00Z."), u"time"_s));
    parser.addOption(valueOption(u"to"_s, Text::tr("Measured before this time."), u"time"_s));
    parser.addOption(
        valueOption(u"format"_s, Text::tr("csv (the default) or json: one object a line."), u"format"_s));
}

Result<std::optional<Instant>> instant(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return std::nullopt;
    const auto parsed = protocol::parseTimestamp(parser.value(option).toUtf8());
    if (!parsed)
        return failure(ErrorCode::InvalidInput,
                       u"--%1 %2"_s.arg(option, protocol::timestampComplaint(parsed.error())));
    return *parsed;
}

template <typename Id>
std::optional<Id> id(const QCommandLineParser &parser, const QString &option)
{
    return parser.isSet(option) ? std::optional(Id(parser.value(option))) : std::nullopt;
}

Result<Arguments> readExport(const QCommandLineParser &parser, Arguments result)
{
    result.databaseFile = parser.value(u"database"_s);
    if (result.databaseFile.isEmpty())
        return failure(ErrorCode::InvalidInput, Text::tr("insitectl export needs --database FILE."));
    const auto from = instant(parser, u"from"_s);
    const auto to = instant(parser, u"to"_s);
    if (!from || !to)
        return tl::unexpected(from ? to.error() : from.error());
    const QString format = parser.isSet(u"format"_s) ? parser.value(u"format"_s) : u"csv"_s;
    if (format != "csv"_L1 && format != "json"_L1)
        return failure(ErrorCode::InvalidInput, Text::tr("--format is csv or json, not \"%1\".").arg(format));
    result.from = *from;
    result.to = *to;
    result.isJson = format == "json"_L1;
    result.customer = id<CustomerId>(parser, u"customer"_s);
    result.meterId = id<MeterId>(parser, u"meter"_s);
    result.registerId = id<RegisterId>(parser, u"register"_s);
    return result;
}

void addPublishOptions(QCommandLineParser &parser)
{
    addPasswordOption(parser);
    parser.addOption(
        valueOption(u"utility"_s, Text::tr("Electrical, Thermal, Water or NaturalGas."), u"type"_s));
    parser.addOption(valueOption(u"meter"_s, Text::tr("The meter's external id."), u"id"_s));
    parser.addOption(valueOption(u"register"_s, Text::tr("The register type, an integer."), u"number"_s));
    parser.addOption(
        valueOption(u"value"_s, Text::tr("The reading, a plain number like 123.456."), u"number"_s));
    parser.addOption(valueOption(
        u"timeout"_s, Text::tr("How long to wait for the acknowledgement; default 10."), u"seconds"_s));
    parser.addOption({u"yes"_s, Text::tr("Publish although the profile is marked as production.")});
}

void addBenchOptions(QCommandLineParser &parser)
{
    addPasswordOption(parser);
    parser.addOption(valueOption(
        u"set"_s, Text::tr("The device set: a CSV or JSON file of simulated meters."), u"file"_s));
    parser.addOption(valueOption(u"duration"_s, Text::tr("How long to send."), u"seconds"_s));
    parser.addOption(valueOption(
        u"consumer"_s, Text::tr("A consumer's profile: what was sent is followed to where it comes back."),
        u"file"_s));
    parser.addOption(valueOption(
        u"consumer-password-file"_s,
        Text::tr("Its broker password, like --password-file. Without it: the keychain."), u"file"_s));
    parser.addOption(valueOption(
        u"token-file"_s, Text::tr("The access token of its metadata, which names the meters."), u"file"_s));
    parser.addOption(valueOption(u"wait"_s, Text::tr("How long a reading may take to come back; default 30."),
                                 u"seconds"_s));
    parser.addOption(valueOption(
        u"seed"_s, Text::tr("A run with the same seed has the same values; default 1."), u"number"_s));
    parser.addOption({u"yes"_s, Text::tr("Publish although the profile is marked as production.")});
}

Result<std::optional<std::chrono::milliseconds>> seconds(const QCommandLineParser &parser,
                                                         const QString &option)
{
    if (!parser.isSet(option))
        return std::nullopt;
    bool isNumber = false;
    const double value = parser.value(option).toDouble(&isNumber); // always the C locale
    if (!isNumber || !(value > 0) || value > kLongestSeconds)
        return failure(ErrorCode::InvalidInput,
                       Text::tr("--%1 takes a number of seconds above 0, not \"%2\".")
                           .arg(option, parser.value(option)));
    return std::chrono::milliseconds(static_cast<qint64>(std::ceil(value * 1000)));
}

Result<std::optional<qint64>> count(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return std::nullopt;
    bool isNumber = false;
    const qint64 value = parser.value(option).toLongLong(&isNumber);
    if (!isNumber || value < 1)
        return failure(
            ErrorCode::InvalidInput,
            Text::tr("--%1 takes a whole number from 1 on, not \"%2\".").arg(option, parser.value(option)));
    return value;
}

Result<Arguments> readRecord(const QCommandLineParser &parser, Arguments result)
{
    const auto duration = seconds(parser, u"duration"_s);
    const auto maxReadings = count(parser, u"max-readings"_s);
    if (!duration)
        return tl::unexpected(duration.error());
    if (!maxReadings)
        return tl::unexpected(maxReadings.error());
    result.duration = *duration;
    result.maxReadings = *maxReadings;
    result.isSessionReset = parser.isSet(u"reset-session"_s);
    result.databaseFile = parser.value(u"database"_s);
    if (parser.isSet(u"database"_s) && result.databaseFile.isEmpty())
        return failure(ErrorCode::InvalidInput, Text::tr("--database needs the name of a file."));
    return result;
}

Result<Arguments> readPublish(const QCommandLineParser &parser, Arguments result)
{
    for (const QString &name : {u"utility"_s, u"meter"_s, u"register"_s, u"value"_s}) {
        if (!parser.isSet(name))
            return failure(
                ErrorCode::InvalidInput,
                Text::tr("publish needs --%1. insitectl publish --help tells all options.").arg(name));
    }
    const auto timeout = seconds(parser, u"timeout"_s);
    if (!timeout)
        return tl::unexpected(timeout.error());
    result.timeout = timeout->value_or(result.timeout);
    result.utility = parser.value(u"utility"_s);
    result.meter = parser.value(u"meter"_s);
    result.registerType = parser.value(u"register"_s);
    result.value = parser.value(u"value"_s);
    result.isConfirmed = parser.isSet(u"yes"_s);
    return result;
}

Result<Arguments> readBench(const QCommandLineParser &parser, Arguments result)
{
    const auto duration = seconds(parser, u"duration"_s);
    const auto wait = seconds(parser, u"wait"_s);
    const auto seed = count(parser, u"seed"_s);
    if (!duration || !wait)
        return tl::unexpected(duration ? wait.error() : duration.error());
    if (!seed)
        return tl::unexpected(seed.error());
    result.setFile = parser.value(u"set"_s);
    result.duration = *duration;
    if (result.setFile.isEmpty() || !result.duration)
        return failure(
            ErrorCode::InvalidInput,
            Text::tr("bench needs --set FILE and --duration SECONDS. insitectl bench --help tells all "
                     "options."));
    result.returnWindow = wait->value_or(result.returnWindow);
    result.seed = quint64(seed->value_or(1));
    result.consumerFile = parser.value(u"consumer"_s);
    result.consumerPasswordFile = parser.value(u"consumer-password-file"_s);
    result.tokenFile = parser.value(u"token-file"_s);
    if (result.consumerFile.isEmpty() &&
        !(result.consumerPasswordFile.isEmpty() && result.tokenFile.isEmpty()))
        return failure(ErrorCode::InvalidInput,
                       Text::tr("--consumer-password-file and --token-file belong to --consumer PROFILE."));
    result.isConfirmed = parser.isSet(u"yes"_s);
    return result;
}

Arguments answering(const QString &text)
{
    Arguments result;
    result.answer = text;
    return result;
}

QString version()
{
    return u"insitectl "_s + QStringLiteral(INSITE_VERSION) + u'\n';
}

} // namespace

Result<Arguments> readArguments(const QStringList &arguments)
{
    const bool isMetadata = arguments.value(1) == "metadata"_L1 && !arguments.value(2).startsWith(u'-');
    const QString word = isMetadata ? QStringList(arguments.mid(1, 2)).join(u' ') : arguments.value(1);
    if (word == "--help"_L1 || word == "-h"_L1)
        return answering(overview());
    if (word == "--version"_L1 || word == "-v"_L1)
        return answering(version());
    Arguments result;
    QCommandLineParser parser;
    addCommonOptions(parser);
    if (word == "check"_L1) {
        result.command = Arguments::Command::Check;
        addProfileOption(parser);
    } else if (word == "record"_L1) {
        result.command = Arguments::Command::Record;
        addRecordOptions(parser);
    } else if (word == "export"_L1) {
        result.command = Arguments::Command::Export;
        addExportOptions(parser);
    } else if (word == "publish"_L1) {
        result.command = Arguments::Command::Publish;
        addPublishOptions(parser);
    } else if (word == "bench"_L1) {
        result.command = Arguments::Command::Bench;
        addBenchOptions(parser);
    } else if (word == "metadata pull"_L1) {
        result.command = Arguments::Command::MetadataPull;
        addPullOptions(parser);
    } else if (word == "metadata show"_L1) {
        result.command = Arguments::Command::MetadataShow;
        addProfileOption(parser);
    } else if (word == "metadata"_L1) {
        return failure(ErrorCode::InvalidInput,
                       Text::tr("insitectl metadata needs pull or show, as in insitectl metadata pull."));
    } else {
        return failure(
            ErrorCode::InvalidInput,
            word.isEmpty()
                ? Text::tr("insitectl needs a command: check, record, export, publish, bench or metadata. "
                           "insitectl --help tells more.")
                : Text::tr("\"%1\" is not a command of insitectl. There are check, record, export, publish, "
                           "bench and metadata; insitectl --help tells more.")
                      .arg(word));
    }
    QStringList rest = arguments;
    rest.remove(1, isMetadata ? 2 : 1);
    if (!parser.parse(rest))
        return failure(ErrorCode::InvalidInput,
                       Text::tr("%1 insitectl %2 --help tells the options.").arg(parser.errorText(), word));
    if (parser.isSet(u"help"_s))
        return answering(parser.helpText().replace("[options]"_L1, QString(word + u" [options]"_s)));
    if (parser.isSet(u"version"_s))
        return answering(version());
    if (!parser.positionalArguments().isEmpty())
        return failure(ErrorCode::InvalidInput,
                       Text::tr("\"%1\" is too much: insitectl %2 takes options only.")
                           .arg(parser.positionalArguments().first(), word));
    if (result.command == Arguments::Command::Export)
        return readExport(parser, std::move(result));
    result.profileFile = parser.value(u"profile"_s);
    const bool isOffline =
        result.command == Arguments::Command::Check || result.command == Arguments::Command::MetadataShow;
    result.passwordFile = isOffline ? QString() : parser.value(u"password-file"_s);
    if (result.command == Arguments::Command::MetadataPull)
        result.tokenFile = parser.value(u"token-file"_s);
    if (result.profileFile.isEmpty())
        return failure(ErrorCode::InvalidInput, Text::tr("insitectl %1 needs --profile FILE.").arg(word));
    if (result.command == Arguments::Command::Record)
        return readRecord(parser, std::move(result));
    if (result.command == Arguments::Command::Publish)
        return readPublish(parser, std::move(result));
    if (result.command == Arguments::Command::Bench)
        return readBench(parser, std::move(result));
    return result;
}

} // namespace insite::ctl
