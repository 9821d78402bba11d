// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/packetscanner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::session {

namespace {

enum PacketType : quint8 { // MQTT 3.1.1, 2.2.1
    Connack = 2,
    Publish = 3,
    Puback = 4,
    Pubrec = 5,
    Pubrel = 6,
    Pubcomp = 7,
    Suback = 9,
    Unsuback = 11,
    Pingresp = 13,
};

constexpr quint8 kSubscriptionFailed = 0x80;

} // namespace

qsizetype PacketScanner::scan(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size() && m_violation.isEmpty()) {
        if (m_part == Part::Rest) {
            const auto skipped = std::min<qsizetype>(m_rest, bytes.size() - at);
            at += skipped;
            m_rest -= static_cast<quint32>(skipped);
            if (m_rest == 0)
                m_part = Part::Header;
        } else if (takeByte(static_cast<quint8>(bytes[at]))) {
            ++at;
        }
    }
    return at;
}

bool PacketScanner::takeByte(quint8 byte)
{
    switch (m_part) {
    case Part::Header:
        m_header = byte;
        m_length = 0;
        m_lengthBytes = 0;
        m_part = Part::Length;
        return true;
    case Part::Length:
        if (m_lengthBytes == 3 && (byte & 0x80) != 0)
            return refuse(u"a packet's length has more than four bytes"_s); // 2.2.3
        m_length |= static_cast<quint32>(byte & 0x7f) << (7 * m_lengthBytes);
        ++m_lengthBytes;
        return (byte & 0x80) != 0 || beginBody();
    case Part::Watched:
        m_watched[static_cast<size_t>(m_watchedSize++)] = byte;
        --m_rest;
        if (m_watchedSize == m_watchedWanted) {
            m_part = m_rest > 0 ? Part::Rest : Part::Header;
            return checkWatched();
        }
        return true;
    case Part::Rest:
        break;
    }
    return false;
}

bool PacketScanner::beginBody()
{
    const int type = m_header >> 4;
    const int flags = m_header & 0x0f;
    if ((type == Connack) == m_hasConnack) // 3.2: the first packet, and once
        return refuse(m_hasConnack ? u"a second CONNACK"_s : u"the first packet is not CONNACK"_s);
    bool isLegal = flags == 0;
    m_watchedWanted = 0;
    switch (type) {
    case Connack:
        isLegal = isLegal && m_length == 2;
        m_hasConnack = true;
        break;
    case Publish: {
        const int qos = (flags >> 1) & 3;
        isLegal = qos < 3 && m_length >= (qos == 0 ? 3U : 5U);
        m_watchedWanted = 2;
        break;
    }
    case Pubrel:
        isLegal = flags == 2 && m_length == 2;
        break;
    case Puback:
    case Pubrec:
    case Pubcomp:
    case Unsuback:
        isLegal = isLegal && m_length == 2;
        break;
    case Suback: // We subscribe to one filter at a time.
        isLegal = isLegal && m_length == 3;
        m_watchedWanted = 3;
        break;
    case Pingresp:
        isLegal = isLegal && m_length == 0;
        break;
    default:
        isLegal = false;
    }
    if (!isLegal)
        return refuse(u"a packet with the header 0x%1 and the length %2"_s
                          .arg(static_cast<int>(m_header), 2, 16, QLatin1Char('0'))
                          .arg(m_length));
    if (m_length > kLargestPacket)
        return refuse(u"a packet of %1 bytes, more than is taken in"_s.arg(m_length));
    m_rest = m_length;
    m_watchedSize = 0;
    m_part = m_watchedWanted > 0 ? Part::Watched : m_rest > 0 ? Part::Rest : Part::Header;
    return true;
}

bool PacketScanner::checkWatched()
{
    if ((m_header >> 4) == Suback) {
        const quint8 code = m_watched[2];
        return code <= 2 || code == kSubscriptionFailed ||
               refuse(u"a SUBACK with the code %1"_s.arg(code)); // 3.9.3
    }
    const quint32 topicSize = (static_cast<quint32>(m_watched[0]) << 8) | m_watched[1];
    const quint32 packetId = (m_header & 0x06) != 0 ? 2 : 0;
    if (topicSize == 0 || topicSize + 2 + packetId > m_length) // 4.7.3, 3.3.2
        return refuse(u"a PUBLISH whose topic is empty or longer than the packet"_s);
    return true;
}

bool PacketScanner::refuse(const QString &what)
{
    m_violation = what;
    return false;
}

} // namespace insite::session
