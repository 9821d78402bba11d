// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/messagesink.h"

#include <QList>

#include <algorithm>
#include <functional>

namespace insite::test {

/// Keeps what it is given in memory, as long as it is not told to fail.
class RecordingSink final : public session::MessageSink
{
public:
    QList<QByteArray> kept;    ///< Payloads that were committed.
    QList<QByteArray> pending; ///< Taken since the last commit.
    QString failure;           ///< Not empty: commits fail with this sentence.
    int failures = 0;
    int discards = 0;
    std::function<void()> beforeCommit;
    session::Backlog counted;
    bool isCounting = false;

    void take(const QString &, const QByteArray &payload, Instant) override { pending.append(payload); }

    Result<void> commit() override
    {
        if (pending.isEmpty())
            return {};
        if (beforeCommit)
            beforeCommit();
        if (!failure.isEmpty()) {
            ++failures;
            return insite::failure(ErrorCode::Storage, failure);
        }
        kept.append(pending);
        if (isCounting) {
            // A payload is its measured time, in seconds; measured before 1000 is backlog.
            for (const QByteArray &payload : std::as_const(pending)) {
                const Instant at = Instant(std::chrono::seconds(payload.toInt()));
                if (at >= Instant(std::chrono::seconds(1000)))
                    continue;
                ++counted.messages;
                ++counted.readings;
                counted.from = std::min(counted.from.value_or(at), at);
                counted.to = std::max(counted.to.value_or(at), at);
            }
        }
        pending.clear();
        return {};
    }

    void discard() override
    {
        ++discards;
        pending.clear();
    }

    void beginBacklog(Instant) override
    {
        if (!std::exchange(isCounting, true))
            counted = {};
    }
    session::Backlog backlog() const override { return counted; }
    void endBacklog() override { isCounting = false; }
};

} // namespace insite::test
