// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <bitset>

namespace insite::mqtt {

/*! Packet identifiers of one connection: 1 to 65,535 and round again, never one that is in flight (2.3.1). */
class PacketIds
{
public:
    /*! \return 0 if all are in flight. */
    [[nodiscard]] quint16 take()
    {
        if (m_count == kCount)
            return 0;
        do {
            m_last = m_last == kCount ? 1 : static_cast<quint16>(m_last + 1);
        } while (m_inFlight.test(m_last));
        m_inFlight.set(m_last);
        ++m_count;
        return m_last;
    }

    /*! \return whether it was in flight. */
    bool release(quint16 id)
    {
        if (!m_inFlight.test(id))
            return false;
        m_inFlight.reset(id);
        --m_count;
        return true;
    }

    void releaseAll()
    {
        m_inFlight.reset();
        m_count = 0;
    }

private:
    static constexpr quint16 kCount = 65535;

    std::bitset<kCount + 1> m_inFlight;
    quint16 m_last = 0;
    quint16 m_count = 0;
};

} // namespace insite::mqtt
