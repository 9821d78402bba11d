// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "details/detailspanel.h"
#include "metadata/catalogue.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "tree/meterpanel.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "window/mainwindow.h"
#include "window/workspaceview.h"

#include <QDockWidget>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace insite;
using namespace Qt::StringLiterals;
using test::kPatienceMilliseconds;
using tree::MeterTreeModel;

/// Tree, details and workspaces on the whole path: simulated platform, real broker, ingest and store. Clicks
/// and keys only.
class TestMonitorTree final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        m_simulator = std::make_unique<test::SimulatorProcess>(
            QStringList{u"--registers"_s, u"24"_s, u"--rate"_s, u"40"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
    }
    void init()
    {
        m_monitor = std::make_unique<test::MonitorFixture>();
        m_monitor->useConsumer(*m_simulator);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
    }
    void cleanup() { m_monitor.reset(); }
    void cleanupTestCase() { m_simulator.reset(); }

    void findsPinsAndChartsByKeyboard()
    {
        const QString meter = model().snapshot(5)->key.meter.text();
        QTest::keyClick(&m_monitor->window(), Qt::Key_F, Qt::ControlModifier);
        auto *search = m_monitor->find<QLineEdit>(u"meterFilter"_s);
        QTRY_VERIFY_WITH_TIMEOUT(search->hasFocus(), kPatienceMilliseconds);
        QTest::keyClicks(search, meter.left(13));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!view().selectedRegisters().isEmpty(), kPatienceMilliseconds);
        const auto chosen = view().selectedRegisters();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(model().snapshot(chosen.first())->key.meter.text(), meter);
        QTest::keyClick(&view(), Qt::Key_P);
        QTest::keyClick(&view(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->charts()->panels().size(), 1, kPatienceMilliseconds);
        QCOMPARE(m_monitor->charts()->panels().first()->registers(), chosen);
        search->setFocus();
        QTest::keyClick(search, Qt::Key_Escape);
        QTest::mouseClick(m_monitor->find<QToolButton>(u"pinnedOnly"_s), Qt::LeftButton);
        QCOMPARE(registersShown(), 1);
    }

    void pinsColumnsAndWorkspacesReturnAtStart()
    {
        view().reveal(3);
        QTest::keyClick(&view(), Qt::Key_P);
        QTest::keyClick(&view(), Qt::Key_Return);
        view().setColumnHidden(MeterTreeModel::CountColumn, false);
        saveWorkspace(u"Morning"_s);
        const QSet<QStringList> pins = model().pins();
        QCOMPARE(pins.size(), 1);
        // Another screen under another name.
        QTest::keyClick(&view(), Qt::Key_P);
        view().reveal(7);
        QTest::keyClick(&view(), Qt::Key_P);
        view().setColumnHidden(MeterTreeModel::CountColumn, true);
        saveWorkspace(u"Evening"_s);
        const RegisterKey charted = model().snapshot(3)->key;
        m_monitor->stop();

        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        QCOMPARE(m_monitor->find<QToolButton>(u"workspacesButton"_s)->text(), u"Evening"_s);
        QVERIFY(model().pins() != pins);
        QVERIFY(view().isColumnHidden(MeterTreeModel::CountColumn));
        workspaceAction(u"Morning"_s)->trigger();
        QCOMPARE(model().pins(), pins);
        QVERIFY(!view().isColumnHidden(MeterTreeModel::CountColumn));
        QCOMPARE(m_monitor->find<QToolButton>(u"workspacesButton"_s)->text(), u"Morning"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->charts()->panels().size(), 1, kPatienceMilliseconds);
        const auto registers = m_monitor->charts()->panels().first()->registers();
        QCOMPARE(registers.size(), 1);
        QCOMPARE(model().snapshot(registers.first())->key, charted);
    }

    void detailsTellEverythingThatIsKnown()
    {
        const auto asked = m_simulator->ask(u"revisions on 100"_s);
        QVERIFY2(asked, qPrintable(test::why(asked)));
        view().reveal(2);
        auto *dock = m_monitor->find<QDockWidget>(u"detailsDock"_s);
        dock->show();
        dock->raise();
        auto *details = m_monitor->find<details::DetailsPanel>();
        const RegisterKey key = model().snapshot(2)->key;
        QTRY_VERIFY_WITH_TIMEOUT(details->asText().contains(u"meters/outbound/"_s + key.customer.text() +
                                                            u'/' + key.subscription.text() + u'/' +
                                                            key.meter.text()),
                                 kPatienceMilliseconds);
        // As it came: the payload of the page.
        QTRY_VERIFY_WITH_TIMEOUT(details->asText().contains(u"smarteo_payload_schema_version"_s),
                                 kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(factOf(*details, u"Readings in 24 h"_s).toInt() > 1, kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(factOf(*details, u"Revisions in 30 d"_s).toInt() > 0, kPatienceMilliseconds);
        QVERIFY(!factOf(*details, u"Gaps in 24 h"_s).isEmpty());
        QVERIFY(!factOf(*details, u"Expected every"_s).isEmpty());
        QVERIFY(factOf(*details, u"Value"_s).endsWith(u"unit unknown"_s));
        (void)m_simulator->ask(u"revisions off"_s);
        // A branch says how much is beneath it.
        QTest::keyClick(&view(), Qt::Key_Left);
        QTest::keyClick(&view(), Qt::Key_Left);
        QTRY_VERIFY_WITH_TIMEOUT(factOf(*details, u"Registers"_s).toInt() > 0, kPatienceMilliseconds);
    }

    void namesAndUnitsAppearInPlace()
    {
        view().reveal(4);
        const RegisterKey key = model().snapshot(4)->key;
        const QPersistentModelIndex row = view().currentIndex();
        const int scrolled = view().verticalScrollBar()->value();
        auto &catalogue = m_monitor->find<window::WorkspaceView>()->catalogue();
        QTRY_VERIFY_WITH_TIMEOUT(catalogue.isLoaded(), kPatienceMilliseconds);
        QSignalSpy resets(&model(), &QAbstractItemModel::modelReset);
        QVERIFY(catalogue.setOwnAlias({key.customer, key.meter}, u"Boiler room"_s));
        QVERIFY(catalogue.setOwnRegister(metadata::RegisterPlace(key),
                                         {.alias = u"Heat"_s, .unit = u"MJ"_s, .decimals = 1}));
        QTRY_COMPARE_WITH_TIMEOUT(row.data().toString(), u"Heat"_s, kPatienceMilliseconds);
        QCOMPARE(row.parent().data().toString(), u"Boiler room"_s);
        m_monitor->find<QDockWidget>(u"detailsDock"_s)->raise();
        const auto *details = m_monitor->find<details::DetailsPanel>();
        QTRY_VERIFY_WITH_TIMEOUT(details->asText().contains(u"Unit\tMJ\tas you typed it"_s),
                                 kPatienceMilliseconds);
        QVERIFY(row.sibling(row.row(), MeterTreeModel::ValueColumn).data().toString().endsWith(u"MJ"_s));
        QCOMPARE(view().currentIndex(), QModelIndex(row));
        QCOMPARE(view().selectedRegisters(), QList<readings::RegisterIndex>{4});
        QCOMPARE(view().verticalScrollBar()->value(), scrolled);
        QCOMPARE(resets.count(), 0);
        auto *search = m_monitor->find<QLineEdit>(u"meterFilter"_s);
        QTest::keyClicks(search, u"boiler mj"_s);
        QTRY_COMPARE_WITH_TIMEOUT(registersShown(), 1, kPatienceMilliseconds);
    }

    void silentMetersAreFoundByTheStaleFilter()
    {
        const auto stopped = m_simulator->ask(u"rate 0"_s);
        QVERIFY2(stopped, qPrintable(test::why(stopped)));
        QTest::mouseClick(m_monitor->find<QToolButton>(u"staleOnly"_s), Qt::LeftButton);
        // Version 2 tells its interval, about half a second here; what taught none yet is not called stale.
        QTRY_VERIFY_WITH_TIMEOUT(model().count(theme::Quality::Silent) > 0 && registersShown() > 0,
                                 kPatienceMilliseconds);
        const auto started = m_simulator->ask(u"rate 40"_s);
        QVERIFY2(started, qPrintable(test::why(started)));
        QTRY_COMPARE_WITH_TIMEOUT(registersShown(), 0, kPatienceMilliseconds);
        QTest::mouseClick(m_monitor->find<QToolButton>(u"staleOnly"_s), Qt::LeftButton);
        QCOMPARE(registersShown(), 24);
    }

private:
    [[nodiscard]] tree::MeterTreeView &view() const { return *m_monitor->tree(); }
    [[nodiscard]] MeterTreeModel &model() const { return *m_monitor->model(); }

    [[nodiscard]] int registersShown() const
    {
        const QAbstractItemModel &rows = *view().model();
        const auto count = [&rows](auto &&self, const QModelIndex &parent) -> int {
            int registers = parent.data(MeterTreeModel::RegisterRole).isValid() ? 1 : 0;
            for (int row = 0; row < rows.rowCount(parent); ++row)
                registers += self(self, rows.index(row, 0, parent));
            return registers;
        };
        return count(count, {});
    }

    [[nodiscard]] static QString factOf(const details::DetailsPanel &panel, const QString &label)
    {
        const QStringList lines = panel.asText().split(u'\n');
        for (const QString &line : lines) {
            const QStringList cells = line.split(u'\t');
            if (cells.value(0) == label)
                return cells.value(1);
        }
        return {};
    }

    [[nodiscard]] QAction *workspaceAction(const QString &name) const
    {
        auto *menu = m_monitor->find<QToolButton>(u"workspacesButton"_s)->menu();
        emit menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text() == name || action->objectName() == name)
                return action;
        }
        return nullptr;
    }

    void saveWorkspace(const QString &name) const
    {
        workspaceAction(u"saveWorkspaceAs"_s)->trigger();
        auto *dialog = m_monitor->find<QInputDialog>(u"workspaceName"_s);
        QVERIFY(dialog);
        dialog->setTextValue(name);
        dialog->accept();
        delete dialog;
    }

    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
};

QTEST_MAIN(TestMonitorTree)
#include "tst_monitortree.moc"
