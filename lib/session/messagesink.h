// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "core/result.h"

#include <QByteArray>

#include <optional>

namespace insite::session {

/// What a sink has kept of a backlog: readings that were measured before the sign-in.
struct Backlog
{
    qint64 messages = 0;         ///< With those that were there already.
    qint64 readings = 0;         ///< New ones and revisions.
    std::optional<Instant> from; ///< Measured, of the readings.
    std::optional<Instant> to;
};

/// Where a session hands what it received. Lives on the session's thread; the session does not own it.
/// Order of calls: take()*, then commit() or discard(), again and again.
class MessageSink
{
public:
    virtual ~MessageSink() = default;

    /// One message. It is not yet acknowledged, and must not be lost once commit() has said that it is kept.
    virtual void take(const QString &topic, const QByteArray &payload, Instant receivedAt) = 0;

    /// Keeps durably all that was taken since the last commit(). Only after a success do the acknowledgements
    /// leave. On failure the session throws the acknowledgements away, drops the connection, tells the person
    /// `detail` and tries again; the broker still has the messages. Called with nothing taken, it does
    /// nothing.
    [[nodiscard]] virtual Result<void> commit() = 0;

    /// Forget what was taken since the last commit(): it was not acknowledged and will come again.
    virtual void discard() = 0;

    /// A broker has let us in: what was measured before `signedInAt` and is committed from now on is counted
    /// as backlog, on top of what an unfinished count has so far. Before the first take() of the connection.
    virtual void beginBacklog(Instant signedInAt) { Q_UNUSED(signedInAt) }
    /// Since beginBacklog().
    [[nodiscard]] virtual Backlog backlog() const { return {}; }
    /// The count is over; the next beginBacklog() starts at zero.
    virtual void endBacklog() {}
};

} // namespace insite::session
