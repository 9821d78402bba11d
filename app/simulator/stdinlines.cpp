// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/stdinlines.h"

#include <array>
#include <cerrno>
#include <unistd.h>

namespace insite::simulator {

namespace {

constexpr qsizetype kLongestLine = qsizetype(1024) * 1024;

} // namespace

StdinLines::StdinLines(QObject *parent)
    : QObject(parent)
    , m_notifier(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &StdinLines::read);
}

void StdinLines::read()
{
    std::array<char, 65536> bytes;
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count <= 0) {
        end();
        return;
    }
    m_buffer.append(bytes.data(), count);
    for (qsizetype at = m_buffer.indexOf('\n'); at >= 0; at = m_buffer.indexOf('\n')) {
        const QByteArray line = m_buffer.left(at);
        m_buffer.remove(0, at + 1);
        emit lineRead(QString::fromUtf8(line));
    }
    if (m_buffer.size() > kLongestLine)
        m_buffer.clear();
}

void StdinLines::end()
{
    m_notifier.setEnabled(false);
    emit ended();
}

} // namespace insite::simulator
