// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace insite::monitor {

/// What the command line and the environment ask for. Secrets are read, and taken out of the environment.
struct Options
{
    QString profilePath; ///< Absolute; empty: the window opens without a profile.
    std::optional<settings::Profile> profile;
    std::optional<settings::Profile> deviceProfile;
    QString
        databasePath; ///< For the profile named here; empty: one file per profile in the user's data folder.
    std::optional<QString> password; ///< The consumer's.
    std::optional<QString> token;
    std::optional<QString> devicePassword;
};

/// Either what to do, or a text to print (--help, --version) and be done.
struct CommandLine
{
    Options options;
    QString answer;
};

/// Reads arguments (the program's name first), the environment's secrets, the profiles and the secret files.
/// To be called before any thread starts.
[[nodiscard]] Result<CommandLine> readCommandLine(const QStringList &arguments);

} // namespace insite::monitor
