// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "core/result.h"

#include <QByteArray>

namespace insite::session {

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
};

} // namespace insite::session
