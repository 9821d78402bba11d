// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/retention.h"

#include <QCoreApplication>
#include <QLocale>

#include <limits>

namespace insite::history {

namespace {

constexpr qint64 kNothing = std::numeric_limits<qint64>::min();
// What one transaction takes on: the ingest waits for it.
constexpr qint64 kRowsAtOnce = 5000;
constexpr int kRegistersAtOnce = 200;

} // namespace

QString toSentence(const RetentionSummary &summary)
{
    QString sentence;
    if (summary.readings > 0 || summary.unknownMessages > 0)
        sentence = QCoreApplication::translate("History",
                                               "To keep the history within its limits, %1 readings measured "
                                               "before %2 were deleted, and %3 messages not understood.")
                       .arg(QLocale().toString(summary.readings), toIsoUtc(summary.before),
                            QLocale().toString(summary.unknownMessages));
    if (summary.isStillTooLarge) {
        if (!sentence.isEmpty())
            sentence += QChar(u' ');
        sentence += QCoreApplication::translate("History",
                                                "The history is larger than its limit, but all that is left "
                                                "arrived within the last 24 hours and is kept. Raise the "
                                                "limit.");
    }
    return sentence;
}

Retention::Retention(Connection &connection, const Clock &clock)
    : m_connection(connection)
    , m_clock(clock)
    , m_cutoff(kNothing)
{
}

std::optional<qint64> Retention::usedBytes(Connection &connection)
{
    const std::optional<qint64> pages = connection.integer("PRAGMA page_count");
    const std::optional<qint64> unused = connection.integer("PRAGMA freelist_count");
    const std::optional<qint64> size = connection.integer("PRAGMA page_size");
    if (!pages || !unused || !size)
        return std::nullopt;
    return (*pages - *unused) * *size;
}

RetentionSummary Retention::takeSummary()
{
    return std::exchange(m_summary, {});
}

qint64 Retention::protectedFrom() const
{
    return m_clock.now().time_since_epoch().count() - kDayMs;
}

Retention::Progress Retention::step(const RetentionPolicy &policy)
{
    if (m_work.empty()) {
        const Progress planned = plan(policy);
        if (planned != Progress::More)
            return planned;
    }
    return deleteSome() ? Progress::More : Progress::Failed;
}

Retention::Progress Retention::plan(const RetentionPolicy &policy)
{
    if (!m_isShrinking) {
        m_cutoff = kNothing;
        if (!planByAge(policy))
            return Progress::Failed;
        if (!m_work.empty())
            return Progress::More;
    }
    return planBySize(policy);
}

bool Retention::planByAge(const RetentionPolicy &policy)
{
    if (!policy.maximumAge)
        return true;
    const auto oldest = std::chrono::floor<std::chrono::days>(m_clock.now() - *policy.maximumAge);
    m_cutoff = std::chrono::milliseconds(oldest.time_since_epoch()).count();
    return deleteUnknown() && listRegisters();
}

Retention::Progress Retention::planBySize(const RetentionPolicy &policy)
{
    const std::optional<qint64> used = usedBytes(m_connection);
    if (!used)
        return Progress::Failed;
    // A little more than needed goes, so that the next reading does not start it again.
    const qint64 target = m_isShrinking ? policy.maximumBytes / 20 * 19 : policy.maximumBytes;
    if (policy.maximumBytes <= 0 || *used <= target) {
        m_isShrinking = false;
        return Progress::Done;
    }
    Statement select =
        m_connection.prepare("SELECT min((SELECT min(measured_at) FROM stored WHERE register_id = id"
                             " AND measured_at >= ?)) FROM registers");
    select.bind(1, m_isShrinking ? m_cutoff : kNothing);
    if (select.next() != Statement::Step::Row)
        return Progress::Failed;
    const qint64 now = m_clock.now().time_since_epoch().count();
    if (select.isNull(0) || select.integer(0) >= now) {
        m_summary.isStillTooLarge = *used > policy.maximumBytes;
        m_isShrinking = false;
        return Progress::Done;
    }
    m_cutoff = bucketStart(select.integer(0), kDayMs) + kDayMs;
    select.reset();
    m_isShrinking = true;
    return deleteUnknown() && listRegisters() ? Progress::More : Progress::Failed;
}

bool Retention::listRegisters()
{
    // What is protected stays behind and would be found again: only what has something to delete counts.
    Statement select = m_connection.prepare(
        "SELECT id, (SELECT measured_at FROM stored WHERE register_id = id AND measured_at < ?1"
        " AND measured_at + received_offset < ?2 ORDER BY measured_at LIMIT 1) AS oldest FROM registers"
        " WHERE oldest IS NOT NULL");
    select.bind(1, m_cutoff).bind(2, protectedFrom());
    Statement::Step step = select.next();
    for (; step == Statement::Step::Row; step = select.next())
        m_work.push_back({select.integer(0), select.integer(1)});
    return step == Statement::Step::Done;
}

bool Retention::deleteSome()
{
    Transaction transaction(m_connection);
    if (!transaction.isActive())
        return false;
    qint64 deleted = 0;
    for (int count = 0; count < kRegistersAtOnce && deleted < kRowsAtOnce && !m_work.empty(); ++count) {
        bool isFinished = false;
        if (!deleteOneDay(m_work.back(), deleted, isFinished))
            return false;
        if (isFinished)
            m_work.pop_back();
    }
    if (!transaction.commit())
        return false;
    m_summary.readings += deleted;
    if (deleted > 0)
        m_summary.before = Instant(std::chrono::milliseconds(m_cutoff));
    return true;
}

bool Retention::deleteOneDay(Work &work, qint64 &deleted, bool &isFinished)
{
    const qint64 day = bucketStart(work.from, kDayMs);
    if (!deleteDay(work.registerId, day, deleted))
        return false;
    Statement next =
        m_connection.prepare("SELECT min(measured_at) FROM stored WHERE register_id = ? AND measured_at >= ?"
                             " AND measured_at < ?");
    next.bind(1, work.registerId).bind(2, day + kDayMs).bind(3, m_cutoff);
    if (next.next() != Statement::Step::Row)
        return false;
    isFinished = next.isNull(0);
    work.from = next.integer(0);
    return true;
}

bool Retention::deleteDay(qint64 registerId, qint64 day, qint64 &deleted)
{
    const auto run = [&](const char *sql, qint64 third) {
        Statement statement = m_connection.prepare(sql);
        return statement.bind(1, registerId).bind(2, day).bind(3, third).run();
    };
    const qint64 end = day + kDayMs;
    Statement rows = m_connection.prepare(
        "DELETE FROM stored WHERE register_id = ? AND measured_at >= ? AND measured_at < ?"
        " AND measured_at + received_offset < ?");
    if (!rows.bind(1, registerId).bind(2, day).bind(3, end).bind(4, protectedFrom()).run())
        return false;
    const qint64 count = m_connection.changes();
    deleted += count;
    return count == 0 ||
           (run("UPDATE register_state SET count = count - ?3 WHERE register_id = ?1 AND ?2 IS NOT NULL",
                count) &&
            run("DELETE FROM rollups WHERE register_id = ?1 AND level IN (1, 24) AND start >= ?2 AND start < "
                "?3",
                end) &&
            run("INSERT OR IGNORE INTO dirty_days SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM stored"
                " WHERE register_id = ?1 AND measured_at >= ?2 AND measured_at < ?3)",
                end) &&
            run("DELETE FROM revisions AS old WHERE register_id = ?1 AND measured_at >= ?2 AND measured_at < "
                "?3"
                " AND NOT EXISTS (SELECT 1 FROM stored AS s WHERE s.register_id = old.register_id"
                " AND s.measured_at = old.measured_at AND s.kind = old.kind AND s.start_offset = "
                "old.start_offset)"
                " AND NOT EXISTS (SELECT 1 FROM recent AS r WHERE r.register_id = old.register_id"
                " AND r.measured_at = old.measured_at AND r.kind = old.kind AND r.start_offset = "
                "old.start_offset)",
                end));
}

bool Retention::deleteUnknown()
{
    Statement statement = m_connection.prepare("DELETE FROM unknown WHERE received_at < ?");
    if (!statement.bind(1, std::min(m_cutoff, protectedFrom())).run())
        return false;
    m_summary.unknownMessages += m_connection.changes();
    if (m_connection.changes() > 0)
        m_summary.before = Instant(std::chrono::milliseconds(m_cutoff));
    return true;
}

} // namespace insite::history
