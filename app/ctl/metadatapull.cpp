// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/metadatapull.h"

#include "metadata/cataloguefiles.h"
#include "settings/keychainsecretstore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace insite::ctl {

using metadata::CredentialSource;
using metadata::Progress;
using settings::SecretKind;

namespace {

QString phaseText(Progress::Phase phase)
{
    switch (phase) {
    case Progress::Phase::Overview:
        return MetadataPull::tr("Fetching customers, installations and register types…");
    case Progress::Phase::Meters:
        return MetadataPull::tr("Fetching meters…");
    case Progress::Phase::Registers:
        return MetadataPull::tr("Fetching registers…");
    case Progress::Phase::Labels:
        return MetadataPull::tr("Fetching labels…");
    }
    return {};
}

QByteArray summary(const metadata::PullReport &report)
{
    qint64 installations = 0;
    qint64 meters = 0;
    qint64 registers = 0;
    for (const metadata::ApiCustomer &customer : report.catalogue.customers) {
        installations += customer.installations.size();
        meters += customer.meters.size();
        for (const auto &ofMeter : customer.registers)
            registers += ofMeter.size();
    }
    QJsonArray failures;
    for (const metadata::Failure &failure : report.failures)
        failures.append(failure.sentence);
    const QJsonObject object{{u"customers"_s, report.catalogue.customers.size()},
                             {u"installations"_s, installations},
                             {u"meters"_s, meters},
                             {u"registers"_s, registers},
                             {u"registerTypes"_s, report.catalogue.types.size()},
                             {u"requests"_s, report.counts.requests},
                             {u"unchanged"_s, report.counts.unchanged},
                             {u"failures"_s, failures}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

MetadataPull::MetadataPull(settings::Profile profile, GivenCredentials given, const Clock &clock)
    : m_profile(std::move(profile))
    , m_given(std::move(given))
    , m_folder(metadata::profileFolder(m_profile))
    , m_keychain(std::make_unique<settings::KeychainSecretStore>())
    , m_client(m_profile, m_folder, clock)
{
    connect(&m_client, &metadata::Client::described, this,
            [this](const metadata::ApiDescription &description) {
                if (!description.assumption.isEmpty())
                    say(tr("Dialect “%1”: %2").arg(description.dialectName, description.assumption));
                findCredentials(description.source);
            });
    connect(&m_client, &metadata::Client::obstructed, this, [this](const Error &error) {
        say(error.detail);
        emit finished(exitCode(error.code));
    });
    connect(&m_client, &metadata::Client::progressed, this, &MetadataPull::tell);
    connect(&m_client, &metadata::Client::pulled, this, &MetadataPull::end);
}

MetadataPull::~MetadataPull() = default;

void MetadataPull::start()
{
    m_client.describe();
}

void MetadataPull::stop()
{
    if (m_client.isPulling())
        m_client.cancel();
    else
        emit finished(FailedWhileRunning);
}

void MetadataPull::findCredentials(CredentialSource source)
{
    switch (source) {
    case CredentialSource::None:
        pull({});
        break;
    case CredentialSource::Token:
        findSecret(SecretKind::Token, m_given.token,
                   tr("Give the access token with --token-file FILE or in INSITE_TOKEN."));
        break;
    case CredentialSource::Broker:
        findSecret(SecretKind::Password, m_given.password,
                   tr("Give the password with --password-file FILE or in INSITE_PASSWORD."));
        break;
    }
}

void MetadataPull::findSecret(SecretKind kind, const std::optional<QString> &given, const QString &way)
{
    const auto use = [this, kind](const QString &secret) {
        pull(kind == SecretKind::Token ? metadata::Credentials{secret, {}, {}}
                                       : metadata::Credentials{{}, m_profile.username, secret});
    };
    if (given) {
        use(*given);
        return;
    }
    m_keychain->read(
        kind, m_profile.name, this, [this, use, way](const Result<std::optional<QString>> &answer) {
            if (answer && *answer) {
                use(**answer);
                return;
            }
            const QString why =
                answer ? tr("The keychain holds none for the profile \"%1\".").arg(m_profile.name)
                       : answer.error().detail;
            say(why + QLatin1Char(' ') + way);
            emit finished(BadInput);
        });
}

void MetadataPull::pull(const metadata::Credentials &credentials)
{
    m_client.pull(credentials, metadata::loadCatalogue(m_folder).api, true);
}

void MetadataPull::tell(const Progress &progress)
{
    if (m_toldPhase != progress.phase)
        say(phaseText(progress.phase));
    m_toldPhase = progress.phase;
}

void MetadataPull::end(const metadata::PullReport &report)
{
    for (const metadata::Failure &failure : report.failures)
        say(failure.sentence);
    printLine(summary(report));
    if (report.wasCancelled)
        emit finished(FailedWhileRunning);
    else
        emit finished(report.failures.isEmpty()
                          ? Done
                          : exitCode(metadata::errorCode(report.failures.constFirst().kind)));
}

} // namespace insite::ctl
