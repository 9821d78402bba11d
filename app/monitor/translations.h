// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace insite::monitor {

/// Our sentences, and Qt's own, in the system's language where there is a translation. Before the first
/// window.
void installTranslations(QCoreApplication &application);

} // namespace insite::monitor
