// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace insite::mqtt {

/*! When to ping and when to give up, as a pure function of the times at which something was sent and
   received. Times are milliseconds of one steady clock. */
class KeepAlive
{
public:
    using Milliseconds = std::chrono::milliseconds;

    enum class Action {
        None,
        Ping,
        GiveUp,
    };

    /*! The transport is being opened; \a keepAlive 0 switches off all but the wait for the answer to CONNECT.
        \a automatic false: pings are the caller's business, and only one without an answer counts against the
       peer. */
    void start(Milliseconds now, Milliseconds keepAlive, bool automatic)
    {
        m_interval = keepAlive;
        m_automatic = automatic;
        m_connected = false;
        m_pingWaits = false;
        m_sent = now;
        m_received = now;
    }
    void connected() { m_connected = true; }
    void sent(Milliseconds now) { m_sent = now; }
    void received(Milliseconds now)
    {
        m_received = now;
        m_pingWaits = false;
    }
    void pinged(Milliseconds now)
    {
        if (!m_automatic && !m_pingWaits)
            m_received = now; // counted from the first question that is not answered
        m_pingWaits = true;
    }

    [[nodiscard]] Action due(Milliseconds now) const
    {
        if (const auto at = giveUpAt(); at && now >= *at)
            return Action::GiveUp;
        if (const auto at = pingAt(); at && now >= *at)
            return Action::Ping;
        return Action::None;
    }

    /*! When to ask due again; nothing if never. */
    [[nodiscard]] std::optional<Milliseconds> nextAt() const
    {
        const auto ping = pingAt();
        const auto giveUp = giveUpAt();
        return ping && giveUp ? std::min(*ping, *giveUp) : ping ? ping : giveUp;
    }

private:
    static constexpr Milliseconds kAnswerWithoutKeepAlive = std::chrono::minutes(1);

    // An eighth before the keep-alive ends (3.1.2.10 wants a packet within it), and the answer has time
    // until 1.5 times.
    [[nodiscard]] std::optional<Milliseconds> pingAt() const
    {
        if (!m_connected || !m_automatic || m_interval.count() == 0)
            return {};
        const Milliseconds idle = m_interval - m_interval / 8;
        return (m_pingWaits ? m_sent : std::min(m_sent, m_received)) + idle;
    }

    [[nodiscard]] std::optional<Milliseconds> giveUpAt() const
    {
        if (m_interval.count() == 0) {
            if (m_connected)
                return {};
            return m_received + kAnswerWithoutKeepAlive;
        }
        if (m_connected && !m_automatic && !m_pingWaits)
            return {};
        return m_received + m_interval * 3 / 2;
    }

    Milliseconds m_interval{0};
    Milliseconds m_sent{0};
    Milliseconds m_received{0};
    bool m_automatic = true;
    bool m_connected = false;
    bool m_pingWaits = false;
};

} // namespace insite::mqtt
