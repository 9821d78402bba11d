// SPDX-License-Identifier: GPL-3.0-or-later
#include "packetwriter.h"

#include <QtMqtt/qmqtttopicname.h>

namespace insite::mqtt {

namespace {

constexpr qsizetype kMaxStringBytes = 65535;

void appendHeader(QByteArray &out, PacketType type, quint8 flags, qsizetype remaining)
{
    out.append(static_cast<char>(static_cast<quint8>(type) << 4 | flags));
    do {
        const auto digit = static_cast<quint8>(remaining & 0x7f);
        remaining >>= 7;
        out.append(static_cast<char>(remaining > 0 ? digit | 0x80 : digit));
    } while (remaining > 0);
}

void appendNumber(QByteArray &out, quint16 number)
{
    out.append(static_cast<char>(number >> 8));
    out.append(static_cast<char>(number & 0xff));
}

void appendField(QByteArray &out, QByteArrayView bytes)
{
    appendNumber(out, static_cast<quint16>(bytes.size()));
    out.append(bytes);
}

bool isString(const QString &text)
{
    return !text.contains(QChar(u'\0')) && text.isValidUtf16() && text.size() <= kMaxStringBytes &&
           text.toUtf8().size() <= kMaxStringBytes;
}

} // namespace

const char *problemOf(const ConnectSettings &settings)
{
    if (!isString(settings.clientId))
        return "the client id is too long or holds what MQTT forbids";
    if (!isString(settings.username))
        return "the user name is too long or holds what MQTT forbids";
    if (settings.password.size() > kMaxStringBytes || settings.password.toUtf8().size() > kMaxStringBytes)
        return "the password is too long";
    if (!settings.willTopic.isEmpty() && !QMqttTopicName(settings.willTopic).isValid())
        return "the topic of the will is not valid";
    if (settings.willQos > 2)
        return "the QoS of the will is not 0, 1 or 2";
    if (settings.willMessage.size() > kMaxStringBytes)
        return "the will is too long";
    return nullptr;
}

void appendConnect(QByteArray &out, const ConnectSettings &settings)
{
    const bool hasUsername = !settings.username.isEmpty();
    const bool hasPassword = hasUsername && !settings.password.isEmpty();
    const bool hasWill = !settings.willTopic.isEmpty();

    quint8 flags = settings.cleanSession ? 0x02 : 0;
    if (hasWill)
        flags |= static_cast<quint8>(0x04 | settings.willQos << 3 | (settings.willRetain ? 0x20 : 0));
    if (hasUsername)
        flags |= 0x80;
    if (hasPassword)
        flags |= 0x40;

    QByteArray body;
    appendField(body, "MQTT");
    body.append('\x04'); // protocol level of 3.1.1
    body.append(static_cast<char>(flags));
    appendNumber(body, settings.keepAliveSeconds);
    appendField(body, settings.clientId.toUtf8());
    if (hasWill) {
        appendField(body, settings.willTopic.toUtf8());
        appendField(body, settings.willMessage);
    }
    if (hasUsername)
        appendField(body, settings.username.toUtf8());
    if (hasPassword)
        appendField(body, settings.password.toUtf8());

    appendHeader(out, PacketType::Connect, 0, body.size());
    out.append(body);
}

void appendPublish(QByteArray &out, QByteArrayView topic, QByteArrayView payload, quint16 id, quint8 qos,
                   bool retain)
{
    const auto flags = static_cast<quint8>(qos << 1 | (retain ? 1 : 0));
    appendHeader(out, PacketType::Publish, flags, 2 + topic.size() + (qos > 0 ? 2 : 0) + payload.size());
    appendField(out, topic);
    if (qos > 0)
        appendNumber(out, id);
    out.append(payload);
}

void appendSubscribe(QByteArray &out, quint16 id, QByteArrayView filter, quint8 qos)
{
    appendHeader(out, PacketType::Subscribe, 0x02, 2 + 2 + filter.size() + 1);
    appendNumber(out, id);
    appendField(out, filter);
    out.append(static_cast<char>(qos));
}

void appendUnsubscribe(QByteArray &out, quint16 id, QByteArrayView filter)
{
    appendHeader(out, PacketType::Unsubscribe, 0x02, 2 + 2 + filter.size());
    appendNumber(out, id);
    appendField(out, filter);
}

void appendAcknowledgement(QByteArray &out, PacketType type, quint16 id)
{
    const char bytes[] = {static_cast<char>(static_cast<quint8>(type) << 4), 2, static_cast<char>(id >> 8),
                          static_cast<char>(id & 0xff)};
    out.append(bytes, sizeof bytes);
}

void appendEmpty(QByteArray &out, PacketType type)
{
    appendHeader(out, type, 0, 0);
}

} // namespace insite::mqtt
