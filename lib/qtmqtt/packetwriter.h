// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packet.h"

#include <QByteArray>
#include <QString>

/*! The packets that a client sends, appended to a buffer. Pure functions; nothing is checked here that the
   caller can know: strings of at most 65,535 bytes, identifiers that are not 0, QoS up to 2. */
namespace insite::mqtt {

/*! What a CONNECT packet says (3.1). */
struct ConnectSettings
{
    QString clientId;
    QString username; //!< empty: none, and then no password either (3.1.2.9)
    QString password;
    QString willTopic; //!< empty: no will
    QByteArray willMessage;
    quint8 willQos = 0;
    bool willRetain = false;
    bool cleanSession = true;
    quint16 keepAliveSeconds = 60;
};

/*! Why these settings cannot be written as a packet, or null. */
[[nodiscard]] const char *problemOf(const ConnectSettings &settings);

void appendConnect(QByteArray &out, const ConnectSettings &settings);
void appendPublish(QByteArray &out, QByteArrayView topic, QByteArrayView payload, quint16 id, quint8 qos,
                   bool retain);
void appendSubscribe(QByteArray &out, quint16 id, QByteArrayView filter, quint8 qos);
void appendUnsubscribe(QByteArray &out, quint16 id, QByteArrayView filter);
/*! PUBACK, PUBREC or PUBCOMP. */
void appendAcknowledgement(QByteArray &out, PacketType type, quint16 id);
/*! PINGREQ or DISCONNECT. */
void appendEmpty(QByteArray &out, PacketType type);

} // namespace insite::mqtt
