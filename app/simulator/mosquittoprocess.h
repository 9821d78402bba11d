// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QProcess>
#include <QStringList>

#include <optional>
#include <utility>

namespace insite::simulator {

/// What the private broker shall be. Paths are absolute; files must be there before `start`.
struct MosquittoOptions
{
    struct Tls
    {
        QString certificateFile; ///< PEM of the server.
        QString keyFile;
        QString clientCaFile; ///< Empty: clients show no certificate.
    };

    QString directory; ///< An existing folder for configuration, log and persistence of this broker alone.
    std::optional<Tls> tls;          ///< The listener at `port()` speaks TLS; absent: plain TCP.
    bool extraPlainListener = false; ///< With TLS: a second listener without, at `plainPort()`.
    QString passwordFile; ///< In mosquitto's hashed form (`writePasswordFile`); empty: anyone may sign in.
    QString aclFile;      ///< Empty: everybody may do everything.
    QString pluginFile;   ///< A broker plugin; empty: none.
    QList<std::pair<QString, QString>> pluginOptions; ///< `plugin_opt_<first> <second>`.
    bool persistence = false;                         ///< Sessions survive `stop` and `restart` (not `kill`).
    int maxQueuedMessages = 0;                        ///< For each client that is away; 0: no limit.
    quint16 port = 0;       ///< 0: a free one, chosen at the first start and kept for restarts.
    QStringList extraLines; ///< Further lines of mosquitto.conf, before the listeners.
};

/// A real mosquitto of our own on 127.0.0.1, for the simulator and for tests. It ends with this object, and
/// with the thread that started it however that ends (Linux). Used on one thread; `start`, `stop` and
/// `restart` block until the broker has done so, seconds at most on a busy machine.
class MosquittoProcess final : public QObject
{
    Q_OBJECT

public:
    explicit MosquittoProcess(MosquittoOptions options, QObject *parent = nullptr);
    ~MosquittoProcess() override;
    Q_DISABLE_COPY_MOVE(MosquittoProcess)

    /// Starts the broker and returns when it listens. A free port that somebody else took in between is
    /// replaced by another one; a port that was asked for or used before is not. Fails when mosquitto is not
    /// installed (PATH, /usr/sbin, /usr/local/sbin), or with the broker's own words.
    [[nodiscard]] Result<void> start();

    void stop();                          ///< Cleanly: sessions are kept when there is persistence.
    void kill();                          ///< As a power cut would: nothing is written any more.
    [[nodiscard]] Result<void> restart(); ///< `stop` and `start` on the same ports.

    void suspend(); ///< It accepts connections (the system does) and says nothing, until `resume`.
    void resume();

    /// Has the broker read its configuration again without ending a connection.
    [[nodiscard]] Result<void> reload();
    void setMaxQueuedMessages(int count); ///< For the next start or reload.

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] quint16 plainPort() const { return m_plainPort; } ///< 0 without `extraPlainListener`.
    [[nodiscard]] qint64 processId() const;                         ///< 0 when it is not running.
    [[nodiscard]] QString log() const; ///< Everything that it said since the first start.

    /// Writes mosquitto's password file (PBKDF2 with SHA-512), readable by the owner only.
    [[nodiscard]] static Result<void> writePasswordFile(const QString &path,
                                                        const QHash<QString, QByteArray> &passwordsByUser);

signals:
    /// The broker ended without being asked to.
    void died(const QString &sentence);

private:
    enum class Launch { Running, PortTaken };

    void chooseFreePorts();
    [[nodiscard]] Result<void> writeConfiguration() const;
    [[nodiscard]] QByteArray listenerLines() const;
    [[nodiscard]] Result<Launch> launch(const QString &program);
    [[nodiscard]] QString logFile() const;
    void onFinished();

    MosquittoOptions m_options;
    QProcess m_process;
    quint16 m_port = 0;
    quint16 m_plainPort = 0;
    bool m_portsFixed = false;
    bool m_isEndExpected = true;
    bool m_isSuspended = false;
};

} // namespace insite::simulator
