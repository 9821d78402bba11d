// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QMap>
#include <QStringList>

#include <functional>

class QFontMetrics;

namespace insite::charts {

/// Ids made short enough to read, and still told from each other: "65ecae6d…", or where two begin alike, from
/// their other end: "…4a1c09". An id of up to `longest` letters stays whole. As many as given, in their
/// order; equal ids get equal texts. Pure.
[[nodiscard]] QStringList shortIds(const QStringList &ids, int longest = 14);

/// How a chart calls a curve.
struct SeriesName
{
    QString meter;
    QString registerName;

    /// "MAIN_SUPPLY · register 2".
    [[nodiscard]] QString whole() const { return meter + u" \u00b7 " + registerName; }

    friend bool operator==(const SeriesName &, const SeriesName &) = default;
};

/// What is known of a meter beside its name, and may tell it from another of that name. All may be empty.
struct MeterOrigin
{
    QString installation;
    QMap<QString, QString> labels;
    QString customer; ///< Its name; empty: its id stands in its place.

    friend bool operator==(const MeterOrigin &, const MeterOrigin &) = default;
};

/// A series by its name as it stands on the screen, and by what it is.
struct NamedSeries
{
    SeriesName name;
    RegisterKey key;
    MeterOrigin origin;
};

/// What must stand behind each meter's and each register's name, so that different series have different
/// names: nothing where the name is the only one of its kind; else of installation, labels, customer, the
/// meter's short id and the subscription what differs, as much as it takes; behind a register its id. As many
/// as given, in their order. Pure.
[[nodiscard]] QList<SeriesName> distinctions(const QList<NamedSeries> &series);

/// How a meter's name is cut where there is no room for all of it.
struct NameCut
{
    Qt::TextElideMode mode = Qt::ElideMiddle;
    int skipped = 0; ///< Letters at its beginning that go first, as others have them, too.

    friend bool operator==(const NameCut &, const NameCut &) = default;
};

inline constexpr int kWidestRegisterName = 320;
inline constexpr int kLeastRegisterName = 110; ///< Where it is not shorter.

/// The register's name behind the meter's, in so many pixels.
[[nodiscard]] QString registerTail(const QString &registerName, const QFontMetrics &metrics, int most);
/// A name in so many pixels; the meter's is cut before the register's.
[[nodiscard]] QString elided(const SeriesName &name, const NameCut &cut, const QFontMetrics &metrics,
                             int room);
/// All names in so many pixels, cut so that different ones stay different, where that can be.
[[nodiscard]] QStringList elidedApart(const QList<SeriesName> &names, const QFontMetrics &metrics, int room);
/// The cuts by which different names stay different: one for all where that does, so that one can be compared
/// with the other. `shown` says what is left of a name by a cut.
[[nodiscard]] QList<NameCut> cutsApart(const QList<SeriesName> &names,
                                       const std::function<QString(qsizetype, const NameCut &)> &shown);

} // namespace insite::charts
