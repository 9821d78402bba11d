// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/alarmengine.h"

#include <algorithm>

using std::chrono::milliseconds;
using namespace std::chrono_literals;

namespace insite::readings {

namespace {

/// A tick that comes so much later by the wall clock than by the other one: the computer slept, or was set.
constexpr milliseconds kSlept = 10s;
constexpr auto kPruneEvery = 1min;

// Owners beside the registers, which are numbered from 0.
constexpr AlarmBook::Owner kConnection = 0xffff'ffff;
constexpr AlarmBook::Owner kNotes = 0xffff'fffe;
constexpr AlarmBook::Owner kFirstCustomer = 0x8000'0000;

} // namespace

struct AlarmEngine::State
{
    RegisterKey key;
    std::optional<RegisterIndex> index;
    std::optional<milliseconds> learned; ///< As the snapshot has it.
    std::optional<milliseconds> told;    ///< By a person or the catalogue.
    Instant latestAt = Instant::min();   ///< Measured; of those that are not ahead.
    Instant receivedAt = Instant::min();
    double latestValue = 0;
    bool isState = false;
    bool isAhead = false;
    bool isSuspect = false;  ///< Something may be missing, or a counter may have stepped back.
    bool isFilling = false;  ///< Something came late into a gap that was told.
    bool isListed = false;   ///< Among the suspicions.
    bool isReplayed = false; ///< Among those to replay.
    bool isCarried = false;  ///< Silent, or its clock ahead, by an earlier run, and nothing came since.
    Freshness freshness = Freshness::Never;
    Freshness listened = Freshness::Fresh;
    Instant suspectFrom{};
    Instant suspectTo{};
    std::unique_ptr<Gap> gap; ///< That was told last, with what is still missing.
    std::unique_ptr<LimitWatch> limits;
    LimitWatch::Side side = LimitWatch::Side::Inside; ///< That was told.

    [[nodiscard]] std::optional<milliseconds> interval() const { return told ? told : learned; }
};

AlarmEngine::AlarmEngine(const Clock &clock, const LiveReadings &live)
    : m_clock(clock)
    , m_live(live)
    , m_prunedAt(clock.monotonic())
{
}

AlarmEngine::~AlarmEngine() = default;

AlarmBook::Owner AlarmEngine::ownerOf(const RegisterKey &key)
{
    const auto next = AlarmBook::Owner(m_states.size());
    const auto known = m_owners.constFind(key);
    if (known != m_owners.cend())
        return *known;
    m_owners.insert(key, next);
    m_states.emplace_back().key = key;
    if (!m_words.isEmpty())
        hear(next);
    return next;
}

AlarmBook::Owner AlarmEngine::ownerOf(const CustomerId &customer)
{
    const auto next = kFirstCustomer + AlarmBook::Owner(m_customers.size());
    const auto known = m_customers.constFind(customer);
    return known != m_customers.cend() ? *known : *m_customers.insert(customer, next);
}

void AlarmEngine::resume(AlarmPast past)
{
    m_lastRun = past.ended;
    std::map<quint64, AlarmEvent> lasting;
    for (const AlarmEvent &event : past.events) {
        if (event.isActive() && isLasting(event.kind))
            lasting.emplace(event.id, event);
    }
    m_book.load(std::move(past.events));
    for (const AlarmMember &member : past.members) {
        if (const auto event = lasting.find(member.event); event != lasting.end())
            carryOn(event->second, member.key);
    }
    for (const auto &[id, event] : lasting) {
        // The event of one tells by itself whose it is.
        if (event.registers <= 1 && m_book.events().at(id).active == 0)
            carryOn(event, event.key);
    }
    m_book.cutOffTheRest(m_lastRun);
}

void AlarmEngine::carryOn(const AlarmEvent &event, const RegisterKey &key)
{
    const bool isOfConnection =
        event.kind == AlarmKind::ConnectionLost || event.kind == AlarmKind::StoreFailed;
    if (isOfConnection) {
        m_carriedFailures.insert(event.kind);
        m_book.carryOn(event.id, kConnection);
        return;
    }
    if (event.kind == AlarmKind::CustomerRefused) {
        m_carriedRefusals.insert(key.customer);
        m_refused.append(key.customer);
        m_book.carryOn(event.id, ownerOf(key.customer));
        return;
    }
    const AlarmBook::Owner owner = ownerOf(key);
    State &state = m_states[owner];
    if (event.kind == AlarmKind::AboveLimit || event.kind == AlarmKind::BelowLimit) {
        state.side = event.kind == AlarmKind::AboveLimit ? LimitWatch::Side::Above : LimitWatch::Side::Below;
    } else {
        state.isCarried = true;
        if (event.kind == AlarmKind::ClockAhead)
            state.isAhead = true;
        else
            state.listened = event.kind == AlarmKind::Silent ? Freshness::Silent : Freshness::Stale;
    }
    m_book.carryOn(event.id, owner);
}

std::vector<AlarmMember> AlarmEngine::members() const
{
    std::vector<AlarmMember> members;
    m_book.visitActive([&](quint64 id, AlarmBook::Owner owner) {
        if (owner < m_states.size())
            members.push_back({id, m_states[owner].key});
        else if (const auto event = m_book.events().find(id); event != m_book.events().end())
            members.push_back({id, event->second.key});
    });
    return members;
}

std::vector<RegisterKey> AlarmEngine::beyondLimits() const
{
    std::vector<RegisterKey> keys;
    for (const State &state : m_states) {
        if (state.side != LimitWatch::Side::Inside)
            keys.push_back(state.key);
    }
    return keys;
}

void AlarmEngine::setWords(std::span<const WatchedRegister> words)
{
    m_hasWords = true;
    m_words.clear();
    for (const WatchedRegister &each : words)
        m_words.insert({each.customer, {}, each.meter, each.registerId}, each);
    for (AlarmBook::Owner owner = 0; owner < m_states.size(); ++owner)
        hear(owner);
    flush();
}

/// Takes what was said of the register.
void AlarmEngine::hear(AlarmBook::Owner owner)
{
    State &state = m_states[owner];
    RegisterKey key = state.key;
    key.subscription = {};
    const WatchedRegister words = m_words.value(key);
    state.told = words.expectedInterval;
    const bool isCarried = !state.limits && state.side != LimitWatch::Side::Inside;
    if (state.limits ? state.limits->limits() == words.limits : words.limits.isEmpty() && !isCarried)
        return;
    state.limits = words.limits.isEmpty() ? nullptr : std::make_unique<LimitWatch>(words.limits);
    if (state.limits && isCarried) {
        const auto kind =
            state.side == LimitWatch::Side::Above ? AlarmKind::AboveLimit : AlarmKind::BelowLimit;
        const auto event = m_book.events().find(m_book.eventOf(kind, owner));
        state.limits->resume(state.side, event == m_book.events().end() ? Instant() : event->second.begunAt);
    }
    // What is there now is judged at once, unless it is of long ago.
    const bool isOfNow = isCarried || state.freshness != Freshness::Silent;
    if (state.limits && isOfNow && state.latestAt != Instant::min())
        state.limits->take(state.latestAt, state.latestValue);
    applySide(owner);
}

void AlarmEngine::setSession(const session::SessionState &state, const QString &sentence)
{
    if (state == m_session)
        return;
    setConnectionEvents(state, sentence);
    setRefused(state.refused, state.phase == session::Phase::Connected);
    m_session = state;
    flush();
}

void AlarmEngine::setConnectionEvents(const session::SessionState &state, const QString &sentence)
{
    using session::FailureKind;
    using session::Phase;
    const Instant now = m_clock.now();
    if (state.phase == Phase::Connected) {
        if (!m_listeningSince)
            m_listeningSince = now;
        endOfConnection(AlarmKind::ConnectionLost);
        endOfConnection(AlarmKind::StoreFailed);
    } else if (!state.connectedSince) {
        m_listeningSince.reset();
    }
    const bool hasFailed = state.failure.kind != FailureKind::None;
    if (hasFailed) {
        const bool isOfStore = state.failure.kind == FailureKind::StoreFailed;
        const AlarmKind kind = isOfStore ? AlarmKind::StoreFailed : AlarmKind::ConnectionLost;
        m_carriedFailures.remove(kind);
        beginNow(kind, kConnection, sentence);
    }
    // A person who disconnects knows it.
    if (state.phase == Phase::Stopped && !hasFailed) {
        endOfConnection(AlarmKind::ConnectionLost);
        endOfConnection(AlarmKind::StoreFailed);
    }
    const bool isNewCatchUp = !m_session.catchUp || !m_session.catchUp->isDone() ||
                              m_session.catchUp->doneAt != state.catchUp.value_or(session::CatchUp()).doneAt;
    if (state.catchUp && state.catchUp->isDone() && isNewCatchUp) {
        AlarmEvent event;
        event.kind = AlarmKind::CaughtUp;
        event.begunAt = state.catchUp->from;
        event.endedAt = state.catchUp->to;
        event.missing = state.catchUp->count;
        begin(kNotes, std::move(event));
    }
}

/// An earlier run's connection ended with that run: it was not missed while nobody wanted one.
void AlarmEngine::endOfConnection(AlarmKind kind)
{
    if (m_carriedFailures.remove(kind))
        m_book.cutOff(kind, kConnection, m_lastRun, m_clock.monotonic());
    else
        end(kind, kConnection, m_clock.now());
}

void AlarmEngine::setRefused(const QList<session::RefusedCustomer> &refused, bool isEveryoneAsked)
{
    QList<CustomerId> customers;
    for (const session::RefusedCustomer &each : refused) {
        if (customers.contains(each.customer))
            continue;
        customers.append(each.customer);
        m_carriedRefusals.remove(each.customer);
        AlarmEvent event;
        event.kind = AlarmKind::CustomerRefused;
        event.key.customer = each.customer;
        event.begunAt = m_clock.now();
        event.detail = session::refusalSentence(each);
        begin(ownerOf(each.customer), std::move(event));
    }
    if (isEveryoneAsked)
        m_carriedRefusals.clear();
    customers.append(m_carriedRefusals.values());
    for (const CustomerId &customer : std::as_const(m_refused)) {
        if (!customers.contains(customer))
            end(AlarmKind::CustomerRefused, m_customers.value(customer), m_clock.now());
    }
    m_refused = customers;
}

void AlarmEngine::note(AlarmKind kind, const QString &sentence, qint64 number)
{
    AlarmEvent event;
    event.kind = kind;
    event.begunAt = m_clock.now();
    event.missing = number;
    event.detail = sentence;
    begin(kNotes, std::move(event));
    flush();
}

void AlarmEngine::take(std::span<const Reading> committed)
{
    for (const Reading &reading : committed)
        takeOne(reading);
    flush();
}

void AlarmEngine::takeOne(const Reading &reading)
{
    const AlarmBook::Owner owner = ownerOf(reading.key);
    State &state = m_states[owner];
    const bool isAhead = reading.measuredAt > reading.receivedAt + LiveReadings::kClockTolerance;
    state.receivedAt = std::max(state.receivedAt, reading.receivedAt);
    state.isCarried = false;
    if (state.limits)
        watchLimits(owner, isAhead ? reading.receivedAt : reading.measuredAt, reading.value);
    if (!isAhead)
        takeInTime(owner, reading);
}

void AlarmEngine::takeInTime(AlarmBook::Owner owner, const Reading &reading)
{
    State &state = m_states[owner];
    const bool isState = !reading.measuredFrom;
    if (reading.measuredAt < state.latestAt) {
        if (state.gap && reading.measuredAt > state.gap->from && reading.measuredAt < state.gap->to) {
            state.isFilling = true;
            lookLater(owner);
        }
        return;
    }
    if (reading.measuredAt > state.latestAt && state.latestAt != Instant::min()) {
        const std::optional<milliseconds> interval =
            isState ? state.learned : std::optional(reading.measuredAt - *reading.measuredFrom);
        const bool isLong =
            interval && interval->count() > 0 && isGap(reading.measuredAt - state.latestAt, *interval);
        const bool isBack = isState && state.isState && reading.value < state.latestValue;
        if (isLong || isBack) {
            state.suspectFrom = state.isSuspect ? state.suspectFrom : state.latestAt;
            state.suspectTo = reading.measuredAt;
            state.isSuspect = true;
            lookLater(owner);
        }
    }
    state.latestAt = reading.measuredAt;
    state.latestValue = reading.value;
    state.isState = isState;
}

void AlarmEngine::watchLimits(AlarmBook::Owner owner, Instant at, double value)
{
    State &state = m_states[owner];
    state.limits->take(at, value);
    if (state.limits->needsReplay() && !state.isReplayed) {
        state.isReplayed = true;
        m_toReplay.push_back(owner);
    }
    applySide(owner);
}

/// Tells what the limits say now, if that is not what was told last.
void AlarmEngine::applySide(AlarmBook::Owner owner)
{
    using Side = LimitWatch::Side;
    State &state = m_states[owner];
    const Side side = state.limits ? state.limits->side() : Side::Inside;
    if (side == state.side)
        return;
    const Instant at = state.limits ? state.limits->newestAt() : m_clock.now();
    if (state.side != Side::Inside)
        end(state.side == Side::Above ? AlarmKind::AboveLimit : AlarmKind::BelowLimit, owner, at);
    state.side = side;
    if (side == Side::Inside)
        return;
    AlarmEvent event;
    event.kind = side == Side::Above ? AlarmKind::AboveLimit : AlarmKind::BelowLimit;
    event.key = state.key;
    event.begunAt = state.limits->begunAt();
    event.value = state.limits->value();
    event.limit = state.limits->limit();
    begin(owner, std::move(event));
}

void AlarmEngine::replayLimits()
{
    for (const AlarmBook::Owner owner : std::exchange(m_toReplay, {})) {
        State &state = m_states[owner];
        state.isReplayed = false;
        if (!state.limits || !state.index)
            continue;
        LimitWatch &limits = *state.limits;
        limits.replay(m_live.series(*state.index, limits.replayFrom(), limits.newestAt()).points);
        applySide(owner);
    }
}

void AlarmEngine::take(const Changes &changes)
{
    for (const RegisterSnapshot &snapshot : changes.registers) {
        if (snapshot.index >= m_byIndex.size()) {
            m_byIndex.push_back(ownerOf(snapshot.key));
            m_states[m_byIndex.back()].index = snapshot.index;
        }
        const AlarmBook::Owner owner = m_byIndex[snapshot.index];
        State &state = m_states[owner];
        state.learned = snapshot.expectedInterval;
        state.receivedAt = std::max(state.receivedAt, snapshot.lastReceivedAt);
        // Only of what an earlier run left: what comes now is taken reading by reading.
        if (state.latestAt == Instant::min() && !snapshot.isLatestAhead) {
            state.latestAt = snapshot.latest.measuredAt;
            state.latestValue = snapshot.latest.value;
            state.isState = !snapshot.latest.measuredFrom;
        }
        const bool isAhead = snapshot.isClockAhead() || snapshot.isLatestAhead;
        if (isAhead || !state.isCarried)
            judgeClock(owner, isAhead);
    }
    flush();
}

void AlarmEngine::judgeClock(AlarmBook::Owner owner, bool isAhead)
{
    State &state = m_states[owner];
    if (state.isAhead == isAhead)
        return;
    state.isAhead = isAhead;
    if (isAhead)
        beginNow(AlarmKind::ClockAhead, owner);
    else
        end(AlarmKind::ClockAhead, owner, m_clock.now());
}

void AlarmEngine::tick()
{
    noticeSleep();
    replayLimits();
    lookIntoDue();
    sweep();
    flush();
    const AlarmBook::Moment moment = m_clock.monotonic();
    if (moment - m_prunedAt > kPruneEvery) {
        m_book.prune(moment);
        m_prunedAt = moment;
    }
}

void AlarmEngine::noticeSleep()
{
    const std::pair now(m_clock.now(), m_clock.monotonic());
    if (m_lastTick && m_listeningSince) {
        const auto byWall = now.first - m_lastTick->first;
        const auto byOther = std::chrono::duration_cast<milliseconds>(now.second - m_lastTick->second);
        if (byWall - byOther > kSlept)
            m_listeningSince = now.first;
    }
    m_lastTick = now;
}

void AlarmEngine::lookLater(AlarmBook::Owner owner)
{
    State &state = m_states[owner];
    if (state.isListed)
        return;
    state.isListed = true;
    m_suspicions.push_back({owner, m_clock.monotonic() + kSettle});
}

void AlarmEngine::lookIntoDue()
{
    const AlarmBook::Moment moment = m_clock.monotonic();
    while (!m_suspicions.empty() && m_suspicions.front().due <= moment) {
        const AlarmBook::Owner owner = m_suspicions.front().owner;
        m_suspicions.pop_front();
        State &state = m_states[owner];
        state.isListed = false;
        if (!state.index)
            continue;
        if (std::exchange(state.isFilling, false))
            lookForFilled(owner);
        if (std::exchange(state.isSuspect, false))
            lookForMissing(owner);
    }
}

void AlarmEngine::lookForMissing(AlarmBook::Owner owner)
{
    State &state = m_states[owner];
    const SeriesView view = m_live.series(*state.index, state.suspectFrom, state.suspectTo);
    Gap told;
    for (const Gap &gap : view.gaps) {
        if (gap.to <= state.suspectFrom || gap.from >= state.suspectTo)
            continue;
        if (told.missing == 0)
            told.from = gap.from;
        told.to = gap.to;
        told.missing += gap.missing;
        ++m_gaps;
    }
    if (told.missing > 0) {
        AlarmEvent event;
        event.kind = AlarmKind::Gap;
        event.key = state.key;
        event.begunAt = told.from;
        event.endedAt = told.to;
        event.missing = told.missing;
        begin(owner, std::move(event));
        state.gap = std::make_unique<Gap>(told);
    }
    for (const CounterReset &reset : view.resets) {
        if (reset.lastBefore < state.suspectFrom || reset.at > state.suspectTo)
            continue;
        ++m_resets;
        AlarmEvent event;
        event.kind = AlarmKind::CounterReset;
        event.key = state.key;
        event.begunAt = reset.at;
        event.value = reset.to;
        event.limit = reset.from;
        begin(owner, std::move(event));
    }
}

void AlarmEngine::lookForFilled(AlarmBook::Owner owner)
{
    State &state = m_states[owner];
    if (!state.gap)
        return;
    qint64 missing = 0;
    for (const Gap &gap : m_live.series(*state.index, state.gap->from, state.gap->to).gaps) {
        if (gap.to > state.gap->from && gap.from < state.gap->to)
            missing += gap.missing;
    }
    flush();
    m_book.fill(m_book.eventOf(AlarmKind::Gap, owner), state.gap->missing - missing);
    state.gap->missing = missing;
    if (missing == 0)
        state.gap.reset();
}

void AlarmEngine::sweep()
{
    const Instant now = m_clock.now();
    m_freshness.fill(0);
    for (AlarmBook::Owner owner = 0; owner < m_states.size(); ++owner) {
        if (!m_states[owner].index)
            continue; // Not shown yet.
        judge(owner, now);
        ++m_freshness.at(size_t(m_states[owner].freshness));
    }
}

void AlarmEngine::judge(AlarmBook::Owner owner, Instant now)
{
    State &state = m_states[owner];
    const Instant measuredAt = state.latestAt == Instant::min() ? state.receivedAt : state.latestAt;
    const milliseconds heard = silenceAt(now, measuredAt, state.receivedAt, state.isAhead);
    state.freshness = shownFreshnessOf(heard, state.interval());
    const bool canHear = m_listeningSince && !m_refused.contains(state.key.customer);
    const milliseconds silence =
        canHear ? std::min(heard, std::max(now - *m_listeningSince, milliseconds(0))) : milliseconds(0);
    Freshness listened = freshnessOf(silence, state.interval());
    if (listened == Freshness::Late)
        listened = Freshness::Fresh;
    // While nothing can come, and just after, what was silent stays so until something comes.
    const bool isKnown = !state.isCarried || (m_hasWords && state.interval());
    const bool isHeard = isKnown && freshnessOf(heard, state.interval()) < Freshness::Stale;
    if (!isHeard)
        listened = std::max(listened, state.listened);
    if (listened == state.listened)
        return;
    if (state.listened == Freshness::Stale)
        end(AlarmKind::Stale, owner, now);
    if (state.listened == Freshness::Silent)
        end(AlarmKind::Silent, owner, now);
    state.listened = listened;
    if (listened == Freshness::Stale)
        beginNow(AlarmKind::Stale, owner);
    if (listened == Freshness::Silent)
        beginNow(AlarmKind::Silent, owner);
}

void AlarmEngine::begin(AlarmBook::Owner owner, AlarmEvent event)
{
    const std::pair key(int(event.kind), owner);
    if (const auto begun = m_begun.constFind(key); begun != m_begun.cend()) {
        AlarmEvent &waiting = m_beginnings[*begun].event;
        waiting.missing += event.missing;
        waiting.endedAt = event.endedAt;
        return;
    }
    m_begun.insert(key, m_beginnings.size());
    m_beginnings.push_back({owner, std::move(event)});
}

void AlarmEngine::beginNow(AlarmKind kind, AlarmBook::Owner owner, const QString &sentence)
{
    if (m_book.isActive(kind, owner))
        return;
    AlarmEvent event;
    event.kind = kind;
    if (owner < m_states.size())
        event.key = m_states[owner].key;
    event.begunAt = m_clock.now();
    event.detail = sentence;
    begin(owner, std::move(event));
}

void AlarmEngine::end(AlarmKind kind, AlarmBook::Owner owner, Instant at)
{
    if (const auto begun = m_begun.constFind({int(kind), owner}); begun != m_begun.cend())
        m_beginnings[*begun].event.endedAt = at;
    else
        m_book.end(kind, owner, at, m_clock.monotonic());
}

void AlarmEngine::flush()
{
    if (m_beginnings.empty())
        return;
    m_begun.clear();
    m_book.begin(std::exchange(m_beginnings, {}), m_clock.now(), m_clock.monotonic());
}

void AlarmEngine::acknowledge(std::span<const quint64> ids)
{
    m_book.acknowledge(ids, m_clock.now());
}

void AlarmEngine::acknowledgeAll()
{
    m_book.acknowledgeAll(m_clock.now());
}

AlarmCounts AlarmEngine::counts() const
{
    AlarmCounts counts;
    counts.freshness = m_freshness;
    counts.gaps = m_gaps;
    counts.resets = m_resets;
    counts.clocksAhead = std::ranges::count_if(m_states, &State::isAhead);
    counts.unacknowledgedAlarms = m_book.unacknowledgedAlarms(false);
    counts.activeUnacknowledged = m_book.unacknowledgedAlarms(true);
    return counts;
}

} // namespace insite::readings
