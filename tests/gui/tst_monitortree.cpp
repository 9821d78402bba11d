// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/timewindow.h"
#include "details/detailspanel.h"
#include "history/readingwriter.h"
#include "metadata/catalogue.h"
#include "support/menuhand.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "tree/meterpanel.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "tree/treecolumns.h"
#include "window/mainwindow.h"
#include "window/statuscount.h"
#include "window/workspaceview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QGuiApplication>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace insite;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
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
        toggleColumn(u"Readings"_s);
        QVERIFY(!view().isColumnHidden(MeterTreeModel::CountColumn));
        saveWorkspace(u"Morning"_s);
        const QSet<QStringList> pins = model().pins();
        QCOMPARE(pins.size(), 1);
        // Another screen under another name.
        QTest::keyClick(&view(), Qt::Key_P);
        view().reveal(7);
        QTest::keyClick(&view(), Qt::Key_P);
        toggleColumn(u"Readings"_s);
        saveWorkspace(u"Evening"_s);
        const RegisterKey charted = model().snapshot(3)->key;
        m_monitor->stop();

        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        QCOMPARE(m_monitor->find<QToolButton>(u"workspacesButton"_s)->text(), u"Evening"_s);
        QVERIFY(model().pins() != pins);
        QVERIFY(view().isColumnHidden(MeterTreeModel::CountColumn));
        QVERIFY(test::chooseByKeys(*m_monitor->find<QToolButton>(u"workspacesButton"_s), {u"Morning"_s}));
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
        m_monitor->sayInterval(600ms);
        const auto stopped = m_simulator->ask(u"rate 0"_s);
        QVERIFY2(stopped, qPrintable(test::why(stopped)));
        QTest::mouseClick(m_monitor->find<QToolButton>(u"staleOnly"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(model().count(theme::Quality::Silent) > 0 && registersShown() > 0,
                                 kPatienceMilliseconds);
        const auto started = m_simulator->ask(u"rate 40"_s);
        QVERIFY2(started, qPrintable(test::why(started)));
        QTRY_COMPARE_WITH_TIMEOUT(registersShown(), 0, kPatienceMilliseconds);
        QTest::mouseClick(m_monitor->find<QToolButton>(u"staleOnly"_s), Qt::LeftButton);
        QCOMPARE(registersShown(), 24);
    }

    void metersThatNeverSentAreNoError()
    {
        connectWithMetadata();
        // All is known, nothing has come.
        auto *never = m_monitor->find<window::StatusCount>(u"statusNever"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_monitor->find<QLabel>(u"apiSentence"_s)->text().contains(u"last fetched"_s),
            kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(never->number(), qint64(model().count(theme::Quality::Never)),
                                  kPatienceMilliseconds);
        QVERIFY(never->number() > 3);
        QTest::mouseClick(never, Qt::LeftButton);
        QTRY_COMPARE(view().filter().quality, std::optional(theme::Quality::Never));
        QTRY_COMPARE(qint64(metersShown().size()), never->number());
        const QString hint = u"may be the configuration of the topic; contact support@ainsite.io"_s;
        const QModelIndex meter = view().model()->index(0, 0, view().model()->index(0, 0));
        QVERIFY(meter.data(Qt::ToolTipRole).toString().contains(u"Nothing has come from this meter."_s));
        QVERIFY(meter.data(Qt::ToolTipRole).toString().contains(hint));
        QCOMPARE(meter.siblingAtColumn(MeterTreeModel::QualityColumn).data().toString(), u"never"_s);
        view().setCurrentIndex(meter);
        showDetails();
        const auto *details = m_monitor->find<details::DetailsPanel>();
        QTRY_VERIFY_WITH_TIMEOUT(factOf(*details, u"Silence"_s).contains(hint), kPatienceMilliseconds);
        QVERIFY(!m_monitor->allText().contains(u"error"_s, Qt::CaseInsensitive));

        // As soon as something comes they are meters like all others, and the list is empty.
        const QStringList awaited = metersBelow(MeterTreeModel::Kind::Customer, MeterTreeModel::IdRole);
        const auto begun = m_simulator->ask(u"rate 40"_s);
        QVERIFY2(begun, qPrintable(test::why(begun)));
        QTRY_COMPARE_WITH_TIMEOUT(never->number(), 0, kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(metersShown().size(), 0, kPatienceMilliseconds);
        QTest::mouseClick(m_monitor->find<QToolButton>(u"showAll"_s), Qt::LeftButton);
        const auto areHere = [&] {
            const QStringList shown = metersBelow(MeterTreeModel::Kind::Customer, MeterTreeModel::IdRole);
            return std::ranges::all_of(awaited, [&](const QString &id) { return shown.contains(id); });
        };
        QTRY_VERIFY(areHere());
    }

    void utilitiesInstallationsAndArrangementsByKeys()
    {
        connectWithMetadata();
        const auto begun = m_simulator->ask(u"rate 40"_s);
        QVERIFY2(begun, qPrintable(test::why(begun)));
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(model().utilities().contains(u"Water"_s), kPatienceMilliseconds);
        auto *more = m_monitor->find<QToolButton>(u"moreFilters"_s);
        const qsizetype all = metersShown().size();
        QVERIFY(test::chooseByKeys(*more, {u"Utility"_s, u"Water"_s}));
        QTRY_VERIFY(metersShown().size() < all && !metersShown().isEmpty());
        for (const QString &name : metersShown())
            QCOMPARE(name, u"Vannmåler"_s);
        QCOMPARE(m_monitor->find<QLabel>(u"chosenFilters"_s)->text(), u"Only Water"_s);
        QVERIFY(test::chooseByKeys(*more, {u"Utility"_s, u"Any"_s}));
        QCOMPARE(metersShown().size(), all);
        const auto installation = model().installations().first();
        QVERIFY(test::chooseByKeys(*more,
                                   {u"Installation"_s, QString(installation.second).replace(u'&', u"&&"_s)}));
        QTRY_VERIFY(metersShown().size() < all && !metersShown().isEmpty());
        QTest::mouseClick(m_monitor->find<QToolButton>(u"showAll"_s), Qt::LeftButton);

        auto *arrangement = m_monitor->find<QToolButton>(u"treeView"_s);
        QVERIFY(test::chooseByKeys(*arrangement, {u"By installation"_s}));
        const QModelIndex customer = view().model()->index(0, 0);
        QCOMPARE(customer.model()->index(0, 0, customer).data(MeterTreeModel::KindRole).toInt(),
                 int(MeterTreeModel::Kind::Installation));
        QCOMPARE(metersShown().size(), all);
        QCOMPARE(registersShown(), 24);
        QVERIFY(test::chooseByKeys(*arrangement, {u"By which meter is part of which"_s}));
        QVERIFY2(metersWithin().contains(u"Ventilasjon"_s), qPrintable(metersWithin().join(u' ')));
        QCOMPARE(registersShown(), 24);
        QVERIFY(test::chooseByKeys(*arrangement, {u"By customer and meter"_s}));

        // Found by what the metadata tells: name, label, unit; and by id.
        const RegisterKey key = model().snapshot(1)->key;
        const auto facts =
            m_monitor->find<window::WorkspaceView>()->catalogue().meterFacts(key.customer, key.meter);
        QVERIFY(!facts.labels.isEmpty());
        for (const QString &words :
             {facts.name.value, key.meter.text().left(13), facts.labels.first(), u"kWh"_s}) {
            auto *search = m_monitor->find<QLineEdit>(u"meterFilter"_s);
            search->setFocus();
            search->selectAll();
            QTest::keyClicks(search, words);
            QTRY_VERIFY2(registersShown() < 24 && registersShown() > 0, qPrintable(words));
        }
        // "kWh" is what the registers found count in.
        QTest::keyClick(m_monitor->find<QLineEdit>(u"meterFilter"_s), Qt::Key_Return);
        QTRY_VERIFY(!view().selectedRegisters().isEmpty());
        QCOMPARE(view().currentIndex().data(MeterTreeModel::UnitRole).toString(), u"kWh"_s);
    }

    void branchesOpenCloseAndAreCopiedByKeys()
    {
        const auto *rows = view().model();
        view().setFocus();
        view().collapseAll();
        view().setCurrentIndex(rows->index(0, 0));
        const QModelIndex customer = rows->index(0, 0);
        QTest::keyClick(&view(), Qt::Key_Asterisk);
        QVERIFY(view().isExpanded(customer));
        for (int row = 0; row < rows->rowCount(customer); ++row)
            QVERIFY(view().isExpanded(rows->index(row, 0, customer)));
        QTest::keyClick(&view(), Qt::Key_Slash);
        QVERIFY(!view().isExpanded(customer));
        QTest::keyClick(&view(), Qt::Key_Right);
        QVERIFY(view().isExpanded(customer) && !view().isExpanded(rows->index(0, 0, customer)));

        view().reveal(6);
        const readings::RegisterSnapshot chosen = *model().snapshot(6);
        const auto copied = [] {
            return QGuiApplication::clipboard()->text();
        };
        QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(copied(), chosen.key.registerId.text());
        chooseFromRowMenu(u"Copy topic"_s);
        QCOMPARE(copied(),
                 u"meters/outbound/%1/%2/%3"_s.arg(chosen.key.customer.text(), chosen.key.subscription.text(),
                                                   chosen.key.meter.text()));
        const auto paused = m_simulator->ask(u"rate 0"_s);
        QVERIFY2(paused, qPrintable(test::why(paused)));
        QVERIFY(m_simulator->settledTotals());
        const auto isWhole = [&] {
            chooseFromRowMenu(u"Copy value"_s);
            return copied().toDouble() == model().snapshot(6)->latest.value;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isWhole(), kPatienceMilliseconds);
        const auto begun = m_simulator->ask(u"rate 40"_s);
        QVERIFY2(begun, qPrintable(test::why(begun)));
    }

    void trendsAreDrawnFromWhatCame()
    {
        QVERIFY(!view().isColumnHidden(MeterTreeModel::TrendColumn));
        view().reveal(5);
        const auto coloursOfTrend = [this] {
            const QModelIndex trend = view().currentIndex().siblingAtColumn(MeterTreeModel::TrendColumn);
            const QImage cell = view().viewport()->grab(view().visualRect(trend)).toImage();
            QSet<QRgb> colours;
            for (int y = 0; y < cell.height(); ++y) {
                for (int x = 0; x < cell.width(); ++x)
                    colours.insert(cell.pixel(x, y));
            }
            return colours.size();
        };
        QTRY_VERIFY_WITH_TIMEOUT(model().newestPoints(5, 10).size() > 4, kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(coloursOfTrend() > 4, kPatienceMilliseconds);
    }

    void theSameScreenReturnsAtStart()
    {
        view().collapseAll();
        for (const readings::RegisterIndex index : {8U, 3U}) {
            view().reveal(index);
            QTest::keyClick(&view(), Qt::Key_Return);
        }
        QTest::keyClick(&view(), Qt::Key_P);
        QTRY_VERIFY(!m_monitor->charts()->panels().isEmpty());
        QHeaderView *header = view().header();
        header->moveSection(header->visualIndex(MeterTreeModel::AgeColumn), 1);
        header->resizeSection(MeterTreeModel::ValueColumn, 133);
        QVERIFY(
            test::chooseByKeys(*m_monitor->find<QToolButton>(u"treeView"_s), {u"Columns"_s, u"Readings"_s}));
        for (QToolButton *button : m_monitor->charts()->findChildren<QToolButton *>()) {
            if (button->text() == u"1 h"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTest::mouseClick(m_monitor->find<QToolButton>(u"followNow"_s), Qt::LeftButton);
        QVERIFY(!m_monitor->charts()->time().isFollowing());
        m_monitor->find<QDockWidget>(u"metadataDock"_s)->close();
        m_monitor->find<QDockWidget>(u"eventsDock"_s)->raise();
        view().reveal(3);
        QCoreApplication::processEvents();
        const QStringList before = screen();
        m_monitor->stop();
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 24, kPatienceMilliseconds);
        (void)QTest::qWaitFor([&] { return screen() == before; }, kPatienceMilliseconds);
        QCOMPARE(screen(), before);
        // With what came before, at once: history, not an empty tree that fills.
        QVERIFY(model().snapshot(3)->count > 0);
    }

    /// How often a meter is heard of was learned before the program was closed: that it is silent now is seen
    /// at the start, not after it has been heard of for a while.
    void aSilentMeterIsSilentAfterAStart()
    {
        m_monitor->stop();
        m_monitor->options.databasePath = m_monitor->folder() + u"/past.sqlite"_s;
        const RegisterKey key{CustomerId(u"1041"_s), SubscriptionId(u"s1041-1"_s), MeterId(u"stopped"_s),
                              RegisterId(u"2"_s)};
        {
            const SystemClock clock;
            auto writer = history::ReadingWriter::open(m_monitor->options.databasePath, clock);
            QVERIFY2(writer, qPrintable(test::why(writer)));
            readings::Burst burst;
            const Instant end = clock.now() - 5min;
            for (int i = 40; i >= 0; --i)
                burst.readings.push_back(
                    {key, 1, std::nullopt, end - i * 10s, std::nullopt, 1000.0 - i, end - i * 10s});
            QVERIFY((*writer)->commit(burst));
        }
        m_monitor->start();
        const auto stopped = [this, &key]() -> QModelIndex {
            for (readings::RegisterIndex i = 0; model().snapshot(i); ++i) {
                if (model().snapshot(i)->key == key)
                    return model().indexOf(i);
            }
            return {};
        };
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->model() && stopped().isValid(), kPatienceMilliseconds);
        QTRY_COMPARE_WITH_TIMEOUT(stopped().siblingAtColumn(MeterTreeModel::QualityColumn).data().toString(),
                                  u"silent"_s, kPatienceMilliseconds);
        QVERIFY(model().newestPoints(stopped().data(MeterTreeModel::RegisterRole).toUInt(), 30).size() > 20);
    }

private:
    void connectWithMetadata()
    {
        m_monitor = std::make_unique<test::MonitorFixture>();
        const auto paused = m_simulator->ask(u"rate 0"_s);
        QVERIFY2(paused, qPrintable(test::why(paused)));
        QVERIFY(m_simulator->settledTotals());
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.token = m_simulator->fileText(u"consumer.token"_s);
        m_monitor->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->find<QLabel>(u"statusPhase"_s)->text().startsWith(u"Connected"_s),
                                 kPatienceMilliseconds);
    }

    void showDetails() const
    {
        auto *dock = m_monitor->find<QDockWidget>(u"detailsDock"_s);
        dock->show();
        dock->raise();
    }

    /// What a person would miss if it were otherwise after a restart, line by line.
    [[nodiscard]] QStringList screen() const
    {
        QStringList lines{
            u"size %1 × %2"_s.arg(m_monitor->window().width()).arg(m_monitor->window().height())};
        const QHeaderView &header = *view().header();
        for (int place = 0; place < header.count(); ++place) {
            const int column = header.logicalIndex(place);
            lines.append(u"column %1: %2"_s.arg(column).arg(header.sectionSize(column)));
        }
        const QAbstractItemModel &rows = *view().model();
        const auto collect = [&](auto &&self, const QModelIndex &parent) -> void {
            for (int row = 0; row < rows.rowCount(parent); ++row) {
                const QModelIndex index = rows.index(row, 0, parent);
                if (view().isExpanded(index))
                    lines.append(u"open "_s + index.data(MeterTreeModel::PathRole).toStringList().join(u'/'));
                self(self, index);
            }
        };
        collect(collect, {});
        lines.append(u"chosen "_s +
                     view().currentIndex().data(MeterTreeModel::PathRole).toStringList().join(u'/'));
        for (const readings::RegisterIndex index : view().selectedRegisters())
            lines.append(u"selected "_s + nameOf(index));
        QStringList pins;
        for (const QStringList &path : model().pins())
            pins.append(u"pinned "_s + path.join(u'/'));
        pins.sort();
        lines.append(pins);
        for (const charts::ChartPanel *panel : m_monitor->charts()->panels()) {
            QStringList drawn;
            for (const readings::RegisterIndex index : panel->registers())
                drawn.append(nameOf(index));
            for (const charts::PlotCurve &curve : panel->canvas().curves())
                drawn.append(curve.axis == 0 ? u"left"_s : u"right"_s);
            lines.append(u"drawn together "_s + drawn.join(u' '));
        }
        const charts::TimeWindow &time = m_monitor->charts()->time();
        lines.append(u"range %1, follows %2, to %3"_s.arg(time.span().count())
                         .arg(time.isFollowing())
                         .arg(time.to().time_since_epoch().count()));
        QStringList docks;
        for (const QDockWidget *dock : m_monitor->window().findChildren<QDockWidget *>()) {
            const bool isInFront = !dock->visibleRegion().isEmpty();
            docks.append(u"%1 shown %2, in front %3, %4 px"_s.arg(dock->objectName())
                             .arg(!dock->isHidden())
                             .arg(isInFront)
                             .arg(isInFront ? dock->width() : 0));
        }
        docks.sort();
        return lines + docks;
    }

    [[nodiscard]] QString nameOf(readings::RegisterIndex index) const
    {
        const RegisterKey &key = model().snapshot(index)->key;
        return key.meter.text() + u'/' + key.registerId.text();
    }

    /// Names of the meters that the tree lists.
    [[nodiscard]] QStringList metersShown() const { return metersBelow(MeterTreeModel::Kind::Customer); }
    /// Of those that stand beneath another meter.
    [[nodiscard]] QStringList metersWithin() const { return metersBelow(MeterTreeModel::Kind::Meter); }

    [[nodiscard]] QStringList metersBelow(MeterTreeModel::Kind above, int role = Qt::DisplayRole) const
    {
        QStringList names;
        const QAbstractItemModel &rows = *view().model();
        const auto kindOf = [](const QModelIndex &index) {
            return MeterTreeModel::Kind(index.data(MeterTreeModel::KindRole).toInt());
        };
        const auto collect = [&](auto &&self, const QModelIndex &parent, bool isBelow) -> void {
            for (int row = 0; row < rows.rowCount(parent); ++row) {
                const QModelIndex index = rows.index(row, 0, parent);
                if (isBelow && kindOf(index) == MeterTreeModel::Kind::Meter)
                    names.append(index.data(role).toString());
                self(self, index, isBelow || kindOf(index) == above);
            }
        };
        collect(collect, {}, false);
        return names;
    }

    void chooseFromRowMenu(const QString &entry) const
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(&view(), &event);
        auto *menu = m_monitor->find<QMenu>(u"rowMenu"_s);
        QVERIFY(menu && menu->isVisible());
        for (QAction *action : menu->actions()) {
            if (action->text() == entry)
                test::clickInMenu(*menu, *action);
        }
        delete menu;
    }

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

    /// In the menu of the tree's heading.
    void toggleColumn(const QString &heading) const
    {
        QMenu menu;
        view().columns().fillMenu(menu);
        for (QAction *action : menu.actions()) {
            if (action->text() == heading)
                action->trigger();
        }
    }
    void saveWorkspace(const QString &name) const
    {
        workspaceAction(u"saveWorkspaceAs"_s)->trigger();
        auto *dialog = m_monitor->find<QInputDialog>(u"workspaceName"_s);
        QVERIFY(dialog);
        auto *edit = dialog->findChild<QLineEdit *>();
        edit->selectAll();
        QTest::keyClicks(edit, name);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!dialog->isVisible());
        delete dialog;
    }

    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
};

QTEST_MAIN(TestMonitorTree)
#include "tst_monitortree.moc"
