// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/instant.h"
#include "settings/profile.h"

#include <QList>
#include <QMetaType>

#include <optional>

class QTimeZone;

namespace insite::session {

/// Where a session stands, in the steps a person understands.
enum class Phase {
    Stopped,     ///< Not asked to connect, or given up for a reason that trying again cannot mend.
    LookingUp,   ///< Asking for the host's address.
    Connecting,  ///< TCP.
    Securing,    ///< TLS.
    SigningIn,   ///< CONNECT sent, CONNACK awaited.
    Subscribing, ///< One customer after the other.
    Connected,   ///< Everything that is granted is subscribed.
    Waiting,     ///< Until the next attempt.
};

/// Why an attempt or a connection ended. Each has a sentence and a way out of its own (failureSentence()).
enum class FailureKind {
    None,
    HostNotFound,
    ConnectionRefused, ///< Closed port.
    NetworkUnreachable,
    ConnectTimeout,       ///< No TCP answer in time.
    TlsTimeout,           ///< TCP connected, the TLS handshake never ended.
    TlsNotSpoken,         ///< What answered does not speak TLS.
    TlsUnavailable,       ///< Qt has no TLS backend here.
    CertificateUntrusted, ///< The issuer is not among the trusted authorities.
    CertificateHostMismatch,
    CertificateExpired,
    CertificateNotYetValid,
    CertificateOther,
    CaFileUnusable,      ///< The profile's caFile is missing or holds no certificate.
    BrokerSilent,        ///< TLS stands, CONNECT sent, no CONNACK in time.
    ClosedDuringSignIn,  ///< Closed from the other side before any CONNACK.
    SubscribeUnanswered, ///< No SUBACK in time.
    BadCredentials,      ///< CONNACK 4.
    NotAuthorized,       ///< CONNACK 5.
    ClientIdRejected,    ///< CONNACK 2.
    ClientIdUnavailable, ///< The made one cannot be read or kept; `detail` is a sentence.
    BrokerUnavailable,   ///< CONNACK 3.
    ProtocolUnsupported, ///< CONNACK 1.
    ProtocolViolation,   ///< The broker sent what MQTT 3.1.1 does not allow.
    ClosedByBroker,      ///< An established connection was closed from the other side.
    TakenOver,        ///< Closed soon after connecting, again and again: another program uses our client id.
    SessionForbidden, ///< Closed right after signing in to the kept session, again and again, with nothing
                      ///< asked for: it holds a filter that is not allowed. resetSession() helps.
    PeerSilent,       ///< Nothing received for 1.5 x keep-alive.
    ConnectionLost,   ///< The network broke an established connection.
    AllCustomersRefused,
    AlreadyRunning, ///< Another start holds this profile; `detail` is a sentence and names it.
    StoreFailed,    ///< commit() failed; `detail` is the store's sentence.
};

struct Failure
{
    FailureKind kind = FailureKind::None;
    QString detail; ///< The technical reason (OpenSSL's, the socket's), for behind the fold. No secret.

    friend bool operator==(const Failure &, const Failure &) = default;
};

enum class RefusalKind {
    Kicked, ///< The broker ended the session after this customer was asked for (mqtt-services.txt, "Topics").
    Refused,    ///< SUBACK 0x80.
    QosReduced, ///< Granted at QoS 0: delivery would not be certain, so it counts as refused.
};

/// A customer whose subscription was set aside while the others keep running.
struct RefusedCustomer
{
    CustomerId customer;
    QString filter;
    RefusalKind kind = RefusalKind::Refused;

    friend bool operator==(const RefusedCustomer &, const RefusedCustomer &) = default;
};

/// What the broker had queued for us while we were away, as far as it has come: readings that were measured
/// before the sign-in. It is through when no more such have come for Timings::quiet.
struct CatchUp
{
    qint64 count = 0; ///< New readings and revisions; at least one.
    Instant from;     ///< Measured, the earliest.
    Instant to;       ///< Measured, the latest.
    std::optional<Instant> doneAt;

    [[nodiscard]] bool isDone() const { return doneAt.has_value(); }

    friend bool operator==(const CatchUp &, const CatchUp &) = default;
};

/// A value; sent from the session's thread to whoever shows it.
struct SessionState
{
    Phase phase = Phase::Stopped;
    Failure failure;                    ///< Why it waits or has stopped; kind None otherwise.
    std::optional<Instant> nextAttempt; ///< While waiting.
    int attempt = 0;                    ///< Since the last established connection; 1 is the first.
    bool isSessionRestored = false;     ///< CONNACK's session-present, once connected.
    std::optional<Instant> connectedSince;
    QList<RefusedCustomer> refused;
    std::optional<CatchUp> catchUp; ///< Absent when nothing was queued.

    friend bool operator==(const SessionState &, const SessionState &) = default;
};

/// "Waiting 12 s: …", "Catching up: 412 readings", "Connected", as the status bar says it; `now` for the
/// remaining seconds and for how long a finished catch-up is worth a word. Any thread.
[[nodiscard]] QString phaseSentence(const SessionState &state, Instant now);

/// What happened, then what to do, in one or two sentences; no two kinds alike. Names host, port, file or
/// user as the kind needs. Empty for None. Any thread.
[[nodiscard]] QString failureSentence(const Failure &failure, const settings::Profile &profile);

/// The same for a customer that was set aside.
[[nodiscard]] QString refusalSentence(const RefusedCustomer &refused);

/// "Caught up 412 readings, 14:02–14:31.": by the clock of `zone`, with the day unless it is that of `now`.
[[nodiscard]] QString catchUpSentence(const CatchUp &catchUp, Instant now, const QTimeZone &zone);

/// Whether trying again by itself can help; false for credentials, certificates and the like on a first
/// attempt.
[[nodiscard]] bool isWorthRetrying(FailureKind kind);

/// What insitectl makes of it.
[[nodiscard]] ErrorCode errorCode(FailureKind kind);

} // namespace insite::session

Q_DECLARE_METATYPE(insite::session::SessionState)
