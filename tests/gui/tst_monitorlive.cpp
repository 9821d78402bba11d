// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/timewindow.h"
#include "connection/passworddialog.h"
#include "publisher/unlockdialog.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"

#include <QCheckBox>
#include <QDirIterator>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QTimerEvent>

using namespace insite;
using namespace Qt::StringLiterals;
using charts::TimeWindow;
using test::kPatienceMilliseconds;
using tree::MeterTreeModel;

namespace {

/// Whom the event loop wakes by a timer, for as long as this lives.
class TimerCount final : public QObject
{
public:
    TimerCount()
        : m_own(startTimer(100))
    {
        qApp->installEventFilter(this);
    }

    [[nodiscard]] int ownTicks() const { return m_ticks; }
    [[nodiscard]] QStringList others() const { return m_others.values(); }
    void clear()
    {
        m_ticks = 0;
        m_others.clear();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Timer)
            return false;
        if (watched == this) {
            m_ticks += static_cast<QTimerEvent *>(event)->timerId() == m_own ? 1 : 0;
            return false;
        }
        QStringList path;
        if (const auto *timer = qobject_cast<const QTimer *>(watched))
            path += u"every %1 ms"_s.arg(timer->interval());
        for (const QObject *each = watched; each; each = each->parent())
            path += QString::fromLatin1(each->metaObject()->className()) + u' ' + each->objectName();
        m_others.insert(path.join(u" < "_s));
        return false;
    }

private:
    int m_own;
    int m_ticks = 0;
    QSet<QString> m_others;
};

} // namespace

/// The whole path: simulated platform, real broker over TLS, ingest, window. Clicks and keys only.
class TestMonitorLive final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        m_simulator = std::make_unique<test::SimulatorProcess>(
            QStringList{u"--registers"_s, u"24"_s, u"--rate"_s, u"20"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
    }

    void init() { m_monitor = std::make_unique<test::MonitorFixture>(); }
    void cleanup() { m_monitor.reset(); }
    void cleanupTestCase() { m_simulator.reset(); }

    void saysWhatToDoWhereNoProfileIsOpen()
    {
        m_monitor->start();
        QVERIFY(m_monitor->find<QPushButton>(u"createProfile"_s)->isVisible());
        QVERIFY(m_monitor->find<QPushButton>(u"openProfile"_s)->isVisible());
        QCOMPARE(m_monitor->find<QLabel>(u"statusPhase"_s)->text(), u"No profile is open"_s);
        QVERIFY(!m_monitor->find<QPushButton>(u"send"_s)->isEnabled());
    }

    void showsCustomersMetersAndRegistersWithValues()
    {
        connectConsumer();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        const MeterTreeModel &model = *m_monitor->model();
        QVERIFY(model.rowCount() > 1);
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex customer = model.index(row, 0);
            const CustomerId id(customer.data().toString());
            QVERIFY2(m_monitor->options.profile->customers.contains(id), qPrintable(id.text()));
            QVERIFY(model.rowCount(customer) > 0);
        }
        // MQTT tells no unit: it is shown as unknown.
        QVERIFY(!model.indexOf(0).data(MeterTreeModel::UnitRole).isValid());
        QTRY_VERIFY_WITH_TIMEOUT(!m_monitor->find<QLabel>(u"statusRate"_s)->text().startsWith(u"0 "_s),
                                 kPatienceMilliseconds);
    }

    /// Minimised, the window does nothing by the clock, whatever is open in it; shown again, it is right.
    void minimisedWindowCostsNothing()
    {
        connectConsumer();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        m_monitor->charts()->addRegisters({0, 1, 2});
        m_monitor->tree()->reveal(0);
        const auto *received = m_monitor->find<QLabel>(u"statusReceived"_s);
        const auto number = [received] {
            return received->text().section(u' ', 0, 0).toLongLong();
        };
        auto &window = m_monitor->window();
        window.resize(1900, 1400);
        m_monitor->find<QTabWidget>(u"inspectorPages"_s)->setCurrentIndex(2);
        for (const QString &name : {u"detailsDock"_s, u"eventsDock"_s, u"inspectorDock"_s}) {
            auto *dock = m_monitor->find<QDockWidget>(name);
            window.addDockWidget(Qt::RightDockWidgetArea, dock); // beside each other, not behind
            QTRY_VERIFY2(!dock->widget()->visibleRegion().isEmpty(), qPrintable(name));
        }
        TimerCount timers;
        QTRY_VERIFY_WITH_TIMEOUT(timers.others().size() >= 4, kPatienceMilliseconds); // they do tick
        window.showMinimized();
        QTRY_VERIFY(window.isMinimized());
        const auto tick = [&timers](int times) {
            timers.clear();
            return QTest::qWaitFor([&] { return timers.ownTicks() >= times; }, kPatienceMilliseconds);
        };
        QVERIFY(tick(25)); // what was still to be laid out, or saved once
        const qint64 before = number();
        QVERIFY(tick(12));
        QVERIFY2(timers.others().isEmpty(), qPrintable(timers.others().join(u", "_s)));
        QCOMPARE(number(), before);
        window.showNormal();
        QTRY_VERIFY_WITH_TIMEOUT(number() > before, kPatienceMilliseconds);
    }

    void chartsTheSelectionOnEnter()
    {
        connectConsumer();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        auto *tree = m_monitor->tree();
        tree->reveal(3);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Return);
        QTRY_COMPARE(m_monitor->charts()->panels().size(), 1);
        const auto *panel = m_monitor->charts()->panels().first();
        QCOMPARE(panel->registers(), QList<readings::RegisterIndex>{3});
        m_monitor->charts()->panels().first()->setForm(3, charts::SeriesForm::AsSent);
        const Instant measured = m_monitor->model()->snapshot(3)->latest.measuredAt;
        QTRY_VERIFY_WITH_TIMEOUT(panel->valueAt(3, measured).has_value(), kPatienceMilliseconds);
    }

    void publishesAReadingThatComesBack()
    {
        m_monitor->useDevice(*m_simulator);
        connectConsumer();
        auto *send = m_monitor->find<QPushButton>(u"send"_s);
        type(u"meter"_s, u"BOILER_ROOM"_s);
        type(u"registerType"_s, u"2"_s);
        type(u"value"_s, u"4711.25"_s);
        QVERIFY2(!send->isEnabled(), "publishing is locked at start");
        unlock();
        QTRY_VERIFY(send->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(isDeviceConnected(), kPatienceMilliseconds);
        QTest::mouseClick(send, Qt::LeftButton);

        const auto *sends = m_monitor->find<QTableView>(u"sends"_s)->model();
        QCOMPARE(sends->rowCount(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(sends->index(0, 1).data().toString().startsWith(u"Acknowledged, "_s),
                                 kPatienceMilliseconds);
        QVERIFY(sends->index(0, 3).data().toString().endsWith(u"/Electrical/BOILER_ROOM/2"_s));

        std::optional<readings::RegisterIndex> index;
        QTRY_VERIFY_WITH_TIMEOUT((index = m_monitor->registerWithValue(4711.25)).has_value(),
                                 kPatienceMilliseconds);
        QVERIFY(m_monitor->model()
                    ->indexOf(*index)
                    .siblingAtColumn(MeterTreeModel::ValueColumn)
                    .data()
                    .toString()
                    .contains(u"4,711.25"_s) ||
                m_monitor->model()
                    ->indexOf(*index)
                    .siblingAtColumn(MeterTreeModel::ValueColumn)
                    .data()
                    .toString()
                    .contains(u"4711.25"_s));
        m_monitor->tree()->reveal(*index);
        QTest::keyClick(m_monitor->tree(), Qt::Key_Return);
        QTRY_COMPARE(m_monitor->charts()->panels().size(), 1);
        // Register 2 is known to be a counter; one state of it is no consumption yet.
        m_monitor->charts()->panels().first()->setForm(*index, charts::SeriesForm::AsSent);
        const Instant measured = m_monitor->model()->snapshot(*index)->latest.measuredAt;
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->charts()->panels().first()->valueAt(*index, measured),
                                  std::optional(4711.25), kPatienceMilliseconds);

        // The next value is typed over the last one, Enter sends it.
        QTest::keyClicks(m_monitor->find<QLineEdit>(u"value"_s), u"4711.5"_s);
        QTest::keyClick(m_monitor->find<QLineEdit>(u"value"_s), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->registerWithValue(4711.5).has_value(), kPatienceMilliseconds);
        QCOMPARE(*m_monitor->registerWithValue(4711.5), *index);
    }

    void locksPublishingAgain()
    {
        m_monitor->useDevice(*m_simulator);
        m_monitor->start();
        type(u"meter"_s, u"BOILER_ROOM"_s);
        type(u"registerType"_s, u"2"_s);
        type(u"value"_s, u"1"_s);
        unlock();
        QTRY_VERIFY(m_monitor->find<QPushButton>(u"send"_s)->isEnabled());
        QTest::mouseClick(m_monitor->find<QPushButton>(u"lock"_s), Qt::LeftButton);
        QVERIFY(!m_monitor->find<QPushButton>(u"send"_s)->isEnabled());
    }

    void asksForTheNameOfAProductionProfile()
    {
        m_monitor->useDevice(*m_simulator);
        m_monitor->options.deviceProfile->isProduction = true;
        m_monitor->start();
        QTest::mouseClick(m_monitor->find<QPushButton>(u"lock"_s), Qt::LeftButton);
        auto *dialog = m_monitor->find<publisher::UnlockDialog>();
        QVERIFY(dialog);
        auto *confirm = dialog->findChild<QPushButton *>(u"confirmUnlock"_s);
        QVERIFY(!confirm->isEnabled());
        auto *typed = dialog->findChild<QLineEdit *>(u"typedName"_s);
        QTest::keyClicks(typed, u"yes"_s);
        QVERIFY(!confirm->isEnabled());
        typed->clear();
        QTest::keyClicks(typed, m_monitor->options.deviceProfile->name);
        QVERIFY(confirm->isEnabled());
        QVERIFY(m_monitor->allText().contains(m_monitor->options.deviceProfile->gatewayBaseTopic));
    }

    void asksForThePasswordAndNeverShowsIt()
    {
        const QString password = m_simulator->fileText(u"consumer.password"_s);
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.password.reset();
        m_monitor->start();
        connection::PasswordDialog *dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = passwordDialog()), kPatienceMilliseconds);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"password"_s), password);
        QVERIFY(!m_monitor->allText().contains(password));
        dialog->findChild<QCheckBox *>(u"keep"_s)->setChecked(true);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"password"_s), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
        // Wished, and right: now it is kept, in the keychain and nowhere else.
        const QString key =
            test::MemorySecretStore::key(settings::SecretKind::Password, m_monitor->options.profile->name);
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->keychain.secrets.value(key), password, kPatienceMilliseconds);
        QVERIFY(!m_monitor->allText().contains(password));
        m_monitor->stop();
        QDirIterator files(m_monitor->folder(), QDir::Files, QDirIterator::Subdirectories);
        int read = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(password.toUtf8()), qPrintable(file.fileName()));
            ++read;
        }
        QVERIFY(read > 0);
    }

    void asksAgainWhenThePasswordIsWrong()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.password = u"wrong"_s;
        m_monitor->start();
        connection::PasswordDialog *dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = passwordDialog()), kPatienceMilliseconds);
        const QString refusal = dialog->findChild<QLabel *>(u"refusal"_s)->text();
        QVERIFY2(refusal.contains(m_monitor->options.profile->username), qPrintable(refusal));
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"password"_s),
                         m_simulator->fileText(u"consumer.password"_s));
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"password"_s), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
        QVERIFY(m_monitor->keychain.secrets.isEmpty());
    }

    void explainsWhyAPasswordCannotBeKept()
    {
        m_monitor->keychain.failure = Error{ErrorCode::NotFound, u"This system has no keychain."_s};
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.password.reset();
        m_monitor->start();
        connection::PasswordDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = passwordDialog()));
        QVERIFY(!dialog->findChild<QCheckBox *>(u"keep"_s)->isEnabled());
        QVERIFY(dialog->findChild<QLabel *>(u"keychainProblem"_s)
                    ->text()
                    .contains(u"This system has no keychain."_s));
    }

    void remembersTheLayoutOverARestart()
    {
        connectConsumer();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        auto *dock = m_monitor->find<QDockWidget>(u"publisherDock"_s);
        m_monitor->window().addDockWidget(Qt::RightDockWidgetArea, dock);
        m_monitor->find<QDockWidget>(u"detailsDock"_s)->hide();
        m_monitor->charts()->addRegisters({5});
        const RegisterKey key = m_monitor->model()->snapshot(5)->key;
        m_monitor->stop();

        m_monitor->start();
        dock = m_monitor->find<QDockWidget>(u"publisherDock"_s);
        QCOMPARE(m_monitor->window().dockWidgetArea(dock), Qt::RightDockWidgetArea);
        QVERIFY(m_monitor->find<QDockWidget>(u"detailsDock"_s)->isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->charts() && chartedKeys().contains(key), kPatienceMilliseconds);
        QVERIFY(m_monitor->find<QListWidget>(u"recentProfiles"_s)->count() == 1);
    }

    void showsTheHistoryWithoutAConnection()
    {
        connectConsumer();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        m_monitor->stop();
        m_monitor->options.profile->broker.port = 1;
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        QVERIFY(!isConnected());
    }

    void standsAsItWasLeftWithItsHistory()
    {
        connectConsumer();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        const auto *model = m_monitor->model();
        const RegisterKey key = model->snapshot(7)->key;
        const readings::Point early{model->snapshot(7)->latest.measuredAt, model->snapshot(7)->latest.value};
        m_monitor->tree()->reveal(7);
        m_monitor->tree()->setFocus();
        QTest::keyClick(m_monitor->tree(), Qt::Key_Return);
        m_monitor->charts()->panels().first()->setForm(7, charts::SeriesForm::AsSent);
        m_monitor->charts()->time().setSpan(std::chrono::minutes(15));
        QTRY_VERIFY_WITH_TIMEOUT(model->snapshot(7)->latest.measuredAt > early.at &&
                                     model->snapshot(7)->count > 1,
                                 kPatienceMilliseconds);
        const readings::RegisterSnapshot left = *model->snapshot(7);
        const QJsonObject branches = m_monitor->tree()->saveBranches();
        m_monitor->stop();

        m_monitor->options.profile->broker.port = 1; // nothing answers there
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        const auto index = indexOf(key);
        QVERIFY(index);
        const readings::RegisterSnapshot now = *m_monitor->model()->snapshot(*index);
        QVERIFY(now.count >= left.count);
        QVERIFY(now.latest.measuredAt >= left.latest.measuredAt);
        QTRY_COMPARE_WITH_TIMEOUT(chartedKeys(), QList{key}, kPatienceMilliseconds);
        QCOMPARE(m_monitor->charts()->time().span(), TimeWindow::Span(std::chrono::minutes(15)));
        const auto *panel = m_monitor->charts()->panels().first();
        QTRY_COMPARE_WITH_TIMEOUT(panel->valueAt(*index, early.at), std::optional(early.value),
                                  kPatienceMilliseconds);
        QCOMPARE(panel->valueAt(*index, left.latest.measuredAt), std::optional(left.latest.value));
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->tree()->saveBranches(), branches, kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->tree()->selectedRegisters(),
                                  QList<readings::RegisterIndex>{*index}, kPatienceMilliseconds);
        QVERIFY(!isConnected());
    }

    void keepsReadingsInTheFileThatIsNamed()
    {
        m_monitor->options.databasePath = m_monitor->folder() + u"/named.sqlite"_s;
        connectConsumer();
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->registersWithValue() > 0, kPatienceMilliseconds);
        m_monitor->stop();
        QVERIFY(QFileInfo::exists(m_monitor->folder() + u"/named.sqlite"_s));
    }

    void tellsWhyTheHistoryCannotBeOpened()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.databasePath = m_monitor->folder();
        m_monitor->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->find<QMessageBox>(u"problem"_s), kPatienceMilliseconds);
        QVERIFY(m_monitor->find<QMessageBox>(u"problem"_s)->text().contains(m_monitor->folder()));
    }

    void goesOnAfterTheBrokerWasAway()
    {
        connectConsumer();
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->registersWithValue() > 0, kPatienceMilliseconds);
        const auto restarted = m_simulator->ask(u"broker restart"_s);
        QVERIFY2(restarted, qPrintable(test::why(restarted)));
        auto *strip = m_monitor->find<QWidget>(u"connectionStrip"_s);
        QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible() || !isConnected(), kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(!strip->isVisible(), kPatienceMilliseconds);
    }

private:
    void connectConsumer()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->start();
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
    }

    [[nodiscard]] bool isConnected() const
    {
        return m_monitor->find<QLabel>(u"statusPhase"_s)->text().startsWith(u"Connected"_s);
    }

    [[nodiscard]] bool isDeviceConnected() const
    {
        return m_monitor->find<QLabel>(u"publishState"_s)->text().startsWith(u"Connected"_s);
    }

    [[nodiscard]] connection::PasswordDialog *passwordDialog() const
    {
        return m_monitor->find<connection::PasswordDialog>();
    }

    void type(const QString &field, const QString &text) const
    {
        auto *edit = m_monitor->find<QLineEdit>(field);
        edit->clear();
        QTest::keyClicks(edit, text);
    }

    void unlock() const
    {
        QTest::mouseClick(m_monitor->find<QPushButton>(u"lock"_s), Qt::LeftButton);
        auto *dialog = m_monitor->find<publisher::UnlockDialog>();
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirmUnlock"_s), Qt::LeftButton);
    }

    [[nodiscard]] std::optional<readings::RegisterIndex> indexOf(const RegisterKey &key) const
    {
        for (int i = 0; i < m_monitor->model()->registerCount(); ++i) {
            if (m_monitor->model()->snapshot(readings::RegisterIndex(i))->key == key)
                return readings::RegisterIndex(i);
        }
        return std::nullopt;
    }

    [[nodiscard]] QList<RegisterKey> chartedKeys() const
    {
        QList<RegisterKey> keys;
        for (const auto *panel : m_monitor->charts()->panels()) {
            for (const auto index : panel->registers())
                keys.append(m_monitor->model()->snapshot(index)->key);
        }
        return keys;
    }

    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
};

QTEST_MAIN(TestMonitorLive)
#include "tst_monitorlive.moc"
