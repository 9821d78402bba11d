// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/messagesink.h"
#include "session/packetscanner.h"

#include <QElapsedTimer>
#include <QIODevice>

#include <chrono>
#include <functional>
#include <optional>

class QAbstractSocket;

namespace insite {
class Clock;
}

namespace insite::session {

/// How a gate came to its end.
enum class GateEnd {
    ClosedByClient, ///< QMqttClient closed it: our DISCONNECT, a refusing CONNACK, or a violation that it
                    ///< found.
    SocketEnded,    ///< The socket's end or error; the reason is the socket's.
    StoreFailed,    ///< The sink could not commit.
    Violation,      ///< The broker sent what no broker may.
    Aborted,        ///< abort() was called.
};

/// The transport between a connected socket and QMqttClient (`QMqttClient::IODevice`). What the client writes
/// while a burst is handed up, its acknowledgements, is held until the sink has committed the burst: stored
/// before acknowledged (invariant 1), no store, no acknowledgement (invariant 2).
///
/// A burst is what the socket has, handed up in pieces; it ends when nothing more has arrived, at the latest
/// after kLongestBurst or kLargestBurst. Lives on the socket's thread; outlives the client and is not its
/// child; `socket`, `sink` and `clock` outlive the gate. QMqttClient cuts all connections to the gate's
/// signals when it closes it, hence the callback.
class Gate final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Gate)

public:
    static constexpr qsizetype kPiece = 16 * 1024; ///< Qt MQTT copies the rest of its buffer for each packet.
    static constexpr qsizetype kLargestBurst = 1024 * 1024;
    static constexpr std::chrono::milliseconds kLongestBurst{20};
    static constexpr std::chrono::milliseconds kLongestFlush{1000};

    /// Called once, from the event loop, with StoreFailed's sentence or the violation as detail.
    using EndCallback = std::function<void(GateEnd end, const QString &detail)>;

    /// Opens itself on a connected socket. `sink` may be null where nothing is received (a device).
    Gate(QAbstractSocket *socket, MessageSink *sink, const Clock &clock, EndCallback ended);
    ~Gate() override;

    /// When the piece that is being handed up was read.
    [[nodiscard]] Instant arrivedAt() const { return m_arrivedAt; }
    /// When anything was received last, or the gate was made.
    [[nodiscard]] std::chrono::steady_clock::time_point lastReceived() const { return m_lastReceived; }

    /// Throws away what is held and aborts the socket; never from inside a message slot.
    void abort();
    /// Sends what can be sent without waiting.
    void flush();

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 bytesToWrite() const override;
    bool waitForBytesWritten(int msecs) override;
    void close() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    void socketReadyRead();
    void socketEnded();
    void handUp();
    void endBurst();
    bool commit();
    void passOn();
    void end(GateEnd end, const QString &detail = {});

    QAbstractSocket *m_socket;
    MessageSink *m_sink;
    const Clock &m_clock;
    /// QSslSocket announces each record by itself; a burst ends when it has announced them all.
    const bool m_announcesPieces;
    EndCallback m_ended;
    PacketScanner m_scanner;
    QByteArray m_piece;
    qsizetype m_pieceSize = 0;
    qsizetype m_pieceRead = 0;
    QByteArray m_held;
    qsizetype m_burstSize = 0; ///< Bytes handed up and not yet committed.
    QElapsedTimer m_burstAge;
    Instant m_arrivedAt;
    std::chrono::steady_clock::time_point m_lastReceived;
    QString m_detail;
    std::optional<GateEnd> m_endAfterPiece; ///< What happened while a piece was handed up.
    bool m_isHandingUp = false;
    bool m_isBurstEndPosted = false;
    bool m_isDraining = false;
    bool m_isEnded = false;
};

} // namespace insite::session
