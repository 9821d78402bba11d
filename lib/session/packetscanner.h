// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>

namespace insite::session {

/// Follows the packets in what a broker sends, however it is cut, and stops at the first that MQTT 3.1.1 does
/// not allow or that is too large to take in. It reads headers only and keeps no packet, so it stands in
/// front of whichever Qt MQTT is used (invariant 12). Any thread, one at a time.
class PacketScanner final
{
public:
    /// A payload of 16 MiB with the longest topic.
    static constexpr quint32 kLargestPacket = 16 * 1024 * 1024 + 65535 + 4;

    /// How many of these bytes may be handed on: all of them, or those before a violation. After one: always
    /// 0.
    [[nodiscard]] qsizetype scan(QByteArrayView bytes);

    /// What was wrong, for behind the fold; empty while nothing was.
    [[nodiscard]] const QString &violation() const { return m_violation; }

private:
    enum class Part { Header, Length, Watched, Rest };

    bool takeByte(quint8 byte);
    bool beginBody();
    bool checkWatched();
    bool refuse(const QString &what);

    Part m_part = Part::Header;
    quint8 m_header = 0;
    int m_lengthBytes = 0;
    quint32 m_length = 0;              ///< Of the whole body, as the packet says.
    quint32 m_rest = 0;                ///< Of the body, still to come.
    std::array<quint8, 3> m_watched{}; ///< The first bytes of the body, where they must be looked at.
    int m_watchedSize = 0;
    int m_watchedWanted = 0;
    bool m_hasConnack = false;
    QString m_violation;
};

} // namespace insite::session
