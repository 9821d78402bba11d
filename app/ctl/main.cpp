// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "core/hardening.h"
#include "core/terminationsignals.h"
#include "ctl/arguments.h"
#include "ctl/benchrun.h"
#include "ctl/check.h"
#include "ctl/exitcode.h"
#include "ctl/exporthistory.h"
#include "ctl/metadatapull.h"
#include "ctl/metadatashow.h"
#include "ctl/passwordsource.h"
#include "ctl/publish.h"
#include "ctl/record.h"
#include "ctl/stores.h"
#include "history/historystore.h"
#include "language/translations.h"
#include "settings/secretfile.h"

#include <QCoreApplication>
#include <QLocale>

#include <csignal>

using namespace insite;
using namespace insite::ctl;

namespace {

int fail(const Error &error)
{
    say(error.detail);
    return exitCode(error.code);
}

Result<settings::Profile> profileFor(const QString &file, settings::Role role)
{
    auto profile = settings::loadProfile(file);
    if (profile && profile->role != role)
        return failure(
            ErrorCode::InvalidInput,
            role == settings::Role::Consumer
                ? QCoreApplication::translate("insite::ctl", "A consumer's profile is needed here; %1 is a "
                                                             "device's.")
                      .arg(file)
                : QCoreApplication::translate("insite::ctl", "A device's profile is needed here; %1 is a "
                                                             "consumer's.")
                      .arg(file));
    return profile;
}

/// Runs a command that needs a password until it has finished.
template <typename Runner>
int run(Runner &runner, const settings::Profile &profile, std::optional<QString> given)
{
    TerminationSignals termination;
    PasswordSource password(std::move(given));
    QObject::connect(&termination, &TerminationSignals::received, &runner, &Runner::stop);
    QObject::connect(&password, &PasswordSource::found, &runner, &Runner::start);
    QObject::connect(&password, &PasswordSource::missing, &password, [](const QString &sentence) {
        say(sentence);
        QCoreApplication::exit(BadInput);
    });
    QObject::connect(&runner, &Runner::finished, &runner, [](int code) { QCoreApplication::exit(code); });
    password.ask(profile);
    return QCoreApplication::exec();
}

int record(const Arguments &arguments, std::optional<QString> given)
{
    const auto profile = profileFor(arguments.profileFile, settings::Role::Consumer);
    if (!profile)
        return fail(profile.error());
    const SystemClock clock;
    auto store = makeStore(arguments, clock);
    if (!store)
        return fail(store.error());
    Record runner(arguments, *profile, std::move(store->writer), clock);
    return run(runner, *profile, std::move(given));
}

Result<void> allowedBy(const Arguments &arguments, const settings::Profile &profile)
{
    if (!profile.isProduction || arguments.isConfirmed)
        return {};
    return failure(ErrorCode::InvalidInput,
                   QCoreApplication::translate(
                       "insite::ctl", "The profile \"%1\" is marked as production: what is published "
                                      "would count there. Add --yes to publish it.")
                       .arg(profile.name));
}

int bench(const Arguments &arguments, std::optional<QString> given, std::optional<QString> token)
{
    const auto profile = profileFor(arguments.profileFile, settings::Role::Device);
    if (!profile)
        return fail(profile.error());
    if (const auto allowed = allowedBy(arguments, *profile); !allowed)
        return fail(allowed.error());
    std::optional<BenchRun::Consumer> consumer;
    if (!arguments.consumerFile.isEmpty()) {
        const auto watching = profileFor(arguments.consumerFile, settings::Role::Consumer);
        if (!watching)
            return fail(watching.error());
        consumer = BenchRun::Consumer{*watching, std::nullopt, std::move(token)};
        if (!arguments.consumerPasswordFile.isEmpty()) {
            auto password = settings::readSecretFile(arguments.consumerPasswordFile);
            if (!password)
                return fail(password.error());
            consumer->password = std::move(*password);
        }
    }
    const auto plan = readBenchPlan(arguments, *profile);
    if (!plan)
        return fail(plan.error());
    const SystemClock clock;
    BenchRun runner(arguments, *profile, *plan, std::move(consumer), clock);
    return run(runner, *profile, std::move(given));
}

int publish(const Arguments &arguments, std::optional<QString> given)
{
    const auto profile = profileFor(arguments.profileFile, settings::Role::Device);
    if (!profile)
        return fail(profile.error());
    const auto reading = readDeviceReading(arguments, *profile);
    if (!reading)
        return fail(reading.error());
    if (const auto allowed = allowedBy(arguments, *profile); !allowed)
        return fail(allowed.error());
    const SystemClock clock;
    Publish runner(*reading, *profile, arguments.timeout, clock);
    return run(runner, *profile, std::move(given));
}

int pullMetadata(const Arguments &arguments, GivenCredentials given)
{
    const auto profile = settings::loadProfile(arguments.profileFile);
    if (!profile)
        return fail(profile.error());
    const SystemClock clock;
    MetadataPull runner(*profile, std::move(given), clock);
    TerminationSignals termination;
    QObject::connect(&termination, &TerminationSignals::received, &runner, &MetadataPull::stop);
    QObject::connect(
        &runner, &MetadataPull::finished, &runner, [](int code) { QCoreApplication::exit(code); },
        Qt::QueuedConnection);
    runner.start();
    return QCoreApplication::exec();
}

int showMetadata(const Arguments &arguments)
{
    const auto profile = settings::loadProfile(arguments.profileFile);
    return profile ? ctl::showMetadata(*profile) : fail(profile.error());
}

} // namespace

int main(int argc, char *argv[])
{
    forbidCoreDumps();
#ifdef SIGPIPE
    std::signal(SIGPIPE, SIG_IGN); // A reader that goes away is told as a failing store.
#endif
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("insitectl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(INSITE_VERSION));
    language::Translations translations;
    translations.use(QLocale::system().uiLanguages());
    const auto arguments = readArguments(QCoreApplication::arguments());
    if (!arguments)
        return fail(arguments.error());
    if (arguments->command == Arguments::Command::Answer) {
        printLine(arguments->answer.trimmed().toUtf8());
        return Done;
    }
    if (arguments->command == Arguments::Command::Check)
        return check(*arguments);
    if (arguments->command == Arguments::Command::Export)
        return exportHistory(*arguments);
    if (arguments->command == Arguments::Command::MetadataShow)
        return showMetadata(*arguments);
    // Both leave the environment, also when one of the files cannot be read.
    auto given = settings::secretWithoutScreen(settings::SecretKind::Password, arguments->passwordFile);
    auto token = settings::secretWithoutScreen(settings::SecretKind::Token, arguments->tokenFile);
    if (!given || !token)
        return fail(given ? token.error() : given.error());
    if (arguments->command == Arguments::Command::MetadataPull)
        return pullMetadata(*arguments, {std::move(*token), std::move(*given)});
    switch (arguments->command) {
    case Arguments::Command::Record:
        return record(*arguments, std::move(*given));
    case Arguments::Command::Bench:
        return bench(*arguments, std::move(*given), std::move(*token));
    default:
        return publish(*arguments, std::move(*given));
    }
}
