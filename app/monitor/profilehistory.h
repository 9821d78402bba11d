// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"
#include "readings/livereadings.h"
#include "settings/preferences.h"
#include "settings/profile.h"

#include <functional>
#include <memory>

namespace insite::session {
class IngestThread;
}

namespace insite::monitor {

/// The history of one profile, open, and the live readings as it left them: each register with its newest
/// reading.
struct ProfileHistory
{
    std::unique_ptr<history::HistoryStore> store;
    std::shared_ptr<readings::LiveReadings> live;
};

/// Opens the file, or makes it. Not on the GUI thread: it may read the whole file. `notice` is called on any
/// thread, as long as the store or its writer lives; so lives `clock`.
[[nodiscard]] Result<ProfileHistory> openHistory(const QString &path, const Clock &clock,
                                                 const settings::Preferences &preferences,
                                                 std::function<void(const QString &sentence)> notice);

/// Reads the newest readings of each register and has `live` recall them on the ingest thread, until that is
/// done or `cancel` is set: how often each is heard of, and its trend, are as before the program was closed.
/// Not on the GUI thread; some seconds for 50,000 registers.
void recallNewest(const QString &path, const std::shared_ptr<readings::LiveReadings> &live,
                  session::IngestThread &thread, const history::CancelFlag &cancel);

/// How much of a history is kept.
[[nodiscard]] history::RetentionPolicy retentionOf(const settings::Preferences &preferences);

/// Where a profile's readings are kept when no file was named: one file for each name and account, in
/// `folder`.
[[nodiscard]] QString historyPath(const QString &folder, const settings::Profile &profile);

} // namespace insite::monitor
