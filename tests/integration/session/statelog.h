// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionstate.h"

#include <QObject>

#include <algorithm>

namespace insite::test {

/// Every state that a session was in: some last for less than a test's look.
class StateLog final : public QObject
{
public:
    template <typename Session>
    explicit StateLog(const Session &session)
    {
        connect(&session, &Session::stateChanged, this,
                [this](const session::SessionState &state) { states.append(state); });
    }

    QList<session::SessionState> states;

    [[nodiscard]] int count(session::FailureKind kind) const
    {
        return static_cast<int>(std::count_if(states.cbegin(), states.cend(), [kind](const auto &state) {
            return state.failure.kind == kind;
        }));
    }
    [[nodiscard]] int count(session::Phase phase) const
    {
        return static_cast<int>(std::count_if(states.cbegin(), states.cend(),
                                              [phase](const auto &state) { return state.phase == phase; }));
    }
    [[nodiscard]] session::Failure failure(session::FailureKind kind) const
    {
        const auto found = std::find_if(states.cbegin(), states.cend(),
                                        [kind](const auto &state) { return state.failure.kind == kind; });
        return found == states.cend() ? session::Failure() : found->failure;
    }
};

} // namespace insite::test
