// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "metadata/access.h"
#include "metadata/attempt.h"
#include "metadata/replycache.h"
#include "metadata/retry.h"

#include <QNetworkAccessManager>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace insite::metadata {

/// What was asked and what it cost.
struct FetchCounts
{
    int requests = 0;    ///< Sent, with every new attempt.
    int unchanged = 0;   ///< Answered with 304.
    int conditional = 0; ///< Sent with a mark of what is already known.
    qint64 bytes = 0;    ///< Of bodies that came.
};

/// Asks one API: GET and nothing else, at most four at once and so many a minute; waits and asks again where
/// that may help; follows redirects to the same origin over TLS only. Every get() ends exactly once: with a
/// reply, a failure, or cancelled. Lives on the metadata thread, as all that it calls.
class Fetcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Fetcher)

public:
    /// `cache` and `clock` live longer.
    Fetcher(Access access, ReplyCache &cache, const Clock &clock, Patience patience = {},
            QObject *parent = nullptr);
    ~Fetcher() override;

    /// Why nothing can be asked: a CA file that holds nothing; absent: all well.
    [[nodiscard]] const std::optional<Failure> &obstacle() const { return m_obstacle; }

    using Done = std::function<void(const Result<KeptReply, Failure> &)>;
    /// `done` is called from the event loop, or from cancel().
    void get(const QUrl &url, Done done);
    /// Ends everything that was asked, and all that is asked from now on.
    void cancel();

    [[nodiscard]] const FetchCounts &counts() const { return m_counts; }
    [[nodiscard]] const Access &access() const { return m_access; }

private:
    struct Job
    {
        QUrl asked;
        QUrl url; ///< After redirects.
        int attempt = 1;
        int redirects = 0;
        std::chrono::steady_clock::time_point notBefore{};
        std::optional<KeptReply> kept;
        Done done;
        std::unique_ptr<Attempt> running;
    };
    using JobPointer = std::shared_ptr<Job>;

    void proceed();
    void start(const JobPointer &job);
    [[nodiscard]] QNetworkRequest request(const Job &job) const;
    void heard(const JobPointer &job, const Outcome &outcome);
    void answered(const JobPointer &job, const Outcome &outcome);
    void follow(const JobPointer &job, const QUrl &target);
    void retryOr(const JobPointer &job, const Outcome &outcome, const Failure &failure);
    void end(const JobPointer &job, const Result<KeptReply, Failure> &result);
    [[nodiscard]] Failure elsewhere(const Job &job, const QUrl &target) const;
    [[nodiscard]] Failure failureOf(const Job &job, const Outcome &outcome) const;
    [[nodiscard]] QString saidBy(const QByteArray &body) const;

    Access m_access;
    ReplyCache &m_cache;
    const Clock &m_clock;
    Patience m_patience;
    RequestCap m_cap;
    QNetworkAccessManager m_network;
    QTimer m_wake;
    std::deque<JobPointer> m_waiting;
    std::vector<JobPointer> m_running;
    std::chrono::steady_clock::time_point m_pausedUntil{};
    std::optional<Failure> m_obstacle;
    FetchCounts m_counts;
    bool m_isCancelled = false;
};

} // namespace insite::metadata
