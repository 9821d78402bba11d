// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/keptsession.h"

#include <QMqttClient>
#include <QTest>

bool makeKeptSession(quint16 plainPort, const QString &clientId, const QString &filter)
{
    constexpr int kPatienceMs = 60'000;
    QMqttClient client;
    client.setHostname(QStringLiteral("127.0.0.1"));
    client.setPort(plainPort);
    client.setClientId(clientId);
    client.setCleanSession(false);
    client.connectToHost();
    if (!QTest::qWaitFor([&] { return client.state() == QMqttClient::Connected; }, kPatienceMs))
        return false;
    const auto *subscription = client.subscribe(QMqttTopicFilter(filter), 1);
    const bool isGranted =
        subscription && QTest::qWaitFor(
                            [&] {
                                return subscription->state() == QMqttSubscription::Subscribed &&
                                       subscription->qos() == 1;
                            },
                            kPatienceMs);
    client.disconnectFromHost();
    return QTest::qWaitFor([&] { return client.state() == QMqttClient::Disconnected; }, kPatienceMs) &&
           isGranted;
}
