// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/haltingproxy.h"

#include <QTcpSocket>

HaltingProxy::HaltingProxy(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection()) {
            ++m_connections;
            forward(client);
        }
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("HaltingProxy cannot listen: %s", qPrintable(m_server.errorString()));
}

void HaltingProxy::setTarget(quint16 port)
{
    m_target = port;
}

quint16 HaltingProxy::port() const
{
    return m_server.serverPort();
}

void HaltingProxy::halt()
{
    m_isHalted = true;
}

void HaltingProxy::resume()
{
    m_isHalted = false;
    const auto standingStill = m_server.findChildren<QTcpSocket *>();
    for (QTcpSocket *client : standingStill)
        client->abort();
}

int HaltingProxy::connections() const
{
    return m_connections;
}

void HaltingProxy::forward(QTcpSocket *client)
{
    auto *broker = new QTcpSocket(client);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    if (m_isHalted)
        return;

    const auto pass = [this](QTcpSocket *from, QTcpSocket *to) {
        if (m_isHalted)
            from->readAll();
        else
            to->write(from->readAll());
    };
    connect(client, &QTcpSocket::readyRead, broker, [=] {
        if (broker->state() == QAbstractSocket::ConnectedState)
            pass(client, broker);
    });
    connect(broker, &QTcpSocket::connected, client, [=] { pass(client, broker); });
    connect(broker, &QTcpSocket::readyRead, client, [=] { pass(broker, client); });
    connect(broker, &QTcpSocket::disconnected, client, [this, client] {
        if (!m_isHalted)
            client->disconnectFromHost();
    });
    connect(broker, &QTcpSocket::errorOccurred, client, [this, client, broker] {
        if (!m_isHalted && broker->state() != QAbstractSocket::ConnectedState)
            client->abort();
    });
    broker->connectToHost(QHostAddress::LocalHost, m_target);
}
