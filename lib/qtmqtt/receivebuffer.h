// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packet.h"

#include <QByteArray>

namespace insite::mqtt {

/*! What has arrived and is not parsed yet. Packets are parsed where they lie; only the piece of a packet that
   a read leaves over is moved, once. Grows with what really arrives, never with a length that a packet
   claims, so that it holds at most one largest packet and one read. */
class ReceiveBuffer
{
public:
    /*! Room for \a size more bytes; invalidates the views of all packets. Follow it with commit. */
    [[nodiscard]] char *reserve(qsizetype size);
    /*! So many bytes have been written to the room. */
    void commit(qsizetype size) { m_end += size; }

    /*! The next packet; its views hold until reserve or clear. */
    [[nodiscard]] ParseResult next(Packet &packet);
    [[nodiscard]] qsizetype size() const { return m_end - m_begin; }
    void clear();

private:
    QByteArray m_bytes;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
};

} // namespace insite::mqtt
