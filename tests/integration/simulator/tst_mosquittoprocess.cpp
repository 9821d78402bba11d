// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/certificateauthority.h"
#include "simulator/files.h"
#include "simulator/mosquittoprocess.h"
#include "support/why.h"

#include <QMqttClient>
#include <QMqttSubscription>
#include <QProcess>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using insite::simulator::CertificateAuthority;
using insite::simulator::MosquittoOptions;
using insite::simulator::MosquittoProcess;

namespace {

constexpr int kPatienceMs = 30'000;

MosquittoOptions optionsIn(const QTemporaryDir &directory)
{
    MosquittoOptions options;
    options.directory = directory.path();
    return options;
}

std::unique_ptr<QMqttClient> clientFor(const MosquittoProcess &broker, const QString &clientId)
{
    auto client = std::make_unique<QMqttClient>();
    client->setHostname(u"127.0.0.1"_s);
    client->setPort(broker.port());
    client->setClientId(clientId);
    return client;
}

} // namespace

class TestMosquittoProcess : public QObject
{
    Q_OBJECT

private slots:
    void answersOverTls()
    {
        QTemporaryDir directory;
        const auto authority = CertificateAuthority::create(directory.path());
        QVERIFY(authority);
        const auto certificate = authority->issueForLoopback(u"broker"_s);
        QVERIFY(certificate);
        MosquittoOptions options = optionsIn(directory);
        options.tls = MosquittoOptions::Tls{certificate->certificateFile, certificate->keyFile, {}};
        options.extraPlainListener = true;
        MosquittoProcess broker(options);
        const auto started = broker.start();
        QVERIFY2(started, qPrintable(insite::test::why(started)));
        QVERIFY(broker.plainPort() != 0 && broker.plainPort() != broker.port());

        const auto client = clientFor(broker, u"tls"_s);
        client->setHostname(u"localhost"_s);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(authority->certificateFile()));
        client->connectToHostEncrypted(tls);
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);

        const auto plain = clientFor(broker, u"plain"_s);
        plain->setPort(broker.plainPort());
        plain->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(plain->state(), QMqttClient::Connected, kPatienceMs);
    }

    void checksPasswords()
    {
        QTemporaryDir directory;
        MosquittoOptions options = optionsIn(directory);
        options.passwordFile = directory.filePath(u"passwords"_s);
        QVERIFY(MosquittoProcess::writePasswordFile(options.passwordFile, {{u"consumer"_s, "right æøå"}}));
        MosquittoProcess broker(options);
        QVERIFY(broker.start());

        const auto right = clientFor(broker, u"right"_s);
        right->setUsername(u"consumer"_s);
        right->setPassword(u"right æøå"_s);
        right->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(right->state(), QMqttClient::Connected, kPatienceMs);
        const auto wrong = clientFor(broker, u"wrong"_s);
        wrong->setUsername(u"consumer"_s);
        wrong->setPassword(u"wrong"_s);
        QSignalSpy errors(wrong.get(), &QMqttClient::errorChanged);
        wrong->connectToHost();
        QTRY_VERIFY_WITH_TIMEOUT(!errors.isEmpty(), kPatienceMs);
        QCOMPARE(errors.constFirst().constFirst().value<QMqttClient::ClientError>(),
                 QMqttClient::NotAuthorized);
    }

    void keepsSessionsAndPortOverARestart()
    {
        QTemporaryDir directory;
        MosquittoOptions options = optionsIn(directory);
        options.persistence = true;
        MosquittoProcess broker(options);
        QVERIFY(broker.start());
        const quint16 port = broker.port();
        const qint64 processId = broker.processId();
        {
            const auto client = clientFor(broker, u"kept"_s);
            client->setCleanSession(false);
            client->connectToHost();
            QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
            const auto *subscription = client->subscribe(QMqttTopicFilter(u"a/#"_s), 1);
            QTRY_COMPARE_WITH_TIMEOUT(subscription->state(), QMqttSubscription::Subscribed, kPatienceMs);
        }
        QVERIFY(broker.restart());
        QCOMPARE(broker.port(), port);
        QVERIFY(broker.processId() != processId);

        const auto publisher = clientFor(broker, u"publisher"_s);
        QSignalSpy sent(publisher.get(), &QMqttClient::messageSent);
        publisher->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(publisher->state(), QMqttClient::Connected, kPatienceMs);
        publisher->publish(QMqttTopicName(u"a/b"_s), "kept", 1);
        QTRY_COMPARE_WITH_TIMEOUT(sent.size(), 1, kPatienceMs);

        const auto client = clientFor(broker, u"kept"_s);
        client->setCleanSession(false);
        QSignalSpy received(client.get(), &QMqttClient::messageReceived);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, kPatienceMs);
        QCOMPARE(received.constFirst().constFirst().toByteArray(), "kept");
    }

    void saysWhenItDies()
    {
        QTemporaryDir directory;
        MosquittoProcess broker(optionsIn(directory));
        QVERIFY(broker.start());
        QSignalSpy died(&broker, &MosquittoProcess::died);
        QCOMPARE(QProcess::execute(u"kill"_s, {u"-9"_s, QString::number(broker.processId())}), 0);
        QTRY_COMPARE_WITH_TIMEOUT(died.size(), 1, kPatienceMs);
        QVERIFY(!broker.isRunning());
        QVERIFY(broker.start());
        broker.stop();
        QCOMPARE(died.size(), 1);
    }

    void silentBrokerAcceptsAndSaysNothing()
    {
        QTemporaryDir directory;
        MosquittoProcess broker(optionsIn(directory));
        QVERIFY(broker.start());
        broker.suspend();
        QTcpSocket probe;
        probe.connectToHost(u"127.0.0.1"_s, broker.port());
        QTRY_COMPARE_WITH_TIMEOUT(probe.state(), QAbstractSocket::ConnectedState, kPatienceMs);
        const auto client = clientFor(broker, u"patient"_s);
        client->connectToHost();
        QTest::qWait(300); // nothing can be waited for: there must be no answer
        QCOMPARE(client->state(), QMqttClient::Connecting);
        broker.resume();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        broker.suspend(); // a suspended one must still end with this object
    }

    void saysThatTheAskedPortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        QTemporaryDir directory;
        MosquittoOptions options = optionsIn(directory);
        options.port = other.serverPort();
        MosquittoProcess broker(options);
        const auto started = broker.start();
        QVERIFY(!started);
        QCOMPARE(started.error().detail,
                 u"Port %1 on this computer is taken by another program, so the broker cannot start."_s.arg(
                     other.serverPort()));
    }

    void givesTheBrokersOwnWords()
    {
        QTemporaryDir directory;
        MosquittoOptions options = optionsIn(directory);
        options.extraLines = {u"no_such_option 1"_s};
        MosquittoProcess broker(options);
        const auto started = broker.start();
        QVERIFY(!started);
        QVERIFY2(started.error().detail.contains(u"no_such_option"_s), qPrintable(started.error().detail));
    }

    void answersSubscriptionsAsTheAccessFileSays_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("granted") << u"meters/outbound/1041/#"_s << u"granted"_s;
        QTest::newRow("another granted one") << u"meters/outbound/1042/s/+"_s << u"granted"_s;
        QTest::newRow("refused") << u"meters/outbound/2002/#"_s << u"refused"_s;
        QTest::newRow("kicked") << u"meters/outbound/2001/#"_s << u"kicked"_s;
        QTest::newRow("kicked a moment later") << u"meters/outbound/2003/#"_s << u"granted, kicked"_s;
        QTest::newRow("not listed") << u"meters/outbound/9999/#"_s << u"kicked"_s;
        QTest::newRow("everything") << u"#"_s << u"kicked"_s;
        QTest::newRow("all customers") << u"meters/outbound/+/#"_s << u"kicked"_s;
    }

    void answersSubscriptionsAsTheAccessFileSays()
    {
        QFETCH(QString, filter);
        QFETCH(QString, outcome);
        QTemporaryDir directory;
        const auto broker = brokerWithAccess(directory);
        QVERIFY(broker);
        QStringList seen;
        const auto client = clientFor(*broker, u"c"_s);
        client->setUsername(u"consumer"_s);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        connect(client.get(), &QMqttClient::disconnected, this, [&] { seen += u"kicked"_s; });
        auto *subscription = client->subscribe(QMqttTopicFilter(filter), 1);
        connect(subscription, &QMqttSubscription::stateChanged, this,
                [&](QMqttSubscription::SubscriptionState state) {
                    if (state == QMqttSubscription::Subscribed)
                        seen += u"granted"_s;
                    if (state == QMqttSubscription::Error)
                        seen += u"refused"_s;
                });
        QTRY_COMPARE_WITH_TIMEOUT(seen.join(u", "_s), outcome, kPatienceMs);
    }

    void kicksWhoLosesAccess()
    {
        QTemporaryDir directory;
        const auto broker = brokerWithAccess(directory);
        QVERIFY(broker);
        const auto client = clientFor(*broker, u"c"_s);
        client->setUsername(u"consumer"_s);
        client->connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Connected, kPatienceMs);
        const auto *subscription = client->subscribe(QMqttTopicFilter(u"meters/outbound/1042/#"_s), 1);
        QTRY_COMPARE_WITH_TIMEOUT(subscription->state(), QMqttSubscription::Subscribed, kPatienceMs);
        QVERIFY(insite::simulator::writeFile(directory.filePath(u"access"_s), "consumer 1042 kick\n"));
        QVERIFY(broker->reload());
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QMqttClient::Disconnected, kPatienceMs);
    }

private:
    static std::unique_ptr<MosquittoProcess> brokerWithAccess(const QTemporaryDir &directory)
    {
        const QString accessFile = directory.filePath(u"access"_s);
        const auto written =
            insite::simulator::writeFile(accessFile, "consumer 1041 allow\nconsumer 1042 allow\n"
                                                     "consumer 2001 kick\nconsumer 2002 refuse\n"
                                                     "consumer 2003 kick-later\n");
        MosquittoOptions options = optionsIn(directory);
        options.pluginFile = QStringLiteral(INSITE_ACCESS_PLUGIN);
        options.pluginOptions = {{u"access_file"_s, accessFile}};
        auto broker = std::make_unique<MosquittoProcess>(options);
        const auto started = broker->start();
        if (!written || !started)
            return nullptr;
        return broker;
    }
};

QTEST_GUILESS_MAIN(TestMosquittoProcess)
#include "tst_mosquittoprocess.moc"
