// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

/// A TCP proxy on loopback in front of a real broker that can stop forwarding without closing anything: what
/// a pulled cable or a forgetful router looks like from both ends. Bytes that arrive while it is halted are
/// never delivered; resuming helps new connections only.
class HaltingProxy final : public QObject
{
    Q_OBJECT

public:
    explicit HaltingProxy(QObject *parent = nullptr);

    /// Where connections are forwarded to; may change, for those that come after.
    void setTarget(quint16 port);

    /// Listens on a free port from construction on.
    [[nodiscard]] quint16 port() const;

    /// All connections stand still from now on, and new ones are accepted and stand still too.
    void halt();

    /// New connections are forwarded again; those that stood still are dropped.
    void resume();

    /// Connections accepted so far.
    [[nodiscard]] int connections() const;

private:
    void forward(QTcpSocket *client);

    QTcpServer m_server;
    quint16 m_target = 0;
    bool m_isHalted = false;
    int m_connections = 0;
};
