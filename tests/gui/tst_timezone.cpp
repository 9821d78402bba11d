// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "alarms/eventmodel.h"
#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/timewindow.h"
#include "details/detailspanel.h"
#include "inspector/connectionlogmodel.h"
#include "inspector/messagelistmodel.h"
#include "publisher/sendlistmodel.h"
#include "publisher/unlockdialog.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "theme/valueformat.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "window/settingsdialog.h"

#include <QAction>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>

using namespace insite;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::kPatienceMilliseconds;

namespace {

// No two of them ever show the same minute, and none changes its clock in a way that would.
const QByteArray kComputers = "Asia/Tokyo";       // UTC+9
const QByteArray kChosen = "Asia/Kathmandu";      // UTC+5:45
const QByteArray kComputersNext = "Asia/Colombo"; // UTC+5:30

/// The first clock in a text.
QTime clockIn(const QString &text)
{
    static const QRegularExpression clock(u"\\d\\d:\\d\\d:\\d\\d"_s);
    return QTime::fromString(clock.match(text).captured(), u"HH:mm:ss"_s);
}

} // namespace

/// The zone in which times are shown, chosen as a person does, in a window that stays open. The test's
/// computer stands in Tokyo.
class TestTimeZone final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        qputenv("TZ", kComputers);
        m_simulator = std::make_unique<test::SimulatorProcess>(
            QStringList{u"--registers"_s, u"6"_s, u"--rate"_s, u"0"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
        m_monitor = std::make_unique<test::MonitorFixture>();
        m_monitor->useConsumer(*m_simulator);
        m_monitor->useDevice(*m_simulator);
        m_monitor->options.token = m_simulator->fileText(u"consumer.token"_s);
        m_monitor->options.databasePath = m_monitor->folder() + u"/history.sqlite"_s;
        // What comes while nobody is there is caught up with, which is an event.
        m_monitor->start();
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
        m_monitor->stop();
        const auto burst = m_simulator->ask(u"burst 60"_s);
        QVERIFY2(burst, qPrintable(test::why(burst)));
    }

    void init() { qputenv("TZ", kComputers); }

    void cleanup()
    {
        while (QDialog *dialog = m_monitor->find<QDialog>()) // what a failure left open
            delete dialog;
    }

    void cleanupTestCase()
    {
        m_monitor.reset();
        m_simulator.reset();
    }

    void aChosenZoneHoldsAtOnceEverywhere()
    {
        m_monitor->start();
        activate();
        lookAtEverything();
        const QMap<QString, QTime> before = clocks();
        const QImage axis = timeAxis();
        const window::MainWindow *window = &m_monitor->window();
        choose(QString::fromLatin1(kChosen));
        // 3 h 15 min back, in the same window, wherever a time stands.
        QTRY_COMPARE(clocks(), movedBy(before, -195));
        QVERIFY(timeAxis() != axis);
        QCOMPARE(&m_monitor->window(), window);
        QVERIFY2(!m_monitor->allText().contains(u"JST"_s), "nothing is left in the computer's zone");

        // An export names it and takes times by its clock.
        m_monitor->find<QAction>(u"exportReadings"_s)->trigger();
        auto *dialog = m_monitor->find<QDialog>(u"exportDialog"_s);
        QVERIFY(dialog);
        QVERIFY(dialog->findChild<QLabel *>(u"exportNote"_s)->text().contains(QString::fromLatin1(kChosen)));
        QCOMPARE(dialog->findChild<QDateTimeEdit *>(u"exportTo"_s)->text(),
                 shown(charts().time().to(), kChosen).toString(u"yyyy-MM-dd HH:mm:ss"_s));
        delete dialog;
    }

    void theComputersZoneIsNoMatterThen()
    {
        const QMap<QString, QTime> before = clocks();
        travelTo(kComputersNext);
        QCOMPARE(clocks(), before);
    }

    void theChoiceOutlivesARestart()
    {
        m_monitor->stop();
        m_monitor->start();
        activate();
        lookAtEverything();
        const QMap<QString, QTime> times = clocks();
        QCOMPARE(times.value(u"crosshair"_s), secondOf(crosshairTime(), kChosen));
        QCOMPARE(times.value(u"details"_s), secondOf(measured(), kChosen));
        openSettings();
        QCOMPARE(zones()->currentText(), QString::fromLatin1(kChosen));
        // The computer's is told beside it.
        QVERIFY(zones()->itemText(0).contains(QString::fromLatin1(kComputers)));
        QTest::keyClick(settings(), Qt::Key_Escape);
        QTRY_VERIFY(!settings());
    }

    void asTheSystemFollowsTheComputerAgain()
    {
        const QMap<QString, QTime> before = clocks();
        openSettings();
        const QString asTheSystem = zones()->itemText(0);
        QTest::keyClick(settings(), Qt::Key_Escape);
        QTRY_VERIFY(!settings());
        choose(asTheSystem);
        QTRY_COMPARE(clocks(), movedBy(before, 195));

        // An export dialog that is open follows too, and means the same moments.
        m_monitor->find<QAction>(u"exportReadings"_s)->trigger();
        auto *dialog = m_monitor->find<QDialog>(u"exportDialog"_s);
        QVERIFY(dialog);
        travelTo(kComputersNext);
        QTRY_COMPARE(clocks(), movedBy(before, 195 - 210));
        QVERIFY(dialog->findChild<QLabel *>(u"exportNote"_s)
                    ->text()
                    .contains(QString::fromLatin1(kComputersNext)));
        QCOMPARE(dialog->findChild<QDateTimeEdit *>(u"exportTo"_s)->text(),
                 shown(charts().time().to(), kComputersNext).toString(u"yyyy-MM-dd HH:mm:ss"_s));
        delete dialog;
    }

    void whatIsNoZoneCannotBeKept()
    {
        openSettings();
        type(u"Nowhere"_s);
        QVERIFY(zoneWords()->text().contains(u"no such time zone"_s));
        QVERIFY(!keep()->isEnabled());
        type(u"europe/oslo"_s);
        QVERIFY(zoneWords()->text().startsWith(u"All times are shown"_s));
        QVERIFY(keep()->isEnabled());
        QTest::keyClick(settings(), Qt::Key_Escape);
        QTRY_VERIFY(!settings());
    }

    void aZoneThatIsNotKnownHereIsToldOfAndKept()
    {
        m_monitor->stop();
        settings::Preferences preferences;
        preferences.timeZone = u"Middle/Earth"_s;
        m_monitor->prefer(preferences);
        m_monitor->start();
        activate();
        auto *problem = m_monitor->find<QMessageBox>(u"problem"_s);
        QVERIFY(problem);
        QVERIFY2(problem->text().contains(u"Middle/Earth"_s) &&
                     problem->text().contains(QString::fromLatin1(kComputers)),
                 qPrintable(problem->text()));
        QTest::mouseClick(problem->button(QMessageBox::Ok), Qt::LeftButton);
        QTRY_VERIFY(!m_monitor->find<QMessageBox>(u"problem"_s));
        lookAtEverything();
        QCOMPARE(clocks().value(u"details"_s), secondOf(measured(), kComputers));
        openSettings();
        QCOMPARE(zones()->currentText(), u"Middle/Earth"_s);
        QVERIFY(zoneWords()->text().contains(u"does not know"_s));
        QTest::mouseClick(keep(), Qt::LeftButton); // whatever else was changed: this was not
        m_monitor->stop();
        m_monitor->start();
        QVERIFY(m_monitor->find<QMessageBox>(u"problem"_s));
    }

private:
    /// Everything that says a time has one to say, and stands still.
    void lookAtEverything()
    {
        auto *inspector = m_monitor->find<QDockWidget>(u"inspectorDock"_s);
        QTest::keyClick(&m_monitor->window(), Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY(inspector->isVisible() && table(u"messages"_s)->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
        const auto burst = m_simulator->ask(u"burst 60"_s);
        QVERIFY2(burst, qPrintable(test::why(burst)));
        QTRY_VERIFY_WITH_TIMEOUT(table(u"messages"_s)->model()->rowCount() >= 60, kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->registersWithValue() >= 6, kPatienceMilliseconds);
        table(u"messages"_s)->setFocus();
        table(u"messages"_s)->selectRow(0);
        publish();
        m_monitor->tree()->reveal(0);
        m_monitor->tree()->setFocus();
        if (charts().panels().isEmpty())
            QTest::keyClick(m_monitor->tree(), Qt::Key_Return);
        QTRY_VERIFY(!charts().panels().isEmpty());
        charts::PlotCanvas &canvas = charts().panels().first()->canvas();
        QTRY_VERIFY_WITH_TIMEOUT(canvas.drawCount() > 0, kPatienceMilliseconds);
        if (charts().time().isFollowing())
            charts().time().setRange(measured() - 5min, measured() + 10s);
        charts().panels().first()->setCrosshair(crosshairTime());
        auto *details = m_monitor->find<QDockWidget>(u"detailsDock"_s);
        details->show();
        details->raise();
        QTRY_COMPARE_WITH_TIMEOUT(clocks().size(), 10, kPatienceMilliseconds);
    }

    /// What each part says as the time of something that stays; parts that say none are not among them.
    [[nodiscard]] QMap<QString, QTime> clocks() const
    {
        QMap<QString, QTime> clocks;
        const auto add = [&clocks](const QString &where, const QString &text) {
            if (const QTime time = clockIn(text); time.isValid())
                clocks.insert(where, time);
        };
        const auto cell = [this](const QString &name, int row, int column) {
            return table(name)->model()->index(row, column).data().toString();
        };
        add(u"crosshair"_s, charts().panels().first()->canvas().readout());
        add(u"tip in the tree"_s, m_monitor->model()->indexOf(0).data(Qt::ToolTipRole).toString());
        add(u"message arrived"_s, cell(u"messages"_s, 0, inspector::MessageListModel::Arrived));
        add(u"message measured"_s, cell(u"messages"_s, 0, inspector::MessageListModel::Measured));
        add(u"metadata fetched"_s, m_monitor->find<QLabel>(u"apiSentence"_s)->text());
        add(u"whole message"_s, m_monitor->find<QLabel>(u"messageFacts"_s)->text());
        add(u"connection log"_s, cell(u"connectionLog"_s, 0, inspector::ConnectionLogModel::Time));
        add(u"event"_s,
            cell(u"events"_s, table(u"events"_s)->model()->rowCount() - 1, alarms::EventModel::BeganColumn));
        add(u"sent"_s, cell(u"sends"_s, 0, publisher::SendListModel::Time));
        const QStringList facts = m_monitor->find<details::DetailsPanel>()->asText().split(u'\n');
        for (const QString &fact : facts) {
            if (fact.startsWith(u"Measured"_s))
                add(u"details"_s, fact.section(u'\t', 1, 1)); // to, where it is from and to
        }
        return clocks;
    }

    static QMap<QString, QTime> movedBy(QMap<QString, QTime> clocks, int minutes)
    {
        for (QTime &time : clocks)
            time = time.addSecs(minutes * 60);
        return clocks;
    }

    static QDateTime shown(Instant at, const QByteArray &zone)
    {
        return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), QTimeZone(zone));
    }

    static QTime secondOf(Instant at, const QByteArray &zone)
    {
        const QTime time = shown(at, zone).time();
        return {time.hour(), time.minute(), time.second()};
    }

    /// The labels of time below the plot, as painted.
    [[nodiscard]] QImage timeAxis() const
    {
        charts::PlotCanvas &canvas = charts().panels().last()->canvas();
        const QRect plot = canvas.plotArea();
        return canvas.grab(QRect(0, plot.bottom() + 1, canvas.width(), canvas.height() - plot.bottom() - 1))
            .toImage();
    }

    /// One reading by hand, so that there is something in the list of sends.
    void publish() const
    {
        auto *dock = m_monitor->find<QDockWidget>(u"publisherDock"_s);
        dock->show();
        dock->raise();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_monitor->find<QLabel>(u"publishState"_s)->text().startsWith(u"Connected"_s),
            kPatienceMilliseconds);
        if (table(u"sends"_s)->model()->rowCount() > 0)
            return;
        QTest::mouseClick(m_monitor->find<QPushButton>(u"lock"_s), Qt::LeftButton);
        auto *unlock = m_monitor->find<publisher::UnlockDialog>();
        QVERIFY(unlock);
        QTest::mouseClick(unlock->findChild<QPushButton *>(u"confirmUnlock"_s), Qt::LeftButton);
        for (const auto &[field, text] :
             {std::pair(u"meter"_s, u"BOILER_ROOM"_s), std::pair(u"registerType"_s, u"2"_s),
              std::pair(u"value"_s, u"1"_s)}) {
            m_monitor->find<QLineEdit>(field)->clear();
            QTest::keyClicks(m_monitor->find<QLineEdit>(field), text);
        }
        auto *send = m_monitor->find<QPushButton>(u"send"_s);
        QTRY_VERIFY(send->isEnabled());
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_COMPARE(table(u"sends"_s)->model()->rowCount(), 1);
    }

    void activate() const
    {
        m_monitor->window().activateWindow();
        QTRY_VERIFY(m_monitor->window().isActiveWindow());
    }

    /// The computer's zone is set, and the person comes back to the program.
    void travelTo(const QByteArray &zone) const
    {
        m_monitor->window().showMinimized();
        QTRY_VERIFY(m_monitor->window().isMinimized());
        QCoreApplication::processEvents();
        qputenv("TZ", zone);
        m_monitor->window().showNormal();
        QTRY_VERIFY(!m_monitor->window().isMinimized());
        QCoreApplication::processEvents();
    }

    void openSettings() const
    {
        activate();
        QTest::keyClick(&m_monitor->window(), Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(settings() && settings()->isVisible());
    }

    void type(const QString &zone) const
    {
        zones()->setFocus();
        zones()->lineEdit()->selectAll();
        QTest::keyClicks(zones()->lineEdit(), zone);
    }

    /// As a person does: the settings by their shortcut, the zone typed over what stands there, OK.
    void choose(const QString &zone) const
    {
        openSettings();
        if (QTest::currentTestFailed())
            return;
        type(zone);
        QTest::mouseClick(keep(), Qt::LeftButton);
        QTRY_VERIFY(!settings());
    }

    [[nodiscard]] bool isConnected() const
    {
        return m_monitor->find<QLabel>(u"statusPhase"_s)->text().startsWith(u"Connected"_s);
    }
    [[nodiscard]] window::SettingsDialog *settings() const
    {
        return m_monitor->find<window::SettingsDialog>();
    }
    [[nodiscard]] QComboBox *zones() const { return settings()->findChild<QComboBox *>(u"timeZone"_s); }
    [[nodiscard]] QPushButton *keep() const
    {
        return settings()->findChild<QPushButton *>(u"keepSettings"_s);
    }
    [[nodiscard]] QLabel *zoneWords() const { return settings()->findChild<QLabel *>(u"zoneWords"_s); }
    [[nodiscard]] QTableView *table(const QString &name) const { return m_monitor->find<QTableView>(name); }
    [[nodiscard]] charts::ChartArea &charts() const { return *m_monitor->charts(); }
    [[nodiscard]] Instant measured() const { return m_monitor->model()->snapshot(0)->latest.measuredAt; }
    [[nodiscard]] Instant crosshairTime() const { return charts().time().to() - 20s; }

    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
};

QTEST_MAIN(TestTimeZone)
#include "tst_timezone.moc"
