// SPDX-License-Identifier: GPL-3.0-or-later
#include "packet.h"

#include <cstdlib>

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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArrayView rest(data, static_cast<qsizetype>(size));
    while (true) {
        Packet packet;
        const ParseResult result = parsePacket(rest, packet);
        checkPrefixes(rest, result);
        check((result.status == ParseStatus::Malformed) == (result.problem != nullptr));
        check(result.status == ParseStatus::Complete || result.size == 0);
        if (result.status != ParseStatus::Complete)
            return 0;
        checkPacket(rest, packet, result);
        rest = rest.sliced(result.size);
    }
}
