// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/recorder.h"

#include "session/consumersession.h"
#include "session/ingestthread.h"

#include <QRandomGenerator>
#include <QTimer>

#include <functional>

using namespace std::chrono_literals;

namespace insite::readings {

namespace {

constexpr auto kTellAtMostEvery = 100ms;

enum class Beginning {
    Resume, ///< The session that the broker keeps.
    Afresh, ///< A new one that the broker keeps.
    LookOn, ///< One that the broker forgets with the connection.
};

/// Beside the session that the profile's own client id keeps, so that nothing of it is taken away. As long
/// as any broker takes (MQTT 3.1.1, 3.1.3.1).
QString passingClientId()
{
    return QStringLiteral("insiteWatch") +
           QString::number(QRandomGenerator::system()->generate64(), 36).rightJustified(12, u'0').right(12);
}

/// The recorder's half on the ingest thread. One session at a time: the next starts when the one before has
/// ended and freed its lock.
class Worker final : public QObject, public session::MessageSink
{
    Q_OBJECT

public:
    Worker(std::unique_ptr<ReadingStore> store, LiveReadings *live, std::shared_ptr<MessageTap> tap,
           const Clock &clock)
        : m_clock(clock)
        , m_store(std::move(store))
        , m_tap(std::move(tap))
        , m_ingest(*m_store, live)
        , m_tell(new QTimer(this))
    {
        m_ingest.watch(*m_tap, clock);
        m_tell->setSingleShot(true);
        m_tell->setInterval(kTellAtMostEvery);
        connect(m_tell, &QTimer::timeout, this, [this] { emit committed(m_ingest.totals()); });
    }

    void start(const settings::Profile &profile, const QString &password, Beginning beginning)
    {
        m_next = [this, profile, password, beginning] {
            begin(profile, password, beginning);
        };
        if (isRunning())
            m_session->stop();
        else
            std::exchange(m_next, {})();
    }

    void stop()
    {
        m_next = {};
        m_isStopAsked = true;
        if (isRunning())
            m_session->stop();
        else
            sessionStopped();
    }

    void retryNow()
    {
        if (m_session)
            m_session->retryNow();
    }

    void networkChanged()
    {
        if (isRunning())
            m_session->networkChanged();
    }

    void retryCustomer(const CustomerId &customer)
    {
        if (m_session)
            m_session->retryCustomer(customer);
    }

    void resetSession()
    {
        if (m_session)
            m_session->resetSession();
    }

    void tellFlow() { emit flowTaken(m_ingest.flow()); }
    void tellMessage(const RegisterKey &key)
    {
        emit messageTaken(key, m_ingest.lastMessage(key).value_or(RawMessage()));
    }

signals:
    void stateChanged(const insite::session::SessionState &state);
    void committed(const insite::readings::Totals &totals);
    void flowTaken(const insite::readings::FlowReport &report);
    void messageTaken(const insite::RegisterKey &key, const insite::readings::RawMessage &message);
    void stopped();

private:
    void take(const QString &topic, const QByteArray &payload, Instant receivedAt) override
    {
        m_ingest.take(topic, payload, receivedAt);
    }

    Result<void> commit() override
    {
        const Result<void> result = m_ingest.commit();
        if (result && !m_tell->isActive())
            m_tell->start();
        return result;
    }

    void discard() override { m_ingest.discard(); }
    void beginBacklog(Instant signedInAt) override { m_ingest.beginBacklog(signedInAt); }
    session::Backlog backlog() const override { return m_ingest.backlog(); }
    void endBacklog() override { m_ingest.endBacklog(); }

    [[nodiscard]] bool isRunning() const
    {
        return m_session && m_session->state().phase != session::Phase::Stopped;
    }

    void begin(const settings::Profile &profile, const QString &password, Beginning beginning)
    {
        const bool isLookingOn = beginning == Beginning::LookOn;
        settings::Profile used = profile;
        if (isLookingOn)
            used.broker.clientId = passingClientId();
        m_session = std::make_unique<session::ConsumerSession>(
            used, password, *this, m_clock, session::Timings{},
            isLookingOn ? session::SessionLife::WithConnection : session::SessionLife::Kept);
        connect(m_session.get(), &session::ConsumerSession::stateChanged, this, &Worker::stateChanged);
        connect(m_session.get(), &session::ConsumerSession::stateChanged, this,
                [this](const session::SessionState &state) {
                    if (state.phase == session::Phase::Stopped)
                        QMetaObject::invokeMethod(this, &Worker::sessionStopped, Qt::QueuedConnection);
                });
        if (beginning == Beginning::Afresh)
            m_session->resetSession();
        else
            m_session->start();
    }

    void sessionStopped()
    {
        if (m_next)
            return std::exchange(m_next, {})();
        m_tell->stop();
        emit committed(m_ingest.totals());
        if (std::exchange(m_isStopAsked, false))
            emit stopped();
    }

    const Clock &m_clock;
    std::unique_ptr<ReadingStore> m_store;
    std::shared_ptr<MessageTap> m_tap; ///< This may outlive the recorder by a burst.
    Ingest m_ingest;
    QTimer *m_tell;
    std::unique_ptr<session::ConsumerSession> m_session;
    std::function<void()> m_next;
    bool m_isStopAsked = false;
};

} // namespace

class Recorder::Private
{
public:
    Private(session::IngestThread &threadToUse, std::unique_ptr<ReadingStore> store, LiveReadings *live,
            const Clock &clock)
        : thread(threadToUse)
        , tap(std::make_shared<MessageTap>())
        , worker(new Worker(std::move(store), live, tap, clock))
    {
    }

    void setState(const session::SessionState &newState)
    {
        if (newState.connectedSince && newState.connectedSince != state.connectedSince)
            ++connections;
        wasSessionRestored = wasSessionRestored || newState.isSessionRestored;
        state = newState;
    }

    session::IngestThread &thread;
    std::shared_ptr<MessageTap> tap;
    Worker *worker; ///< Lives, and is deleted, on the ingest thread.
    session::SessionState state;
    Totals totals;
    int connections = 0;
    bool wasSessionRestored = false;
};

Recorder::Recorder(session::IngestThread &thread, std::unique_ptr<ReadingStore> store, LiveReadings *live,
                   const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(thread, std::move(store), live, clock))
{
    connect(d->worker, &Worker::stateChanged, this, [this](const session::SessionState &state) {
        d->setState(state);
        emit stateChanged(d->state);
    });
    connect(d->worker, &Worker::committed, this, [this](const Totals &totals) {
        if (d->totals == totals)
            return;
        d->totals = totals;
        emit committed(d->totals);
    });
    connect(d->worker, &Worker::flowTaken, this, &Recorder::flowTaken);
    connect(d->worker, &Worker::messageTaken, this, &Recorder::messageTaken);
    connect(d->worker, &Worker::stopped, this, &Recorder::stopped);
    thread.adopt(*d->worker);
}

Recorder::~Recorder()
{
    d->thread.post([worker = d->worker] { delete worker; });
}

const session::SessionState &Recorder::state() const
{
    return d->state;
}

const Totals &Recorder::totals() const
{
    return d->totals;
}

int Recorder::reconnects() const
{
    return std::max(d->connections - 1, 0);
}

bool Recorder::wasSessionRestored() const
{
    return d->wasSessionRestored;
}

MessageTap &Recorder::tap() const
{
    return *d->tap;
}

void Recorder::start(const settings::Profile &profile, const QString &password)
{
    d->thread.post(
        [worker = d->worker, profile, password] { worker->start(profile, password, Beginning::Resume); });
}

void Recorder::startAfresh(const settings::Profile &profile, const QString &password)
{
    d->thread.post(
        [worker = d->worker, profile, password] { worker->start(profile, password, Beginning::Afresh); });
}

void Recorder::lookOn(const settings::Profile &profile, const QString &password)
{
    d->thread.post(
        [worker = d->worker, profile, password] { worker->start(profile, password, Beginning::LookOn); });
}

void Recorder::stop()
{
    d->thread.post([worker = d->worker] { worker->stop(); });
}

void Recorder::retryNow()
{
    d->thread.post([worker = d->worker] { worker->retryNow(); });
}

void Recorder::networkChanged()
{
    d->thread.post([worker = d->worker] { worker->networkChanged(); });
}

void Recorder::retryCustomer(const CustomerId &customer)
{
    d->thread.post([worker = d->worker, customer] { worker->retryCustomer(customer); });
}

void Recorder::resetSession()
{
    d->thread.post([worker = d->worker] { worker->resetSession(); });
}

void Recorder::requestMessage(const RegisterKey &key)
{
    d->thread.post([worker = d->worker, key] { worker->tellMessage(key); });
}

void Recorder::requestFlow()
{
    d->thread.post([worker = d->worker] { worker->tellFlow(); });
}

} // namespace insite::readings

#include "recorder.moc"
