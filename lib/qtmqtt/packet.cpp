// SPDX-License-Identifier: GPL-3.0-or-later
#include "packet.h"

#include <cstring>

namespace insite::mqtt {

namespace {

constexpr qsizetype kMaxLengthBytes = 4;

struct Header
{
    quint8 first = 0;
    qsizetype size = 0;      // of the fixed header itself
    qsizetype remaining = 0; // bytes that follow it
};

quint8 byteAt(QByteArrayView bytes, qsizetype index)
{
    return static_cast<quint8>(bytes[index]);
}

quint16 numberAt(QByteArrayView bytes, qsizetype index)
{
    return static_cast<quint16>(byteAt(bytes, index) << 8 | byteAt(bytes, index + 1));
}

ParseResult malformed(const char *problem)
{
    return {ParseStatus::Malformed, 0, problem};
}

ParseResult complete()
{
    return {ParseStatus::Complete, 0, nullptr};
}

ParseResult readHeader(QByteArrayView bytes, Header &header)
{
    if (bytes.size() < 2)
        return {};
    header.first = byteAt(bytes, 0);
    for (qsizetype i = 0; i < kMaxLengthBytes; ++i) {
        if (bytes.size() <= 1 + i)
            return {};
        const quint8 digit = byteAt(bytes, 1 + i);
        header.remaining |= static_cast<qsizetype>(digit & 0x7f) << (7 * i);
        if ((digit & 0x80) == 0) {
            header.size = 2 + i;
            return complete();
        }
    }
    return malformed("remaining length of more than four bytes (2.2.3)");
}

// What a packet's first byte and length allow, told before its body is there.
const char *headerProblem(const Header &header)
{
    const quint8 flags = header.first & 0x0f;
    if (header.remaining > kMaxRemainingLength)
        return "packet larger than this client takes";
    switch (static_cast<PacketType>(header.first >> 4)) {
    case PacketType::Publish:
        if ((flags & 0x06) == 0x06)
            return "PUBLISH with QoS 3 (3.3.1.2)";
        if ((flags & 0x0e) == 0x08)
            return "PUBLISH with DUP and QoS 0 (3.3.1.1)";
        return header.remaining < 3 ? "PUBLISH too short" : nullptr;
    case PacketType::Connack:
    case PacketType::Puback:
    case PacketType::Pubrec:
    case PacketType::Pubcomp:
    case PacketType::Unsuback:
        if (flags != 0)
            return "reserved flags are not 0 (2.2.2)";
        return header.remaining != 2 ? "length is not 2" : nullptr;
    case PacketType::Pubrel:
        if (flags != 2)
            return "PUBREL flags are not 2 (3.6.1)";
        return header.remaining != 2 ? "length is not 2" : nullptr;
    case PacketType::Suback:
        if (flags != 0)
            return "reserved flags are not 0 (2.2.2)";
        return header.remaining < 3 ? "SUBACK too short" : nullptr;
    case PacketType::Pingresp:
        if (flags != 0)
            return "reserved flags are not 0 (2.2.2)";
        return header.remaining != 0 ? "PINGRESP with a body (3.13)" : nullptr;
    case PacketType::Connect:
    case PacketType::Subscribe:
    case PacketType::Unsubscribe:
    case PacketType::Pingreq:
    case PacketType::Disconnect:
        return "a packet that only a client sends";
    }
    return "reserved packet type (2.2.1)";
}

bool isContinuation(quint8 byte)
{
    return (byte & 0xc0) == 0x80;
}

// The length of the multi-byte character at `at`, 0 if it is ill-formed (Unicode 15, table 3-7).
qsizetype sequenceLength(QByteArrayView text, qsizetype at)
{
    const quint8 lead = byteAt(text, at);
    const qsizetype length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + length > text.size())
        return 0;
    for (qsizetype i = 1; i < length; ++i) {
        if (!isContinuation(byteAt(text, at + i)))
            return 0;
    }
    const quint8 second = byteAt(text, at + 1);
    const bool overlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
    const bool surrogate = lead == 0xed && second > 0x9f;
    const bool tooLarge = lead == 0xf4 && second > 0x8f;
    return overlong || surrogate || tooLarge ? 0 : length;
}

// Bytes at the beginning, in steps of eight, that are ASCII and neither U+0000 nor a wildcard.
qsizetype plainTextSize(QByteArrayView text)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 highBits = 0x8080808080808080;
    const auto hasByte = [](quint64 word, char byte) {
        const quint64 rest = word ^ (ones * static_cast<quint8>(byte));
        return ((rest - ones) & ~rest & highBits) != 0;
    };
    qsizetype at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        quint64 word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & highBits) != 0 || hasByte(word, '\0') || hasByte(word, '+') || hasByte(word, '#'))
            break;
    }
    return at;
}

const char *topicProblem(QByteArrayView topic)
{
    if (topic.isEmpty())
        return "empty topic (4.7.3)";
    const QByteArrayView rest = topic.sliced(plainTextSize(topic));
    if (!isMqttUtf8(rest))
        return "topic is not UTF-8 as 1.5.3 demands";
    if (rest.contains('+') || rest.contains('#'))
        return "PUBLISH with a wildcard in its topic (3.3.2.1)";
    return nullptr;
}

ParseResult parsePublish(quint8 flags, QByteArrayView body, Packet &packet)
{
    packet.duplicate = (flags & 0x08) != 0;
    packet.qos = (flags >> 1) & 0x03;
    packet.retain = (flags & 0x01) != 0;
    const qsizetype topicSize = numberAt(body, 0);
    qsizetype at = 2 + topicSize;
    if (at + (packet.qos > 0 ? 2 : 0) > body.size())
        return malformed("PUBLISH topic or packet identifier beyond its end (3.3.2)");
    packet.topic = body.sliced(2, topicSize);
    if (packet.qos > 0) {
        packet.id = numberAt(body, at);
        at += 2;
        if (packet.id == 0)
            return malformed("packet identifier 0 (2.3.1)");
    }
    packet.body = body.sliced(at);
    if (const char *problem = topicProblem(packet.topic))
        return malformed(problem);
    return complete();
}

ParseResult parseConnack(QByteArrayView body, Packet &packet)
{
    const quint8 flags = byteAt(body, 0);
    packet.returnCode = byteAt(body, 1);
    packet.sessionPresent = (flags & 1) != 0;
    if ((flags & 0xfe) != 0)
        return malformed("CONNACK reserved flags are not 0 (3.2.2.1)");
    if (packet.returnCode > 5)
        return malformed("CONNACK with a reserved return code (3.2.2.3)");
    if (packet.sessionPresent && packet.returnCode != 0)
        return malformed("CONNACK refuses and has session present (3.2.2.2)");
    return complete();
}

ParseResult parseSuback(QByteArrayView body, Packet &packet)
{
    packet.id = numberAt(body, 0);
    packet.body = body.sliced(2);
    if (packet.id == 0)
        return malformed("packet identifier 0 (2.3.1)");
    for (const char code : packet.body) {
        if (const auto value = static_cast<quint8>(code); value > 2 && value != 0x80)
            return malformed("SUBACK with a reserved return code (3.9.3)");
    }
    return complete();
}

ParseResult parseBody(quint8 first, QByteArrayView body, Packet &packet)
{
    packet.type = static_cast<PacketType>(first >> 4);
    switch (packet.type) {
    case PacketType::Publish:
        return parsePublish(first & 0x0f, body, packet);
    case PacketType::Connack:
        return parseConnack(body, packet);
    case PacketType::Suback:
        return parseSuback(body, packet);
    case PacketType::Pingresp:
        return complete();
    default:
        packet.id = numberAt(body, 0);
        return packet.id == 0 ? malformed("packet identifier 0 (2.3.1)") : complete();
    }
}

} // namespace

ParseResult parsePacket(QByteArrayView bytes, Packet &packet)
{
    Header header;
    if (!bytes.isEmpty()) {
        // A wrong first byte is told at once: its length may never come.
        const quint8 type = byteAt(bytes, 0) >> 4;
        if (type == 0 || type == 15)
            return malformed("reserved packet type (2.2.1)");
    }
    ParseResult result = readHeader(bytes, header);
    if (result.status != ParseStatus::Complete)
        return result;
    if (const char *problem = headerProblem(header))
        return malformed(problem);
    if (bytes.size() - header.size < header.remaining)
        return {};
    packet = {};
    result = parseBody(header.first, bytes.sliced(header.size, header.remaining), packet);
    if (result.status == ParseStatus::Complete)
        result.size = header.size + header.remaining;
    return result;
}

bool isMqttUtf8(QByteArrayView text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const quint8 byte = byteAt(text, at);
        if (byte == 0)
            return false;
        if (byte < 0x80) {
            ++at;
            continue;
        }
        const qsizetype length = sequenceLength(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

} // namespace insite::mqtt
