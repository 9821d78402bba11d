// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/mosquittoprocess.h"

#include "simulator/files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QPasswordDigestor>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTcpServer>

#include <array>
#include <csignal>
#include <memory>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace insite::simulator {

namespace {

constexpr int kStartTimeoutMs = 60'000;
constexpr int kStopTimeoutMs = 15'000;
constexpr int kPollMs = 10;
constexpr int kPortAttempts = 10;

/// Debian puts the broker where an ordinary user's PATH does not reach.
QString findMosquitto()
{
    const QString found = QStandardPaths::findExecutable(u"mosquitto"_s);
    if (!found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(u"mosquitto"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s});
}

QByteArray fileContent(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

#ifdef Q_OS_UNIX
void sendSignal(qint64 processId, int signal)
{
    if (processId > 0)
        ::kill(static_cast<pid_t>(processId), signal);
}
#endif

} // namespace

MosquittoProcess::MosquittoProcess(MosquittoOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    // A file and not a pipe: the broker must not wait for us to read.
    m_process.setStandardErrorFile(logFile(), QIODevice::Append);
#ifdef Q_OS_LINUX
    m_process.setChildProcessModifier([parentId = ::getpid()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parentId) // it died before the call
            ::_exit(1);
    });
#endif
    connect(&m_process, &QProcess::finished, this, &MosquittoProcess::onFinished);
}

MosquittoProcess::~MosquittoProcess()
{
    m_process.disconnect(this);
    stop();
}

Result<void> MosquittoProcess::start()
{
    if (isRunning())
        return {};
    const QString program = findMosquitto();
    if (program.isEmpty())
        return failure(ErrorCode::NotFound,
                       tr("The broker mosquitto was not found; install the package mosquitto."));
    for (int attempt = 0; attempt < kPortAttempts; ++attempt) {
        if (!m_portsFixed)
            chooseFreePorts();
        if (const auto written = writeConfiguration(); !written)
            return tl::unexpected(written.error());
        const auto launched = launch(program);
        if (!launched)
            return tl::unexpected(launched.error());
        if (*launched == Launch::Running) {
            m_portsFixed = true;
            return {};
        }
        if (m_portsFixed || m_options.port != 0)
            break;
    }
    return failure(
        ErrorCode::Network,
        tr("Port %1 on this computer is taken by another program, so the broker cannot start.").arg(m_port));
}

void MosquittoProcess::chooseFreePorts()
{
    // Both are held at once, so that they differ.
    std::array<QTcpServer, 2> servers;
    for (QTcpServer &server : servers)
        server.listen(QHostAddress::LocalHost);
    m_port = m_options.port != 0 ? m_options.port : servers[0].serverPort();
    m_plainPort = m_options.extraPlainListener ? servers[1].serverPort() : 0;
}

QByteArray MosquittoProcess::listenerLines() const
{
    QByteArray lines = "listener " + QByteArray::number(m_port) + " 127.0.0.1\n";
    if (m_options.tls) {
        lines += "certfile " + QFile::encodeName(m_options.tls->certificateFile) + '\n';
        lines += "keyfile " + QFile::encodeName(m_options.tls->keyFile) + '\n';
        if (!m_options.tls->clientCaFile.isEmpty())
            lines +=
                "cafile " + QFile::encodeName(m_options.tls->clientCaFile) + "\nrequire_certificate true\n";
    }
    if (m_plainPort != 0)
        lines += "listener " + QByteArray::number(m_plainPort) + " 127.0.0.1\n";
    return lines;
}

Result<void> MosquittoProcess::writeConfiguration() const
{
    QByteArray text = "per_listener_settings false\n"
                      "log_dest stderr\nlog_type error\nlog_type warning\nlog_type notice\n"
                      "log_type information\nlog_type subscribe\nlog_type unsubscribe\n";
#ifdef Q_OS_UNIX
    if (::getuid() == 0)
        text += "user root\n"; // else it becomes another user and cannot read the files made for it
#endif
    text += m_options.passwordFile.isEmpty()
                ? QByteArray("allow_anonymous true\n")
                : "allow_anonymous false\npassword_file " + QFile::encodeName(m_options.passwordFile) + '\n';
    if (!m_options.aclFile.isEmpty())
        text += "acl_file " + QFile::encodeName(m_options.aclFile) + '\n';
    if (!m_options.pluginFile.isEmpty())
        text += "plugin " + QFile::encodeName(m_options.pluginFile) + '\n';
    for (const auto &[name, value] : m_options.pluginOptions)
        text += "plugin_opt_" + name.toUtf8() + ' ' + QFile::encodeName(value) + '\n';
    if (m_options.persistence) {
        text += "persistence true\npersistence_location " + QFile::encodeName(m_options.directory) +
                "/\npersistence_file mosquitto.db\n";
    }
    text += "max_queued_messages " + QByteArray::number(m_options.maxQueuedMessages) + '\n';
    for (const QString &line : m_options.extraLines)
        text += line.toUtf8() + '\n';
    text += listenerLines();
    return writeFile(m_options.directory + u"/mosquitto.conf"_s, text);
}

Result<MosquittoProcess::Launch> MosquittoProcess::launch(const QString &program)
{
    const qint64 logBefore = QFileInfo(logFile()).size();
    m_isEndExpected = true;
    m_isSuspended = false;
    m_process.start(program, {u"-c"_s, m_options.directory + u"/mosquitto.conf"_s});
    QDeadlineTimer deadline(kStartTimeoutMs);
    while (!deadline.hasExpired()) {
        const bool hasEnded = m_process.waitForFinished(kPollMs) || m_process.state() == QProcess::NotRunning;
        const QByteArray said = fileContent(logFile()).mid(logBefore);
        if (hasEnded && said.contains("Address already in use"))
            return Launch::PortTaken;
        if (hasEnded) {
            return failure(ErrorCode::Internal, tr("The broker mosquitto ended at its start and said: %1")
                                                    .arg(QString::fromUtf8(said).trimmed()));
        }
        if (said.contains(" running\n")) { // it says so after its listeners are open
            m_isEndExpected = false;
            return Launch::Running;
        }
    }
    kill();
    return failure(ErrorCode::Timeout,
                   tr("The broker mosquitto did not start within a minute; its log is %1.").arg(logFile()));
}

void MosquittoProcess::stop()
{
    m_isEndExpected = true;
    resume();
    m_process.terminate();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(kStopTimeoutMs))
        kill();
}

void MosquittoProcess::kill()
{
    m_isEndExpected = true;
    m_process.kill();
    if (m_process.state() != QProcess::NotRunning)
        m_process.waitForFinished(kStopTimeoutMs);
    m_isSuspended = false;
}

Result<void> MosquittoProcess::restart()
{
    stop();
    return start();
}

void MosquittoProcess::suspend()
{
#ifdef Q_OS_UNIX
    sendSignal(processId(), SIGSTOP);
    m_isSuspended = true;
#endif
}

void MosquittoProcess::resume()
{
#ifdef Q_OS_UNIX
    if (m_isSuspended)
        sendSignal(processId(), SIGCONT);
    m_isSuspended = false;
#endif
}

Result<void> MosquittoProcess::reload()
{
    if (const auto written = writeConfiguration(); !written)
        return tl::unexpected(written.error());
#ifdef Q_OS_UNIX
    sendSignal(processId(), SIGHUP);
#endif
    return {};
}

void MosquittoProcess::setMaxQueuedMessages(int count)
{
    m_options.maxQueuedMessages = count;
}

bool MosquittoProcess::isRunning() const
{
    return m_process.state() == QProcess::Running;
}

qint64 MosquittoProcess::processId() const
{
    return m_process.processId();
}

QString MosquittoProcess::log() const
{
    return QString::fromUtf8(fileContent(logFile()));
}

QString MosquittoProcess::logFile() const
{
    return m_options.directory + u"/mosquitto.log"_s;
}

void MosquittoProcess::onFinished()
{
    if (m_isEndExpected)
        return;
    m_isEndExpected = true;
    emit died(tr("The broker mosquitto ended unexpectedly; its log is %1.").arg(logFile()));
}

Result<void> MosquittoProcess::writePasswordFile(const QString &path,
                                                 const QHash<QString, QByteArray> &passwordsByUser)
{
    constexpr int kIterations = 101; // mosquitto's own number
    constexpr int kSaltLength = 12;
    constexpr quint64 kHashLength = 64;
    QByteArray text;
    for (auto entry = passwordsByUser.cbegin(); entry != passwordsByUser.cend(); ++entry) {
        QByteArray salt(kSaltLength, '\0');
        for (char &byte : salt)
            byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
        const QByteArray hash = QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha512, entry.value(),
                                                                   salt, kIterations, kHashLength);
        text += entry.key().toUtf8() + ":$7$" + QByteArray::number(kIterations) + '$' + salt.toBase64() +
                '$' + hash.toBase64() + '\n';
    }
    return writeSecretFile(path, text);
}

} // namespace insite::simulator
