// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Connection that handles what arrives.
#include "connection.h"

#include <QMetaMethod>
#include <QVarLengthArray>

namespace insite::mqtt {

namespace {

constexpr qint64 kReadSize = 65'536;
constexpr qsizetype kFlushSize = 16'384;

} // namespace

void Connection::readTransport()
{
    if (m_reading || !m_device || m_phase < Phase::Connack)
        return;
    const Attempt attempt(this);
    m_reading = true;
    const bool holds = readAvailable(attempt);
    if (!attempt.isAlive())
        return;
    m_reading = false;
    if (holds)
        flush();
    else if (m_device) // a slot has begun the next connection: what came for it was not looked at
        QMetaObject::invokeMethod(this, &Connection::readTransport, Qt::QueuedConnection);
}

bool Connection::readAvailable(const Attempt &attempt)
{
    while (true) {
        const qint64 available = std::min(m_device->bytesAvailable(), kReadSize);
        if (available <= 0)
            return true;
        const qint64 got = m_device->read(m_in.reserve(available), available);
        if (!attempt.holds())
            return false;
        if (got <= 0)
            return true;
        m_in.commit(got);
        m_keepAlive.received(now());
        if (!handlePackets(attempt))
            return false;
        if (m_out.size() >= kFlushSize)
            flush();
        if (!attempt.holds())
            return false;
    }
}

bool Connection::handlePackets(const Attempt &attempt)
{
    Packet packet;
    while (true) {
        const ParseResult result = m_in.next(packet);
        if (result.status == ParseStatus::Partial)
            return true;
        if (result.status == ParseStatus::Malformed)
            violation(result.problem);
        else
            handle(packet, attempt);
        if (!attempt.holds())
            return false;
    }
}

void Connection::handle(const Packet &packet, const Attempt &attempt)
{
    if (m_phase == Phase::Connack && packet.type != PacketType::Connack) {
        violation("a packet before CONNACK (3.2)");
        return;
    }
    switch (packet.type) {
    case PacketType::Connack:
        handleConnack(packet, attempt);
        return;
    case PacketType::Publish:
        handlePublish(packet, attempt);
        return;
    case PacketType::Puback:
        handlePuback(packet, attempt);
        return;
    case PacketType::Pubrel:
        m_unreleased.reset(packet.id);
        appendAcknowledgement(m_out, PacketType::Pubcomp, packet.id);
        return;
    case PacketType::Suback:
        handleSuback(packet, attempt);
        return;
    case PacketType::Unsuback:
        handleUnsuback(packet);
        return;
    case PacketType::Pingresp:
        emit m_client->pingResponseReceived();
        return;
    default:
        violation("an answer of QoS 2 to a client that has sent none");
    }
}

void Connection::handleConnack(const Packet &packet, const Attempt &attempt)
{
    if (m_phase != Phase::Connack) {
        violation("a second CONNACK (3.2)");
        return;
    }
    if (packet.returnCode != 0) {
        finish(static_cast<QMqttClient::ClientError>(packet.returnCode));
        return;
    }
    m_phase = Phase::Connected;
    m_keepAlive.connected();
    armTimer();
    if (packet.sessionPresent)
        emit m_client->brokerSessionRestored();
    if (attempt.holds())
        m_client->setState(QMqttClient::Connected);
}

void Connection::handlePublish(const Packet &packet, const Attempt &attempt)
{
    const quint16 id = packet.id;
    const quint8 qos = packet.qos;
    // Subscriptions are of QoS 1 at the most; but a kept session may hold what another program has subscribed
    // to.
    if (qos < 2 || !m_unreleased.test(id))
        deliver(packet, attempt);
    if (!attempt.holds() || qos == 0)
        return;
    if (qos == 2)
        m_unreleased.set(id);
    appendAcknowledgement(m_out, qos == 2 ? PacketType::Pubrec : PacketType::Puback, id);
}

void Connection::deliver(const Packet &packet, const Attempt &attempt)
{
    // Values of their own from here on: a slot may end this connection and with it the buffer.
    const QMqttTopicName topic = m_topics.name(packet.topic);
    const QByteArray payload = packet.body.toByteArray();
    if (!m_hasListeners.load(std::memory_order_relaxed)) {
        emit m_client->messageReceived(payload, topic);
        return;
    }
    QMqttMessage message;
    message.m_topic = topic;
    message.m_payload = payload;
    message.m_id = packet.id;
    message.m_qos = packet.qos;
    message.m_duplicate = packet.duplicate;
    message.m_retain = packet.retain;
    emit m_client->messageReceived(payload, topic);
    if (attempt.holds())
        deliverToSubscriptions(message, attempt);
}

void Connection::deliverToSubscriptions(const QMqttMessage &message, const Attempt &attempt)
{
    static const QMetaMethod received = QMetaMethod::fromSignal(&QMqttSubscription::messageReceived);
    QVarLengthArray<QPointer<QMqttSubscription>, 8> matching;
    for (const auto &subscription : std::as_const(m_subscriptions)) {
        if (subscription && subscription->isSignalConnected(received) &&
            subscription->matches(message.topic()))
            matching.append(subscription);
    }
    for (const auto &subscription : matching) {
        if (!attempt.holds())
            return;
        if (subscription)
            emit subscription->messageReceived(message);
    }
}

void Connection::handlePuback(const Packet &packet, const Attempt &attempt)
{
    if (m_subscribing.contains(packet.id) || m_unsubscribing.contains(packet.id)) {
        violation("PUBACK for what was not published (3.4)");
        return;
    }
    if (!m_ids.release(packet.id))
        return; // acknowledged twice: nothing waits for it
    emit m_client->messageStatusChanged(packet.id, QMqtt::MessageStatus::Acknowledged, {});
    if (attempt.holds())
        emit m_client->messageSent(packet.id);
}

void Connection::handleSuback(const Packet &packet, const Attempt &attempt)
{
    if (!m_subscribing.contains(packet.id) || packet.body.size() != 1) {
        violation("SUBACK that answers no SUBSCRIBE, or not with one return code (3.9.3)");
        return;
    }
    const QPointer<QMqttSubscription> subscription = m_subscribing.take(packet.id);
    const auto granted = static_cast<quint8>(packet.body[0]);
    m_ids.release(packet.id);
    if (!subscription)
        return;
    if (granted == 0x80) {
        m_subscriptions.remove(subscription->topic());
        subscription->setState(QMqttSubscription::Error);
        return;
    }
    if (granted > subscription->qos()) {
        violation("SUBACK grants more than was asked for (3.8.4)");
        return;
    }
    if (granted != subscription->qos()) {
        subscription->m_qos = granted;
        emit subscription->qosChanged(granted);
    }
    if (attempt.holds() && subscription && subscription->state() == QMqttSubscription::SubscriptionPending)
        subscription->setState(QMqttSubscription::Subscribed);
}

void Connection::handleUnsuback(const Packet &packet)
{
    if (!m_unsubscribing.contains(packet.id)) {
        violation("UNSUBACK that answers no UNSUBSCRIBE (3.11)");
        return;
    }
    const QPointer<QMqttSubscription> subscription = m_unsubscribing.take(packet.id);
    m_ids.release(packet.id);
    if (!subscription)
        return;
    if (m_subscriptions.value(subscription->topic()) == subscription)
        m_subscriptions.remove(subscription->topic());
    subscription->setState(QMqttSubscription::Unsubscribed);
}

} // namespace insite::mqtt
