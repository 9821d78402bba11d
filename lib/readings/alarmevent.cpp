// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/alarmevent.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::readings {

namespace {

struct Row
{
    AlarmKind kind;
    const char *name;
    AlarmSeverity severity;
    bool isLasting;
};

constexpr std::array<Row, kAlarmKinds> kRows{{
    {AlarmKind::Silent, "silent", AlarmSeverity::Alarm, true},
    {AlarmKind::Stale, "stale", AlarmSeverity::Warning, true},
    {AlarmKind::AboveLimit, "above-limit", AlarmSeverity::Alarm, true},
    {AlarmKind::BelowLimit, "below-limit", AlarmSeverity::Alarm, true},
    {AlarmKind::CounterReset, "counter-reset", AlarmSeverity::Warning, false},
    {AlarmKind::Gap, "gap", AlarmSeverity::Warning, false},
    {AlarmKind::ClockAhead, "clock-ahead", AlarmSeverity::Warning, true},
    {AlarmKind::CustomerRefused, "customer-refused", AlarmSeverity::Alarm, true},
    {AlarmKind::ConnectionLost, "connection-lost", AlarmSeverity::Alarm, true},
    {AlarmKind::CaughtUp, "caught-up", AlarmSeverity::Notice, false},
    {AlarmKind::StoreFailed, "store-failed", AlarmSeverity::Alarm, true},
    {AlarmKind::StoreNotice, "store-notice", AlarmSeverity::Notice, false},
    {AlarmKind::WatchBehind, "watch-behind", AlarmSeverity::Warning, false},
}};

const Row &rowOf(AlarmKind kind)
{
    return kRows.at(size_t(kind));
}

} // namespace

AlarmSeverity severityOf(AlarmKind kind)
{
    return rowOf(kind).severity;
}

bool isLasting(AlarmKind kind)
{
    return rowOf(kind).isLasting;
}

QString alarmKindName(AlarmKind kind)
{
    return QString::fromLatin1(rowOf(kind).name);
}

std::optional<AlarmKind> alarmKindByName(const QString &name)
{
    const auto row =
        std::ranges::find_if(kRows, [&](const Row &each) { return name == QLatin1StringView(each.name); });
    return row == kRows.end() ? std::nullopt : std::optional(row->kind);
}

} // namespace insite::readings
