// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedbroker.h"

#include <QTimer>

namespace insite::test {

namespace {

quint16 numberAt(const QByteArray &bytes, qsizetype at)
{
    if (at < 0 || at + 2 > bytes.size())
        return 0;
    return static_cast<quint16>(static_cast<quint8>(bytes[at]) << 8 | static_cast<quint8>(bytes[at + 1]));
}

QByteArray number(quint16 value)
{
    QByteArray bytes;
    bytes.append(static_cast<char>(value >> 8));
    bytes.append(static_cast<char>(value & 0xff));
    return bytes;
}

} // namespace

quint16 ClientPacket::id() const
{
    if (type == Publish)
        return qos() > 0 ? numberAt(body, 2 + numberAt(body, 0)) : 0;
    return type == Connect ? 0 : numberAt(body, 0);
}

QByteArray ClientPacket::topic() const
{
    const qsizetype at = type == Publish ? 0 : 2;
    return body.mid(at + 2, numberAt(body, at));
}

QByteArray ClientPacket::payload() const
{
    return body.mid(2 + numberAt(body, 0) + (qos() > 0 ? 2 : 0));
}

quint8 ClientPacket::connectFlags() const
{
    return static_cast<quint8>(body.at(7));
}

quint16 ClientPacket::keepAliveSeconds() const
{
    return numberAt(body, 8);
}

QByteArray ClientPacket::connectField(int index) const
{
    qsizetype at = 10;
    for (int i = 0; i < index; ++i)
        at += 2 + numberAt(body, at);
    return body.mid(at + 2, numberAt(body, at));
}

QByteArray wire::packet(quint8 firstByte, const QByteArray &body)
{
    QByteArray bytes;
    bytes.append(static_cast<char>(firstByte));
    qsizetype length = body.size();
    do {
        bytes.append(static_cast<char>(length % 128 + (length >= 128 ? 128 : 0)));
        length /= 128;
    } while (length > 0);
    return bytes + body;
}

QByteArray wire::connack(quint8 returnCode, bool sessionPresent)
{
    QByteArray body;
    body.append(sessionPresent ? '\1' : '\0');
    body.append(static_cast<char>(returnCode));
    return packet(0x20, body);
}

QByteArray wire::publish(const QByteArray &topic, const QByteArray &payload, quint8 qos, quint16 id)
{
    QByteArray body = number(static_cast<quint16>(topic.size())) + topic;
    if (qos > 0)
        body += number(id);
    return packet(static_cast<quint8>(0x30 | qos << 1), body + payload);
}

QByteArray wire::puback(quint16 id)
{
    return packet(0x40, number(id));
}

QByteArray wire::suback(quint16 id, const QByteArray &codes)
{
    return packet(0x90, number(id) + codes);
}

QByteArray wire::unsuback(quint16 id)
{
    return packet(0xb0, number(id));
}

QByteArray wire::pingresp()
{
    return packet(0xd0, {});
}

bool takeClientPacket(QByteArray &bytes, ClientPacket &packet)
{
    qsizetype length = 0;
    qsizetype at = 1;
    for (int shift = 0;; shift += 7, ++at) {
        if (at >= bytes.size())
            return false;
        const auto digit = static_cast<quint8>(bytes[at]);
        length |= static_cast<qsizetype>(digit & 0x7f) << shift;
        if ((digit & 0x80) == 0)
            break;
    }
    ++at;
    if (bytes.size() < at + length)
        return false;
    packet.type = static_cast<quint8>(bytes[0]) >> 4;
    packet.flags = static_cast<quint8>(bytes[0]) & 0x0f;
    packet.body = bytes.mid(at, length);
    bytes.remove(0, at + length);
    return true;
}

ScriptedBroker::ScriptedBroker(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedBroker::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("ScriptedBroker cannot listen: %s", qPrintable(m_server.errorString()));
}

void ScriptedBroker::setDeaf(bool deaf)
{
    m_isDeaf = deaf;
    if (!m_client)
        return;
    m_client->setReadBufferSize(deaf ? 1 : 0);
    if (!deaf)
        read(m_client);
}

void ScriptedBroker::send(const QByteArray &bytes)
{
    if (!m_client)
        return;
    if (m_pieceSize == 0 && m_out.isEmpty()) {
        m_client->write(bytes);
        return;
    }
    const bool runs = !m_out.isEmpty();
    m_out += bytes;
    if (!runs)
        sendPiece();
}

void ScriptedBroker::sendPiece()
{
    if (!m_client || m_out.isEmpty())
        return;
    m_client->write(m_out.left(std::max(m_pieceSize, 1)));
    m_client->flush();
    m_out.remove(0, std::max(m_pieceSize, 1));
    if (!m_out.isEmpty())
        QTimer::singleShot(0, this, &ScriptedBroker::sendPiece);
    else if (m_closesWhenSent)
        close();
}

void ScriptedBroker::close()
{
    m_closesWhenSent = !m_out.isEmpty();
    if (m_client && !m_closesWhenSent)
        m_client->disconnectFromHost();
}

void ScriptedBroker::abort()
{
    m_out.clear();
    if (m_client)
        m_client->abort();
}

QList<ClientPacket> ScriptedBroker::received(ClientPacket::Type type) const
{
    QList<ClientPacket> packets;
    std::copy_if(m_received.begin(), m_received.end(), std::back_inserter(packets),
                 [type](const ClientPacket &packet) { return packet.type == type; });
    return packets;
}

void ScriptedBroker::accept()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        ++m_connections;
        m_client = client;
        m_in.clear();
        m_out.clear();
        m_closesWhenSent = false;
        client->setSocketOption(QTcpSocket::LowDelayOption, 1);
        connect(client, &QTcpSocket::readyRead, this, [this, client] { read(client); });
        connect(client, &QTcpSocket::disconnected, this, [this, client] {
            client->deleteLater();
            emit clientDisconnected();
        });
        setDeaf(m_isDeaf);
        emit clientConnected();
        read(client);
    }
}

void ScriptedBroker::read(QTcpSocket *client)
{
    if (m_isDeaf || client != m_client)
        return;
    m_in += client->readAll();
    ClientPacket packet;
    while (takeClientPacket(m_in, packet)) {
        m_received.append(packet);
        handle(packet);
        emit packetReceived(packet);
    }
}

void ScriptedBroker::handle(const ClientPacket &packet)
{
    if (m_script && m_script(packet))
        return;
    if (!m_isSilent)
        answerHonestly(packet);
}

void ScriptedBroker::answerHonestly(const ClientPacket &packet)
{
    switch (packet.type) {
    case ClientPacket::Connect:
        send(wire::connack());
        break;
    case ClientPacket::Publish:
        if (packet.qos() == 1)
            send(wire::puback(packet.id()));
        break;
    case ClientPacket::Subscribe:
        send(wire::suback(packet.id(), packet.body.right(1)));
        break;
    case ClientPacket::Unsubscribe:
        send(wire::unsuback(packet.id()));
        break;
    case ClientPacket::Pingreq:
        send(wire::pingresp());
        break;
    case ClientPacket::Disconnect:
        close();
        break;
    default:
        break;
    }
}

} // namespace insite::test
