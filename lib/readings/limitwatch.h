// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/limits.h"
#include "readings/livereadings.h"

#include <span>

namespace insite::readings {

/// Whether one register is beyond its limits, from reading to reading in measured time. A reading older than
/// the newest is never an alarm of now; a revision of the newest counts as if the first value had never been.
/// A pure state machine; any one thread.
class LimitWatch final
{
public:
    enum class Side { Inside, Above, Below };

    explicit LimitWatch(const Limits &limits);

    /// Before the first reading: the alarm is on already, by readings that are not here to be looked at
    /// again.
    void resume(Side side, Instant since);

    /// A reading, in whatever order; the side on which the alarm is afterwards.
    Side take(Instant at, double value);

    /// The value is beyond a limit, and a reading came that is not the newest: the points know better whether
    /// and when the excursion began.
    [[nodiscard]] bool needsReplay() const { return m_needsReplay; }
    /// The points of [replayFrom(), newestAt()], in order.
    Side replay(std::span<const Point> points);
    [[nodiscard]] Instant replayFrom() const;
    [[nodiscard]] Instant newestAt() const { return m_newestAt; }

    [[nodiscard]] Side side() const { return m_now.side; }
    [[nodiscard]] Instant begunAt() const { return m_now.since; } ///< Of the excursion that is the alarm.
    [[nodiscard]] double value() const { return m_value; }        ///< The newest.
    [[nodiscard]] double limit() const;                           ///< The one that is passed.
    [[nodiscard]] const Limits &limits() const { return m_limits; }

private:
    struct State
    {
        Side side = Side::Inside;    ///< Of the alarm.
        Side pending = Side::Inside; ///< Beyond, and not yet for long enough.
        Instant since{};
    };

    [[nodiscard]] Side sideOf(double value) const;
    [[nodiscard]] State stepped(State state, Instant at, double value) const;

    Limits m_limits;
    State m_before; ///< The newest reading.
    State m_now;
    std::optional<Instant> m_resumedSince;
    Instant m_newestAt = Instant::min();
    double m_value = 0;
    bool m_needsReplay = false;
};

} // namespace insite::readings
