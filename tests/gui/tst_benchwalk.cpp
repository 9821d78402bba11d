// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "connection/passworddialog.h"
#include "device/devicesetfile.h"
#include "publisher/benchmodel.h"
#include "publisher/unlockdialog.h"
#include "support/simulatorprocess.h"
#include "support/why.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <QWindow>

using namespace insite;
using namespace Qt::StringLiterals;
using publisher::BenchModel;
using test::kPatienceMilliseconds;

/// From the first-run page to a green report that is saved, as a new user would, by one hand alone. And what
/// a person sees when it does not go well.
class TestBenchWalk final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        m_simulator = std::make_unique<test::SimulatorProcess>(
            QStringList{u"--registers"_s, u"12"_s, u"--rate"_s, u"5"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
        m_reports = std::make_unique<QTemporaryDir>();
        qputenv("HOME", QFile::encodeName(m_reports->path()));
    }

    void init()
    {
        m_monitor = std::make_unique<test::MonitorFixture>();
        m_folderBefore = QDir::currentPath();
    }

    void cleanup()
    {
        QDir::setCurrent(m_folderBefore);
        m_monitor.reset();
    }

    void cleanupTestCase() { m_simulator.reset(); }

    void byMouseAlone()
    {
        // The passwords are in the keychain; the files lie where the person stands.
        keepPassword(u"consumer"_s);
        keepPassword(u"device"_s);
        QDir::setCurrent(QFileInfo(m_simulator->filePath(u"device.json"_s)).path());
        m_monitor->start();
        QVERIFY(isFirstRun());
        click(u"openProfile"_s);
        pickFile(u"consumer.json"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
        click(u"chooseDevice"_s);
        pickFile(u"device.json"_s);
        QTRY_VERIFY_WITH_TIMEOUT(isDeviceConnected(), kPatienceMilliseconds);
        clickTab(1);
        click(u"benchStart"_s);
        auto *unlock = m_monitor->find<publisher::UnlockDialog>();
        QVERIFY(unlock);
        QTest::mouseClick(unlock->findChild<QPushButton *>(u"confirmUnlock"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::State), u"Green"_s, kPatienceMilliseconds);
        QCOMPARE(m_monitor->find<QLabel>(u"benchCell"_s)->text(), cell(0, BenchModel::Topic));
        clickTab(2);
        QTRY_VERIFY_WITH_TIMEOUT(report().contains(u"Green"_s), kPatienceMilliseconds);
        click(u"saveReport"_s);
        auto *dialog = openDialog<QFileDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->directory(), QDir(m_reports->path())); // the person's home
        QVERIFY(!dialog->selectedFiles().isEmpty());
        const auto *buttons = dialog->findChild<QDialogButtonBox *>();
        QTest::mouseClick(buttons->button(QDialogButtonBox::Save), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(QDir(m_reports->path()).entryList({u"*.pdf"_s}).size(), 1,
                                  kPatienceMilliseconds);
        clickTab(1);
        click(u"benchStart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->find<QPushButton>(u"benchStart"_s)->text().contains(u"Start"_s),
                                 kPatienceMilliseconds);
    }

    void byKeyboardAlone()
    {
        m_monitor->start();
        QVERIFY(isFirstRun());
        m_monitor->window().activateWindow();
        QTRY_VERIFY(QApplication::activeWindow() == &m_monitor->window());
        tabTo(u"openProfile"_s);
        press(Qt::Key_Space);
        typeFile(m_simulator->filePath(u"consumer.json"_s));
        typePassword(m_simulator->fileText(u"consumer.password"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
        tabTo(u"chooseDevice"_s);
        press(Qt::Key_Space);
        typeFile(m_simulator->filePath(u"device.json"_s));
        typePassword(m_simulator->fileText(u"device.password"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isDeviceConnected(), kPatienceMilliseconds);
        press(Qt::Key_H, Qt::AltModifier);
        QTRY_COMPARE(m_monitor->find<QTabWidget>(u"publisherTabs"_s)->currentIndex(), 1);
        // Another meter, typed into the table.
        tabTo(u"benchTable"_s);
        press(Qt::Key_Home);
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        for (const QChar c : u"BOILER_ROOM"_s)
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
        press(Qt::Key_Return);
        QCOMPARE(cell(0, BenchModel::Meter), u"BOILER_ROOM"_s);
        QVERIFY(cell(0, BenchModel::Topic).endsWith(u"/Electrical/BOILER_ROOM/2"_s));
        tabTo(u"benchStart"_s);
        press(Qt::Key_Space);
        auto *unlock = m_monitor->find<publisher::UnlockDialog>();
        QTRY_VERIFY(unlock->isActiveWindow());
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::State), u"Green"_s, kPatienceMilliseconds);
        press(Qt::Key_T, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(report().contains(u"BOILER_ROOM"_s), kPatienceMilliseconds);
        QVERIFY(report().contains(u"Green"_s));
        tabTo(u"saveReport"_s);
        press(Qt::Key_Space);
        const QString path = m_reports->filePath(u"keyboard.csv"_s);
        typeFile(path);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(path), kPatienceMilliseconds);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("\ngreen,Electrical,BOILER_ROOM,2,"));
    }

    void aWrongBaseTopicIsAmber()
    {
        connectBoth([](settings::Profile &device) {
            device.gatewayBaseTopic = u"gateways/generic/43/somebody-else"_s;
        });
        setWindow(1);
        clickTab(1);
        click(u"benchSend"_s);
        unlock();
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::State), u"Amber"_s, kPatienceMilliseconds);
        QVERIFY(verdict().contains(u"never came back"_s));
        QCOMPARE(cell(0, BenchModel::Acknowledged), u"1"_s);
    }

    void aWrongPasswordAsksAgainAndSendsNothing()
    {
        m_monitor->useDevice(*m_simulator);
        m_monitor->options.devicePassword = u"wrong"_s;
        m_monitor->start();
        clickTab(1);
        click(u"benchSend"_s);
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(openDialog<connection::PasswordDialog>(), kPatienceMilliseconds);
        const auto *refusal = openDialog<connection::PasswordDialog>()->findChild<QLabel *>(u"refusal"_s);
        QVERIFY(refusal->text().contains(m_monitor->options.deviceProfile->username));
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::State), u"Red"_s, kPatienceMilliseconds);
        QCOMPARE(cell(0, BenchModel::Acknowledged), u"0"_s);
        QCOMPARE(cell(0, BenchModel::Expired), u"1"_s);
    }

    void aBrokerThatDiesIsToldAndNothingIsSentAfter()
    {
        connectBoth([](settings::Profile &) {});
        clickTab(1);
        m_monitor->find<QTableView>(u"benchTable"_s)
            ->model()
            ->setData(index(0, BenchModel::Interval), u"0.2"_s, Qt::EditRole);
        click(u"benchStart"_s);
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(cell(0, BenchModel::CameBack).toInt() > 2, kPatienceMilliseconds);
        QVERIFY(m_simulator->ask(u"broker kill"_s));
        QTRY_VERIFY_WITH_TIMEOUT(cell(0, BenchModel::Expired).toInt() > 3, kPatienceMilliseconds);
        QVERIFY(verdict().contains(u"Amber"_s) || verdict().contains(u"Waiting"_s));
        QVERIFY(m_simulator->ask(u"broker start"_s));
        const int acknowledged = cell(0, BenchModel::Acknowledged).toInt();
        QTRY_VERIFY_WITH_TIMEOUT(cell(0, BenchModel::Acknowledged).toInt() > acknowledged,
                                 kPatienceMilliseconds);
        click(u"benchStart"_s); // Stop
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Pending), u"0"_s, kPatienceMilliseconds);
        QCOMPARE(cell(0, BenchModel::Sent).toInt(), cell(0, BenchModel::Acknowledged).toInt() +
                                                        cell(0, BenchModel::Expired).toInt() +
                                                        cell(0, BenchModel::Unknown).toInt());
    }

    void lockingStopsTheBenchAndProductionIsFramed()
    {
        connectBoth([](settings::Profile &device) { device.isProduction = true; });
        clickTab(1);
        click(u"benchStart"_s);
        auto *dialog = m_monitor->find<publisher::UnlockDialog>();
        QVERIFY(dialog);
        const settings::Profile &profile = *m_monitor->options.deviceProfile;
        QString words;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            words += label->text() + u'\n';
        for (const QString &named : {u"%1:%2"_s.arg(profile.broker.host).arg(profile.broker.port),
                                     profile.username, profile.gatewayBaseTopic, profile.name})
            QVERIFY2(words.contains(named), qPrintable(words));
        // The whole name, typed.
        auto *typed = dialog->findChild<QLineEdit *>(u"typedName"_s);
        auto *confirm = dialog->findChild<QPushButton *>(u"confirmUnlock"_s);
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(typed, profile.name.chopped(1));
        QVERIFY(!confirm->isEnabled());
        QTest::keyClick(typed, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QVERIFY(!m_monitor->find<QLabel>(u"productionNotice"_s)->isVisible());
        const QRgb before = cornerOfThePanel();
        QTest::keyClicks(typed, profile.name.right(1));
        QTest::mouseClick(confirm, Qt::LeftButton);
        QVERIFY(m_monitor->find<QLabel>(u"productionNotice"_s)->isVisible());
        QVERIFY(cornerOfThePanel() != before); // framed
        auto *start = m_monitor->find<QPushButton>(u"benchStart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(start->text().contains(u"Stop"_s), kPatienceMilliseconds);
        click(u"lock"_s);
        QTRY_VERIFY_WITH_TIMEOUT(start->text().contains(u"Start"_s), kPatienceMilliseconds);
        QVERIFY(!m_monitor->find<QLabel>(u"productionNotice"_s)->isVisible());
        QCOMPARE(cornerOfThePanel(), before);
    }

    /// As a keyboard repeats a key: what was published cannot be taken back.
    void aHeldKeySendsOnceAndUnlocksNothing()
    {
        connectBoth([](settings::Profile &) {});
        activate();
        auto *value = m_monitor->find<QLineEdit>(u"value"_s);
        QTest::keyClicks(m_monitor->find<QLineEdit>(u"meter"_s), u"HELD"_s);
        QTest::keyClicks(m_monitor->find<QLineEdit>(u"registerType"_s), u"2"_s);
        value->setFocus();
        QTest::keyClicks(value, u"1"_s);
        hold(Qt::Key_Return);
        QTRY_VERIFY(openDialog<publisher::UnlockDialog>());
        QVERIFY(openDialog<publisher::UnlockDialog>()->isVisible()); // the held key has not answered it
        unlock();
        activate();

        const auto *sends = m_monitor->find<QTableView>(u"sends"_s)->model();
        QVERIFY(m_simulator->settledTotals());
        const int before = accepted();
        QCOMPARE(sends->rowCount(), 0);
        for (const QString &field : {u"value"_s, u"meter"_s, u"registerType"_s}) {
            m_monitor->find<QLineEdit>(field)->setFocus();
            hold(Qt::Key_Return);
        }
        QCOMPARE(sends->rowCount(), 3);
        m_monitor->find<QPushButton>(u"send"_s)->setFocus();
        hold(Qt::Key_Space);
        QCOMPARE(sends->rowCount(), 4);
        m_monitor->find<QPushButton>(u"send"_s)->setFocus();
        hold(Qt::Key_Return); // does not press this button
        value->setFocus();
        hold(Qt::Key_S, Qt::AltModifier);
        QTRY_COMPARE(sends->rowCount(), 5);
        hold(Qt::Key_L, Qt::ControlModifier); // locked, and not about to be unlocked again
        QVERIFY(!openDialog<publisher::UnlockDialog>());
        hold(Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(openDialog<publisher::UnlockDialog>());
        unlock();

        clickTab(1);
        activate();
        auto *table = m_monitor->find<QTableView>(u"benchTable"_s);
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        hold(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::CameBack), u"1"_s, kPatienceMilliseconds);
        hold(Qt::Key_N, Qt::AltModifier);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::CameBack), u"2"_s, kPatienceMilliseconds);
        const auto *start = m_monitor->find<QPushButton>(u"benchStart"_s);
        hold(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(start->text().contains(u"Stop"_s), kPatienceMilliseconds);
        hold(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(start->text().contains(u"Start"_s), kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Pending), u"0"_s, kPatienceMilliseconds);
        const int sent = cell(0, BenchModel::Sent).toInt();
        QVERIFY(m_simulator->settledTotals());
        QCOMPARE(accepted() - before, 5 + sent);
    }

    void closingAsksWhileTheBenchSends()
    {
        connectBoth([](settings::Profile &) {});
        clickTab(1);
        set(0, BenchModel::Interval, u"0.1"_s);
        click(u"benchStart"_s);
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(cell(0, BenchModel::CameBack).toInt() > 0, kPatienceMilliseconds);
        activate();
        QTest::keySequence(&m_monitor->window(), QKeySequence(QKeySequence::Close));
        QPointer<QMessageBox> box = openDialog<QMessageBox>();
        QVERIFY(box);
        QVERIFY2(box->text().contains(m_monitor->options.deviceProfile->username), qPrintable(box->text()));
        QTest::keyClick(box.data(), Qt::Key_Escape);
        QTRY_VERIFY(!box);
        QVERIFY(isConnected()); // nothing was closed
        const int sent = cell(0, BenchModel::Sent).toInt();
        QTRY_VERIFY_WITH_TIMEOUT(cell(0, BenchModel::Sent).toInt() > sent, kPatienceMilliseconds);
        QVERIFY(!m_monitor->window().close());
        QVERIFY(!m_monitor->window().close()); // as one who clicks twice; asked once
        QCOMPARE(m_monitor->window().findChildren<QMessageBox *>(u"benchQuestion"_s).size(), 1);
        QVERIFY(m_monitor->window().isVisible());
        confirm(openDialog<QMessageBox>());
        QTRY_VERIFY(!m_monitor->window().isVisible());
        const auto *start = m_monitor->find<QPushButton>(u"benchStart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(start->text().contains(u"Start"_s), kPatienceMilliseconds);
    }

    void theReportSpeaksTheLanguageThatIsChosen()
    {
        connectBoth([](settings::Profile &) {});
        clickTab(1);
        click(u"benchSend"_s);
        unlock();
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::CameBack), u"1"_s, kPatienceMilliseconds);
        clickTab(2);
        const QString host = m_monitor->options.deviceProfile->broker.host;
        QTRY_VERIFY_WITH_TIMEOUT(report().contains(u" at %1"_s.arg(host)), kPatienceMilliseconds);
        m_monitor->find<QAction>(u"openSettings"_s)->trigger();
        auto *dialog = m_monitor->find<QDialog>(u"settingsDialog"_s);
        auto *language = dialog->findChild<QComboBox *>(u"language"_s);
        language->setCurrentIndex(language->findText(u"Norsk bokmål"_s));
        const QPointer<QWidget> before = &m_monitor->window();
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"keepSettings"_s), Qt::LeftButton);
        QTRY_VERIFY(!before);
        clickTab(2);
        QTRY_VERIFY_WITH_TIMEOUT(report().contains(u" på %1"_s.arg(host)), kPatienceMilliseconds);
        QVERIFY(!report().contains(u" at %1"_s.arg(host)));
    }

    void closingTheProfileStopsTheBenchOnceAgreed()
    {
        connectBoth([](settings::Profile &) {});
        clickTab(1);
        click(u"benchStart"_s);
        unlock();
        const auto *start = m_monitor->find<QPushButton>(u"benchStart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(start->text().contains(u"Stop"_s), kPatienceMilliseconds);
        activate();
        QTest::keySequence(&m_monitor->window(), QKeySequence(QKeySequence::Close));
        confirm(openDialog<QMessageBox>());
        QTRY_VERIFY(isFirstRun());
        QTRY_VERIFY_WITH_TIMEOUT(start->text().contains(u"Start"_s), kPatienceMilliseconds);
        QVERIFY(m_monitor->window().close()); // nothing is under way, nothing is asked
    }

    /// One row, all rows, a burst, a pause, stop: what each button says it does.
    void rowsAreSentOneAllAndInBursts()
    {
        connectBoth([](settings::Profile &) {});
        clickTab(1);
        click(u"benchAdd"_s);
        press(Qt::Key_Return); // the meter's name as it is proposed
        click(u"benchAdd"_s);
        press(Qt::Key_Return);
        set(2, BenchModel::On, u"no"_s);
        choose({1});
        click(u"benchSend"_s);
        unlock();
        QTRY_COMPARE_WITH_TIMEOUT(cell(1, BenchModel::State), u"Green"_s, kPatienceMilliseconds);
        QCOMPARE(cell(0, BenchModel::Sent), u"0"_s);
        choose({});
        click(u"benchSend"_s); // all that are on
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::CameBack), u"1"_s, kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(cell(1, BenchModel::CameBack), u"2"_s, kPatienceMilliseconds);
        QCOMPARE(cell(2, BenchModel::Sent), u"0"_s);
        choose({0});
        m_monitor->find<QSpinBox>(u"burstCount"_s)->setValue(25);
        click(u"benchBurst"_s);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::CameBack), u"26"_s, kPatienceMilliseconds);
        QCOMPARE(cell(1, BenchModel::Sent), u"2"_s);

        set(0, BenchModel::Interval, u"0.1"_s); // takes effect with the next start, which begins anew
        click(u"benchStart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(cell(0, BenchModel::CameBack).toInt() > 3, kPatienceMilliseconds);
        click(u"benchPause"_s);
        QTRY_VERIFY_WITH_TIMEOUT(verdict().contains(u"left out"_s), kPatienceMilliseconds);
        const QString sent = cell(0, BenchModel::Sent);
        const QString words = verdict();
        QTRY_VERIFY_WITH_TIMEOUT(verdict() != words, kPatienceMilliseconds); // more is left out, none is sent
        QCOMPARE(cell(0, BenchModel::Sent), sent);
        click(u"benchPause"_s);
        QTRY_VERIFY_WITH_TIMEOUT(cell(0, BenchModel::Sent).toInt() > sent.toInt(), kPatienceMilliseconds);
        click(u"benchStart"_s); // Stop
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Pending), u"0"_s, kPatienceMilliseconds);

        // Rows are copied as columns, removed, and brought back.
        auto *table = m_monitor->find<QTableView>(u"benchTable"_s);
        m_monitor->window().activateWindow();
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        choose({1});
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QStringList copied = QGuiApplication::clipboard()->text().trimmed().split(u'\t');
        QCOMPARE(copied.size(), int(BenchModel::ColumnCount));
        QCOMPARE(copied.at(BenchModel::Meter), u"MAIN_SUPPLY_2"_s);
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(table->model()->rowCount(), 2);
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(table->model()->rowCount(), 3);
        QCOMPARE(cell(1, BenchModel::Meter), u"MAIN_SUPPLY_2"_s);
    }

    /// Each entry of the bench's menus and each field of its options, on the way through the platform.
    void disturbancesDoWhatTheySay()
    {
        connectBoth([](settings::Profile &) {});
        clickTab(1);
        set(0, BenchModel::Parameters, u"start=500; perhour=1; rollover=1000"_s);
        choose({0});
        click(u"benchSend"_s);
        unlock();
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::CameBack), u"1"_s, kPatienceMilliseconds);
        QVERIFY(lastValue() >= 500);
        pick(u"resetCounters"_s);
        click(u"benchSend"_s);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::CameBack), u"2"_s, kPatienceMilliseconds);
        QVERIFY2(lastValue() < 1, qPrintable(cell(0, BenchModel::Last)));
        pick(u"rollOverCounters"_s);
        click(u"benchSend"_s);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::CameBack), u"3"_s, kPatienceMilliseconds);

        // Every second one twice: the platform keeps both.
        setOption(u"duplicates"_s, 50);
        m_monitor->find<QSpinBox>(u"burstCount"_s)->setValue(10);
        click(u"benchBurst"_s);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Sent), u"18"_s, kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::CameBack), u"18"_s, kPatienceMilliseconds);
        setOption(u"duplicates"_s, 0);

        setOption(u"jitter"_s, 300); // what it does to the rhythm: tst_benchengine
        openOptions();
        QCOMPARE(m_monitor->find<QDialog>(u"benchOptions"_s)->findChild<QSpinBox *>(u"jitter"_s)->value(),
                 300);
        confirmOptions();

        // Wrong ones only behind their switch; nothing of them comes back.
        openOptions();
        auto *dialog = m_monitor->find<QDialog>(u"benchOptions"_s);
        QVERIFY(!dialog->findChild<QSpinBox *>(u"wrong"_s)->isEnabled());
        QVERIFY(!dialog->findChild<QComboBox *>(u"wrongPayload"_s)->isEnabled());
        QTest::mouseClick(dialog->findChild<QCheckBox *>(u"areWrongAllowed"_s), Qt::LeftButton, {},
                          QPoint(8, dialog->findChild<QCheckBox *>(u"areWrongAllowed"_s)->height() / 2));
        dialog->findChild<QSpinBox *>(u"wrong"_s)->setValue(100);
        dialog->findChild<QComboBox *>(u"wrongPayload"_s)->setCurrentIndex(1);
        const auto *repeat = dialog->findChild<QCheckBox *>(u"mayRepeat"_s);
        QVERIFY(repeat->text().contains(u"may create a second reading"_s));
        QVERIFY(!repeat->isChecked());
        confirmOptions();
        click(u"benchSend"_s);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Acknowledged), u"19"_s, kPatienceMilliseconds);
        QVERIFY2(cell(0, BenchModel::Last).contains(u','), qPrintable(cell(0, BenchModel::Last)));
        QCOMPARE(cell(0, BenchModel::CameBack), u"18"_s);
        QCOMPARE(cell(0, BenchModel::State), u"Green"_s); // of those that should come back, all did

        // The connection drops, is told, and comes back by itself.
        pick(u"dropConnection"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!isDeviceConnected(), kPatienceMilliseconds);
        click(u"benchSend"_s);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Expired), u"1"_s, kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(isDeviceConnected(), kPatienceMilliseconds);

        pick(u"benchForget"_s);
        QTRY_COMPARE(cell(0, BenchModel::Sent), QString());
    }

    void theSwitchSendsAgainWhatIsUnknown()
    {
        connectBoth([](settings::Profile &) {});
        clickTab(1);
        openOptions();
        auto *dialog = m_monitor->find<QDialog>(u"benchOptions"_s);
        QTest::keyClick(dialog->findChild<QCheckBox *>(u"mayRepeat"_s), Qt::Key_Space);
        confirmOptions();
        QVERIFY(m_simulator->ask(u"broker silent"_s));
        click(u"benchSend"_s);
        unlock();
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Pending), u"1"_s, kPatienceMilliseconds);
        pick(u"dropConnection"_s); // written, and nobody knows whether it arrived
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Unknown), u"1"_s, kPatienceMilliseconds);
        QVERIFY(m_simulator->ask(u"broker resume"_s));
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Sent), u"2"_s, kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Acknowledged), u"1"_s, kPatienceMilliseconds);
    }

    void aSetGoesOutAndComesInThroughTheDialogs()
    {
        m_monitor->useDevice(*m_simulator);
        m_monitor->start();
        clickTab(1);
        set(0, BenchModel::Meter, u"OUT_AND_IN"_s);
        const QString path = m_reports->filePath(u"set.json"_s);
        pick(u"exportSet"_s);
        typeFile(path);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(path), kPatienceMilliseconds);
        QTRY_VERIFY(verdict().contains(QDir::toNativeSeparators(path)));
        set(0, BenchModel::Meter, u"OTHER"_s);
        pick(u"importSet"_s);
        typeFile(path);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Meter), u"OUT_AND_IN"_s, kPatienceMilliseconds);
        QTRY_VERIFY(verdict().contains(u"1 row was taken"_s));
        QFile wrong(m_reports->filePath(u"wrong.csv"_s));
        QVERIFY(wrong.open(QIODevice::WriteOnly));
        wrong.write("utility,meter,register,model,parameters\nWater,a/b,10,constant,value=1\n");
        wrong.close();
        pick(u"importSet"_s);
        typeFile(wrong.fileName());
        QTRY_VERIFY2(verdict().contains(u"Line 2, column 2 (meter)"_s), qPrintable(verdict()));
        QCOMPARE(cell(0, BenchModel::Meter), u"OUT_AND_IN"_s); // what was there stays
    }

    void aThousandRowsAreAllToldFor()
    {
        connectBoth([](settings::Profile &) {});
        clickTab(1);
        QList<device::RowText> rows;
        for (int i = 0; i < 1000; ++i) {
            rows.append(device::newRow());
            rows.last().set(device::Column::Meter, u"MANY_%1"_s.arg(i));
            rows.last().set(device::Column::Interval, u"1"_s);
        }
        const QString path = m_reports->filePath(u"many.csv"_s);
        QVERIFY(device::saveDeviceSet(path, rows));
        pick(u"importSet"_s);
        typeFile(path);
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->find<QTableView>(u"benchTable"_s)->model()->rowCount(), 1000,
                                  kPatienceMilliseconds);
        QVERIFY(m_simulator->settledTotals());
        const int before = accepted();
        click(u"benchStart"_s);
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(cell(999, BenchModel::CameBack).toInt() > 0, kPatienceMilliseconds);
        click(u"benchStart"_s); // Stop
        QTRY_VERIFY2_WITH_TIMEOUT(verdict().startsWith(u"Green: All "_s), qPrintable(verdict()),
                                  kPatienceMilliseconds);
        int sent = 0;
        for (int row = 0; row < 1000; ++row) {
            QCOMPARE(cell(row, BenchModel::State), u"Green"_s);
            QCOMPARE(cell(row, BenchModel::CameBack), cell(row, BenchModel::Sent));
            QCOMPARE(cell(row, BenchModel::Expired), u"0"_s);
            sent += cell(row, BenchModel::Sent).toInt();
        }
        QVERIFY(m_simulator->settledTotals());
        QCOMPARE(accepted() - before, sent); // nothing is late, nothing is counted that was not there
    }

    void aDevicesSetComesBackAndSendsNothing()
    {
        connectBoth([](settings::Profile &) {});
        clickTab(1);
        set(0, BenchModel::Meter, u"KEPT"_s);
        set(0, BenchModel::Model, u"sine"_s);
        set(0, BenchModel::Interval, u"0.2"_s);
        click(u"benchAdd"_s);
        press(Qt::Key_Return);
        set(1, BenchModel::Meter, u"half/typed"_s); // wrong, and the person's
        set(1, BenchModel::On, u"no"_s);
        setOption(u"duplicates"_s, 50);
        for (const QString &button : {u"benchSend"_s, u"benchBurst"_s, u"benchStart"_s}) {
            click(button);
            QVERIFY2(verdict().contains(u"Row 2"_s), qPrintable(verdict())); // told before it is unlocked
            QVERIFY(!m_monitor->find<publisher::UnlockDialog>());
        }
        QCOMPARE(m_monitor->find<QTableView>(u"benchTable"_s)->currentIndex(), index(1, BenchModel::Meter));
        set(1, BenchModel::Meter, u"HALF"_s);
        click(u"benchStart"_s);
        unlock();
        QTRY_VERIFY_WITH_TIMEOUT(cell(0, BenchModel::CameBack).toInt() > 0, kPatienceMilliseconds);
        set(1, BenchModel::Meter, u"half/typed"_s); // while it runs
        m_monitor->stop();                          // with the bench running
        QVERIFY(m_simulator->settledTotals());
        const int before = accepted();

        m_monitor->start();
        QTRY_VERIFY_WITH_TIMEOUT(isConnected() && isDeviceConnected(), kPatienceMilliseconds);
        clickTab(1);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, BenchModel::Meter), u"KEPT"_s, kPatienceMilliseconds);
        QCOMPARE(cell(0, BenchModel::Model), u"sine"_s);
        QCOMPARE(cell(0, BenchModel::Interval), u"0.2"_s);
        QCOMPARE(cell(1, BenchModel::Meter), u"half/typed"_s);
        QCOMPARE(index(1, BenchModel::On).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        // Locked, stopped, and without yesterday's disturbances.
        QVERIFY(m_monitor->find<QPushButton>(u"lock"_s)->text().contains(u"Un&lock"_s));
        QVERIFY(m_monitor->find<QPushButton>(u"benchStart"_s)->text().contains(u"Start"_s));
        QCOMPARE(cell(0, BenchModel::Sent), QString());
        openOptions();
        QCOMPARE(m_monitor->find<QDialog>(u"benchOptions"_s)->findChild<QSpinBox *>(u"duplicates"_s)->value(),
                 0);
        confirmOptions();
        QVERIFY(m_simulator->settledTotals());
        QCOMPARE(accepted(), before);

        // Another device that has no set yet takes what is shown, and has it from then on.
        settings::Profile other = *m_monitor->options.deviceProfile;
        other.name = u"Another gateway"_s;
        m_monitor->stop();
        m_monitor->options.deviceProfile = other;
        m_monitor->start();
        clickTab(1);
        QCOMPARE(cell(0, BenchModel::Meter), u"MAIN_SUPPLY"_s);
    }

private:
    void keepPassword(const QString &role)
    {
        const auto profile = settings::loadProfile(m_simulator->filePath(role + u".json"_s)).value();
        m_monitor->keychain.secrets.insert(
            test::MemorySecretStore::key(settings::SecretKind::Password, profile.name),
            m_simulator->fileText(role + u".password"_s));
    }

    template <typename Change>
    void connectBoth(Change change)
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->useDevice(*m_simulator);
        change(*m_monitor->options.deviceProfile);
        m_monitor->start();
        QTRY_VERIFY_WITH_TIMEOUT(isConnected() && isDeviceConnected(), kPatienceMilliseconds);
    }

    /// An entry of one of the bench's menus.
    void pick(const QString &name) const
    {
        auto *action = m_monitor->find<QAction>(name);
        QVERIFY2(action && action->isEnabled(), qPrintable(name));
        action->trigger();
    }

    void openOptions() const
    {
        pick(u"benchOptionsAction"_s);
        QVERIFY(m_monitor->find<QDialog>(u"benchOptions"_s));
    }

    void confirmOptions() const
    {
        QPointer<QDialog> dialog = m_monitor->find<QDialog>(u"benchOptions"_s);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok),
                          Qt::LeftButton);
        QTRY_VERIFY(!dialog);
    }

    void setOption(const QString &name, int value) const
    {
        openOptions();
        m_monitor->find<QDialog>(u"benchOptions"_s)->findChild<QSpinBox *>(name)->setValue(value);
        confirmOptions();
    }

    /// After so many seconds a reading is missing.
    void setWindow(int seconds) const { setOption(u"returnWindow"_s, seconds); }

    /// As typed into the table; "yes" and "no" for the box.
    void set(int row, int column, const QString &text) const
    {
        auto *model = m_monitor->find<QTableView>(u"benchTable"_s)->model();
        if (column == BenchModel::On)
            QVERIFY(model->setData(index(row, column), text == u"yes"_s ? Qt::Checked : Qt::Unchecked,
                                   Qt::CheckStateRole));
        else
            QVERIFY(model->setData(index(row, column), text, Qt::EditRole));
    }

    void choose(const QList<int> &rows) const
    {
        auto *selection = m_monitor->find<QTableView>(u"benchTable"_s)->selectionModel();
        selection->clearSelection();
        for (const int row : rows)
            selection->select(index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }

    [[nodiscard]] double lastValue() const { return cell(0, BenchModel::Last).toDouble(); }

    /// What the platform has taken from the device.
    [[nodiscard]] int accepted() const
    {
        const auto totals = m_simulator->ask(u"totals"_s);
        return totals ? totals->value("gateway"_L1).toObject().value("accepted"_L1).toInt() : -1;
    }

    [[nodiscard]] QRgb cornerOfThePanel() const
    {
        return m_monitor->find<QWidget>(u"publisherPanel"_s)->grab().toImage().pixel(1, 1);
    }

    [[nodiscard]] bool isFirstRun() const
    {
        const auto *page = m_monitor->find<QWidget>(u"firstRunPage"_s);
        return page && page->isVisible();
    }

    [[nodiscard]] bool isConnected() const
    {
        const auto *phase = m_monitor->find<QLabel>(u"statusPhase"_s);
        return phase && phase->text().startsWith(u"Connected"_s);
    }

    [[nodiscard]] bool isDeviceConnected() const
    {
        return m_monitor->find<QLabel>(u"publishState"_s)->text().startsWith(u"Connected"_s);
    }

    [[nodiscard]] QModelIndex index(int row, int column) const
    {
        return m_monitor->find<QTableView>(u"benchTable"_s)->model()->index(row, column);
    }

    [[nodiscard]] QString cell(int row, int column) const { return index(row, column).data().toString(); }
    [[nodiscard]] QString verdict() const { return m_monitor->find<QLabel>(u"benchVerdict"_s)->text(); }
    [[nodiscard]] QString report() const
    {
        return m_monitor->find<QTextBrowser>(u"reportText"_s)->toPlainText();
    }

    template <typename Dialog>
    [[nodiscard]] Dialog *openDialog() const
    {
        for (auto *dialog : m_monitor->window().findChildren<Dialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    void click(const QString &name) const
    {
        auto *button = m_monitor->find<QPushButton>(name);
        QVERIFY(button);
        QTRY_VERIFY2(button->isEnabled() && button->isVisible(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    void clickTab(int tab) const
    {
        auto *bar = m_monitor->find<QTabWidget>(u"publisherTabs"_s)->tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
    }

    void unlock() const
    {
        auto *dialog = m_monitor->find<publisher::UnlockDialog>();
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirmUnlock"_s), Qt::LeftButton);
    }

    void pickFile(const QString &name) const
    {
        auto *dialog = openDialog<QFileDialog>();
        QVERIFY(dialog);
        auto *list = dialog->findChild<QListView *>(u"listView"_s);
        const auto find = [&]() -> QModelIndex {
            for (int row = 0; row < list->model()->rowCount(list->rootIndex()); ++row) {
                const QModelIndex index = list->model()->index(row, 0, list->rootIndex());
                if (index.data().toString() == name)
                    return index;
            }
            return {};
        };
        QTRY_VERIFY(find().isValid());
        list->scrollTo(find());
        const QPoint at = list->visualRect(find()).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, at);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        if (!QApplication::activeWindow())
            m_monitor->window().activateWindow(); // as a window manager does when a dialog has closed
        QTRY_VERIFY(QApplication::activeWindow());
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : QApplication::activeWindow(), key, modifiers);
    }

    static void confirm(QMessageBox *box)
    {
        QVERIFY(box);
        for (auto *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
    }

    void activate() const
    {
        m_monitor->window().activateWindow();
        QTRY_VERIFY(m_monitor->window().isActiveWindow());
    }

    /// The key down, repeating for a second, and up: through the window, as it comes from a keyboard.
    void hold(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        constexpr int kRepeats = 20;
        const QString text = key == Qt::Key_Space ? u" "_s : key == Qt::Key_Return ? u"\r"_s : QString();
        for (int i = 0; i <= kRepeats; ++i)
            QTest::simulateEvent(keyboardsWindow(), true, key, modifiers, text, i > 0);
        QTest::simulateEvent(keyboardsWindow(), false, key, modifiers, text, false);
    }

    [[nodiscard]] QWindow *keyboardsWindow() const
    {
        return QGuiApplication::focusWindow() ? QGuiApplication::focusWindow()
                                              : m_monitor->window().windowHandle();
    }

    /// Tab until the focus is there: nothing that can be used may be out of its reach.
    void tabTo(const QString &name) const
    {
        constexpr int kAllWidgets = 200;
        for (int i = 0; i < kAllWidgets; ++i) {
            if (QApplication::focusWidget() && QApplication::focusWidget()->objectName() == name)
                return;
            press(Qt::Key_Tab);
        }
        QFAIL(qPrintable(u"Tab does not reach %1"_s.arg(name)));
    }

    void typeFile(const QString &path) const
    {
        QTRY_VERIFY(openDialog<QFileDialog>() && openDialog<QFileDialog>()->isActiveWindow());
        auto *edit = openDialog<QFileDialog>()->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QTRY_VERIFY(edit->hasFocus());
        edit->selectAll();
        QTest::keyClicks(edit, path);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!openDialog<QFileDialog>());
    }

    void typePassword(const QString &password) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(openDialog<connection::PasswordDialog>(), kPatienceMilliseconds);
        auto *dialog = openDialog<connection::PasswordDialog>();
        auto *edit = dialog->findChild<QLineEdit *>(u"password"_s);
        QTRY_VERIFY(dialog->isActiveWindow() && edit->hasFocus());
        QTest::keyClicks(edit, password);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(!openDialog<connection::PasswordDialog>());
    }

    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
    std::unique_ptr<QTemporaryDir> m_reports;
    QString m_folderBefore;
};

QTEST_MAIN(TestBenchWalk)
#include "tst_benchwalk.moc"
