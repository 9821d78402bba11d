// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "alarms/eventmodel.h"
#include "charts/chartactions.h"
#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/chartpicture.h"
#include "charts/serieschip.h"
#include "charts/seriesmime.h"
#include "charts/statsstrip.h"
#include "charts/timewindow.h"
#include "core/utc.h"
#include "history/readingwriter.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "theme/valueformat.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "tree/registermime.h"

#include <QAbstractProxyModel>
#include <QClipboard>
#include <QDir>
#include <QDirIterator>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QScopeGuard>
#include <QTableView>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>
#include <QWheelEvent>

using namespace insite;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using charts::ChartPanel;
using charts::PlotCanvas;
using test::kPatienceMilliseconds;

/// Charts on the whole path: simulated platform, broker, ingest, history. What a person does with them while
/// readings keep coming, held against what the history's file holds.
class TestMonitorCharts final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        m_simulator = std::make_unique<test::SimulatorProcess>(
            QStringList{u"--registers"_s, u"24"_s, u"--rate"_s, u"60"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
    }

    void init()
    {
        m_monitor = std::make_unique<test::MonitorFixture>();
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.databasePath = m_monitor->folder() + u"/history.sqlite"_s;
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        // Each register has come more than once: there is a line to look at.
        QTRY_VERIFY_WITH_TIMEOUT(hasSeveralReadings(), kPatienceMilliseconds);
        charts().time().setSpan(5min);
    }
    void cleanup() { m_monitor.reset(); }
    void cleanupTestCase() { m_simulator.reset(); }

    void enterChartsAndTheCrosshairReadsWhatIsStored()
    {
        chartByEnter({2, 3, 4});
        QCOMPARE(chartedRegisters().size(), 3);
        for (const readings::RegisterIndex index : {2, 3, 4})
            chooseForm(index, u"asSent"_s);
        QTRY_VERIFY_WITH_TIMEOUT(charts().panels().first()->drawCount() > 0, kPatienceMilliseconds);
        holdBySpace();
        for (const readings::RegisterIndex index : {2, 3, 4}) {
            const auto rows = stored(index);
            QVERIFY(rows.size() > 1);
            const ChartPanel *panel = panelOf(index);
            QVERIFY(panel);
            for (const history::HistoryReading &row : rows) {
                if (row.reading.measuredAt <= charts().time().from())
                    continue;
                QTRY_COMPARE_WITH_TIMEOUT(panel->valueAt(index, row.reading.measuredAt),
                                          std::optional(row.reading.value), kPatienceMilliseconds);
            }
        }
    }

    void dragFromTheTreeCharts()
    {
        // Off screen the platform knows no drag: what it carries is the tree's own, dropped by real events.
        selectByMouse({5, 6});
        auto *tree = m_monitor->tree();
        const std::unique_ptr<QMimeData> two(
            tree->model()->mimeData(tree->selectionModel()->selectedIndexes()));
        QVERIFY(two && two->hasFormat(tree::registerMimeType()));
        drop(charts(), *two);
        QCOMPARE(chartedRegisters(), (QSet<readings::RegisterIndex>{5, 6}));
        // A third one onto the panel that is there, at its lower edge: a panel of its own.
        selectByMouse({7});
        const std::unique_ptr<QMimeData> one(
            tree->model()->mimeData(tree->selectionModel()->selectedIndexes()));
        const auto panels = charts().panels();
        ChartPanel *panel = panels.last();
        drop(*panel, *one, panel->rect().bottomLeft() + QPoint(30, -4));
        QCOMPARE(chartedRegisters(), (QSet<readings::RegisterIndex>{5, 6, 7}));
        QVERIFY(!panels.contains(panelOf(7)));
    }

    void heldPictureStandsStillWhileReadingsComeIn()
    {
        chartByEnter({2});
        chooseForm(2, u"asSent"_s);
        const ChartPanel *panel = panelOf(2);
        QTRY_VERIFY_WITH_TIMEOUT(panel->drawCount() > 0, kPatienceMilliseconds);
        holdBySpace();
        auto *state = m_monitor->find<QLabel>(u"chartState"_s);
        QTRY_VERIFY(state->accessibleName().startsWith(u"Held since "_s));
        const Instant to = charts().time().to();
        const qint64 count = m_monitor->model()->snapshot(2)->count;
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->model()->snapshot(2)->count > count + 1, kPatienceMilliseconds);
        QCOMPARE(charts().time().to(), to);
        QTRY_VERIFY_WITH_TIMEOUT(state->text().endsWith(u" behind"_s), kPatienceMilliseconds);
        // Home: back to now, with all that came meanwhile.
        QTest::keyClick(&panel->canvas(), Qt::Key_Home);
        QVERIFY(charts().time().isFollowing());
        const Instant newest = m_monitor->model()->snapshot(2)->latest.measuredAt;
        const double value = m_monitor->model()->snapshot(2)->latest.value;
        QTRY_COMPARE_WITH_TIMEOUT(panel->valueAt(2, newest), std::optional(value), kPatienceMilliseconds);
        QCOMPARE(state->text(), QString());
    }

    void wheelDragAndKeysMoveWhileReadingsComeIn()
    {
        chartByEnter({2});
        PlotCanvas &canvas = panelOf(2)->canvas();
        QTRY_VERIFY_WITH_TIMEOUT(canvas.drawCount() > 0, kPatienceMilliseconds);
        charts::TimeWindow &time = charts().time();
        const QPoint middle = canvas.plotArea().center();
        QWheelEvent wheel(middle, canvas.mapToGlobal(middle), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&canvas, &wheel);
        QVERIFY(time.span() < 5min);
        QVERIFY(time.isFollowing());
        QTest::keyClick(&canvas, Qt::Key_Minus);
        QTest::keyClick(&canvas, Qt::Key_Plus);
        QTest::mousePress(&canvas, Qt::LeftButton, {}, middle);
        QTest::mouseMove(&canvas, middle + QPoint(60, 0));
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, middle + QPoint(60, 0));
        QVERIFY(!time.isFollowing());
        const Instant to = time.to();
        QTest::keyClick(&canvas, Qt::Key_Right);
        QVERIFY(time.to() > to);
        QTest::keyClick(&canvas, Qt::Key_Home);
        QVERIFY(time.isFollowing());
        QTest::mouseClick(preset(u"24 h"_s), Qt::LeftButton);
        QCOMPARE(time.span(), charts::TimeWindow::Span(24h));
        QTest::mouseClick(preset(u"1 y"_s), Qt::LeftButton);
        QCOMPARE(time.span(), charts::TimeWindow::Span(24h * 365));
    }

    void scrollsBackIntoWhatWasBeforeTheStart()
    {
        const RegisterKey key = m_monitor->model()->snapshot(3)->key;
        const readings::Point early{m_monitor->model()->snapshot(3)->latest.measuredAt,
                                    m_monitor->model()->snapshot(3)->latest.value};
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->model()->snapshot(3)->latest.measuredAt > early.at,
                                 kPatienceMilliseconds);
        m_monitor->stop();
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        const auto index = indexOf(key);
        QVERIFY(index);
        chartByEnter({*index});
        chooseForm(*index, u"asSent"_s);
        charts().time().setRange(early.at - 30s, early.at + 1s);
        QTRY_COMPARE_WITH_TIMEOUT(panelOf(*index)->valueAt(*index, early.at), std::optional(early.value),
                                  kPatienceMilliseconds);
    }

    void nightOfTheClockChangeFromTheHistory()
    {
        // 25 October 2026 in Oslo: 02:30 comes twice. It lies in the file, from before this start.
        std::optional<RegisterKey> ofAmounts;
        for (int i = 0; i < m_monitor->model()->registerCount() && !ofAmounts; ++i) {
            const RegisterKey each = m_monitor->model()->snapshot(readings::RegisterIndex(i))->key;
            if (each.registerId.text() != u"2"_s) // the counter
                ofAmounts = each;
        }
        QVERIFY(ofAmounts);
        const RegisterKey key = *ofAmounts;
        const Instant night(std::chrono::milliseconds(
            QDateTime(QDate(2026, 10, 24), QTime(22, 0), kUtc).toMSecsSinceEpoch()));
        m_monitor->stop();
        {
            const SystemClock clock;
            auto writer = history::ReadingWriter::open(m_monitor->options.databasePath, clock);
            QVERIFY2(writer, qPrintable(test::why(writer)));
            readings::Burst burst;
            for (int quarter = 1; quarter <= 100; ++quarter) { // 25 hours
                const Instant at = night + quarter * 15min;
                burst.readings.push_back({key, 2, at - 15min, at, std::nullopt, 1000.0 + quarter, at + 1s});
            }
            QVERIFY((*writer)->commit(burst));
        }
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        const auto index = indexOf(key);
        QVERIFY(index);
        chartByEnter({*index});
        chooseForm(*index, u"asSent"_s);
        charts().time().setZone(QTimeZone("Europe/Oslo"));
        charts().time().setRange(night, night + 25h);
        ChartPanel *panel = panelOf(*index);
        QTRY_COMPARE_WITH_TIMEOUT(panel->valueAt(*index, night + 150min), std::optional(1010.0),
                                  kPatienceMilliseconds);
        QCOMPARE(panel->valueAt(*index, night + 210min), std::optional(1014.0));
        panel->setCrosshair(night + 150min);
        QVERIFY2(panel->canvas().readout().contains(u"2:30:00"_s) &&
                     panel->canvas().readout().contains(u"CEST"_s),
                 qPrintable(panel->canvas().readout()));
        panel->setCrosshair(night + 210min);
        QVERIFY2(panel->canvas().readout().contains(u"2:30:00"_s) &&
                     panel->canvas().readout().contains(u" CET"_s),
                 qPrintable(panel->canvas().readout()));
        // Added up by days it is one day of 25 hours.
        charts().time().setRange(night - 24h * 30, night + 24h * 3); // days at any width of the plot
        chooseForm(*index, u"amountSums"_s);
        const double day = 100 * 1000 + 100 * 101 / 2.0;
        QTRY_COMPARE_WITH_TIMEOUT(panelOf(*index)->valueAt(*index, night + 12h), std::optional(day),
                                  kPatienceMilliseconds);
        // Seen from New York, the day began six hours after that night.
        charts().time().setZone(QTimeZone("America/New_York"));
        QTRY_COMPARE_WITH_TIMEOUT(panelOf(*index)->valueAt(*index, night + 12h),
                                  std::optional(day - 24 * 1000 - 24 * 25 / 2.0), kPatienceMilliseconds);
    }

    /// The computer's zone is set while the program runs, as on a journey: all that says a time follows.
    void followsTheComputersTimeZone()
    {
        const bool hadZone = qEnvironmentVariableIsSet("TZ");
        const auto restore =
            qScopeGuard([hadZone, zone = qgetenv("TZ")] { hadZone ? qputenv("TZ", zone) : qunsetenv("TZ"); });
        m_monitor->stop();
        QVERIFY(m_simulator->ask(u"totals"_s));
        m_monitor->start(); // what came meanwhile is caught up with, which is an event
        const auto *events = m_monitor->find<QTableView>(u"events"_s)->model();
        QTRY_VERIFY_WITH_TIMEOUT(events->rowCount() > 0, kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        chartByEnter({2});
        ChartPanel *panel = panelOf(2);
        QTRY_VERIFY_WITH_TIMEOUT(panel->canvas().drawCount() > 0, kPatienceMilliseconds);
        holdBySpace();
        const Instant at = charts().time().to() - 1s;
        panel->setCrosshair(at);
        QTime began;
        for (const QByteArray &zone : {QByteArray("Asia/Tokyo"), QByteArray("America/St_Johns")}) {
            m_monitor->window().showMinimized();
            QTRY_VERIFY(m_monitor->window().isMinimized());
            QCoreApplication::processEvents();
            qputenv("TZ", zone);
            m_monitor->window().showNormal(); // a person comes back
            const QString time = theme::formatLocalTime(at, QTimeZone(zone), QLocale());
            QTRY_VERIFY_WITH_TIMEOUT(panel->canvas().readout().contains(time), kPatienceMilliseconds);
            // The tree's tooltips, the events, and what an export would write.
            const Instant measured = m_monitor->model()->snapshot(2)->latest.measuredAt;
            QVERIFY(m_monitor->model()
                        ->indexOf(2)
                        .data(Qt::ToolTipRole)
                        .toString()
                        .contains(theme::formatLocalTime(measured, QTimeZone(zone), QLocale())));
            const int last = events->rowCount() - 1; // the newest stand first
            const QTime shown = QTime::fromString(
                events->index(last, alarms::EventModel::BeganColumn).data().toString().right(8), u"HH:mm:ss");
            QVERIFY(shown.isValid());
            if (began.isValid()) // from Tokyo to St John's
                QCOMPARE(shown, began.addSecs(-(12 * 60 + 30) * 60));
            began = shown;
            m_monitor->find<QAction>(u"exportReadings"_s)->trigger();
            auto *dialog = m_monitor->find<QDialog>(u"exportDialog"_s);
            QVERIFY(dialog);
            QVERIFY2(m_monitor->allText().contains(QString::fromLatin1(zone)), "the export names its zone");
            delete dialog;
        }
    }

    void crosshairByKeyboardSaysEveryPanel()
    {
        // Of three register types: at least two panels, as no unit is known.
        QSet<QString> types;
        QList<readings::RegisterIndex> indexes;
        for (int i = 0; i < m_monitor->model()->registerCount() && types.size() < 3; ++i) {
            const QString type =
                m_monitor->model()->snapshot(readings::RegisterIndex(i))->key.registerId.text();
            if (!types.contains(type))
                indexes.append(readings::RegisterIndex(i));
            types.insert(type);
        }
        chartByEnter(indexes);
        QVERIFY(charts().panels().size() >= 2);
        PlotCanvas &canvas = charts().panels().first()->canvas();
        for (ChartPanel *panel : charts().panels())
            QTRY_VERIFY_WITH_TIMEOUT(panel->canvas().drawCount() > 0, kPatienceMilliseconds);
        holdBySpace();
        QTest::keyClick(&canvas, Qt::Key_Left, Qt::ShiftModifier);
        QTRY_VERIFY(canvas.crosshair());
        const Instant at = *canvas.crosshair();
        for (ChartPanel *panel : charts().panels()) {
            QCOMPARE(panel->canvas().crosshair(), std::optional(at));
            for (const charts::PlotCurve &curve : panel->canvas().curves())
                QVERIFY2(panel->canvas().readout().contains(curve.name.whole()),
                         qPrintable(curve.name.whole()));
        }
        // And by mouse: over one panel, for all.
        QTest::mouseMove(&canvas, canvas.plotArea().center());
        QTRY_VERIFY(canvas.crosshair() && *canvas.crosshair() != at);
        for (ChartPanel *panel : charts().panels())
            QCOMPARE(panel->canvas().crosshair(), canvas.crosshair());
    }

    void formOfACounterIsChosenByItsChip()
    {
        const readings::RegisterIndex counter = registerWithId(u"2"_s);
        chartByEnter({counter});
        // The specification says that register 2 is accumulated: consumption is what a person wants to see.
        QCOMPARE(panelOf(counter)->form(counter), charts::SeriesForm::CounterConsumption);
        chooseForm(counter, u"counterRate"_s);
        QCOMPARE(panelOf(counter)->form(counter), charts::SeriesForm::CounterRate);
        holdBySpace();
        const auto rows = stored(counter);
        QVERIFY(rows.size() > 1);
        const auto &before = rows[rows.size() - 2].reading;
        const auto &after = rows[rows.size() - 1].reading;
        const double hours =
            std::chrono::duration<double, std::ratio<3600>>(after.measuredAt - before.measuredAt).count();
        const double rate = (after.value - before.value) / hours;
        const auto close = [&] {
            const auto value = panelOf(counter)->valueAt(counter, after.measuredAt);
            return value && std::abs(*value - rate) <= 1e-6 * std::max(1.0, std::abs(rate));
        };
        QTRY_VERIFY_WITH_TIMEOUT(close(), kPatienceMilliseconds);
    }

    void statisticsOfWhatIsVisibleAreThoseOfTheFile()
    {
        chartByEnter({2});
        chooseForm(2, u"asSent"_s);
        holdBySpace();
        auto &strip = panelOf(2)->statistics();
        const auto isRight = [&] {
            double least = 1e300;
            double greatest = -1e300;
            qint64 count = 0;
            for (const auto &row : stored(2)) {
                if (row.reading.measuredAt < charts().time().from() ||
                    row.reading.measuredAt > charts().time().to())
                    continue;
                least = std::min(least, row.reading.value);
                greatest = std::max(greatest, row.reading.value);
                ++count;
            }
            return count > 0 && strip.rows().size() == 1 && strip.rows().first().statistics.count == count &&
                   strip.rows().first().statistics.minimum->value == least &&
                   strip.rows().first().statistics.maximum->value == greatest;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isRight(), kPatienceMilliseconds);
    }

    void closedPanelComesBackByUndo()
    {
        chartByEnter({2});
        QTest::mouseClick(charts().findChild<QToolButton *>(u"closePanel"_s), Qt::LeftButton);
        QTRY_COMPARE(charts().panels().size(), 0);
        charts().setFocus();
        QTest::keyClick(&charts(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(chartedRegisters(), QSet<readings::RegisterIndex>{2});
    }

    void chipIsDraggedToANewPanel()
    {
        const readings::RegisterIndex first = registerWithId(u"2"_s);
        readings::RegisterIndex second = first + 1;
        while (m_monitor->model()->snapshot(second)->key.registerId.text() != u"2"_s)
            ++second;
        chartByEnter({first, second}); // both with the same register id: they share an axis
        ChartPanel *panel = panelOf(first);
        QCOMPARE(panelOf(second), panel);
        const std::unique_ptr<QMimeData> chip(charts::createSeriesMime({first}, panel->id()));
        drop(*panel, *chip, panel->rect().bottomLeft() + QPoint(30, -4));
        QCOMPARE(charts().panels().size(), 2);
        QVERIFY(panelOf(first) && panelOf(first) != panel);
        const std::unique_ptr<QMimeData> back(charts::createSeriesMime({first}, panelOf(first)->id()));
        drop(*panel, *back);
        QCOMPARE(charts().panels().size(), 1);
        QCOMPARE(panelOf(first), panel);
    }

    void pictureGoesToTheClipboardAndToAFile()
    {
        chartByEnter({2, 3});
        PlotCanvas &canvas = charts().panels().first()->canvas();
        QTRY_VERIFY_WITH_TIMEOUT(canvas.drawCount() > 0, kPatienceMilliseconds);
        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
        const auto *strip =
            charts().parentWidget()->findChild<QWidget *>(u"undoStrip"_s, Qt::FindDirectChildrenOnly);
        QVERIFY(strip && strip->isVisible());
        QVERIFY(!strip->findChild<QToolButton *>(u"undo"_s)->isVisible()); // nothing to take back
        QTest::keyClick(&canvas, Qt::Key_S, Qt::ControlModifier);
        auto *dialog = charts().findChild<QFileDialog *>(u"savePictureDialog"_s);
        QVERIFY(dialog);
        const QString path = m_monitor->folder() + u"/chart.png"_s;
        dialog->selectFile(path);
        emit dialog->fileSelected(path);
        dialog->close();
        QVERIFY(!QImage(path).isNull());
        const QString told = strip->findChild<QLabel *>()->text();
        QVERIFY2(told.contains(QDir::toNativeSeparators(path)), qPrintable(told));
    }

private:
    [[nodiscard]] charts::ChartArea &charts() const { return *m_monitor->charts(); }

    [[nodiscard]] bool hasSeveralReadings() const
    {
        for (int i = 0; i < m_monitor->model()->registerCount(); ++i) {
            if (m_monitor->model()->snapshot(readings::RegisterIndex(i))->count < 3)
                return false;
        }
        return true;
    }

    [[nodiscard]] std::optional<readings::RegisterIndex> indexOf(const RegisterKey &key) const
    {
        for (int i = 0; i < m_monitor->model()->registerCount(); ++i) {
            if (m_monitor->model()->snapshot(readings::RegisterIndex(i))->key == key)
                return readings::RegisterIndex(i);
        }
        return std::nullopt;
    }

    void chartByEnter(const QList<readings::RegisterIndex> &indexes)
    {
        auto *tree = m_monitor->tree();
        for (const readings::RegisterIndex index : indexes) {
            tree->reveal(index);
            tree->setFocus();
            QTest::keyClick(tree, Qt::Key_Return);
        }
        QVERIFY(!charts().panels().isEmpty());
    }

    /// A click, and Ctrl and a click for each further one.
    void selectByMouse(const QList<readings::RegisterIndex> &indexes)
    {
        auto *tree = m_monitor->tree();
        tree->expandAll();
        for (const readings::RegisterIndex index : indexes) {
            const auto row = qobject_cast<QAbstractProxyModel *>(tree->model())
                                 ->mapFromSource(m_monitor->model()->indexOf(index));
            tree->scrollTo(row);
            QTest::mouseClick(tree->viewport(), Qt::LeftButton,
                              index == indexes.first() ? Qt::NoModifier : Qt::ControlModifier,
                              tree->visualRect(row).center());
        }
        QCOMPARE(tree->selectedRegisters().size(), indexes.size());
    }

    void holdBySpace()
    {
        PlotCanvas &canvas = charts().panels().first()->canvas();
        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_Space);
        QVERIFY(!charts().time().isFollowing());
    }

    [[nodiscard]] QSet<readings::RegisterIndex> chartedRegisters() const
    {
        QSet<readings::RegisterIndex> indexes;
        for (const ChartPanel *panel : charts().panels()) {
            for (const auto index : panel->registers())
                indexes.insert(index);
        }
        return indexes;
    }

    [[nodiscard]] ChartPanel *panelOf(readings::RegisterIndex index) const { return charts().panelOf(index); }

    [[nodiscard]] readings::RegisterIndex registerWithId(const QString &id) const
    {
        for (int i = 0; i < m_monitor->model()->registerCount(); ++i) {
            if (m_monitor->model()->snapshot(readings::RegisterIndex(i))->key.registerId.text() == id)
                return readings::RegisterIndex(i);
        }
        return 0;
    }

    /// All that the file holds of a register, in order of measured time.
    [[nodiscard]] std::vector<history::HistoryReading> stored(readings::RegisterIndex index) const
    {
        return m_monitor->stored(index, Instant(0ms), charts().time().to());
    }

    [[nodiscard]] QToolButton *preset(const QString &text) const
    {
        for (auto *button : charts().findChildren<QToolButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

    /// By the menu of the register's chip.
    void chooseForm(readings::RegisterIndex index, const QString &form) const
    {
        for (auto *chip : panelOf(index)->findChildren<charts::SeriesChip *>()) {
            if (chip->registerIndex() == index)
                QTest::keyClick(chip, Qt::Key_Down);
        }
        QMenu *menu = chipMenu();
        if (!menu)
            return; // what follows then finds the wrong form
        for (QAction *action : menu->actions()) {
            if (action->data().toString() == form)
                action->trigger();
        }
        menu->close();
    }

    static QMenu *chipMenu()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == u"chipMenu"_s && widget->isVisible())
                return qobject_cast<QMenu *>(widget);
        }
        return nullptr;
    }

    static void drop(QWidget &target, QMimeData &data, std::optional<QPoint> place = {})
    {
        const QPoint at = place.value_or(target.rect().center());
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &event);
        QVERIFY(event.isAccepted());
        QCoreApplication::sendPostedEvents(); // the panel takes it after its own event
    }

    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
};

QTEST_MAIN(TestMonitorCharts)
#include "tst_monitorcharts.moc"
