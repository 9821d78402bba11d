// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

#include <QObject>
#include <QProcess>

#include <memory>

class QTemporaryDir;

namespace insite::monitor {

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
    void ready(const insite::settings::Profile &profile, const QString &profilePath, const QString &password);
    /// A whole sentence; also when it ends on its own later.
    void failed(const QString &sentence);

private:
    void readOutput();
    void open(const QString &profilePath, const QString &passwordPath);
    void ended();

    const QString m_program;
    std::unique_ptr<QTemporaryDir> m_folder;
    QProcess m_process;
    QByteArray m_line;
    bool m_isReady = false;
    bool m_hasFailed = false;
};

} // namespace insite::monitor
