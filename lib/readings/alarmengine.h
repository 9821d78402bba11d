// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "readings/alarmbook.h"
#include "readings/freshness.h"
#include "readings/limitwatch.h"
#include "session/sessionstate.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace insite::readings {

/// What was said of one register, under whatever subscription it arrives.
struct WatchedRegister
{
    CustomerId customer;
    MeterId meter;
    RegisterId registerId;
    Limits limits;
    std::optional<std::chrono::milliseconds> expectedInterval; ///< Absent: as the readings tell it.

    friend bool operator==(const WatchedRegister &, const WatchedRegister &) = default;
};

/// Watches readings that are committed, and the connection, and writes into the book what deserves attention.
/// Bounded by the number of registers; a tick over 50,000 registers takes some milliseconds. One thread at a
/// time, never the ingest's; `clock` and `live` live longer.
///
/// - Silence counts only while a connection stands: while we are away everything is old, and one event says
///   so. The same after the computer slept. A refused customer's registers are not told one by one either.
/// - Limits follow measured time. A late reading is no alarm of now, and a revision undoes what it corrects.
///   A stamp ahead of its arrival is taken as of its arrival.
/// - What an earlier run left goes on as the same event until it is known to be over: by a reading that is
///   new, or by what the history, the limits and the intervals say together. Nothing is over for not being
///   known.
/// - Gaps and resets are told when they have stood for a while (kSettle), so that readings which only came
///   in another order make none; and what comes later is taken off again.
class AlarmEngine final
{
    Q_DISABLE_COPY_MOVE(AlarmEngine)

public:
    static constexpr std::chrono::seconds kSettle{10};

    AlarmEngine(const Clock &clock, const LiveReadings &live);
    ~AlarmEngine();

    /// First of all: what earlier runs left.
    void resume(AlarmPast past);
    /// For which events last now, for the run that comes after this one.
    [[nodiscard]] std::vector<AlarmMember> members() const;
    /// The registers that are beyond a limit now.
    [[nodiscard]] std::vector<RegisterKey> beyondLimits() const;

    /// All that was said of registers, in place of what was said before. What began by limits that are gone
    /// ends.
    void setWords(std::span<const WatchedRegister> words);
    /// `sentence` is failureSentence() of the state.
    void setSession(const session::SessionState &state, const QString &sentence);
    /// Something else that a person must know, of a kind that does not last.
    void note(AlarmKind kind, const QString &sentence, qint64 number = 0);

    /// What was committed, in order of arrival.
    void take(std::span<const Reading> committed);
    /// What LiveReadings shows of it.
    void take(const Changes &changes);
    /// About once a second.
    void tick();

    void acknowledge(std::span<const quint64> ids);
    void acknowledgeAll();
    [[nodiscard]] AlarmBook &book() { return m_book; }
    [[nodiscard]] AlarmCounts counts() const;

private:
    struct State;
    struct Suspicion
    {
        AlarmBook::Owner owner = 0;
        AlarmBook::Moment due;
    };

    [[nodiscard]] AlarmBook::Owner ownerOf(const RegisterKey &key);
    [[nodiscard]] AlarmBook::Owner ownerOf(const CustomerId &customer);
    void carryOn(const AlarmEvent &event, const RegisterKey &key);
    void hear(AlarmBook::Owner owner);
    void takeOne(const Reading &reading);
    void watchLimits(AlarmBook::Owner owner, Instant at, double value);
    void applySide(AlarmBook::Owner owner);
    void takeInTime(AlarmBook::Owner owner, const Reading &reading);
    void lookLater(AlarmBook::Owner owner);
    void lookIntoDue();
    void lookForMissing(AlarmBook::Owner owner);
    void lookForFilled(AlarmBook::Owner owner);
    void sweep();
    void judge(AlarmBook::Owner owner, Instant now);
    void judgeClock(AlarmBook::Owner owner, bool isAhead);
    void replayLimits();
    void noticeSleep();
    void setConnectionEvents(const session::SessionState &state, const QString &sentence);
    void endOfConnection(AlarmKind kind);
    void setRefused(const QList<session::RefusedCustomer> &refused, bool isEveryoneAsked);
    void begin(AlarmBook::Owner owner, AlarmEvent event);
    void beginNow(AlarmKind kind, AlarmBook::Owner owner, const QString &sentence = {});
    void end(AlarmKind kind, AlarmBook::Owner owner, Instant at);
    void flush();

    const Clock &m_clock;
    const LiveReadings &m_live;
    AlarmBook m_book;
    std::vector<State> m_states; ///< By owner.
    QHash<RegisterKey, AlarmBook::Owner> m_owners;
    QHash<RegisterKey, WatchedRegister> m_words; ///< By key without the subscription.
    std::vector<AlarmBook::Owner> m_byIndex;     ///< By RegisterIndex.
    std::deque<Suspicion> m_suspicions;          ///< Each register at most once.
    std::vector<AlarmBook::Beginning> m_beginnings;
    QHash<std::pair<int, AlarmBook::Owner>, size_t> m_begun; ///< Where in m_beginnings.
    std::vector<AlarmBook::Owner> m_toReplay;
    QHash<CustomerId, AlarmBook::Owner> m_customers; ///< That were refused at some time.
    QList<CustomerId> m_refused;
    QSet<CustomerId> m_carriedRefusals; ///< Of m_refused: by an earlier run, and not asked for since.
    QSet<AlarmKind> m_carriedFailures;  ///< Of an earlier run's connection, and not tried since.
    RunEnd m_lastRun;
    bool m_hasWords = false;
    session::SessionState m_session;
    std::optional<Instant> m_listeningSince; ///< Absent: nothing can come.
    std::optional<std::pair<Instant, AlarmBook::Moment>> m_lastTick;
    AlarmBook::Moment m_prunedAt;
    std::array<qint64, 5> m_freshness{};
    qint64 m_gaps = 0;
    qint64 m_resets = 0;
};

} // namespace insite::readings
