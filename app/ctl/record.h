// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ctl/arguments.h"
#include "ctl/exitcode.h"
#include "readings/recorder.h"
#include "session/ingestthread.h"
#include "session/networkwatch.h"

#include <QTimer>

#include <memory>

namespace insite::ctl {

/// `insitectl record`: runs the recorder until its time is over, enough was stored, a signal asks it to end,
/// or the broker refuses us; says on stderr what happens, and ends with one JSON object on stdout. Main
/// thread.
class Record final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Record)

public:
    Record(Arguments arguments, settings::Profile profile, std::unique_ptr<readings::ReadingStore> store,
           const Clock &clock);
    ~Record() override;

    void start(const QString &password);
    /// Ends it cleanly; finished() follows.
    void stop();

signals:
    void finished(int exitCode);

private:
    void stateChanged(const session::SessionState &state);
    void tell(const session::SessionState &state);
    void tellCatchUp(const session::SessionState &state);
    void end(ExitCode code);
    void stopped();
    [[nodiscard]] QByteArray summary() const;

    Arguments m_arguments;
    settings::Profile m_profile;
    session::IngestThread m_thread;
    session::NetworkWatch m_network;
    std::unique_ptr<readings::Recorder> m_recorder;
    QTimer m_duration;
    QStringList m_said;                   ///< Since the last connection; nothing is said twice in a row.
    std::optional<Instant> m_toldCatchUp; ///< When the last one that was told was done.
    const Clock &m_clock;
    ExitCode m_exitCode = Done;
    bool m_isCatchingUp = false;
    bool m_isEnding = false;
    bool m_wasConnected = false;
    bool m_isStoreFailing = false;
};

} // namespace insite::ctl
