// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/seriesform.h"
#include "core/ids.h"

#include <QJsonObject>

#include <optional>

namespace insite::charts {

/// A series of a saved layout: by its key, as its index is of one run only.
struct SavedSeries
{
    RegisterKey key;
    std::optional<SeriesForm> form; ///< As a person chose it.
    bool isShown = true;
    int axis = 0; ///< 0 left, 1 right.

    friend bool operator==(const SavedSeries &, const SavedSeries &) = default;
};

struct SavedPanel
{
    QList<SavedSeries> series;
    int height = 1; ///< In proportion to the others.

    friend bool operator==(const SavedPanel &, const SavedPanel &) = default;
};

/// As layouts keep it: {"registers": [{"key": […], "shown": true, "axis": 0, "form": "counterRate"}],
/// "height": 240}.
[[nodiscard]] QJsonObject toJson(const SavedPanel &panel);
/// What is damaged or missing has its default.
[[nodiscard]] SavedPanel panelFrom(const QJsonObject &json);

} // namespace insite::charts
