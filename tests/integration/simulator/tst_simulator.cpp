// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/simulatorprocess.h"
#include "support/why.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMqttClient>
#include <QMqttSubscription>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>
#include <QTimeZone>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using insite::test::SimulatorProcess;
using insite::test::why;

namespace {

constexpr int kPatienceMs = 30'000;

struct Message
{
    QString topic;
    QByteArray payload;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(payload).object(); }
    [[nodiscard]] int version() const { return json().value(u"smarteo_payload_schema_version"_s).toInt(); }
    [[nodiscard]] QDateTime measuredAt() const
    {
        const QJsonObject object = json();
        const QString key = version() == 1 ? u"data_timestamp_utc"_s : u"measurement_end_timestamp_utc"_s;
        return QDateTime::fromString(object.value(key).toString(), Qt::ISODateWithMs);
    }
    /// Everything but the value.
    [[nodiscard]] QString identity() const
    {
        QJsonObject object = json();
        object.remove(u"value"_s);
        object.remove(u"meter_reading"_s);
        return topic + QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }
    [[nodiscard]] double value() const
    {
        return json().value(version() == 1 ? u"meter_reading"_s : u"value"_s).toDouble();
    }
};

/// A plain MQTT client with an account of the simulator, over TLS.
class Peer
{
public:
    Peer(const SimulatorProcess &simulator, const QString &role, const QString &clientId,
         bool isSessionKept = false)
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(simulator.filePath(u"ca.pem"_s)));
        QFile profile(simulator.filePath(role + u".json"_s));
        if (!profile.open(QIODevice::ReadOnly))
            return;
        client.setHostname(u"localhost"_s);
        client.setPort(static_cast<quint16>(simulator.ready().value(u"brokerPort"_s).toInt()));
        client.setClientId(clientId);
        client.setCleanSession(!isSessionKept);
        client.setUsername(
            QJsonDocument::fromJson(profile.readAll()).object().value(u"username"_s).toString());
        client.setPassword(simulator.fileText(role + u".password"_s));
        QObject::connect(&client, &QMqttClient::messageReceived, &client,
                         [this](const QByteArray &payload, const QMqttTopicName &topic) {
                             messages.append({topic.name(), payload});
                         });
        client.connectToHostEncrypted(tls);
    }

    [[nodiscard]] bool isConnected()
    {
        return QTest::qWaitFor([this] { return client.state() == QMqttClient::Connected; }, kPatienceMs);
    }

    [[nodiscard]] bool subscribe(const QString &filter)
    {
        const auto *subscription = client.subscribe(QMqttTopicFilter(filter), 1);
        return subscription &&
               QTest::qWaitFor([&] { return subscription->state() == QMqttSubscription::Subscribed; },
                               kPatienceMs);
    }

    [[nodiscard]] bool subscribeWhenConnected(const QString &filter)
    {
        return isConnected() && subscribe(filter);
    }

    [[nodiscard]] bool subscribeAll(const SimulatorProcess &simulator)
    {
        const QJsonArray customers = simulator.ready().value(u"customers"_s).toArray();
        for (const QJsonValue customer : customers) {
            if (!subscribe(u"meters/outbound/"_s + customer.toString() + u"/#"_s))
                return false;
        }
        return !customers.isEmpty();
    }

    QList<Message> messages; // before the client, which still calls us when it ends
    QMqttClient client;
};

struct Reply
{
    int status = 0;
    QJsonObject body;
    QByteArray retryAfter;
};

Reply get(const SimulatorProcess &simulator, const QString &path, const QByteArray &authorization)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(simulator.ready().value(u"apiBaseUrl"_s).toString() + path));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(simulator.filePath(u"ca.pem"_s)));
    request.setSslConfiguration(tls);
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, kPatienceMs))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            QJsonDocument::fromJson(reply->readAll()).object(), reply->rawHeader("Retry-After")};
}

Reply get(const SimulatorProcess &simulator, const QString &path)
{
    return get(simulator, path, "Bearer " + simulator.fileText(u"consumer.token"_s).toLatin1());
}

int sum(const QJsonObject &totals, const QString &key)
{
    int total = 0;
    for (const QJsonValue counts : totals.value(u"customers"_s).toObject())
        total += counts.toObject().value(key).toInt();
    return total;
}

} // namespace

class TestSimulator : public QObject
{
    Q_OBJECT

private slots:
    void sendsBothVersionsAsThePageWritesThem()
    {
        SimulatorProcess simulator({u"--rate"_s, u"0"_s});
        const auto started = simulator.start();
        QVERIFY2(started, qPrintable(why(started)));
        Peer consumer(simulator, u"consumer"_s, u"c"_s);
        QVERIFY(consumer.isConnected() && consumer.subscribeAll(simulator));
        QVERIFY(simulator.ask(u"burst 60"_s));
        QTRY_COMPARE_WITH_TIMEOUT(consumer.messages.size(), 60, kPatienceMs);

        const QRegularExpression topic(u"^meters/outbound/(1041|1042|1087)/[^/]+/[^/]+$"_s);
        const QRegularExpression version1(
            u"^\\{\n    \"smarteo_payload_schema_version\": 1,\n    \"data_timestamp_utc\": "
            u"\"[-0-9]{10}T[:0-9]{8}\\.[0-9]{3}Z\",\n"
            "    \"system_timestamp_utc\": \"[-0-9]{10}T[:0-9]{8}\\.[0-9]{3}Z\",\n    \"register_id\": 2,\n"
            "    \"meter_reading\": [0-9.e+-]+\n\\}$"_s);
        const QRegularExpression version2(
            u"^\\{\n    \"smarteo_payload_schema_version\": 2,\n    \"measurement_start_timestamp_utc\": "
            u"\"[-0-9]{10}T[:0-9]{8}\\.[0-9]{3}Z\",\n"
            "    \"measurement_end_timestamp_utc\": \"[-0-9]{10}T[:0-9]{8}\\.[0-9]{3}Z\",\n    "
            "\"register_id\": [0-9]+,\n"
            "    \"value\": [0-9.e+-]+\n\\}$"_s);
        int ofVersion1 = 0;
        for (const Message &message : std::as_const(consumer.messages)) {
            QVERIFY2(topic.match(message.topic).hasMatch(), qPrintable(message.topic));
            const auto &format = message.version() == 1 ? version1 : version2;
            QVERIFY2(format.match(QString::fromUtf8(message.payload)).hasMatch(),
                     message.payload.constData());
            QCOMPARE(message.version() == 1, message.json().value(u"register_id"_s).toInt() == 2);
            ofVersion1 += message.version() == 1 ? 1 : 0;
        }
        QVERIFY(ofVersion1 > 0 && ofVersion1 < 60);
    }

    void drivesTheFleetByItself()
    {
        SimulatorProcess simulator({u"--rate"_s, u"200"_s, u"--registers"_s, u"7"_s});
        QVERIFY(simulator.start());
        QCOMPARE(simulator.ready().value(u"registers"_s).toInt(), 7);
        Peer consumer(simulator, u"consumer"_s, u"c"_s);
        QVERIFY(consumer.isConnected() && consumer.subscribeAll(simulator));
        QTRY_VERIFY_WITH_TIMEOUT(consumer.messages.size() > 100, kPatienceMs);
        QSet<QString> registers;
        for (const Message &message : std::as_const(consumer.messages))
            registers.insert(message.topic + message.json().value(u"register_id"_s).toVariant().toString());
        QCOMPARE(registers.size(), 7);
    }

    void burstsAreUniqueAndCounted()
    {
        SimulatorProcess simulator({u"--rate"_s, u"0"_s, u"--registers"_s, u"10"_s});
        QVERIFY(simulator.start());
        Peer consumer(simulator, u"consumer"_s, u"c"_s);
        QVERIFY(consumer.isConnected() && consumer.subscribeAll(simulator));
        const auto burst = simulator.ask(u"burst 5000"_s);
        QVERIFY2(burst, qPrintable(why(burst)));
        QCOMPARE(burst->value(u"readings"_s).toInt(), 5000);
        QCOMPARE(burst->value(u"messages"_s).toInt(), 5000);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.messages.size(), 5000, kPatienceMs);
        QSet<QString> identities;
        for (const Message &message : std::as_const(consumer.messages))
            identities.insert(message.identity());
        QCOMPARE(identities.size(), 5000);
        const auto totals = simulator.settledTotals();
        QVERIFY(totals);
        QCOMPARE(sum(*totals, u"messages"_s), 5000);
        QCOMPARE(totals->value(u"acknowledged"_s).toInt(), 5000);
    }

    void whatADevicePublishesComesBack()
    {
        SimulatorProcess simulator({u"--rate"_s, u"0"_s});
        QVERIFY(simulator.start());
        Peer consumer(simulator, u"consumer"_s, u"c"_s);
        QVERIFY(consumer.isConnected() && consumer.subscribeAll(simulator));
        Peer device(simulator, u"device"_s, u"d"_s);
        QVERIFY(device.isConnected());
        const QString base = simulator.ready().value(u"deviceBaseTopic"_s).toString();
        device.client.publish(QMqttTopicName(base + u"/Electrical/MAIN_SUPPLY/2"_s), "123.456", 1);
        device.client.publish(QMqttTopicName(base + u"/Water/Toilets/10"_s), "7", 1);
        device.client.publish(QMqttTopicName(base + u"/Water/Toilets/10"_s), "not a number", 1);
        device.client.publish(QMqttTopicName(base + u"/Steam/Toilets/10"_s), "7", 1);
        device.client.publish(QMqttTopicName(base + u"/Water/Toilets"_s), "7", 1);
        device.client.publish(QMqttTopicName(base + u"/Electrical/MAIN_SUPPLY/2"_s), "124", 1);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.messages.size(), 3, kPatienceMs);

        const Message &energy = consumer.messages.at(0);
        const Message &water = consumer.messages.at(1);
        QCOMPARE(energy.version(), 1);
        QCOMPARE(energy.value(), 123.456);
        QVERIFY(qAbs(energy.measuredAt().secsTo(QDateTime::currentDateTimeUtc())) < 60);
        QCOMPARE(water.version(), 2);
        QCOMPARE(water.value(), 7.0);
        QCOMPARE(consumer.messages.at(2).topic, energy.topic); // the same meter keeps its GUID
        const auto totals = simulator.settledTotals();
        QVERIFY(totals);
        QCOMPARE(totals->value(u"gateway"_s).toObject().value(u"accepted"_s).toInt(), 3);
        QCOMPARE(totals->value(u"gateway"_s).toObject().value(u"rejected"_s).toInt(), 3);

        // Its metadata exists: the name that the device gave, and nothing that nobody knows.
        const QString meterId = energy.topic.section(u'/', 4);
        const QString customer = simulator.ready().value(u"deviceCustomer"_s).toString();
        const Reply meters = get(simulator, u"/Customers/"_s + customer + u"/Meters?size=1000"_s);
        QString name;
        for (const QJsonValue meter : meters.body.value(u"items"_s).toArray()) {
            if (meter.toObject().value(u"id"_s) == meterId)
                name = meter.toObject().value(u"name"_s).toString();
        }
        QCOMPARE(name, u"MAIN_SUPPLY"_s);
        const Reply registers = get(simulator, u"/Customers/"_s + customer + u"/Registers?size=1000"_s);
        const QJsonObject last = registers.body.value(u"items"_s).toArray().last().toObject();
        QCOMPARE(last.value(u"registerTypeId"_s).toInt(), 10);
        QVERIFY(last.value(u"unit"_s).isNull());
    }

    void refusesAndKicks_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("kick") << u"kick"_s << u"kicked"_s;
        QTest::newRow("kick later") << u"kickLater"_s << u"granted, kicked"_s;
        QTest::newRow("refuse") << u"refuse"_s << u"refused"_s;
    }

    void refusesAndKicks()
    {
        QFETCH(QString, key);
        QFETCH(QString, outcome);
        SimulatorProcess simulator;
        QVERIFY(simulator.start());
        QStringList seen;
        Peer consumer(simulator, u"consumer"_s, u"c"_s);
        QVERIFY(consumer.isConnected());
        const QString customer =
            simulator.ready().value(u"forbiddenCustomers"_s).toObject().value(key).toString();
        QVERIFY(!customer.isEmpty());
        connect(&consumer.client, &QMqttClient::disconnected, this, [&] { seen += u"kicked"_s; });
        const auto *subscription =
            consumer.client.subscribe(QMqttTopicFilter(u"meters/outbound/"_s + customer + u"/#"_s), 1);
        connect(subscription, &QMqttSubscription::stateChanged, this, [&](auto state) {
            if (state == QMqttSubscription::Subscribed)
                seen += u"granted"_s;
            if (state == QMqttSubscription::Error)
                seen += u"refused"_s;
        });
        QTRY_COMPARE_WITH_TIMEOUT(seen.join(u", "_s), outcome, kPatienceMs);
    }

    void accessCanBeTakenAndGivenBack()
    {
        SimulatorProcess simulator({u"--rate"_s, u"0"_s});
        QVERIFY(simulator.start());
        {
            Peer consumer(simulator, u"consumer"_s, u"c"_s);
            QVERIFY(consumer.isConnected() && consumer.subscribeAll(simulator));
            QVERIFY(simulator.ask(u"kick 1042"_s));
            QTRY_COMPARE_WITH_TIMEOUT(consumer.client.state(), QMqttClient::Disconnected, kPatienceMs);
        }
        QCOMPARE(get(simulator, u"/Customers/1042/Meters"_s).status, 403);
        QVERIFY(simulator.ask(u"allow 1042"_s));
        // The answer comes when the broker has been told, not when it has done it.
        QTRY_VERIFY_WITH_TIMEOUT(
            Peer(simulator, u"consumer"_s, u"c2"_s).subscribeWhenConnected(u"meters/outbound/1042/#"_s),
            kPatienceMs);
        QCOMPARE(get(simulator, u"/Customers/1042/Meters"_s).status, 200);
    }

    void aWrongPasswordIsRefused()
    {
        SimulatorProcess simulator;
        QVERIFY(simulator.start());
        Peer consumer(simulator, u"consumer"_s, u"c"_s);
        QVERIFY(consumer.isConnected());
        QMqttClient stranger;
        stranger.setHostname(u"127.0.0.1"_s);
        stranger.setPort(static_cast<quint16>(simulator.ready().value(u"plainPort"_s).toInt()));
        stranger.setUsername(u"consumer"_s);
        stranger.setPassword(u"wrong"_s);
        QSignalSpy errors(&stranger, &QMqttClient::errorChanged);
        stranger.connectToHost();
        QTRY_VERIFY_WITH_TIMEOUT(!errors.isEmpty(), kPatienceMs);
        QCOMPARE(errors.constFirst().constFirst().value<QMqttClient::ClientError>(),
                 QMqttClient::NotAuthorized);
    }

    void faultsInTheStream_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("counted");
        QTest::addColumn<int>("messages"); // of 100 readings
        QTest::newRow("duplicates") << u"duplicates on 30"_s << u"duplicates"_s << 130;
        QTest::newRow("revisions") << u"revisions on 10"_s << u"revisions"_s << 110;
        QTest::newRow("unknown version") << u"unknown-version on 20"_s << u"unknown"_s << 100;
        QTest::newRow("malformed") << u"malformed on 12"_s << u"malformed"_s << 112;
        QTest::newRow("gaps") << u"gaps on 25"_s << u"readings"_s << 75;
        QTest::newRow("out of order") << u"out-of-order on 20"_s << u"readings"_s << 100;
        QTest::newRow("late") << u"late on 10"_s << u"readings"_s << 100;
        QTest::newRow("clock skew") << u"clock-skew on 100"_s << u"readings"_s << 100;
    }

    void faultsInTheStream()
    {
        QFETCH(QString, fault);
        QFETCH(QString, counted);
        QFETCH(int, messages);
        SimulatorProcess simulator({u"--rate"_s, u"0"_s, u"--registers"_s, u"10"_s});
        QVERIFY(simulator.start());
        Peer consumer(simulator, u"consumer"_s, u"c"_s);
        QVERIFY(consumer.isConnected() && consumer.subscribeAll(simulator));
        QVERIFY(simulator.ask(fault));
        const auto burst = simulator.ask(u"burst 100"_s);
        QVERIFY2(burst, qPrintable(why(burst)));
        const auto totals = simulator.settledTotals();
        QVERIFY(totals);
        QCOMPARE(sum(*totals, u"messages"_s), messages);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.messages.size(), messages, kPatienceMs);
        verifyFault(fault.section(u' ', 0, 0), consumer.messages, sum(*totals, counted));
    }

    void queueLimitDropsWhatWaits_data()
    {
        QTest::addColumn<QStringList>("option");
        QTest::addColumn<QString>("line");
        QTest::newRow("from the start") << QStringList{u"--fault"_s, u"queue-limit=10"_s} << u"rate 0"_s;
        QTest::newRow("later") << QStringList{} << u"queue-limit 10"_s;
    }

    void queueLimitDropsWhatWaits()
    {
        QFETCH(QStringList, option);
        QFETCH(QString, line);
        SimulatorProcess simulator(QStringList{u"--rate"_s, u"0"_s} + option);
        QVERIFY(simulator.start());
        QVERIFY(simulator.ask(line));
        {
            Peer away(simulator, u"consumer"_s, u"away"_s, true);
            QVERIFY(away.isConnected() && away.subscribeAll(simulator));
            away.client.disconnectFromHost();
            QTRY_COMPARE_WITH_TIMEOUT(away.client.state(), QMqttClient::Disconnected, kPatienceMs);
        }
        QVERIFY(simulator.ask(u"burst 200"_s));
        Peer back(simulator, u"consumer"_s, u"away"_s, true);
        QVERIFY(back.isConnected());
        QVERIFY(simulator.ask(u"publish meters/outbound/1041/s/end {}"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!back.messages.isEmpty() && back.messages.last().topic.endsWith(u"/end"_s),
                                 kPatienceMs);
        QVERIFY2(back.messages.size() < 100, qPrintable(QString::number(back.messages.size())));
    }

    void aRestartLosesNothing()
    {
        SimulatorProcess simulator({u"--rate"_s, u"0"_s});
        QVERIFY(simulator.start());
        {
            Peer away(simulator, u"consumer"_s, u"away"_s, true);
            QVERIFY(away.isConnected() && away.subscribeAll(simulator));
            away.client.disconnectFromHost();
            QTRY_COMPARE_WITH_TIMEOUT(away.client.state(), QMqttClient::Disconnected, kPatienceMs);
        }
        QVERIFY(simulator.ask(u"burst 500"_s));
        const auto restarted = simulator.ask(u"broker restart"_s);
        QVERIFY2(restarted, qPrintable(why(restarted)));
        QVERIFY(simulator.ask(u"burst 500"_s));
        QVERIFY(simulator.ask(u"broker stop"_s));
        QVERIFY(simulator.ask(u"broker start"_s));
        Peer back(simulator, u"consumer"_s, u"away"_s, true);
        QVERIFY(back.isConnected());
        QTRY_COMPARE_WITH_TIMEOUT(back.messages.size(), 1000, kPatienceMs);
    }

    void aRestartInTheMiddleLosesNothing()
    {
        constexpr int kReadings = 5'000;
        SimulatorProcess simulator({u"--rate"_s, u"0"_s});
        QVERIFY(simulator.start());
        {
            Peer away(simulator, u"consumer"_s, u"away"_s, true);
            QVERIFY(away.isConnected() && away.subscribeAll(simulator));
            away.client.disconnectFromHost();
            QTRY_COMPARE_WITH_TIMEOUT(away.client.state(), QMqttClient::Disconnected, kPatienceMs);
        }
        const QString burst = u"burst %1"_s.arg(kReadings);
        QVERIFY(simulator.ask(u"broker silent"_s)); // so that what is sent stays unacknowledged
        simulator.send(burst);
        const auto isUnderWay = [&] {
            const auto totals = simulator.ask(u"totals"_s);
            return totals && totals->value(u"pending"_s).toInt() > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isUnderWay(), kPatienceMs);
        QVERIFY(simulator.ask(u"broker restart"_s));
        const auto done = simulator.answerTo(burst);
        QVERIFY2(done, qPrintable(why(done)));
        QCOMPARE(done->value(u"messages"_s).toInt(), kReadings);
        const auto totals = simulator.settledTotals();
        QVERIFY(totals);
        QVERIFY(totals->value(u"resent"_s).toInt() > 0);

        Peer back(simulator, u"consumer"_s, u"away"_s, true);
        QVERIFY(back.isConnected());
        QVERIFY(simulator.ask(u"publish meters/outbound/1041/s/end {}"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!back.messages.isEmpty() && back.messages.last().topic.endsWith(u"/end"_s),
                                 4 * kPatienceMs);
        back.messages.removeLast();
        QSet<QString> identities;
        for (const Message &message : std::as_const(back.messages))
            identities.insert(message.identity());
        QCOMPARE(identities.size(), kReadings);
    }

    void aSilentBrokerSaysNothing()
    {
        SimulatorProcess simulator({u"--rate"_s, u"0"_s});
        QVERIFY(simulator.start());
        QVERIFY(simulator.ask(u"broker silent"_s));
        Peer consumer(simulator, u"consumer"_s, u"c"_s);
        QTest::qWait(300); // nothing can be waited for: there must be no answer
        QCOMPARE(consumer.client.state(), QMqttClient::Connecting);
        QVERIFY(simulator.ask(u"broker resume"_s));
        QVERIFY(consumer.isConnected());
    }

    void publishesExactlyWhatIsAsked()
    {
        SimulatorProcess simulator({u"--rate"_s, u"0"_s});
        QVERIFY(simulator.start());
        Peer consumer(simulator, u"consumer"_s, u"c"_s);
        QVERIFY(consumer.isConnected() && consumer.subscribeAll(simulator));
        QVERIFY(simulator.ask(u"publish meters/outbound/1041/s/m {\"a\":  1} æ "_s));
        QTRY_COMPARE_WITH_TIMEOUT(consumer.messages.size(), 1, kPatienceMs);
        QCOMPARE(consumer.messages.constFirst().topic, u"meters/outbound/1041/s/m"_s);
        QCOMPARE(consumer.messages.constFirst().payload, "{\"a\":  1} æ ");
    }

    void answersEachWrongLine()
    {
        SimulatorProcess simulator({u"--rate"_s, u"0"_s});
        QVERIFY(simulator.start());
        for (const QString &line :
             {u"nonsense"_s, u"duplicates"_s, u"duplicates on 101"_s, u"burst -1"_s, u"kick 9999"_s,
              u"publish a/# x"_s, u"broker explode"_s, u"rate fast"_s}) {
            const auto answer = simulator.ask(line);
            QVERIFY2(!answer, qPrintable(line));
            QVERIFY2(answer.error().code == insite::ErrorCode::InvalidInput,
                     qPrintable(answer.error().detail));
        }
    }

    void theApiAnswersAsARealOne()
    {
        SimulatorProcess simulator({u"--rate"_s, u"0"_s});
        QVERIFY(simulator.start());
        QCOMPARE(get(simulator, u"/Customers"_s, {}).status, 401);
        QCOMPARE(get(simulator, u"/Customers"_s, "Bearer wrong").status, 401);
        const Reply customers = get(simulator, u"/Customers"_s);
        QCOMPARE(customers.status, 200);
        QCOMPARE(customers.body.value(u"items"_s).toArray().size(), 3);
        for (const QString &list : {u"Installations"_s, u"Meters"_s, u"Registers"_s}) {
            QCOMPARE(get(simulator, u"/Customers/1041/"_s + list).status, 200);
            QCOMPARE(get(simulator, u"/Customers/2001/"_s + list).status, 403);
            QCOMPARE(get(simulator, u"/Customers/9999/"_s + list).status, 404);
        }
        QCOMPARE(get(simulator, u"/RegisterTypes"_s).status, 200);
        QCOMPARE(get(simulator, u"/Elsewhere"_s).status, 404);
        QCOMPARE(get(simulator, u"/Customers/1041/Meters?size=0"_s).status, 400);

        QVERIFY(simulator.ask(u"api throttle 1"_s));
        const Reply throttled = get(simulator, u"/Customers"_s);
        QCOMPARE(throttled.status, 429);
        QCOMPARE(throttled.retryAfter, "1");
        QVERIFY(!throttled.body.value(u"error"_s).toObject().value(u"message"_s).toString().isEmpty());
        QCOMPARE(get(simulator, u"/Customers"_s).status, 200);
    }

    void theApiGivesPagesAndLabels()
    {
        SimulatorProcess simulator({u"--rate"_s, u"0"_s, u"--registers"_s, u"200"_s});
        QVERIFY(simulator.start());
        QStringList ids;
        int total = -1;
        for (int page = 1; ids.size() != total; ++page) {
            const Reply reply = get(simulator, u"/Customers/1041/Meters?page=%1&size=10"_s.arg(page));
            total = reply.body.value(u"total"_s).toInt();
            const QJsonArray items = reply.body.value(u"items"_s).toArray();
            QVERIFY(!items.isEmpty());
            for (const QJsonValue meter : items)
                ids += meter.toObject().value(u"id"_s).toString();
        }
        QVERIFY(total > 10);
        QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), total);

        const Reply meters = get(simulator, u"/Customers/1041/Meters"_s);
        const QJsonArray items = meters.body.value(u"items"_s).toArray();
        const QJsonObject main = items.at(0).toObject();
        QVERIFY(main.value(u"parentMeterId"_s).isNull());
        QCOMPARE(items.at(1).toObject().value(u"parentMeterId"_s), main.value(u"id"_s));

        const Reply labels =
            get(simulator, u"/Meters/"_s + main.value(u"id"_s).toString() + u"/labels/room,other"_s);
        QCOMPARE(labels.status, 200);
        QCOMPARE(labels.body.value(u"items"_s).toArray().size(), 1);
        QCOMPARE(labels.body.value(u"items"_s).toArray().at(0).toObject().value(u"key"_s), u"room"_s);
        const Reply site = get(simulator, u"/Installation/"_s + main.value(u"installationId"_s).toString() +
                                              u"/labels/areaM2"_s);
        QCOMPARE(site.body.value(u"items"_s).toArray().size(), 1);
        QCOMPARE(get(simulator, u"/Meters/unknown/labels/room"_s).status, 404);
    }

    void secretsAreForTheOwnerOnly()
    {
        SimulatorProcess simulator({u"--rate"_s, u"0"_s});
        QVERIFY(simulator.start());
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        for (const QString &name :
             {u"consumer.password"_s, u"consumer.token"_s, u"device.password"_s, u"broker/passwords"_s,
              u"authority/ca.key"_s, u"authority/server.key"_s}) {
            QVERIFY2(QFileInfo::exists(simulator.filePath(name)), qPrintable(name));
            QVERIFY2(!(QFile::permissions(simulator.filePath(name)) & others), qPrintable(name));
        }
        for (const QString &name : {u"consumer.json"_s, u"device.json"_s, u"ca.pem"_s}) {
            QFile file(simulator.filePath(name));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
            const QByteArray text = file.readAll();
            QVERIFY(!text.contains(simulator.fileText(u"consumer.password"_s).toUtf8()));
            QVERIFY(!text.contains(simulator.fileText(u"device.password"_s).toUtf8()));
        }
    }

    void endsCleanlyAndTakesTheBrokerAlong()
    {
        SimulatorProcess simulator;
        QVERIFY(simulator.start());
        const qint64 brokerId = simulator.ready().value(u"brokerPid"_s).toInteger();
        QVERIFY(QFileInfo::exists(u"/proc/%1"_s.arg(brokerId)));
        QCOMPARE(simulator.stop(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(u"/proc/%1"_s.arg(brokerId)), kPatienceMs);
    }

    void theBrokerDiesWithAKilledSimulator()
    {
        SimulatorProcess simulator;
        QVERIFY(simulator.start());
        const qint64 brokerId = simulator.ready().value(u"brokerPid"_s).toInteger();
        QCOMPARE(QProcess::execute(u"kill"_s, {u"-9"_s, QString::number(simulator.processId())}), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(u"/proc/%1"_s.arg(brokerId)), kPatienceMs);
    }

    void commandLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("says");
        QTest::newRow("version") << QStringList{u"--version"_s} << 0 << u"insite-sim 0"_s;
        QTest::newRow("help") << QStringList{u"--help"_s} << 0 << u"broker restart|stop|kill"_s;
        QTest::newRow("no folder") << QStringList{} << 2 << u"Name a folder with --directory."_s;
        QTest::newRow("no such option") << QStringList{u"--nonsense"_s} << 2 << u"nonsense"_s;
        QTest::newRow("no such fault") << QStringList{u"--directory"_s, u"/tmp"_s, u"--fault"_s, u"fire"_s}
                                       << 2 << u"There is no fault \"fire\""_s;
        QTest::newRow("no registers") << QStringList{u"--directory"_s, u"/tmp"_s, u"--registers"_s, u"0"_s}
                                      << 2 << u"--registers must be from 1"_s;
        QTest::newRow("folder cannot be made") << QStringList{u"--directory"_s, u"/proc/nowhere"_s} << 4
                                               << u"The folder /proc/nowhere could not be made."_s;
    }

    void commandLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(INSITE_BINARY_DIR "/insite-sim"), arguments);
        QVERIFY(process.waitForFinished(kPatienceMs));
        const QString output = QString::fromUtf8(process.readAll());
        QVERIFY2(output.contains(says), qPrintable(output));
        QTEST(process.exitCode(), "exitCode");
    }

    void saysThatMosquittoIsMissing()
    {
        QTemporaryDir directory;
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, u"/nonexistent"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(INSITE_BINARY_DIR "/insite-sim"), {u"--directory"_s, directory.path()});
        QVERIFY(process.waitForFinished(kPatienceMs));
        QCOMPARE(process.exitCode(), 2);
        QCOMPARE(process.readAllStandardError(),
                 "insite-sim: The program openssl was not found; install the package openssl.\n");
    }

private:
    static void verifyFault(const QString &fault, const QList<Message> &messages, int counted);
};

void TestSimulator::verifyFault(const QString &fault, const QList<Message> &messages, int counted)
{
    QSet<QString> identities;
    QSet<QByteArray> exact;
    int unknown = 0;
    int steppedBack = 0;
    int ahead = 0;
    QHash<QString, QDateTime> newest;
    for (const Message &message : messages) {
        identities.insert(message.identity());
        exact.insert(message.topic.toUtf8() + message.payload);
        unknown += message.version() == 3 ? 1 : 0;
        QDateTime &last =
            newest[message.topic + message.json().value(u"register_id"_s).toVariant().toString()];
        const QDateTime at = message.measuredAt();
        steppedBack += last.isValid() && at < last ? 1 : 0;
        last = qMax(last, at);
        ahead += at > QDateTime::currentDateTimeUtc().addSecs(3000) ? 1 : 0;
    }
    if (fault == u"duplicates"_s) {
        QCOMPARE(counted, 30);
        QCOMPARE(exact.size(), 100);
    } else if (fault == u"revisions"_s) {
        QCOMPARE(counted, 10);
        QCOMPARE(identities.size(), 100);
        QCOMPARE(exact.size(), 110);
    } else if (fault == u"unknown-version"_s) {
        QCOMPARE(counted, 20);
        QCOMPARE(unknown, 20);
    } else if (fault == u"malformed"_s) {
        QCOMPARE(counted, 12);
        QVERIFY(exact.size() > 100); // each good one came too; some broken ones are alike
    } else if (fault == u"gaps"_s) {
        QCOMPARE(counted, 75);
    } else if (fault == u"out-of-order"_s || fault == u"late"_s) {
        QVERIFY(steppedBack > 0);
        QCOMPARE(identities.size(), 100);
    } else if (fault == u"clock-skew"_s) {
        QCOMPARE(ahead, 100);
    }
}

QTEST_GUILESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
