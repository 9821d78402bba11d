// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/options.h"

#include "settings/secretfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace insite::monitor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::monitor::Options)
};

struct Names
{
    QCommandLineOption profile{u"profile"_s, Words::tr("Open this consumer profile and connect."), u"FILE"_s};
    QCommandLineOption device{u"device-profile"_s, Words::tr("Use this device profile for publishing."),
                              u"FILE"_s};
    QCommandLineOption database{u"database"_s, Words::tr("Keep the profile's readings in this file."),
                                u"FILE"_s};
    QCommandLineOption password{
        u"password-file"_s,
        Words::tr("The consumer's password is in this file, readable by its owner only; "
                  "or in INSITE_PASSWORD."),
        u"FILE"_s};
    QCommandLineOption token{u"token-file"_s,
                             Words::tr("The API's token is in this file; or in INSITE_TOKEN."), u"FILE"_s};
    QCommandLineOption devicePassword{u"device-password-file"_s,
                                      Words::tr("The device's password is in this file; or in "
                                                "INSITE_DEVICE_PASSWORD."),
                                      u"FILE"_s};
    QCommandLineOption help{{u"h"_s, u"help"_s}, Words::tr("Say this and end.")};
    QCommandLineOption version{{u"v"_s, u"version"_s}, Words::tr("Say the version and end.")};
};

Result<std::optional<QString>> devicePassword(const QString &path)
{
    const QString value = qEnvironmentVariable("INSITE_DEVICE_PASSWORD");
    qunsetenv("INSITE_DEVICE_PASSWORD");
    if (!path.isEmpty())
        return settings::readSecretFile(path).map(
            [](const QString &secret) { return std::optional(secret); });
    return value.isEmpty() ? std::nullopt : std::optional(value);
}

Result<std::optional<settings::Profile>> profileOf(const QString &path, settings::Role role)
{
    if (path.isEmpty())
        return std::nullopt;
    const auto profile = settings::loadProfile(path);
    if (!profile)
        return tl::unexpected(profile.error());
    if (profile->role != role) {
        return failure(ErrorCode::InvalidInput,
                       role == settings::Role::Consumer
                           ? Words::tr("%1 is a device's profile; name it with --device-profile.").arg(path)
                           : Words::tr("%1 is a consumer's profile; name it with --profile.").arg(path));
    }
    return *profile;
}

Result<Options> readOptions(const QCommandLineParser &parser, const Names &names)
{
    Options options;
    // All secrets leave the environment, also when one of the files cannot be read.
    auto password =
        settings::secretWithoutScreen(settings::SecretKind::Password, parser.value(names.password));
    auto token = settings::secretWithoutScreen(settings::SecretKind::Token, parser.value(names.token));
    auto device = devicePassword(parser.value(names.devicePassword));
    for (const auto *secret : {&password, &token, &device}) {
        if (!*secret)
            return tl::unexpected(secret->error());
    }
    options.password = *password;
    options.token = *token;
    options.devicePassword = *device;
    auto profile = profileOf(parser.value(names.profile), settings::Role::Consumer);
    auto deviceProfile = profileOf(parser.value(names.device), settings::Role::Device);
    for (const auto *read : {&profile, &deviceProfile}) {
        if (!*read)
            return tl::unexpected(read->error());
    }
    options.profile = *profile;
    options.deviceProfile = *deviceProfile;
    if (options.profile)
        options.profilePath = QFileInfo(parser.value(names.profile)).absoluteFilePath();
    if (parser.isSet(names.database))
        options.databasePath = QFileInfo(parser.value(names.database)).absoluteFilePath();
    return options;
}

} // namespace

Result<CommandLine> readCommandLine(const QStringList &arguments)
{
    const Names names;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Live energy meters on the Å Insite platform's MQTT service."));
    parser.addOptions({names.profile, names.device, names.database, names.password, names.token,
                       names.devicePassword, names.help, names.version});
    if (!parser.parse(arguments))
        return failure(ErrorCode::InvalidInput, parser.errorText());
    if (parser.isSet(names.help))
        return CommandLine{{}, parser.helpText()};
    if (parser.isSet(names.version))
        return CommandLine{{}, u"insite-monitor "_s + QCoreApplication::applicationVersion() + u'\n'};
    if (!parser.positionalArguments().isEmpty()) {
        return failure(ErrorCode::InvalidInput,
                       Words::tr("“%1” is not an option. A profile is opened with --profile FILE.")
                           .arg(parser.positionalArguments().constFirst()));
    }
    return readOptions(parser, names).map([](Options options) {
        return CommandLine{std::move(options), {}};
    });
}

} // namespace insite::monitor
