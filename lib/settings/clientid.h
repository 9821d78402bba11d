// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

namespace insite::settings {

/// The MQTT client id to sign in with: the profile's own, or the one that was made for this computer, user
/// and profile (name, role, broker and username), made now if it is the first time. It names the session that
/// the broker keeps, so it stays the same; it lies outside the profile's file and is never exported with it.
/// Made ids have 23 characters of 0-9, a-z, A-Z, which every broker takes (MQTT 3.1.1, 3.1.3.1). Any thread,
/// any process.
[[nodiscard]] Result<QString> clientId(const Profile &profile);

} // namespace insite::settings
