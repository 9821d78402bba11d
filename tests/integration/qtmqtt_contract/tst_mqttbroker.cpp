// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/certificateauthority.h"
#include "simulator/mosquittoprocess.h"
#include "support/why.h"

#include <QMqttClient>
#include <QMqttSubscription>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using insite::simulator::CertificateAuthority;
using insite::simulator::MosquittoOptions;
using insite::simulator::MosquittoProcess;

namespace {

constexpr int kPatienceMs = 30'000;

} // namespace

// A real mosquitto for all of them: TLS, and beside it plain; the one user is "consumer" with "right".
class TestMqttBroker : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] std::unique_ptr<QMqttClient> newClient(const QString &clientId) const
    {
        auto client = std::make_unique<QMqttClient>();
        client->setHostname(u"127.0.0.1"_s);
        client->setPort(m_broker->plainPort());
        client->setClientId(clientId);
        client->setUsername(u"consumer"_s);
        client->setPassword(u"right"_s);
        return client;
    }

    [[nodiscard]] std::unique_ptr<QMqttClient> connectedClient(const QString &clientId,
                                                               bool cleanSession = true) const
    {
        auto client = newClient(clientId);
        client->setCleanSession(cleanSession);
        client->connectToHost();
        (void)QTest::qWaitFor([&] { return client->state() == QMqttClient::Connected; }, kPatienceMs);
        return client;
    }

    static bool subscribed(QMqttClient &client, const QString &filter)
    {
        const QMqttSubscription *subscription = client.subscribe(QMqttTopicFilter(filter), 1);
        return subscription &&
               QTest::qWaitFor([&] { return subscription->state() == QMqttSubscription::Subscribed; },
                               kPatienceMs);
    }

    [[nodiscard]] QSslConfiguration trusting(const QString &caFile) const
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(caFile));
        return tls;
    }

private slots:
    void initTestCase()
    {
        const auto authority = CertificateAuthority::create(m_directory.path());
        QVERIFY2(authority, qPrintable(insite::test::why(authority)));
        m_caFile = authority->certificateFile();
        const auto certificate = authority->issueForLoopback(u"broker"_s);
        QVERIFY2(certificate, qPrintable(insite::test::why(certificate)));
        MosquittoOptions options;
        options.directory = m_directory.path();
        options.tls = MosquittoOptions::Tls{certificate->certificateFile, certificate->keyFile, {}};
        options.extraPlainListener = true;
        options.passwordFile = m_directory.filePath(u"passwords"_s);
        QVERIFY(MosquittoProcess::writePasswordFile(options.passwordFile, {{u"consumer"_s, "right"}}));
        m_broker = std::make_unique<MosquittoProcess>(options);
        const auto started = m_broker->start();
        QVERIFY2(started, qPrintable(insite::test::why(started)));
    }

    void speaksTls()
    {
        const auto client = newClient(u"tls"_s);
        client->setPort(m_broker->port());
        client->connectToHostEncrypted(trusting(m_caFile));
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        QSignalSpy sent(client.get(), &QMqttClient::messageSent);
        QVERIFY(client->publish(QMqttTopicName(u"tls"_s), "x", 1) > 0);
        QTRY_COMPARE_WITH_TIMEOUT(sent.size(), 1, kPatienceMs);
    }

    void speaksTlsOverASocketOfTheCaller()
    {
        QSslSocket socket;
        socket.setSslConfiguration(trusting(m_caFile));
        socket.connectToHostEncrypted(u"127.0.0.1"_s, m_broker->port());
        QTRY_VERIFY_WITH_TIMEOUT(socket.isEncrypted(), kPatienceMs);
        const auto client = newClient(u"tls-socket"_s);
        client->setTransport(&socket, QMqttClient::SecureSocket);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        client->disconnectFromHost();
        QCOMPARE(client->state(), QMqttClient::Disconnected);
    }

    void trustsNobodyElse()
    {
        const auto client = newClient(u"tls-distrust"_s);
        client->setPort(m_broker->port());
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({});
        client->connectToHostEncrypted(tls);
        QTRY_COMPARE_WITH_TIMEOUT(client->error(), QMqttClient::TransportInvalid, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Disconnected, kPatienceMs);
    }

    void isRefusedWithAWrongPassword()
    {
        const auto client = newClient(u"wrong"_s);
        client->setPassword(u"wrong"_s);
        QSignalSpy connected(client.get(), &QMqttClient::connected);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->error(), QMqttClient::NotAuthorized, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Disconnected, kPatienceMs);
        QCOMPARE(connected.size(), 0);
    }

    void carriesMessagesBothWays()
    {
        const auto client = connectedClient(u"both"_s);
        QVERIFY(subscribed(*client, u"both/#"_s));
        QStringList received;
        connect(client.get(), &QMqttClient::messageReceived, this,
                [&](const QByteArray &message, const QMqttTopicName &topic) {
                    received.append(topic.name() + u'=' + QString::fromUtf8(message));
                });
        QList<qint32> sent;
        QList<qint32> acknowledged;
        connect(client.get(), &QMqttClient::messageSent, this, [&](qint32 id) { acknowledged.append(id); });
        QStringList expected;
        for (int i = 0; i < 500; ++i) {
            sent.append(client->publish(QMqttTopicName(u"both/%1"_s.arg(i % 7)), QByteArray::number(i), 1));
            expected.append(u"both/%1=%2"_s.arg(i % 7).arg(i));
        }
        QTRY_COMPARE_WITH_TIMEOUT(received.size(), 500, kPatienceMs);
        QCOMPARE(received, expected);
        QTRY_COMPARE_WITH_TIMEOUT(acknowledged.size(), 500, kPatienceMs);
        QCOMPARE(acknowledged, sent);
    }

    void carriesLargeMessages_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("empty") << 0;
        QTest::newRow("length of two bytes") << 200;
        QTest::newRow("length of three bytes") << 20'000;
        QTest::newRow("length of four bytes") << 3'000'000;
    }

    void carriesLargeMessages()
    {
        QFETCH(int, size);
        const auto client = connectedClient(u"large"_s);
        QVERIFY(subscribed(*client, u"large"_s));
        QByteArray payload(size, '\0');
        for (int i = 0; i < size; ++i)
            payload[i] = static_cast<char>(i * 31);
        QByteArray received("nothing");
        connect(client.get(), &QMqttClient::messageReceived, this,
                [&](const QByteArray &message) { received = message; });
        QVERIFY(client->publish(QMqttTopicName(u"large"_s), payload, 1) > 0);
        QTRY_VERIFY_WITH_TIMEOUT(received == payload, kPatienceMs);
    }

    void restoresTheSession()
    {
        {
            const auto client = connectedClient(u"kept"_s, false);
            QVERIFY(subscribed(*client, u"kept/#"_s));
            client->disconnectFromHost();
        }
        const auto publisher = connectedClient(u"publisher"_s);
        QSignalSpy sent(publisher.get(), &QMqttClient::messageSent);
        for (int i = 0; i < 50; ++i)
            publisher->publish(QMqttTopicName(u"kept/a"_s), QByteArray::number(i), 1);
        QTRY_COMPARE_WITH_TIMEOUT(sent.size(), 50, kPatienceMs);

        const auto client = newClient(u"kept"_s);
        client->setCleanSession(false);
        QSignalSpy restored(client.get(), &QMqttClient::brokerSessionRestored);
        QList<int> received;
        connect(client.get(), &QMqttClient::messageReceived, this,
                [&](const QByteArray &message) { received.append(message.toInt()); });
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(received.size(), 50, kPatienceMs);
        QCOMPARE(restored.size(), 1);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(received[i], i);
        client->disconnectFromHost();

        // All were acknowledged: none comes again.
        received.clear();
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        publisher->publish(QMqttTopicName(u"kept/a"_s), "50", 1);
        QTRY_VERIFY_WITH_TIMEOUT(!received.isEmpty(), kPatienceMs);
        QCOMPARE(received, QList<int>{50});
    }

    void leavesAWill()
    {
        const auto watcher = connectedClient(u"watcher"_s);
        QVERIFY(subscribed(*watcher, u"will/#"_s));
        QStringList received;
        connect(watcher.get(), &QMqttClient::messageReceived, this,
                [&](const QByteArray &message) { received.append(QString::fromUtf8(message)); });

        const auto sayWhat = [&](bool properly) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_broker->plainPort());
            if (!QTest::qWaitFor([&] { return socket.state() == QTcpSocket::ConnectedState; }, kPatienceMs))
                return false;
            const auto client = newClient(u"mortal"_s);
            client->setTransport(&socket, QMqttClient::AbstractSocket);
            client->setWillTopic(u"will/a"_s);
            client->setWillMessage(properly ? "left" : "died");
            client->setWillQoS(1);
            client->connectToHost();
            if (!QTest::qWaitFor([&] { return client->state() == QMqttClient::Connected; }, kPatienceMs))
                return false;
            if (properly)
                client->disconnectFromHost();
            else
                socket.abort();
            return QTest::qWaitFor([&] { return client->state() == QMqttClient::Disconnected; }, kPatienceMs);
        };
        QVERIFY(sayWhat(true));
        QVERIFY(sayWhat(false));
        QTRY_COMPARE_WITH_TIMEOUT(received, QStringList{u"died"_s}, kPatienceMs);
    }

    void staysAliveByPings()
    {
        const auto client = newClient(u"pings"_s);
        client->setKeepAlive(3);
        QSignalSpy pings(client.get(), &QMqttClient::pingResponseReceived);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(pings.size(), 2, kPatienceMs);
        QCOMPARE(client->state(), QMqttClient::Connected);
    }

    void isThrownOutByItsOwnId()
    {
        const auto first = connectedClient(u"twin"_s);
        QSignalSpy disconnected(first.get(), &QMqttClient::disconnected);
        const auto second = connectedClient(u"twin"_s);
        QTRY_COMPARE_WITH_TIMEOUT(disconnected.size(), 1, kPatienceMs);
        QCOMPARE(first->error(), QMqttClient::TransportInvalid);
        QCOMPARE(second->state(), QMqttClient::Connected);
    }

private:
    QTemporaryDir m_directory;
    QString m_caFile;
    std::unique_ptr<MosquittoProcess> m_broker;
};

QTEST_GUILESS_MAIN(TestMqttBroker)
#include "tst_mqttbroker.moc"
