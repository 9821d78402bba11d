// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/seriesdata.h"
#include "charts/seriesnames.h"
#include "core/registerkind.h"
#include "core/unit.h"
#include "readings/livereadings.h"

#include <QObject>

namespace insite::charts {

/// What a chart must know of a register to name it and to choose its form.
struct SeriesInfo
{
    RegisterKey key;
    QString meter;             ///< The meter's name, or its id where the name is not known.
    QString registerName;      ///< "Active energy", or "register 2".
    bool isMeterNamed = false; ///< `meter` is a name that a person gave, not an id.
    Unit unit;
    RegisterKind kind = RegisterKind::Unknown;
    std::optional<int> decimals;
    std::optional<double> value; ///< The latest reading's, whatever range is shown.
    MeterOrigin origin;
};

/// What metadata tells of a register; what is absent stays as it is without metadata.
struct SeriesFacts
{
    QString meterName;    ///< Empty: the id stands in its place.
    QString registerName; ///< Empty: "register 2".
    Unit unit;
    RegisterKind kind = RegisterKind::Unknown;
    std::optional<int> decimals;
    MeterOrigin origin{};

    friend bool operator==(const SeriesFacts &, const SeriesFacts &) = default;
};

/// Where charts get their points. Live memory answers at the next turn of the event loop, history answers
/// from its query thread when it is done; a chart cannot tell which. GUI thread.
class SeriesSource : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SeriesSource)

public:
    using RequestId = quint64;

    using QObject::QObject;

    /// Asks for the points with from <= measured <= to and one beyond each end. `columns` is how many pixels
    /// the range is wide: a source may thin to first, last, minimum and maximum of each, or give every point.
    /// Answered by exactly one ready(), never before this returns, unless cancelled.
    [[nodiscard]] virtual RequestId request(readings::RegisterIndex index, Instant from, Instant to,
                                            int columns) = 0;
    virtual void cancel(RequestId request) = 0;

    /// Absent for a register not seen yet.
    [[nodiscard]] virtual std::optional<SeriesInfo> info(readings::RegisterIndex index) const = 0;
    /// To find the registers of a saved layout again; absent until the register has been seen.
    [[nodiscard]] virtual std::optional<readings::RegisterIndex> find(const RegisterKey &key) const = 0;

signals:
    void ready(quint64 request, const insite::charts::SeriesData &data);
    /// Name, unit or kind became known or changed, or the register was seen for the first time.
    void infoChanged(insite::readings::RegisterIndex index);
};

} // namespace insite::charts
