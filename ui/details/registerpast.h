// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"
#include "core/result.h"
#include "readings/gaps.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace insite::details {

/// What the history tells of one register beyond its latest reading.
struct RegisterPast
{
    static constexpr std::chrono::hours kGapsOver{24};
    static constexpr std::chrono::hours kRevisionsOver{24 * 30};

    qint64 readings = 0;             ///< Measured within kGapsOver.
    std::vector<readings::Gap> gaps; ///< Within kGapsOver, in order of time.
    qint64 revisions = 0;            ///< Values that were replaced, within kRevisionsOver.
    std::optional<Reading> replaced; ///< The newest of them, as it was before.
};

/// Asks the history about one register at a time, on a thread of its own; a question that is no longer wanted
/// is cancelled and its answer dropped. GUI thread.
class RegisterPastSource final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RegisterPastSource)

public:
    /// `path`: the history's file, which exists.
    explicit RegisterPastSource(const QString &path, QObject *parent = nullptr);
    /// Cancels what is under way and waits for that.
    ~RegisterPastSource() override;

    /// Answered by one answered(), unless another question comes first.
    void ask(const RegisterKey &key, Instant now);
    void cancel();

signals:
    void answered(const insite::RegisterKey &key, const insite::details::RegisterPast &past);
    /// The file cannot be read; a whole sentence.
    void failed(const insite::RegisterKey &key, const QString &sentence);

private:
    const QString m_path;
    QThreadPool m_thread;
    std::shared_ptr<std::atomic_bool> m_isCancelled;
};

} // namespace insite::details
