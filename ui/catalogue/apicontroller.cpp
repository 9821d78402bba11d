// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/apicontroller.h"

#include "core/background.h"
#include "core/clock.h"
#include "metadata/catalogue.h"
#include "metadata/cataloguefiles.h"
#include "metadata/tokenexpiry.h"
#include "theme/valueformat.h"

#include <QLocale>
#include <QThreadPool>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::catalogue {

using metadata::CredentialSource;
using metadata::FailureKind;
using metadata::Progress;

namespace {

constexpr auto kWarnBefore = 7 * 24h;
/// A window that stays open for weeks learns of new meters; mostly it only asks whether anything changed.
constexpr auto kRefreshEvery = 6h;

QString timeText(Instant at, const QTimeZone &zone)
{
    return theme::formatLocalTime(at, zone, QLocale());
}

QString progressText(const Progress &progress)
{
    const QLocale locale;
    const QString amount = progress.total > 0
                               ? ApiController::tr("%1 of %2")
                                     .arg(locale.toString(progress.done), locale.toString(progress.total))
                               : locale.toString(progress.done);
    switch (progress.phase) {
    case Progress::Phase::Overview:
        return ApiController::tr("Fetching customers and installations: %1").arg(amount);
    case Progress::Phase::Meters:
        return ApiController::tr("Fetching meters: %1").arg(amount);
    case Progress::Phase::Registers:
        return ApiController::tr("Fetching registers: %1").arg(amount);
    case Progress::Phase::Labels:
        return ApiController::tr("Fetching labels: %1").arg(amount);
    }
    return {};
}

} // namespace

ApiController::ApiController(settings::Profile profile, metadata::Catalogue &catalogue,
                             settings::SecretStore &secrets, QThreadPool &files, const Clock &clock,
                             QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_catalogue(catalogue)
    , m_secrets(secrets)
    , m_files(files)
    , m_clock(clock)
    , m_folder(metadata::profileFolder(m_profile))
    , m_client(m_profile, m_folder, clock)
{
    connect(&m_client, &metadata::Client::described, this,
            [this](const metadata::ApiDescription &description) {
                m_description = description;
                findSecret();
            });
    connect(&m_client, &metadata::Client::obstructed, this,
            [this](const Error &error) { set(ApiState::NotSetUp, error.detail); });
    connect(&m_client, &metadata::Client::progressed, this, [this](const Progress &progress) {
        m_progress = progress;
        emit changed();
    });
    connect(&m_client, &metadata::Client::told, &m_catalogue, &metadata::Catalogue::setApi);
    connect(&m_client, &metadata::Client::pulled, this, &ApiController::finish);
    connect(&m_client, &metadata::Client::tried, this, &ApiController::tried);
    m_expiryCheck.setInterval(10min);
    connect(&m_expiryCheck, &QTimer::timeout, this, &ApiController::changed);
    m_expiryCheck.start();
    m_refresh.setInterval(kRefreshEvery);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (canRefresh())
            begin(false);
    });
    m_refresh.start();
}

ApiController::~ApiController() = default;

void ApiController::start()
{
    const auto describe = [this] {
        runInBackground(
            m_files, this, [folder = m_folder] { return metadata::loadTokenExpiry(folder); },
            [this](std::optional<Instant> expiry) {
                m_expiry = expiry;
                m_client.describe();
            });
    };
    // What was known is asked about, so it comes first.
    if (m_catalogue.isLoaded())
        describe();
    else
        connect(&m_catalogue, &metadata::Catalogue::loaded, this, describe, Qt::SingleShotConnection);
}

QString ApiController::sentence(const QTimeZone &zone) const
{
    if (m_ended) {
        return tr("The access token ended %1. Request a new one in the portal, and enter "
                  "it here. What was known before is shown.")
            .arg(timeText(*m_ended, zone));
    }
    switch (m_state) {
    case ApiState::Starting:
        return tr("Reading what is known…");
    case ApiState::Fetching:
        return progressText(m_progress);
    case ApiState::NotSetUp:
    case ApiState::SecretNeeded:
    case ApiState::Failed:
        return m_why;
    case ApiState::Idle:
        break;
    }
    const auto &fetched = m_catalogue.api().fetchedAt;
    return fetched ? tr("Names and units come from %1, last fetched %2.")
                         .arg(m_description.host, timeText(*fetched, zone))
                   : tr("Nothing has been fetched from %1 yet.").arg(m_description.host);
}

QString ApiController::warning(const QTimeZone &zone) const
{
    if (!m_expiry || m_secret.isEmpty() || hasExpired() || *m_expiry - m_clock.now() > kWarnBefore)
        return {};
    return tr("The access token ends %1. Request a new one in the portal before that.")
        .arg(timeText(*m_expiry, zone));
}

QStringList ApiController::failures() const
{
    QStringList sentences;
    for (const metadata::Failure &failure : m_failures)
        sentences.append(failure.sentence);
    return sentences;
}

bool ApiController::canRefresh() const
{
    return (m_state == ApiState::Idle || m_state == ApiState::Failed) &&
           (!needsSecret() || !m_secret.isEmpty());
}

bool ApiController::canTry() const
{
    return m_state != ApiState::NotSetUp && m_state != ApiState::Starting &&
           (!needsSecret() || !m_secret.isEmpty());
}

settings::SecretKind ApiController::kind() const
{
    return m_description.source == CredentialSource::Broker ? settings::SecretKind::Password
                                                            : settings::SecretKind::Token;
}

bool ApiController::needsSecret() const
{
    return m_description.source != CredentialSource::None;
}

bool ApiController::hasExpired() const
{
    return m_expiry && *m_expiry <= m_clock.now();
}

metadata::Credentials ApiController::credentials() const
{
    return m_description.source == CredentialSource::Broker
               ? metadata::Credentials{{}, m_profile.username, m_secret}
               : metadata::Credentials{m_secret, {}, {}};
}

void ApiController::findSecret()
{
    if (!needsSecret()) {
        begin(false);
        return;
    }
    m_secrets.read(kind(), m_profile.name, this, [this](const Result<std::optional<QString>> &answer) {
        if (answer && *answer) {
            m_secret = **answer;
            if (const auto expiry = metadata::tokenExpiry(m_secret))
                m_expiry = expiry;
            begin(false);
            return;
        }
        const QString why = answer ? QString() : answer.error().detail + QLatin1Char(' ');
        set(ApiState::SecretNeeded,
            why + (kind() == settings::SecretKind::Token
                       ? tr("The metadata API at %1 asks for an access token. Request one in the portal, and "
                            "enter it here.")
                             .arg(m_description.host)
                       : tr("The metadata API at %1 asks for the broker's password. Enter it here.")
                             .arg(m_description.host)));
    });
}

void ApiController::provideSecret(const QString &secret, bool keep, std::optional<Instant> expiry)
{
    m_secret = secret;
    m_isToKeep = keep;
    const auto told = metadata::tokenExpiry(secret);
    m_expiry = told ? told : expiry;
    runInBackground(
        m_files, this, [folder = m_folder, at = m_expiry] { return metadata::saveTokenExpiry(folder, at); },
        [this](const Result<void> &saved) {
            if (!saved)
                emit noticed(saved.error().detail);
        });
    begin(true);
}

void ApiController::begin(bool isThorough)
{
    if (hasExpired()) {
        m_state = ApiState::SecretNeeded;
        m_ended = m_expiry;
        emit changed();
        return;
    }
    m_failures.clear();
    m_progress = {};
    set(ApiState::Fetching);
    m_client.pull(credentials(), m_catalogue.api(), isThorough);
}

void ApiController::refresh()
{
    if (canRefresh())
        begin(true);
}

void ApiController::cancel()
{
    m_client.cancel();
}

void ApiController::tryOut(metadata::ListKind kind, const CustomerId &customer)
{
    m_client.tryOut(credentials(), kind, customer, m_catalogue.api());
}

void ApiController::finish(const metadata::PullReport &report)
{
    m_catalogue.setApi(report.catalogue);
    m_failures = report.failures;
    const bool isRefused = std::ranges::any_of(m_failures, [](const metadata::Failure &failure) {
        return failure.kind == FailureKind::Unauthorized;
    });
    if (isRefused) {
        m_isToKeep = false;
        m_secret.clear();
        set(ApiState::SecretNeeded, m_failures.constFirst().sentence);
        return;
    }
    if (report.counts.bytes > 0 || report.counts.unchanged > 0)
        keepSecret();
    if (m_failures.isEmpty()) {
        set(ApiState::Idle);
        return;
    }
    const QString more = m_failures.size() > 1
                             ? QLatin1Char(' ') + tr("Further failures: %1.").arg(m_failures.size() - 1)
                             : QString();
    set(ApiState::Failed,
        m_failures.constFirst().sentence + more + QLatin1Char(' ') + tr("What was known before is shown."));
}

void ApiController::keepSecret()
{
    if (!std::exchange(m_isToKeep, false))
        return;
    m_secrets.write(kind(), m_profile.name, m_secret, this, [this](const Result<void> &answer) {
        if (!answer)
            emit noticed(answer.error().detail);
    });
}

void ApiController::set(ApiState state, const QString &why)
{
    m_state = state;
    m_why = why;
    m_ended.reset();
    emit changed();
}

} // namespace insite::catalogue
