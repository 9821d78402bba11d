// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterpanel.h"

#include "metadata/catalogue.h"
#include "readingfeed.h"
#include "support/menuhand.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "tree/registermime.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace insite;
using namespace insite::test;
using namespace insite::tree;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Registers = QList<readings::RegisterIndex>;

/// What the shipped catalogue calls register type 2.
const QString kEnergy = u"Accumulated energy consumption"_s;

class TestMeterPanel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_feed.emplace(m_clock);
        m_catalogue.emplace();
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

    void enterGoesToTheRowThatTheWordsNameWhole()
    {
        for (const QString &meter : {u"East pump 18"_s, u"Pump 8, roof"_s})
            m_feed->read(u"Fjordvarme"_s, u"s"_s, meter, u"2"_s, 1, 0ms);
        m_model->apply(m_feed->take());
        const auto search = [this](const QString &words) {
            m_panel->focusFilter();
            filter()->clear();
            QTest::keyClicks(filter(), words);
            QTest::keyClick(filter(), Qt::Key_Return);
            return view().currentIndex().parent().data().toString();
        };
        QCOMPARE(search(u"pump 8"_s), u"Pump 8, roof"_s);
        QCOMPARE(search(u"fjordvarme 8,"_s), u"Pump 8, roof"_s);
        QCOMPARE(search(u"pump 18"_s), u"East pump 18"_s);
        QCOMPARE(search(u"fjord 8"_s), u"East pump 18"_s); // nothing is called so: the first that is found
    }

    void aSearchThatFindsMuchShowsTheMeters()
    {
        for (int i = 0; i < 150; ++i) {
            for (const QString &id : {u"2"_s, u"12"_s, u"13"_s})
                m_feed->read(u"Nordlys"_s, u"s"_s, u"Hall %1"_s.arg(i), id, 1, 0ms);
        }
        m_model->apply(m_feed->take());
        m_panel->focusFilter();
        QTest::keyClicks(filter(), u"hal"_s);
        QTRY_COMPARE_WITH_TIMEOUT(shownNames().size(), 151, 30000);
        QCOMPARE(shownNames().first(3), (QStringList{u"Nordlys"_s, u"Hall 0"_s, u"Hall 1"_s}));
        QTest::keyClick(filter(), Qt::Key_Return);
        QVERIFY(view().hasFocus());
        QCOMPARE(view().selectedRegisters().size(), 1);
        QCOMPARE(view().currentIndex().parent().data().toString(), u"Hall 0"_s);
    }

    void whatFindsNothingKeepsTheKeyboard()
    {
        m_panel->focusFilter();
        QTest::keyClicks(filter(), u"nowhere"_s);
        QTest::keyClick(filter(), Qt::Key_Return);
        QTest::keyClick(filter(), Qt::Key_Down);
        QCOMPARE(shownNames(), QStringList());
        QVERIFY(filter()->hasFocus());
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
        view().setFilter({.words = {u"pump"_s}});
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

    void aFilteredBranchStandsForWhatItShows()
    {
        QSignalSpy asked(&view(), &MeterTreeView::chartRequested);
        m_panel->focusFilter();
        QTest::keyClicks(filter(), u"nordlys cool"_s);
        QTRY_COMPARE_WITH_TIMEOUT(view().model()->rowCount(), 1, 30000);
        view().setCurrentIndex(view().model()->index(0, 0));
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        const auto registers = asked[0][0].value<Registers>();
        QCOMPARE(registers.size(), 2);
        for (const auto index : registers)
            QCOMPARE(m_model->snapshot(index)->key.meter.text(), u"Cooling"_s);
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
        QCOMPARE(cells.first(8), (QStringList{u"Nordlys"_s, u"s"_s, u"Cooling"_s, u"12"_s, u"Cooling"_s,
                                              u"Register 12"_s, u"41.25"_s, u"unknown"_s}));
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

    /// The program's start shows one order, not that of the ids first.
    void namesThatComeArePutInOrderBeforeTheyAreSeen()
    {
        QTest::mouseMove(m_panel->window(), QPoint(5, 5)); // not over the rows
        m_model->setCatalogue(*m_catalogue);
        m_catalogue->setOwnAlias({CustomerId(u"Nordlys"_s), MeterId(u"Ventilation"_s)}, u"Air"_s);
        view().expand(view().model()->index(1, 0));
        QTRY_VERIFY_WITH_TIMEOUT(shownNames().contains(u"Air"_s), 30000);
        QCoreApplication::processEvents();
        QCOMPARE(shownNames(),
                 (QStringList{u"Fjordvarme"_s, u"Nordlys"_s, u"Air"_s, u"Cooling"_s, u"Main supply"_s}));
    }

    void searchFindsUnits()
    {
        m_model->setCatalogue(*m_catalogue);
        m_catalogue->setOwnRegister({CustomerId(u"Fjordvarme"_s), MeterId(u"Cooling"_s), RegisterId(u"2"_s)},
                                    {.unit = u"m³"_s});
        m_panel->focusFilter();
        QTest::keyClicks(filter(), u"m³"_s);
        QTRY_COMPARE_WITH_TIMEOUT(shownNames(), (QStringList{u"Fjordvarme"_s, u"Cooling"_s, kEnergy}), 30000);
    }

    void utilityAndInstallationFilter()
    {
        m_model->setCatalogue(*m_catalogue);
        metadata::ApiCatalogue api;
        metadata::ApiCustomer &customer = api.customers[CustomerId(u"Nordlys"_s)];
        customer.installations[u"h4"_s] = {u"h4"_s, u"Hall 4"_s, {}};
        customer.meters[MeterId(u"Cooling"_s)] = {MeterId(u"Cooling"_s),      {}, {}, u"h4"_s, u"Thermal"_s,
                                                  {{u"floor"_s, u"second"_s}}};
        customer.meters[MeterId(u"Ventilation"_s)] = {MeterId(u"Ventilation"_s), {}, {}, u"h4"_s,
                                                      u"Electrical"_s,           {}};
        m_catalogue->setApi(api);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->utilities(), (QStringList{u"Electrical"_s, u"Thermal"_s}), 30000);
        const QStringList cooling{u"Nordlys"_s, u"Cooling"_s, kEnergy, u"Register 12"_s};
        choose(u"Installation"_s, u"Hall 4"_s);
        QCOMPARE(shownNames(), cooling + QStringList({u"Ventilation"_s, kEnergy, u"Register 12"_s}));
        choose(u"Utility"_s, u"Thermal"_s);
        QCOMPARE(shownNames(), cooling);
        choose(u"Utility"_s, u"Any"_s);
        QTest::keyClicks(filter(), u"second"_s); // a label
        QTRY_COMPARE_WITH_TIMEOUT(shownNames(), cooling, 30000);
    }

    void pinsAreRemovedWithAWayBack()
    {
        view().expandAll();
        view().reveal(1);
        QTest::keyClick(&view(), Qt::Key_P);
        QVERIFY(view().currentIndex().data(MeterTreeModel::PinnedRole).toBool());
        QTest::mouseClick(m_panel->findChild<QToolButton *>(u"pinnedOnly"_s), Qt::LeftButton);
        QCOMPARE(shownNames(), (QStringList{u"Nordlys"_s, u"Cooling"_s, u"Register 12"_s}));
        QCOMPARE(view().selectedRegisters(), Registers{1});
        auto *undo = m_panel->findChild<QToolButton *>(u"undo"_s);
        QVERIFY(!undo->isVisible());
        QTest::keyClick(&view(), Qt::Key_P);
        QVERIFY(m_model->pins().isEmpty());
        QVERIFY(undo->isVisible());
        QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_model->pins(),
                 QSet<QStringList>{(QStringList{u"Nordlys"_s, u"s"_s, u"Cooling"_s, u"12"_s})});
        QVERIFY(!undo->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(shownNames(), (QStringList{u"Nordlys"_s, u"Cooling"_s, u"Register 12"_s}),
                                  30000);
    }

    void aPinnedBranchPinsWhatIsBeneathAndIsKept()
    {
        view().setCurrentIndex(view().model()->index(0, 0, view().model()->index(1, 0)));
        QTest::keyClick(&view(), Qt::Key_P);
        const QJsonObject pins = m_panel->savePins();

        MeterTreeModel model(m_clock);
        MeterPanel panel(model);
        QVERIFY(!panel.restorePins({{u"version"_s, 1}}));
        QVERIFY(panel.restorePins(pins));
        panel.show();
        QTest::mouseClick(panel.findChild<QToolButton *>(u"pinnedOnly"_s), Qt::LeftButton);
        ReadingFeed feed(m_clock);
        for (const QString &meter : {u"Cooling"_s, u"Ventilation"_s})
            feed.read(u"Nordlys"_s, u"s"_s, meter, u"2"_s, 1);
        model.apply(feed.take());
        const auto *rows = panel.view()->model();
        QTRY_COMPARE_WITH_TIMEOUT(rows->rowCount(rows->index(0, 0)), 1, 30000);
        QCOMPARE(rows->index(0, 0, rows->index(0, 0)).data().toString(), u"Cooling"_s);
        QCOMPARE(panel.savePins(), pins);
    }

    void staleOnlyShowsWhatDeservesALook()
    {
        m_clock.advance(10min);
        m_feed->read(u"Nordlys"_s, u"s"_s, u"Cooling"_s, u"12"_s, 42);
        m_model->apply(m_feed->take());
        m_model->refreshAges({});
        QTest::mouseClick(m_panel->findChild<QToolButton *>(u"staleOnly"_s), Qt::LeftButton);
        // Counters whose interval is not known yet are not called stale after ten minutes.
        QCOMPARE(shownNames(), (QStringList{u"Nordlys"_s, u"Main supply"_s, u"Register 12"_s,
                                            u"Ventilation"_s, u"Register 12"_s}));
        m_feed->read(u"Nordlys"_s, u"s"_s, u"Main supply"_s, u"12"_s, 42);
        m_model->apply(m_feed->take());
        QTRY_COMPARE_WITH_TIMEOUT(shownNames(),
                                  (QStringList{u"Nordlys"_s, u"Ventilation"_s, u"Register 12"_s}), 30000);
        QTest::mouseClick(m_panel->findChild<QToolButton *>(u"staleOnly"_s), Qt::LeftButton);
        QVERIFY(shownNames().contains(u"Fjordvarme"_s));
    }

    void eachQualityCanBeFilteredAndTheBarSaysSo()
    {
        m_clock.advance(100s);
        m_feed->read(u"Nordlys"_s, u"s"_s, u"Cooling"_s, u"12"_s, 42);
        m_model->apply(m_feed->take());
        m_model->refreshAges({});
        auto *words = m_panel->findChild<QLabel *>(u"chosenFilters"_s);
        QVERIFY(!words->isVisible());
        m_panel->showQuality(theme::Quality::Late);
        const QStringList late{u"Nordlys"_s, u"Main supply"_s, u"Register 12"_s, u"Ventilation"_s,
                               u"Register 12"_s};
        QCOMPARE(shownNames(), late);
        QVERIFY(words->isVisible());
        QCOMPARE(words->text(), u"Only late"_s);
        QVERIFY(view().hasFocus() || m_panel->focusProxy() == &view());
        // What is late no more leaves; nothing but the one quality is shown.
        m_feed->read(u"Nordlys"_s, u"s"_s, u"Main supply"_s, u"12"_s, 42);
        m_model->apply(m_feed->take());
        QTRY_COMPARE_WITH_TIMEOUT(shownNames(),
                                  (QStringList{u"Nordlys"_s, u"Ventilation"_s, u"Register 12"_s}), 30000);
        auto *more = m_panel->findChild<QToolButton *>(u"moreFilters"_s);
        QVERIFY(test::chooseByKeys(*more, {u"Quality"_s, u"Silent"_s}));
        QVERIFY(shownNames().isEmpty());
        QCOMPARE(words->text(), u"Only silent"_s);
        QTest::mouseClick(m_panel->findChild<QToolButton *>(u"staleOnly"_s), Qt::LeftButton);
        QVERIFY2(!words->isVisible(), "the two exclude each other");
        QVERIFY(test::chooseByKeys(*more, {u"Quality"_s, u"Fresh"_s}));
        QVERIFY(!m_panel->findChild<QToolButton *>(u"staleOnly"_s)->isChecked());
        QVERIFY(shownNames().contains(u"Cooling"_s));
        QTest::mouseClick(m_panel->findChild<QToolButton *>(u"showAll"_s), Qt::LeftButton);
        QVERIFY(shownNames().contains(u"Fjordvarme"_s));
        QVERIFY(!words->isVisible());
    }

    void aRowThatIsRevealedIsNotHiddenByAFilter()
    {
        QTest::keyClicks(filter(), u"Fjordvarme"_s);
        QTRY_COMPARE_WITH_TIMEOUT(view().model()->rowCount(), 1, 30000);
        view().reveal(3);
        QCOMPARE(view().selectedRegisters(), Registers{3});
        QVERIFY(filter()->text().isEmpty());
    }

    void wholeBranchesOpenAndCloseByKeys()
    {
        view().setCurrentIndex(view().model()->index(1, 0));
        QTest::keyClick(&view(), Qt::Key_Asterisk);
        QCOMPARE(shownNames().size(), 2 + 3 + 6);
        QTest::keyClick(&view(), Qt::Key_Slash);
        QCOMPARE(shownNames().size(), 2);
        QTest::keyClick(&view(), Qt::Key_Plus);
        QCOMPARE(shownNames().size(), 2 + 3); // those beneath were closed as well
        QTest::keyClick(&view(), Qt::Key_Minus);
        QCOMPARE(shownNames().size(), 2);
    }

    void idTopicAndValueAreCopied()
    {
        view().expandAll();
        view().reveal(1);
        QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"12"_s);
        view().copyTopics();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"meters/outbound/Nordlys/s/Cooling"_s);
        view().copyValues();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"41.25"_s);
        // A branch stands for what is beneath it, in the order of the screen.
        view().sortByColumn(MeterTreeModel::NameColumn, Qt::DescendingOrder);
        view().setCurrentIndex(view().currentIndex().parent());
        view().copySelection();
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[1].split(u'\t')[3], u"12"_s);
        QCOMPARE(lines[2].split(u'\t')[3], u"2"_s);
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
    /// In the menu of filters.
    void choose(const QString &title, const QString &choice) const
    {
        auto *menu = m_panel->findChild<QToolButton *>(u"moreFilters"_s)->menu();
        emit menu->aboutToShow();
        for (const QAction *group : menu->actions()) {
            if (group->text() != title)
                continue;
            for (QAction *action : group->menu()->actions()) {
                if (action->text() == choice)
                    action->trigger();
            }
        }
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
    std::optional<metadata::Catalogue> m_catalogue;
    std::unique_ptr<MeterTreeModel> m_model;
    std::unique_ptr<MeterPanel> m_panel;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestMeterPanel)
#include "tst_meterpanel.moc"
