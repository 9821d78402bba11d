// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/alarmengine.h"
#include "readings/alarmfeed.h"
#include "session/sessionstate.h"

#include <QObject>
#include <QThread>

namespace insite::readings {

/// The watch over one profile's readings: an AlarmEngine and the AlarmLog on a thread of their own, and this
/// hand on them for the GUI thread. Nothing here waits, but the destructor, for the last lines of the log.
/// `clock` lives longer.
class AlarmWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlarmWatch)

public:
    /// `logPath`: where the events are kept; empty: nowhere.
    AlarmWatch(std::shared_ptr<LiveReadings> live, std::shared_ptr<AlarmFeed> feed, const QString &logPath,
               const Clock &clock, QObject *parent = nullptr);
    ~AlarmWatch() override;

    /// For readings whose store writes to `historyPath`.
    [[nodiscard]] static QString logPathFor(const QString &historyPath);

public slots:
    /// `sentence` is failureSentence() of the state.
    void setSession(const insite::session::SessionState &state, const QString &sentence);
    /// As AlarmEngine::setWords().
    void setWords(const std::vector<insite::readings::WatchedRegister> &words);
    /// Of the history's upkeep.
    void note(const QString &sentence);

    void acknowledge(const std::vector<quint64> &ids);
    void acknowledgeAll();
    void unacknowledge(const std::vector<quint64> &ids);
    void clear(const std::vector<quint64> &ids);
    void restore(const std::vector<insite::readings::AlarmEvent> &events);
    /// All events again with the next news, for a view that comes later.
    void tellAll();

signals:
    /// About once a second, and soon after a slot was called; the first news hold what earlier runs left.
    void news(const insite::readings::AlarmNews &news);
    /// The events cannot be kept; a whole sentence. They are still shown.
    void failed(const QString &sentence);

private:
    class Worker;

    template <typename Work>
    void post(Work work);

    QThread m_thread;
    Worker *m_worker; ///< Lives, and is deleted, on m_thread.
};

} // namespace insite::readings
