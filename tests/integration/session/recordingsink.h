// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/messagesink.h"

#include <QList>

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
        pending.clear();
        return {};
    }

    void discard() override
    {
        ++discards;
        pending.clear();
    }
};

} // namespace insite::test
