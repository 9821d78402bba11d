// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/ingestthread.h"

#include "core/hardening.h"

#include <QCoreApplication>

namespace insite::session {

Q_COREAPP_STARTUP_FUNCTION(leaveOpenSslToTheSystem)

IngestThread::IngestThread()
    : m_context(new QObject)
{
    m_thread.setObjectName(QStringLiteral("ingest"));
    m_context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
}

IngestThread::~IngestThread()
{
    // Behind everything that was posted, which QThread::quit() from here would overtake.
    post([this] { m_thread.quit(); });
    m_thread.wait();
}

void IngestThread::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(m_context, std::move(work), Qt::QueuedConnection);
}

void IngestThread::adopt(QObject &object)
{
    object.moveToThread(&m_thread);
}

} // namespace insite::session
