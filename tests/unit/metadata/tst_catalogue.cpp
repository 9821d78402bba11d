// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/catalogue.h"
#include "metadata/cataloguefiles.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace insite;
using namespace insite::metadata;

namespace {

const CustomerId kCustomer(u"nordlys"_s);
const MeterId kMeter(u"meter-1"_s);

RegisterPlace place(const QString &registerId)
{
    return {kCustomer, kMeter, RegisterId(registerId)};
}

RegisterKey key(const QString &registerId, const QString &subscription = u"s"_s)
{
    return {kCustomer, SubscriptionId(subscription), kMeter, RegisterId(registerId)};
}

/// One customer with a main meter, two below it, and one register of which everything is told.
ApiCatalogue told()
{
    ApiCustomer customer;
    customer.name = u"Nordlys AS"_s;
    customer.installations.insert(u"hall"_s,
                                  {u"hall"_s, u"Hall 4"_s, {{u"city"_s, u"Bodø"_s}, {u"floor"_s, u"0"_s}}});
    customer.meters.insert(
        kMeter,
        {kMeter, u"Cooling"_s, MeterId(u"main"_s), u"hall"_s, u"Electrical"_s, {{u"floor"_s, u"2"_s}}});
    customer.meters.insert(MeterId(u"main"_s), {MeterId(u"main"_s), u"Main supply"_s, {}, u"hall"_s, {}, {}});
    ApiRegister power;
    power.id = u"12"_s;
    power.type = u"312"_s;
    power.unit = u"kW"_s;
    customer.registers[kMeter].insert(RegisterId(u"12"_s), power);
    ApiCatalogue api;
    api.customers.insert(kCustomer, customer);
    ApiRegister type;
    type.id = u"312"_s;
    type.name = u"Active power"_s;
    type.unit = u"W"_s;
    type.kind = RegisterKind::Instant;
    type.decimals = 1;
    type.expectedInterval = 60s;
    api.types.insert(type.id, type);
    api.fetchedAt = Instant(1'700'000'000'000ms);
    return api;
}

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_files.setMaxThreadCount(1); }

    void nothingIsInventedAboutUnknownRegisters()
    {
        const Catalogue catalogue;
        QCOMPARE(catalogue.registerFacts(key(u"4711"_s)), RegisterFacts());
        QCOMPARE(catalogue.meterFacts(kCustomer, kMeter), MeterFacts());
        QVERIFY(!catalogue.registerFacts(key(u"4711"_s)).unitOrNothing());
    }

    void shippedTypesHaveNoUnit()
    {
        const Catalogue catalogue;
        const RegisterFacts energy = catalogue.registerFacts(key(u"2"_s));
        QCOMPARE(energy.name.value, u"Accumulated energy consumption"_s);
        QCOMPARE(energy.name.origin, Origin::Shipped);
        QCOMPARE(energy.kind.value, RegisterKind::Counter);
        QVERIFY(!energy.unit.isKnown());
        // The specification gives 10 no name: only where it is met.
        QVERIFY(!catalogue.registerFacts(key(u"10"_s)).name.isKnown());
        QVERIFY(catalogue.shippedNote(place(u"10"_s)).contains(u"Water"_s));
        QVERIFY(!catalogue.registerFacts(key(u"10"_s)).unit.isKnown());
    }

    void aPersonWinsOverTheApiAndThatOverWhatIsShipped()
    {
        Catalogue catalogue;
        ApiCatalogue api = told();
        ApiRegister energy;
        energy.id = u"2"_s;
        energy.name = u"Imported energy"_s;
        energy.unit = u"kWh"_s;
        api.customers[kCustomer].registers[kMeter].insert(RegisterId(u"2"_s), energy);
        catalogue.setApi(api);
        QCOMPARE(catalogue.registerFacts(key(u"2"_s)).name.value, u"Imported energy"_s);
        QCOMPARE(catalogue.registerFacts(key(u"2"_s)).kind.origin, Origin::Shipped); // the API says nothing

        QVERIFY(catalogue.setOwnRegister(place(u"2"_s), {.alias = u"Lights"_s, .unit = u"MWh"_s}));
        const RegisterFacts facts = catalogue.registerFacts(key(u"2"_s));
        QCOMPARE(facts.name.value, u"Lights"_s);
        QCOMPARE(facts.unit.value, u"MWh"_s);
        QCOMPARE(facts.unit.origin, Origin::Person);
        // Under every subscription.
        QCOMPARE(catalogue.registerFacts(key(u"2"_s, u"another"_s)).unit.value, u"MWh"_s);

        QVERIFY(catalogue.setOwnRegister(place(u"2"_s), {}));
        QCOMPARE(catalogue.registerFacts(key(u"2"_s)).name.value, u"Imported energy"_s);
    }

    void aRegistersOwnWordGoesBeforeItsTypes()
    {
        Catalogue catalogue;
        catalogue.setApi(told());
        const RegisterFacts facts = catalogue.registerFacts(key(u"12"_s));
        QCOMPARE(facts.unit.value, u"kW"_s);
        QCOMPARE(facts.name.value, u"Active power"_s);
        QCOMPARE(facts.kind.value, RegisterKind::Instant);
        QCOMPARE(facts.decimals.value, 1);
        QCOMPARE(facts.expectedInterval.value, 60s);
        QVERIFY(!facts.limits.isKnown());
    }

    void metersHaveParentInstallationAndLabels()
    {
        Catalogue catalogue;
        catalogue.setApi(told());
        const MeterFacts facts = catalogue.meterFacts(kCustomer, kMeter);
        QCOMPARE(facts.name.value, u"Cooling"_s);
        QCOMPARE(facts.parent.value, MeterId(u"main"_s));
        QCOMPARE(facts.installationName.value, u"Hall 4"_s);
        QCOMPARE(facts.utility.value, u"Electrical"_s);
        QCOMPARE(facts.labels, (QMap<QString, QString>{{u"city"_s, u"Bodø"_s}, {u"floor"_s, u"2"_s}}));
        QVERIFY(!catalogue.meterFacts(kCustomer, MeterId(u"main"_s)).parent.isKnown());
        QCOMPARE(catalogue.customerName(kCustomer).value, u"Nordlys AS"_s);
        QCOMPARE(catalogue.knownMeters(kCustomer).size(), 2);
        QCOMPARE(catalogue.knownMeters(CustomerId(u"other"_s)).size(), 0);
        QCOMPARE(catalogue.knownRegisters(kCustomer, kMeter), QList{RegisterId(u"12"_s)});
    }

    void parentsNeverLeadInACircle()
    {
        ApiCustomer customer;
        const auto add = [&customer](const QString &id, const QString &parent) {
            customer.meters.insert(MeterId(id), {MeterId(id), {}, MeterId(parent), {}, {}, {}});
        };
        add(u"a"_s, u"b"_s);
        add(u"b"_s, u"c"_s);
        add(u"c"_s, u"a"_s);
        add(u"self"_s, u"self"_s);
        add(u"orphan"_s, u"nowhere"_s);
        add(u"child"_s, u"root"_s);
        add(u"root"_s, {});
        mendParents(customer);
        for (const ApiMeter &meter : std::as_const(customer.meters)) {
            MeterId at = meter.id;
            int steps = 0;
            while (!at.isEmpty() && steps++ < 10)
                at = customer.meters.value(at).parent;
            QVERIFY2(steps < 10, qPrintable(meter.id.text()));
        }
        QCOMPARE(customer.meters.value(MeterId(u"child"_s)).parent, MeterId(u"root"_s));
        QVERIFY(customer.meters.value(MeterId(u"orphan"_s)).parent.isEmpty());
        // One link of the circle goes, not all three.
        int links = 0;
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            links += customer.meters.value(MeterId(id)).parent.isEmpty() ? 0 : 1;
        QCOMPARE(links, 2);
    }

    void changesAreToldOnceTogether()
    {
        Catalogue catalogue;
        QSignalSpy changed(&catalogue, &Catalogue::changed);
        catalogue.setOwnRegister(place(u"2"_s), {.alias = u"A"_s});
        catalogue.setOwnRegister(place(u"3"_s), {.alias = u"B"_s});
        catalogue.setOwnAlias({kCustomer, MeterId(u"meter-2"_s)}, u"C"_s);
        QCOMPARE(changed.size(), 0);
        QTRY_COMPARE(changed.size(), 1);
        const auto meters = changed.first().first().value<QList<MeterId>>();
        QCOMPARE(QSet<MeterId>(meters.cbegin(), meters.cend()),
                 (QSet<MeterId>{kMeter, MeterId(u"meter-2"_s)}));

        catalogue.setOwnRegister(place(u"2"_s), {.alias = u"A"_s}); // as it was
        catalogue.setOwnRegister(place(u"2"_s), {.alias = u"D"_s});
        catalogue.setApi(told());
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(changed.at(1).first().value<QList<MeterId>>().isEmpty()); // everything
        ApiCatalogue later = told();                                      // fetched again, and nothing new
        later.fetchedAt = Instant(1'800'000'000'000ms);
        catalogue.setApi(later);
        QCOMPARE(catalogue.api().fetchedAt, later.fetchedAt);
        catalogue.setOwnRegister(place(u"2"_s), {.alias = u"E"_s});
        QTRY_COMPARE(changed.size(), 3);
        QCOMPARE(changed.at(2).first().value<QList<MeterId>>(), QList{kMeter});
    }

    void wordsThatCannotHoldAreNotTaken_data()
    {
        QTest::addColumn<OwnRegister>("words");
        QTest::newRow("decimals") << OwnRegister{.decimals = 10};
        QTest::newRow("negative decimals") << OwnRegister{.decimals = -1};
        QTest::newRow("interval") << OwnRegister{.expectedInterval = 0ms};
        QTest::newRow("limits") << OwnRegister{.limits = Limits{5, 5, 0, 0ms}};
        QTest::newRow("hysteresis") << OwnRegister{.limits = Limits{{}, 5, -1, 0ms}};
        QTest::newRow("not a number") << OwnRegister{.limits = Limits{std::nan(""), {}, 0, 0ms}};
    }

    void wordsThatCannotHoldAreNotTaken()
    {
        QFETCH(OwnRegister, words);
        Catalogue catalogue;
        QVERIFY(complaint(words).endsWith(u'.'));
        QVERIFY(!catalogue.setOwnRegister(place(u"2"_s), words));
        QVERIFY(catalogue.ownWords().registers.isEmpty());
    }

    void whatAPersonTypedOutlivesTheProgram()
    {
        const QTemporaryDir folder;
        const OwnRegister words{.alias = u"Lys i hallen"_s,
                                .unit = u"m³/h"_s,
                                .kind = RegisterKind::IntervalAmount,
                                .decimals = 2,
                                .expectedInterval = 90s,
                                .limits = Limits{-1.5, 20, 0.25, 30s}};
        {
            Catalogue catalogue(folder.filePath(u"profile"_s), m_files);
            QVERIFY(!catalogue.setOwnRegister(place(u"2"_s), words)); // not before it has been read
            QTRY_VERIFY(catalogue.isLoaded());
            QVERIFY(catalogue.setOwnRegister(place(u"2"_s), words));
            QVERIFY(catalogue.setOwnAlias({kCustomer, kMeter}, u"Cellar"_s));
        } // at once, as when the window is closed right after typing
        Catalogue catalogue(folder.filePath(u"profile"_s), m_files);
        QTRY_VERIFY(catalogue.isLoaded());
        QCOMPARE(catalogue.ownRegister(place(u"2"_s)), words);
        QCOMPARE(catalogue.meterFacts(kCustomer, kMeter).name.value, u"Cellar"_s);
        QCOMPARE(QFile(folder.filePath(u"profile/own.json"_s)).permissions() &
                     (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
    }

    void whatTheApiToldOutlivesTheProgram()
    {
        const QTemporaryDir folder;
        QVERIFY(saveApiCatalogue(folder.path(), told()));
        Catalogue catalogue(folder.path(), m_files);
        QSignalSpy changed(&catalogue, &Catalogue::changed);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(catalogue.api(), told());
    }

    void aDamagedFileIsPutAsideAndTold()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"own.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"form\": 1, \"regis");
        file.close();
        Catalogue catalogue(folder.path(), m_files);
        QSignalSpy problem(&catalogue, &Catalogue::problemFound);
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY2(problem.first().first().toString().contains(u"own.json.unread-1"_s),
                 qPrintable(problem.first().first().toString()));
        QVERIFY(catalogue.setOwnAlias({kCustomer, kMeter}, u"Cellar"_s));
        QTRY_VERIFY(QFile::exists(folder.filePath(u"own.json"_s)));
        QFile aside(folder.filePath(u"own.json.unread-1"_s));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QVERIFY(aside.readAll().contains("regis"));
    }

    void aDiskThatRefusesIsTold()
    {
        const QTemporaryDir folder;
        QFile inTheWay(folder.filePath(u"profile"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        Catalogue catalogue(folder.filePath(u"profile/inside"_s), m_files);
        QTRY_VERIFY(catalogue.isLoaded());
        QSignalSpy problem(&catalogue, &Catalogue::problemFound);
        QVERIFY(catalogue.setOwnAlias({kCustomer, kMeter}, u"Cellar"_s));
        QTRY_COMPARE(problem.size(), 1);
        QCOMPARE(catalogue.meterFacts(kCustomer, kMeter).name.value, u"Cellar"_s); // still holds
    }

private:
    QThreadPool m_files;
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
