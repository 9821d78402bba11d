// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/gate.h"

#include "core/clock.h"

#include <QAbstractSocket>
#include <QDeadlineTimer>
#include <QScopedValueRollback>
#include <QSslSocket>

#include <cstring>

namespace insite::session {

Gate::Gate(QAbstractSocket *socket, MessageSink *sink, const Clock &clock, EndCallback ended)
    : m_socket(socket)
    , m_sink(sink)
    , m_clock(clock)
    , m_announcesPieces(qobject_cast<QSslSocket *>(socket) != nullptr)
    , m_ended(std::move(ended))
    , m_piece(kPiece, Qt::Uninitialized)
    , m_lastReceived(clock.monotonic())
{
    connect(m_socket, &QAbstractSocket::readyRead, this, &Gate::socketReadyRead);
    connect(m_socket, &QAbstractSocket::errorOccurred, this, &Gate::socketEnded);
    connect(m_socket, &QAbstractSocket::disconnected, this, &Gate::socketEnded);
    setOpenMode(QIODevice::ReadWrite | QIODevice::Unbuffered);
}

Gate::~Gate()
{
    if (m_sink && m_burstSize > 0)
        m_sink->discard();
}

void Gate::socketReadyRead()
{
    m_lastReceived = m_clock.monotonic();
    if (m_isHandingUp || m_isDraining || m_isEnded)
        return;
    handUp();
    if (m_endAfterPiece) {
        // Whatever went wrong behind it: the readings before it are good and are kept.
        if (*m_endAfterPiece != GateEnd::StoreFailed && !commit())
            m_endAfterPiece = GateEnd::StoreFailed;
        end(*m_endAfterPiece, m_detail);
    } else if (!m_announcesPieces) {
        endBurst();
    } else if (m_burstSize > 0 && !m_isBurstEndPosted) {
        m_isBurstEndPosted = true;
        QMetaObject::invokeMethod(this, &Gate::endBurst, Qt::QueuedConnection);
    }
}

void Gate::handUp()
{
    const QScopedValueRollback handingUp(m_isHandingUp, true);
    while (!m_endAfterPiece && m_socket->bytesAvailable() > 0) {
        const qint64 size = m_socket->read(m_piece.data(), kPiece);
        if (size <= 0)
            return;
        if (m_burstSize == 0)
            m_burstAge.start();
        m_arrivedAt = m_clock.now();
        m_pieceSize = m_scanner.scan(QByteArrayView(m_piece.constData(), size));
        m_pieceRead = 0;
        m_burstSize += size;
        const bool isLegal = m_pieceSize == size;
        if (m_pieceSize > 0)
            emit readyRead();
        if (!isLegal && !m_endAfterPiece) {
            m_detail = m_scanner.violation();
            m_endAfterPiece = GateEnd::Violation;
        } else if (!m_endAfterPiece &&
                   (m_burstSize >= kLargestBurst || m_burstAge.hasExpired(kLongestBurst.count())) &&
                   !commit()) {
            m_endAfterPiece = GateEnd::StoreFailed;
        }
    }
}

void Gate::endBurst()
{
    m_isBurstEndPosted = false;
    if (m_isEnded || m_burstSize == 0)
        return;
    if (!commit())
        end(GateEnd::StoreFailed, m_detail);
}

bool Gate::commit()
{
    m_burstSize = 0;
    const Result<void> kept = m_sink ? m_sink->commit() : Result<void>();
    if (kept) {
        passOn();
        return true;
    }
    m_held.clear();
    m_sink->discard();
    m_detail = kept.error().detail;
    return false;
}

void Gate::passOn()
{
    const bool canLeave = !m_held.isEmpty() && m_socket->state() == QAbstractSocket::ConnectedState;
    if (canLeave)
        m_socket->write(m_held);
    m_held.resize(0); // keeps its memory for the next burst
    // Saves a turn of the event loop. It may find the socket's end, and come back here.
    if (canLeave && !m_isHandingUp)
        m_socket->flush();
}

void Gate::socketEnded()
{
    if (m_isEnded)
        return;
    if (m_isHandingUp) {
        if (!m_endAfterPiece)
            m_endAfterPiece = GateEnd::SocketEnded;
        return;
    }
    // A refusing CONNACK, or the last readings, come with the FIN.
    if (!m_isDraining)
        handUp();
    const bool isKept = m_endAfterPiece != GateEnd::StoreFailed && commit();
    end(isKept ? m_endAfterPiece.value_or(GateEnd::SocketEnded) : GateEnd::StoreFailed, m_detail);
}

void Gate::abort()
{
    if (m_isEnded)
        return;
    Q_ASSERT(!m_isHandingUp);
    if (m_sink && m_burstSize > 0)
        m_sink->discard();
    m_burstSize = 0;
    end(GateEnd::Aborted);
}

void Gate::end(GateEnd end, const QString &detail)
{
    if (m_isEnded)
        return; // An acknowledgement met the socket's end, which has been told.
    m_isEnded = true;
    m_held.clear();
    m_pieceSize = 0;
    m_pieceRead = 0;
    disconnect(m_socket, nullptr, this, nullptr);
    if (isOpen())
        QIODevice::close();
    if (end == GateEnd::ClosedByClient)
        m_socket->disconnectFromHost();
    else if (end != GateEnd::SocketEnded)
        m_socket->abort();
    // Queued: the callback may destroy the client that is calling us.
    QMetaObject::invokeMethod(
        this, [this, end, detail] { m_ended(end, detail); }, Qt::QueuedConnection);
}

void Gate::close()
{
    if (!isOpen())
        return;
    if (m_isHandingUp) {
        QIODevice::close();
        if (!m_endAfterPiece)
            m_endAfterPiece = GateEnd::ClosedByClient;
        return;
    }
    end(commit() ? GateEnd::ClosedByClient : GateEnd::StoreFailed, m_detail);
}

void Gate::flush()
{
    m_socket->flush();
}

bool Gate::waitForBytesWritten(int msecs)
{
    if (m_isHandingUp || m_isEnded)
        return false;
    m_isDraining = true; // What arrives from here on stays unacknowledged and comes again.
    if (!commit()) {
        end(GateEnd::StoreFailed, m_detail);
        return false;
    }
    const QDeadlineTimer deadline(
        std::min<qint64>(msecs < 0 ? kLongestFlush.count() : msecs, kLongestFlush.count()));
    m_socket->flush();
    while (!m_isEnded && bytesToWrite() > 0 && !deadline.hasExpired() &&
           m_socket->waitForBytesWritten(static_cast<int>(deadline.remainingTime())))
        m_socket->flush();
    return !m_isEnded && bytesToWrite() == 0;
}

qint64 Gate::bytesAvailable() const
{
    return m_pieceSize - m_pieceRead + QIODevice::bytesAvailable();
}

qint64 Gate::bytesToWrite() const
{
    const auto *tls = qobject_cast<QSslSocket *>(m_socket);
    return m_held.size() + m_socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

qint64 Gate::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min<qint64>(maxSize, m_pieceSize - m_pieceRead);
    std::memcpy(data, m_piece.constData() + m_pieceRead, static_cast<size_t>(size));
    m_pieceRead += size;
    return size;
}

qint64 Gate::writeData(const char *data, qint64 size)
{
    if (m_isHandingUp || m_burstSize > 0) {
        m_held.append(data, size);
        return size;
    }
    return m_socket->state() == QAbstractSocket::ConnectedState ? m_socket->write(data, size) : -1;
}

} // namespace insite::session
