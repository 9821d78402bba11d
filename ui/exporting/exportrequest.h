// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/sheetexport.h"

#include <QList>

#include <functional>
#include <utility>

namespace insite::exporting {

/// One thing that a person may want to have: "Selection: 3 registers", "Meter Main supply".
struct ExportScope
{
    QString words;
    QString fileStem;             ///< For the proposed file name: "selection", a meter's id.
    history::ExportFilter filter; ///< Without times.
};

/// What can be exported from where the person stands.
struct ExportRequest
{
    QString historyPath;
    QList<ExportScope> scopes;                             ///< At least one; the first is proposed.
    std::optional<std::pair<Instant, Instant>> shownRange; ///< What the charts show.
    bool proposesShownRange = false;
    Instant now;
    QTimeZone zone = QTimeZone::systemTimeZone();
    /// What the registers of a filter are called; asked on the GUI thread when the export begins. May be
    /// absent.
    std::function<QHash<RegisterKey, history::RegisterLabels>(const history::ExportFilter &)> labelsOf;
};

/// An export as it is carried out.
struct ExportTask
{
    QString historyPath;
    QString filePath;
    history::ExportFilter filter;
    history::SheetOptions options;
};

} // namespace insite::exporting
