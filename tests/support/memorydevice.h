// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace insite::test {

/// A transport without a network: what a test feeds is read by the client at once, inside feed(); what the
/// client writes is kept. Every byte boundary can be tried, and nothing depends on time.
class MemoryDevice final : public QIODevice
{
    Q_OBJECT

public:
    using QIODevice::QIODevice;

    QByteArray written; ///< Everything so far, or since the test took it.
    int writes = 0;     ///< How many calls that took.

    /// Appends \a bytes and tells of them.
    void feed(const QByteArray &bytes)
    {
        feedSilently(bytes);
        emit readyRead();
    }

    /// Appends \a bytes without readyRead: only a reader that looks finds them.
    void feedSilently(const QByteArray &bytes) { m_incoming += bytes; }

    [[nodiscard]] bool isSequential() const override { return true; }
    /// What is written is there at once. A device that says no here keeps the genuine Qt MQTT 6.4 from
    /// disconnecting.
    bool waitForBytesWritten(int) override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return m_incoming.size() + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = std::min<qint64>(maxSize, m_incoming.size());
        std::copy_n(m_incoming.cbegin(), size, data);
        m_incoming.remove(0, size);
        return size;
    }

    qint64 writeData(const char *data, qint64 size) override
    {
        written.append(data, size);
        ++writes;
        return size;
    }

private:
    QByteArray m_incoming;
};

} // namespace insite::test
