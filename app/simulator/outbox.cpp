// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/outbox.h"

#include <QMqttSubscription>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::simulator {

namespace {

constexpr qsizetype kWindow = 1000; // messages in flight; packet ids end at 65535
constexpr auto kRetryAfter = 100ms;

} // namespace

Outbox::Outbox(Account account, QObject *parent)
    : QObject(parent)
    , m_account(std::move(account))
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryAfter);
    connect(&m_retry, &QTimer::timeout, this, &Outbox::connectToBroker);
}

Outbox::~Outbox()
{
    if (m_client)
        m_client->disconnect(this);
}

void Outbox::start()
{
    connectToBroker();
}

void Outbox::connectToBroker()
{
    // Qt MQTT keeps subscriptions and unacknowledged messages of a lost connection: so a new client each
    // time.
    if (m_client) {
        m_client->disconnect(this);
        m_client->deleteLater();
    }
    m_client = new QMqttClient(this);
    m_client->setHostname(u"127.0.0.1"_s);
    m_client->setPort(m_account.port);
    m_client->setClientId(u"insite-sim-platform"_s);
    m_client->setUsername(m_account.username);
    m_client->setPassword(m_account.password);
    m_client->setCleanSession(false); // what devices publish while we are away is kept
    connect(m_client, &QMqttClient::stateChanged, this, &Outbox::onStateChanged);
    connect(m_client, &QMqttClient::messageSent, this, &Outbox::onSent);
    connect(m_client, &QMqttClient::messageReceived, this,
            [this](const QByteArray &payload, const QMqttTopicName &topic) {
                emit received(payload, topic.name());
            });
    m_client->connectToHost();
}

void Outbox::onStateChanged(QMqttClient::ClientState state)
{
    if (state == QMqttClient::Disconnected) {
        onDisconnected();
        return;
    }
    if (state != QMqttClient::Connected)
        return;
    const auto *subscription = m_client->subscribe(QMqttTopicFilter(u"gateways/#"_s), 1);
    if (subscription) {
        connect(subscription, &QMqttSubscription::stateChanged, this,
                [this](QMqttSubscription::SubscriptionState subscribed) {
                    if (subscribed == QMqttSubscription::Subscribed)
                        emit ready();
                });
    }
    flush();
}

void Outbox::onDisconnected()
{
    while (!m_inFlightOrder.empty()) {
        const auto message = m_inFlight.find(m_inFlightOrder.back());
        m_inFlightOrder.pop_back();
        if (message == m_inFlight.end())
            continue;
        m_waiting.push_front(std::move(*message));
        m_inFlight.erase(message);
        ++m_resent;
    }
    m_retry.start();
}

void Outbox::send(const QString &topic, const QByteArray &payload, quint32 tag)
{
    m_waiting.push_back({topic, payload, tag});
    flush();
}

void Outbox::flush()
{
    while (!m_waiting.empty() && m_inFlight.size() < kWindow && m_client &&
           m_client->state() == QMqttClient::Connected) {
        Message &message = m_waiting.front();
        const qint32 packetId = m_client->publish(QMqttTopicName(message.topic), message.payload, 1);
        if (packetId <= 0)
            return; // the connection is ending; it will be sent again
        m_inFlight.insert(packetId, std::move(message));
        m_inFlightOrder.push_back(packetId);
        m_waiting.pop_front();
    }
}

void Outbox::onSent(qint32 packetId)
{
    const auto message = m_inFlight.constFind(packetId);
    if (message == m_inFlight.cend())
        return;
    const quint32 tag = message->tag;
    m_inFlight.erase(message);
    while (!m_inFlightOrder.empty() && !m_inFlight.contains(m_inFlightOrder.front()))
        m_inFlightOrder.pop_front();
    ++m_acknowledged;
    if (tag != 0)
        emit acknowledged(tag);
    flush();
}

qsizetype Outbox::pendingCount() const
{
    return m_inFlight.size() + static_cast<qsizetype>(m_waiting.size());
}

} // namespace insite::simulator
