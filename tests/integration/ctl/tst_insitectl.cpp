// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/certificateauthority.h"
#include "simulator/files.h"
#include "simulator/mosquittoprocess.h"
#include "support/why.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMqttClient>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::test;

namespace {

constexpr int kPatienceMs = 60'000;

struct Outcome
{
    int exitCode = -1;
    QString said;
    QByteArrayList lines; ///< Of standard output.

    [[nodiscard]] QJsonObject last() const
    {
        return lines.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(lines.last()).object();
    }
};

/// A run of insitectl that dies with the test.
class Run : public QProcess
{
public:
    explicit Run(const QString &home, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, home);
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
        environment.remove(u"INSITE_PASSWORD"_s);
        setProcessEnvironment(environment);
        start(QStringLiteral(INSITE_BINARY_DIR "/insitectl"), arguments);
    }
    ~Run() override
    {
        kill();
        waitForFinished();
    }

    [[nodiscard]] bool hasSaid(const QString &text)
    {
        m_said += QString::fromUtf8(readAllStandardError());
        return m_said.contains(text);
    }

    void interrupt() const { ::kill(static_cast<pid_t>(processId()), SIGINT); }

    [[nodiscard]] Outcome outcome()
    {
        Outcome result;
        if (state() != NotRunning && !waitForFinished(kPatienceMs))
            return result;
        result.exitCode = exitStatus() == NormalExit ? exitCode() : -2;
        result.said = m_said + QString::fromUtf8(readAllStandardError());
        result.lines = readAllStandardOutput().trimmed().split('\n');
        return result;
    }

private:
    QString m_said;
};

QByteArray version2(int minute, double value)
{
    return QStringLiteral("{\"smarteo_payload_schema_version\":2,"
                          "\"measurement_start_timestamp_utc\":\"2023-01-01T12:%1:00.000Z\","
                          "\"measurement_end_timestamp_utc\":\"2023-01-01T12:%1:30.000Z\","
                          "\"register_id\":12,\"value\":%2}")
        .arg(minute, 2, 10, QLatin1Char('0'))
        .arg(value)
        .toUtf8();
}

} // namespace

/// insitectl as a person or a script runs it, on a real broker over TLS.
class TestInsitectl : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<simulator::MosquittoProcess> m_broker;
    QString m_caFile;
    QHash<QString, QString> m_sentences; ///< By cause; no two may be alike.

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    void write(const QString &name, const QByteArray &text) const
    {
        const auto written = simulator::writeSecretFile(path(name), text);
        QVERIFY2(written, qPrintable(why(written)));
    }

    /// A consumer's profile of its own client id; returns its path.
    QString profile(const QJsonObject &broker = {}, const QStringList &customers = {u"c1"_s}) const
    {
        static int number = 0;
        QJsonObject whole{
            {u"host"_s, u"localhost"_s}, {u"port"_s, m_broker->port()}, {u"caFile"_s, m_caFile}};
        for (auto it = broker.begin(); it != broker.end(); ++it)
            whole.insert(it.key(), it.value());
        if (whole.value(u"caFile"_s).isNull())
            whole.remove(u"caFile"_s);
        const QJsonObject json{{u"name"_s, u"Test %1"_s.arg(++number)},
                               {u"role"_s, u"consumer"_s},
                               {u"broker"_s, whole},
                               {u"username"_s, u"consumer"_s},
                               {u"customers"_s, QJsonArray::fromStringList(customers)}};
        const QString file = u"profile%1.json"_s.arg(number);
        write(file, QJsonDocument(json).toJson());
        return path(file);
    }

    [[nodiscard]] QStringList recordOf(const QString &profileFile, const QStringList &more = {}) const
    {
        return QStringList{u"record"_s, u"--profile"_s, profileFile, u"--password-file"_s,
                           path(u"password"_s)} +
               more;
    }

    [[nodiscard]] Outcome run(const QStringList &arguments) const
    {
        return Run(path(u"home"_s), arguments).outcome();
    }

    void publish(const QList<std::pair<QString, QByteArray>> &messages)
    {
        QMqttClient client;
        client.setHostname(u"127.0.0.1"_s);
        client.setPort(m_broker->plainPort());
        client.setUsername(u"platform"_s);
        client.setPassword(u"platform"_s);
        client.connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QMqttClient::Connected, kPatienceMs);
        int acknowledged = 0;
        connect(&client, &QMqttClient::messageSent, &client, [&] { ++acknowledged; });
        for (const auto &[topic, payload] : messages)
            QVERIFY(client.publish(QMqttTopicName(topic), payload, 1) > 0);
        QTRY_COMPARE_WITH_TIMEOUT(acknowledged, messages.size(), kPatienceMs);
    }

    void remember(const QString &cause, const Outcome &outcome)
    {
        const QString first = outcome.said.section(u'\n', 0, 0);
        qInfo().noquote() << cause + u": exit %1: "_s.arg(outcome.exitCode) + first;
        QVERIFY(!first.isEmpty());
        QVERIFY2(!m_sentences.values().contains(first), qPrintable(first));
        m_sentences.insert(cause, first);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(u"broker"_s));
        const auto ca = simulator::CertificateAuthority::create(m_folder.path());
        QVERIFY2(ca, qPrintable(why(ca)));
        m_caFile = ca->certificateFile();
        const auto certificate = ca->issueForLoopback(u"broker"_s);
        QVERIFY2(certificate, qPrintable(why(certificate)));
        const auto passwords = simulator::MosquittoProcess::writePasswordFile(
            path(u"passwords"_s),
            {{u"consumer"_s, "secret"}, {u"platform"_s, "platform"}, {u"device"_s, "secret"}});
        QVERIFY2(passwords, qPrintable(why(passwords)));
        write(u"password"_s, "secret\n");
        QByteArray access = "consumer refused refuse\n";
        for (int i = 1; i <= 9; ++i)
            access += "consumer c" + QByteArray::number(i) + " allow\n";
        write(u"access"_s, access);
        write(u"acl"_s, "user platform\ntopic readwrite #\nuser consumer\ntopic read meters/outbound/#\n"
                        "user device\ntopic write gateways/#\n");
        simulator::MosquittoOptions options;
        options.directory = path(u"broker"_s);
        options.tls = {certificate->certificateFile, certificate->keyFile, {}};
        options.extraPlainListener = true;
        options.passwordFile = path(u"passwords"_s);
        options.aclFile = path(u"acl"_s);
        options.pluginFile = QStringLiteral(INSITE_ACCESS_PLUGIN);
        options.pluginOptions = {{u"access_file"_s, path(u"access"_s)}};
        options.persistence = true;
        m_broker = std::make_unique<simulator::MosquittoProcess>(options);
        const auto started = m_broker->start();
        QVERIFY2(started, qPrintable(why(started)));
    }

    void everyProgramTellsItsVersionAndOptions()
    {
        QCOMPARE(run({u"--version"_s}).lines.value(0), QByteArray("insitectl " INSITE_VERSION));
        for (const QStringList &arguments : {QStringList{u"--help"_s},
                                             {u"record"_s, u"--help"_s},
                                             {u"publish"_s, u"--help"_s},
                                             {u"check"_s, u"--help"_s}}) {
            const Outcome outcome = run(arguments);
            QCOMPARE(outcome.exitCode, 0);
            QVERIFY(outcome.lines.value(0).startsWith("Usage: "));
        }
    }

    void badArgumentsAreTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("none") << QStringList();
        QTest::newRow("unknown command") << QStringList{u"sing"_s};
        QTest::newRow("no profile") << QStringList{u"record"_s};
        QTest::newRow("unknown option") << QStringList{u"record"_s, u"--loud"_s};
        QTest::newRow("a password as an argument") << QStringList{u"record"_s, u"--password"_s, u"x"_s};
        QTest::newRow("odd duration")
            << QStringList{u"record"_s, u"--profile"_s, u"p"_s, u"--duration"_s, u"-1"_s};
        QTest::newRow("odd count") << QStringList{u"record"_s, u"--profile"_s, u"p"_s, u"--max-readings"_s,
                                                  u"0"_s};
        QTest::newRow("missing profile") << QStringList{u"record"_s, u"--profile"_s, u"/nowhere"_s};
        QTest::newRow("export without database") << QStringList{u"export"_s};
        QTest::newRow("export from nonsense")
            << QStringList{u"export"_s, u"--database"_s, u"d"_s, u"--from"_s, u"noon"_s};
        QTest::newRow("export of no file") << QStringList{u"export"_s, u"--database"_s, u"/nowhere/d"_s};
        QTest::newRow("publish without meter") << QStringList{u"publish"_s, u"--profile"_s, u"/nowhere"_s};
    }

    void badArgumentsAreTold()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.said.trimmed().size() > 10);
    }

    void checkNamesKeysAndFiles()
    {
        QCOMPARE(run({u"check"_s, u"--profile"_s, profile()}).exitCode, 0);
        write(u"wrong.json"_s, R"({"name": "n", "role": "consumer", "customers": ["c"], "colour": 1})");
        const Outcome wrong = run({u"check"_s, u"--profile"_s, path(u"wrong.json"_s)});
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY(wrong.said.contains(u"colour: "_s) && wrong.said.contains(u"username: "_s));
        QCOMPARE(wrong.last().value(u"problems"_s).toArray().size(), 2);
        const Outcome noCa = run({u"check"_s, u"--profile"_s, profile({{u"caFile"_s, u"none.pem"_s}})});
        QCOMPARE(noCa.exitCode, 2);
        QVERIFY(noCa.said.contains(u"broker.caFile: "_s));
    }

    void recordPrintsEachReadingOnce()
    {
        Run recorder(path(u"home"_s), recordOf(profile(), {u"--max-readings"_s, u"3"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(recorder.hasSaid(u"Connected to localhost"_s), kPatienceMs);
        const QString topic = u"meters/outbound/c1/s1/m1"_s;
        publish({{topic, version2(1, 1.5)},
                 {topic, version2(1, 1.5)},
                 {topic, "rubbish"},
                 {topic, version2(2, 2)},
                 {topic, R"({"smarteo_payload_schema_version":3})"},
                 {topic, version2(3, 1e-7)}});
        const Outcome outcome = recorder.outcome();
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.lines.size(), 4);
        const QJsonObject first = QJsonDocument::fromJson(outcome.lines.first()).object();
        QCOMPARE(first.value(u"customer"_s).toString(), u"c1"_s);
        QCOMPARE(first.value(u"register"_s).toString(), u"12"_s);
        QCOMPARE(first.value(u"measuredFrom"_s).toString(), u"2023-01-01T12:01:00.000Z"_s);
        QCOMPARE(first.value(u"measuredAt"_s).toString(), u"2023-01-01T12:01:30.000Z"_s);
        QCOMPARE(first.value(u"value"_s).toDouble(), 1.5);
        const QJsonObject expected{
            {u"received"_s, 6}, {u"stored"_s, 3},    {u"duplicates"_s, 1}, {u"revisions"_s, 0},
            {u"unknown"_s, 1},  {u"malformed"_s, 1}, {u"reconnects"_s, 0}, {u"sessionRestored"_s, false}};
        QCOMPARE(outcome.last(), expected);
    }

    void whatTheBrokerQueuedMeanwhileArrives()
    {
        const QString file = profile();
        QCOMPARE(run(recordOf(file, {u"--duration"_s, u"2"_s})).exitCode, 0);
        QList<std::pair<QString, QByteArray>> messages;
        for (int minute = 0; minute < 60; ++minute)
            messages.append({u"meters/outbound/c1/s/m"_s, version2(minute, minute)});
        publish(messages);
        QVERIFY(m_broker->restart());
        const Outcome outcome = run(recordOf(file, {u"--max-readings"_s, u"60"_s}));
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.last().value(u"stored"_s).toInt(), 60);
        QCOMPARE(outcome.last().value(u"sessionRestored"_s).toBool(), true);
    }

    void whatWasCaughtUpIsTold()
    {
        const QString file = profile();
        QCOMPARE(run(recordOf(file, {u"--duration"_s, u"2"_s})).exitCode, 0);
        QList<std::pair<QString, QByteArray>> messages;
        for (int minute = 0; minute < 30; ++minute)
            messages.append({u"meters/outbound/c1/s/m"_s, version2(minute, minute)});
        messages.append(messages.first()); // a duplicate counts once
        publish(messages);
        Run recorder(path(u"home"_s), recordOf(file));
        QTRY_VERIFY_WITH_TIMEOUT(recorder.hasSaid(u"Caught up 30 readings, "_s), kPatienceMs);
        recorder.interrupt();
        const Outcome outcome = recorder.outcome();
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.said.count(u"Caught up "_s), 1);
        QVERIFY2(outcome.said.contains(u":00–"_s) && outcome.said.contains(u":29."_s),
                 qPrintable(outcome.said));
    }

    void theDatabaseKeepsEachReadingOnceAcrossRuns()
    {
        const QString file = profile();
        const QString database = path(u"readings.sqlite"_s);
        const QString topic = u"meters/outbound/c1/s/m"_s;
        for (int run = 0; run < 2; ++run) {
            Run recorder(path(u"home"_s), recordOf(file, {u"--database"_s, database}));
            QTRY_VERIFY_WITH_TIMEOUT(recorder.hasSaid(u"Connected to localhost"_s), kPatienceMs);
            publish({{topic, version2(1, 1)}, {topic, version2(2 + run, 2)}});
            // The session is asked to end while readings may still be on their way: the broker keeps those.
            recorder.interrupt();
            QCOMPARE(recorder.outcome().exitCode, 0);
        }
        const Outcome rest = run(recordOf(file, {u"--database"_s, database, u"--duration"_s, u"3"_s}));
        QCOMPARE(rest.exitCode, 0);
        const Outcome exported = run({u"export"_s, u"--database"_s, database, u"--format"_s, u"json"_s});
        QCOMPARE(exported.exitCode, 0);
        QCOMPARE(exported.lines.size(), 3);
        const Outcome csv =
            run({u"export"_s, u"--database"_s, database, u"--from"_s, u"2023-01-01T12:03:00Z"_s});
        QCOMPARE(csv.exitCode, 0);
        QCOMPARE(csv.lines.size(), 2); // with the header
    }

    void whatAnEarlierReleaseDidNotUnderstandIsDecoded()
    {
        const QString file = profile();
        const QString database = path(u"understood.sqlite"_s);
        const QStringList arguments = recordOf(file, {u"--database"_s, database, u"--duration"_s, u"1"_s});
        QCOMPARE(run(arguments).exitCode, 0);
        {
            auto connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"earlier"_s);
            connection.setDatabaseName(database);
            QVERIFY(connection.open());
            QSqlQuery query(connection);
            // As a release would have kept it that did not know version 2 yet; and one that nobody knows.
            QVERIFY(query.prepare(u"INSERT INTO unknown (topic, payload, received_at, reason)"
                                  " VALUES ('meters/outbound/c1/s/m', ?, 1672574400000, ?)"_s));
            query.addBindValue(
                QVariantList{version2(7, 7.5), QByteArray(R"({"smarteo_payload_schema_version": 3})")});
            query.addBindValue(QVariantList{u"2"_s, u"3"_s});
            QVERIFY(query.execBatch());
            QVERIFY(query.exec(u"UPDATE sums SET unknown = unknown + 2"_s));
        }
        QSqlDatabase::removeDatabase(u"earlier"_s);
        QCOMPARE(run(arguments).exitCode, 0);
        const Outcome exported = run({u"export"_s, u"--database"_s, database, u"--format"_s, u"json"_s});
        QCOMPARE(exported.lines.size(), 1);
        QVERIFY2(exported.lines.at(0).contains("7.5"), exported.lines.at(0).constData());
    }

    void aSessionIsResetWhenAsked()
    {
        const QString file = profile();
        QCOMPARE(run(recordOf(file, {u"--duration"_s, u"2"_s})).exitCode, 0);
        publish({{u"meters/outbound/c1/s/m"_s, version2(1, 1)}});
        Run recorder(path(u"home"_s), recordOf(file, {u"--reset-session"_s, u"--max-readings"_s, u"1"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(recorder.hasSaid(u"Connected to localhost"_s), kPatienceMs);
        publish({{u"meters/outbound/c1/s/m"_s, version2(2, 2)}});
        const Outcome outcome = recorder.outcome();
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.lines.value(0).contains("12:02:30")); // what was queued is gone, as --help says
        QCOMPARE(outcome.last().value(u"reconnects"_s).toInt(), 0);
    }

    void aBrokerRestartIsSurvived()
    {
        Run recorder(path(u"home"_s), recordOf(profile()));
        QTRY_VERIFY_WITH_TIMEOUT(recorder.hasSaid(u"Connected to localhost"_s), kPatienceMs);
        publish({{u"meters/outbound/c1/s/m"_s, version2(1, 1)}});
        QVERIFY(m_broker->restart());
        publish({{u"meters/outbound/c1/s/m"_s, version2(2, 2)}});
        QByteArray printed;
        QTRY_VERIFY_WITH_TIMEOUT((printed += recorder.readAllStandardOutput()).count('\n') == 2, kPatienceMs);
        recorder.interrupt();
        const Outcome outcome = recorder.outcome();
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.last().value(u"stored"_s).toInt(), 2);
        QCOMPARE(outcome.last().value(u"reconnects"_s).toInt(), 1);
        QVERIFY(outcome.said.contains(u"ended the connection"_s));
    }

    void aRefusedCustomerIsSetAsideWhileTheOthersFlow_data()
    {
        QTest::addColumn<QString>("customer");
        QTest::newRow("kicked") << u"forbidden"_s;
        QTest::newRow("SUBACK 0x80") << u"refused"_s;
    }

    void aRefusedCustomerIsSetAsideWhileTheOthersFlow()
    {
        QFETCH(QString, customer);
        Run recorder(path(u"home"_s),
                     recordOf(profile({}, {u"c1"_s, customer, u"c2"_s}), {u"--max-readings"_s, u"2"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(recorder.hasSaid(u"Connected to localhost"_s), kPatienceMs);
        QVERIFY(recorder.hasSaid(u"customer %1 "_s.arg(customer)));
        publish(
            {{u"meters/outbound/c1/s/m"_s, version2(1, 1)}, {u"meters/outbound/c2/s/m"_s, version2(1, 1)}});
        const Outcome outcome = recorder.outcome();
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.last().value(u"reconnects"_s).toInt() <= 3, qPrintable(outcome.said));
        QString sentence;
        for (const QString &line : outcome.said.split(u'\n')) {
            if (line.contains(u"customer %1 "_s.arg(customer)))
                sentence = line;
        }
        remember(u"customer %1"_s.arg(customer), {0, sentence, {}});
    }

    void aKickedCustomerAmongTen()
    {
        QStringList customers;
        for (int i = 1; i <= 9; ++i)
            customers.append(u"c%1"_s.arg(i));
        customers.insert(4, u"forbidden"_s);
        Run recorder(path(u"home"_s), recordOf(profile({}, customers), {u"--max-readings"_s, u"27"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(recorder.hasSaid(u"Connected to localhost"_s), kPatienceMs);
        for (int minute = 1; minute <= 3; ++minute) {
            QList<std::pair<QString, QByteArray>> messages;
            for (const QString &customer : std::as_const(customers))
                messages.append({u"meters/outbound/%1/s/m"_s.arg(customer), version2(minute, minute)});
            publish(messages);
        }
        const Outcome outcome = recorder.outcome();
        QCOMPARE(outcome.exitCode, 0);
        QHash<QString, int> arrived;
        for (const QByteArray &line : outcome.lines.mid(0, outcome.lines.size() - 1))
            ++arrived[QJsonDocument::fromJson(line).object().value(u"customer"_s).toString()];
        for (const QString &customer : std::as_const(customers))
            QCOMPARE(arrived.value(customer), customer == "forbidden"_L1 ? 0 : 3);
        // One is named, once, and the way there took two kicks.
        QCOMPARE(outcome.said.count(u"customer forbidden "_s), 1);
        QCOMPARE(outcome.said.count(u"it was set aside"_s), 1);
        QVERIFY2(outcome.last().value(u"reconnects"_s).toInt() <= 3, qPrintable(outcome.said));
    }

    void noAccessAtAllEndsIt_data()
    {
        QTest::addColumn<QString>("customer");
        QTest::newRow("kicked") << u"forbidden"_s;
        QTest::newRow("SUBACK 0x80") << u"refused"_s;
    }

    void noAccessAtAllEndsIt()
    {
        QFETCH(QString, customer);
        const Outcome outcome = run(recordOf(profile({}, {customer})));
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY(outcome.said.contains(u"none of the customers"_s));
        QVERIFY(outcome.last().contains(u"received"_s));
    }

    void aWrongPassword()
    {
        write(u"wrong"_s, "wrong");
        const Outcome outcome =
            run({u"record"_s, u"--profile"_s, profile(), u"--password-file"_s, path(u"wrong"_s)});
        QCOMPARE(outcome.exitCode, 3);
        remember(u"wrong password"_s, outcome);
    }

    void aWrongAuthority()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(u"other"_s));
        const auto other = simulator::CertificateAuthority::create(path(u"other"_s), u"Another authority"_s);
        QVERIFY2(other, qPrintable(why(other)));
        const Outcome outcome = run(recordOf(profile({{u"caFile"_s, other->certificateFile()}})));
        QCOMPARE(outcome.exitCode, 1);
        remember(u"wrong CA"_s, outcome);
        const Outcome system = run(recordOf(profile({{u"caFile"_s, QJsonValue::Null}})));
        QCOMPARE(system.exitCode, 1);
        remember(u"CA not among the system's"_s, system);
    }

    void aFileThatIsNoAuthority()
    {
        write(u"empty.pem"_s, "nothing\n");
        const Outcome outcome = run(recordOf(profile({{u"caFile"_s, path(u"empty.pem"_s)}})));
        QCOMPARE(outcome.exitCode, 2);
        remember(u"no CA in the file"_s, outcome);
    }

    void aCertificateThatDoesNotFit_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("fromDays");
        QTest::addColumn<int>("toDays");
        QTest::newRow("host mismatch") << u"elsewhere.example"_s << -1 << 30;
        QTest::newRow("expired") << u"localhost"_s << -30 << -1;
        QTest::newRow("not yet valid") << u"localhost"_s << 1 << 30;
    }

    void aCertificateThatDoesNotFit()
    {
        QFETCH(QString, host);
        QFETCH(int, fromDays);
        QFETCH(int, toDays);
        const QString tag = QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'_');
        QVERIFY(QDir(m_folder.path()).mkpath(tag));
        const auto ca = simulator::CertificateAuthority::create(path(tag));
        QVERIFY2(ca, qPrintable(why(ca)));
        const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        const auto certificate = ca->issue(
            {u"broker"_s, {host}, {}, now + std::chrono::days(fromDays), now + std::chrono::days(toDays)});
        QVERIFY2(certificate, qPrintable(why(certificate)));
        simulator::MosquittoOptions options;
        options.directory = path(tag);
        options.tls = {certificate->certificateFile, certificate->keyFile, {}};
        simulator::MosquittoProcess broker(options);
        const auto started = broker.start();
        QVERIFY2(started, qPrintable(why(started)));
        const Outcome outcome =
            run(recordOf(profile({{u"port"_s, broker.port()}, {u"caFile"_s, ca->certificateFile()}})));
        QCOMPARE(outcome.exitCode, 1);
        remember(tag, outcome);
    }

    void aClosedPort()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const int port = server.serverPort();
        server.close();
        const Outcome outcome = run(recordOf(profile({{u"port"_s, port}}), {u"--duration"_s, u"3"_s}));
        QCOMPARE(outcome.exitCode, 1);
        remember(u"closed port"_s, outcome);
        QCOMPARE(outcome.said.count(u'\n'), 1); // said once, not at each attempt
    }

    void aHostThatDoesNotExist()
    {
        const Outcome outcome =
            run(recordOf(profile({{u"host"_s, u"no-such-host.invalid"_s}}), {u"--duration"_s, u"3"_s}));
        QCOMPARE(outcome.exitCode, 1);
        remember(u"unknown host"_s, outcome);
    }

    void aBrokerThatSaysNothing()
    {
        QTcpServer silent; // accepts (the system does), and nobody answers the TLS handshake
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const Outcome handshake =
            run(recordOf(profile({{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, silent.serverPort()}}),
                         {u"--duration"_s, u"12"_s}));
        QCOMPARE(handshake.exitCode, 1);
        remember(u"silent before TLS"_s, handshake);
    }

    void aBrokerThatSaysNothingAfterTls()
    {
        QFile certificate(path(u"broker.pem"_s));
        QFile key(path(u"broker.key"_s));
        QVERIFY(certificate.open(QIODevice::ReadOnly) && key.open(QIODevice::ReadOnly));
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(&certificate));
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        QSslServer silent;
        silent.setSslConfiguration(configuration);
        int handshakes = 0;
        connect(&silent, &QTcpServer::pendingConnectionAvailable, &silent, [&] { ++handshakes; });
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Run recorder(path(u"home"_s),
                     recordOf(profile({{u"port"_s, silent.serverPort()}}), {u"--duration"_s, u"12"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(recorder.state(), QProcess::NotRunning, kPatienceMs);
        const Outcome outcome = recorder.outcome();
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(handshakes == 1 || handshakes == 2, qPrintable(QString::number(handshakes)));
        remember(u"silent after TLS"_s, outcome);
    }

    void aPortThatDoesNotSpeakTls()
    {
        const Outcome outcome =
            run(recordOf(profile({{u"port"_s, m_broker->plainPort()}}), {u"--duration"_s, u"3"_s}));
        QCOMPARE(outcome.exitCode, 1);
        remember(u"no TLS"_s, outcome);
    }

    void aSecondStart()
    {
        const QString file = profile();
        Run first(path(u"home"_s), recordOf(file));
        QTRY_VERIFY_WITH_TIMEOUT(first.hasSaid(u"Connected to localhost"_s), kPatienceMs);
        const Outcome second = run(recordOf(file));
        QCOMPARE(second.exitCode, 1);
        QVERIFY2(second.said.contains(QString::number(first.processId())), qPrintable(second.said));
        remember(u"already running"_s, second);
        QVERIFY(!first.hasSaid(u"ended the connection"_s));
    }

    void noPasswordAnywhere()
    {
        const Outcome outcome = run({u"record"_s, u"--profile"_s, profile()});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.said.contains(u"--password-file"_s));
    }

    void anOpenPasswordFile()
    {
        write(u"open"_s, "secret");
        QVERIFY(QFile::setPermissions(path(u"open"_s), QFile::ReadOwner | QFile::ReadOther));
        const Outcome outcome =
            run({u"record"_s, u"--profile"_s, profile(), u"--password-file"_s, path(u"open"_s)});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(!outcome.said.contains(u"secret\""_s));
    }

    void publishSaysWhatAnAcknowledgementMeans()
    {
        const QJsonObject json{{u"name"_s, u"Device"_s},
                               {u"role"_s, u"device"_s},
                               {u"broker"_s, QJsonObject{{u"host"_s, u"localhost"_s},
                                                         {u"port"_s, m_broker->port()},
                                                         {u"caFile"_s, m_caFile}}},
                               {u"username"_s, u"device"_s},
                               {u"gateway"_s, QJsonObject{{u"baseTopic"_s, u"gateways/generic/42/p"_s}}}};
        write(u"device.json"_s, QJsonDocument(json).toJson());
        const QStringList publishing{
            u"publish"_s,   u"--profile"_s, path(u"device.json"_s), u"--password-file"_s, path(u"password"_s),
            u"--utility"_s, u"Water"_s,     u"--meter"_s,           u"Toilets"_s,         u"--register"_s,
            u"10"_s};
        const Outcome taken = run(publishing + QStringList{u"--value"_s, u"123.456"_s});
        QVERIFY2(taken.exitCode == 0, qPrintable(taken.said));
        QVERIFY(taken.said.contains(u"That is all an acknowledgement says"_s));
        QCOMPARE(taken.last().value(u"topic"_s).toString(), u"gateways/generic/42/p/Water/Toilets/10"_s);
        QCOMPARE(taken.last().value(u"outcome"_s).toString(), u"acknowledged"_s);
        QCOMPARE(run(publishing + QStringList{u"--value"_s, u"1,5"_s}).exitCode, 2);

        m_broker->suspend(); // accepts, and says nothing
        const Outcome late = run(publishing + QStringList{u"--value"_s, u"1"_s, u"--timeout"_s, u"2"_s});
        m_broker->resume();
        QCOMPARE(late.exitCode, 1);
        QCOMPARE(late.last().value(u"outcome"_s).toString(), u"expired"_s);
    }

    void standardOutputThatIsGone()
    {
        QProcess shell;
        QStringList command{QStringLiteral(INSITE_BINARY_DIR "/insitectl")};
        command += recordOf(profile());
        shell.setProgram(u"sh"_s);
        shell.setArguments(QStringList{u"-c"_s, u"exec \"$@\" >/dev/full"_s, u"sh"_s} + command);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, path(u"home"_s));
        shell.setProcessEnvironment(environment);
        shell.start();
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += shell.readAllStandardError()).contains("Connected to"),
                                 kPatienceMs);
        publish({{u"meters/outbound/c1/s/m"_s, version2(1, 1)}});
        QTRY_COMPARE_WITH_TIMEOUT(shell.state(), QProcess::NotRunning, kPatienceMs);
        said += shell.readAllStandardError();
        QVERIFY2(shell.exitCode() == 4, said.constData());
    }
};

QTEST_GUILESS_MAIN(TestInsitectl)
#include "tst_insitectl.moc"
