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
#include "history/sqlite.h"
#include "metadata/catalogue.h"
#include "settings/datafolder.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "window/settingsdialog.h"
#include "window/statusbar.h"
#include "window/statuscount.h"
#include "window/workspaceview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTest>

#include <array>

using namespace insite;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
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
        for (const QString &line :
             {u"rate 12"_s, u"gaps off"_s, u"clock-skew off"_s, u"broker start"_s, u"allow 1042"_s})
            QVERIFY(m_simulator->ask(line));
    }
    void cleanupTestCase() { m_simulator.reset(); }

    void aLimitIsSetByKeysAndItsAlarmAcknowledged()
    {
        connectConsumer();
        auto *tree = m_monitor->tree();
        tree->reveal(2);
        tree->setFocus();
        const QModelIndex registerRow = tree->currentIndex();
        tree->setCurrentIndex(registerRow.parent());
        QTest::keyClick(tree, Qt::Key_L);
        QVERIFY2(!m_monitor->find<alarms::LimitsDialog>(), "a meter has none");
        QTRY_VERIFY(m_monitor->allText().contains(u"Limits belong to a register."_s));
        tree->setCurrentIndex(registerRow);
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
        QTRY_COMPARE_WITH_TIMEOUT(qualityOf(2), u"alarm"_s, kPatienceMilliseconds);
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

        // After a restart it is the same alarm, as if the program had not been closed.
        const AlarmEvent before = events(AlarmKind::AboveLimit).front();
        for (int run = 0; run < 2; ++run) {
            m_monitor->stop();
            m_monitor->start();
            QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::AboveLimit).empty(), kPatienceMilliseconds);
            // Judged by what comes now, and more than once.
            const Instant started = SystemClock().now();
            QTRY_VERIFY_WITH_TIMEOUT(
                registerOf(before.key) &&
                    m_monitor->model()->snapshot(*registerOf(before.key))->lastReceivedAt > started + 3s,
                kPatienceMilliseconds);
            QCOMPARE(events(AlarmKind::AboveLimit).size(), size_t(1));
            const AlarmEvent after = events(AlarmKind::AboveLimit).front();
            QVERIFY(after.isActive());
            QCOMPARE(after.id, before.id);
            QCOMPARE(after.begunAt, before.begunAt);
            QVERIFY(after.acknowledgedAt);
            QCOMPARE(m_monitor->find<alarms::AlarmButton>()->text(), u"No alarms"_s);
        }
        // The limit holds on, and its alarm ends when it is taken away.
        m_monitor->tree()->reveal(*registerOf(events(AlarmKind::AboveLimit).front().key));
        QTest::keyClick(m_monitor->tree(), Qt::Key_L);
        auto *again = m_monitor->find<alarms::LimitsDialog>();
        QVERIFY(again);
        QTest::mouseClick(again->findChild<QPushButton *>(u"removeLimits"_s), Qt::LeftButton);
        const auto index = *registerOf(events(AlarmKind::AboveLimit).front().key);
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::AboveLimit).front().isActive(), kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(qualityOf(index), u"fresh"_s, kPatienceMilliseconds);
    }

    void theDetailsLeadToTheLimitsOfTheirRegister()
    {
        connectConsumer();
        m_monitor->tree()->reveal(1);
        auto *dock = m_monitor->find<QDockWidget>(u"detailsDock"_s);
        dock->show();
        dock->raise();
        auto *button = m_monitor->find<QToolButton>(u"detailsLimits"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), kPatienceMilliseconds);
        QTest::mouseClick(button, Qt::LeftButton);
        auto *dialog = m_monitor->find<alarms::LimitsDialog>();
        QVERIFY(dialog);
        auto *keep = dialog->findChild<QPushButton *>(u"keepLimits"_s);
        QTRY_VERIFY_WITH_TIMEOUT(keep->isEnabled(), kPatienceMilliseconds);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"lowLimit"_s), u"1000000000"_s);
        QTest::mouseClick(keep, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::BelowLimit).empty(), kPatienceMilliseconds);
        const AlarmEvent event = events(AlarmKind::BelowLimit).front();
        QCOMPARE(registerOf(event.key), std::optional<readings::RegisterIndex>(1));

        // By its id first; with name and unit as soon as somebody tells them, in list, tooltip and file.
        const QString where =
            u"meter %1, register %2"_s.arg(event.key.meter.text(), event.key.registerId.text());
        const auto shown = [&](int column, int role = Qt::DisplayRole) {
            const auto *model = m_monitor->find<EventModel>();
            return model->index(model->rowOf(event.id), column).data(role).toString();
        };
        if (event.key.registerId.text() != u"2"_s)
            QCOMPARE(shown(EventModel::WhereColumn), where);
        QVERIFY(shown(EventModel::WhatColumn).contains(u"unit unknown"_s));
        auto &catalogue = m_monitor->find<window::WorkspaceView>()->catalogue();
        const metadata::RegisterPlace place(event.key);
        metadata::OwnRegister words = catalogue.ownRegister(place);
        words.alias = u"Heat"_s;
        words.unit = u"MJ"_s;
        QVERIFY(catalogue.setOwnAlias({event.key.customer, event.key.meter}, u"Boiler room"_s));
        QVERIFY(catalogue.setOwnRegister(place, words));
        QTRY_COMPARE_WITH_TIMEOUT(shown(EventModel::WhereColumn), u"Boiler room, Heat"_s,
                                  kPatienceMilliseconds);
        QVERIFY(shown(EventModel::WhatColumn).contains(u"\u2009MJ is below the limit of "_s));
        QVERIFY(shown(EventModel::WhereColumn, Qt::ToolTipRole).contains(event.key.meter.text()));
        goToEvents();
        type(u"eventText"_s, u"boiler mj"_s);
        QTRY_COMPARE(m_monitor->find<alarms::EventView>()->model()->rowCount(), 1);
        const QString csv = exportEvents(u"named.csv"_s);
        QVERIFY2(csv.contains(u"Boiler room"_s) && csv.contains(event.key.meter.text()), qPrintable(csv));
        QVERIFY2(csv.contains(u",MJ,"_s), qPrintable(csv));
    }

    void everyCountLeadsToWhatItCounts()
    {
        connectConsumer();
        QVERIFY(m_simulator->ask(u"rate 0"_s));
        QVERIFY(m_simulator->settledTotals());
        const Instant now = SystemClock().now();
        publishMinute(u"on-time"_s, now - 10s, 1);
        publishMinute(u"a-bit-late"_s, now - 95s, 1);
        publishMinute(u"rather-late"_s, now - 5min, 1);
        publishMinute(u"gone"_s, now - 20min, 1);
        struct Row
        {
            QString count;
            theme::Quality quality;
            QString meter;
            QString words;
        };
        const std::array<Row, 3> rows{
            {{u"statusLate"_s, theme::Quality::Late, u"a-bit-late"_s, u"Only late"_s},
             {u"statusStale"_s, theme::Quality::Stale, u"rather-late"_s, u"Only stale"_s},
             {u"statusSilent"_s, theme::Quality::Silent, u"gone"_s, u"Only silent"_s}}};
        for (const Row &row : rows) {
            auto *count = m_monitor->find<window::StatusCount>(row.count);
            QTRY_COMPARE_WITH_TIMEOUT(count->number(), 1, kPatienceMilliseconds);
            QCOMPARE(count->accessibleName(), u"1 "_s + theme::qualityWord(row.quality));
            // By keyboard alone.
            count->setFocus(Qt::TabFocusReason);
            QTRY_VERIFY(count->hasFocus());
            QTest::keyClick(count, Qt::Key_Space);
            QTRY_COMPARE(m_monitor->tree()->filter().quality, std::optional(row.quality));
            QTRY_COMPARE(metersShown(), QStringList{row.meter});
            QVERIFY(m_monitor->tree()->hasFocus());
            QCOMPARE(m_monitor->find<QLabel>(u"chosenFilters"_s)->text(), row.words);
        }
        // A silent meter is nobody's mistake.
        const QModelIndex gone = m_monitor->tree()->currentIndex();
        QVERIFY(gone.data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"may be the configuration of the topic; contact support@ainsite.io"_s));
        QVERIFY(!gone.data(Qt::ToolTipRole).toString().contains(u"error"_s, Qt::CaseInsensitive));
        auto *fresh = m_monitor->find<window::StatusCount>(u"statusFresh"_s);
        QTest::mouseClick(fresh, Qt::LeftButton);
        QTRY_VERIFY(metersShown().contains(u"on-time"_s));
        QVERIFY(!metersShown().contains(u"gone"_s));
        QTest::mouseClick(m_monitor->find<QToolButton>(u"showAll"_s), Qt::LeftButton);
        QTRY_VERIFY(metersShown().contains(u"gone"_s) && metersShown().contains(u"on-time"_s));
    }

    void resetsAreToldCountedAndFiltered()
    {
        connectConsumer();
        const Instant start = SystemClock().now() - 10min;
        for (int i = 0; i < 4; ++i)
            publishState(u"counter"_s, start + i * 1min, 900 + i);
        publishState(u"counter"_s, start + 4min, 5);
        auto *resets = m_monitor->find<window::StatusCount>(u"statusResets"_s);
        QTRY_COMPARE_WITH_TIMEOUT(resets->number(), 1, kPatienceMilliseconds);
        QVERIFY(resets->isVisible());
        QTest::mouseClick(resets, Qt::LeftButton);
        QTRY_COMPARE(m_monitor->find<QComboBox>(u"eventKinds"_s)->currentText(), u"Counter resets"_s);
        auto *view = m_monitor->find<alarms::EventView>();
        QTRY_COMPARE(view->model()->rowCount(), 1);
        const QString what = view->model()->index(0, EventModel::WhatColumn).data().toString();
        QVERIFY2(what.startsWith(u"The counter stepped back from 903 to 5"_s), qPrintable(what));
        // Another kind hides it, all kinds show it again: by keys.
        auto *kinds = m_monitor->find<QComboBox>(u"eventKinds"_s);
        kinds->setFocus();
        QTest::keyClicks(kinds, u"Limits"_s);
        QCOMPARE(kinds->currentText(), u"Limits"_s);
        QCOMPARE(view->model()->rowCount(), 0);
        QTest::keyClick(kinds, Qt::Key_Home);
        type(u"eventText"_s, u"counter stepped"_s);
        QTRY_COMPARE(view->model()->rowCount(), 1);
    }

    void aRefusedCustomerIsAnEventUntilItIsAllowed()
    {
        QVERIFY(m_simulator->ask(u"refuse 1042"_s));
        m_monitor->useConsumer(*m_simulator);
        m_monitor->start();
        activate();
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::CustomerRefused).empty(), kPatienceMilliseconds);
        const AlarmEvent event = events(AlarmKind::CustomerRefused).front();
        QVERIFY(event.isActive());
        QCOMPARE(event.key.customer.text(), u"1042"_s);
        QVERIFY2(event.detail.contains(u"1042"_s), qPrintable(event.detail));
        QTest::mouseClick(m_monitor->find<alarms::AlarmButton>(), Qt::LeftButton);
        auto *view = m_monitor->find<alarms::EventView>();
        QTRY_VERIFY(view->isVisible() && view->model()->rowCount() == 1);
        QTest::mouseClick(m_monitor->find<QToolButton>(u"acknowledgeAll"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(events(AlarmKind::CustomerRefused).front().acknowledgedAt,
                                 kPatienceMilliseconds);
        QTRY_COMPARE(view->model()->rowCount(), 0);

        QVERIFY(m_simulator->ask(u"allow 1042"_s));
        auto *again = m_monitor->find<QPushButton>(u"refusalRetry"_s);
        QVERIFY(again && again->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::CustomerRefused).front().isActive(),
                                 kPatienceMilliseconds);
        QCOMPARE(events(AlarmKind::CustomerRefused).size(), size_t(1));
    }

    void aHistoryThatCannotBeWrittenIsAnEvent()
    {
        m_monitor->options.databasePath = m_monitor->folder() + u"/locked.sqlite"_s;
        connectConsumer();
        {
            auto other = history::Connection::open(m_monitor->options.databasePath,
                                                   history::Connection::Mode::Write, 10'000);
            QVERIFY(other && other->execute("BEGIN IMMEDIATE"));
            QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::StoreFailed).empty(), kPatienceMilliseconds);
            QVERIFY(events(AlarmKind::StoreFailed).front().isActive());
            QVERIFY(events(AlarmKind::StoreFailed).front().detail.contains(u"locked"_s));
        }
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::StoreFailed).front().isActive(), kPatienceMilliseconds);
        const qint64 received =
            m_monitor->find<QLabel>(u"statusReceived"_s)->text().section(u' ', 0, 0).toLongLong();
        QVERIFY2(received > 0, "and the readings go on");
    }

    void silenceIsCountedListedAndLedTo()
    {
        connectConsumer();
        // Half a second: silence takes six.
        m_monitor->sayInterval(500ms);
        QVERIFY(m_simulator->ask(u"rate 0"_s));
        auto *silent = m_monitor->find<window::StatusCount>(u"statusSilent"_s);
        QTRY_COMPARE_WITH_TIMEOUT(silent->number(), 6, kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(!events(AlarmKind::Silent).empty(), kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(activeRegisters(AlarmKind::Silent), 6, kPatienceMilliseconds);
        QVERIFY2(events(AlarmKind::Silent).size() <= 3, "no storm");
        QTest::mouseClick(silent, Qt::LeftButton);
        QTRY_COMPARE(m_monitor->tree()->filter().quality, std::optional(theme::Quality::Silent));

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

        QVERIFY(exportEvents(u"events.csv"_s).contains(u"Not connected"_s));

        activate();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        view->selectRow(0);
        QTest::keyClick(view, Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(events(AlarmKind::ConnectionLost).empty(), kPatienceMilliseconds);
        QTest::keySequence(view, QKeySequence::Undo);
        QTRY_COMPARE_WITH_TIMEOUT(events(AlarmKind::ConnectionLost).size(), size_t(1), kPatienceMilliseconds);
    }

    void theStatusBarGivesWayWhereItIsNarrow()
    {
        const SystemClock clock;
        window::StatusBar bar(clock);
        bar.setTotals({.received = 1'234'567,
                       .stored = 1'234'000,
                       .duplicates = 550,
                       .revisions = 10,
                       .unknown = 4,
                       .malformed = 3});
        readings::AlarmCounts counts;
        counts.freshness = {0, 49'000, 900, 90, 10};
        counts.gaps = 12;
        bar.setCounts(counts);
        bar.setNeverCount(7);
        bar.resize(2400, bar.sizeHint().height());
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        // The least important first; what leads somewhere and the connection in words stay.
        const std::array<QString, 4> givesWay{u"statusLag"_s, u"statusReceived"_s, u"statusRate"_s,
                                              u"statusDuplicates"_s};
        const auto visible = [&] {
            return std::ranges::count_if(
                givesWay, [&](const QString &name) { return bar.findChild<QWidget *>(name)->isVisible(); });
        };
        QCOMPARE(visible(), 4);
        qsizetype before = 4;
        for (int width = 2400; width >= 600; width -= 20) {
            bar.resize(width, bar.height());
            QCoreApplication::processEvents();
            const auto now = visible();
            QVERIFY2(now <= before, qPrintable(u"wider again at %1"_s.arg(width)));
            before = now;
            for (size_t i = 0; i < givesWay.size(); ++i)
                QCOMPARE(bar.findChild<QWidget *>(givesWay.at(i))->isVisible(), qsizetype(i) >= 4 - now);
            if (now == 0)
                continue;
            // What is seen is seen whole, and nothing lies over another.
            QVERIFY(bar.findChild<QLabel *>(u"statusPhase"_s)->width() >= 200);
            int right = 0;
            for (const QString &name :
                 {u"statusPhase"_s, u"statusFresh"_s, u"statusLate"_s, u"statusStale"_s, u"statusSilent"_s,
                  u"statusNever"_s, u"statusGaps"_s, u"statusDuplicates"_s, u"statusMalformed"_s}) {
                const auto *field = bar.findChild<QWidget *>(name);
                QVERIFY(field->isVisible());
                QVERIFY2(field->x() >= right, qPrintable(u"%1 at %2"_s.arg(name).arg(width)));
                QVERIFY(field->width() >= field->minimumSizeHint().width() || name == u"statusPhase"_s);
                right = field->x() + field->width();
            }
            QVERIFY(right <= bar.width());
        }
        QCOMPARE(before, 0);
        bar.resize(2400, bar.height());
        QTRY_COMPARE(visible(), 4);
    }

    void theDemoIsOneClickAway()
    {
        m_monitor->keychain.failure = Error{ErrorCode::NotFound, u"No keychain here."_s};
        m_monitor->start();
        auto *demo = m_monitor->find<QPushButton>(u"tryDemo"_s);
        QVERIFY(demo->isVisible());
        QTest::mouseClick(demo, Qt::LeftButton);
        QVERIFY(!demo->isEnabled());
        QVERIFY(m_monitor->find<QLabel>(u"demoWords"_s)->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->registersWithValue() > 20, kPatienceMilliseconds);
        QVERIFY(m_monitor->window().windowTitle().contains(u"Demo"_s));
        // With names and units, and with a device that is ready and locked.
        const auto text = [this](tree::MeterTreeModel::Column column) {
            return m_monitor->model()->indexOf(0).siblingAtColumn(column).data().toString();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(!text(tree::MeterTreeModel::NameColumn).startsWith(u"Register "_s),
                                  qPrintable(text(tree::MeterTreeModel::NameColumn)), kPatienceMilliseconds);
        QVERIFY2(text(tree::MeterTreeModel::ValueColumn).contains(QRegularExpression(u"[A-Za-z]"_s)),
                 qPrintable(text(tree::MeterTreeModel::ValueColumn)));
        QVERIFY(!m_monitor->find<QLabel>(u"publishTarget"_s)->text().startsWith(u"No device"_s));
        QTRY_VERIFY_WITH_TIMEOUT(
            m_monitor->find<QLabel>(u"publishState"_s)->text().startsWith(u"Connected"_s),
            kPatienceMilliseconds);
        QVERIFY(m_monitor->find<QPushButton>(u"lock"_s)->text().contains(u"Un&lock"_s));
        // The device goes with the demo.
        activate();
        QTest::keySequence(&m_monitor->window(), QKeySequence(QKeySequence::Close));
        QTRY_VERIFY(m_monitor->find<QPushButton>(u"tryDemo"_s)->isVisible());
        QVERIFY(m_monitor->find<QLabel>(u"publishTarget"_s)->text().startsWith(u"No device"_s));
        QVERIFY(!m_monitor->find<QPushButton>(u"lock"_s)->isEnabled());
        m_monitor->stop();
        QVERIFY(QDir(settings::dataFolderName(u"metadata"_s)).isEmpty());
        QVERIFY(QDir(m_monitor->folder() + u"/config/device-sets"_s).isEmpty());
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

    /// As a person types it, in place of what stood there.
    void type(const QString &field, const QString &text) const
    {
        auto *edit = m_monitor->find<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }

    /// The file that the events which are shown are written to.
    [[nodiscard]] QString exportEvents(const QString &name) const
    {
        const QString path = m_monitor->folder() + u'/' + name;
        QTest::mouseClick(m_monitor->find<QToolButton>(u"exportEvents"_s), Qt::LeftButton);
        auto *dialog = m_monitor->find<QFileDialog>(u"exportDialog"_s);
        if (!dialog)
            return u"no dialog"_s;
        dialog->selectFile(path);
        auto *edit = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        edit->setText(path);
        QTest::keyClick(edit, Qt::Key_Return);
        QFile file(path);
        if (!QTest::qWaitFor([&] { return file.open(QIODevice::ReadOnly); }, kPatienceMilliseconds))
            return u"no file"_s;
        return QString::fromUtf8(file.readAll());
    }

    /// Version 2, over the minute up to `end`, as the platform would send it.
    void publishMinute(const QString &meter, Instant end, double value) const
    {
        publish(meter,
                u"{\"smarteo_payload_schema_version\": 2, \"measurement_start_timestamp_utc\": \"%1\", "
                "\"measurement_end_timestamp_utc\": \"%2\", \"register_id\": 12, \"value\": %3}"_s
                    .arg(toIsoUtc(end - 1min), toIsoUtc(end))
                    .arg(value));
    }

    /// Version 1: a counter's state.
    void publishState(const QString &meter, Instant at, double value) const
    {
        publish(meter, u"{\"smarteo_payload_schema_version\": 1, \"data_timestamp_utc\": \"%1\", "
                       "\"system_timestamp_utc\": \"%1\", \"register_id\": 2, \"meter_reading\": %2}"_s
                           .arg(toIsoUtc(at))
                           .arg(value));
    }

    void publish(const QString &meter, const QString &payload) const
    {
        const auto sent =
            m_simulator->ask(u"publish meters/outbound/1041/s1041-1/%1 %2"_s.arg(meter, payload));
        QVERIFY2(sent, qPrintable(test::why(sent)));
    }

    /// The meters that the tree lists, by id.
    [[nodiscard]] QStringList metersShown() const
    {
        using tree::MeterTreeModel;
        QStringList meters;
        const QAbstractItemModel &rows = *m_monitor->tree()->model();
        const auto collect = [&](auto &&self, const QModelIndex &parent) -> void {
            if (parent.isValid() &&
                parent.data(MeterTreeModel::KindRole).toInt() == int(MeterTreeModel::Kind::Meter))
                meters.append(parent.data(MeterTreeModel::IdRole).toString());
            for (int row = 0; row < rows.rowCount(parent); ++row)
                self(self, rows.index(row, 0, parent));
        };
        collect(collect, {});
        return meters;
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

    /// What the tree says of a register.
    [[nodiscard]] QString qualityOf(readings::RegisterIndex index) const
    {
        return m_monitor->model()
            ->indexOf(index)
            .siblingAtColumn(tree::MeterTreeModel::QualityColumn)
            .data()
            .toString();
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
