// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "metadata/catalogue.h"
#include "metadata/cataloguefiles.h"
#include "metadata/client.h"
#include "metadata/resources.h"
#include "simulator/certificateauthority.h"
#include "simulator/metadataapi.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
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
        // The shipped dialect with small pages, so that there are many.
        QJsonObject dialect = QJsonDocument::fromJson(resource(u"dialect.json"_s)).object();
        dialect.insert(u"manners"_s, QJsonObject{{u"requestsPerMinute"_s, 60000}});
        QJsonObject paging = dialect.value("paging"_L1).toObject();
        paging.insert(u"size"_s, 200);
        dialect.insert(u"paging"_s, paging);
        QFile file(m_folder.filePath(u"dialect.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(dialect).toJson());
        m_profile.name = u"Fleet"_s;
        m_profile.customers = {CustomerId(kCustomer)};
        m_profile.metadata = settings::Metadata{u"https://127.0.0.1:%1"_s.arg(m_api->port()),
                                                authority->certificateFile(), file.fileName()};
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
