// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "keepalive.h"
#include "packetids.h"
#include "packetwriter.h"
#include "receivebuffer.h"
#include "topiccache.h"

#include <QtMqtt/qmqttclient.h>

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTimer>

#include <atomic>
#include <bitset>
#include <optional>

class QAbstractSocket;
class QSslSocket;

namespace insite::mqtt {

/*! What a QMqttClient does on the wire: its transport, the packets in both directions, subscriptions and
   keep-alive. Reports through its client's signals. Owned by the client, on its thread.

    Every signal may make its slot do anything: end this connection, begin the next one, delete the client. So
   after each one the caller looks whether the attempt that it belongs to still holds (Attempt). */
class Connection final : public QObject
{
    Q_OBJECT

public:
    explicit Connection(QMqttClient *client);
    ~Connection() override;

    void setTransport(QIODevice *device, QMqttClient::TransportType type);
    [[nodiscard]] QIODevice *transport() const { return m_custom; }

    struct Target
    {
        QString hostname;
        quint16 port = 0;
        std::optional<QSslConfiguration> tls; //!< none: in clear, or as the caller's own transport is set up
    };
    void start(const Target &target, const ConnectSettings &settings, bool autoKeepAlive);
    void disconnectFromHost();

    QMqttSubscription *subscribe(const QMqttTopicFilter &filter, quint8 qos);
    void unsubscribe(const QMqttTopicFilter &filter);
    qint32 publish(const QMqttTopicName &topic, const QByteArray &payload, quint8 qos, bool retain);
    bool requestPing();

    /*! From any thread: someone listens to a subscription; until then no topic is matched. */
    void noteListener() { m_hasListeners.store(true, std::memory_order_relaxed); }

private:
    enum class Phase {
        Idle,
        Transport, // the socket connects, the handshake runs
        Connack,   // CONNECT is sent
        Connected,
    };

    // Tells after a signal whether its connection is still the one that it was.
    class Attempt
    {
    public:
        explicit Attempt(Connection *connection)
            : m_connection(connection)
            , m_number(connection->m_attempt)
        {
        }
        [[nodiscard]] bool holds() const { return m_connection && m_connection->m_attempt == m_number; }
        [[nodiscard]] bool isAlive() const { return !m_connection.isNull(); }

    private:
        QPointer<Connection> m_connection;
        quint64 m_number;
    };

    // transport
    [[nodiscard]] bool makeTransport(const Target &target);
    void watchTransport();
    void openTransport(const Target &target);
    void openSecure(QSslSocket *socket, const Target &target);
    void transportReady();
    void transportLost();
    void transportClosing();
    void retireTransport(bool gracefully);
    void retireSocket(QAbstractSocket *socket, bool gracefully);
    void finish(QMqttClient::ClientError error, bool gracefully = false);
    void violation(const char *what);

    // in
    void readTransport();
    [[nodiscard]] bool readAvailable(const Attempt &attempt);
    [[nodiscard]] bool handlePackets(const Attempt &attempt);
    void handle(const Packet &packet, const Attempt &attempt);
    void handleConnack(const Packet &packet, const Attempt &attempt);
    void handlePublish(const Packet &packet, const Attempt &attempt);
    void deliver(const Packet &packet, const Attempt &attempt);
    void deliverToSubscriptions(const QMqttMessage &message, const Attempt &attempt);
    void handlePuback(const Packet &packet, const Attempt &attempt);
    void handleSuback(const Packet &packet, const Attempt &attempt);
    void handleUnsuback(const Packet &packet);

    // out
    void send();
    void flush();

    // keep-alive
    [[nodiscard]] KeepAlive::Milliseconds now() const;
    void armTimer();
    void onTimer();

    QMqttClient *m_client;
    QPointer<QIODevice> m_custom;
    QMqttClient::TransportType m_customType = QMqttClient::IODevice;
    QPointer<QIODevice> m_device;
    bool m_ownsDevice = false;
    QMqttClient::TransportType m_type = QMqttClient::AbstractSocket;

    quint64 m_attempt = 0;
    Phase m_phase = Phase::Idle;
    bool m_reading = false;
    bool m_closing = false;
    ConnectSettings m_settings;

    ReceiveBuffer m_in;
    TopicCache m_topics;
    QByteArray m_out;
    PacketIds m_ids;
    QHash<quint16, QPointer<QMqttSubscription>> m_subscribing;
    QHash<quint16, QPointer<QMqttSubscription>> m_unsubscribing;
    QHash<QMqttTopicFilter, QPointer<QMqttSubscription>> m_subscriptions;
    std::bitset<65536> m_unreleased; // QoS 2 messages delivered and not released yet
    std::atomic<bool> m_hasListeners = false;

    KeepAlive m_keepAlive;
    QTimer m_timer;
    QElapsedTimer m_clock;
    bool m_lastLook = false; // the peer seems dead; what waits in the event queue may prove it alive
};

} // namespace insite::mqtt
