// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/client.h"

#include "core/hardening.h"
#include "metadata/clientworker.h"

#include <QCoreApplication>

namespace insite::metadata {

Q_COREAPP_STARTUP_FUNCTION(leaveOpenSslToTheSystem)

Client::Client(settings::Profile profile, const QString &folder, const Clock &clock, Patience patience,
               QObject *parent)
    : QObject(parent)
    , m_worker(new ClientWorker(std::move(profile), folder, clock, patience))
{
    m_thread.setObjectName(QStringLiteral("metadata"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &ClientWorker::described, this, &Client::described);
    connect(m_worker, &ClientWorker::obstructed, this, &Client::obstructed);
    connect(m_worker, &ClientWorker::progressed, this, [this](quint64 number, const Progress &progress) {
        if (number == m_pull && m_isPulling)
            emit progressed(progress);
    });
    connect(m_worker, &ClientWorker::told, this, [this](quint64 number, const ApiCatalogue &catalogue) {
        if (number == m_pull && m_isPulling)
            emit told(catalogue);
    });
    connect(m_worker, &ClientWorker::pulled, this, [this](quint64 number, const PullReport &report) {
        if (number != m_pull)
            return;
        m_isPulling = false;
        emit pulled(report);
    });
    connect(m_worker, &ClientWorker::tried, this, [this](quint64 number, const Trial &trial) {
        if (number == m_trial)
            emit tried(trial);
    });
    m_thread.start(QThread::LowPriority);
}

Client::~Client()
{
    m_thread.quit();
    m_thread.wait();
}

void Client::describe()
{
    QMetaObject::invokeMethod(m_worker, &ClientWorker::describe, Qt::QueuedConnection);
}

void Client::pull(const Credentials &credentials, const ApiCatalogue &known, bool isThorough)
{
    m_isPulling = true;
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, number = ++m_pull, credentials, known, isThorough] {
            worker->pull(number, credentials, known, isThorough);
        },
        Qt::QueuedConnection);
}

void Client::tryOut(const Credentials &credentials, ListKind kind, const CustomerId &customer,
                    const ApiCatalogue &known)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, number = ++m_trial, credentials, kind, customer, known] {
            worker->tryOut(number, credentials, kind, customer, known);
        },
        Qt::QueuedConnection);
}

void Client::cancel()
{
    QMetaObject::invokeMethod(m_worker, &ClientWorker::cancel, Qt::QueuedConnection);
}

} // namespace insite::metadata
