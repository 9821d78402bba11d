// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/timewindow.h"
#include "details/detailspanel.h"
#include "publisher/unlockdialog.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"

#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace insite;
using namespace Qt::StringLiterals;
using test::kPatienceMilliseconds;

/// Pictures of the window in its states, from a real broker, into INSITE_SCREENSHOTS (or the build's folder).
/// Run with QT_SCALE_FACTOR=2 they are those of a dense screen. What they show is for people to judge; that
/// nothing is empty or cut off is checked here.
class TestScreenshots final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        m_folder = QDir(qEnvironmentVariable("INSITE_SCREENSHOTS", QStringLiteral(INSITE_SCREENSHOT_FOLDER)));
        QVERIFY(m_folder.mkpath(u"."_s));
        m_simulator = std::make_unique<test::SimulatorProcess>(
            QStringList{u"--registers"_s, u"60"_s, u"--rate"_s, u"60"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
    }

    void init() { m_monitor = std::make_unique<test::MonitorFixture>(); }
    void cleanup() { m_monitor.reset(); }
    void cleanupTestCase() { m_simulator.reset(); }

    void firstRun()
    {
        m_monitor->start();
        shootBoth(u"first-run"_s);
    }

    void live()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->useDevice(*m_simulator);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 60, kPatienceMilliseconds);
        for (const QString &value : {u"18204.6"_s, u"18205.1"_s, u"18206.25"_s})
            publish(value);
        const auto published = m_monitor->registerWithValue(18206.25);
        QVERIFY(published);
        m_monitor->charts()->addRegisters({0, 1, 2, 3});
        m_monitor->charts()->addRegisters({*published});
        m_monitor->charts()->time().setSpan(std::chrono::minutes(2));
        m_monitor->tree()->expandAll();
        m_monitor->tree()->reveal(*published);
        // Enough for lines to be seen.
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->model()->snapshot(readings::RegisterIndex(0))->count > 12,
                                 kPatienceMilliseconds);
        shootBoth(u"live"_s);
        m_monitor->find<QDockWidget>(u"detailsDock"_s)->raise();
        m_monitor->tree()->reveal(2);
        QTest::keyClick(m_monitor->tree(), Qt::Key_P);
        const auto isAnswered = [this] {
            return m_monitor->find<details::DetailsPanel>()->asText().contains(u"smarteo_payload"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), kPatienceMilliseconds);
        shootBoth(u"details"_s);
        m_monitor->find<QDockWidget>(u"publisherDock"_s)->raise();
        m_monitor->window().resize(1920, 1080);
        shootBoth(u"live"_s);
        m_monitor->window().resize(1024, 640);
        shoot(u"live-small"_s);
    }

    void metadata()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.token = m_simulator->fileText(u"consumer.token"_s);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 60, kPatienceMilliseconds);
        const auto *sentence = m_monitor->find<QLabel>(u"apiSentence"_s);
        QTRY_VERIFY_WITH_TIMEOUT(sentence->text().contains(u"last fetched"_s), kPatienceMilliseconds);
        m_monitor->find<QDockWidget>(u"metadataDock"_s)->raise();
        m_monitor->tree()->reveal(readings::RegisterIndex(0));
        QTRY_COMPARE(m_monitor->find<QLabel>(u"registerUnitOrigin"_s)->text(), u"from the API"_s);
        const auto *unit = m_monitor->find<QLineEdit>(u"registerUnit"_s);
        QTRY_VERIFY(unit->height() >= unit->sizeHint().height()); // laid out, and nothing squeezed
        shootBoth(u"metadata"_s);
        m_monitor->window().resize(1920, 1080);
        shootBoth(u"metadata"_s);
    }

    void inspector()
    {
        const QStringList faults{u"duplicates"_s, u"revisions"_s, u"malformed"_s, u"unknown-version"_s};
        for (const QString &fault : faults)
            QVERIFY(m_simulator->ask(fault + u" on"_s));
        m_monitor->useConsumer(*m_simulator);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 60, kPatienceMilliseconds);
        m_monitor->find<QDockWidget>(u"inspectorDock"_s)->raise();
        auto *messages = m_monitor->find<QTableView>(u"messages"_s);
        QTRY_VERIFY_WITH_TIMEOUT(messages->model()->rowCount() > 40, kPatienceMilliseconds);
        QTest::mouseClick(messages->viewport(), Qt::LeftButton, {}, {200, 40});
        const auto *payload = m_monitor->find<QPlainTextEdit>(u"messagePayload"_s);
        const auto *pane = m_monitor->find<QWidget>(u"payloadView"_s);
        QTRY_VERIFY(payload->isVisible());
        QTRY_VERIFY(payload->mapTo(pane, payload->rect().topRight()).x() < pane->width()); // not cut off
        shootBoth(u"messages"_s);
        auto *pages = m_monitor->find<QTabWidget>(u"inspectorPages"_s);
        pages->setCurrentIndex(1);
        shoot(u"connection-log"_s);
        pages->setCurrentIndex(2);
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->find<QTableView>(u"flows"_s)->model()->rowCount() > 4,
                                 kPatienceMilliseconds);
        shootBoth(u"rates"_s);
        for (const auto &[action, dialog] : {std::pair{u"findCommand"_s, u"commandPalette"_s},
                                             {u"exportReadings"_s, u"exportDialog"_s},
                                             {u"supportReport"_s, u"supportDialog"_s}}) {
            m_monitor->find<QAction>(action)->trigger();
            QTRY_VERIFY(m_monitor->find<QDialog>(dialog));
            shootWidget(*m_monitor->find<QDialog>(dialog), dialog);
            m_monitor->find<QDialog>(dialog)->close();
        }
        for (const QString &fault : faults)
            QVERIFY(m_simulator->ask(fault + u" off"_s));
    }

    void closedPort()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.profile->broker.port = 1;
        m_monitor->start();
        const auto isTold = [this] {
            const auto *label = m_monitor->find<QLabel>(u"stripFailure"_s);
            return label && label->isVisible();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), kPatienceMilliseconds);
        shootBoth(u"closed-port"_s);
    }

    void refusedCustomers()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.profile->customers += {CustomerId(u"not-ours-1"_s), CustomerId(u"not-ours-2"_s)};
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->window().findChildren<QLabel *>(u"refusal"_s).size(), 2,
                                  kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->registersWithValue() > 0, kPatienceMilliseconds);
        shootBoth(u"refused"_s);
    }

    void dialogs()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->useDevice(*m_simulator);
        m_monitor->options.password.reset();
        m_monitor->options.deviceProfile->isProduction = true;
        m_monitor->keychain.failure = Error{ErrorCode::NotFound, u"No keychain answers on this system."_s};
        m_monitor->start();
        QTRY_VERIFY(m_monitor->find<QDialog>(u"passwordDialog"_s));
        shootWidget(*m_monitor->find<QDialog>(u"passwordDialog"_s), u"password"_s);
        QTest::mouseClick(m_monitor->find<QPushButton>(u"lock"_s), Qt::LeftButton);
        shootWidget(*m_monitor->find<QDialog>(u"unlockDialog"_s), u"unlock"_s);
        QTest::mouseClick(m_monitor->find<QPushButton>(u"createProfile"_s), Qt::LeftButton);
        auto *profile = m_monitor->find<QDialog>(u"profileDialog"_s);
        QTest::keyClicks(profile->findChild<QLineEdit *>(u"broker.host"_s), u"not a host"_s);
        shootWidget(*profile, u"profile"_s);
    }

private:
    void publish(const QString &value)
    {
        auto *send = m_monitor->find<QPushButton>(u"send"_s);
        for (const auto &[field, text] :
             {std::pair{u"meter"_s, u"MAIN_SUPPLY"_s}, {u"registerType"_s, u"2"_s}, {u"value"_s, value}}) {
            auto *edit = m_monitor->find<QLineEdit>(field);
            edit->clear();
            QTest::keyClicks(edit, text);
        }
        if (!send->isEnabled()) {
            QTest::mouseClick(m_monitor->find<QPushButton>(u"lock"_s), Qt::LeftButton);
            auto *dialog = m_monitor->find<publisher::UnlockDialog>();
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirmUnlock"_s), Qt::LeftButton);
            const auto *state = m_monitor->find<QLabel>(u"publishState"_s);
            QTRY_VERIFY_WITH_TIMEOUT(state->text().startsWith(u"Connected"_s), kPatienceMilliseconds);
        }
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->registerWithValue(value.toDouble()).has_value(),
                                 kPatienceMilliseconds);
    }

    void shootBoth(const QString &name)
    {
        m_monitor->find<QAction>(u"schemeLight"_s)->trigger();
        shoot(name + u"-light"_s);
        m_monitor->find<QAction>(u"schemeDark"_s)->trigger();
        shoot(name + u"-dark"_s);
        m_monitor->find<QAction>(u"schemeLight"_s)->trigger();
    }

    void shoot(const QString &name)
    {
        const QSize size = m_monitor->window().size();
        const auto wanted = name.contains(u"dark"_s) ? theme::Scheme::Dark : theme::Scheme::Light;
        QTRY_COMPARE_WITH_TIMEOUT(theme::schemeOf(m_monitor->find<QLabel>(u"statusPhase"_s)->palette()),
                                  wanted, kPatienceMilliseconds);
        // A frame for the charts to be drawn in the new size and colours.
        const auto drawn = [this] {
            int count = 0;
            if (m_monitor->charts()) {
                for (const auto *panel : m_monitor->charts()->panels())
                    count += panel->drawCount();
            }
            return count;
        };
        const int before = drawn();
        if (m_monitor->charts() && !m_monitor->charts()->panels().isEmpty())
            (void)QTest::qWaitFor([&] { return drawn() > before + 1; }, 5000);
        shootWidget(m_monitor->window(), u"%1-%2x%3"_s.arg(name).arg(size.width()).arg(size.height()));
    }

    void shootWidget(QWidget &widget, const QString &name)
    {
        const QPixmap picture = widget.grab();
        const QString scale = QString::number(qRound(picture.devicePixelRatio() * 100));
        const QString path = m_folder.absoluteFilePath(u"%1-%2.png"_s.arg(name, scale));
        QVERIFY2(picture.save(path), qPrintable(path));
        qInfo("%s", qPrintable(path));
    }

    QDir m_folder;
    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
};

QTEST_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
