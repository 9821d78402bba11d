// SPDX-License-Identifier: GPL-3.0-or-later
#include "packet.h"
#include "receivebuffer.h"

#include <cstdlib>
#include <cstring>

using namespace insite::mqtt;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

// Whatever was seen of a packet before its last byte came must not contradict the whole.
void checkPrefixes(QByteArrayView bytes, const ParseResult &whole)
{
    for (qsizetype size = 0; size < std::min<qsizetype>(bytes.size(), 64); ++size) {
        Packet packet;
        const ParseResult part = parsePacket(bytes.first(size), packet);
        check(part.status != ParseStatus::Complete || part.size <= size);
        if (whole.status == ParseStatus::Complete && size < whole.size)
            check(part.status == ParseStatus::Partial);
        if (part.status == ParseStatus::Malformed)
            check(whole.status == ParseStatus::Malformed);
    }
}

void checkPacket(QByteArrayView bytes, const Packet &packet, const ParseResult &result)
{
    check(result.size >= 2 && result.size <= bytes.size());
    const char *end = bytes.data() + result.size;
    check(packet.body.isEmpty() || (packet.body.begin() > bytes.data() && packet.body.end() == end));
    if (packet.type == PacketType::Publish) {
        check(!packet.topic.isEmpty() && isMqttUtf8(packet.topic) && packet.topic.end() <= end);
        check(!packet.topic.contains('#') && !packet.topic.contains('+'));
        check((packet.qos == 0) == (packet.id == 0) && packet.qos < 3);
    }
    check(!packet.sessionPresent || packet.returnCode == 0);
}

struct Summary
{
    qsizetype packets = 0;
    qsizetype bytes = 0;
    bool isMalformed = false;

    bool operator==(const Summary &) const = default;
};

Summary parseWhole(QByteArrayView rest)
{
    Summary summary;
    while (true) {
        Packet packet;
        const ParseResult result = parsePacket(rest, packet);
        checkPrefixes(rest, result);
        check((result.status == ParseStatus::Malformed) == (result.problem != nullptr));
        check(result.status == ParseStatus::Complete || result.size == 0);
        summary.isMalformed = result.status == ParseStatus::Malformed;
        if (result.status != ParseStatus::Complete)
            return summary;
        checkPacket(rest, packet, result);
        rest = rest.sliced(result.size);
        ++summary.packets;
        summary.bytes += packet.topic.size() + packet.body.size();
    }
}

// The same bytes through the receive buffer, as reads of this size would bring them.
Summary parseInPieces(QByteArrayView bytes, qsizetype pieceSize)
{
    Summary summary;
    ReceiveBuffer buffer;
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min(pieceSize, bytes.size()));
        bytes = bytes.sliced(piece.size());
        std::memcpy(buffer.reserve(piece.size()), piece.data(), static_cast<size_t>(piece.size()));
        buffer.commit(piece.size());
        Packet packet;
        ParseResult result;
        while ((result = buffer.next(packet)).status == ParseStatus::Complete) {
            ++summary.packets;
            summary.bytes += packet.topic.size() + packet.body.size();
        }
        if (result.status == ParseStatus::Malformed) {
            summary.isMalformed = true;
            break;
        }
    }
    return summary;
}

} // namespace

// The first byte is the size of the reads, the rest the stream.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size) - 1);
    check(parseWhole(bytes) == parseInPieces(bytes, std::max<qsizetype>(data[0], 1)));
    return 0;
}
