// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/messagesink.h"
#include "session/sessionstate.h"
#include "session/timings.h"

#include <QObject>

#include <memory>

namespace insite {
class Clock;
}

namespace insite::session {

/// What the broker keeps for a consumer that is away.
enum class SessionLife {
    Kept,           ///< Its subscriptions and what comes meanwhile (DESIGN, invariant 6).
    WithConnection, ///< Nothing: for who only looks on, under a client id of its own.
};

/// Keeps one consumer's subscriptions alive: QoS 1, clean session off (unless it only looks on), one client
/// id per profile; connects, reconnects with backoff, subscribes one customer after the other and sets aside
/// those that are refused.
///
/// Created, used and destroyed on one thread with an event loop, the ingest thread; `sink` and `clock` live
/// at least as long. Messages go to the sink, acknowledgements leave only after its commit (invariant 1).
class ConsumerSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsumerSession)

public:
    ConsumerSession(settings::Profile profile, QString password, MessageSink &sink, const Clock &clock,
                    const Timings &timings = {}, SessionLife life = SessionLife::Kept,
                    QObject *parent = nullptr);
    ~ConsumerSession() override;

    [[nodiscard]] const SessionState &state() const;

public slots:
    /// Begins, and goes on until stop(). Does nothing while running.
    void start();
    /// Ends the connection in an orderly way, commits what is in hand; the broker keeps the session.
    void stop();
    /// The "now" button: the next attempt at once.
    void retryNow();
    /// NetworkWatch has told it: what waits for the network goes on at once.
    void networkChanged();
    /// "Try again" for a customer that was set aside.
    void retryCustomer(const insite::CustomerId &customer);
    /// Has the broker forget the session that it keeps for us, then goes on (or begins) with a new one. What
    /// the broker has queued is lost, so only ever on a person's word.
    void resetSession();

signals:
    void stateChanged(const insite::session::SessionState &state);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace insite::session
