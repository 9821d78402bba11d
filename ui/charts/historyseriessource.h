// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/historystretch.h"
#include "charts/liveseriessource.h"
#include "core/result.h"

#include <QDeadlineTimer>
#include <QThread>

#include <atomic>
#include <memory>

namespace insite::charts {

/// What the history holds, joined with what is in memory: all that was ever kept of a register, up to its
/// newest reading. A thread of its own reads the file; what it has read is kept for the registers asked for
/// last, and as everything new passes through memory, a chart that follows asks the disk only once. GUI
/// thread; borrows the live readings, which must outlive it.
class HistorySeriesSource final : public SeriesSource
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistorySeriesSource)

public:
    /// `path`: the history's file, which exists.
    HistorySeriesSource(const readings::LiveReadings &live, const QString &path, QObject *parent = nullptr);
    /// Cancels what is under way and waits for that.
    ~HistorySeriesSource() override;

    /// As LiveSeriesSource has it.
    void apply(const readings::Changes &changes);
    void setFacts(LiveSeriesSource::FactsOf factsOf);
    void tellFactsChanged(const QList<MeterId> &meters);

    [[nodiscard]] RequestId request(readings::RegisterIndex index, Instant from, Instant to,
                                    int columns) override;
    void cancel(RequestId request) override;
    [[nodiscard]] std::optional<SeriesInfo> info(readings::RegisterIndex index) const override;
    [[nodiscard]] std::optional<readings::RegisterIndex> find(const RegisterKey &key) const override;

    /// How often the file was asked; tests bound it.
    [[nodiscard]] int queryCount() const { return m_queries; }

signals:
    /// The file cannot be read; the charts show what is in memory. Said once until it can be read again.
    void historyFailed(const QString &sentence);

private:
    class Worker;
    using Stretch = std::shared_ptr<const HistoryStretch>;

    struct Request
    {
        readings::RegisterIndex index = 0;
        Instant from{};
        Instant to{};
        std::shared_ptr<std::atomic_bool> isCancelled; ///< Null where the file is not asked.
        qint64 revisionsSeen = 0;
    };

    /// What was read of a register last.
    struct Kept
    {
        Instant from{};
        Instant to{};
        Stretch stretch;
        qint64 revisionsSeen = 0; ///< How many the ingest had taken in when the file was asked.
        QDeadlineTimer validFor = QDeadlineTimer(QDeadlineTimer::Forever);
        RequestId lastUse = 0;
    };

    [[nodiscard]] bool suffices(const Kept &kept, const Request &request, int columns) const;
    void ask(RequestId id, const Request &request, const RegisterKey &key, int columns);
    void askRevisions(RequestId id, const Request &request, const RegisterKey &key);
    void take(RequestId id, const Result<HistoryStretch> &read);
    void takeRevisions(RequestId id, const Result<std::vector<Revision>> &read);
    void answer(RequestId id, const HistoryStretch &stretch);
    void keep(const Request &request, Kept kept);

    const readings::LiveReadings &m_live;
    LiveSeriesSource m_names;
    QThread m_thread;
    Worker *m_worker = nullptr; ///< On m_thread; goes with it.
    QHash<RequestId, Request> m_waiting;
    QHash<readings::RegisterIndex, Kept> m_kept;
    RequestId m_last = 0;
    qint64 m_revisions = 0;
    int m_queries = 0;
    bool m_hasFailed = false;
};

} // namespace insite::charts
