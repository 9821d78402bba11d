// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace insite::test {

/// A packet that a client has sent. Written apart from lib/qtmqtt, so that one mistake cannot hide in both.
struct ClientPacket
{
    enum Type : quint8 {
        Connect = 1,
        Publish = 3,
        Puback = 4,
        Pubrec = 5,
        Pubcomp = 7,
        Subscribe = 8,
        Unsubscribe = 10,
        Pingreq = 12,
        Disconnect = 14,
    };

    quint8 type = 0;
    quint8 flags = 0;
    QByteArray body; ///< Everything behind the fixed header.

    [[nodiscard]] quint8 qos() const { return (flags >> 1) & 3; } ///< PUBLISH.
    [[nodiscard]] quint16 id() const;                             ///< 0 where the type has none.
    [[nodiscard]] QByteArray topic() const;         ///< PUBLISH; (UN)SUBSCRIBE: the first filter.
    [[nodiscard]] QByteArray payload() const;       ///< PUBLISH.
    [[nodiscard]] quint8 connectFlags() const;      ///< CONNECT (3.1.2.3).
    [[nodiscard]] quint16 keepAliveSeconds() const; ///< CONNECT.
    [[nodiscard]] QByteArray
    connectField(int index) const; ///< CONNECT: 0 the client id, then what the flags say.
};

/// What a broker sends, as bytes.
namespace wire {
[[nodiscard]] QByteArray packet(quint8 firstByte, const QByteArray &body); ///< With its remaining length.
[[nodiscard]] QByteArray connack(quint8 returnCode = 0, bool sessionPresent = false);
[[nodiscard]] QByteArray publish(const QByteArray &topic, const QByteArray &payload, quint8 qos = 0,
                                 quint16 id = 0);
[[nodiscard]] QByteArray puback(quint16 id);
[[nodiscard]] QByteArray suback(quint16 id, const QByteArray &codes);
[[nodiscard]] QByteArray unsuback(quint16 id);
[[nodiscard]] QByteArray pingresp();
} // namespace wire

/// Cuts the next whole packet of a client off the front of `bytes`; false while there is none.
[[nodiscard]] bool takeClientPacket(QByteArray &bytes, ClientPacket &packet);

/// An MQTT broker on loopback that does as it is told, on the thread that made it. Left alone it is honest
/// but empty: it accepts every client, grants every subscription, acknowledges every message and passes none
/// on. A script changes that, packet by packet; beside it the test sends what it likes to the client that
/// connected last.
///
///     ScriptedBroker broker;
///     broker.setScript([&](const ClientPacket &packet) {      // refuses every subscription
///         if (packet.type != ClientPacket::Subscribe)
///             return false;                                   // false: the honest answer
///         broker.send(wire::suback(packet.id(), "\x80"));
///         return true;
///     });
class ScriptedBroker final : public QObject
{
    Q_OBJECT

public:
    using Script = std::function<bool(const ClientPacket &packet)>;

    explicit ScriptedBroker(QObject *parent = nullptr); ///< Listens on a free port from now on.

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    void setScript(Script script) { m_script = std::move(script); }

    /// Accepts connections and reads, but says nothing from now on; also mutes the honest answers.
    void setSilent(bool silent) { m_isSilent = silent; }

    /// Does not even read: the client's bytes pile up in the system and then in the client.
    void setDeaf(bool deaf);

    /// Sends in pieces of so many bytes, each by itself; 0: whole.
    void setPieceSize(int bytes) { m_pieceSize = bytes; }

    void send(const QByteArray &bytes);
    /// Closes the connection after what was sent. The next one is welcome.
    void close();
    /// Resets the connection.
    void abort();
    /// Accepts nobody any more: connections are refused.
    void stopListening() { m_server.close(); }

    [[nodiscard]] bool isConnected() const
    {
        return m_client && m_client->state() == QTcpSocket::ConnectedState;
    }
    [[nodiscard]] int connections() const { return m_connections; }
    /// Packets of all connections so far, in their order.
    [[nodiscard]] const QList<ClientPacket> &received() const { return m_received; }
    [[nodiscard]] QList<ClientPacket> received(ClientPacket::Type type) const;

signals:
    void clientConnected();
    void clientDisconnected();
    void packetReceived(const insite::test::ClientPacket &packet);

private:
    void accept();
    void read(QTcpSocket *client);
    void handle(const ClientPacket &packet);
    void answerHonestly(const ClientPacket &packet);
    void sendPiece();

    QTcpServer m_server;
    QPointer<QTcpSocket> m_client;
    QByteArray m_in;
    QByteArray m_out;
    QList<ClientPacket> m_received;
    Script m_script;
    int m_connections = 0;
    int m_pieceSize = 0;
    bool m_isSilent = false;
    bool m_isDeaf = false;
    bool m_closesWhenSent = false;
};

} // namespace insite::test
