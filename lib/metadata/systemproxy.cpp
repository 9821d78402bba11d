// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/systemproxy.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace insite::metadata {

QList<QNetworkProxy> SystemProxy::queryProxy(const QNetworkProxyQuery &query)
{
    const QString host = query.peerHostName();
    if (host == "localhost"_L1 || QHostAddress(host).isLoopback())
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    return systemProxyForQuery(query);
}

} // namespace insite::metadata
