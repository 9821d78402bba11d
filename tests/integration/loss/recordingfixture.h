// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/mosquittoprocess.h"
#include "support/haltingproxy.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace insite::test {

/// What the public views of a history say.
struct Kept
{
    qint64 rows = 0;
    qint64 distinctValues = 0;
    qint64 largest = -1;
    qint64 revised = 0;
    QJsonObject totals; ///< Of all runs.
};

[[nodiscard]] Kept readViews(const QString &database);

/// A broker over TLS that keeps its sessions through a restart, a proxy before it, and the program that
/// stores what comes, insitectl or insite-monitor, as a process that can be killed. For tests that lose
/// things on purpose.
class RecordingFixture
{
public:
    static constexpr int kPatienceMs = 180'000;

    /// Starts broker and proxy; the reason where that fails.
    [[nodiscard]] QString start();

    [[nodiscard]] simulator::MosquittoProcess &broker() { return *m_broker; }
    [[nodiscard]] HaltingProxy &proxy() { return *m_proxy; }
    [[nodiscard]] QString customer() const { return QStringLiteral("nordlys"); }
    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }
    /// What the broker queues while nobody is connected, from now on.
    [[nodiscard]] bool keepSession();

    /// Which program, and what it stores into.
    void use(const QString &program, const QString &database);
    [[nodiscard]] const QString &database() const { return m_database; }
    /// `wrapper`: a command that is to start it, with its arguments.
    [[nodiscard]] bool startProgram(const QStringList &wrapper = {});
    [[nodiscard]] bool killProgram();
    /// Asks it to end; the JSON line that insitectl prints last, empty where it does not end well.
    [[nodiscard]] QJsonObject endProgram();
    [[nodiscard]] qint64 processId() const { return m_program->processId(); }
    [[nodiscard]] bool isRunning() const;
    /// Once it has ended by itself; -1 where it was killed.
    [[nodiscard]] int exitCode() const;
    /// On standard error so far.
    [[nodiscard]] QString said();

private:
    [[nodiscard]] bool writeProfile();

    QTemporaryDir m_directory;
    std::unique_ptr<simulator::MosquittoProcess> m_broker;
    std::unique_ptr<HaltingProxy> m_proxy;
    std::unique_ptr<QProcess> m_program;
    QString m_caFile;
    QString m_profile;
    QString m_name;
    QString m_database;
    QString m_said;
};

} // namespace insite::test
