// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/apicontroller.h"
#include "connection/connectioncontroller.h"
#include "metadata/catalogue.h"
#include "monitor/profilehistory.h"
#include "readings/alarmwatch.h"
#include "readings/recorder.h"
#include "readings/watchedstore.h"
#include "window/workspaceview.h"

#include <atomic>
#include <memory>

namespace insite::session {
class IngestThread;
class NetworkWatch;
} // namespace insite::session

namespace insite::monitor {

/// One open profile: its live readings, its recorder on the ingest thread, the watch over them, its
/// connection, its metadata. GUI thread; what it is given lives longer.
class OpenProfile final
{
    Q_DISABLE_COPY_MOVE(OpenProfile)

public:
    /// `watcher` is told what was committed, on the ingest thread. `files` reads what the history recalls,
    /// and is waited for before `thread` goes.
    OpenProfile(const settings::Profile &profile, ProfileHistory history, session::IngestThread &thread,
                const session::NetworkWatch &network, settings::SecretStore &secrets, QThreadPool &files,
                QThreadPool &metadataFiles, readings::WatchedStore::Watcher watcher, const Clock &clock);
    ~OpenProfile();

    [[nodiscard]] readings::Recorder &recorder() { return *m_recorder; }
    [[nodiscard]] metadata::Catalogue &catalogue() { return m_catalogue; }
    [[nodiscard]] connection::ConnectionController &connection() { return *m_connection; }
    [[nodiscard]] catalogue::ApiController &api() { return m_api; }
    void apply(const settings::Preferences &preferences);
    [[nodiscard]] window::Workspace workspace()
    {
        return {*m_connection, *m_recorder, *m_history.live,        *m_alarms,
                m_catalogue,   m_api,       m_history.store->path()};
    }

private:
    session::IngestThread &m_thread;
    ProfileHistory m_history;
    metadata::Catalogue m_catalogue;
    catalogue::ApiController m_api;
    std::shared_ptr<readings::AlarmFeed> m_feed;
    std::unique_ptr<readings::Recorder> m_recorder;
    std::unique_ptr<readings::AlarmWatch> m_alarms;
    std::unique_ptr<connection::ConnectionController> m_connection;
    std::shared_ptr<std::atomic_bool> m_isClosed = std::make_shared<std::atomic_bool>(false);
};

} // namespace insite::monitor
