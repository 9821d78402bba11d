// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

#include <QObject>
#include <QProcess>

#include <memory>

class QJsonObject;
class QTemporaryDir;

namespace insite::monitor {

/// What the simulated platform hands to those who use it: both sides' profiles and secrets.
struct DemoAccess
{
    settings::Profile consumer;
    QString password;
    QString token;
    settings::Profile device;
    QString devicePassword;
};

/// "Try the demo": insite-sim, started beside this program in a temporary folder, which goes with it. It ends
/// with this object, and with this program however that ends. Nothing here waits but the destructor, a
/// moment. GUI thread.
class DemoPlatform final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoPlatform)

public:
    /// `program`: insite-sim's path.
    explicit DemoPlatform(QString program, QObject *parent = nullptr);
    ~DemoPlatform() override;

    /// Where it is looked for: beside this program.
    [[nodiscard]] static QString programBesideUs();

    /// Ends in ready() or failed(); once.
    void start();
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// For what is recorded of it; empty before start().
    [[nodiscard]] QString folder() const;

signals:
    void ready(const insite::monitor::DemoAccess &access);
    /// A whole sentence; also when it ends on its own later.
    void failed(const QString &sentence);

private:
    void readOutput();
    void open(const QJsonObject &said);
    void ended();

    const QString m_program;
    std::unique_ptr<QTemporaryDir> m_folder;
    QProcess m_process;
    QByteArray m_line;
    bool m_isReady = false;
    bool m_hasFailed = false;
};

} // namespace insite::monitor
