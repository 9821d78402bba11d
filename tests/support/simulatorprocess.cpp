// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/simulatorprocess.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace insite::test {

namespace {

constexpr int kPatienceMs = 90'000;

} // namespace

SimulatorProcess::SimulatorProcess(QStringList arguments)
    : m_arguments(std::move(arguments))
{
#ifdef Q_OS_LINUX
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { readOutput(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                     [this] { m_errorOutput += m_process.readAllStandardError(); });
}

SimulatorProcess::~SimulatorProcess()
{
    stop();
    m_process.disconnect();
}

Result<void> SimulatorProcess::start()
{
    m_process.start(QStringLiteral(INSITE_BINARY_DIR "/insite-sim"),
                    m_arguments + QStringList{u"--directory"_s, m_directory.path()});
    auto ready = waitFor(u"event"_s, u"ready"_s);
    if (!ready)
        return tl::unexpected(ready.error());
    m_ready = std::move(*ready);
    return {};
}

QString SimulatorProcess::filePath(const QString &name) const
{
    return m_directory.filePath(name);
}

QString SimulatorProcess::fileText(const QString &name) const
{
    QFile file(filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).trimmed();
}

Result<QJsonObject> SimulatorProcess::ask(const QString &line)
{
    send(line);
    return answerTo(line);
}

void SimulatorProcess::send(const QString &line)
{
    m_process.write(line.toUtf8() + '\n');
}

Result<QJsonObject> SimulatorProcess::answerTo(const QString &line)
{
    auto answer = waitFor(u"command"_s, line);
    if (answer && answer->value(u"event"_s) == u"error"_s)
        return failure(ErrorCode::InvalidInput, answer->value(u"sentence"_s).toString());
    return answer;
}

Result<QJsonObject> SimulatorProcess::settledTotals()
{
    QDeadlineTimer deadline(kPatienceMs);
    while (!deadline.hasExpired()) {
        auto totals = ask(u"totals"_s);
        if (!totals || totals->value(u"pending"_s).toInt() == 0)
            return totals;
        QTest::qWait(20);
    }
    return failure(ErrorCode::Timeout,
                   u"insite-sim still has messages that the broker has not acknowledged."_s);
}

int SimulatorProcess::stop()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
        if (!m_process.waitForFinished(kPatienceMs)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void SimulatorProcess::readOutput()
{
    m_partialLine += m_process.readAllStandardOutput();
    for (auto end = m_partialLine.indexOf('\n'); end >= 0; end = m_partialLine.indexOf('\n')) {
        m_unread.append(QJsonDocument::fromJson(m_partialLine.left(end)).object());
        m_partialLine.remove(0, end + 1);
    }
}

Result<QJsonObject> SimulatorProcess::waitFor(const QString &key, const QString &value)
{
    QJsonObject found;
    const auto isSaid = [&] {
        const auto object = std::find_if(m_unread.cbegin(), m_unread.cend(),
                                         [&](const QJsonObject &said) { return said.value(key) == value; });
        if (object == m_unread.cend())
            return m_process.state() == QProcess::NotRunning; // it will never come
        found = *object;
        m_unread.erase(object);
        return true;
    };
    if (QTest::qWaitFor(isSaid, kPatienceMs) && !found.isEmpty())
        return found;
    return failure(ErrorCode::Internal, u"insite-sim did not answer (%1). It said: %2"_s.arg(
                                            m_process.errorString(), errorOutput()));
}

} // namespace insite::test
