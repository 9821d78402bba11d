// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/fetcher.h"

#include "metadata/systemproxy.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::metadata {

namespace {

constexpr size_t kMostAtOnce = 4;
constexpr int kMostRedirects = 5;
constexpr int kLongestQuote = 200;
constexpr int kLongestExcerpt = 16 * 1024;
constexpr int kNotModified = 304;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::Fetcher)
};

bool isSameOrigin(const QUrl &left, const QUrl &right)
{
    constexpr int kHttps = 443;
    return right.scheme() == "https"_L1 && left.host() == right.host() &&
           left.port(kHttps) == right.port(kHttps);
}

Failure cancelled()
{
    return {FailureKind::Cancelled, Text::tr("Fetching was cancelled. What was known before is kept.")};
}

} // namespace

Fetcher::Fetcher(Access access, ReplyCache &cache, const Clock &clock, Patience patience, QObject *parent)
    : QObject(parent)
    , m_access(std::move(access))
    , m_cache(cache)
    , m_clock(clock)
    , m_patience(patience)
    , m_cap(m_access.dialect.requestsPerMinute)
{
    m_network.setProxyFactory(new SystemProxy); // which owns it
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &Fetcher::proceed);
    if (!m_access.caFile.isEmpty() && QSslCertificate::fromPath(m_access.caFile).isEmpty()) {
        m_obstacle = Failure{FailureKind::Setup,
                             Text::tr("The file %1 (metadata.caFile) holds no certificate that can be read.")
                                 .arg(QDir::toNativeSeparators(m_access.caFile))};
    }
}

Fetcher::~Fetcher()
{
    cancel();
}

void Fetcher::get(const QUrl &url, Done done)
{
    auto job = std::make_shared<Job>();
    job->asked = url;
    job->url = url;
    job->kept = m_cache.find(url);
    job->done = std::move(done);
    m_waiting.push_back(std::move(job));
    m_wake.start(0);
}

void Fetcher::cancel()
{
    if (std::exchange(m_isCancelled, true))
        return;
    auto jobs = std::exchange(m_waiting, {});
    for (auto &job : std::exchange(m_running, {}))
        jobs.push_back(std::move(job));
    for (const JobPointer &job : jobs) {
        job->running.reset();
        end(job, tl::unexpected(cancelled()));
    }
}

void Fetcher::proceed()
{
    const auto now = m_clock.monotonic();
    if (m_isCancelled || m_obstacle) { // asked afterwards
        for (const JobPointer &job : std::exchange(m_waiting, {}))
            end(job, tl::unexpected(m_isCancelled ? cancelled() : *m_obstacle));
        return;
    }
    while (m_running.size() < kMostAtOnce && !m_waiting.empty()) {
        const auto soonest =
            std::ranges::min_element(m_waiting, {}, [](const JobPointer &job) { return job->notBefore; });
        const auto due = std::max((*soonest)->notBefore, m_pausedUntil);
        const auto wait =
            due > now ? std::chrono::ceil<std::chrono::milliseconds>(due - now) : m_cap.take(now);
        if (wait > 0ms) {
            m_wake.start(wait);
            return;
        }
        const JobPointer job = *soonest;
        m_waiting.erase(soonest);
        if (isSameOrigin(m_access.baseUrl, job->url))
            start(job);
        else // a link to the next page, say
            end(job, tl::unexpected(elsewhere(*job, job->url)));
    }
}

void Fetcher::start(const JobPointer &job)
{
    m_running.push_back(job);
    ++m_counts.requests;
    if (job->kept)
        ++m_counts.conditional;
    job->running =
        std::make_unique<Attempt>(m_network, request(*job), m_patience, m_access.dialect.mostReplyBytes,
                                  [this, job = std::weak_ptr(job)](const Outcome &outcome) {
                                      if (const JobPointer alive = job.lock())
                                          heard(alive, outcome);
                                  });
}

QNetworkRequest Fetcher::request(const Job &job) const
{
    QNetworkRequest request(job.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // Else Qt would answer a 401 itself, with whatever it remembers.
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      QString(u"insite-monitor/"_s + QStringLiteral(INSITE_VERSION)));
    request.setRawHeader("Accept", "application/json");
    if (const QByteArray value = m_access.headerValue(); !value.isEmpty())
        request.setRawHeader(m_access.dialect.authentication.header, value);
    if (job.kept && !job.kept->etag.isEmpty())
        request.setRawHeader("If-None-Match", job.kept->etag);
    if (job.kept && !job.kept->lastModified.isEmpty())
        request.setRawHeader("If-Modified-Since", job.kept->lastModified);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_access.caFile.isEmpty())
        tls.setCaCertificates(QSslCertificate::fromPath(m_access.caFile));
    request.setSslConfiguration(tls);
    return request;
}

void Fetcher::heard(const JobPointer &job, const Outcome &outcome)
{
    std::erase(m_running, job);
    // The attempt is calling us: it goes when it is done.
    job->running.release()->deleteLater();
    m_counts.bytes += outcome.reply.body.size();
    if (outcome.way == Outcome::Way::Answered)
        answered(job, outcome);
    else if (outcome.way == Outcome::Way::Certificate || outcome.way == Outcome::Way::TooLarge)
        end(job, tl::unexpected(failureOf(*job, outcome)));
    else
        retryOr(job, outcome, failureOf(*job, outcome));
    if (!m_waiting.empty())
        m_wake.start(0);
}

void Fetcher::answered(const JobPointer &job, const Outcome &outcome)
{
    if (outcome.status == kNotModified && job->kept) {
        ++m_counts.unchanged;
        end(job, *job->kept);
    } else if (outcome.redirect.isValid()) {
        follow(job, outcome.redirect);
    } else if (outcome.status >= 200 && outcome.status < 300) {
        m_cache.keep(job->asked, outcome.reply);
        end(job, outcome.reply);
    } else {
        Failure failure = statusFailure(outcome.status, job->url, saidBy(outcome.reply.body));
        if (failure.kind == FailureKind::Unauthorized &&
            m_access.dialect.authentication.source == CredentialSource::Broker)
            failure.sentence =
                Text::tr("The API does not accept the broker's user name and password (401 at %1). "
                         "Check the password, or the credentials' source in the dialect.")
                    .arg(placeOf(job->url));
        failure.excerpt = m_access.redacted(QString::fromUtf8(outcome.reply.body.left(kLongestExcerpt)));
        if (isPassing(outcome.status))
            retryOr(job, outcome, failure);
        else
            end(job, tl::unexpected(failure));
    }
}

void Fetcher::follow(const JobPointer &job, const QUrl &target)
{
    if (!isSameOrigin(m_access.baseUrl, target)) {
        end(job, tl::unexpected(elsewhere(*job, target)));
        return;
    }
    if (++job->redirects > kMostRedirects) {
        end(job,
            tl::unexpected(Failure{
                FailureKind::Redirect,
                Text::tr("%1 sends us on again and again. Correct the base URL.").arg(placeOf(job->asked))}));
        return;
    }
    job->url = target;
    m_waiting.push_front(job);
}

void Fetcher::retryOr(const JobPointer &job, const Outcome &outcome, const Failure &failure)
{
    if (job->attempt >= m_patience.attempts) {
        end(job, tl::unexpected(failure));
        return;
    }
    ++job->attempt;
    auto delay = backoff(m_patience, job->attempt);
    if (const auto asked = retryAfter(outcome.retryAfter, m_clock.now())) {
        if (*asked > m_patience.longestDelay) {
            end(job, tl::unexpected(failure));
            return;
        }
        delay = *asked;
        m_pausedUntil = std::max(m_pausedUntil, m_clock.monotonic() + delay); // it holds for all of us
    }
    job->notBefore = m_clock.monotonic() + delay;
    m_waiting.push_back(job);
}

void Fetcher::end(const JobPointer &job, const Result<KeptReply, Failure> &result)
{
    if (const Done done = std::exchange(job->done, nullptr))
        done(result);
}

Failure Fetcher::elsewhere(const Job &job, const QUrl &target) const
{
    return {
        FailureKind::Redirect,
        Text::tr("%1 sends us on to %2. That was not followed: the access token goes to %3 only, and only "
                 "over TLS. If the API has moved, correct the base URL.")
            .arg(placeOf(job.asked), target.scheme() + u"://"_s + placeOf(target), m_access.baseUrl.host())};
}

Failure Fetcher::failureOf(const Job &job, const Outcome &outcome) const
{
    const QString place = placeOf(job.url);
    switch (outcome.way) {
    case Outcome::Way::Timeout:
        return {FailureKind::Timeout,
                Text::tr("%1 did not answer in time, also when asked again. Try again later.").arg(place)};
    case Outcome::Way::Unreachable:
        return {FailureKind::Broken,
                Text::tr("%1 cannot be reached (%2). Check the base URL and this computer's network.")
                    .arg(job.url.host(), m_access.redacted(outcome.reason))};
    case Outcome::Way::Certificate:
        return {FailureKind::Certificate,
                Text::tr("%1 cannot prove who it is, so nothing was sent to it: %2 If it has an authority of "
                         "its own, name its file in metadata.caFile.")
                    .arg(job.url.host(), m_access.redacted(outcome.reason))};
    case Outcome::Way::TooLarge:
        return {FailureKind::TooLarge,
                Text::tr("The reply of %1 is larger than %2 MB and was not read to the end. Ask for smaller "
                         "pages in the dialect.")
                    .arg(place)
                    .arg(m_access.dialect.mostReplyBytes / (1024 * 1024))};
    default:
        return {FailureKind::Broken,
                Text::tr("The connection to %1 broke before the reply was whole, also when asked again. Try "
                         "again later.")
                    .arg(job.url.host())};
    }
}

QString Fetcher::saidBy(const QByteArray &body) const
{
    if (!m_access.dialect.errorMessage)
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QString said = m_access.dialect.errorMessage->find(document.object()).toString();
    return m_access.redacted(said.simplified()).left(kLongestQuote);
}

} // namespace insite::metadata
