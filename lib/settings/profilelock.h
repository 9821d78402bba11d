// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

#include <memory>

class QLockFile;

namespace insite::settings {

/// Held while a session runs: two clients with one client id throw each other out, so a second start is told
/// and does not connect. Freed when destroyed; a lock whose program has died is taken over. Any thread.
class ProfileLock final
{
    Q_DISABLE_COPY(ProfileLock)

public:
    ProfileLock(ProfileLock &&) noexcept;
    ProfileLock &operator=(ProfileLock &&) noexcept;
    ~ProfileLock();

    /// The lock on this client id at the profile's broker, or who holds it.
    [[nodiscard]] static Result<ProfileLock> take(const Profile &profile, const QString &clientId);

private:
    explicit ProfileLock(std::unique_ptr<QLockFile> file);

    std::unique_ptr<QLockFile> m_file;
};

} // namespace insite::settings
