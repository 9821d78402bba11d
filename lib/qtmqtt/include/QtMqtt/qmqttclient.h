// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtMqtt/qmqttglobal.h>
#include <QtMqtt/qmqttpublishproperties.h>
#include <QtMqtt/qmqttsubscription.h>
#include <QtMqtt/qmqtttopicfilter.h>

#include <QtCore/QIODevice>
#include <QtCore/QObject>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QTcpSocket>

#include <memory>

class QMqttClientPrivate;

/*! A client of an MQTT 3.1.1 broker with Qt MQTT's interface; what is not here, Qt MQTT has and Insite does
   not use.

    Lives on one thread, needs its event loop, never waits for the network (only disconnectFromHost over a
   transport of type IODevice may: a second at most). A QoS 1 message is acknowledged when the slots of
   messageReceived have returned. No reconnecting, no resending: a message in flight when the connection ends
   is forgotten.

    Bounds: a packet carries 16 MiB of payload at most in either direction; publish refuses while more than 16
   MiB wait to be written. A peer from which nothing has come for 1.5 times keepAlive, or a minute without an
   answer to CONNECT where keepAlive is 0, is given up with ServerUnavailable. Everything that MQTT 3.1.1
   forbids a server ends the connection with ProtocolViolation. */
class QMqttClient : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QMqttClient)

public:
    enum TransportType {
        IODevice = 0,
        AbstractSocket,
        SecureSocket,
    };
    Q_ENUM(TransportType)

    enum ClientState {
        Disconnected = 0,
        Connecting,
        Connected,
    };
    Q_ENUM(ClientState)

    enum ClientError {
        // The broker's refusals (3.2.2.3)
        NoError = 0,
        InvalidProtocolVersion = 1, //!< also a protocol version other than MQTT_3_1_1
        IdRejected = 2,
        ServerUnavailable = 3, //!< also a peer that does not answer
        BadUsernameOrPassword = 4,
        NotAuthorized = 5,
        // The client's own
        TransportInvalid = 256, //!< no connection, or it ended
        ProtocolViolation,      //!< the broker sent what MQTT 3.1.1 forbids
        UnknownError,           //!< the settings cannot be written as a CONNECT packet
    };
    Q_ENUM(ClientError)

    enum ProtocolVersion {
        MQTT_3_1 = 3,
        MQTT_3_1_1 = 4,
        MQTT_5_0 = 5,
    };
    Q_ENUM(ProtocolVersion)

private:
    Q_PROPERTY(QString clientId READ clientId WRITE setClientId NOTIFY clientIdChanged)
    Q_PROPERTY(QString hostname READ hostname WRITE setHostname NOTIFY hostnameChanged)
    Q_PROPERTY(quint16 port READ port WRITE setPort NOTIFY portChanged)
    Q_PROPERTY(quint16 keepAlive READ keepAlive WRITE setKeepAlive NOTIFY keepAliveChanged)
    Q_PROPERTY(ProtocolVersion protocolVersion READ protocolVersion WRITE setProtocolVersion NOTIFY
                   protocolVersionChanged)
    Q_PROPERTY(ClientState state READ state WRITE setState NOTIFY stateChanged)
    Q_PROPERTY(ClientError error READ error WRITE setError NOTIFY errorChanged)
    Q_PROPERTY(QString username READ username WRITE setUsername NOTIFY usernameChanged)
    Q_PROPERTY(QString password READ password WRITE setPassword NOTIFY passwordChanged)
    Q_PROPERTY(bool cleanSession READ cleanSession WRITE setCleanSession NOTIFY cleanSessionChanged)
    Q_PROPERTY(QString willTopic READ willTopic WRITE setWillTopic NOTIFY willTopicChanged)
    Q_PROPERTY(QByteArray willMessage READ willMessage WRITE setWillMessage NOTIFY willMessageChanged)
    Q_PROPERTY(quint8 willQoS READ willQoS WRITE setWillQoS NOTIFY willQoSChanged)
    Q_PROPERTY(bool willRetain READ willRetain WRITE setWillRetain NOTIFY willRetainChanged)
    Q_PROPERTY(bool autoKeepAlive READ autoKeepAlive WRITE setAutoKeepAlive NOTIFY autoKeepAliveChanged)

public:
    explicit QMqttClient(QObject *parent = nullptr);
    /*! Disconnects first, as disconnectFromHost does. */
    ~QMqttClient() override;

    /*! A transport of the caller's, who keeps owning it; it must not be changed while connected. An IODevice
       is opened for reading and writing if it is not open, and its closing is the end of the connection; a
       socket is connected to hostname and port if it is not connected, a SecureSocket secured if it is not
       encrypted. The client closes it when it disconnects. */
    void setTransport(QIODevice *device, TransportType transport);
    QIODevice *transport() const;

    /*! QoS 0 or 1. Null if not connected, if the filter is not valid or the QoS is none of these; the same
       object again while the first one holds. */
    QMqttSubscription *subscribe(const QMqttTopicFilter &topic, quint8 qos = 0);
    void unsubscribe(const QMqttTopicFilter &topic);

    /*! QoS 0 or 1. \return the packet identifier, 0 for QoS 0, or -1 if it was not sent: not connected, a
       topic that is not valid, another QoS, too large, too much unsent or 65,535 messages unacknowledged. */
    Q_INVOKABLE qint32 publish(const QMqttTopicName &topic, const QByteArray &message = QByteArray(),
                               quint8 qos = 0, bool retain = false);

    /*! Only while connected and without autoKeepAlive. \return whether it was sent. */
    bool requestPing();

    QString hostname() const;
    quint16 port() const;
    /*! A random one until one is set. */
    QString clientId() const;
    /*! Seconds; 60 unless set. 0 switches it off, as 3.1.2.10 has it. */
    quint16 keepAlive() const;
    ProtocolVersion protocolVersion() const;

    Q_INVOKABLE void connectToHost();
    void connectToHostEncrypted(const QSslConfiguration &conf);
    Q_INVOKABLE void disconnectFromHost();

    ClientState state() const;
    ClientError error() const;
    QString username() const;
    QString password() const;
    bool cleanSession() const;
    QString willTopic() const;
    quint8 willQoS() const;
    QByteArray willMessage() const;
    bool willRetain() const;
    bool autoKeepAlive() const;

Q_SIGNALS:
    void connected();
    void disconnected();
    void messageReceived(const QByteArray &message, const QMqttTopicName &topic = QMqttTopicName());
    void messageStatusChanged(qint32 id, QMqtt::MessageStatus s,
                              const QMqttMessageStatusProperties &properties);
    /*! A message published with QoS 1 was acknowledged by the broker. */
    void messageSent(qint32 id);
    void pingResponseReceived();
    /*! The broker had kept this client's session. Comes before the state is Connected. */
    void brokerSessionRestored();

    void hostnameChanged(QString hostname);
    void portChanged(quint16 port);
    void clientIdChanged(QString clientId);
    void keepAliveChanged(quint16 keepAlive);
    void protocolVersionChanged(QMqttClient::ProtocolVersion protocolVersion);
    void stateChanged(QMqttClient::ClientState state);
    void errorChanged(QMqttClient::ClientError error);
    void usernameChanged(QString username);
    void passwordChanged(QString password);
    void cleanSessionChanged(bool cleanSession);
    void willTopicChanged(QString willTopic);
    void willQoSChanged(quint8 willQoS);
    void willMessageChanged(QByteArray willMessage);
    void willRetainChanged(bool willRetain);
    void autoKeepAliveChanged(bool autoKeepAlive);

public Q_SLOTS:
    // Ignored unless the client is disconnected.
    void setHostname(const QString &hostname);
    void setPort(quint16 port);
    void setClientId(const QString &clientId);
    void setKeepAlive(quint16 keepAlive);
    /*! With anything but MQTT_3_1_1, connectToHost fails at once: InvalidProtocolVersion, nothing is sent. */
    void setProtocolVersion(QMqttClient::ProtocolVersion protocolVersion);
    void setUsername(const QString &username);
    /*! Sent only together with a username, as 3.1.2.9 has it. */
    void setPassword(const QString &password);
    void setCleanSession(bool cleanSession);
    void setWillTopic(const QString &willTopic);
    void setWillQoS(quint8 willQoS);
    void setWillMessage(const QByteArray &willMessage);
    void setWillRetain(bool willRetain);
    void setAutoKeepAlive(bool autoKeepAlive);

    // What the connection itself reports; not for callers.
    void setState(QMqttClient::ClientState state);
    void setError(QMqttClient::ClientError error);

private:
    std::unique_ptr<QMqttClientPrivate> d;
};
