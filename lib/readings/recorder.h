// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/ingest.h"
#include "readings/messagetap.h"
#include "session/sessionstate.h"

#include <QObject>

namespace insite {
class Clock;
}

namespace insite::session {
class IngestThread;
}

namespace insite::readings {

/// The one engine of insite-monitor and `insitectl record`: a ConsumerSession, the ingest and the store on
/// the ingest thread, and this hand on them for the thread that made it (the GUI's or main's). Nothing here
/// waits.
///
/// Owns the store and destroys it on the ingest thread. `thread` outlives this object; `live` and `clock`
/// outlive `thread`.
class Recorder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Recorder)

public:
    /// `live` may be null where nobody looks.
    Recorder(session::IngestThread &thread, std::unique_ptr<ReadingStore> store, LiveReadings *live,
             const Clock &clock, QObject *parent = nullptr);
    ~Recorder() override;

    /// As of the last stateChanged() and committed().
    [[nodiscard]] const session::SessionState &state() const;
    [[nodiscard]] const Totals &totals() const;

    /// How often a connection was established anew after the first time, since this object was made.
    [[nodiscard]] int reconnects() const;

    /// Whether any connection found a session that the broker had kept.
    [[nodiscard]] bool wasSessionRestored() const;

    /// Shows every committed message to whoever watches it.
    [[nodiscard]] MessageTap &tap() const;

public slots:
    /// Connects with this consumer profile, and goes on until stop(). A session that runs is ended first.
    void start(const insite::settings::Profile &profile, const QString &password);
    /// The same, but has the broker forget the kept session first: what it has queued is lost.
    void startAfresh(const insite::settings::Profile &profile, const QString &password);
    /// The same beside the profile's own session, which stays as it is: under a client id of its own, and the
    /// broker keeps nothing when it ends. For a store that keeps nothing either.
    void lookOn(const insite::settings::Profile &profile, const QString &password);
    /// Ends the session in an orderly way: what is in hand is committed. stopped() follows.
    void stop();
    /// The "now" button.
    void retryNow();
    /// NetworkWatch has told it.
    void networkChanged();
    /// "Try again" for a customer that was set aside.
    void retryCustomer(const insite::CustomerId &customer);
    /// Has the broker forget the session of the profile that was started last, and goes on with a new one:
    /// what the broker has queued is lost. Only on a person's word.
    void resetSession();
    /// Asks what arrives from whom; flowTaken() follows.
    void requestFlow();
    /// Asks for the newest message of a register; messageTaken() follows.
    void requestMessage(const insite::RegisterKey &key);

signals:
    void stateChanged(const insite::session::SessionState &state);
    /// Readings were committed; at most ten times a second, and always once after the last commit.
    void committed(const insite::readings::Totals &totals);
    void flowTaken(const insite::readings::FlowReport &report);
    /// As Ingest::lastMessage() has it; an empty topic: none came since the profile was opened.
    void messageTaken(const insite::RegisterKey &key, const insite::readings::RawMessage &message);
    /// After stop(): the session has ended, everything in hand is committed and state() and totals() are
    /// final.
    void stopped();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace insite::readings

Q_DECLARE_METATYPE(insite::readings::Totals)
