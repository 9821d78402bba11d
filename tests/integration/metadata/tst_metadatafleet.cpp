// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "metadata/catalogue.h"
#include "metadata/cataloguefiles.h"
#include "metadata/client.h"
#include "readings/memorystore.h"
#include "readings/recorder.h"
#include "session/ingestthread.h"
#include "simulator/certificateauthority.h"
#include "simulator/metadataapi.h"
#include "support/dialectfile.h"
#include "support/simulatorprocess.h"
#include "support/why.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::metadata;

namespace {

constexpr int kMeters = 5000;
constexpr int kRegistersOfMeter = 4;
constexpr int kPatience = 120'000;
const QByteArray kToken = "fleet-token";
const QString kCustomer = u"1041"_s;

simulator::Catalogue fleet()
{
    simulator::Catalogue catalogue;
    catalogue.customers = {{kCustomer, u"Nordlys"_s, simulator::Access::Allow}};
    catalogue.registerTypes = {{2, u"Accumulated energy consumption"_s, {}}, {301, u"Power"_s, u"kW"_s}};
    for (int i = 0; i < 50; ++i)
        catalogue.installations.append(
            {u"i%1"_s.arg(i), u"Site %1"_s.arg(i), kCustomer, {{u"built"_s, u"1999"_s}}});
    for (int i = 0; i < kMeters; ++i) {
        simulator::Meter meter;
        meter.id = u"m%1"_s.arg(i);
        meter.name = u"Meter %1"_s.arg(i);
        meter.customer = kCustomer;
        meter.installation = u"i%1"_s.arg(i % 50);
        meter.parent = i < 50 ? QString() : u"m%1"_s.arg(i % 50);
        catalogue.meters.append(meter);
        for (int id = 0; id < kRegistersOfMeter; ++id)
            catalogue.registers.append({QString::number(id), meter.id, id == 0 ? 2 : 301, {}, {}});
    }
    return catalogue;
}

} // namespace

class TestMetadataFleet : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto authority = simulator::CertificateAuthority::create(m_folder.path());
        QVERIFY(authority);
        const auto certificate = authority->issueForLoopback(u"server"_s);
        QVERIFY(certificate);
        m_api = std::make_unique<simulator::MetadataApi>(simulator::MetadataApi::Options{
            certificate->certificateFile, certificate->keyFile, kToken, 100'000, 100'000.0});
        QVERIFY(m_api->start());
        m_api->setCatalogue(fleet());
        const QString dialect =
            test::writeLargeSiteDialect(m_folder.filePath(u"dialect.json"_s), 60000, true);
        QVERIFY(!dialect.isEmpty());
        m_profile.name = u"Fleet"_s;
        m_profile.customers = {CustomerId(kCustomer)};
        m_profile.metadata = settings::Metadata{u"https://127.0.0.1:%1"_s.arg(m_api->port()),
                                                authority->certificateFile(), dialect};
        m_files.setMaxThreadCount(1);
    }

    void manyAreFetchedWithProgress()
    {
        Client client(m_profile, m_folder.path(), m_clock);
        QSignalSpy progressed(&client, &Client::progressed);
        const PullReport report = pull(client, {});
        QVERIFY2(report.failures.isEmpty(), qPrintable(report.failures.value(0).sentence));
        const ApiCustomer customer = report.catalogue.customers.value(CustomerId(kCustomer));
        QCOMPARE(customer.meters.size(), kMeters);
        qsizetype registers = 0;
        for (const auto &ofMeter : customer.registers)
            registers += ofMeter.size();
        QCOMPARE(registers, kMeters * kRegistersOfMeter);
        QCOMPARE(customer.installations.value(u"i7"_s).labels.value(u"built"_s), u"1999"_s);
        bool isAmountTold = false;
        for (const auto &signal : progressed) {
            const auto progress = signal.first().value<Progress>();
            isAmountTold |= progress.phase == Progress::Phase::Registers &&
                            progress.total == kMeters * kRegistersOfMeter && progress.done > 0;
        }
        QVERIFY(isAmountTold);
    }

    void aSecondStartAsksOnlyWhetherAnythingChanged()
    {
        const qint64 before = m_api->requestCount();
        const qint64 unchangedBefore = m_api->unchangedCount();
        const ApiCatalogue kept = loadCatalogue(m_folder.path()).api;
        QCOMPARE(kept.customers.value(CustomerId(kCustomer)).meters.size(), kMeters);
        Client client(m_profile, m_folder.path(), m_clock);
        const PullReport report = pull(client, kept);
        QVERIFY(report.failures.isEmpty());
        QVERIFY(m_api->requestCount() > before);
        QCOMPARE(m_api->unchangedCount() - unchangedBefore, m_api->requestCount() - before);
        QCOMPARE(report.catalogue.customers, kept.customers);
    }

    void noOtherThreadIsNeeded()
    {
        QTemporaryDir empty;
        Client client(m_profile, empty.path(), m_clock);
        QSignalSpy pulled(&client, &Client::pulled);
        const qint64 before = m_api->requestCount();
        client.pull({QString::fromLatin1(kToken), {}, {}}, {}, true);
        // This thread, the window's, does nothing at all meanwhile: no event of it is needed, so nothing of
        // the fetching, parsing and keeping can ever make it wait.
        QDeadlineTimer patience(kPatience);
        while (!QFile::exists(empty.filePath(u"api.json"_s)) && !patience.hasExpired())
            QThread::yieldCurrentThread();
        QVERIFY(m_api->requestCount() - before > kMeters * kRegistersOfMeter / 200);
        QVERIFY(pulled.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(pulled.size(), 1, kPatience);
    }

    void readingsFlowMeanwhile()
    {
        test::SimulatorProcess simulator({u"--registers"_s, u"50"_s, u"--rate"_s, u"0"_s});
        const auto started = simulator.start();
        QVERIFY2(started, qPrintable(test::why(started)));
        session::IngestThread thread;
        readings::Recorder recorder(thread, std::make_unique<readings::MemoryStore>(), nullptr, m_clock);
        recorder.start(settings::loadProfile(simulator.filePath(u"consumer.json"_s)).value(),
                       simulator.fileText(u"consumer.password"_s));
        QTRY_COMPARE_WITH_TIMEOUT(recorder.state().phase, session::Phase::Connected, kPatience);
        const qint64 received = recorder.totals().received;

        QTemporaryDir empty;
        Client client(m_profile, empty.path(), m_clock);
        QSignalSpy pulled(&client, &Client::pulled);
        simulator.send(u"burst 5000"_s);
        client.pull({QString::fromLatin1(kToken), {}, {}}, {}, true);
        const auto burst = simulator.answerTo(u"burst 5000"_s);
        QVERIFY2(burst, qPrintable(test::why(burst)));
        // Whatever order they end in, each is whole: neither takes anything of the other's.
        const int messages = burst->value("messages"_L1).toInt();
        QTRY_COMPARE_WITH_TIMEOUT(recorder.totals().received - received, qint64(messages), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(pulled.size(), 1, kPatience);
        QVERIFY(pulled.first().first().value<PullReport>().failures.isEmpty());
        QSignalSpy stopped(&recorder, &readings::Recorder::stopped);
        recorder.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, kPatience);
    }

    void insitectlPullsAndShows()
    {
        const Run pull = insitectl({u"metadata"_s, u"pull"_s, u"--token-file"_s, tokenFile(kToken)});
        QVERIFY2(pull.exitCode == 0, pull.said.constData());
        QVERIFY(pull.said.contains("assumption"));
        const QJsonObject told = QJsonDocument::fromJson(pull.lines.constLast()).object();
        QCOMPARE(told.value("meters"_L1).toInt(), kMeters);
        QCOMPARE(told.value("registers"_L1).toInt(), kMeters * kRegistersOfMeter);
        QVERIFY(told.value("failures"_L1).toArray().isEmpty());

        const Run again = insitectl({u"metadata"_s, u"pull"_s, u"--token-file"_s, tokenFile(kToken)});
        const QJsonObject second = QJsonDocument::fromJson(again.lines.constLast()).object();
        QCOMPARE(second.value("unchanged"_L1), second.value("requests"_L1));

        const Run show = insitectl({u"metadata"_s, u"show"_s});
        QCOMPARE(show.exitCode, 0);
        QCOMPARE(show.lines.size(), kMeters * kRegistersOfMeter);
        const QJsonObject first = QJsonDocument::fromJson(show.lines.constFirst()).object();
        QCOMPARE(first.value("meterName"_L1).toString(), u"Meter 0"_s);
        QCOMPARE(first.value("name"_L1).toString(), u"Accumulated energy consumption"_s);
        QVERIFY(!first.contains("unit"_L1)); // unknown stays unknown
        QCOMPARE(first.value("origins"_L1).toObject().value("kind"_L1).toString(), u"shipped"_s);

        const Run refused =
            insitectl({u"metadata"_s, u"pull"_s, u"--token-file"_s, tokenFile("wrong-token")});
        QCOMPARE(refused.exitCode, 3);
        QVERIFY(refused.said.contains("does not accept the access token"));
        QVERIFY(!QByteArray(refused.said + refused.lines.join()).contains("wrong-token"));
        QCOMPARE(insitectl({u"metadata"_s, u"show"_s}).lines.size(), show.lines.size()); // nothing is lost

        const Run none = insitectl({u"metadata"_s, u"pull"_s});
        QCOMPARE(none.exitCode, 2);
        QVERIFY(none.said.contains("--token-file"));
        QCOMPARE(insitectl({u"metadata"_s, u"fetch"_s}).exitCode, 2);

        QFile dialect(m_profile.metadata->dialectFile);
        QVERIFY(dialect.open(QIODevice::ReadOnly));
        QCOMPARE(insitectl({u"check"_s}).exitCode, 0);
        QFile wrong(m_folder.filePath(u"wrong.json"_s));
        QVERIFY(wrong.open(QIODevice::WriteOnly));
        wrong.write(dialect.readAll().replace("\"items\": \"/items\"", "\"items\": \"items\""));
        wrong.close();
        const QString right = std::exchange(m_profile.metadata->dialectFile, wrong.fileName());
        const Run check = insitectl({u"check"_s});
        m_profile.metadata->dialectFile = right;
        QCOMPARE(check.exitCode, 2);
        QVERIFY2(check.said.contains("metadata.dialectFile: lists.customers.items"), check.said.constData());
    }

    void itCanBeCancelled()
    {
        QTemporaryDir empty;
        Client client(m_profile, empty.path(), m_clock);
        QSignalSpy progressed(&client, &Client::progressed);
        QSignalSpy pulled(&client, &Client::pulled);
        connect(&client, &Client::progressed, &client, [&client](const Progress &progress) {
            if (progress.phase == Progress::Phase::Registers)
                client.cancel();
        });
        client.pull({QString::fromLatin1(kToken), {}, {}}, {}, true);
        QTRY_COMPARE_WITH_TIMEOUT(pulled.size(), 1, kPatience);
        const auto report = pulled.first().first().value<PullReport>();
        QVERIFY(report.wasCancelled);
        QVERIFY(!report.catalogue.fetchedAt);
        // The lists that had come whole are kept.
        QCOMPARE(report.catalogue.customers.value(CustomerId(kCustomer)).meters.size(), kMeters);
    }

    void withTheApiDownAllThatWasKnownIsShown()
    {
        m_api.reset();
        Catalogue catalogue(m_folder.path(), m_files);
        QTRY_VERIFY(catalogue.isLoaded());
        Patience patience;
        patience.attempts = 1;
        Client client(m_profile, m_folder.path(), m_clock, patience);
        const PullReport report = pull(client, catalogue.api());
        QCOMPARE(report.failures.size(), 1);
        catalogue.setApi(report.catalogue);
        QCOMPARE(catalogue.knownMeters(CustomerId(kCustomer)).size(), kMeters);
        const RegisterPlace place{CustomerId(kCustomer), MeterId(u"m4999"_s), RegisterId(u"3"_s)};
        QCOMPARE(catalogue.registerFacts(place).name.value, u"Power"_s);
        QCOMPARE(catalogue.registerFacts(place).unit.value, u"kW"_s);
        QCOMPARE(catalogue.meterFacts(CustomerId(kCustomer), MeterId(u"m4999"_s)).parent.value,
                 MeterId(u"m49"_s));
        // And on disk, for a start without it.
        QCOMPARE(loadCatalogue(m_folder.path()).api.customers, catalogue.api().customers);
    }

private:
    struct Run
    {
        int exitCode = -1;
        QByteArray said;
        QByteArrayList lines; ///< Of standard output.
    };

    Run insitectl(const QStringList &arguments)
    {
        QJsonObject metadata{{u"baseUrl"_s, m_profile.metadata->baseUrl},
                             {u"caFile"_s, m_profile.metadata->caFile},
                             {u"dialectFile"_s, m_profile.metadata->dialectFile}};
        const QJsonObject profile{{u"name"_s, u"Fleet"_s},
                                  {u"role"_s, u"consumer"_s},
                                  {u"username"_s, u"alice"_s},
                                  {u"customers"_s, QJsonArray{kCustomer}},
                                  {u"metadata"_s, metadata}};
        QFile file(m_folder.filePath(u"profile.json"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(profile).toJson()) < 0)
            return {};
        file.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"home"_s));
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(INSITE_BINARY_DIR "/insitectl"),
                      arguments + QStringList{u"--profile"_s, file.fileName()});
        if (!process.waitForFinished(kPatience)) // the API answers on threads of its own
            return {};
        return {process.exitCode(), process.readAllStandardError(),
                process.readAllStandardOutput().trimmed().split('\n')};
    }

    QString tokenFile(const QByteArray &token)
    {
        QFile file(m_folder.filePath(u"token"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(token) < 0)
            return {};
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return file.fileName();
    }

    PullReport pull(Client &client, const ApiCatalogue &known)
    {
        QSignalSpy pulled(&client, &Client::pulled);
        client.pull({QString::fromLatin1(kToken), {}, {}}, known, false);
        if (!QTest::qWaitFor([&] { return !pulled.isEmpty(); }, kPatience))
            return {{}, {{FailureKind::Setup, u"It did not end."_s}}, {}, false};
        return pulled.first().first().value<PullReport>();
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    QThreadPool m_files;
    std::unique_ptr<simulator::MetadataApi> m_api;
    settings::Profile m_profile;
};

QTEST_GUILESS_MAIN(TestMetadataFleet)
#include "tst_metadatafleet.moc"
