// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"
#include "readings/verdict.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace insite::readings {

/// A message as the inspector shows it: what came, what was made of it, and what became of it.
struct TappedMessage
{
    QString topic;
    QByteArray payload;      ///< Its first 64 KiB.
    qint64 payloadBytes = 0; ///< As it came; more than payload.size() where it was cut.
    Instant receivedAt;
    Instant keptAt; ///< When the commit returned: only then could its acknowledgement leave.
    Verdict verdict = Verdict::Stored;
    QString reason;                 ///< Malformed: why, a sentence. UnknownVersion: which ("3"). Else empty.
    std::optional<Reading> reading; ///< Decoded; absent where it is no reading.

    [[nodiscard]] bool isCut() const { return payloadBytes > payload.size(); }
};

/// How much a tap or a list of messages may hold, whichever is reached first.
struct MessageBound
{
    qsizetype messages = 20'000;
    qint64 bytes = qint64(32) * 1024 * 1024; ///< Of topics and payloads.
};

/// Hands messages whose burst is committed from the ingest to whoever looks. The ingest never waits for the
/// one who looks, and while nobody looks nothing is gathered at all.
///
/// Beyond its bound a tap forgets the oldest while the messages run by, and does not take the newest while it
/// is held: what came first is what a person who pressed "hold" waits for. Either way it counts. Thread-safe.
class MessageTap final
{
    Q_DISABLE_COPY_MOVE(MessageTap)

public:
    explicit MessageTap(MessageBound bound = {});
    ~MessageTap();

    /// Whether somebody looks; from "not" on, what waits is dropped.
    void setWatched(bool isWatched);
    [[nodiscard]] bool isWatched() const { return m_isWatched.load(std::memory_order_relaxed); }
    void setHeld(bool isHeld);

    /// Ingest thread: a committed burst, in order of arrival.
    void add(std::vector<TappedMessage> messages);

    struct Taken
    {
        std::vector<TappedMessage> messages; ///< In order of arrival.
        qint64 notKept = 0;                  ///< Fell out at the bound since the last take().
    };
    /// One other thread: what came since the last call.
    [[nodiscard]] Taken take();

    /// What waits, for a label while it is held.
    struct Waiting
    {
        qsizetype messages = 0;
        qint64 notKept = 0;
    };
    [[nodiscard]] Waiting waiting() const;

private:
    class Private;
    std::unique_ptr<Private> d;
    std::atomic_bool m_isWatched = false;
};

/// What a message counts against a bound.
[[nodiscard]] qint64 heldBytes(const TappedMessage &message);

} // namespace insite::readings
