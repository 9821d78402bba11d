// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/housekeeper.h"

#include "history/rollups.h"
#include "history/schema.h"

namespace insite::history {

namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr auto kBetweenRounds = std::chrono::minutes(1);
constexpr auto kShortestRest = std::chrono::milliseconds(10);

Result<Connection> connect(const QString &path)
{
    Result<Connection> connection = Connection::open(path, Connection::Mode::Write, kBusyMilliseconds);
    if (!connection)
        return connection;
    // What is lost here in a power cut is done again; the writer's next commit makes it durable.
    if (fileKind(*connection) != FileKind::Ours ||
        !connection->execute("PRAGMA synchronous=NORMAL;PRAGMA wal_autocheckpoint=4000"))
        return storageFailure(*connection);
    return connection;
}

/// Steps until all is done; `between` is called after each and returns false to end early.
template <typename Between>
bool tidy(Connection &connection, const Clock &clock, const RetentionPolicy &policy,
          RetentionSummary &summary, Between &&between)
{
    Retention retention(connection, clock);
    RollupKeeper rollups(connection, clock);
    // Rollups count in the budget, and what retention cuts through is rolled up anew.
    const auto roll = [&] {
        auto rolled = RollupKeeper::Progress::More;
        while (rolled == RollupKeeper::Progress::More && between())
            rolled = rollups.step();
        return rolled != RollupKeeper::Progress::Failed;
    };
    if (!roll())
        return false;
    auto kept = Retention::Progress::More;
    while (kept == Retention::Progress::More && between())
        kept = retention.step(policy);
    summary = retention.takeSummary();
    return kept != Retention::Progress::Failed && roll();
}

} // namespace

Housekeeper::Housekeeper(QString path, const Clock &clock, RetentionPolicy policy, Deleted deleted)
    : m_path(std::move(path))
    , m_clock(clock)
    , m_deleted(std::move(deleted))
    , m_policy(policy)
    , m_thread([this] { run(); })
{
}

Housekeeper::~Housekeeper()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Housekeeper::setPolicy(const RetentionPolicy &policy)
{
    {
        const std::lock_guard lock(m_mutex);
        m_policy = policy;
        m_hasNews = true;
    }
    m_wake.notify_all();
}

void Housekeeper::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        const RetentionPolicy policy = m_policy;
        m_hasNews = false;
        lock.unlock();
        tidyUp(policy);
        lock.lock();
        m_wake.wait_for(lock, kBetweenRounds, [this] { return m_isEnding || m_hasNews; });
    }
}

void Housekeeper::tidyUp(const RetentionPolicy &policy)
{
    // A file that is not there, is damaged or locked is the writer's business to tell; the next round tries
    // again.
    Result<Connection> connection = connect(m_path);
    if (!connection)
        return;
    RetentionSummary summary;
    auto began = std::chrono::steady_clock::now();
    static_cast<void>(tidy(*connection, m_clock, policy, summary, [&] {
        const bool goOn = rest(std::chrono::steady_clock::now() - began) && !connection->hasMoved();
        began = std::chrono::steady_clock::now();
        return goOn;
    }));
    const bool isNews = summary.readings > 0 || summary.unknownMessages > 0 ||
                        (summary.isStillTooLarge && !m_hasToldTooLarge);
    m_hasToldTooLarge = summary.isStillTooLarge;
    if (isNews && m_deleted)
        m_deleted(summary);
}

bool Housekeeper::rest(std::chrono::steady_clock::duration worked)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, std::max<std::chrono::steady_clock::duration>(kShortestRest, 2 * worked),
                    [this] { return m_isEnding; });
    return !m_isEnding;
}

Result<RetentionSummary> tidyUpNow(const QString &path, const Clock &clock, const RetentionPolicy &policy)
{
    Result<Connection> connection = connect(path);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    RetentionSummary summary;
    if (!tidy(*connection, clock, policy, summary, [] { return true; }))
        return storageFailure(*connection);
    return summary;
}

} // namespace insite::history
