// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/alarmwatch.h"

#include "readings/alarmlog.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::readings {

/// The half on the watch's own thread.
class AlarmWatch::Worker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Worker)

public:
    Worker(std::shared_ptr<LiveReadings> live, std::shared_ptr<AlarmFeed> feed, const QString &logPath,
           const Clock &clock)
        : m_live(std::move(live))
        , m_feed(std::move(feed))
        , m_clock(clock)
        , m_engine(clock, *m_live)
        , m_tick(new QTimer(this))
        , m_tellSoon(new QTimer(this))
    {
        if (!logPath.isEmpty())
            m_log = std::make_unique<AlarmLog>(logPath);
        m_tick->setInterval(1s);
        m_tellSoon->setSingleShot(true);
        m_tellSoon->setInterval(50ms);
        connect(m_tick, &QTimer::timeout, this, &Worker::tick);
        connect(m_tellSoon, &QTimer::timeout, this, &Worker::tell);
    }

    ~Worker() override
    {
        tell();
        keepMembers(true);
    }

    void begin()
    {
        if (m_log) {
            if (auto past = m_log->load())
                m_engine.resume(std::move(*past));
            else
                reportFailure(past.error());
        }
        tick();
        m_tick->start();
    }

    /// To the engine, and soon what comes of it to the window.
    template <typename Change>
    void change(Change &&change)
    {
        change(m_engine);
        m_tellSoon->start();
    }

    void tellAll()
    {
        m_isAllAsked = true;
        m_tellSoon->start();
    }

signals:
    void news(const insite::readings::AlarmNews &news);
    void failed(const QString &sentence);

private:
    void tick()
    {
        const AlarmFeed::Batch batch = m_feed->take();
        m_engine.take(batch.readings);
        m_engine.take(m_live->takeChanges(LiveReadings::Observer::AlarmWatch));
        if (batch.skipped > 0)
            m_engine.note(AlarmKind::WatchBehind, {}, batch.skipped);
        m_engine.tick();
        tell();
        if (!m_keptAt || m_clock.monotonic() - *m_keptAt >= kKeepMembersEvery)
            keepMembers(false);
    }

    /// The last known time, should the program crash, is that old at most.
    static constexpr auto kKeepMembersEvery = 30s;

    void keepMembers(bool isEnding)
    {
        m_keptAt = m_clock.monotonic();
        if (m_log)
            note(m_log->keepMembers(m_engine.members(), {m_clock.now(), isEnding}));
    }

    void tell()
    {
        AlarmNews news = m_engine.book().takeNews();
        if (m_log)
            note(m_log->write(news.events, news.removed));
        if (std::exchange(m_isAllAsked, false)) {
            news.events.clear();
            for (const auto &[id, event] : m_engine.book().events())
                news.events.push_back(event);
        }
        if (!news.events.empty() || !news.removed.empty())
            news.beyondLimits = m_engine.beyondLimits();
        news.counts = m_engine.counts();
        if (news.events.empty() && news.removed.empty() && news.counts == m_told)
            return;
        m_told = news.counts;
        emit this->news(news);
    }

    void note(const Result<void> &written)
    {
        if (!written)
            reportFailure(written.error());
        else
            m_hasFailed = false;
    }

    void reportFailure(const Error &error)
    {
        if (!std::exchange(m_hasFailed, true))
            emit failed(error.detail);
    }

    std::shared_ptr<LiveReadings> m_live;
    std::shared_ptr<AlarmFeed> m_feed;
    const Clock &m_clock;
    AlarmEngine m_engine;
    std::unique_ptr<AlarmLog> m_log;
    QTimer *m_tick;
    QTimer *m_tellSoon;
    AlarmCounts m_told;
    std::optional<AlarmBook::Moment> m_keptAt;
    bool m_hasFailed = false;
    bool m_isAllAsked = false;
};

AlarmWatch::AlarmWatch(std::shared_ptr<LiveReadings> live, std::shared_ptr<AlarmFeed> feed,
                       const QString &logPath, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(std::move(live), std::move(feed), logPath, clock))
{
    connect(m_worker, &Worker::news, this, &AlarmWatch::news);
    connect(m_worker, &Worker::failed, this, &AlarmWatch::failed);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(u"alarm watch"_s);
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, &Worker::begin, Qt::QueuedConnection);
}

AlarmWatch::~AlarmWatch()
{
    // After what was asked for before: an acknowledgement just before the end counts.
    QMetaObject::invokeMethod(
        m_worker, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

QString AlarmWatch::logPathFor(const QString &historyPath)
{
    return historyPath.isEmpty() ? QString() : historyPath + u".events"_s;
}

template <typename Work>
void AlarmWatch::post(Work work)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, work = std::move(work)] { worker->change(work); },
        Qt::QueuedConnection);
}

void AlarmWatch::setSession(const session::SessionState &state, const QString &sentence)
{
    post([state, sentence](AlarmEngine &engine) { engine.setSession(state, sentence); });
}

void AlarmWatch::setWords(const std::vector<WatchedRegister> &words)
{
    post([words](AlarmEngine &engine) { engine.setWords(words); });
}

void AlarmWatch::note(const QString &sentence)
{
    post([sentence](AlarmEngine &engine) { engine.note(AlarmKind::StoreNotice, sentence); });
}

void AlarmWatch::acknowledge(const std::vector<quint64> &ids)
{
    post([ids](AlarmEngine &engine) { engine.acknowledge(ids); });
}

void AlarmWatch::acknowledgeAll()
{
    post([](AlarmEngine &engine) { engine.acknowledgeAll(); });
}

void AlarmWatch::unacknowledge(const std::vector<quint64> &ids)
{
    post([ids](AlarmEngine &engine) { engine.book().unacknowledge(ids); });
}

void AlarmWatch::clear(const std::vector<quint64> &ids)
{
    post([ids](AlarmEngine &engine) { engine.book().clear(ids); });
}

void AlarmWatch::restore(const std::vector<AlarmEvent> &events)
{
    post([events](AlarmEngine &engine) { engine.book().restore(events); });
}

void AlarmWatch::tellAll()
{
    QMetaObject::invokeMethod(m_worker, &Worker::tellAll, Qt::QueuedConnection);
}

} // namespace insite::readings

#include "alarmwatch.moc"
