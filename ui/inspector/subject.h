// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace insite::connection {
class ConnectionController;
}
namespace insite::metadata {
class Catalogue;
}
namespace insite::readings {
class Recorder;
}

namespace insite::inspector {

/// The open profile that is looked into. Outlives the look: it is taken away before its parts go.
struct Subject
{
    connection::ConnectionController &connection;
    readings::Recorder &recorder;
    const metadata::Catalogue &catalogue;
    QString historyPath;
};

} // namespace insite::inspector
