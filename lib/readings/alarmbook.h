// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/alarmevent.h"

#include <chrono>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

namespace insite::readings {

/// The events, bounded in number, and which of them each owner (a register, a customer, the connection) is
/// in. It keeps storms small, by two rules:
/// - What comes back within kReopen after its end goes on in the same event, and is counted there: a value
///   that flaps makes one event, not hundreds.
/// - When more than kSingles meters (or registers, for limits) begin the same within kMergeWindow, the rest
///   share one event: 50,000 registers that fall silent together are one line with a number.
/// No clock, no I/O; any one thread.
class AlarmBook final
{
public:
    using Moment = std::chrono::steady_clock::time_point;
    using Owner = quint32;

    static constexpr size_t kMaximum = 5000;
    static constexpr std::chrono::minutes kReopen{10};
    static constexpr std::chrono::seconds kMergeWindow{60};
    static constexpr size_t kSingles = 5;

    /// Something begins for an owner. Of the event its kind, key, begunAt, value, limit, missing and detail.
    struct Beginning
    {
        Owner owner = 0;
        AlarmEvent event;
    };

    /// What earlier runs left; their ids stay. What lasted then lasts on, for those that carryOn() names
    /// next.
    void load(std::vector<AlarmEvent> events);
    /// The owner is in that event since before the program began. Does nothing where the event is over.
    void carryOn(quint64 id, Owner owner);
    /// After the last carryOn(): what lasted for nobody that is known was cut off when that run ended.
    void cutOffTheRest(const RunEnd &run);
    /// As end(), but nobody knows of a time after that run.
    void cutOff(AlarmKind kind, Owner owner, const RunEnd &run, Moment moment);

    /// All that begins at one time, so that it can be seen whether it is a storm. What is active already is
    /// left out. What has an `endedAt`, or is of a kind that does not last, is over at once.
    void begin(std::vector<Beginning> beginnings, Instant now, Moment moment);
    /// Does nothing where it is not active.
    void end(AlarmKind kind, Owner owner, Instant at, Moment moment);
    [[nodiscard]] bool isActive(AlarmKind kind, Owner owner) const;
    /// The event that the owner is or was in a short while ago; 0 for none.
    [[nodiscard]] quint64 eventOf(AlarmKind kind, Owner owner) const;
    /// Calls visit(id, owner) for each owner for which an event lasts.
    template <typename Visit>
    void visitActive(Visit visit) const
    {
        for (const auto &[key, membership] : m_memberships) {
            if (membership.isActive)
                visit(membership.event, Owner(key >> 8));
        }
    }
    /// Readings that a gap misses came after all.
    void fill(quint64 id, qint64 readings);

    void acknowledge(std::span<const quint64> ids, Instant now);
    void acknowledgeAll(Instant now);
    /// Takes back an acknowledgement.
    void unacknowledge(std::span<const quint64> ids);
    void clear(std::span<const quint64> ids);
    /// The undo of clear().
    void restore(std::vector<AlarmEvent> events);

    /// Forgets what cannot be taken up again any more; now and then.
    void prune(Moment moment);

    [[nodiscard]] const std::map<quint64, AlarmEvent> &events() const { return m_events; }
    [[nodiscard]] size_t memberships() const { return m_memberships.size(); }
    /// Of severity Alarm, not acknowledged.
    [[nodiscard]] qint64 unacknowledgedAlarms(bool onlyActive) const;
    /// What changed since the last call, without the counts.
    [[nodiscard]] AlarmNews takeNews();

private:
    struct Membership
    {
        quint64 event = 0;
        bool isActive = false;
        Moment endedAt;
    };
    struct Single
    {
        quint64 event = 0;
        Moment begunAt;
    };
    struct Storm
    {
        quint64 event = 0;
        Moment lastAt;
    };

    [[nodiscard]] static quint64 memberKey(AlarmKind kind, Owner owner)
    {
        return (quint64(owner) << 8) | quint64(kind);
    }
    [[nodiscard]] bool goOn(const Beginning &beginning, Moment moment);
    void beginKind(AlarmKind kind, std::span<Beginning *const> beginnings, Instant now, Moment moment);
    [[nodiscard]] quint64 open(const Beginning &beginning, Instant now);
    void join(quint64 id, const Beginning &beginning, Moment moment);
    void settle(AlarmEvent &event, Owner owner, Instant at, Moment moment);
    void changed(quint64 id) { m_changed.insert(id); }
    void keepWithinBounds();

    std::map<quint64, AlarmEvent> m_events;
    std::unordered_map<quint64, Membership> m_memberships;
    std::array<std::deque<Single>, kAlarmKinds> m_singles;
    std::array<Storm, kAlarmKinds> m_storms;
    std::set<quint64> m_changed;
    std::vector<quint64> m_removed;
    quint64 m_lastId = 0;
};

} // namespace insite::readings
