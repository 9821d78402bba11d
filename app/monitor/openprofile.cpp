// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/openprofile.h"

#include "session/ingestthread.h"

namespace insite::monitor {

OpenProfile::OpenProfile(const settings::Profile &profile, std::unique_ptr<readings::ReadingStore> store,
                         session::IngestThread &thread, settings::SecretStore &secrets, const Clock &clock)
    : m_thread(thread)
    , m_live(std::make_shared<readings::LiveReadings>())
    , m_recorder(std::make_unique<readings::Recorder>(thread, std::move(store), m_live.get(), clock))
    , m_connection(std::make_unique<connection::ConnectionController>(profile, *m_recorder, secrets))
{
}

OpenProfile::~OpenProfile()
{
    m_connection.reset();
    m_recorder.reset();
    // The ingest thread may still be at work on the last burst; the live readings go after it.
    m_thread.post([live = std::move(m_live)] {});
}

} // namespace insite::monitor
