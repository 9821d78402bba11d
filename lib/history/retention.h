// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history/row.h"

#include <vector>

namespace insite::history {

/// How much history is kept.
struct RetentionPolicy
{
    std::optional<std::chrono::days> maximumAge; ///< By measured time; absent: no limit.
    /// What the readings may take on the disk; 0: no limit. About 100 million readings fit into the default.
    qint64 maximumBytes = 4LL * 1024 * 1024 * 1024;

    friend bool operator==(const RetentionPolicy &, const RetentionPolicy &) = default;
};

/// What retention has deleted, to be told to the person.
struct RetentionSummary
{
    qint64 readings = 0;
    qint64 unknownMessages = 0;
    Instant before; ///< What was measured before this went.
    bool isStillTooLarge =
        false; ///< The budget is exceeded, and what is left arrived within the last 24 hours.

    [[nodiscard]] bool isEmpty() const { return readings == 0 && unknownMessages == 0 && !isStillTooLarge; }
};

/// The same as a sentence.
[[nodiscard]] QString toSentence(const RetentionSummary &summary);

/// Deletes what the policy does not keep, the oldest first and a little at a time, so that the ingest goes
/// on. Nothing that arrived within the last 24 hours goes, however old its stamp. The totals and each
/// register's latest reading stay. The file does not shrink; its free pages are used again, and do not count
/// as used. Runs on the thread that owns the connection, which must be a writing one; the clock outlives it.
class Retention final
{
    Q_DISABLE_COPY_MOVE(Retention)

public:
    enum class Progress { More, Done, Failed };

    Retention(Connection &connection, const Clock &clock);

    /// One short transaction (some tens of milliseconds at most).
    [[nodiscard]] Progress step(const RetentionPolicy &policy);
    /// What was deleted since the last call.
    [[nodiscard]] RetentionSummary takeSummary();

    /// Bytes of the file that hold something.
    [[nodiscard]] static std::optional<qint64> usedBytes(Connection &connection);

private:
    struct Work
    {
        qint64 registerId = 0;
        qint64 from = 0; ///< What is older was looked at.
    };
    [[nodiscard]] Progress plan(const RetentionPolicy &policy);
    [[nodiscard]] bool planByAge(const RetentionPolicy &policy);
    [[nodiscard]] Progress planBySize(const RetentionPolicy &policy);
    [[nodiscard]] bool listRegisters();
    [[nodiscard]] bool deleteSome();
    [[nodiscard]] bool deleteOneDay(Work &work, qint64 &deleted, bool &isFinished);
    [[nodiscard]] bool deleteDay(qint64 registerId, qint64 day, qint64 &deleted);
    [[nodiscard]] bool deleteUnknown();
    [[nodiscard]] qint64 protectedFrom() const;

    Connection &m_connection;
    const Clock &m_clock;
    std::vector<Work> m_work;
    qint64 m_cutoff;            ///< Start of a UTC day; what was measured before it goes.
    bool m_isShrinking = false; ///< Over the size budget, and not yet far enough below it.
    RetentionSummary m_summary;
};

} // namespace insite::history
