// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/treecolumns.h"

#include "metadata/catalogue.h"
#include "readingfeed.h"
#include "support/menuhand.h"
#include "theme/valueformat.h"
#include "tree/meterpanel.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace insite;
using namespace insite::test;
using namespace insite::tree;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Model = MeterTreeModel;

/// The columns of the tree, and what has room in them.
class TestTreeColumns : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_feed.emplace(m_clock);
        m_catalogue.emplace();
        m_model = std::make_unique<MeterTreeModel>(m_clock);
        m_panel = std::make_unique<MeterPanel>(*m_model);
        m_panel->resize(kWide, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(&*m_panel));
        m_feed->read(u"Nordlys"_s, u"s"_s, u"Cooling"_s, u"2"_s, 18204.6, 0ms)
            .read(u"Nordlys"_s, u"s"_s, u"Cooling"_s, u"12"_s, 41.25)
            .read(u"Nordlys"_s, u"s"_s, kLongName, u"12"_s, 41.25);
        m_model->apply(m_feed->take());
        view().expandAll();
    }
    void cleanup()
    {
        m_panel.reset();
        m_model.reset();
    }

    void ageAndTrendGiveWayToNames()
    {
        QSignalSpy changed(m_panel.get(), &MeterPanel::layoutChanged);
        QCOMPARE(shown(), (QList<int>{Model::NameColumn, Model::ValueColumn, Model::TrendColumn,
                                      Model::AgeColumn, Model::QualityColumn}));
        const QStringList kept = keptColumns();
        int width = kWide;
        while (shown().contains(Model::AgeColumn) && width > 100)
            m_panel->resize(--width, 500);
        QCOMPARE(shown(), (QList<int>{Model::NameColumn, Model::ValueColumn, Model::TrendColumn,
                                      Model::QualityColumn}));
        const int before = view().columnWidth(Model::NameColumn);
        while (shown().contains(Model::TrendColumn) && width > 100)
            m_panel->resize(--width, 500);
        QCOMPARE(shown(), (QList<int>{Model::NameColumn, Model::ValueColumn, Model::QualityColumn}));
        QVERIFY(view().columnWidth(Model::NameColumn) < before);
        QTRY_VERIFY_WITH_TIMEOUT(!view().horizontalScrollBar()->isVisible(), kPatience);
        // What somebody looks for comes back, as does everything with the room.
        view().sortByColumn(Model::AgeColumn, Qt::DescendingOrder);
        QVERIFY(shown().contains(Model::AgeColumn));
        view().sortByColumn(-1, Qt::AscendingOrder);
        QVERIFY(!shown().contains(Model::AgeColumn));
        QCOMPARE(keptColumns(), kept);
        m_panel->resize(kWide, 500);
        QVERIFY(shown().contains(Model::AgeColumn) && shown().contains(Model::TrendColumn));
    }

    void whatAPersonChoseDoesNotGiveWay()
    {
        m_panel->resize(kNarrow, 500);
        QVERIFY(!shown().contains(Model::AgeColumn));
        QVERIFY(click(u"Age"_s));
        QVERIFY(shown().contains(Model::AgeColumn));
        m_panel->resize(kNarrow - 20, 500);
        QVERIFY(shown().contains(Model::AgeColumn));
        MeterPanel other(*m_model);
        other.resize(kNarrow, 500);
        other.show();
        QVERIFY(other.restoreState(m_panel->saveState()));
        QVERIFY(!other.view()->isColumnHidden(Model::AgeColumn));
    }

    /// A longer value than the column has room for is shown whole; no name is drawn over by it.
    void aLongValueGetsItsRoom()
    {
        const QString number = QLocale().toString(1925486292.125, 'f', 3);
        const int needed = view().fontMetrics().horizontalAdvance(number + u" unit ?"_s);
        QVERIFY(view().columnWidth(Model::ValueColumn) < needed);
        m_feed->read(u"Nordlys"_s, u"s"_s, u"Cooling"_s, u"2"_s, 1925486292.125, 0ms, m_clock.now() + 1s);
        m_model->apply(m_feed->take());
        QTRY_VERIFY_WITH_TIMEOUT(view().columnWidth(Model::ValueColumn) >= needed, kPatience);
        QCOMPARE(view().header()->length(), view().viewport()->width());
    }

    void widthsOfAPersonStayWhateverComes()
    {
        view().header()->resizeSection(Model::ValueColumn, 90);
        m_feed->read(u"Nordlys"_s, u"s"_s, u"Cooling"_s, u"2"_s, 1925486292.125, 0ms, m_clock.now() + 1s);
        m_model->apply(m_feed->take());
        QTRY_VERIFY_WITH_TIMEOUT(view().model()->index(0, 0).isValid(), kPatience);
        view().grab();
        QCoreApplication::processEvents();
        QCOMPARE(view().columnWidth(Model::ValueColumn), 90);
    }

    /// "119 min" without its first digit would be another age.
    void everyAgeHasItsRoom()
    {
        for (const auto age :
             std::initializer_list<std::chrono::milliseconds>{0s, 119s, 119min, 47h, 24h * 364, 24h * 9000}) {
            const QString words = theme::formatAge(age);
            QVERIFY2(view().columnWidth(Model::AgeColumn) >=
                         view().fontMetrics().horizontalAdvance(words) + 12,
                     qPrintable(words));
        }
    }

    void ageComesBackBesideWidthsOfAPerson()
    {
        m_panel->resize(kNarrow, 500);
        QVERIFY(!shown().contains(Model::AgeColumn));
        view().header()->resizeSection(Model::NameColumn, 150);
        QVERIFY(!shown().contains(Model::AgeColumn));
        MeterPanel other(*m_model);
        other.resize(kNarrow, 500);
        other.show();
        QVERIFY(other.restoreState(m_panel->saveState()));
        QVERIFY(other.view()->isColumnHidden(Model::AgeColumn));
        for (MeterPanel *panel : {m_panel.get(), &other}) {
            panel->resize(kWide, 500);
            QTRY_VERIFY_WITH_TIMEOUT(!panel->view()->isColumnHidden(Model::AgeColumn), kPatience);
            QCOMPARE(panel->view()->columnWidth(Model::NameColumn), 150);
        }
    }

    void branchNamesGoOnWhereTheyHaveRoom()
    {
        m_panel->resize(kNarrow, 500);
        const QModelIndex meter = m_panel->view()->model()->index(1, 0, view().model()->index(0, 0));
        QCOMPARE(meter.data().toString(), kLongName);
        const int begin = view().visualRect(meter).left();
        const int end = begin + view().fontMetrics().horizontalAdvance(kLongName);
        QVERIFY(end > view().visualRect(meter).right() + 40);
        QVERIFY(end < view().columnViewportPosition(Model::QualityColumn));
        const int ink = lastInk(meter, view().columnViewportPosition(Model::QualityColumn));
        QVERIFY2(std::abs(ink - end) <= 6, qPrintable(u"%1 instead of %2"_s.arg(ink).arg(end)));
        // With a number beside it, it ends before that.
        QVERIFY(click(u"Readings"_s));
        view().header()->moveSection(view().header()->visualIndex(Model::CountColumn), 1);
        QVERIFY(lastInk(meter, view().columnViewportPosition(Model::CountColumn) + 12) <=
                view().columnViewportPosition(Model::CountColumn));
    }

    /// Where both do not fit, the ends still tell which is which.
    void likeNamesAreToldApart()
    {
        m_model->setCatalogue(*m_catalogue);
        for (const auto &[id, end] : {std::pair(u"2"_s, u"day"_s), std::pair(u"12"_s, u"night"_s)}) {
            m_catalogue->setOwnRegister(
                {CustomerId(u"Nordlys"_s), MeterId(u"Cooling"_s), RegisterId(id)},
                {.alias = QString(u"Accumulated electrical energy of the whole building, "_s + end)});
        }
        m_panel->resize(kNarrow, 500);
        const QModelIndex cooling = view().model()->index(0, 0, view().model()->index(0, 0));
        const auto name = [&](int row) {
            return view().model()->index(row, 0, cooling).data().toString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(name(0).endsWith(u"day"_s) && name(1).endsWith(u"night"_s), kPatience);
        const auto picture = [&](int row) {
            const QRect cell = view().visualRect(view().model()->index(row, 0, cooling));
            return view().viewport()->grab(cell).toImage();
        };
        QVERIFY(picture(0) != picture(1));
    }

    void nothingHasToBeScrolledSideways()
    {
        m_panel->resize(528, 300);
        view().expandAll();
        for (int i = 0; i < 50; ++i)
            m_feed->read(u"Nordlys"_s, u"s"_s, u"meter %1"_s.arg(i), u"2"_s, 1925096.672, 0ms);
        m_model->apply(m_feed->take());
        view().expandAll();
        QTRY_VERIFY_WITH_TIMEOUT(view().verticalScrollBar()->isVisible(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(view().header()->length(), view().viewport()->width(), 30000);
        QVERIFY(!view().horizontalScrollBar()->isVisible());
    }

    void columnsAreChosenAndReset()
    {
        QMenu menu;
        view().columns().fillMenu(menu);
        const auto action = [&menu](const QString &text) {
            const QList<QAction *> actions = menu.actions();
            const auto found = std::find_if(actions.cbegin(), actions.cend(),
                                            [&text](const QAction *each) { return each->text() == text; });
            return found == actions.cend() ? nullptr : *found;
        };
        QSignalSpy changed(m_panel.get(), &MeterPanel::layoutChanged);
        QVERIFY(view().isColumnHidden(MeterTreeModel::CountColumn));
        action(u"Readings"_s)->trigger();
        QVERIFY(!view().isColumnHidden(MeterTreeModel::CountColumn));
        QVERIFY(!changed.isEmpty());
        view().header()->moveSection(MeterTreeModel::AgeColumn, 1);
        view().sortByColumn(MeterTreeModel::AgeColumn, Qt::AscendingOrder);
        const QJsonObject own = m_panel->saveState();
        action(u"Reset columns"_s)->trigger();
        QVERIFY(view().isColumnHidden(MeterTreeModel::CountColumn));
        QCOMPARE(view().header()->visualIndex(MeterTreeModel::AgeColumn), int(MeterTreeModel::AgeColumn));
        QCOMPARE(view().header()->sortIndicatorSection(), -1);
        QVERIFY(m_panel->restoreState(own));
        QVERIFY(!view().isColumnHidden(MeterTreeModel::CountColumn));
        QCOMPARE(view().header()->sortIndicatorSection(), int(MeterTreeModel::AgeColumn));
        QCOMPARE(m_panel->saveState(), own);
    }

    void columnsAreRemembered()
    {
        view().header()->resizeSection(MeterTreeModel::NameColumn, 222);
        view().header()->moveSection(MeterTreeModel::AgeColumn, 1);
        const QJsonObject state = m_panel->saveState();
        MeterPanel other(*m_model);
        QVERIFY(!other.restoreState({{u"version"_s, 1}, {u"columns"_s, u"rubbish"_s}}));
        QVERIFY(other.restoreState(state));
        other.resize(800, 400);
        other.show();
        QCOMPARE(other.view()->header()->sectionSize(MeterTreeModel::NameColumn), 222);
        QCOMPARE(other.view()->header()->visualIndex(MeterTreeModel::AgeColumn), 1);
    }

private:
    static constexpr int kWide = 540;
    static constexpr int kNarrow = 400;
    static constexpr int kPatience = 30000;
    const QString kLongName = u"Main supply of the northern hall"_s;

    MeterTreeView &view() const { return *m_panel->view(); }
    /// Those that the next start shows where there is room.
    QStringList keptColumns() const
    {
        QStringList names;
        for (const QJsonValue &column : m_panel->saveState().value(u"columns"_s).toArray()) {
            if (column[u"shown"_s].toBool())
                names += column[u"column"_s].toString();
        }
        return names;
    }
    /// In the menu of the columns; false: there is no such entry.
    bool click(const QString &text) const
    {
        QMenu menu;
        view().columns().fillMenu(menu);
        menu.popup(view().mapToGlobal(QPoint()));
        for (QAction *action : menu.actions()) {
            if (action->text() == text) {
                clickInMenu(menu, *action);
                return true;
            }
        }
        return false;
    }
    QList<int> shown() const
    {
        QList<int> columns;
        for (int place = 0; place < view().header()->count(); ++place) {
            if (!view().header()->isSectionHidden(view().header()->logicalIndex(place)))
                columns += view().header()->logicalIndex(place);
        }
        return columns;
    }
    /// The last column of pixels before `end` in which something is drawn in the row.
    int lastInk(const QModelIndex &row, int end) const
    {
        const QRect line(0, view().visualRect(row).top(), view().viewport()->width(),
                         view().visualRect(row).height());
        const QImage image = view().viewport()->grab(line).toImage();
        const QRgb ground = image.pixel(end - 1, 1);
        for (int x = end - 1; x > 0; --x) {
            for (int y = 1; y < image.height() - 1; ++y) {
                if (image.pixel(x, y) != ground)
                    return x;
            }
        }
        return 0;
    }

    StillClock m_clock;
    std::optional<ReadingFeed> m_feed;
    std::optional<metadata::Catalogue> m_catalogue;
    std::unique_ptr<MeterTreeModel> m_model;
    std::unique_ptr<MeterPanel> m_panel;
};

QTEST_MAIN(TestTreeColumns)
#include "tst_treecolumns.moc"
