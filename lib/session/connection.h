// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/gate.h"
#include "session/sessionstate.h"
#include "session/timings.h"

#include <QHostAddress>
#include <QMqttClient>
#include <QObject>
#include <QSslError>
#include <QTimer>

#include <memory>
#include <vector>

class QAbstractSocket;
class QHostInfo;

namespace insite::session {

/// One attempt, and the connection that it becomes: looks up, connects, secures and signs in with a socket, a
/// gate and a QMqttClient of its own, and tells in the end why it ended. Never used twice.
///
/// Lives on the ingest thread; `sink` (null for a device) and `clock` outlive it. It does not retry.
class Connection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Connection)

public:
    struct Setup
    {
        settings::Profile profile; ///< With the client id to use.
        QString password;
        bool isCleanSession = false;
        MessageSink *sink = nullptr;
        Timings timings;
    };

    Connection(Setup setup, const Clock &clock, QObject *parent = nullptr);
    ~Connection() override;

    /// Begins. Signals follow, none before this returns.
    void open();
    /// Ends in an orderly way: commits what is in hand, sends DISCONNECT; ended() follows with kind None.
    /// Never from inside a message slot.
    void close();
    /// Ends at once for this reason; ended() follows. Never from inside a message slot.
    void abort(FailureKind kind, const QString &detail = {});

    /// From signedIn() on, until ended().
    [[nodiscard]] QMqttClient *client() const { return m_client.get(); }
    [[nodiscard]] Gate *gate() const { return m_gate.get(); }
    [[nodiscard]] bool isSessionRestored() const { return m_isSessionRestored; }
    [[nodiscard]] bool wasSignedIn() const { return m_wasSignedIn; }
    /// Where it goes out; null before it is connected.
    [[nodiscard]] QHostAddress localAddress() const;

signals:
    void phaseChanged(insite::session::Phase phase);
    /// CONNACK accepted us. Messages of a restored session may have come before it.
    void signedIn();
    /// A message of a restored session, for a customer that the profile does not name; once for each
    /// customer. From inside the hand-up.
    void strangerSeen(const insite::CustomerId &customer);
    /// Bytes left for the network; Gate::bytesToWrite() says what is still waiting.
    void bytesLeft();
    /// Exactly once, from the event loop; the receiver may destroy the connection with deleteLater().
    void ended(const insite::session::Failure &failure);

private:
    void noteStranger(const QString &topic);
    void enter(Phase phase, std::chrono::milliseconds patience);
    void lookedUp(const QHostInfo &info);
    void connectToNext();
    void makeSocket();
    Result<void> prepareTls(class QSslSocket &socket);
    void transportReady();
    void signIn();
    void clientStateChanged(QMqttClient::ClientState state);
    void socketFailed();
    void outOfPatience();
    void watchSilence();
    void gateEnded(GateEnd end, const QString &detail);
    [[nodiscard]] Failure reasonOf(GateEnd end, const QString &detail) const;
    void fail(FailureKind kind, const QString &detail);

    Setup m_setup;
    const Clock &m_clock;
    std::vector<QString> m_known; ///< Customers of the profile and strangers already told, sorted.
    Phase m_phase = Phase::Stopped;
    QList<QHostAddress> m_addresses; ///< Still to be tried.
    int m_lookupId = -1;
    QList<QSslError> m_tlsErrors;
    std::optional<Failure> m_ownReason; ///< Why we ended it ourselves.
    bool m_isSessionRestored = false;
    bool m_wasSignedIn = false;
    bool m_isEnded = false;
    bool m_isSilenceSuspected = false;
    QTimer m_patience;
    QTimer m_silence;
    // Destroyed in reverse: the client writes into its transport once more when it goes.
    std::unique_ptr<QIODevice> m_nowhere;
    std::unique_ptr<QAbstractSocket> m_socket;
    std::unique_ptr<Gate> m_gate;
    std::unique_ptr<QMqttClient> m_client;
};

} // namespace insite::session
