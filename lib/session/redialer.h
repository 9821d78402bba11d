// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connection.h"
#include "settings/profilelock.h"

#include <QElapsedTimer>

namespace insite::session {

/// Keeps one session connected: client id, lock, one Connection after the other with growing pauses, and the
/// state that a person sees. The consumer's and the device's session build on it. Lives on their thread.
class Redialer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Redialer)

public:
    /// Says what a failure really means, after so long a connection (0 if there was none), before it is
    /// shown.
    using Judge = std::function<Failure(const Failure &failure, std::chrono::milliseconds lasted)>;

    Redialer(Connection::Setup setup, const Clock &clock, Judge judge, QObject *parent = nullptr);
    ~Redialer() override;

    [[nodiscard]] const SessionState &state() const { return m_state; }
    /// While one is open or being opened; else null.
    [[nodiscard]] Connection *connection() const { return m_connection.get(); }
    /// With the client id that is really used.
    [[nodiscard]] const settings::Profile &profile() const { return m_setup.profile; }
    [[nodiscard]] const Timings &timings() const { return m_setup.timings; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

    void start();
    void stop();
    void retryNow();
    /// The computer's network has changed: a pause ends, and a connection whose own address is gone.
    void networkChanged();
    /// Ends the connection in an orderly way and makes a new one at once.
    void redial();
    /// Signs in once with clean session on, which makes the broker forget all that it holds for us, and then
    /// goes on as before. Starts when it is not running. Tried until it has worked, or until stop().
    void resetSession();
    /// Ends the connection in an orderly way, and for good: trying again cannot mend this.
    void giveUp(const Failure &failure);
    void setPhase(Phase phase);
    void setRefused(const QList<RefusedCustomer> &refused);
    void setCatchUp(const std::optional<CatchUp> &catchUp);

signals:
    void stateChanged(const insite::session::SessionState &state);
    void signedIn();
    /// The broker has forgotten the session; the next connection follows.
    void sessionReset();
    void bytesLeft();
    /// Connection::strangerSeen(), from the event loop.
    void strangerSeen(const insite::CustomerId &customer);
    /// The connection is gone, whatever comes next. Before stateChanged().
    void dropped();

private:
    void dial();
    void connectionSignedIn();
    void connectionEnded(const Failure &failure);
    void wait(const Failure &failure);
    void finish(const Failure &failure);
    void apply(const SessionState &state);
    void noticeSleep();

    Connection::Setup m_setup;
    const Clock &m_clock;
    Judge m_judge;
    SessionState m_state;
    std::optional<settings::ProfileLock> m_lock;
    std::unique_ptr<Connection> m_connection;
    std::optional<Failure> m_lastWord; ///< Given up, told when the connection has ended.
    QTimer m_pause;
    QTimer m_sleepWatch;
    std::chrono::steady_clock::time_point m_signedInAt;
    Instant m_awakeAt;
    int m_failures = 0; ///< In a row.
    bool m_isRunning = false;
    bool m_wasEverSignedIn = false;
    bool m_mustRedial = false;
    bool m_mustReset = false;
    bool m_isResetting = false; ///< The connection at hand does.
};

} // namespace insite::session
