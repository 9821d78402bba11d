// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtMqtt/qmqttglobal.h>
#include <QtMqtt/qmqttmessage.h>
#include <QtMqtt/qmqtttopicfilter.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QMqttClient;

/*! One subscription of a client, made by QMqttClient::subscribe. Its client owns it and keeps it until it is
   destroyed itself; it may be deleted before that. Lives on its client's thread. Once unsubscribed, refused
   or disconnected it stays so: subscribe again for a new one. */
class QMqttSubscription : public QObject
{
    Q_OBJECT
    Q_PROPERTY(SubscriptionState state READ state NOTIFY stateChanged)
    Q_PROPERTY(quint8 qos READ qos NOTIFY qosChanged)
    Q_PROPERTY(QMqttTopicFilter topic READ topic)
    Q_PROPERTY(bool sharedSubscription READ isSharedSubscription)
    Q_PROPERTY(QString sharedSubscriptionName READ sharedSubscriptionName)
    Q_DISABLE_COPY_MOVE(QMqttSubscription)

public:
    /*! Unsubscribes. */
    ~QMqttSubscription() override;

    enum SubscriptionState {
        Unsubscribed = 0,      //!< also after the connection has ended
        SubscriptionPending,   //!< asked for, not answered yet
        Subscribed,            //!< granted with qos()
        UnsubscriptionPending, //!< asked to end, not answered yet
        Error,                 //!< refused by the broker (SUBACK 0x80)
    };
    Q_ENUM(SubscriptionState)

    SubscriptionState state() const { return m_state; }
    QMqttTopicFilter topic() const { return m_topic; }
    quint8 qos() const { return m_qos; }
    bool isSharedSubscription() const;
    QString sharedSubscriptionName() const;

Q_SIGNALS:
    void stateChanged(QMqttSubscription::SubscriptionState state);
    /*! The broker has granted another QoS than was asked for. */
    void qosChanged(quint8);
    void messageReceived(QMqttMessage msg);

public Q_SLOTS:
    void unsubscribe();

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    friend class insite::mqtt::Connection;

    QMqttSubscription(QMqttClient *client, insite::mqtt::Connection *connection,
                      const QMqttTopicFilter &topic, quint8 qos);
    void setState(SubscriptionState state);
    bool matches(const QMqttTopicName &name) const;

    QPointer<QMqttClient> m_client;
    QPointer<insite::mqtt::Connection> m_connection;
    QMqttTopicFilter m_topic;
    SubscriptionState m_state = SubscriptionPending;
    quint8 m_qos = 0;
};
