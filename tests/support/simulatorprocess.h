// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace insite::test {

/// insite-sim in a temporary folder of its own, for integration and GUI tests. Functions that wait keep the
/// event loop of the calling thread running. It ends with this object, and with the test however that ends.
/// A test that uses it says `add_dependencies(<test> insite-sim)`.
class SimulatorProcess
{
public:
    /// `arguments` as on the command line, without --directory: {"--registers", "10", "--rate", "0"}.
    explicit SimulatorProcess(QStringList arguments = {});
    ~SimulatorProcess();
    Q_DISABLE_COPY_MOVE(SimulatorProcess)

    /// Starts it and waits for its ready object.
    [[nodiscard]] Result<void> start();

    /// What it said when it was ready (docs/simulator.md): `customers`, `brokerPort`, `apiBaseUrl`, …
    [[nodiscard]] const QJsonObject &ready() const { return m_ready; }

    /// A file in its folder: `consumer.json`, `consumer.password`, `consumer.token`, `device.json`,
    /// `device.password`, `ca.pem`.
    [[nodiscard]] QString filePath(const QString &name) const;
    /// The file's text without the line ending: a password, the token.
    [[nodiscard]] QString fileText(const QString &name) const;

    /// Sends a line ("duplicates on 50", "broker restart", "burst 1000", …) and waits for its answer. A
    /// refused line is a failure with the simulator's sentence.
    [[nodiscard]] Result<QJsonObject> ask(const QString &line);

    /// The two halves of `ask`, for what shall happen in between.
    void send(const QString &line);
    [[nodiscard]] Result<QJsonObject> answerTo(const QString &line);

    /// The `totals`, once nothing is pending any more.
    [[nodiscard]] Result<QJsonObject> settledTotals();

    /// SIGTERM, and waits for the end. Gives the exit code, or -1 when it crashed or had to be killed.
    int stop();

    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] QString errorOutput() const { return QString::fromUtf8(m_errorOutput); }

private:
    void readOutput();
    [[nodiscard]] Result<QJsonObject> waitFor(const QString &key, const QString &value);

    QTemporaryDir m_directory;
    QStringList m_arguments;
    QProcess m_process;
    QByteArray m_partialLine;
    QByteArray m_errorOutput;
    QList<QJsonObject> m_unread; ///< Said, and not yet waited for.
    QJsonObject m_ready;
};

} // namespace insite::test
