// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"
#include "readings/flow.h"
#include "readings/livereadings.h"
#include "readings/verdict.h"
#include "session/messagesink.h"

#include <functional>
#include <memory>
#include <optional>

namespace insite {
class Clock;
}

namespace insite::readings {

class MessageTap;

/// A message that is not (yet) a reading, kept as it came.
struct RawMessage
{
    QString topic;
    QByteArray payload; ///< Its first 64 KiB; only what is malformed for its size is longer.
    Instant receivedAt;
    QString reason; ///< Why, in a plain sentence; for an unknown version, which ("3").
};

/// One burst on its way to the store, in order of arrival.
struct Burst
{
    std::vector<Reading> readings;
    std::vector<RawMessage> unknown; ///< Of a payload version this release does not know; kept, not lost.
    std::vector<RawMessage> malformed;
    bool wantsVerdicts = false; ///< Somebody looks: Stored::verdicts is asked for.

    [[nodiscard]] bool isEmpty() const { return readings.empty() && unknown.empty() && malformed.empty(); }
};

/// What became of a burst.
struct Stored
{
    std::vector<Reading> changed;  ///< New readings and revisions, without duplicates, in order of arrival.
    Totals totals;                 ///< Of all bursts so far, this one included.
    std::vector<Verdict> verdicts; ///< One for each of Burst::readings where it wanted them, else none.
};

/// What became of one reading, by what it added to the totals.
[[nodiscard]] Verdict verdictBetween(const Totals &before, const Totals &after);

/// Keeps bursts durably. Ingest thread.
class ReadingStore
{
public:
    virtual ~ReadingStore() = default;

    /// All of the burst, or nothing of it and why.
    [[nodiscard]] virtual Result<Stored> commit(const Burst &burst) = 0;
};

/// The one ingest of insite-monitor and insitectl: decodes each message, gathers a burst, has the store keep
/// it, and only then shows it to the live readings. Ingest thread; owns nothing that it is given.
///
/// A message whose topic is not a meter's is malformed. After a failed commit() the burst stays in hand until
/// discard() or a commit() that succeeds.
class Ingest final : public session::MessageSink
{
    Q_DISABLE_COPY_MOVE(Ingest)

public:
    /// `live` may be null where nobody looks.
    Ingest(ReadingStore &store, LiveReadings *live);
    ~Ingest() override;

    /// Hands every committed message to `tap` while somebody looks, and times acknowledgements by `clock`;
    /// both outlive the ingest.
    void watch(MessageTap &tap, const Clock &clock);

    void take(const QString &topic, const QByteArray &payload, Instant receivedAt) override;
    [[nodiscard]] Result<void> commit() override;
    void discard() override;
    void beginBacklog(Instant signedInAt) override;
    [[nodiscard]] session::Backlog backlog() const override;
    void endBacklog() override;

    /// As of the last commit() that succeeded.
    [[nodiscard]] const Totals &totals() const;

    /// The newest message of a register as it came, its first KiB, whatever became of it; absent before the
    /// first since this was made, and where nobody looks (`live` is null). Kept for 64 registers of a meter.
    [[nodiscard]] std::optional<RawMessage> lastMessage(const RegisterKey &key) const;

    /// What arrived so far, by meter. Copies one entry for each meter.
    [[nodiscard]] FlowReport flow() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// What this release makes of a message that an earlier one kept because it did not know its version: the
/// reading, or absent while it still is not understood. What is returned is for one thread at a time.
[[nodiscard]] std::function<std::optional<Reading>(const RawMessage &message)> keptMessageDecoder();

} // namespace insite::readings
