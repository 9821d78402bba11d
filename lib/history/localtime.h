// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QTimeZone>

namespace insite::history {

/// What the clocks of a zone say; remembers the offset until the next change, as asking the zone costs far
/// more than writing the time.
class LocalTime final
{
public:
    explicit LocalTime(const QTimeZone &zone);

    /// Ahead of UTC.
    [[nodiscard]] std::chrono::seconds offset(Instant at);
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }

private:
    QTimeZone m_zone;
    Instant m_from{};
    Instant m_to{}; ///< The offset holds from m_from until before this.
    std::chrono::seconds m_offset{0};
};

/// "+02:00"
[[nodiscard]] QByteArray offsetText(std::chrono::seconds offset);

} // namespace insite::history
