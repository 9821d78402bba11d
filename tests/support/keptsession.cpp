// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/keptsession.h"

#include <QMqttClient>
#include <QTest>

bool makeKeptSession(quint16 plainPort, const QString &clientId, const QString &filter)
{
    constexpr int kPatienceMs = 60'000;
    const auto becomes = [](const QMqttClient &client, QMqttClient::ClientState state) {
        return QTest::qWaitFor([&] { return client.state() == state; }, kPatienceMs);
    };
    QMqttClient client;
    client.setHostname(QStringLiteral("127.0.0.1"));
    client.setPort(plainPort);
    client.setClientId(clientId);
    // A message that was stored but not acknowledged before the kill would come again, into the next store.
    client.setCleanSession(true);
    client.connectToHost();
    if (!becomes(client, QMqttClient::Connected))
        return false;
    client.disconnectFromHost();
    if (!becomes(client, QMqttClient::Disconnected))
        return false;
    client.setCleanSession(false);
    client.connectToHost();
    if (!becomes(client, QMqttClient::Connected))
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
    return becomes(client, QMqttClient::Disconnected) && isGranted;
}
