// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/devicepublisher.h"

#include "session/ingestthread.h"

namespace insite::session {

namespace {

/// The publisher's half on the ingest thread. One session at a time: the next one starts when the one before
/// has ended and freed its lock.
class Worker final : public QObject
{
    Q_OBJECT

public:
    explicit Worker(const Clock &clock)
        : m_clock(clock)
    {
    }

    void open(const settings::Profile &profile, const QString &password)
    {
        m_next = [this, profile, password] {
            begin(profile, password);
        };
        if (m_session && m_session->state().phase != Phase::Stopped)
            m_session->stop();
        else
            beginNext();
    }

    void close()
    {
        m_next = {};
        if (m_session)
            m_session->stop();
    }

    void retryNow()
    {
        if (m_session)
            m_session->retryNow();
    }

    void networkChanged()
    {
        if (m_session)
            m_session->networkChanged();
    }

    void publish(quint64 token, const QString &topic, const QByteArray &payload,
                 std::chrono::milliseconds validity)
    {
        if (m_session)
            m_session->publish(token, topic, payload, validity);
        else
            emit publishEnded(token, PublishOutcome::NotConnected, std::chrono::milliseconds(0));
    }

signals:
    void stateChanged(const insite::session::SessionState &state);
    void publishEnded(quint64 token, insite::session::PublishOutcome outcome,
                      std::chrono::milliseconds roundTrip);

private:
    void begin(const settings::Profile &profile, const QString &password)
    {
        m_session = std::make_unique<DeviceSession>(profile, password, m_clock);
        connect(m_session.get(), &DeviceSession::stateChanged, this, &Worker::stateChanged);
        connect(m_session.get(), &DeviceSession::publishEnded, this, &Worker::publishEnded);
        connect(m_session.get(), &DeviceSession::stateChanged, this, [this](const SessionState &state) {
            if (state.phase == Phase::Stopped)
                QMetaObject::invokeMethod(this, &Worker::beginNext, Qt::QueuedConnection);
        });
        m_session->start();
    }

    void beginNext()
    {
        if (const auto next = std::exchange(m_next, {}))
            next();
    }

    const Clock &m_clock;
    std::unique_ptr<DeviceSession> m_session;
    std::function<void()> m_next;
};

} // namespace

class DevicePublisher::Private
{
public:
    Private(IngestThread &threadToUse, const Clock &clock)
        : thread(threadToUse)
        , worker(new Worker(clock))
    {
    }

    IngestThread &thread;
    Worker *worker; ///< Lives, and is deleted, on the ingest thread.
    SessionState state;
    quint64 lastToken = 0;
};

DevicePublisher::DevicePublisher(IngestThread &thread, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(thread, clock))
{
    connect(d->worker, &Worker::stateChanged, this, [this](const SessionState &state) {
        d->state = state;
        emit stateChanged(d->state);
    });
    connect(d->worker, &Worker::publishEnded, this, &DevicePublisher::publishEnded);
    thread.adopt(*d->worker);
}

DevicePublisher::~DevicePublisher()
{
    d->thread.post([worker = d->worker] { delete worker; });
}

const SessionState &DevicePublisher::state() const
{
    return d->state;
}

quint64 DevicePublisher::publish(const QString &topic, const QByteArray &payload,
                                 std::chrono::milliseconds validity)
{
    const quint64 token = ++d->lastToken;
    d->thread.post([worker = d->worker, token, topic, payload, validity] {
        worker->publish(token, topic, payload, validity);
    });
    return token;
}

void DevicePublisher::open(const settings::Profile &profile, const QString &password)
{
    d->thread.post([worker = d->worker, profile, password] { worker->open(profile, password); });
}

void DevicePublisher::close()
{
    d->thread.post([worker = d->worker] { worker->close(); });
}

void DevicePublisher::retryNow()
{
    d->thread.post([worker = d->worker] { worker->retryNow(); });
}

void DevicePublisher::networkChanged()
{
    d->thread.post([worker = d->worker] { worker->networkChanged(); });
}

} // namespace insite::session

#include "devicepublisher.moc"
