// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.h"
#include "mqttlogging.h"

#include <QSslSocket>

using namespace std::chrono_literals;

namespace insite::mqtt {

namespace {

constexpr auto kLastLook = 50ms;
constexpr auto kFarewell = 5s;          // for a socket of ours to send its last bytes
constexpr int kDeviceFarewellMs = 1000; // for a device of the caller's, which can only be waited for
constexpr qsizetype kMaxUnsent = kMaxPayload;
constexpr qint64 kMaxStuck = 4 * kMaxPayload;
constexpr qsizetype kKeptCapacity = 262'144;

} // namespace

Connection::Connection(QMqttClient *client)
    : QObject(client)
    , m_client(client)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Connection::onTimer);
}

Connection::~Connection() = default;

void Connection::setTransport(QIODevice *device, QMqttClient::TransportType type)
{
    m_custom = device;
    m_customType = type;
}

void Connection::start(const Target &target, const ConnectSettings &settings, bool autoKeepAlive)
{
    if (const char *problem = problemOf(settings)) {
        qCWarning(lcMqtt, "Not connected: %s.", problem);
        m_client->setError(QMqttClient::UnknownError);
        return;
    }
    if (!makeTransport(target)) {
        m_client->setError(QMqttClient::TransportInvalid);
        return;
    }
    ++m_attempt;
    m_phase = Phase::Transport;
    m_settings = settings;
    m_keepAlive.start(now(), std::chrono::seconds(settings.keepAliveSeconds), autoKeepAlive);
    m_lastLook = false;
    armTimer();
    watchTransport();

    const Attempt attempt(this);
    m_client->setState(QMqttClient::Connecting);
    if (attempt.holds())
        openTransport(target);
}

// ---- transport

bool Connection::makeTransport(const Target &target)
{
    m_closing = false;
    m_ownsDevice = !m_custom;
    if (m_custom) {
        m_device = m_custom;
        m_type = m_customType;
        const bool fits =
            m_type == QMqttClient::IODevice ||
            (m_type == QMqttClient::AbstractSocket && qobject_cast<QAbstractSocket *>(m_custom)) ||
            (m_type == QMqttClient::SecureSocket && qobject_cast<QSslSocket *>(m_custom));
        if (!fits)
            qCWarning(lcMqtt, "Not connected: the transport is not of the type it was said to be.");
        return fits;
    }
    if (target.hostname.isEmpty() || target.port == 0) {
        qCWarning(lcMqtt, "Not connected: no host name, no port or no transport is set.");
        return false;
    }
    m_type = target.tls ? QMqttClient::SecureSocket : QMqttClient::AbstractSocket;
    m_device = target.tls ? new QSslSocket(this) : new QTcpSocket(this);
    return true;
}

void Connection::watchTransport()
{
    connect(m_device, &QIODevice::readyRead, this, &Connection::readTransport);
    connect(m_device, &QIODevice::aboutToClose, this, &Connection::transportClosing);
    connect(m_device, &QObject::destroyed, this, [this] { finish(QMqttClient::TransportInvalid); });
    if (m_type == QMqttClient::IODevice)
        return;
    auto *socket = qobject_cast<QAbstractSocket *>(m_device);
    connect(socket, &QAbstractSocket::disconnected, this, &Connection::transportLost);
    connect(socket, &QAbstractSocket::errorOccurred, this, &Connection::transportLost);
    if (m_type == QMqttClient::SecureSocket)
        connect(qobject_cast<QSslSocket *>(socket), &QSslSocket::encrypted, this,
                &Connection::transportReady);
    else
        connect(socket, &QAbstractSocket::connected, this, &Connection::transportReady);
}

void Connection::openTransport(const Target &target)
{
    if (m_type == QMqttClient::IODevice) {
        if (m_device->isOpen() || m_device->open(QIODevice::ReadWrite))
            transportReady();
        else
            finish(QMqttClient::TransportInvalid);
        return;
    }
    auto *socket = qobject_cast<QAbstractSocket *>(m_device);
    if (m_type == QMqttClient::SecureSocket)
        openSecure(qobject_cast<QSslSocket *>(socket), target);
    else if (socket->state() == QAbstractSocket::ConnectedState)
        transportReady();
    else if (socket->state() == QAbstractSocket::UnconnectedState)
        socket->connectToHost(target.hostname, target.port);
}

void Connection::openSecure(QSslSocket *socket, const Target &target)
{
    if (socket->isEncrypted()) {
        transportReady();
        return;
    }
    if (target.tls && socket->mode() == QSslSocket::UnencryptedMode)
        socket->setSslConfiguration(*target.tls);
    if (socket->state() == QAbstractSocket::UnconnectedState)
        socket->connectToHostEncrypted(target.hostname, target.port);
    else if (socket->state() == QAbstractSocket::ConnectedState &&
             socket->mode() == QSslSocket::UnencryptedMode)
        socket->startClientEncryption();
}

void Connection::transportReady()
{
    if (m_phase != Phase::Transport)
        return;
    m_phase = Phase::Connack;
    m_keepAlive.received(now());
    appendConnect(m_out, m_settings);
    m_settings.password.clear();
    const Attempt attempt(this);
    flush();
    if (attempt.holds())
        readTransport();
}

void Connection::transportLost()
{
    const Attempt attempt(this);
    readTransport();
    if (attempt.holds())
        finish(QMqttClient::TransportInvalid);
}

void Connection::transportClosing()
{
    m_closing = true; // closing it again from here would not end
    transportLost();
}

void Connection::retireTransport(bool gracefully)
{
    QIODevice *device = m_device;
    m_device = nullptr;
    if (!device)
        return;
    device->disconnect(this);
    if (m_type != QMqttClient::IODevice)
        retireSocket(qobject_cast<QAbstractSocket *>(device), gracefully);
    else if (!m_closing)
        device->close();
}

void Connection::retireSocket(QAbstractSocket *socket, bool gracefully)
{
    if (!m_closing) {
        if (gracefully)
            socket->disconnectFromHost();
        else
            socket->abort();
    }
    if (!m_ownsDevice)
        return;
    if (socket->state() == QAbstractSocket::UnconnectedState) {
        socket->deleteLater();
        return;
    }
    connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QAbstractSocket::errorOccurred, socket, &QObject::deleteLater);
    QTimer::singleShot(kFarewell, socket, &QObject::deleteLater);
}

void Connection::finish(QMqttClient::ClientError error, bool gracefully)
{
    if (m_phase == Phase::Idle)
        return;
    ++m_attempt;
    m_phase = Phase::Idle;
    m_timer.stop();
    const auto subscriptions = std::exchange(m_subscriptions, {});
    m_subscribing.clear();
    m_unsubscribing.clear();
    m_unreleased.reset();
    m_ids.releaseAll();
    m_in.clear();
    m_out.clear();
    m_settings = {};
    retireTransport(gracefully);

    const Attempt attempt(this);
    if (error != QMqttClient::NoError)
        m_client->setError(error);
    for (const auto &subscription : subscriptions) {
        if (!attempt.isAlive())
            return;
        if (subscription)
            subscription->setState(QMqttSubscription::Unsubscribed);
    }
    if (attempt.isAlive())
        m_client->setState(QMqttClient::Disconnected);
}

void Connection::violation(const char *what)
{
    qCWarning(lcMqtt, "The broker sent what MQTT 3.1.1 forbids: %s.", what);
    // What was handled before is acknowledged: else it would come again before what cannot be handled.
    const Attempt attempt(this);
    flush();
    if (attempt.holds())
        finish(QMqttClient::ProtocolViolation);
}

void Connection::disconnectFromHost()
{
    if (m_phase == Phase::Idle)
        return;
    if (m_phase == Phase::Connected)
        appendEmpty(m_out, PacketType::Disconnect);
    const Attempt attempt(this);
    flush();
    if (attempt.holds() && m_type == QMqttClient::IODevice)
        m_device->waitForBytesWritten(kDeviceFarewellMs);
    else if (attempt.holds())
        qobject_cast<QAbstractSocket *>(m_device)->flush(); // the client may be destroyed next
    if (attempt.holds())
        finish(QMqttClient::NoError, true);
}

// ---- requests

QMqttSubscription *Connection::subscribe(const QMqttTopicFilter &filter, quint8 qos)
{
    if (m_phase != Phase::Connected || !filter.isValid() || qos > 1) {
        qCWarning(lcMqtt, "Not subscribed: not connected, or the filter or its QoS is not valid.");
        return nullptr;
    }
    m_subscriptions.removeIf([](const auto &entry) { return entry.value().isNull(); });
    if (QMqttSubscription *known = m_subscriptions.value(filter);
        known && known->state() != QMqttSubscription::UnsubscriptionPending)
        return known;
    const quint16 id = m_ids.take();
    if (id == 0)
        return nullptr;
    auto *subscription = new QMqttSubscription(m_client, this, filter, qos);
    m_subscriptions.insert(filter, subscription);
    m_subscribing.insert(id, subscription);
    appendSubscribe(m_out, id, filter.filter().toUtf8(), qos);
    send();
    return subscription;
}

void Connection::unsubscribe(const QMqttTopicFilter &filter)
{
    QMqttSubscription *subscription = m_subscriptions.value(filter);
    if (m_phase != Phase::Connected || !subscription ||
        subscription->state() == QMqttSubscription::UnsubscriptionPending)
        return;
    const quint16 id = m_ids.take();
    if (id == 0)
        return;
    m_unsubscribing.insert(id, subscription);
    appendUnsubscribe(m_out, id, filter.filter().toUtf8());
    const Attempt attempt(this);
    subscription->setState(QMqttSubscription::UnsubscriptionPending);
    if (attempt.holds())
        send();
}

qint32 Connection::publish(const QMqttTopicName &topic, const QByteArray &payload, quint8 qos, bool retain)
{
    if (m_phase != Phase::Connected || !topic.isValid() || qos > 1 || payload.size() > kMaxPayload)
        return -1;
    if (m_out.size() + m_device->bytesToWrite() > kMaxUnsent)
        return -1;
    const quint16 id = qos > 0 ? m_ids.take() : 0;
    if (qos > 0 && id == 0)
        return -1;
    appendPublish(m_out, topic.name().toUtf8(), payload, id, qos, retain);
    send();
    return id;
}

bool Connection::requestPing()
{
    if (m_phase != Phase::Connected || m_client->autoKeepAlive())
        return false;
    m_keepAlive.pinged(now());
    appendEmpty(m_out, PacketType::Pingreq);
    const Attempt attempt(this);
    send();
    if (attempt.holds())
        armTimer();
    return true;
}

// ---- out

void Connection::send()
{
    // While packets are handled, all answers leave together in one write after the last of them.
    if (!m_reading)
        flush();
}

void Connection::flush()
{
    if (m_out.isEmpty() || !m_device)
        return;
    m_keepAlive.sent(now());
    QByteArray out;
    out.swap(m_out);
    const Attempt attempt(this);
    const qint64 written = m_device->write(out);
    if (!attempt.holds())
        return;
    if (written != out.size() || m_device->bytesToWrite() > kMaxStuck) {
        finish(QMqttClient::TransportInvalid);
        return;
    }
    if (m_out.isEmpty() && out.capacity() <= kKeptCapacity) {
        out.resize(0);
        out.swap(m_out);
    }
}

// ---- keep-alive

KeepAlive::Milliseconds Connection::now() const
{
    return KeepAlive::Milliseconds(m_clock.elapsed());
}

void Connection::armTimer()
{
    if (const auto at = m_keepAlive.nextAt())
        m_timer.start(std::max(*at - now(), 0ms));
    else
        m_timer.stop();
}

void Connection::onTimer()
{
    switch (m_keepAlive.due(now())) {
    case KeepAlive::Action::GiveUp:
        if (m_lastLook) {
            finish(QMqttClient::ServerUnavailable);
            return;
        }
        m_lastLook = true;
        m_timer.start(kLastLook);
        return;
    case KeepAlive::Action::Ping: {
        m_keepAlive.pinged(now());
        appendEmpty(m_out, PacketType::Pingreq);
        const Attempt attempt(this);
        flush();
        if (!attempt.holds())
            return;
        break;
    }
    case KeepAlive::Action::None:
        break;
    }
    m_lastLook = false;
    armTimer();
}

} // namespace insite::mqtt
