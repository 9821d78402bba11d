// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/apicontroller.h"
#include "catalogue/metadatapanel.h"
#include "catalogue/span.h"
#include "catalogue/tokendialog.h"
#include "core/clock.h"
#include "metadata/catalogue.h"
#include "metadata/cataloguefiles.h"
#include "metadata/tokenexpiry.h"
#include "simulator/certificateauthority.h"
#include "support/httpsserver.h"
#include "support/memorysecretstore.h"
#include "theme/valueformat.h"
#include "tree/metertreemodel.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace insite;
using namespace insite::catalogue;
using namespace insite::test;
using metadata::RegisterPlace;

namespace {

const CustomerId kCustomer(u"c1"_s);
const RegisterPlace kEnergy{kCustomer, MeterId(u"m1"_s), RegisterId(u"2"_s)};
const QString kToken = u"good-token-of-the-portal"_s;
constexpr int kPatience = 30'000;

HttpAnswer site(const HttpRequest &request)
{
    if (request.headers.value("authorization") != "Bearer " + kToken.toUtf8())
        return HttpAnswer::json(R"({"error":{"message":"not valid"}})", 401);
    const QByteArray path = request.path();
    const auto list = [](const QByteArray &items) {
        return HttpAnswer::json("{\"items\":[" + items + "],\"total\":1}");
    };
    if (path.endsWith("/Installations"))
        return list(R"({"id":"i1","name":"Hall 4"})");
    if (path.endsWith("/Meters"))
        return list(R"({"id":"m1","name":"Main supply","installationId":"i1","utilityType":"Electrical",)"
                    R"("parentMeterId":null})");
    if (path.endsWith("/Registers"))
        return list(R"({"id":"2","meterId":"m1","registerTypeId":2,"name":"Imported energy","unit":"kWh"})");
    return HttpAnswer::json(R"({"items":[],"total":0})");
}

QString jwt(std::chrono::seconds fromNow)
{
    const auto at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now() + fromNow);
    const QByteArray claims = "{\"exp\":" + QByteArray::number(qint64(at.time_since_epoch().count())) + "}";
    return QString::fromLatin1(
        QByteArray("eyJhbGciOiJub25lIn0." + claims.toBase64(QByteArray::Base64UrlEncoding) + ".sig"));
}

} // namespace

class TestMetadataPanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            qputenv(name, QFile::encodeName(m_home.filePath(QString::fromLatin1(name))));
        const auto authority = simulator::CertificateAuthority::create(m_home.path());
        QVERIFY(authority);
        m_caFile = authority->certificateFile();
        const auto certificate = authority->issueForLoopback(u"server"_s);
        QVERIFY(certificate);
        m_certificateFile = certificate->certificateFile;
        m_keyFile = certificate->keyFile;
        m_files.setMaxThreadCount(1);
    }

    void init()
    {
        m_secrets = std::make_unique<MemorySecretStore>();
        m_server = std::make_unique<HttpsServer>();
        QVERIFY(m_server->start(m_certificateFile, m_keyFile));
        m_server->answer = site;
        m_profile = {};
        m_profile.name = u"Profile %1"_s.arg(++m_number); // each with a folder of its own
        m_profile.customers = {kCustomer};
        m_profile.metadata = settings::Metadata{m_server->url().toString(), m_caFile, {}};
    }

    void cleanup() { close(); }

    void withoutAnApiItSaysSoAndWordsCanBeTyped()
    {
        m_profile.metadata.reset();
        open();
        QTRY_VERIFY(text(u"apiSentence"_s).contains(u"no metadata API"_s));
        QVERIFY(!isShown(u"apiRefresh"_s));
        QVERIFY(!isShown(u"apiToken"_s));
        m_panel->show(kEnergy);
        type(u"registerUnit"_s, u"MWh"_s);
        QCOMPARE(m_catalogue->registerFacts(kEnergy).unit.value, u"MWh"_s);
        QCOMPARE(text(u"registerUnitOrigin"_s), u"typed here"_s);
    }

    void aTokenIsAskedForUsedAndKept()
    {
        open();
        QTRY_VERIFY(isShown(u"apiToken"_s));
        QVERIFY(text(u"apiSentence"_s).contains(u"access token"_s));
        QVERIFY(text(u"apiNotes"_s).contains(u"assumed"_s));
        giveToken(kToken, true);
        QTRY_COMPARE_WITH_TIMEOUT(m_controller->state(), ApiState::Idle, kPatience);
        QVERIFY(text(u"apiSentence"_s).contains(u"last fetched"_s));
        QTRY_COMPARE(m_secrets->secrets.value(key()), kToken);
        m_panel->show(kEnergy);
        QCOMPARE(text(u"metadataTitle"_s), u"Main supply: Imported energy"_s);
        QCOMPARE(text(u"meterInstallation"_s), u"Hall 4"_s);
        QCOMPARE(text(u"registerUnitOrigin"_s), u"from the API"_s);
        QCOMPARE(edit(u"registerUnit"_s)->placeholderText(), u"kWh"_s);
        QVERIFY(text(u"shippedNote"_s).contains(u"no unit"_s));
        QTest::mouseClick(button(u"apiRefresh"_s), Qt::LeftButton);
        QCOMPARE(m_controller->state(), ApiState::Fetching);
        QVERIFY(isShown(u"apiCancel"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_controller->state(), ApiState::Idle, kPatience);
    }

    void aRefusedTokenIsToldAndNotKept()
    {
        open();
        QTRY_VERIFY(isShown(u"apiToken"_s));
        giveToken(u"wrong-token"_s, true);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"apiSentence"_s).contains(u"does not accept"_s), kPatience);
        QVERIFY(isShown(u"apiToken"_s));
        QVERIFY(m_secrets->secrets.isEmpty());
        QVERIFY(!text(u"apiSentence"_s).contains(u"wrong-token"_s));
    }

    void anExpiredTokenIsNotSent()
    {
        m_secrets->secrets.insert(key(), jwt(-1h));
        open();
        QTRY_VERIFY(text(u"apiSentence"_s).contains(u"The access token ended"_s));
        QVERIFY(isShown(u"apiToken"_s));
        QVERIFY(m_server->requests.isEmpty());
    }

    void timesAreSaidByTheClockOfItsZone()
    {
        const QString old = jwt(-1h);
        const Instant ended = metadata::tokenExpiry(old).value();
        m_secrets->secrets.insert(key(), old);
        open();
        QTRY_VERIFY(text(u"apiSentence"_s).contains(u"The access token ended"_s));
        for (const char *id : {"Asia/Kathmandu", "America/St_Johns"}) {
            m_panel->setZone(QTimeZone(id));
            QVERIFY2(text(u"apiSentence"_s).contains(theme::formatLocalTime(ended, QTimeZone(id), QLocale())),
                     qPrintable(text(u"apiSentence"_s)));
        }
        QTest::mouseClick(button(u"apiToken"_s), Qt::LeftButton);
        auto *dialog = m_panel->findChild<TokenDialog *>();
        QVERIFY(dialog);
        const QSignalSpy provided(dialog, &TokenDialog::provided);
        auto *token = dialog->findChild<QLineEdit *>(u"token"_s);
        const QTimeZone zone("America/St_Johns");
        const QString next = jwt(48h);
        QTest::keyClicks(token, next);
        const QString told = dialog->findChild<QLabel *>(u"tokenTold"_s)->text();
        QVERIFY2(told.contains(theme::formatLocalTime(metadata::tokenExpiry(next).value(), zone, QLocale())),
                 qPrintable(told));
        token->clear();
        QTest::keyClicks(token, kToken);
        // It ends with its last day in that zone.
        QTest::mouseClick(dialog->findChild<QCheckBox *>(u"tokenEnds"_s), Qt::LeftButton, {}, QPoint(8, 8));
        auto *end = dialog->findChild<QDateEdit *>(u"tokenEnd"_s);
        QCOMPARE(end->date(), QDateTime::currentDateTimeUtc().toTimeZone(zone).date().addDays(90));
        end->setDate(QDate(2031, 1, 15));
        QTest::keyClick(token, Qt::Key_Return);
        QCOMPARE(provided.count(), 1);
        const auto expiry = provided.first().at(2).value<std::optional<Instant>>();
        QVERIFY(expiry);
        QCOMPARE(toIsoUtc(*expiry), u"2031-01-16T03:29:59.999Z"_s);
    }

    void aTokenThatEndsSoonIsWarnedOf()
    {
        const QString token = jwt(48h);
        m_secrets->secrets.insert(key(), token);
        m_server->answer = [token](const HttpRequest &request) {
            HttpRequest known = request;
            if (request.headers.value("authorization") == "Bearer " + token.toUtf8())
                known.headers.insert("authorization", "Bearer " + kToken.toUtf8());
            return site(known);
        };
        open();
        QTRY_COMPARE_WITH_TIMEOUT(m_controller->state(), ApiState::Idle, kPatience);
        QVERIFY2(text(u"apiNotes"_s).contains(u"The access token ends"_s), qPrintable(text(u"apiNotes"_s)));
        QVERIFY(isShown(u"apiToken"_s));
    }

    void whatIsKnownComesFromDiskWhenTheApiIsDown()
    {
        metadata::ApiCatalogue kept;
        metadata::ApiCustomer customer;
        customer.meters.insert(kEnergy.meter, {kEnergy.meter, u"Known before"_s, {}, {}, {}, {}});
        kept.customers.insert(kCustomer, customer);
        QVERIFY(metadata::saveApiCatalogue(metadata::profileFolder(m_profile), kept));
        m_secrets->secrets.insert(key(), kToken);
        m_server->answer = [](const HttpRequest &) {
            return HttpAnswer::json("{}", 404);
        };
        open();
        QTRY_COMPARE_WITH_TIMEOUT(m_controller->state(), ApiState::Failed, kPatience);
        QVERIFY(text(u"apiSentence"_s).contains(u"What was known before is shown."_s));
        m_panel->show(kEnergy);
        QVERIFY(text(u"metadataTitle"_s).startsWith(u"Known before"_s));
    }

    void everyFieldIsEditedInPlace()
    {
        openWithoutApi();
        type(u"meterAlias"_s, u"Cellar"_s);
        type(u"registerAlias"_s, u"Lights"_s);
        type(u"registerDecimals"_s, u"2"_s);
        type(u"registerInterval"_s, u"1 h 30 min"_s);
        type(u"limitLow"_s, u"-1.5"_s);
        type(u"limitHigh"_s, u"20"_s);
        type(u"limitDelay"_s, u"30"_s);
        auto *kind = m_panel->findChild<QComboBox *>(u"registerKind"_s);
        kind->setFocus();
        QTest::keyClicks(kind, kind->itemText(kind->count() - 1).left(3));
        const auto facts = m_catalogue->registerFacts(kEnergy);
        QCOMPARE(facts.name.value, u"Lights"_s);
        QCOMPARE(facts.decimals.value, 2);
        QCOMPARE(facts.expectedInterval.value, 90min);
        QCOMPARE(facts.limits.value, (Limits{-1.5, 20, 0, 30s}));
        QCOMPARE(facts.kind.value, RegisterKind::Instant);
        QTRY_COMPARE(text(u"metadataTitle"_s), u"Cellar: Lights"_s);
        QCOMPARE(edit(u"registerInterval"_s)->text(), u"1 h 30 min"_s);
        QCOMPARE(text(u"registerAliasOrigin"_s), u"typed here, else Accumulated energy consumption"_s);
        type(u"registerAlias"_s, {}); // taken back
        QCOMPARE(m_catalogue->registerFacts(kEnergy).name.origin, metadata::Origin::Shipped);
    }

    void whatCannotHoldIsSaidAndNotTaken()
    {
        openWithoutApi();
        type(u"limitLow"_s, u"5"_s);
        type(u"limitHigh"_s, u"4"_s);
        QVERIFY(text(u"registerProblem"_s).contains(u"must be below the high one"_s));
        QVERIFY(!m_catalogue->registerFacts(kEnergy).limits.value.high);
        type(u"limitHigh"_s, u"six"_s);
        QVERIFY(text(u"registerProblem"_s).contains(u"“six” is not a number"_s));
        type(u"limitHigh"_s, u"6"_s);
        QVERIFY(!isShown(u"registerProblem"_s));
        QCOMPARE(m_catalogue->registerFacts(kEnergy).limits.value.high, std::optional(6.0));
    }

    void severalRegistersAreCorrectedTogether()
    {
        openWithoutApi();
        const RegisterPlace power{kCustomer, MeterId(u"m2"_s), RegisterId(u"12"_s)};
        const RegisterPlace water{kCustomer, MeterId(u"m3"_s), RegisterId(u"10"_s)};
        m_catalogue->setOwnRegister(kEnergy,
                                    {.alias = u"Import"_s, .unit = u"kWh"_s, .limits = Limits{1, {}, 0, 5s}});
        m_catalogue->setOwnRegister(power, {.unit = u"kW"_s, .decimals = 1});
        m_panel->showTogether({kEnergy, power});
        QCOMPARE(text(u"metadataTitle"_s), u"2 registers"_s);
        QVERIFY(text(u"metadataHint"_s).contains(u"each of them"_s));
        QVERIFY(!isShown(u"meterAlias"_s));
        QVERIFY(!edit(u"registerAlias"_s)->isEnabled()); // names tell them apart
        QCOMPARE(edit(u"registerUnit"_s)->text(), QString());
        QCOMPARE(edit(u"registerUnit"_s)->placeholderText(), u"different"_s);
        QCOMPARE(text(u"registerUnitOrigin"_s), u"typed here"_s); // of both
        QCOMPARE(text(u"limitHighOrigin"_s), u"units differ"_s);
        QCoreApplication::processEvents();
        savePicture(m_panel.get(), u"metadata-together"_s);

        // A field that is entered and left changes nothing.
        edit(u"registerUnit"_s)->setFocus();
        edit(u"limitHigh"_s)->setFocus();
        QCOMPARE(m_catalogue->registerFacts(power).unit.value, u"kW"_s);

        type(u"registerUnit"_s, u"MWh"_s);
        type(u"registerDecimals"_s, u"2"_s);
        type(u"registerInterval"_s, u"15 min"_s);
        type(u"limitHigh"_s, u"20"_s);
        auto *kind = m_panel->findChild<QComboBox *>(u"registerKind"_s);
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_End);
        for (const RegisterPlace &place : {kEnergy, power}) {
            const auto facts = m_catalogue->registerFacts(place);
            QCOMPARE(facts.unit.value, u"MWh"_s);
            QCOMPARE(facts.decimals.value, 2);
            QCOMPARE(facts.expectedInterval.value, 15min);
            QCOMPARE(facts.kind.value, RegisterKind::Instant);
            QCOMPARE(facts.limits.value.high, std::optional(20.0));
        }
        // What was not touched is as it was, of each.
        QCOMPARE(m_catalogue->ownRegister(kEnergy).alias, u"Import"_s);
        QCOMPARE(m_catalogue->registerFacts(kEnergy).limits.value, (Limits{1, 20, 0, 5s}));
        QCOMPARE(m_catalogue->registerFacts(power).limits.value, (Limits{{}, 20, 0, 0s}));
        QVERIFY(m_catalogue->ownRegister(water).isEmpty());

        // What cannot hold for one of them holds for none, and the one is named.
        m_catalogue->setOwnRegister(power, {.limits = Limits{{}, 3, 0, 0s}});
        type(u"limitLow"_s, u"4"_s);
        QVERIFY2(text(u"registerProblem"_s).contains(u"Register 12 of meter m2"_s),
                 qPrintable(text(u"registerProblem"_s)));
        QCOMPARE(m_catalogue->registerFacts(kEnergy).limits.value.low, std::optional(1.0));

        // One is chosen again: its own page, and nothing of what was being typed.
        m_panel->showTogether(QList<RegisterPlace>{power});
        QVERIFY(isShown(u"meterAlias"_s));
        QCOMPARE(edit(u"registerUnit"_s)->text(), u"MWh"_s);
        QCOMPARE(edit(u"limitLow"_s)->text(), u"1"_s);
    }

    void newsDoNotDisturbWhoeverTypes()
    {
        openWithoutApi();
        QLineEdit *unit = edit(u"registerUnit"_s);
        unit->setFocus();
        QTest::keyClicks(unit, u"MW"_s);
        metadata::ApiRegister entry;
        entry.id = u"2"_s;
        entry.name = u"Energy"_s;
        entry.unit = u"kWh"_s;
        metadata::ApiCatalogue api;
        api.customers[kCustomer].registers[kEnergy.meter].insert(kEnergy.registerId, entry);
        m_catalogue->setApi(api);
        QTRY_COMPARE(edit(u"registerAlias"_s)->placeholderText(), u"Energy"_s);
        QCOMPARE(unit->text(), u"MW"_s);
        QVERIFY(unit->hasFocus());
        QTest::keyClicks(unit, u"h"_s);
        QTest::keyClick(unit, Qt::Key_Return);
        QCOMPARE(m_catalogue->registerFacts(kEnergy).unit.value, u"MWh"_s);
    }

    void aTrialCanBeSeen()
    {
        m_secrets->secrets.insert(key(), kToken);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(m_controller->state(), ApiState::Idle, kPatience);
        QTest::mouseClick(button(u"apiTry"_s), Qt::LeftButton);
        auto *dialog = m_panel->findChild<QDialog *>(u"tryItDialog"_s);
        QVERIFY(dialog);
        auto *list = dialog->findChild<QComboBox *>(u"tryList"_s);
        list->setCurrentIndex(list->findText(u"Meters"_s));
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"tryNow"_s), Qt::LeftButton);
        auto *understood = dialog->findChild<QPlainTextEdit *>(u"tryUnderstood"_s);
        QTRY_VERIFY_WITH_TIMEOUT(understood->toPlainText().contains(u"name “Main supply”"_s), kPatience);
        const QString request = dialog->findChild<QPlainTextEdit *>(u"tryRequest"_s)->toPlainText();
        QVERIFY(request.contains(u"Bearer •••"_s));
        QVERIFY(!request.contains(kToken));
        savePicture(dialog, u"metadata-try"_s);
        dialog->close();
        m_panel->show(kEnergy);
        savePicture(m_panel.get(), u"metadata-panel"_s);
    }

    void aTableGoesOutAndComesBack()
    {
        openWithoutApi();
        m_catalogue->setOwnRegister(kEnergy, {.unit = u"kWh"_s});
        const QString path = m_home.filePath(u"table.csv"_s);
        m_panel->exportTable(path);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray table = file.readAll();
        QVERIFY2(table.contains("c1,m1,2,,kWh,"), table.constData());
        file.close();
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(table.replace("c1,m1,2,,kWh,", "c1,m1,2,,MWh,"));
        file.close();
        m_panel->importTable(path);
        QTRY_COMPARE(m_catalogue->registerFacts(kEnergy).unit.value, u"MWh"_s);
        QSignalSpy problem(m_panel.get(), &MetadataPanel::problemFound);
        m_panel->importTable(m_home.filePath(u"none.csv"_s));
        QTRY_COMPARE(problem.size(), 1);
    }

    void lengthsAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<qint64>("milliseconds"); ///< -1: none.
        QTest::newRow("bare") << u"90"_s << qint64(90'000);
        QTest::newRow("seconds") << u" 60 s "_s << qint64(60'000);
        QTest::newRow("parts") << u"1 h 30 min"_s << qint64(5'400'000);
        QTest::newRow("as Norwegians write hours") << u"1 t 30 min"_s << qint64(5'400'000);
        QTest::newRow("close") << u"2d12h"_s << qint64(216'000'000);
        QTest::newRow("fraction") << u"1.5 min"_s << qint64(90'000);
        QTest::newRow("upper case") << u"15 MIN"_s << qint64(900'000);
        QTest::newRow("word") << u"soon"_s << qint64(-1);
        QTest::newRow("unit") << u"3 weeks"_s << qint64(-1);
        QTest::newRow("rest") << u"60 s!"_s << qint64(-1);
        QTest::newRow("nothing") << QString() << qint64(-1);
    }

    void lengthsAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, written);
        QFETCH(qint64, milliseconds);
        const auto span = parseSpan(written, QLocale::c());
        QCOMPARE(span ? qint64(span->count()) : -1, milliseconds);
        if (span)
            QCOMPARE(parseSpan(spanText(*span, QLocale::c()), QLocale::c()), span);
    }

private:
    void open()
    {
        m_catalogue = std::make_unique<metadata::Catalogue>(metadata::profileFolder(m_profile), m_files);
        m_controller = std::make_unique<ApiController>(m_profile, *m_catalogue, *m_secrets, m_files, m_clock);
        m_model = std::make_unique<tree::MeterTreeModel>(m_clock);
        m_panel = std::make_unique<MetadataPanel>();
        m_panel->open(*m_controller, *m_model);
        m_panel->resize(1100, 420);
        m_panel->QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_controller->start();
        QTRY_VERIFY(m_catalogue->isLoaded());
    }

    void openWithoutApi()
    {
        m_profile.metadata.reset();
        open();
        m_panel->show(kEnergy);
    }

    void close()
    {
        if (m_panel)
            m_panel->close();
        m_panel.reset();
        m_controller.reset();
        m_catalogue.reset();
        m_model.reset();
        m_files.waitForDone();
        QCoreApplication::processEvents(); // deliveries of the pool
    }

    void giveToken(const QString &token, bool keep)
    {
        QTest::mouseClick(button(u"apiToken"_s), Qt::LeftButton);
        auto *dialog = m_panel->findChild<QDialog *>(u"tokenDialog"_s);
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"token"_s), token);
        if (keep)
            QTest::keyClick(dialog->findChild<QWidget *>(u"keepToken"_s), Qt::Key_Space);
        savePicture(dialog, u"metadata-token"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
    }

    /// As a person does: into the field, all away, the new words, Enter.
    void type(const QString &name, const QString &words)
    {
        QLineEdit *field = edit(name);
        QVERIFY2(field && field->isEnabled(), qPrintable(name));
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, words);
        QTest::keyClick(field, Qt::Key_Return);
    }

    static void savePicture(QWidget *widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("INSITE_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(widget->grab().save(folder + u'/' + name + u".png"_s));
    }

    QString key() const { return MemorySecretStore::key(settings::SecretKind::Token, m_profile.name); }
    QString text(const QString &name) const
    {
        const auto *label = m_panel->findChild<QLabel *>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    bool isShown(const QString &name) const
    {
        const auto *widget = m_panel->findChild<QWidget *>(name);
        return widget && widget->isVisible();
    }
    QLineEdit *edit(const QString &name) const { return m_panel->findChild<QLineEdit *>(name); }
    QPushButton *button(const QString &name) const { return m_panel->findChild<QPushButton *>(name); }

    SystemClock m_clock;
    QTemporaryDir m_home;
    QThreadPool m_files;
    QString m_caFile;
    QString m_certificateFile;
    QString m_keyFile;
    int m_number = 0;
    settings::Profile m_profile;
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<HttpsServer> m_server;
    std::unique_ptr<metadata::Catalogue> m_catalogue;
    std::unique_ptr<ApiController> m_controller;
    std::unique_ptr<tree::MeterTreeModel> m_model;
    std::unique_ptr<MetadataPanel> m_panel;
};

QTEST_MAIN(TestMetadataPanel)
#include "tst_metadatapanel.moc"
