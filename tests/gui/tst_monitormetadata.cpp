// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "charts/chartarea.h"
#include "connection/profiledialog.h"
#include "metadata/catalogue.h"
#include "simulator/certificateauthority.h"
#include "simulator/fleet.h"
#include "simulator/metadataapi.h"
#include "support/dialectfile.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"

#include <QAbstractProxyModel>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace insite;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::kPatienceMilliseconds;

namespace {

constexpr int kRegisters = 20'000;
constexpr int kMetersAtLeast = 5000;
constexpr int kBurst = 6000;
const QByteArray kToken = "token-of-a-large-site";

} // namespace

/// A large site in the window: its names and units come over real HTTPS while its readings come through a
/// real broker.
class TestMonitorMetadata final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        m_simulator = std::make_unique<test::SimulatorProcess>(
            QStringList{u"--registers"_s, QString::number(kRegisters), u"--rate"_s, u"0"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
        const auto authority = simulator::CertificateAuthority::create(m_folder.path());
        QVERIFY(authority);
        m_caFile = authority->certificateFile();
        const auto certificate = authority->issueForLoopback(u"server"_s);
        QVERIFY(certificate);
        // The simulator's own meters, from an API that counts what it is asked and can be taken away.
        m_api = std::make_unique<simulator::MetadataApi>(simulator::MetadataApi::Options{
            certificate->certificateFile, certificate->keyFile, kToken, 100'000, 100'000.0});
        QVERIFY(m_api->start());
        m_site = simulator::Fleet(kRegisters, 1, 1s).catalogue();
        m_api->setCatalogue(m_site);
        QVERIFY(m_site.meters.size() >= kMetersAtLeast);
        m_monitor = std::make_unique<test::MonitorFixture>();
        m_monitor->useConsumer(*m_simulator);
    }

    void cleanupTestCase()
    {
        m_monitor.reset();
        m_simulator.reset();
    }

    /// Readings came first, under their ids; somebody is at work with them.
    void namesAppearWithoutDisturbing()
    {
        start(60'000);
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
        burst();
        chooseInTree(0, {});
        QTest::keyClick(m_monitor->tree(), Qt::Key_Return);
        QTRY_COMPARE(m_monitor->charts()->panels().size(), 1);
        const auto chosen = m_monitor->tree()->selectedRegisters();
        QCOMPARE(chosen, (QList<readings::RegisterIndex>{0}));
        const QPersistentModelIndex row = m_monitor->model()->indexOf(0);
        const QString meter = m_monitor->model()->snapshot(0)->key.meter.text();
        QCOMPARE(row.parent().data().toString(), meter); // unknown stays unknown

        const QSignalSpy resets(m_monitor->model(), &QAbstractItemModel::modelReset);
        const QSignalSpy chosenAnew(m_monitor->tree(), &tree::MeterTreeView::registerSelectionChanged);
        click(u"apiToken"_s);
        auto *dialog = m_monitor->find<QDialog>(u"tokenDialog"_s);
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"token"_s), QString::fromLatin1(kToken));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(sentence().contains(u"last fetched"_s), kPatienceMilliseconds);
        everyRegisterIsNamed();
        QCOMPARE(resets.count(), 0);
        QCOMPARE(chosenAnew.count(), 0);
        QCOMPARE(m_monitor->tree()->selectedRegisters(), chosen);
        QVERIFY(row.isValid());
        // The curve has its name, too.
        const QString name = row.parent().data().toString() + u" · "_s + row.data().toString();
        QTRY_VERIFY2(hasCurve(name), qPrintable(name));
        m_monitor->stop();
        m_monitor->options.token = QString::fromLatin1(kToken);
    }

    void fetchingIsSeenAndCanBeCancelled()
    {
        start(600); // so few requests a minute that a person can follow
        QTRY_VERIFY_WITH_TIMEOUT(sentence().contains(u"last fetched"_s), kPatienceMilliseconds);
        click(u"apiRefresh"_s);
        const auto *progress = m_monitor->find<QProgressBar>(u"apiProgress"_s);
        QTRY_VERIFY_WITH_TIMEOUT(progress->isVisible() && progress->value() > 0 &&
                                     progress->value() < progress->maximum(),
                                 kPatienceMilliseconds);
        QVERIFY2(sentence().contains(QRegularExpression(u"Fetching .+: [\\d,]+ of [\\d,]+"_s)),
                 qPrintable(sentence()));
        click(u"apiCancel"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!progress->isVisible(), kPatienceMilliseconds);
        QVERIFY(m_monitor->find<QPushButton>(u"apiRefresh"_s)->isVisible());
        everyRegisterIsNamed(); // what was known stays
        m_monitor->stop();
    }

    void readingsFlowAndNamesAppearMeanwhile()
    {
        start(60'000);
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(sentence().contains(u"last fetched"_s), kPatienceMilliseconds);
        const qint64 requests = m_api->requestCount();
        click(u"apiRefresh"_s);
        QVERIFY(m_monitor->find<QProgressBar>(u"apiProgress"_s)->isVisible());
        burst(); // and all of the site is asked for meanwhile
        QTRY_VERIFY_WITH_TIMEOUT(sentence().contains(u"last fetched"_s), kPatienceMilliseconds);
        QVERIFY(m_api->requestCount() - requests > kRegisters / 200);
        everyRegisterIsNamed();
        m_monitor->stop();
    }

    void aSecondStartAsksOnlyWhetherAnythingChanged()
    {
        const qint64 requests = m_api->requestCount();
        const qint64 unchanged = m_api->unchangedCount();
        start(60'000);
        QTRY_VERIFY_WITH_TIMEOUT(sentence().contains(u"last fetched"_s) && m_api->requestCount() > requests &&
                                     !m_monitor->find<QProgressBar>(u"apiProgress"_s)->isVisible(),
                                 kPatienceMilliseconds);
        QCOMPARE(m_api->unchangedCount() - unchanged, m_api->requestCount() - requests);
    }

    void registersChosenInTheTreeAreCorrectedTogether()
    {
        const QList<readings::RegisterIndex> chosen{0, 1};
        chooseInTree(chosen.first(), {});
        chooseInTree(chosen.last(), Qt::ControlModifier);
        const auto *title = m_monitor->find<QLabel>(u"metadataTitle"_s);
        QTRY_COMPARE(title->text(), u"2 registers"_s);
        auto *unit = m_monitor->find<QLineEdit>(u"registerUnit"_s);
        unit->setFocus();
        QTest::keyClicks(unit, u"furlong"_s);
        QTest::keyClick(unit, Qt::Key_Return);
        for (const readings::RegisterIndex index : chosen) {
            const QModelIndex row = m_monitor->model()->indexOf(index);
            const QModelIndex value = row.siblingAtColumn(tree::MeterTreeModel::ValueColumn);
            QTRY_VERIFY2(value.data().toString().contains(u"furlong"_s) ||
                             value.data(Qt::AccessibleTextRole).toString().contains(u"furlong"_s),
                         qPrintable(value.data().toString()));
        }
        m_monitor->stop();
    }

    void withTheApiDownEverythingIsStillShown()
    {
        m_api.reset();
        start(60'000);
        QTRY_VERIFY_WITH_TIMEOUT(sentence().contains(u"What was known before is shown."_s),
                                 kPatienceMilliseconds);
        everyRegisterIsNamed();
        QVERIFY(!m_monitor->allText().contains(QString::fromLatin1(kToken)));
        m_monitor->stop();
    }

    /// From the first-run page: a new profile with its API, then the metadata page, where it can be tried.
    void aNewProfileLeadsToTheMetadataPage()
    {
        const settings::Profile known = *m_monitor->options.profile;
        m_monitor = std::make_unique<test::MonitorFixture>();
        m_monitor->start();
        click(u"createProfile"_s);
        auto *dialog = m_monitor->find<connection::ProfileDialog>();
        QVERIFY(dialog);
        const auto type = [dialog](const QString &field, const QString &text) {
            QTest::keyClicks(dialog->findChild<QLineEdit *>(field), text);
        };
        type(u"name"_s, u"Nordlys"_s);
        type(u"broker.host"_s, known.broker.host);
        type(u"broker.port"_s, QString::number(known.broker.port));
        type(u"broker.caFile"_s, known.broker.caFile);
        type(u"username"_s, known.username);
        QTest::keyClicks(dialog->findChild<QPlainTextEdit *>(u"customers"_s), known.customers.first().text());
        QTest::mouseClick(dialog->findChild<QToolButton *>(u"apiFold"_s), Qt::LeftButton);
        type(u"metadata.baseUrl"_s, u"https://127.0.0.1:9"_s);
        auto *tryIt = dialog->findChild<QPushButton *>(u"saveAndTry"_s);
        QTRY_VERIFY(tryIt->isVisible());
        const QString pictures = qEnvironmentVariable("INSITE_PICTURES");
        if (!pictures.isEmpty())
            QVERIFY(dialog->grab().save(pictures + u"/profile-api.png"_s));
        QVERIFY2(dialog->height() <= 760, qPrintable(QString::number(dialog->height()))); // of 800
        QTest::mouseClick(tryIt, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(isShown(u"apiToken"_s), kPatienceMilliseconds);
        QVERIFY(sentence().contains(u"access token"_s));
        QVERIFY(m_monitor->find<QLabel>(u"apiNotes"_s)->text().contains(u"is assumed"_s));
    }

private:
    /// With the metadata page in front.
    void start(int requestsPerMinute)
    {
        const QString dialect =
            test::writeLargeSiteDialect(m_folder.filePath(u"dialect.json"_s), requestsPerMinute);
        QVERIFY(!dialect.isEmpty());
        m_monitor->options.profile->metadata =
            settings::Metadata{u"https://127.0.0.1:%1"_s.arg(m_api ? m_api->port() : 9), m_caFile, dialect};
        m_monitor->start();
        auto *dock = m_monitor->find<QDockWidget>(u"metadataDock"_s);
        dock->show();
        dock->raise();
    }

    /// One reading of each of so many further registers; every one of them must arrive.
    void burst()
    {
        const auto sent = m_simulator->ask(u"burst %1"_s.arg(kBurst));
        QVERIFY2(sent, qPrintable(test::why(sent)));
        QCOMPARE(sent->value("messages"_L1).toInt(), kBurst);
        m_arrived += kBurst;
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), m_arrived, kPatienceMilliseconds);
    }

    /// Names and units in the tree, from the catalogue of the platform and not from ours.
    void everyRegisterIsNamed() const
    {
        QHash<QString, QString> names;
        for (const simulator::Meter &meter : m_site.meters)
            names.insert(meter.id, meter.name);
        QHash<QString, simulator::Register> registers;
        for (const simulator::Register &each : m_site.registers)
            registers.insert(each.meter + u'/' + each.id, each);
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), m_arrived, kPatienceMilliseconds);
        const tree::MeterTreeModel &model = *m_monitor->model();
        for (int index = 0; index < model.registerCount(); ++index) {
            const QModelIndex row = model.indexOf(readings::RegisterIndex(index));
            const auto &key = model.snapshot(readings::RegisterIndex(index))->key;
            QTRY_COMPARE(row.parent().data().toString(), names.value(key.meter.text()));
            const auto known = registers.value(key.meter.text() + u'/' + key.registerId.text());
            QCOMPARE(row.data().toString(), known.name);
        }
    }

    [[nodiscard]] bool hasCurve(const QString &name) const
    {
        const auto parts = m_monitor->window().findChildren<QWidget *>();
        return std::ranges::any_of(parts, [&name](const QWidget *part) {
            return part->isVisible() && part->accessibleName() == name;
        });
    }

    void chooseInTree(readings::RegisterIndex index, Qt::KeyboardModifiers modifiers) const
    {
        tree::MeterTreeView *view = m_monitor->tree();
        const auto *shown = qobject_cast<const QAbstractProxyModel *>(view->model());
        const QModelIndex row = shown->mapFromSource(m_monitor->model()->indexOf(index));
        view->scrollTo(row); // opens what it is in
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, view->visualRect(row).center());
    }

    [[nodiscard]] bool isConnected() const
    {
        const auto *phase = m_monitor->find<QLabel>(u"statusPhase"_s);
        return phase && phase->text().startsWith(u"Connected"_s);
    }
    [[nodiscard]] QString sentence() const { return m_monitor->find<QLabel>(u"apiSentence"_s)->text(); }
    [[nodiscard]] bool isShown(const QString &name) const
    {
        const auto *widget = m_monitor->find<QWidget>(name);
        return widget && widget->isVisible();
    }

    void click(const QString &name) const
    {
        auto *button = m_monitor->find<QPushButton>(name);
        QVERIFY(button);
        QTRY_VERIFY2(button->isEnabled() && button->isVisible(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    int m_arrived = 0; ///< Registers with a reading.
    QTemporaryDir m_folder;
    QString m_caFile;
    simulator::Catalogue m_site;
    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<simulator::MetadataApi> m_api;
    std::unique_ptr<test::MonitorFixture> m_monitor;
};

QTEST_MAIN(TestMonitorMetadata)
#include "tst_monitormetadata.moc"
