// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/alarmbook.h"

#include <algorithm>

namespace insite::readings {

namespace {

bool isOfRegisters(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::Silent:
    case AlarmKind::Stale:
    case AlarmKind::AboveLimit:
    case AlarmKind::BelowLimit:
    case AlarmKind::CounterReset:
    case AlarmKind::Gap:
    case AlarmKind::ClockAhead:
        return true;
    case AlarmKind::CustomerRefused:
    case AlarmKind::ConnectionLost:
    case AlarmKind::CaughtUp:
    case AlarmKind::StoreFailed:
    case AlarmKind::StoreNotice:
    case AlarmKind::WatchBehind:
        return false;
    }
    return false;
}

/// What a person would look at as one thing: a meter, or the register whose limits were set.
RegisterKey subjectOf(AlarmKind kind, RegisterKey key)
{
    if (kind != AlarmKind::AboveLimit && kind != AlarmKind::BelowLimit)
        key.registerId = {};
    return key;
}

template <typename Part>
void keepCommon(Part &part, const Part &other)
{
    if (part != other)
        part = {};
}

void keepCommon(RegisterKey &key, const RegisterKey &other)
{
    keepCommon(key.customer, other.customer);
    keepCommon(key.subscription, other.subscription);
    keepCommon(key.meter, other.meter);
    keepCommon(key.registerId, other.registerId);
}

void goesOn(AlarmEvent &event)
{
    ++event.active;
    event.endedAt.reset();
    event.isCutOff = false;
    event.isLastKnown = false;
}

void wasCutOff(AlarmEvent &event, const RunEnd &run)
{
    event.endedAt = std::max(run.at, event.begunAt);
    event.isCutOff = true;
    event.isLastKnown = !run.isOrderly;
}

} // namespace

void AlarmBook::load(std::vector<AlarmEvent> events)
{
    for (AlarmEvent &event : events) {
        m_lastId = std::max(m_lastId, event.id);
        event.active = 0;
        const quint64 id = event.id;
        m_events.insert_or_assign(id, std::move(event));
        changed(id);
    }
    keepWithinBounds();
}

void AlarmBook::carryOn(quint64 id, Owner owner)
{
    const auto event = m_events.find(id);
    if (event == m_events.end() || event->second.endedAt || isActive(event->second.kind, owner))
        return;
    ++event->second.active;
    m_memberships.insert_or_assign(memberKey(event->second.kind, owner), Membership{id, true, {}});
    changed(id);
}

void AlarmBook::cutOffTheRest(const RunEnd &run)
{
    for (auto &[id, event] : m_events) {
        if (event.endedAt || event.active > 0)
            continue;
        wasCutOff(event, run);
        changed(id);
    }
}

void AlarmBook::cutOff(AlarmKind kind, Owner owner, const RunEnd &run, Moment moment)
{
    const quint64 id = eventOf(kind, owner);
    if (!isActive(kind, owner))
        return;
    end(kind, owner, run.at, moment);
    if (const auto event = m_events.find(id); event != m_events.end() && event->second.endedAt)
        wasCutOff(event->second, run);
}

void AlarmBook::begin(std::vector<Beginning> beginnings, Instant now, Moment moment)
{
    std::vector<Beginning *> left;
    for (Beginning &beginning : beginnings) {
        if (!isActive(beginning.event.kind, beginning.owner) && !goOn(beginning, moment))
            left.push_back(&beginning);
    }
    std::ranges::stable_sort(left, {}, [](const Beginning *each) { return each->event.kind; });
    for (auto from = left.cbegin(); from != left.cend();) {
        const AlarmKind kind = (*from)->event.kind;
        const auto to =
            std::find_if(from, left.cend(), [kind](auto *each) { return each->event.kind != kind; });
        beginKind(kind, {from, to}, now, moment);
        from = to;
    }
    keepWithinBounds();
}

/// Whether it came back soon enough to go on in the event that it was in.
bool AlarmBook::goOn(const Beginning &beginning, Moment moment)
{
    // Each of these has a story of its own.
    if (beginning.event.kind == AlarmKind::CaughtUp || beginning.event.kind == AlarmKind::StoreNotice)
        return false;
    const auto known = m_memberships.find(memberKey(beginning.event.kind, beginning.owner));
    if (known == m_memberships.end() || moment - known->second.endedAt > kReopen)
        return false;
    const auto found = m_events.find(known->second.event);
    if (found == m_events.end())
        return false;
    AlarmEvent &event = found->second;
    ++event.repeats;
    goesOn(event);
    event.missing += beginning.event.missing;
    if (event.registers <= 1) {
        event.value = beginning.event.value;
        event.limit = beginning.event.limit;
    }
    if (!beginning.event.detail.isEmpty())
        event.detail = beginning.event.detail;
    known->second.isActive = true;
    changed(event.id);
    if (!isLasting(event.kind) || beginning.event.endedAt)
        settle(event, beginning.owner, beginning.event.endedAt.value_or(beginning.event.begunAt), moment);
    return true;
}

void AlarmBook::beginKind(AlarmKind kind, std::span<Beginning *const> beginnings, Instant now, Moment moment)
{
    if (!isOfRegisters(kind)) {
        for (const Beginning *each : beginnings)
            join(open(*each, now), *each, moment);
        return;
    }
    auto &singles = m_singles.at(size_t(kind));
    std::erase_if(singles, [&](const Single &single) { return moment - single.begunAt > kMergeWindow; });
    Storm &storm = m_storms.at(size_t(kind));
    const bool isStormOn = m_events.contains(storm.event) && moment - storm.lastAt <= kMergeWindow;
    std::set<RegisterKey> subjects;
    for (const Beginning *each : beginnings)
        subjects.insert(subjectOf(kind, each->event.key));
    if (isStormOn || subjects.size() + singles.size() > kSingles) {
        if (!isStormOn)
            storm.event = open(*beginnings.front(), now);
        storm.lastAt = moment;
        for (const Beginning *each : beginnings)
            join(storm.event, *each, moment);
        return;
    }
    for (const Beginning *each : beginnings) {
        const RegisterKey subject = subjectOf(kind, each->event.key);
        const auto same = std::ranges::find_if(singles, [&](const Single &single) {
            const auto event = m_events.find(single.event);
            return event != m_events.end() && subjectOf(kind, event->second.key) == subject;
        });
        if (same == singles.end())
            singles.push_back({open(*each, now), moment});
        join(same == singles.end() ? singles.back().event : same->event, *each, moment);
    }
}

quint64 AlarmBook::open(const Beginning &beginning, Instant now)
{
    AlarmEvent event = beginning.event;
    event.id = ++m_lastId;
    event.noticedAt = now;
    event.registers = 0;
    event.active = 0;
    event.repeats = 0;
    event.missing = 0;
    event.endedAt.reset();
    event.acknowledgedAt.reset();
    m_events.emplace(event.id, std::move(event));
    return m_lastId;
}

void AlarmBook::join(quint64 id, const Beginning &beginning, Moment moment)
{
    AlarmEvent &event = m_events.at(id);
    event.registers += isOfRegisters(event.kind) ? 1 : 0;
    event.missing += beginning.event.missing;
    event.begunAt = std::min(event.begunAt, beginning.event.begunAt);
    goesOn(event);
    keepCommon(event.key, beginning.event.key);
    m_memberships.insert_or_assign(memberKey(event.kind, beginning.owner), Membership{id, true, {}});
    changed(id);
    if (!isLasting(event.kind) || beginning.event.endedAt)
        settle(event, beginning.owner, beginning.event.endedAt.value_or(beginning.event.begunAt), moment);
}

void AlarmBook::settle(AlarmEvent &event, Owner owner, Instant at, Moment moment)
{
    Membership &membership = m_memberships.at(memberKey(event.kind, owner));
    membership.isActive = false;
    membership.endedAt = moment;
    event.active = std::max<qint64>(0, event.active - 1);
    if (event.active == 0)
        event.endedAt = std::max(at, event.begunAt);
    changed(event.id);
}

void AlarmBook::end(AlarmKind kind, Owner owner, Instant at, Moment moment)
{
    const auto known = m_memberships.find(memberKey(kind, owner));
    if (known == m_memberships.end() || !known->second.isActive)
        return;
    if (const auto event = m_events.find(known->second.event); event != m_events.end())
        settle(event->second, owner, at, moment);
    else
        m_memberships.erase(known);
}

bool AlarmBook::isActive(AlarmKind kind, Owner owner) const
{
    const auto known = m_memberships.find(memberKey(kind, owner));
    return known != m_memberships.end() && known->second.isActive;
}

quint64 AlarmBook::eventOf(AlarmKind kind, Owner owner) const
{
    const auto known = m_memberships.find(memberKey(kind, owner));
    return known == m_memberships.end() ? 0 : known->second.event;
}

void AlarmBook::fill(quint64 id, qint64 readings)
{
    const auto event = m_events.find(id);
    if (event == m_events.end() || readings <= 0)
        return;
    event->second.missing = std::max<qint64>(0, event->second.missing - readings);
    changed(id);
}

void AlarmBook::acknowledge(std::span<const quint64> ids, Instant now)
{
    for (const quint64 id : ids) {
        const auto event = m_events.find(id);
        if (event == m_events.end() || event->second.acknowledgedAt)
            continue;
        event->second.acknowledgedAt = now;
        changed(id);
    }
}

void AlarmBook::acknowledgeAll(Instant now)
{
    std::vector<quint64> ids;
    for (const auto &[id, event] : m_events)
        ids.push_back(id);
    acknowledge(ids, now);
}

void AlarmBook::unacknowledge(std::span<const quint64> ids)
{
    for (const quint64 id : ids) {
        const auto event = m_events.find(id);
        if (event == m_events.end() || !event->second.acknowledgedAt)
            continue;
        event->second.acknowledgedAt.reset();
        changed(id);
    }
}

void AlarmBook::clear(std::span<const quint64> ids)
{
    for (const quint64 id : ids) {
        if (m_events.erase(id) > 0) {
            m_changed.erase(id);
            m_removed.push_back(id);
        }
    }
}

void AlarmBook::restore(std::vector<AlarmEvent> events)
{
    for (AlarmEvent &event : events) {
        const quint64 id = event.id;
        if (id == 0 || m_events.contains(id))
            continue;
        // What was in it may have ended meanwhile.
        event.active = std::count_if(m_memberships.cbegin(), m_memberships.cend(), [id](const auto &each) {
            return each.second.event == id && each.second.isActive;
        });
        if (event.active == 0 && !event.endedAt)
            event.endedAt = std::max(event.noticedAt, event.begunAt);
        std::erase(m_removed, id);
        m_events.emplace(id, std::move(event));
        changed(id);
    }
    keepWithinBounds();
}

void AlarmBook::prune(Moment moment)
{
    std::erase_if(m_memberships, [&](const auto &each) {
        const Membership &membership = each.second;
        return !membership.isActive && moment - membership.endedAt > kReopen;
    });
}

qint64 AlarmBook::unacknowledgedAlarms(bool onlyActive) const
{
    return std::ranges::count_if(m_events, [onlyActive](const auto &each) {
        const AlarmEvent &event = each.second;
        return severityOf(event.kind) == AlarmSeverity::Alarm && !event.acknowledgedAt &&
               (event.isActive() || !onlyActive);
    });
}

AlarmNews AlarmBook::takeNews()
{
    AlarmNews news;
    news.events.reserve(m_changed.size());
    for (const quint64 id : m_changed) {
        if (const auto event = m_events.find(id); event != m_events.end())
            news.events.push_back(event->second);
    }
    m_changed.clear();
    news.removed.swap(m_removed);
    return news;
}

/// The oldest that are over go first.
void AlarmBook::keepWithinBounds()
{
    if (m_events.size() <= kMaximum)
        return;
    std::vector<quint64> gone;
    for (const bool isOver : {true, false}) {
        for (const auto &[id, event] : m_events) {
            if (m_events.size() - gone.size() <= kMaximum)
                break;
            if (event.isActive() != isOver)
                gone.push_back(id);
        }
    }
    clear(gone);
}

} // namespace insite::readings
