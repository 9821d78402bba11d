// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "device/benchreport.h"
#include "theme/colours.h"

namespace insite::publisher {

/// The report as a page for a person, as HTML: verdict, target, and a line for each row, in the colours of
/// that scheme. Any thread.
[[nodiscard]] QString reportHtml(const device::BenchReport &report, theme::Scheme scheme);

/// Writes the report: `.csv` as CSV, anything else as PDF. Any thread but the GUI's.
[[nodiscard]] Result<void> saveReport(const device::BenchReport &report, const QString &path);

} // namespace insite::publisher
