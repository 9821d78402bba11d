// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "charts/chartactions.h"
#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/serieschip.h"
#include "charts/timewindow.h"
#include "history/readingwriter.h"
#include "metadata/catalogue.h"
#include "support/menuhand.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "theme/valueformat.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "window/mainwindow.h"
#include "window/workspaceview.h"

#include <QAbstractProxyModel>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace insite;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using charts::ChartPanel;
using charts::PlotCanvas;
using test::kPatienceMilliseconds;
using tree::MeterTreeModel;

using Registers = QList<readings::RegisterIndex>;

/// The operator's walk of 2,000 registers: find a named meter, chart three of its registers over the last
/// day, hold, zoom, read a value, release, export. Once by keyboard alone: every key goes to what has the
/// keyboard. Once by mouse alone. Platform, broker, ingest, store, metadata and dialogs are those of the
/// program.
class TestOperatorWalk final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        qputenv("HOME", QFile::encodeName(m_home.path())); // the export proposes its documents
        QVERIFY(QDir(m_home.path()).mkpath(u"Documents"_s));
        m_simulator = std::make_unique<test::SimulatorProcess>(
            QStringList{u"--registers"_s, QString::number(kRegisters), u"--rate"_s, u"100"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
        giveTheMeterAPast();
    }
    void cleanupTestCase() { m_simulator.reset(); }

    void init()
    {
        startMonitor();
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->model() && m_monitor->model()->registerCount() == kRegisters,
                                 kPatienceMilliseconds);
        // The names have come from the platform's API.
        QTRY_COMPARE_WITH_TIMEOUT(meterRow().data().toString(), kMeterName, kPatienceMilliseconds);
        m_monitor->window().resize(1280, 800);
        QVERIFY(QTest::qWaitForWindowActive(&m_monitor->window()));
    }
    void cleanup() { m_monitor.reset(); }

    void byKeyboardAlone()
    {
        press(Qt::Key_F, Qt::ControlModifier);
        QTRY_COMPARE(focusName(), u"meterFilter"_s);
        type(kMeterName + u' ' + m_installation);
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(metersOf(tree().selectedRegisters()), QSet<QString>{m_meter.meter.text()},
                                  kPatienceMilliseconds);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&tree()));
        press(Qt::Key_Down);
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Down, Qt::ShiftModifier);
        const Registers chosen = tree().selectedRegisters();
        QCOMPARE(chosen.size(), 3);
        QCOMPARE(metersOf(chosen), QSet<QString>{m_meter.meter.text()});
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(charted(), asSet(chosen), kPatienceMilliseconds);

        press(Qt::Key_0, Qt::ControlModifier);
        PlotCanvas &canvas = this->canvas();
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(&canvas));
        press(Qt::Key_5, Qt::AltModifier);
        QCOMPARE(time().span(), charts::TimeWindow::Span(24h));
        QTRY_VERIFY_WITH_TIMEOUT(showsTheDay(chosen), kPatienceMilliseconds);

        press(Qt::Key_Space);
        verifyHeld();
        press(Qt::Key_Plus);
        press(Qt::Key_Plus);
        press(Qt::Key_Left);
        QVERIFY2(time().span() < 11h, "two steps in");
        QVERIFY(!time().isFollowing());

        press(Qt::Key_Left, Qt::ShiftModifier);
        press(Qt::Key_Left, Qt::ShiftModifier);
        QTRY_VERIFY(canvas.crosshair());
        verifyReadout(chosen);
        // And a screen reader says the same.
        for (const ChartPanel *panel : charts().panels())
            QCOMPARE(panel->canvas().accessibleDescription(), panel->canvas().readout());

        press(Qt::Key_Space);
        QVERIFY(time().isFollowing());

        const auto before = std::pair(time().from(), time().to());
        press(Qt::Key_E, Qt::ControlModifier);
        verifyProposal();
        if (QTest::currentTestFailed())
            return;
        const auto after = std::pair(time().from(), time().to());
        press(Qt::Key_Return); // "Save as…"
        QTRY_VERIFY(m_monitor->find<QFileDialog>(u"exportFile"_s));
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        const QString path = m_home.filePath(u"by-keyboard.csv"_s);
        press(Qt::Key_A, Qt::ControlModifier);
        type(path);
        const Instant asked = m_clock.now();
        press(Qt::Key_Return);
        verifyWritten(path, chosen, before, after, asked);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_monitor->find<QDialog>(u"exportDialog"_s));
    }

    void byMouseAlone()
    {
        // Down the tree: customer, subscription where there are several, meter.
        QList<QPersistentModelIndex> path;
        for (QModelIndex row = meterRow(); row.isValid(); row = row.parent())
            path.prepend(row);
        for (const QPersistentModelIndex &row : std::as_const(path)) {
            wheelTo(row);
            if (!tree().isExpanded(row))
                doubleClick(row);
            QTRY_VERIFY2(tree().isExpanded(row), qPrintable(row.data().toString()));
        }
        QCOMPARE(path.last().data().toString(), kMeterName);
        Registers chosen;
        for (int i = 1; i <= 3; ++i) {
            const QPersistentModelIndex row = tree().model()->index(i, 0, path.last());
            wheelTo(row);
            chosen.append(row.data(MeterTreeModel::RegisterRole).value<readings::RegisterIndex>());
            doubleClick(row);
            QTRY_COMPARE_WITH_TIMEOUT(charted(), asSet(chosen), kPatienceMilliseconds);
        }

        click(*button(u"24 h"_s));
        QCOMPARE(time().span(), charts::TimeWindow::Span(24h));
        QTRY_VERIFY_WITH_TIMEOUT(showsTheDay(chosen), kPatienceMilliseconds);

        auto *follow = m_monitor->find<QToolButton>(u"followNow"_s);
        click(*follow);
        verifyHeld();
        PlotCanvas &canvas = this->canvas();
        const QPoint place = canvas.plotArea().center();
        for (int i = 0; i < 4; ++i)
            wheel(canvas, place, 120);
        QVERIFY2(time().span() < 11h, "four notches in");
        QVERIFY(!time().isFollowing());

        QTest::mouseMove(&canvas, place + QPoint(20, 0));
        QTest::mouseMove(&canvas, place + QPoint(40, 5));
        QTRY_VERIFY(canvas.crosshair());
        verifyReadout(chosen);

        click(*follow);
        QVERIFY(time().isFollowing());

        click(*charts().panels().first()->findChild<QToolButton *>(u"panelMenu"_s));
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QAction &choice = charts().actions().exportReadings;
        const auto before = std::pair(time().from(), time().to());
        test::clickInMenu(*menu, choice);
        verifyProposal();
        if (QTest::currentTestFailed())
            return;
        const auto after = std::pair(time().from(), time().to());
        click(*m_monitor->find<QPushButton>(u"exportSave"_s));
        auto *dialog = m_monitor->find<QFileDialog>(u"exportFile"_s);
        QVERIFY(dialog);
        const QString written = dialog->selectedFiles().value(0);
        QVERIFY2(written.startsWith(m_home.filePath(u"Documents"_s)), qPrintable(written));
        auto *save = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
        QTRY_VERIFY(save && save->isVisible() && save->isEnabled());
        const Instant asked = m_clock.now();
        click(*save);
        verifyWritten(written, chosen, before, after, asked);
        click(*m_monitor->find<QPushButton>(u"exportClose"_s));
        QTRY_VERIFY(!m_monitor->find<QDialog>(u"exportDialog"_s));
    }

private:
    static constexpr int kRegisters = 2'000;
    static inline const QString kMeterName = u"Fjernvarme"_s;

    [[nodiscard]] MeterTreeModel &model() const { return *m_monitor->model(); }
    [[nodiscard]] tree::MeterTreeView &tree() const { return *m_monitor->tree(); }
    [[nodiscard]] charts::ChartArea &charts() const { return *m_monitor->charts(); }
    [[nodiscard]] charts::TimeWindow &time() const { return charts().time(); }
    [[nodiscard]] PlotCanvas &canvas() const { return charts().panels().first()->canvas(); }

    void startMonitor()
    {
        m_monitor = std::make_unique<test::MonitorFixture>();
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.token = m_simulator->fileText(u"consumer.token"_s);
        m_monitor->options.databasePath = m_home.filePath(u"history.sqlite"_s);
        m_monitor->start();
    }

    /// A first start hears of every register; then a day of minutes is written for one of the meters, as if
    /// the program had run.
    void giveTheMeterAPast()
    {
        startMonitor();
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->model(), kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->model()->registerCount() > 0, kPatienceMilliseconds);
        const auto sent = m_simulator->ask(u"burst %1"_s.arg(kRegisters));
        QVERIFY2(sent, qPrintable(test::why(sent)));
        QTRY_COMPARE_WITH_TIMEOUT(model().registerCount(), kRegisters, kPatienceMilliseconds);
        const auto &catalogue = m_monitor->find<window::WorkspaceView>()->catalogue();
        std::vector<RegisterKey> keys;
        const auto named = [&] {
            for (int i = kRegisters / 2; i < kRegisters && keys.size() != 4; ++i) {
                const RegisterKey key = model().snapshot(readings::RegisterIndex(i))->key;
                const auto facts = catalogue.meterFacts(key.customer, key.meter);
                if (facts.name.value != kMeterName || (!keys.empty() && key.meter != keys.front().meter))
                    continue;
                m_installation = facts.installationName.value;
                keys.push_back(key);
            }
            return keys.size() == 4;
        };
        QTRY_VERIFY_WITH_TIMEOUT(named(), kPatienceMilliseconds);
        m_meter = keys.front();
        m_monitor.reset();
        auto writer = history::ReadingWriter::open(m_home.filePath(u"history.sqlite"_s), m_clock);
        QVERIFY2(writer, qPrintable(test::why(writer)));
        const Instant now = std::chrono::floor<std::chrono::minutes>(m_clock.now());
        for (const RegisterKey &key : keys) {
            readings::Burst burst;
            for (int minute = 24 * 60; minute > 1; --minute) {
                const Instant at = now - minute * 1min;
                burst.readings.push_back(
                    {key, 2, at - 1min, at, std::nullopt, 1000.0 - minute % 97, at + 1s});
            }
            QVERIFY((*writer)->commit(burst));
        }
    }

    /// In the view.
    [[nodiscard]] QModelIndex meterRow() const
    {
        for (int i = 0; i < model().registerCount(); ++i) {
            const auto *snapshot = model().snapshot(readings::RegisterIndex(i));
            if (snapshot && snapshot->key.meter == m_meter.meter)
                return qobject_cast<QAbstractProxyModel *>(tree().model())
                    ->mapFromSource(model().indexOf(snapshot->index))
                    .parent();
        }
        return {};
    }

    [[nodiscard]] QSet<QString> metersOf(const Registers &registers) const
    {
        QSet<QString> meters;
        for (const auto index : registers)
            meters.insert(model().snapshot(index)->key.meter.text());
        return meters;
    }

    [[nodiscard]] static QSet<readings::RegisterIndex> asSet(const Registers &registers)
    {
        return {registers.begin(), registers.end()};
    }

    [[nodiscard]] QSet<readings::RegisterIndex> charted() const
    {
        QSet<readings::RegisterIndex> all;
        for (const ChartPanel *panel : charts().panels())
            all += asSet(panel->registers());
        return all;
    }

    [[nodiscard]] ChartPanel *panelOf(readings::RegisterIndex index) const { return charts().panelOf(index); }

    /// The readings of a day from the file are drawn, up to what comes in now.
    [[nodiscard]] bool showsTheDay(const Registers &registers) const
    {
        return std::ranges::all_of(registers, [this](const auto index) {
            for (const charts::PlotCurve &curve : panelOf(index)->canvas().curves()) {
                if (curve.index == index)
                    return curve.data.samples.size() > 1400 && curve.line.size() > 500 &&
                           panelOf(index)->canvas().hints().isEmpty();
            }
            return false;
        });
    }

    void verifyHeld()
    {
        QVERIFY(!time().isFollowing());
        const auto *state = m_monitor->find<QLabel>(u"chartState"_s);
        QTRY_VERIFY(state->accessibleName().startsWith(u"Held since "_s));
    }

    /// The crosshair's words hold, for each register, the value that the file has at that time.
    void verifyReadout(const Registers &registers)
    {
        for (const auto index : registers) {
            const ChartPanel *panel = panelOf(index);
            const auto at = panel->canvas().crosshair();
            QVERIFY(at);
            const auto value = panel->valueAt(index, *at);
            QVERIFY(value);
            QCOMPARE(std::optional(*value), storedAt(index, *at));
            const auto &curves = panel->canvas().curves();
            const auto curve = std::ranges::find(curves, index, &charts::PlotCurve::index);
            const QString number = curve->decimals
                                       ? theme::formatValue(*value, *curve->decimals, panel->locale())
                                       : theme::formatValue(*value, panel->locale());
            const QString words = panel->canvas().readout();
            QVERIFY2(words.contains(curve->name.whole() + u' ' + number + u' ' + curve->unit),
                     qPrintable(words + u'\n' + curve->name.whole() + u' ' + number));
        }
    }

    /// Of intervals: that of the one in which `at` lies.
    [[nodiscard]] std::optional<double> storedAt(readings::RegisterIndex index, Instant at) const
    {
        for (const auto &row : m_monitor->stored(index, at, at + 1h)) {
            if (row.reading.measuredAt >= at)
                return row.reading.value;
        }
        return {};
    }

    void verifyProposal()
    {
        QTRY_VERIFY(m_monitor->find<QDialog>(u"exportDialog"_s));
        QTRY_VERIFY(m_monitor->find<QDialog>(u"exportDialog"_s)->isAncestorOf(QApplication::focusWidget()));
        const QString what = m_monitor->find<QComboBox>(u"exportScope"_s)->currentText();
        QVERIFY2(what.startsWith(u"On the charts: 3 registers"_s), qPrintable(what));
        const QString when = m_monitor->find<QComboBox>(u"exportRange"_s)->currentText();
        QVERIFY2(when.startsWith(u"What the charts show"_s), qPrintable(when));
    }

    /// All that was stored when it was asked for is in the file, and nothing else. What the following chart
    /// showed is known from before and after the request alone.
    void verifyWritten(const QString &path, const Registers &registers, std::pair<Instant, Instant> before,
                       std::pair<Instant, Instant> after, Instant asked)
    {
        const auto *words = m_monitor->find<QLabel>(u"exportWords"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words->text().endsWith(QDir::toNativeSeparators(path) + u'.'),
                                 kPatienceMilliseconds);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u"\r\n"_s, Qt::SkipEmptyParts);
        qsizetype least = 0;
        qsizetype most = 0;
        for (const auto index : registers) {
            const RegisterKey &key = model().snapshot(index)->key;
            for (const auto &row : m_monitor->stored(index, before.first, after.second)) {
                const Instant at = row.reading.measuredAt;
                const bool isWithin = at >= after.first && at < before.second;
                least += isWithin && row.reading.receivedAt < asked - 5s ? 1 : 0;
                ++most;
            }
            QVERIFY(std::ranges::any_of(lines, [&key](const QString &line) {
                return line.contains(key.meter.text()) && line.split(u',').contains(key.registerId.text());
            }));
        }
        const qsizetype rows = lines.size() - 1; // under the header
        QVERIFY2(rows >= least && rows <= most && least > 100,
                 qPrintable(u"%1 %2 %3"_s.arg(rows).arg(least).arg(most)));
        QVERIFY(std::ranges::all_of(lines.mid(1), [this](const QString &line) {
            return line.contains(m_meter.meter.text()) && line.contains(kMeterName);
        }));
    }

    // The hand.

    [[nodiscard]] static QWidget *listener()
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            return popup;
        if (QWidget *focus = QApplication::focusWidget())
            return focus;
        // Where a dialog closes upon another, a desktop gives it the keyboard; the off-screen platform does
        // not.
        QWidget *window = QApplication::activeModalWidget();
        return window && window->focusWidget() ? window->focusWidget() : window;
    }
    [[nodiscard]] static QString focusName()
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QVERIFY(listener());
        QTest::keyClick(listener(), key, modifiers);
    }
    static void type(const QString &text)
    {
        QVERIFY(listener());
        QTest::keyClicks(listener(), text);
    }
    static void click(QWidget &widget)
    {
        QVERIFY(widget.isVisible());
        QTest::mouseClick(&widget, Qt::LeftButton);
    }
    void doubleClick(const QModelIndex &row) const
    {
        const QPoint at = tree().visualRect(row).center();
        QVERIFY2(tree().viewport()->rect().contains(at), qPrintable(row.data().toString()));
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(tree().viewport(), Qt::LeftButton, {}, at);
    }
    static void wheel(QWidget &widget, const QPoint &at, int delta)
    {
        QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&widget, &event);
    }
    /// Until the row is in sight.
    void wheelTo(const QModelIndex &row) const
    {
        QWidget &viewport = *tree().viewport();
        const QPoint middle = viewport.rect().center();
        for (int notches = 0; notches < 2000; ++notches) {
            const QRect place = tree().visualRect(row);
            if (viewport.rect().contains(place.center()))
                return;
            wheel(viewport, middle, place.top() < 0 ? 120 : -120);
        }
    }
    [[nodiscard]] QToolButton *button(const QString &text) const
    {
        for (auto *each : charts().findChildren<QToolButton *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    SystemClock m_clock;
    QTemporaryDir m_home;
    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
    RegisterKey m_meter; ///< One of its registers.
    QString m_installation;
};

QTEST_MAIN(TestOperatorWalk)
#include "tst_operatorwalk.moc"
