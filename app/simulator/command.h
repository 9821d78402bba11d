// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/catalogue.h"
#include "simulator/faults.h"

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <variant>

namespace insite::simulator {

// What a line on stdin or a --fault can ask for (docs/simulator.md). One type each.

struct SetFault
{
    Fault fault = Fault::Duplicates;
    int percent = 0; ///< 0 to 100; 0 is off.
};
struct SetAccess
{
    QString customer;
    Access access = Access::Allow;
};
struct SetQueueLimit
{
    int messages = 0; ///< 0: no limit.
};
struct ControlBroker
{
    enum class Action { Restart, Stop, Kill, Start, Silent, Resume };
    Action action = Action::Restart;
};
struct ThrottleApi
{
    int requests = 0; ///< So many are answered with 429, one after the other.
};
struct PublishRaw
{
    QString topic;
    QByteArray payload;
};
struct Burst
{
    int readings = 0;
};
struct SetRate
{
    double readingsPerSecond = 0.0;
};
struct ShowTotals
{
};
struct Quit
{
};

using Command = std::variant<SetFault, SetAccess, SetQueueLimit, ControlBroker, ThrottleApi, PublishRaw,
                             Burst, SetRate, ShowTotals, Quit>;

/// One line, without its end. A failure says what is wrong with it. Pure.
[[nodiscard]] Result<Command> parseCommand(const QString &line);

/// The value of a --fault: `NAME` or `NAME=ARGUMENT`, as `duplicates=30`, `kick=1042`, `queue-limit=100`.
/// Only what makes sense at the start. Pure.
[[nodiscard]] Result<Command> parseFaultOption(const QString &value);

/// The grammar, for --help.
[[nodiscard]] QString commandHelp();

} // namespace insite::simulator
