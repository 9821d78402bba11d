// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterpanel.h"

#include "readingfeed.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "tree/registermime.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace insite;
using namespace insite::test;
using namespace insite::tree;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Registers = QList<readings::RegisterIndex>;

class TestMeterPanel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_feed.emplace(m_clock);
        m_model = std::make_unique<MeterTreeModel>(m_clock);
        m_panel = std::make_unique<MeterPanel>(*m_model);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            view().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_panel->resize(500, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(&*m_panel));
        for (const QString &meter : {u"Cooling"_s, u"Main supply"_s, u"Ventilation"_s}) {
            m_feed->read(u"Nordlys"_s, u"s"_s, meter, u"2"_s, 18204.6, 0ms)
                .read(u"Nordlys"_s, u"s"_s, meter, u"12"_s, 41.25);
        }
        m_feed->read(u"Fjordvarme"_s, u"s"_s, u"Cooling"_s, u"2"_s, 7, 0ms);
        m_model->apply(m_feed->take());
    }
    void cleanup()
    {
        m_tester.reset();
        m_panel.reset();
        m_model.reset();
    }

    void filterShowsWhatHoldsAllWords()
    {
        m_panel->focusFilter();
        QTest::keyClicks(filter(), u"NORD cool"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            shownNames(), (QStringList{u"Nordlys"_s, u"Cooling"_s, u"Register 2"_s, u"Register 12"_s}),
            30000);
        QTest::keyClick(filter(), Qt::Key_Down);
        QCOMPARE(view().currentIndex().data().toString(), u"Register 2"_s);
        m_panel->focusFilter();
        QTest::keyClick(filter(), Qt::Key_Escape);
        // The row that was chosen stays in sight; what had been closed is closed again.
        QTRY_COMPARE_WITH_TIMEOUT(shownNames().first(2), (QStringList{u"Fjordvarme"_s, u"Nordlys"_s}), 30000);
        QCOMPARE(view().currentIndex().data().toString(), u"Register 2"_s);
        QVERIFY(shownNames().contains(u"Register 2"_s));
    }

    void openBranchesComeBackAsTheirRowsCome()
    {
        view().expand(view().model()->index(1, 0));
        view().expand(view().model()->index(0, 0, view().model()->index(1, 0)));
        view().reveal(0);
        const QStringList shown = shownNames();
        QVERIFY(shown.contains(u"Register 12"_s));
        const QJsonObject state = view().saveBranches();

        MeterTreeModel model(m_clock);
        MeterPanel panel(model);
        panel.show();
        QVERIFY(!panel.view()->restoreBranches({}));
        QVERIFY(panel.view()->restoreBranches(state));
        QCOMPARE(panel.view()->saveBranches(), state);
        ReadingFeed feed(m_clock);
        feed.read(u"Nordlys"_s, u"s"_s, u"Ventilation"_s, u"2"_s, 1);
        model.apply(feed.take());
        feed.read(u"Nordlys"_s, u"s"_s, u"Cooling"_s, u"2"_s, 1)
            .read(u"Nordlys"_s, u"s"_s, u"Cooling"_s, u"12"_s, 1);
        model.apply(feed.take());
        const QModelIndex customer = panel.view()->model()->index(0, 0);
        QTRY_VERIFY_WITH_TIMEOUT(panel.view()->isExpanded(customer), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(panel.view()->isExpanded(panel.view()->model()->index(0, 0, customer)),
                                 30000);
        QVERIFY(!panel.view()->isExpanded(panel.view()->model()->index(1, 0, customer)));
        QTRY_COMPARE_WITH_TIMEOUT(panel.view()->currentIndex().data().toString(), u"Register 2"_s, 30000);
        QCOMPARE(panel.view()->currentIndex().parent().data().toString(), u"Cooling"_s);
    }

    void filterTakesInNewMetersAtOnce()
    {
        view().setFilter(u"pump"_s);
        QCOMPARE(shownNames(), QStringList());
        m_feed->read(u"Nordlys"_s, u"s"_s, u"Pump"_s, u"2"_s, 1);
        m_model->apply(m_feed->take());
        QTRY_COMPARE_WITH_TIMEOUT(view().model()->rowCount(), 1, 30000);
    }

    void enterChartsWhatIsSelected()
    {
        QSignalSpy asked(&view(), &MeterTreeView::chartRequested);
        view().expandAll();
        view().reveal(1);
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].value<Registers>(), Registers{1});
        QTest::keyClick(&view(), Qt::Key_Up, Qt::ShiftModifier);
        QTest::keyClick(&view(), Qt::Key_Enter);
        QCOMPARE(asked[1][0].value<Registers>(), (Registers{0, 1}));
    }

    void doubleClickChartsARegisterAndOpensABranch()
    {
        QSignalSpy asked(&view(), &MeterTreeView::chartRequested);
        const QModelIndex branch = view().model()->index(1, 0);
        QTRY_COMPARE_WITH_TIMEOUT(view().indexAt(view().visualRect(branch).center()), branch, 30000);
        doubleClick(branch);
        QVERIFY(view().isExpanded(branch));
        QCOMPARE(asked.count(), 0);
        view().expandAll();
        view().reveal(3);
        doubleClick(view().currentIndex());
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].value<Registers>(), Registers{3});
    }

    void copyPastesAsColumns()
    {
        view().expandAll();
        view().reveal(1);
        QTest::keySequence(&view(), QKeySequence::Copy);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        const QStringList cells = lines[1].split(u'\t');
        QCOMPARE(cells.size(), lines[0].split(u'\t').size());
        QCOMPARE(cells.first(6),
                 (QStringList{u"Nordlys"_s, u"s"_s, u"Cooling"_s, u"12"_s, u"41.25"_s, u"unknown"_s}));
    }

    void scrollAndSelectionStayWhileReadingsComeIn()
    {
        for (int i = 0; i < 500; ++i) {
            m_feed->read(u"Nordlys"_s, u"s"_s, u"meter %1"_s.arg(i), u"2"_s, i);
        }
        m_model->apply(m_feed->take());
        view().expandAll();
        view().reveal(200);
        const QString selected = view().currentIndex().parent().data().toString();
        const int scrolled = view().verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        QSignalSpy resets(view().model(), &QAbstractItemModel::modelReset);
        for (int frame = 0; frame < 20; ++frame) {
            m_clock.advance(1s);
            for (int i = frame; i < 500; i += 20) {
                m_feed->read(u"Nordlys"_s, u"s"_s, u"meter %1"_s.arg(i), u"2"_s, i + frame);
            }
            m_model->apply(m_feed->take());
        }
        QCOMPARE(resets.count(), 0);
        QCOMPARE(view().verticalScrollBar()->value(), scrolled);
        QCOMPARE(view().currentIndex().parent().data().toString(), selected);
    }

    void sortedRowsKeepTheirPlaces()
    {
        view().expandAll();
        view().sortByColumn(MeterTreeModel::ValueColumn, Qt::AscendingOrder);
        const QStringList before = shownNames();
        m_feed->read(u"Fjordvarme"_s, u"s"_s, u"Cooling"_s, u"2"_s, 99999, 0ms, m_clock.now() + 1s);
        m_model->apply(m_feed->take());
        QCOMPARE(shownNames(), before);
    }

    void columnsAreRemembered()
    {
        view().header()->resizeSection(MeterTreeModel::NameColumn, 222);
        view().header()->moveSection(MeterTreeModel::AgeColumn, 1);
        const QByteArray state = m_panel->saveState();
        MeterPanel other(*m_model);
        QVERIFY(!other.restoreState("rubbish"));
        QVERIFY(other.restoreState(state));
        other.resize(800, 400);
        other.show();
        QCOMPARE(other.view()->header()->sectionSize(MeterTreeModel::NameColumn), 222);
        QCOMPARE(other.view()->header()->visualIndex(MeterTreeModel::AgeColumn), 1);
    }

private:
    MeterTreeView &view() const { return *m_panel->view(); }
    QLineEdit *filter() const { return m_panel->findChild<QLineEdit *>(); }
    /// Qt Test sends the second click alone; a view wants to have seen the first.
    void doubleClick(const QModelIndex &index) const
    {
        const QPoint at = view().visualRect(index).center();
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, at);
    }
    QStringList shownNames() const
    {
        QStringList names;
        for (QModelIndex index = view().model()->index(0, 0); index.isValid();
             index = view().indexBelow(index)) {
            names += index.data().toString();
        }
        return names;
    }

    StillClock m_clock;
    std::optional<ReadingFeed> m_feed;
    std::unique_ptr<MeterTreeModel> m_model;
    std::unique_ptr<MeterPanel> m_panel;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestMeterPanel)
#include "tst_meterpanel.moc"
