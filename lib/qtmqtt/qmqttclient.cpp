// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtMqtt/qmqttclient.h>

#include "connection.h"
#include "mqttlogging.h"

#include <QRandomGenerator>

Q_LOGGING_CATEGORY(lcMqtt, "insite.mqtt")

using insite::mqtt::Connection;
using insite::mqtt::ConnectSettings;

namespace {

// 23 characters, the most that every broker must take (3.1.3.1).
QString randomClientId()
{
    std::array<quint32, 3> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    const QByteArrayView bytes(reinterpret_cast<const char *>(random.data()), sizeof random);
    return QString::fromLatin1(bytes.toByteArray().toHex().first(23));
}

} // namespace

class QMqttClientPrivate
{
public:
    explicit QMqttClientPrivate(QMqttClient *client)
        : q(client)
        , connection(new Connection(client))
    {
        settings.clientId = randomClientId();
    }

    void start(std::optional<QSslConfiguration> tls)
    {
        if (state != QMqttClient::Disconnected) {
            qCWarning(lcMqtt, "Not connected again: the client is connected or connecting.");
            return;
        }
        if (version != QMqttClient::MQTT_3_1_1) {
            q->setError(QMqttClient::InvalidProtocolVersion);
            return;
        }
        const QPointer<Connection> alive(connection);
        q->setError(QMqttClient::NoError);
        if (alive)
            alive->start({hostname, port, std::move(tls)}, settings, autoKeepAlive);
    }

    // Settings hold for a whole connection; \return whether this one has changed.
    template <typename T>
    [[nodiscard]] bool set(T &setting, const T &value) const
    {
        if (state != QMqttClient::Disconnected) {
            qCDebug(lcMqtt, "A setting is left as it is: it cannot change while connected.");
            return false;
        }
        if (setting == value)
            return false;
        setting = value;
        return true;
    }

    QMqttClient *q;
    Connection *connection; // a child of q: moves to another thread with it
    QString hostname;
    quint16 port = 0;
    ConnectSettings settings;
    bool autoKeepAlive = true;
    QMqttClient::ProtocolVersion version = QMqttClient::MQTT_3_1_1;
    QMqttClient::ClientState state = QMqttClient::Disconnected;
    QMqttClient::ClientError error = QMqttClient::NoError;
};

QMqttClient::QMqttClient(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<QMqttClientPrivate>(this))
{
}

QMqttClient::~QMqttClient()
{
    d->connection->disconnectFromHost();
    delete d->connection;
}

void QMqttClient::setTransport(QIODevice *device, TransportType transport)
{
    if (d->state != Disconnected) {
        qCWarning(lcMqtt, "The transport is left as it is: it cannot change while connected.");
        return;
    }
    d->connection->setTransport(device, transport);
}

QIODevice *QMqttClient::transport() const
{
    return d->connection->transport();
}

QMqttSubscription *QMqttClient::subscribe(const QMqttTopicFilter &topic, quint8 qos)
{
    return d->connection->subscribe(topic, qos);
}

void QMqttClient::unsubscribe(const QMqttTopicFilter &topic)
{
    d->connection->unsubscribe(topic);
}

qint32 QMqttClient::publish(const QMqttTopicName &topic, const QByteArray &message, quint8 qos, bool retain)
{
    return d->connection->publish(topic, message, qos, retain);
}

bool QMqttClient::requestPing()
{
    return d->connection->requestPing();
}

void QMqttClient::connectToHost()
{
    d->start({});
}

void QMqttClient::connectToHostEncrypted(const QSslConfiguration &conf)
{
    d->start(conf);
}

void QMqttClient::disconnectFromHost()
{
    d->connection->disconnectFromHost();
}

QString QMqttClient::hostname() const
{
    return d->hostname;
}

quint16 QMqttClient::port() const
{
    return d->port;
}

QString QMqttClient::clientId() const
{
    return d->settings.clientId;
}

quint16 QMqttClient::keepAlive() const
{
    return d->settings.keepAliveSeconds;
}

QMqttClient::ProtocolVersion QMqttClient::protocolVersion() const
{
    return d->version;
}

QMqttClient::ClientState QMqttClient::state() const
{
    return d->state;
}

QMqttClient::ClientError QMqttClient::error() const
{
    return d->error;
}

QString QMqttClient::username() const
{
    return d->settings.username;
}

QString QMqttClient::password() const
{
    return d->settings.password;
}

bool QMqttClient::cleanSession() const
{
    return d->settings.cleanSession;
}

QString QMqttClient::willTopic() const
{
    return d->settings.willTopic;
}

quint8 QMqttClient::willQoS() const
{
    return d->settings.willQos;
}

QByteArray QMqttClient::willMessage() const
{
    return d->settings.willMessage;
}

bool QMqttClient::willRetain() const
{
    return d->settings.willRetain;
}

bool QMqttClient::autoKeepAlive() const
{
    return d->autoKeepAlive;
}

void QMqttClient::setHostname(const QString &hostname)
{
    if (d->set(d->hostname, hostname))
        emit hostnameChanged(hostname);
}

void QMqttClient::setPort(quint16 port)
{
    if (d->set(d->port, port))
        emit portChanged(port);
}

void QMqttClient::setClientId(const QString &clientId)
{
    if (d->set(d->settings.clientId, clientId))
        emit clientIdChanged(clientId);
}

void QMqttClient::setKeepAlive(quint16 keepAlive)
{
    if (d->set(d->settings.keepAliveSeconds, keepAlive))
        emit keepAliveChanged(keepAlive);
}

void QMqttClient::setProtocolVersion(ProtocolVersion protocolVersion)
{
    if (d->set(d->version, protocolVersion))
        emit protocolVersionChanged(protocolVersion);
}

void QMqttClient::setUsername(const QString &username)
{
    if (d->set(d->settings.username, username))
        emit usernameChanged(username);
}

void QMqttClient::setPassword(const QString &password)
{
    if (d->set(d->settings.password, password))
        emit passwordChanged(password);
}

void QMqttClient::setCleanSession(bool cleanSession)
{
    if (d->set(d->settings.cleanSession, cleanSession))
        emit cleanSessionChanged(cleanSession);
}

void QMqttClient::setWillTopic(const QString &willTopic)
{
    if (d->set(d->settings.willTopic, willTopic))
        emit willTopicChanged(willTopic);
}

void QMqttClient::setWillQoS(quint8 willQoS)
{
    if (d->set(d->settings.willQos, willQoS))
        emit willQoSChanged(willQoS);
}

void QMqttClient::setWillMessage(const QByteArray &willMessage)
{
    if (d->set(d->settings.willMessage, willMessage))
        emit willMessageChanged(willMessage);
}

void QMqttClient::setWillRetain(bool willRetain)
{
    if (d->set(d->settings.willRetain, willRetain))
        emit willRetainChanged(willRetain);
}

void QMqttClient::setAutoKeepAlive(bool autoKeepAlive)
{
    if (d->set(d->autoKeepAlive, autoKeepAlive))
        emit autoKeepAliveChanged(autoKeepAlive);
}

void QMqttClient::setState(ClientState state)
{
    if (d->state == state)
        return;
    d->state = state;
    const QPointer<QMqttClient> self(this);
    emit stateChanged(state);
    if (!self || d->state != state)
        return;
    if (state == Connected)
        emit connected();
    else if (state == Disconnected)
        emit disconnected();
}

void QMqttClient::setError(ClientError error)
{
    if (d->error == error)
        return;
    d->error = error;
    emit errorChanged(error);
}
