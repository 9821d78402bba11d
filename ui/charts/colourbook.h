// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

namespace insite::charts {

/// Which series colour a register has: once given, for ever. A register starts from a number computed from
/// its key alone, so that it looks the same on every computer; where a neighbour on the chart has that colour
/// at the first meeting it gets the next free one, and keeps it. GUI thread; a value.
class ColourBook
{
public:
    /// An index for theme::seriesColour().
    [[nodiscard]] int colourOf(const RegisterKey &key, const QSet<int> &taken);

    [[nodiscard]] QJsonObject toJson() const;
    /// What cannot be read is left out.
    [[nodiscard]] static ColourBook fromJson(const QJsonObject &json);

private:
    QHash<RegisterKey, int> m_colours;
};

} // namespace insite::charts
