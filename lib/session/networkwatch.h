// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QObject>

namespace insite::session {

/// Tells when this computer's network has changed (a cable, another Wi-Fi, a VPN), as far as the system tells
/// it: through NetworkManager, macOS or Windows. Where it tells nothing, timeouts and the keep-alive still
/// notice. Made and used on the main thread, which Qt asks for; whoever has a session connects
/// networkChanged() to it.
class NetworkWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkWatch)

public:
    explicit NetworkWatch(QObject *parent = nullptr);

signals:
    void networkChanged();
};

/// Whether a connection that goes out from this address can be alive: not once the address is gone from every
/// interface of the computer. Any thread.
[[nodiscard]] bool isAddressHere(const QHostAddress &address);

} // namespace insite::session
