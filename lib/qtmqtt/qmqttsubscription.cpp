// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtMqtt/qmqttclient.h>
#include <QtMqtt/qmqttsubscription.h>

#include "connection.h"

#include <QMetaMethod>

QMqttSubscription::QMqttSubscription(QMqttClient *client, insite::mqtt::Connection *connection,
                                     const QMqttTopicFilter &topic, quint8 qos)
    : QObject(client)
    , m_client(client)
    , m_connection(connection)
    , m_topic(topic)
    , m_qos(qos)
{
}

QMqttSubscription::~QMqttSubscription()
{
    unsubscribe();
}

bool QMqttSubscription::isSharedSubscription() const
{
    return !m_topic.sharedSubscriptionName().isEmpty();
}

QString QMqttSubscription::sharedSubscriptionName() const
{
    return m_topic.sharedSubscriptionName();
}

void QMqttSubscription::unsubscribe()
{
    if (m_client && (m_state == Subscribed || m_state == SubscriptionPending))
        m_client->unsubscribe(m_topic);
}

void QMqttSubscription::connectNotify(const QMetaMethod &signal)
{
    if (m_connection && signal == QMetaMethod::fromSignal(&QMqttSubscription::messageReceived))
        m_connection->noteListener();
}

void QMqttSubscription::setState(SubscriptionState state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

bool QMqttSubscription::matches(const QMqttTopicName &name) const
{
    if (!isSharedSubscription())
        return m_topic.match(name, QMqttTopicFilter::WildcardsDontMatchDollarTopicMatchOption);
    const QMqttTopicFilter inner(m_topic.filter().section(u'/', 2));
    return inner.match(name, QMqttTopicFilter::WildcardsDontMatchDollarTopicMatchOption);
}
