// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "alarms/alarmbutton.h"
#include "alarms/eventmodel.h"
#include "alarms/eventspanel.h"
#include "alarms/eventview.h"
#include "alarms/limitsdialog.h"
#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/timewindow.h"
#include "connection/firstrunpage.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "window/settingsdialog.h"
#include "window/statuscount.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace insite;
using namespace Qt::StringLiterals;
using alarms::EventModel;
using readings::AlarmEvent;
using readings::AlarmKind;
using test::kPatienceMilliseconds;

/// What deserves attention, made to happen for real: faults of the simulated platform on the way in, clicks
/// and keys on the way out.
class TestAttention final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        m_simulator = std::make_unique<test::SimulatorProcess>(
            QStringList{u"--registers"_s, u"6"_s, u"--rate"_s, u"12"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
    }

    void init() { m_monitor = std::make_unique<test::MonitorFixture>(); }
    void cleanup()
    {
        m_monitor.reset();
        for (const QString &line : {u"rate 12"_s, u"gaps off"_s, u"clock-skew off"_s})
            QVERIFY(m_simulator->ask(line));
    }
    void cleanupTestCase() { m_simulator.reset(); }

    void aLimitIsSetByKeysAndItsAlarmAcknowledged()
    {
        connectConsumer();
        auto *tree = m_monitor->tree();
        tree->reveal(2);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_L);
        auto *dialog = m_monitor->find<alarms::LimitsDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->findChild<QPushButton *>(u"keepLimits"_s)->isEnabled());
        QVERIFY2(m_monitor->allText().contains(u"unit unknown"_s), "MQTT tells no unit");
        auto *high = dialog->findChild<QLineEdit *>(u"highLimit"_s);
        QTest::keyClicks(high, u"12a"_s);
        QVERIFY(!dialog->findChild<QPushButton *>(u"keepLimits"_s)->isEnabled());
        QVERIFY(dialog->findChild<QLabel *>(u"complaint"_s)->text().contains(u"12a"_s));
        high->clear();
        QTest::keyClicks(high, u"-1"_s);
        QTest::keyClick(high, Qt::Key_Return);

        auto *button = m_monitor->find<alarms::AlarmButton>();
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::AboveLimit).empty(), kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(button->text(), u"Alarms 1"_s, kPatienceMilliseconds);
        QTest::mouseClick(button, Qt::LeftButton);
        auto *view = m_monitor->find<alarms::EventView>();
        QTRY_VERIFY(view->isVisible());
        QTRY_COMPARE(view->model()->rowCount(), 1);
        activate();
        QTRY_VERIFY(view->hasFocus());
        view->selectRow(0);
        QTest::keyClick(view, Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(button->text(), u"No alarms"_s, kPatienceMilliseconds);
        QVERIFY2(events(AlarmKind::AboveLimit).front().isActive(), "seen, and still so");

        // It is there again after a restart, as what it was.
        m_monitor->stop();
        m_monitor->start();
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::AboveLimit).empty(), kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(events(AlarmKind::AboveLimit).back().isCutOff, kPatienceMilliseconds);
        QVERIFY(events(AlarmKind::AboveLimit).back().acknowledgedAt);
        // And the limit holds on: it begins anew, and ends when it is taken away.
        QTRY_VERIFY_WITH_TIMEOUT(events(AlarmKind::AboveLimit).front().isActive(), kPatienceMilliseconds);
        m_monitor->tree()->reveal(*registerOf(events(AlarmKind::AboveLimit).front().key));
        QTest::keyClick(m_monitor->tree(), Qt::Key_L);
        auto *again = m_monitor->find<alarms::LimitsDialog>();
        QVERIFY(again);
        QTest::mouseClick(again->findChild<QPushButton *>(u"removeLimits"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::AboveLimit).front().isActive(), kPatienceMilliseconds);
    }

    void silenceIsCountedListedAndLedTo()
    {
        connectConsumer();
        // The registers' own intervals are half a second: when those are learned, silence takes six seconds.
        QTRY_COMPARE_WITH_TIMEOUT(registersWithInterval(), 6, kPatienceMilliseconds);
        QVERIFY(m_simulator->ask(u"rate 0"_s));
        auto *silent = m_monitor->find<window::StatusCount>(u"statusSilent"_s);
        QTRY_COMPARE_WITH_TIMEOUT(silent->number(), 6, kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::Silent).empty(), kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(activeRegisters(AlarmKind::Silent), 6, kPatienceMilliseconds);
        QVERIFY2(events(AlarmKind::Silent).size() <= 3, "no storm");
        QTest::mouseClick(silent, Qt::LeftButton);
        QTRY_VERIFY(m_monitor->tree()->filter().staleOnly);

        // From the event to the tree and to the chart at that time.
        QTest::mouseClick(m_monitor->find<alarms::AlarmButton>(), Qt::LeftButton);
        auto *view = m_monitor->find<alarms::EventView>();
        view->selectRow(0);
        activate();
        QTRY_VERIFY(view->hasFocus());
        const AlarmEvent event = m_monitor->find<EventModel>()->at(
            m_monitor->find<EventModel>()->rowOf(view->selectedIds().front()));
        QTest::keyClick(view, Qt::Key_T);
        QVERIFY(m_monitor->tree()->currentIndex().isValid());
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Return);
        if (!event.key.meter.isEmpty()) {
            QTRY_VERIFY(!m_monitor->charts()->panels().isEmpty());
            QVERIFY(!m_monitor->charts()->time().isFollowing());
            QVERIFY(m_monitor->charts()->time().from() < event.begunAt);
        }

        QVERIFY(m_simulator->ask(u"rate 12"_s));
        QTRY_COMPARE_WITH_TIMEOUT(activeRegisters(AlarmKind::Silent), 0, kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(silent->number(), 0, kPatienceMilliseconds);
    }

    void gapsAndClocksAheadAreToldAndCounted()
    {
        connectConsumer();
        QTRY_COMPARE_WITH_TIMEOUT(registersWithInterval(), 6, kPatienceMilliseconds);
        QVERIFY(m_simulator->ask(u"gaps on 40"_s));
        auto *gaps = m_monitor->find<window::StatusCount>(u"statusGaps"_s);
        QTRY_VERIFY_WITH_TIMEOUT(gaps->number() > 0, kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::Gap).empty(), kPatienceMilliseconds);
        QTest::mouseClick(gaps, Qt::LeftButton);
        QTRY_COMPARE(m_monitor->find<QComboBox>(u"eventKinds"_s)->currentText(), u"Gaps"_s);
        QVERIFY(m_simulator->ask(u"gaps off"_s));
        QVERIFY(m_simulator->ask(u"clock-skew on 40"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::ClockAhead).empty(), kPatienceMilliseconds);
        QVERIFY(m_simulator->ask(u"clock-skew off"_s));
        QTRY_COMPARE_WITH_TIMEOUT(activeRegisters(AlarmKind::ClockAhead), 0, kPatienceMilliseconds);
    }

    void theConnectionIsOneEventFromItsLossToItsReturn()
    {
        connectConsumer();
        QVERIFY(m_simulator->ask(u"broker stop"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::ConnectionLost).empty(), kPatienceMilliseconds);
        QVERIFY(events(AlarmKind::ConnectionLost).front().isActive());
        QVERIFY(!events(AlarmKind::ConnectionLost).front().detail.isEmpty());
        QVERIFY(m_simulator->ask(u"broker start"_s));
        QTest::keyClick(&m_monitor->window(), Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::ConnectionLost).front().isActive(),
                                 kPatienceMilliseconds);
        QCOMPARE(events(AlarmKind::ConnectionLost).size(), size_t(1));
    }

    void clearingAndExportingByHand()
    {
        connectConsumer();
        QVERIFY(m_simulator->ask(u"broker restart"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::ConnectionLost).empty() &&
                                     !events(AlarmKind::ConnectionLost).front().isActive(),
                                 kPatienceMilliseconds);
        goToEvents();
        auto *panel = m_monitor->find<alarms::EventsPanel>();
        panel->showOnly({AlarmKind::ConnectionLost}, alarms::EventFilterModel::State::All);
        auto *view = m_monitor->find<alarms::EventView>();
        QTRY_COMPARE(view->model()->rowCount(), 1);

        QTest::mouseClick(m_monitor->find<QToolButton>(u"exportEvents"_s), Qt::LeftButton);
        auto *dialog = m_monitor->find<QFileDialog>(u"exportDialog"_s);
        QVERIFY(dialog);
        const QString path = m_monitor->folder() + u"/events.csv"_s;
        dialog->selectFile(path);
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kPatienceMilliseconds);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(QString::fromUtf8(file.readAll()).contains(u"Not connected"_s));

        activate();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        view->selectRow(0);
        QTest::keyClick(view, Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(events(AlarmKind::ConnectionLost).empty(), kPatienceMilliseconds);
        QTest::keySequence(view, QKeySequence::Undo);
        QTRY_COMPARE_WITH_TIMEOUT(events(AlarmKind::ConnectionLost).size(), size_t(1), kPatienceMilliseconds);
    }

    void theDemoIsOneClickAway()
    {
        m_monitor->start();
        auto *demo = m_monitor->find<QPushButton>(u"tryDemo"_s);
        QVERIFY(demo->isVisible());
        QTest::mouseClick(demo, Qt::LeftButton);
        QVERIFY(!demo->isEnabled());
        QVERIFY(m_monitor->find<QLabel>(u"demoWords"_s)->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->registersWithValue() > 20, kPatienceMilliseconds);
        QVERIFY(m_monitor->window().windowTitle().contains(u"Demo"_s));
        m_monitor->stop();
        // Nothing of it is kept, in no list and no file.
        m_monitor->start();
        QVERIFY(m_monitor->find<QPushButton>(u"tryDemo"_s)->isEnabled());
        QVERIFY(!m_monitor->allText().contains(u"insite-sim"_s));
    }

    void saysWhereTheDemoIsNotInstalled()
    {
        m_monitor->simulatorProgram = m_monitor->folder() + u"/insite-sim"_s;
        m_monitor->start();
        QTest::mouseClick(m_monitor->find<QPushButton>(u"tryDemo"_s), Qt::LeftButton);
        auto *words = m_monitor->find<QLabel>(u"demoWords"_s);
        QTRY_VERIFY(words->text().contains(u"not installed"_s));
        QVERIFY(words->isVisible());
        QVERIFY(m_monitor->find<QPushButton>(u"tryDemo"_s)->isEnabled());
    }

    void settingsAreKeptAndTellWhatTheHistoryTakes()
    {
        connectConsumer();
        QTest::keyClick(&m_monitor->window(), Qt::Key_Comma, Qt::ControlModifier);
        auto *dialog = m_monitor->find<window::SettingsDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QSpinBox *>(u"liveMemory"_s)->value(), 512);
        auto *words = dialog->findChild<QLabel *>(u"historyWords"_s);
        QTRY_VERIFY2(words->text().contains(u"takes"_s), qPrintable(words->text()));
        auto *memory = dialog->findChild<QSpinBox *>(u"liveMemory"_s);
        memory->setFocus();
        memory->selectAll();
        QTest::keyClicks(memory, u"64"_s);
        QTest::mouseClick(dialog->findChild<QCheckBox *>(u"motion"_s), Qt::LeftButton, {}, QPoint(8, 8));
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"keepSettings"_s), Qt::LeftButton);
        m_monitor->stop();
        m_monitor->start();
        activate();
        QTest::keyClick(&m_monitor->window(), Qt::Key_Comma, Qt::ControlModifier);
        dialog = m_monitor->find<window::SettingsDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QSpinBox *>(u"liveMemory"_s)->value(), 64);
        QVERIFY(!dialog->findChild<QCheckBox *>(u"motion"_s)->isChecked());
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"defaultSettings"_s), Qt::LeftButton);
        QCOMPARE(dialog->findChild<QSpinBox *>(u"liveMemory"_s)->value(), 512);
    }

private:
    /// A window that is not active hears no shortcut.
    void activate()
    {
        m_monitor->window().activateWindow();
        QTRY_VERIFY(m_monitor->window().isActiveWindow());
    }

    [[nodiscard]] int registersWithInterval() const
    {
        int with = 0;
        for (int i = 0; i < m_monitor->model()->registerCount(); ++i)
            with += m_monitor->model()->expectedInterval(readings::RegisterIndex(i)) ? 1 : 0;
        return with;
    }

    void connectConsumer()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->start();
        activate();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 6, kPatienceMilliseconds);
    }

    void goToEvents() const
    {
        auto *dock = m_monitor->find<QDockWidget>(u"eventsDock"_s);
        dock->show();
        dock->raise();
    }

    /// The newest first.
    [[nodiscard]] std::vector<AlarmEvent> events(AlarmKind kind) const
    {
        std::vector<AlarmEvent> found;
        const auto *model = m_monitor->find<EventModel>();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->at(row).kind == kind)
                found.push_back(model->at(row));
        }
        return found;
    }

    [[nodiscard]] qint64 activeRegisters(AlarmKind kind) const
    {
        qint64 registers = 0;
        for (const AlarmEvent &event : events(kind))
            registers += event.active;
        return registers;
    }

    [[nodiscard]] std::optional<readings::RegisterIndex> registerOf(const RegisterKey &key) const
    {
        for (int i = 0; i < m_monitor->model()->registerCount(); ++i) {
            if (m_monitor->model()->snapshot(readings::RegisterIndex(i))->key == key)
                return readings::RegisterIndex(i);
        }
        return std::nullopt;
    }

    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
};

QTEST_MAIN(TestAttention)
#include "tst_attention.moc"
