// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/faults.h"

#include <QJsonObject>
#include <QMap>

#include <array>

namespace insite::simulator {

/// What has been handed to the broker, by customer and kind: what a consumer's own totals are compared with.
class Totals
{
public:
    void count(const OutgoingMessage &message);

    /// `{"<customer>": {"messages": n, "readings": n, "duplicates": n, "revisions": n, "unknown": n,
    /// "malformed": n, "raw": n}}`; messages is the sum of the others.
    [[nodiscard]] QJsonObject byCustomer() const;

private:
    QMap<QString, std::array<qint64, 6>> m_counts; ///< By customer; indexed by kind.
};

} // namespace insite::simulator
