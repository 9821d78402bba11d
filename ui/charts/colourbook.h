// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QHash>
#include <QJsonObject>

namespace insite::charts {

/// How a curve is told from the others.
struct CurveLook
{
    int colour = 0; ///< An index for theme::seriesColour().
    int dash = 0;   ///< 0: a whole line; else which of the dash patterns, where another has the same colour.

    friend bool operator==(const CurveLook &, const CurveLook &) = default;
};

/// Which series colour a register has: once given, for ever. A register starts from a number computed from
/// its key alone, so that it looks the same on every computer; it gets and keeps the first colour from there
/// that nothing else on the screen has. While none is free it borrows the least used one and keeps none.
/// GUI thread; a value.
class ColourBook
{
public:
    /// Of all curves on the screen, in their order: no two alike. One that keeps a colour which an earlier
    /// one has too gets a dash pattern.
    [[nodiscard]] QList<CurveLook> looksOf(const QList<RegisterKey> &onScreen);

    [[nodiscard]] QJsonObject toJson() const;
    /// What cannot be read is left out.
    [[nodiscard]] static ColourBook fromJson(const QJsonObject &json);

private:
    [[nodiscard]] int newColour(const RegisterKey &key, const QList<int> &uses);

    QHash<RegisterKey, int> m_colours;
};

} // namespace insite::charts
