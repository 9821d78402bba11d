// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "device/benchreport.h"
#include "theme/colours.h"

class QTimeZone;

namespace insite::publisher {

/// The report as a page for a person, as HTML: verdict, target, and a line for each row, in the colours of
/// that scheme and with times by the clock of `zone`. Any thread.
[[nodiscard]] QString reportHtml(const device::BenchReport &report, theme::Scheme scheme,
                                 const QTimeZone &zone);

/// Writes the report: `.csv` as CSV, its times in UTC; anything else as PDF. Any thread but the GUI's.
[[nodiscard]] Result<void> saveReport(const device::BenchReport &report, const QString &path,
                                      const QTimeZone &zone);

} // namespace insite::publisher
