// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtMqtt/qmqttglobal.h>
#include <QtMqtt/qmqtttopicname.h>

#include <QtCore/QByteArray>
#include <QtCore/QMetaType>
#include <QtCore/QObject>

namespace insite::mqtt {
class Connection;
}

/*! A message as it came from the broker. A value, any thread. */
class QMqttMessage
{
    Q_GADGET
    Q_PROPERTY(QMqttTopicName topic READ topic CONSTANT)
    Q_PROPERTY(QByteArray payload READ payload CONSTANT)
    Q_PROPERTY(quint16 id READ id CONSTANT)
    Q_PROPERTY(quint8 qos READ qos CONSTANT)
    Q_PROPERTY(bool duplicate READ duplicate CONSTANT)
    Q_PROPERTY(bool retain READ retain CONSTANT)

public:
    QMqttMessage() = default;

    bool operator==(const QMqttMessage &other) const = default;

    const QByteArray &payload() const { return m_payload; }
    quint8 qos() const { return m_qos; }
    quint16 id() const { return m_id; }
    QMqttTopicName topic() const { return m_topic; }
    bool duplicate() const { return m_duplicate; }
    bool retain() const { return m_retain; }

private:
    friend class insite::mqtt::Connection;

    QMqttTopicName m_topic;
    QByteArray m_payload;
    quint16 m_id = 0;
    quint8 m_qos = 0;
    bool m_duplicate = false;
    bool m_retain = false;
};
