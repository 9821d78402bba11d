// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/openprofile.h"

#include "metadata/cataloguefiles.h"
#include "session/ingestthread.h"
#include "session/networkwatch.h"

#include <QThreadPool>

namespace insite::monitor {

OpenProfile::OpenProfile(const settings::Profile &profile, ProfileHistory history,
                         session::IngestThread &thread, const session::NetworkWatch &network,
                         settings::SecretStore &secrets, QThreadPool &files, QThreadPool &metadataFiles,
                         readings::WatchedStore::Watcher watcher, const Clock &clock)
    : m_thread(thread)
    , m_history(std::move(history))
    , m_catalogue(metadata::profileFolder(profile), metadataFiles)
    , m_api(profile, m_catalogue, secrets, metadataFiles, clock)
    , m_feed(std::make_shared<readings::AlarmFeed>())
    , m_recorder(std::make_unique<readings::Recorder>(
          thread,
          std::make_unique<readings::WatchedStore>(
              m_history.store->takeWriter(),
              [feed = m_feed, watcher = std::move(watcher)](const std::vector<Reading> &committed) {
                  feed->add(committed);
                  if (watcher)
                      watcher(committed);
              }),
          m_history.live.get(), clock))
    , m_alarms(std::make_unique<readings::AlarmWatch>(
          m_history.live, m_feed, readings::AlarmWatch::logPathFor(m_history.store->path()), clock))
    , m_connection(std::make_unique<connection::ConnectionController>(profile, *m_recorder, secrets))
{
    QObject::connect(&network, &session::NetworkWatch::networkChanged, m_recorder.get(),
                     &readings::Recorder::networkChanged);
    QObject::connect(m_connection.get(), &connection::ConnectionController::stateChanged, m_alarms.get(),
                     [this, profile](const session::SessionState &state) {
                         m_alarms->setSession(state, session::failureSentence(state.failure, profile));
                     });
    files.start([path = m_history.store->path(), live = m_history.live, &thread, cancel = m_isClosed] {
        recallNewest(path, live, thread, cancel);
    });
}

void OpenProfile::apply(const settings::Preferences &preferences)
{
    m_history.live->setMemoryBudget(preferences.liveMemoryBytes);
    m_history.store->setRetention(retentionOf(preferences));
}

OpenProfile::~OpenProfile()
{
    *m_isClosed = true;
    m_connection.reset();
    m_recorder.reset();
    m_alarms.reset();
    // The ingest thread may still be at work on the last burst: what it uses goes after it, and on that
    // thread, as the upkeep of the history may have to be waited for.
    m_thread.post([live = std::move(m_history.live),
                   store = std::shared_ptr<history::HistoryStore>(std::move(m_history.store))] {});
}

} // namespace insite::monitor
