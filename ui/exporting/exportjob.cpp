// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/exportjob.h"

#include "history/reader.h"

#include <QDir>
#include <QSaveFile>
#include <QThread>

namespace insite::exporting {

ExportJob::ExportJob(ExportTask task, QObject *parent)
    : QObject(parent)
    , m_task(std::move(task))
    , m_isCancelled(std::make_shared<std::atomic_bool>(false))
{
}

ExportJob::~ExportJob()
{
    cancel();
    if (m_thread)
        m_thread->wait();
}

void ExportJob::start()
{
    m_thread.reset(QThread::create([this] {
        const Result<qint64> written = run();
        QMetaObject::invokeMethod(
            this,
            [this, written] {
                if (written)
                    emit finished(*written);
                else
                    emit failed(written.error());
            },
            Qt::QueuedConnection);
    }));
    m_thread->setObjectName(QStringLiteral("export"));
    m_thread->start(QThread::LowPriority);
}

void ExportJob::cancel()
{
    *m_isCancelled = true;
}

Result<qint64> ExportJob::run()
{
    const auto unwritable = [this](const QString &why) {
        return failure(ErrorCode::Storage,
                       tr("%1 could not be written: %2. Choose another folder, or make room "
                          "on the disk.")
                           .arg(QDir::toNativeSeparators(m_task.filePath), why));
    };
    auto reader = history::Reader::open(m_task.historyPath);
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    (*reader)->setCancelFlag(m_isCancelled);
    QSaveFile file(m_task.filePath);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(file.errorString());
    const auto tell = [this](const history::ExportProgress &progress) {
        QMetaObject::invokeMethod(
            this, [this, progress] { emit progressed(progress); }, Qt::QueuedConnection);
    };
    auto written = history::exportSheet(**reader, m_task.filter, m_task.options, file, tell);
    if (!written)
        return tl::unexpected<Error>(written.error());
    if (*m_isCancelled)
        return failure(ErrorCode::Cancelled, tr("The export was cancelled; nothing was written."));
    if (!file.commit())
        return unwritable(file.errorString());
    return written;
}

} // namespace insite::exporting
