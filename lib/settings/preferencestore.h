// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "settings/preferences.h"

namespace insite::settings {

/// Keeps the preferences in a settings file, by one table of keys. What the file lacks, or holds in a form or
/// range that cannot be, is as on the first start; what the table does not know (a newer release's) stays in
/// the file. Any one thread.
class PreferenceStore final
{
public:
    /// Counted up when a key comes, goes or changes its meaning; stands in the file.
    static constexpr int kVersion = 2;

    explicit PreferenceStore(QString path);

    [[nodiscard]] Preferences load() const;
    [[nodiscard]] Result<void> save(const Preferences &preferences) const;

    /// The least and the most that the table allows, in the preference's unit.
    [[nodiscard]] static qint64 leastLiveMemoryBytes();
    [[nodiscard]] static qint64 mostLiveMemoryBytes();

private:
    QString m_path;
};

} // namespace insite::settings
