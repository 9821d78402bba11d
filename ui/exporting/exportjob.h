// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/exportrequest.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace insite::exporting {

/// Writes one export on a thread of its own, with a reader of its own. The file appears whole when all is
/// written, or not at all: what was there before stays until then. GUI thread.
class ExportJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportJob)

public:
    explicit ExportJob(ExportTask task, QObject *parent = nullptr);
    /// Cancels, and waits until the thread has noticed.
    ~ExportJob() override;

    /// Once. finished() or failed() follows, never before this returns.
    void start();
    /// failed() with ErrorCode::Cancelled follows, unless it is finished already.
    void cancel();

    [[nodiscard]] const ExportTask &task() const { return m_task; }

signals:
    void progressed(const insite::history::ExportProgress &progress);
    void finished(qint64 readings);
    void failed(const insite::Error &error);

private:
    [[nodiscard]] Result<qint64> run();

    const ExportTask m_task;
    std::shared_ptr<std::atomic_bool> m_isCancelled;
    std::unique_ptr<QThread> m_thread;
};

} // namespace insite::exporting
