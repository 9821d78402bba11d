// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/devicesession.h"

#include "core/clock.h"
#include "session/redialer.h"

#include <QCoreApplication>
#include <QMqttTopicName>

#include <deque>
#include <unordered_map>

using namespace std::chrono_literals;

namespace insite::session {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::session::PublishOutcome)
};

} // namespace

QString outcomeSentence(PublishOutcome outcome)
{
    switch (outcome) {
    case PublishOutcome::Acknowledged:
        return Text::tr(
            "The broker took the reading. That is all an acknowledgement says: whether the platform accepted "
            "it shows only when it comes back as a meter's reading.");
    case PublishOutcome::Expired:
        return Text::tr(
            "The reading could not be sent in time. It was not sent and will not be, because the platform "
            "would stamp it with a wrong time.");
    case PublishOutcome::Unknown:
        return Text::tr(
            "The reading was sent, but the broker did not acknowledge it in time: whether it arrived is "
            "unknown. It is not sent again by itself.");
    case PublishOutcome::NotConnected:
        return Text::tr("There is no connection to the broker, so the reading was not sent.");
    }
    return {};
}

/// The outbox. A reading is handed to the client only when nothing waits before it for the network, so that
/// what has expired was really not written.
class DeviceSession::Private : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Private)

public:
    struct Waiting
    {
        quint64 token = 0;
        QString topic;
        QByteArray payload;
        std::chrono::steady_clock::time_point until;
    };
    struct Written
    {
        quint64 token = 0;
        std::chrono::steady_clock::time_point at;
        std::chrono::steady_clock::time_point until;
    };

    Private(Connection::Setup setup, const Clock &clock);

    void signedIn();
    void dropped();
    void write();
    void acknowledged(qint32 packetId);
    void expire();
    /// Looks no later than then; earlier is harmless.
    void armExpiry(std::chrono::steady_clock::time_point until);
    void end(quint64 token, PublishOutcome outcome, std::chrono::milliseconds roundTrip = 0ms);
    [[nodiscard]] bool isConnected() const;

signals:
    void ended(quint64 token, insite::session::PublishOutcome outcome, std::chrono::milliseconds roundTrip);

public:
    const Clock &clock;
    Redialer redialer;
    std::deque<Waiting> waiting;
    std::unordered_map<qint32, Written> written; ///< By packet id.
    QTimer expiry;
    std::optional<std::chrono::steady_clock::time_point> expiresAt; ///< What `expiry` is set to.
};

DeviceSession::Private::Private(Connection::Setup setup, const Clock &clockToUse)
    : clock(clockToUse)
    , redialer(std::move(setup), clockToUse,
               [](const Failure &failure, std::chrono::milliseconds) { return failure; })
{
    expiry.setSingleShot(true);
    connect(&redialer, &Redialer::signedIn, this, &Private::signedIn);
    connect(&redialer, &Redialer::dropped, this, &Private::dropped);
    connect(&redialer, &Redialer::bytesLeft, this, &Private::write);
    connect(&expiry, &QTimer::timeout, this, &Private::expire);
}

bool DeviceSession::Private::isConnected() const
{
    return redialer.connection() && redialer.connection()->client() &&
           redialer.connection()->client()->state() == QMqttClient::Connected;
}

void DeviceSession::Private::signedIn()
{
    connect(redialer.connection()->client(), &QMqttClient::messageSent, this, &Private::acknowledged);
    redialer.setPhase(Phase::Connected);
}

void DeviceSession::Private::dropped()
{
    for (const auto &[id, sent] : std::exchange(written, {}))
        end(sent.token,
            PublishOutcome::Unknown); // A clean session: its acknowledgement cannot come any more.
    for (const Waiting &message : std::exchange(waiting, {}))
        end(message.token, PublishOutcome::NotConnected);
    expiry.stop();
    expiresAt.reset();
}

void DeviceSession::Private::write()
{
    while (!waiting.empty() && isConnected() && redialer.connection()->gate()->bytesToWrite() == 0) {
        const Waiting message = std::move(waiting.front());
        waiting.pop_front();
        const auto now = clock.monotonic();
        if (now >= message.until) {
            end(message.token, PublishOutcome::Expired);
            continue;
        }
        const qint32 id =
            redialer.connection()->client()->publish(QMqttTopicName(message.topic), message.payload, 1);
        if (id < 0) {
            end(message.token, PublishOutcome::NotConnected);
            continue;
        }
        written.insert_or_assign(id, Written{message.token, now, message.until});
        armExpiry(message.until);
        redialer.connection()->gate()->flush();
    }
}

void DeviceSession::Private::acknowledged(qint32 packetId)
{
    const auto found = written.find(packetId);
    if (found == written.end())
        return; // Its outcome was told as unknown.
    const Written sent = found->second;
    written.erase(found);
    end(sent.token, PublishOutcome::Acknowledged,
        std::chrono::duration_cast<std::chrono::milliseconds>(clock.monotonic() - sent.at));
}

void DeviceSession::Private::expire()
{
    expiresAt.reset();
    const auto now = clock.monotonic();
    for (auto it = waiting.begin(); it != waiting.end();) {
        if (now < it->until) {
            armExpiry(it->until);
            ++it;
            continue;
        }
        end(it->token, PublishOutcome::Expired);
        it = waiting.erase(it);
    }
    bool isOverdue = false;
    for (auto it = written.begin(); it != written.end();) {
        const Written &sent = it->second;
        if (now < sent.until) {
            armExpiry(sent.until);
            ++it;
            continue;
        }
        isOverdue = true;
        end(sent.token, PublishOutcome::Unknown);
        it = written.erase(it);
    }
    // Bytes that still wait in our own buffers would be sent late, and stamped with a wrong time: they must
    // not leave.
    if (isOverdue && isConnected() && redialer.connection()->gate()->bytesToWrite() > 0)
        redialer.connection()->abort(FailureKind::PeerSilent,
                                     QStringLiteral("a reading could not be sent in time"));
}

void DeviceSession::Private::armExpiry(std::chrono::steady_clock::time_point until)
{
    if (expiresAt && *expiresAt <= until)
        return;
    expiresAt = until;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - clock.monotonic());
    expiry.start(std::max(left, 0ms));
}

void DeviceSession::Private::end(quint64 token, PublishOutcome outcome, std::chrono::milliseconds roundTrip)
{
    QMetaObject::invokeMethod(
        this, [this, token, outcome, roundTrip] { emit ended(token, outcome, roundTrip); },
        Qt::QueuedConnection);
}

DeviceSession::DeviceSession(settings::Profile profile, QString password, const Clock &clock,
                             const Timings &timings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(Connection::Setup{std::move(profile), std::move(password),
                                                    /*isCleanSession=*/true, nullptr, timings},
                                  clock))
{
    connect(&d->redialer, &Redialer::stateChanged, this, &DeviceSession::stateChanged);
    connect(d.get(), &Private::ended, this, &DeviceSession::publishEnded);
}

DeviceSession::~DeviceSession() = default;

const SessionState &DeviceSession::state() const
{
    return d->redialer.state();
}

void DeviceSession::start()
{
    d->redialer.start();
}

void DeviceSession::stop()
{
    d->redialer.stop();
}

void DeviceSession::retryNow()
{
    d->redialer.retryNow();
}

void DeviceSession::networkChanged()
{
    d->redialer.networkChanged();
}

void DeviceSession::publish(quint64 token, const QString &topic, const QByteArray &payload,
                            std::chrono::milliseconds validity)
{
    if (!d->isConnected())
        return d->end(token, PublishOutcome::NotConnected);
    const auto until = d->clock.monotonic() + validity;
    d->waiting.push_back({token, topic, payload, until});
    d->armExpiry(until);
    d->write();
}

void DeviceSession::dropConnection()
{
    if (d->isConnected())
        d->redialer.connection()->abort(FailureKind::ConnectionLost,
                                        QStringLiteral("dropped on purpose, to see what happens"));
}

} // namespace insite::session

#include "devicesession.moc"
