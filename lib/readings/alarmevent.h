// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/instant.h"

#include <QMetaType>

#include <array>
#include <optional>
#include <vector>

namespace insite::readings {

/// What an event tells of.
enum class AlarmKind {
    Silent,          ///< Nothing for 12 expected intervals of a connection that stood.
    Stale,           ///< The same after 3; ends when it becomes silent.
    AboveLimit,      ///< Of a person's limits for this register.
    BelowLimit,      ///< The same.
    CounterReset,    ///< A counter stepped back.
    Gap,             ///< Readings are missing between two that came.
    ClockAhead,      ///< A meter stamps its readings later than they arrive.
    CustomerRefused, ///< The broker does not let us have this customer.
    ConnectionLost,  ///< Nothing can come until it is back.
    CaughtUp,        ///< What the broker had kept for us has come.
    StoreFailed,     ///< Readings cannot be kept on the disk; the broker holds them meanwhile.
    StoreNotice,     ///< Upkeep of the history that a person must know of.
    WatchBehind,     ///< Readings came faster than they could be watched; they are stored all the same.
};
inline constexpr int kAlarmKinds = 13;

enum class AlarmSeverity {
    Notice,  ///< Good to know.
    Warning, ///< Look at it when there is time.
    Alarm,   ///< Look at it now: it is counted beside the bell and may be notified.
};

[[nodiscard]] AlarmSeverity severityOf(AlarmKind kind);
/// Whether it lasts until something ends it; the others are over as they are told.
[[nodiscard]] bool isLasting(AlarmKind kind);
/// For files: never changes.
[[nodiscard]] QString alarmKindName(AlarmKind kind);
[[nodiscard]] std::optional<AlarmKind> alarmKindByName(const QString &name);

/// Something that deserves attention, from its beginning to its end. Several registers to which the same
/// happens at once share one event. A value.
struct AlarmEvent
{
    quint64 id = 0; ///< Counts up, also across restarts; 0 is none.
    AlarmKind kind = AlarmKind::Silent;
    /// What it is about, as far as all of its registers have it in common; empty where they have not.
    RegisterKey key;
    qint64 registers = 0; ///< That were ever in it; 0 where it is not about registers.
    qint64 active = 0;    ///< For which it is still so; 1 for what is not about registers.
    qint64 repeats = 0;   ///< How often it came back soon after it had ended.
    Instant begunAt;      ///< Measured time for limits, gaps, resets; this computer's for the others.
    Instant noticedAt;    ///< This computer's clock.
    std::optional<Instant> endedAt;        ///< As begunAt; absent while it lasts.
    std::optional<Instant> acknowledgedAt; ///< By a person.
    bool isCutOff = false;                 ///< Still lasted when the program ended; `endedAt` is that time.
    bool isLastKnown = false; ///< Cut off where the program crashed: `endedAt` is when it last ran for sure.
    double value = 0;         ///< Limits: what was measured; reset: the state after it. The first register's.
    double limit = 0;         ///< Limits: the one that was passed; reset: the state before it.
    qint64 missing = 0;       ///< Gap: readings that are still missing; caught up: readings that came.
    QString detail;           ///< A whole sentence, where there is one.

    [[nodiscard]] bool isActive() const { return !endedAt; }

    friend bool operator==(const AlarmEvent &, const AlarmEvent &) = default;
};

/// One of those for which an event lasts; the key as far as there is one.
struct AlarmMember
{
    quint64 event = 0;
    RegisterKey key;

    friend bool operator==(const AlarmMember &, const AlarmMember &) = default;
};

/// When a run of the program ended.
struct RunEnd
{
    Instant at{};
    bool isOrderly = false; ///< Else it crashed, and `at` is when it last ran for sure.
};

/// What earlier runs left.
struct AlarmPast
{
    std::vector<AlarmEvent> events;   ///< By id. Those that lasted have no end.
    std::vector<AlarmMember> members; ///< Of those that lasted, as far as they are known.
    RunEnd ended;                     ///< The last run.
};

/// How many registers are how fresh, and what was told since the start.
struct AlarmCounts
{
    std::array<qint64, 5> freshness{}; ///< By Freshness.
    qint64 gaps = 0;                   ///< Since the start.
    qint64 resets = 0;                 ///< Since the start.
    qint64 clocksAhead = 0;            ///< Registers, now.
    qint64 unacknowledgedAlarms = 0;   ///< Events of severity Alarm.
    qint64 activeUnacknowledged = 0;   ///< Of these, those that still last.

    friend bool operator==(const AlarmCounts &, const AlarmCounts &) = default;
};

/// What changed since the last news; the events by id.
struct AlarmNews
{
    std::vector<AlarmEvent> events; ///< New or changed.
    std::vector<quint64> removed;   ///< Cleared, or gone as there were too many.
    /// All registers that are beyond a limit of a person's now; absent: as it was told before.
    std::optional<std::vector<RegisterKey>> beyondLimits;
    AlarmCounts counts;
};

} // namespace insite::readings

Q_DECLARE_METATYPE(insite::readings::AlarmNews)
