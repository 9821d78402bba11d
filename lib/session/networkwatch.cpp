// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/networkwatch.h"

#include <QNetworkInformation>
#include <QNetworkInterface>

namespace insite::session {

NetworkWatch::NetworkWatch(QObject *parent)
    : QObject(parent)
{
    if (!QNetworkInformation::loadDefaultBackend())
        return;
    const QNetworkInformation *information = QNetworkInformation::instance();
    connect(information, &QNetworkInformation::reachabilityChanged, this, &NetworkWatch::networkChanged);
    connect(information, &QNetworkInformation::transportMediumChanged, this, &NetworkWatch::networkChanged);
}

bool isAddressHere(const QHostAddress &address)
{
    if (address.isNull() || address.isLoopback())
        return true;
    const QList<QHostAddress> ours = QNetworkInterface::allAddresses();
    return std::any_of(ours.cbegin(), ours.cend(), [&address](const QHostAddress &mine) {
        return mine.isEqual(address, QHostAddress::TolerantConversion);
    });
}

} // namespace insite::session
