// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/clientworker.h"

#include "metadata/cataloguefiles.h"

namespace insite::metadata {

namespace {
constexpr int kProgressMilliseconds = 50; ///< More often than that nobody sees.
}

ClientWorker::ClientWorker(settings::Profile profile, QString folder, const Clock &clock, Patience patience)
    : m_profile(std::move(profile))
    , m_folder(std::move(folder))
    , m_clock(clock)
    , m_patience(patience)
{
}

ClientWorker::~ClientWorker()
{
    m_pull.reset();
    m_fetcher.reset();
    m_trialFetcher.reset();
}

void ClientWorker::describe()
{
    const auto access = readAccess(m_profile);
    if (!access) {
        emit obstructed(access.error());
        return;
    }
    ApiDescription description;
    description.host = access->baseUrl.authority(QUrl::FullyEncoded);
    description.dialectName = access->dialect.name;
    description.assumption = access->dialect.assumption;
    description.source = access->dialect.authentication.source;
    for (auto list = access->dialect.lists.cbegin(); list != access->dialect.lists.cend(); ++list) {
        if (!list->isInsideMeters)
            description.lists.append(list.key());
    }
    emit described(description);
}

void ClientWorker::pull(quint64 number, const Credentials &credentials, const ApiCatalogue &known,
                        bool isThorough)
{
    m_pull.reset();
    m_fetcher.reset();
    auto access = readAccess(m_profile);
    if (!access) {
        emit pulled(number, {known, {{FailureKind::Setup, access.error().detail}}, {}, false});
        return;
    }
    access->credentials = credentials;
    if (!std::exchange(m_isCacheLoaded, true))
        m_cache.load(m_folder);
    m_fetcher = std::make_unique<Fetcher>(std::move(*access), m_cache, m_clock, m_patience);
    m_pull = std::make_unique<Pull>(*m_fetcher, Pull::Order{m_profile.customers, known, isThorough}, m_clock,
                                    nullptr);
    m_toldPhase.reset();
    connect(m_pull.get(), &Pull::progressed, this,
            [this, number](const Progress &progress) { this->progress(number, progress); });
    connect(m_pull.get(), &Pull::told, this,
            [this, number](const ApiCatalogue &catalogue) { emit told(number, catalogue); });
    connect(m_pull.get(), &Pull::finished, this,
            [this, number](const PullReport &report) { finish(number, report); });
    m_pull->start();
}

void ClientWorker::tryOut(quint64 number, const Credentials &credentials, ListKind kind,
                          const CustomerId &customer, const ApiCatalogue &known)
{
    m_trialFetcher.reset();
    auto access = readAccess(m_profile);
    if (!access) {
        Trial trial;
        trial.problem = access.error().detail;
        emit tried(number, trial);
        return;
    }
    access->credentials = credentials;
    m_noCache = {};
    Patience once = m_patience;
    once.attempts = 1; // a person waits
    m_trialFetcher = std::make_unique<Fetcher>(std::move(*access), m_noCache, m_clock, once);
    tryList(*m_trialFetcher, kind, customer, known,
            [this, number](const Trial &trial) { emit tried(number, trial); });
}

void ClientWorker::cancel()
{
    if (m_pull)
        m_pull->cancel();
}

void ClientWorker::progress(quint64 number, const Progress &progress)
{
    const bool isNewPhase = m_toldPhase != progress.phase;
    if (!isNewPhase && m_sinceProgress.elapsed() < kProgressMilliseconds)
        return;
    m_toldPhase = progress.phase;
    m_sinceProgress.start();
    emit progressed(number, progress);
}

void ClientWorker::finish(quint64 number, PullReport report)
{
    // Pages that a failed pull did not come to are as good as before.
    if (report.failures.isEmpty() && !report.wasCancelled && m_pull)
        m_cache.forgetUnused();
    for (const auto &saved : {m_cache.save(m_folder), saveApiCatalogue(m_folder, report.catalogue)}) {
        if (!saved) {
            report.failures.append({FailureKind::Storage, saved.error().detail});
            break;
        }
    }
    emit pulled(number, report);
}

} // namespace insite::metadata
