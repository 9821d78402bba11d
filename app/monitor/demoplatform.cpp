// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/demoplatform.h"

#include "core/background.h"
#include "settings/secretfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace insite::monitor {

namespace {

constexpr int kEndingMilliseconds = 3000;

/// Blocking.
Result<DemoAccess> readAccess(const QJsonObject &said)
{
    const auto profile = [&said](const QString &key) {
        return settings::loadProfile(said.value(key).toString());
    };
    const auto secret = [&said](const QString &key) {
        return settings::readSecretFile(said.value(key).toString());
    };
    const auto consumer = profile(u"consumerProfile"_s);
    const auto device = profile(u"deviceProfile"_s);
    const auto password = secret(u"consumerPasswordFile"_s);
    const auto token = secret(u"consumerTokenFile"_s);
    const auto devicePassword = secret(u"devicePasswordFile"_s);
    for (const auto *read : {&consumer, &device}) {
        if (!*read)
            return tl::unexpected(read->error());
    }
    for (const auto *read : {&password, &token, &devicePassword}) {
        if (!*read)
            return tl::unexpected(read->error());
    }
    return DemoAccess{*consumer, *password, *token, *device, *devicePassword};
}

} // namespace

DemoPlatform::DemoPlatform(QString program, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &DemoPlatform::readOutput);
    connect(&m_process, &QProcess::finished, this, &DemoPlatform::ended);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended();
    });
}

DemoPlatform::~DemoPlatform()
{
    m_process.disconnect(this);
    if (!isRunning())
        return;
    // It ends with its standard input; the broker that it started must not outlive it.
    m_process.closeWriteChannel();
    if (m_process.waitForFinished(kEndingMilliseconds))
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kEndingMilliseconds))
        m_process.kill();
}

QString DemoPlatform::programBesideUs()
{
#ifdef Q_OS_WIN
    const QString name = u"insite-sim.exe"_s;
#else
    const QString name = u"insite-sim"_s;
#endif
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

QString DemoPlatform::folder() const
{
    return m_folder ? m_folder->path() : QString();
}

void DemoPlatform::start()
{
    if (isRunning())
        return;
    m_hasFailed = false;
    m_isReady = false;
    m_line.clear();
    if (!QFileInfo(m_program).isExecutable()) {
        emit failed(
            tr("The demo needs the simulated platform, insite-sim, and it is not installed: it would be "
               "%1. It comes with Insite Monitor's own build and with its Linux packages.")
                .arg(QDir::toNativeSeparators(m_program)));
        return;
    }
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_folder->isValid()) {
        emit failed(
            tr("The demo needs a temporary folder, and none could be made (%1). Make some room on the "
               "disk.")
                .arg(m_folder->errorString()));
        return;
    }
    m_process.start(m_program, {u"--directory"_s, m_folder->path(), u"--exit-with-stdin"_s});
}

void DemoPlatform::readOutput()
{
    if (m_isReady) {
        m_process.readAllStandardOutput(); // What it says later is for those who asked.
        return;
    }
    m_line += m_process.readAllStandardOutput();
    const qsizetype end = m_line.indexOf('\n');
    if (end < 0)
        return;
    const QJsonObject said = QJsonDocument::fromJson(m_line.first(end)).object();
    if (said.value("event"_L1).toString() != u"ready")
        return;
    m_isReady = true;
    open(said);
}

void DemoPlatform::open(const QJsonObject &said)
{
    runInBackground(
        this, [said] { return readAccess(said); },
        [this](const Result<DemoAccess> &access) {
            if (access)
                emit ready(*access);
            else
                emit failed(access.error().detail);
        });
}

void DemoPlatform::ended()
{
    if (std::exchange(m_hasFailed, true))
        return;
    const QString said = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
    emit failed(tr("The simulated platform has ended: %1")
                    .arg(said.isEmpty() ? m_process.errorString() : said.section(u'\n', -1)));
}

} // namespace insite::monitor
