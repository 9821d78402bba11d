// SPDX-License-Identifier: GPL-3.0-or-later
#include "receivebuffer.h"

#include <cstring>

namespace insite::mqtt {

namespace {

constexpr qsizetype kKeptCapacity = 262'144; // after a large packet the rest goes back

} // namespace

char *ReceiveBuffer::reserve(qsizetype size)
{
    const qsizetype waiting = m_end - m_begin;
    if (waiting == 0 && m_bytes.size() > kKeptCapacity && size <= kKeptCapacity)
        clear();
    if (m_begin > 0) {
        std::memmove(m_bytes.data(), m_bytes.constData() + m_begin, static_cast<size_t>(waiting));
        m_begin = 0;
        m_end = waiting;
    }
    if (m_bytes.size() < m_end + size)
        m_bytes.resize(std::max(m_end + size, m_bytes.size() + m_bytes.size() / 2));
    return m_bytes.data() + m_end;
}

ParseResult ReceiveBuffer::next(Packet &packet)
{
    const ParseResult result =
        parsePacket(QByteArrayView(m_bytes.constData() + m_begin, m_end - m_begin), packet);
    m_begin += result.size;
    return result;
}

void ReceiveBuffer::clear()
{
    m_bytes = {};
    m_begin = 0;
    m_end = 0;
}

} // namespace insite::mqtt
