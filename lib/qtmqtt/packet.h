// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

/*! MQTT 3.1.1 packets as a client meets them. Pure functions and values: no I/O, no QObject, any thread.
    Clauses in brackets are those of the OASIS standard, MQTT Version 3.1.1. */
namespace insite::mqtt {

/*! The most that a packet may carry after its fixed header, ours or the broker's: a payload of 16 MiB with
   the longest topic and its packet identifier. The standard allows 256 MiB (2.2.3); nobody sends a meter
   reading of that size, and a peer must not make us hold it. */
inline constexpr qsizetype kMaxPayload = 16'777'216;
inline constexpr qsizetype kMaxRemainingLength = kMaxPayload + 2 + 65535 + 2;

/*! Control packet types (2.2.1). */
enum class PacketType : quint8 {
    Connect = 1,
    Connack = 2,
    Publish = 3,
    Puback = 4,
    Pubrec = 5,
    Pubrel = 6,
    Pubcomp = 7,
    Subscribe = 8,
    Suback = 9,
    Unsubscribe = 10,
    Unsuback = 11,
    Pingreq = 12,
    Pingresp = 13,
    Disconnect = 14,
};

/*! One packet from the broker. The views point into the bytes it was parsed from. */
struct Packet
{
    PacketType type = PacketType::Connect;
    bool duplicate = false;
    bool retain = false;
    bool sessionPresent = false; //!< CONNACK
    quint8 qos = 0;              //!< PUBLISH: 0 to 2
    quint8 returnCode = 0;       //!< CONNACK: 0 to 5 (3.2.2.3)
    quint16 id = 0;              //!< never 0 where the type has one, except PUBLISH of QoS 0
    QByteArrayView topic;        //!< PUBLISH: well-formed UTF-8, not empty, without wildcards
    QByteArrayView body;         //!< PUBLISH: the payload; SUBACK: its return codes, each legal, at least one
};

enum class ParseStatus {
    Complete,  //!< a packet was parsed
    Partial,   //!< more bytes are needed; what is there is not wrong so far
    Malformed, //!< the connection must be closed (4.8)
};

struct ParseResult
{
    ParseStatus status = ParseStatus::Partial;
    qsizetype size = 0;            //!< Complete: bytes that the packet took
    const char *problem = nullptr; //!< Malformed: what is wrong, for the log
};

/*! Parses the packet at the beginning of \a bytes. Only packets that a server may send are taken. What is
   wrong with a header is found before its body has come. */
[[nodiscard]] ParseResult parsePacket(QByteArrayView bytes, Packet &packet);

/*! Well-formed UTF-8 as 1.5.3 demands: no surrogates, no overlong forms, no U+0000, nothing beyond U+10FFFF.
 */
[[nodiscard]] bool isMqttUtf8(QByteArrayView text);

} // namespace insite::mqtt
