// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace insite::settings {
struct Profile;
}

namespace insite::publisher {

/// "user at host:port, gateways/generic/42/…": what publishing with this device writes to, in the language
/// of the moment.
[[nodiscard]] QString targetText(const settings::Profile &device);

} // namespace insite::publisher
