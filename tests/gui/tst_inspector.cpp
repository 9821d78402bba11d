// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "charts/chartarea.h"
#include "charts/timewindow.h"
#include "support/menuhand.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "window/actionlist.h"
#include "window/statuscount.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScopeGuard>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <array>

using namespace insite;
using namespace Qt::StringLiterals;
using test::kPatienceMilliseconds;
using tree::MeterTreeModel;

/// What a person looks into when something is odd, on a platform that sends everything that is odd.
class TestInspector final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        m_simulator = std::make_unique<test::SimulatorProcess>(QStringList{
            u"--registers"_s, u"24"_s, u"--rate"_s, u"40"_s, u"--fault"_s, u"duplicates=60"_s, u"--fault"_s,
            u"revisions=20"_s, u"--fault"_s, u"unknown-version=20"_s, u"--fault"_s, u"malformed=20"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
        m_monitor = std::make_unique<test::MonitorFixture>();
        m_monitor->useConsumer(*m_simulator);
        m_monitor->start();
        m_monitor->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_monitor->window()));
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
    }

    void cleanupTestCase()
    {
        m_monitor.reset();
        m_simulator.reset();
    }

    void showsEachMessageWithItsVerdict()
    {
        key(Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY(table()->isVisible());

        for (const QString &verdict :
             {u"Stored"_s, u"Duplicate"_s, u"Revision"_s, u"Unknown version"_s, u"Malformed"_s}) {
            QTRY_VERIFY2_WITH_TIMEOUT(rowWith(1, verdict) >= 0, qPrintable(verdict), kPatienceMilliseconds);
        }
        // Choose by mouse: the sentence, the topic and the payload of just that message.
        click(rowWith(1, u"Malformed"_s));
        QVERIFY(text(u"messageSentence"_s).startsWith(u"Malformed: "_s));
        QVERIFY(text(u"messageFacts"_s).contains(u"Topic: meters/outbound/"_s));
        click(rowWith(1, u"Unknown version"_s));
        QVERIFY2(text(u"messageSentence"_s).contains(u"version 3"_s), qPrintable(text(u"messageSentence"_s)));
        QVERIFY(payload().contains(u"\n  \"smarteo_payload_schema_version\": 3"_s));
        const QString laidOut = payload();
        QTest::mouseClick(find<QToolButton>(u"messageFormatted"_s), Qt::LeftButton);
        QVERIFY(payload() != laidOut);
        QTest::mouseClick(find<QToolButton>(u"copyPayload"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), payload());
        QTest::mouseClick(find<QToolButton>(u"messageFormatted"_s), Qt::LeftButton);
    }

    void filtersByVerdictAndWordsAsTyped()
    {
        auto *verdict = find<QComboBox>(u"messageVerdict"_s);
        verdict->setFocus();
        QTest::keyClicks(verdict, u"Dup"_s);
        QCOMPARE(verdict->currentText(), u"Duplicate"_s);
        QVERIFY(table()->model()->rowCount() > 0);
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            QCOMPARE(cell(row, 1), u"Duplicate"_s);
        QVERIFY(text(u"messageCount"_s).contains(u" of "_s));
        QTest::keyClick(verdict, Qt::Key_Home);
        auto *words = find<QLineEdit>(u"messageFilter"_s);
        const QString meter = cell(0, 3);
        const int all = table()->model()->rowCount();
        words->setFocus();
        QTest::keyClicks(words, meter.left(18));
        QTRY_VERIFY(table()->model()->rowCount() < all);
        QVERIFY(table()->model()->rowCount() > 0);
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            QVERIFY(cell(row, 3).contains(meter.left(18)));
        words->clear();
        QTRY_VERIFY(table()->model()->rowCount() >= all);
    }

    void holdsWithoutLoss()
    {
        auto *hold = find<QToolButton>(u"messageHold"_s);
        QTest::mouseClick(hold, Qt::LeftButton);
        const int held = table()->model()->rowCount();
        const QString last = cell(held - 1, 9);
        QTRY_VERIFY_WITH_TIMEOUT(waiting() > 20, kPatienceMilliseconds);
        QCOMPARE(table()->model()->rowCount(), held);
        QVERIFY(!text(u"messageCount"_s).contains(u"not kept"_s));
        const int gathered = waiting();
        QTest::mouseClick(hold, Qt::LeftButton);
        QTRY_VERIFY(table()->model()->rowCount() >= held + gathered);
        QCOMPARE(cell(held - 1, 9), last);
        QVERIFY(!text(u"messageCount"_s).contains(u"waiting"_s));
    }

    void findsTheMeterInTheTree()
    {
        m_monitor->tree()->clearSelection();
        const int row = rowWith(1, u"Stored"_s);
        click(row);
        QTest::mouseClick(find<QToolButton>(u"messageInTree"_s), Qt::LeftButton);
        const auto selected = m_monitor->tree()->selectedRegisters();
        QCOMPARE(selected.size(), 1);
        const RegisterKey key = m_monitor->model()->snapshot(selected.first())->key;
        QVERIFY(text(u"messageFacts"_s).contains(u'/' + key.meter.text()));
        QVERIFY(text(u"messageFacts"_s).contains(u"Register "_s + key.registerId.text() + u','));
    }

    void copiesRowsAsColumns()
    {
        click(rowWith(1, u"Duplicate"_s));
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n');
        QVERIFY(lines.size() >= 2);
        QCOMPARE(lines[0].split(u'\t').first(), u"Arrived"_s);
        QCOMPARE(lines[1].split(u'\t').at(1), u"Duplicate"_s);
        QCOMPARE(lines[1].split(u'\t').size(), lines[0].split(u'\t').size());
    }

    void showsWhatTheHistoryKeepsOfTheOddOnes()
    {
        auto *source = find<QComboBox>(u"messageSource"_s);
        source->setFocus();
        QTest::keyClick(source, Qt::Key_Down);
        QTRY_VERIFY_WITH_TIMEOUT(rowWith(1, u"Malformed"_s) >= 0, kPatienceMilliseconds);
        QVERIFY(rowWith(1, u"Unknown version"_s) >= 0);
        QVERIFY(rowWith(1, u"Stored"_s) < 0);
        click(rowWith(1, u"Malformed"_s));
        QVERIFY(text(u"messageSentence"_s).startsWith(u"Malformed: "_s));
        QTest::keyClick(source, Qt::Key_Up);
        QTRY_VERIFY_WITH_TIMEOUT(rowWith(1, u"Stored"_s) >= 0, kPatienceMilliseconds);
    }

    void tellsWhoSendsHowMuch()
    {
        command(u"who sends"_s);
        auto *flows = find<QTableView>(u"flows"_s);
        QTRY_VERIFY(flows->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(flows->model()->rowCount() > 1, kPatienceMilliseconds);
        const QAbstractItemModelTester tester(flows->model());
        QTRY_VERIFY_WITH_TIMEOUT(text(u"flowFlood"_s).contains(u"sends most"_s), kPatienceMilliseconds);
        QVERIFY(text(u"flowAcknowledgements"_s).contains(u"95 % within"_s));
        // The one that floods stands first; a click on a heading sorts by it.
        const auto raw = [flows](int row, int column) {
            return flows->model()->index(row, column).data(Qt::UserRole + 1).toDouble();
        };
        for (int row = 1; row < flows->model()->rowCount(); ++row)
            QVERIFY(raw(row - 1, 2) >= raw(row, 2));
        const int messages = 5;
        const QHeaderView *header = flows->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(messages) + 8, header->height() / 2});
        QCOMPARE(header->sortIndicatorSection(), messages);
        auto *by = find<QComboBox>(u"flowBy"_s);
        by->setFocus();
        QTest::keyClick(by, Qt::Key_Down);
        // Three customers, and the malformed topics that are no meter's.
        QTRY_VERIFY(flows->model()->rowCount() >= 3 && flows->model()->rowCount() <= 4);
        QTest::keyClick(by, Qt::Key_Up);
    }

    void logsTheConnectionInWords()
    {
        command(u"connection log"_s);
        auto *log = find<QTableView>(u"connectionLog"_s);
        QTRY_VERIFY(log->isVisible());
        const QAbstractItemModelTester tester(log->model());
        QVERIFY(hasLine(*log, u"Signing in as “"_s));
        QVERIFY(hasLine(*log, u"Connected to "_s));
        const auto stopped = m_simulator->ask(u"broker stop"_s);
        QVERIFY2(stopped, qPrintable(test::why(stopped)));
        QTRY_VERIFY_WITH_TIMEOUT(hasLine(*log, u"Next attempt at "_s), kPatienceMilliseconds);
        const auto begun = m_simulator->ask(u"broker start"_s);
        QVERIFY2(begun, qPrintable(test::why(begun)));
        QTRY_VERIFY_WITH_TIMEOUT(isConnected(), kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(hasLine(*log, u"the broker had kept the session"_s), kPatienceMilliseconds);

        int row = 0;
        while (log->model()->index(row, 2).data(Qt::UserRole + 1).toString().isEmpty())
            QVERIFY(++row < log->model()->rowCount());
        log->scrollTo(log->model()->index(row, 2));
        QTest::mouseClick(log->viewport(), Qt::LeftButton, {},
                          log->visualRect(log->model()->index(row, 2)).center());
        QVERIFY(!find<QLabel>(u"logDetail"_s)->isVisible());
        QTest::mouseClick(find<QToolButton>(u"logFold"_s), Qt::LeftButton);
        QVERIFY(find<QLabel>(u"logDetail"_s)->isVisible());
        QVERIFY(!text(u"logDetail"_s).isEmpty());
        QTest::mouseClick(find<QToolButton>(u"logCopy"_s), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(text(u"logSentence"_s)));
        QVERIFY(QApplication::clipboard()->text().contains(text(u"logDetail"_s)));
        QVERIFY(!QApplication::clipboard()->text().contains(*m_monitor->options.password));
    }

    void theStatusBarLeadsToTheMessagesThatItCounts()
    {
        m_monitor->window().resize(1900, 900); // Room for all of its counts.
        struct Row
        {
            QString count;
            QString verdict;
            QString source;
        };
        const std::array<Row, 4> rows{{{u"statusDuplicates"_s, u"Duplicate"_s, u"As they arrive"_s},
                                       {u"statusUnknown"_s, u"Unknown version"_s, u"Kept in the history"_s},
                                       {u"statusMalformed"_s, u"Malformed"_s, u"Kept in the history"_s},
                                       {u"statusRevisions"_s, u"Revision"_s, u"As they arrive"_s}}};
        for (const Row &row : rows) {
            auto *count = find<window::StatusCount>(row.count);
            QTRY_VERIFY_WITH_TIMEOUT(count->isVisible() && count->number() > 0, kPatienceMilliseconds);
            command(u"connection log"_s); // Somewhere else.
            QTRY_VERIFY(!table()->isVisible());
            m_monitor->window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&m_monitor->window()));
            count->setFocus(Qt::TabFocusReason);
            QTRY_VERIFY(count->hasFocus());
            QTest::keyClick(count, Qt::Key_Space);
            QTRY_VERIFY(table()->isVisible());
            QCOMPARE(find<QComboBox>(u"messageVerdict"_s)->currentText(), row.verdict);
            QCOMPARE(find<QComboBox>(u"messageSource"_s)->currentText(), row.source);
            QTRY_VERIFY2_WITH_TIMEOUT(rowWith(1, row.verdict) >= 0, qPrintable(row.verdict),
                                      kPatienceMilliseconds);
            for (int i = 0; i < table()->model()->rowCount(); ++i)
                QCOMPARE(cell(i, 1), row.verdict);
            QVERIFY(table()->hasFocus());
        }
        QTest::mouseClick(find<window::StatusCount>(u"statusMalformed"_s), Qt::LeftButton);
        QCOMPARE(find<QComboBox>(u"messageVerdict"_s)->currentText(), u"Malformed"_s);
        find<QComboBox>(u"messageVerdict"_s)->setCurrentIndex(0);
        find<QComboBox>(u"messageSource"_s)->setCurrentIndex(0);
    }

    void saysHowManyMessagesWereNotKept()
    {
        const auto paused = m_simulator->ask(u"rate 0"_s);
        QVERIFY2(paused, qPrintable(test::why(paused)));
        key(Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY(table()->isVisible());
        QVERIFY(!text(u"messageCount"_s).contains(u"not kept"_s));
        auto *hold = find<QToolButton>(u"messageHold"_s);
        QTest::mouseClick(hold, Qt::LeftButton);
        // More than the 20,000 that fit; all of them are stored.
        const auto sent = m_simulator->ask(u"burst 12000"_s);
        QVERIFY2(sent, qPrintable(test::why(sent)));
        const int messages = (*sent)[u"messages"_s].toInt();
        QVERIFY(messages > 20'000);
        QTRY_VERIFY2_WITH_TIMEOUT(text(u"messageCount"_s).contains(u"not kept"_s),
                                  qPrintable(text(u"messageCount"_s)), kPatienceMilliseconds);
        QTRY_VERIFY2_WITH_TIMEOUT(waiting() + notKept() >= messages, qPrintable(text(u"messageCount"_s)),
                                  kPatienceMilliseconds);
        QVERIFY(waiting() <= 20'000);
        QTest::mouseClick(hold, Qt::LeftButton);
        QVERIFY(notKept() > 0);
        QTest::mouseClick(find<QToolButton>(u"messageClear"_s), Qt::LeftButton);
        QTRY_VERIFY(!text(u"messageCount"_s).contains(u"not kept"_s));
    }

    void reportsForSupportWithoutSecrets()
    {
        command(u"support report"_s);
        QTRY_VERIFY(find<QDialog>(u"supportDialog"_s));
        auto *preview = find<QPlainTextEdit>(u"supportPreview"_s);
        const QString meter = m_monitor->model()->snapshot(2)->key.meter.text();
        const QString customer = m_monitor->model()->snapshot(2)->key.customer.text();
        QTRY_VERIFY_WITH_TIMEOUT(preview->toPlainText().contains(meter), kPatienceMilliseconds);
        QVERIFY(preview->toPlainText().contains(customer));
        QTest::mouseClick(find<QCheckBox>(u"supportPayloads"_s), Qt::LeftButton, {}, {8, 8});
        QTRY_VERIFY_WITH_TIMEOUT(preview->toPlainText().contains(u"smarteo_payload"_s),
                                 kPatienceMilliseconds);
        QTest::mouseClick(find<QCheckBox>(u"supportPayloads"_s), Qt::LeftButton, {}, {8, 8});
        QTest::mouseClick(find<QCheckBox>(u"supportHide"_s), Qt::LeftButton, {}, {8, 8});
        QTRY_VERIFY(!preview->toPlainText().contains(meter));
        const QString path = m_monitor->folder() + u"/report.txt"_s;
        QTest::mouseClick(find<QPushButton>(u"supportSave"_s), Qt::LeftButton);
        saveIn(u"supportFile"_s, path);
        QFile file(path);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"supportWords"_s).startsWith(u"Written to "_s), kPatienceMilliseconds);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString report = QString::fromUtf8(file.readAll());
        QVERIFY(report.size() > 500);
        QVERIFY(!report.contains(*m_monitor->options.password));
        QVERIFY(!report.contains(m_simulator->fileText(u"consumer.token"_s)));
        QVERIFY(!report.contains(meter));
        QVERIFY(!report.contains(m_monitor->options.profile->username));
        QTest::keyClick(find<QDialog>(u"supportDialog"_s), Qt::Key_Escape);
        QTRY_VERIFY(!find<QDialog>(u"supportDialog"_s));
    }

    void exportsAMeterAsNorwegianSpreadsheetsReadIt()
    {
        const auto restored = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::NorwegianBokmal, QLocale::Norway));
        m_monitor->tree()->reveal(3);
        const RegisterKey wanted = m_monitor->model()->snapshot(3)->key;
        key(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(find<QDialog>(u"exportDialog"_s));
        auto *scope = find<QComboBox>(u"exportScope"_s);
        scope->setFocus();
        QTest::keyClicks(scope, u"Meter"_s);
        QVERIFY2(scope->currentText().startsWith(u"Meter "_s), qPrintable(scope->currentText()));
        save(m_monitor->folder() + u"/meter"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"exportWords"_s).contains(u"meter.csv"_s), kPatienceMilliseconds);
        QFile file(m_monitor->folder() + u"/meter.csv"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        QVERIFY(lines.size() > 100);
        QVERIFY2(lines[0].count(u';') > 8 && !lines[0].contains(u','), qPrintable(lines[0]));
        bool hasComma = false;
        for (qsizetype i = 1; i + 1 < lines.size(); ++i) {
            QVERIFY2(lines[i].contains(wanted.meter.text()), qPrintable(lines[i]));
            hasComma = hasComma || lines[i].contains(u',');
        }
        QVERIFY2(hasComma, qPrintable(lines[1]));
        QTest::keyClick(find<QDialog>(u"exportDialog"_s), Qt::Key_Escape);
        QTRY_VERIFY(!find<QDialog>(u"exportDialog"_s));
    }

    void anExportShowsItsProgressAndCanBeCancelled()
    {
        key(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(find<QDialog>(u"exportDialog"_s));
        auto *scope = find<QComboBox>(u"exportScope"_s);
        scope->setFocus();
        QTest::keyClicks(scope, u"Everything"_s);
        QCOMPARE(scope->currentText(), u"Everything that is kept"_s);
        const QString path = m_monitor->folder() + u"/all.csv"_s;
        QTest::mouseClick(find<QPushButton>(u"exportSave"_s), Qt::LeftButton);
        saveIn(u"exportFile"_s, path);
        auto *close = find<QPushButton>(u"exportClose"_s);
        QVERIFY(find<QProgressBar>(u"exportBar"_s)->isVisible());
        QCOMPARE(close->text(), u"Cancel"_s);
        QTest::mouseClick(close, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(text(u"exportWords"_s), u"The export was cancelled; nothing was written."_s,
                                  kPatienceMilliseconds);
        QVERIFY(!QFile::exists(path));
        QCOMPARE(close->text(), u"Close"_s);
        QVERIFY(find<QDialog>(u"exportDialog"_s)->isVisible());
        // Again, to the end.
        QTest::mouseClick(find<QPushButton>(u"exportSave"_s), Qt::LeftButton);
        saveIn(u"exportFile"_s, path);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"exportWords"_s).contains(u"written to"_s), kPatienceMilliseconds);
        QVERIFY(!find<QProgressBar>(u"exportBar"_s)->isVisible());
        QVERIFY(QFile::exists(path));
        QTest::mouseClick(close, Qt::LeftButton);
        QTRY_VERIFY(!find<QDialog>(u"exportDialog"_s));
    }

    void exportsTheSelectionByKeyboard()
    {
        QVERIFY(m_simulator->settledTotals());
        m_monitor->tree()->reveal(2);
        const RegisterKey wanted = m_monitor->model()->snapshot(2)->key;
        key(Qt::Key_E, Qt::ControlModifier);
        QDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = find<QDialog>(u"exportDialog"_s)));
        const QString scope = find<QComboBox>(u"exportScope"_s)->currentText();
        QVERIFY2(scope.startsWith(u"Selected in the tree: 1 "_s), qPrintable(scope));
        const QString path = m_monitor->folder() + u"/selection.csv"_s;
        save(path);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"exportWords"_s).contains(u"written to"_s), kPatienceMilliseconds);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        // A header, and a line for each reading of this register: as many as the tree counts.
        QCOMPARE(lines.size() - 2, m_monitor->model()->snapshot(2)->count);
        for (qsizetype i = 1; i + 1 < lines.size(); ++i)
            QVERIFY(lines[i].contains(wanted.meter.text().toUtf8()));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!find<QDialog>(u"exportDialog"_s));
    }

    void exportsACustomerFromTheTreesMenu()
    {
        m_monitor->tree()->reveal(2);
        m_monitor->tree()->setFocus();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(m_monitor->tree(), &event);
        QMenu *menu = nullptr;
        QTRY_VERIFY((menu = find<QMenu>(u"rowMenu"_s)) && menu->isVisible());
        for (QAction *action : menu->actions()) {
            if (action->text() == u"Export readings…"_s)
                test::clickInMenu(*menu, *action);
        }
        QDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = find<QDialog>(u"exportDialog"_s)));
        auto *scope = find<QComboBox>(u"exportScope"_s);
        scope->setFocus();
        QTest::keyClicks(scope, u"Customer"_s);
        QVERIFY(scope->currentText().startsWith(u"Customer "_s));
        auto *form = find<QComboBox>(u"exportForm"_s);
        form->setFocus();
        QTest::keyClicks(form, u"JSON"_s);
        save(m_monitor->folder() + u"/customer"_s);
        QTRY_VERIFY_WITH_TIMEOUT(text(u"exportWords"_s).contains(u"customer.json"_s), kPatienceMilliseconds);
        QFile file(m_monitor->folder() + u"/customer.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonDocument json = QJsonDocument::fromJson(file.readAll());
        QVERIFY(json[u"registers"_s].toArray().size() > 1);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!find<QDialog>(u"exportDialog"_s));
    }

    void takesAnyCommandByItsName()
    {
        m_monitor->charts()->time().setFollowing(true);
        command(u"hold cha"_s);
        QTRY_VERIFY(!m_monitor->charts()->time().isFollowing());
        // With its shortcut beside it; and what is no command finds nothing.
        key(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(find<QLineEdit>(u"commandWords"_s));
        auto *list = find<QTreeView>(u"commands"_s);
        const QAbstractItemModelTester tester(list->model());
        QTest::keyClicks(find<QLineEdit>(u"commandWords"_s), u"search met"_s);
        QCOMPARE(list->model()->index(0, 0).data().toString(), u"Search meters"_s);
        QCOMPARE(list->model()->index(0, 2).data().toString(), u"Ctrl+F"_s);
        QTest::keyClicks(find<QLineEdit>(u"commandWords"_s), u" nonsense"_s);
        QCOMPARE(list->model()->rowCount(), 0);
        QTest::keyClick(find<QLineEdit>(u"commandWords"_s), Qt::Key_Escape);
        QTRY_VERIFY(!find<QDialog>(u"commandPalette"_s));
    }

    void helpListsEveryShortcut()
    {
        key(Qt::Key_F1);
        QTRY_VERIFY(find<QWidget>(u"shortcutSheet"_s));
        QStringList texts;
        for (const QLabel *label : find<QWidget>(u"shortcutSheet"_s)->findChildren<QLabel *>())
            texts.append(label->text());
        int with = 0;
        const auto actions = window::actionsOf(m_monitor->window());
        for (const window::ListedAction &listed : actions) {
            const QKeySequence shortcut = listed.action->shortcut();
            if (shortcut.isEmpty() || shortcut == QKeySequence(QKeySequence::Copy))
                continue;
            ++with;
            QVERIFY2(texts.contains(listed.text), qPrintable(listed.text));
            QVERIFY2(texts.contains(shortcut.toString(QKeySequence::NativeText)), qPrintable(listed.text));
        }
        QVERIFY(with >= 10);
        find<QDialog>(u"helpDialog"_s)->close();
    }

private:
    [[nodiscard]] bool isConnected() const { return text(u"statusPhase"_s).startsWith(u"Connected"_s); }

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_monitor->find<Widget>(name);
    }

    [[nodiscard]] QString text(const QString &label) const
    {
        const auto *found = find<QLabel>(label);
        return found ? found->text() : QString();
    }

    [[nodiscard]] QString payload() const { return find<QPlainTextEdit>(u"messagePayload"_s)->toPlainText(); }

    [[nodiscard]] QTableView *table() const { return find<QTableView>(u"messages"_s); }

    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }

    /// The last row that says so in this column; -1 where none does.
    [[nodiscard]] int rowWith(int column, const QString &words) const
    {
        for (int row = table()->model()->rowCount() - 1; row >= 0; --row) {
            if (cell(row, column) == words)
                return row;
        }
        return -1;
    }

    void click(int row) const
    {
        const QModelIndex index = table()->model()->index(row, 1);
        table()->scrollTo(index);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(index).center());
        QCOMPARE(table()->currentIndex().row(), row);
    }

    /// As the count's label says it.
    [[nodiscard]] int waiting() const
    {
        const QString words = text(u"messageCount"_s);
        const auto at = words.indexOf(u"held, "_s);
        return at < 0 ? 0 : words.mid(at + 6).section(u' ', 0, 0).remove(u',').toInt();
    }

    [[nodiscard]] int notKept() const
    {
        const QStringList parts = text(u"messageCount"_s).split(u" · "_s);
        const QString last = parts.last();
        return last.endsWith(u"not kept"_s) ? last.section(u' ', 0, 0).remove(u',').toInt() : 0;
    }

    static bool hasLine(const QTableView &log, const QString &words)
    {
        for (int row = 0; row < log.model()->rowCount(); ++row) {
            if (log.model()->index(row, 2).data().toString().contains(words))
                return true;
        }
        return false;
    }

    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        m_monitor->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_monitor->window()));
        QTest::keyClick(&m_monitor->window(), which, modifiers);
    }

    /// Takes a command as a person does who does not know where it is.
    void command(const QString &words) const
    {
        key(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(find<QLineEdit>(u"commandWords"_s));
        QTest::keyClicks(find<QLineEdit>(u"commandWords"_s), words);
        QTest::keyClick(find<QLineEdit>(u"commandWords"_s), Qt::Key_Return);
        QTRY_VERIFY(!find<QDialog>(u"commandPalette"_s));
    }

    void save(const QString &path) const
    {
        QTest::mouseClick(find<QPushButton>(u"exportSave"_s), Qt::LeftButton);
        saveIn(u"exportFile"_s, path);
        QTRY_VERIFY(!find<QFileDialog>(u"exportFile"_s));
    }

    /// What follows is done when the button is let go.
    void saveIn(const QString &dialog, const QString &path) const
    {
        QTRY_VERIFY(find<QFileDialog>(dialog));
        auto *choose = find<QFileDialog>(dialog);
        choose->findChild<QLineEdit *>()->setText(path);
        QTest::mouseClick(choose->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save),
                          Qt::LeftButton);
    }

    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
