// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterfilter.h"
#include "tree/metertreemodel.h"

#include "metadata/catalogue.h"
#include "readingfeed.h"
#include "theme/valueformat.h"
#include "tree/registermime.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace insite;
using namespace insite::test;
using namespace insite::tree;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The whole tree as text, one row a line.
QString print(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QStringList cells;
        for (const int column :
             {MeterTreeModel::NameColumn, MeterTreeModel::ValueColumn, MeterTreeModel::QualityColumn}) {
            if (const QString cell = index.siblingAtColumn(column).data().toString(); !cell.isEmpty()) {
                cells += cell;
            }
        }
        text += QString(depth * 2, u' ') + cells.join(u" | ") + u'\n' + print(model, index, depth + 1);
    }
    return text;
}

} // namespace

class TestMeterTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_clock = StillClock();
        m_feed.emplace(m_clock);
        m_catalogue.emplace();
        m_model = std::make_unique<MeterTreeModel>(m_clock);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            &*m_model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void showsCustomerMeterRegister()
    {
        m_feed->read(u"B"_s, u"s"_s, u"Hall 10"_s, u"12"_s, 41.2)
            .read(u"B"_s, u"s"_s, u"Hall 9"_s, u"10"_s, 8.4);
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"2"_s, 18204.6, 0ms);
        m_model->apply(m_feed->take());
        QCOMPARE(print(*m_model), u"A | fresh\n  m | fresh\n    Register 2 | 18,204.6\u2009unit ? | fresh\n"
                                  "B | fresh\n  Hall 9 | fresh\n    Register 10 | 8.4\u2009unit ? | fresh\n"
                                  "  Hall 10 | fresh\n    Register 12 | 41.2\u2009unit ? | fresh\n"_s);
    }

    void subscriptionsShowWhereThereAreSeveral_data()
    {
        QTest::addColumn<bool>("isLater");
        QTest::newRow("together") << false;
        QTest::newRow("the second later") << true;
    }

    void subscriptionsShowWhereThereAreSeveral()
    {
        QFETCH(bool, isLater);
        QSignalSpy resets(&*m_model, &QAbstractItemModel::modelReset);
        m_feed->read(u"A"_s, u"s1"_s, u"m"_s, u"2"_s, 1).read(u"A"_s, u"s1"_s, u"n"_s, u"2"_s, 2);
        if (isLater) {
            m_model->apply(m_feed->take());
        }
        const QPersistentModelIndex kept = m_model->indexOf(0);
        m_feed->read(u"A"_s, u"s1"_s, u"l"_s, u"2"_s, 3).read(u"A"_s, u"s2"_s, u"m"_s, u"2"_s, 4);
        m_model->apply(m_feed->take());
        QCOMPARE(
            print(*m_model),
            u"A | fresh\n  Subscription s1 | fresh\n    l | fresh\n      Register 2 | 3\u2009unit ? | fresh\n"
            "    m | fresh\n      Register 2 | 1\u2009unit ? | fresh\n    n | fresh\n      Register 2 | "
            "2\u2009unit ? | fresh\n"
            "  Subscription s2 | fresh\n    m | fresh\n      Register 2 | 4\u2009unit ? | fresh\n"_s);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(m_model->registerCount(), 4);
        QCOMPARE(m_model->count(theme::Quality::Fresh), 4);
        if (isLater) {
            QVERIFY(kept.isValid());
            QCOMPARE(kept.parent().parent().data().toString(), u"Subscription s1"_s);
        }
    }

    void newRowsTakeTheirPlace()
    {
        m_feed->read(u"A"_s, u"s"_s, u"m5"_s, u"2"_s, 1).read(u"A"_s, u"s"_s, u"m9"_s, u"2"_s, 2);
        m_model->apply(m_feed->take());
        QSignalSpy inserted(&*m_model, &QAbstractItemModel::rowsInserted);
        for (const int meter : {1, 2, 6, 7, 8, 10}) {
            m_feed->read(u"A"_s, u"s"_s, u"m%1"_s.arg(meter), u"2"_s, 3);
        }
        m_model->apply(m_feed->take());
        QCOMPARE(inserted.count(), 3); // one for each run
        QStringList names;
        for (int row = 0; row < m_model->rowCount(m_model->index(0, 0)); ++row) {
            names += m_model->index(row, 0, m_model->index(0, 0)).data().toString();
        }
        QCOMPARE(names.join(u' '), u"m1 m2 m5 m6 m7 m8 m9 m10"_s);
    }

    void changedRowsAreToldAsRanges()
    {
        for (int i = 0; i < 10; ++i) {
            m_feed->read(u"A"_s, u"s"_s, u"m"_s, QString::number(i), 1);
        }
        m_model->apply(m_feed->take());
        QSignalSpy changed(&*m_model, &QAbstractItemModel::dataChanged);
        m_clock.advance(1min);
        for (const int i : {1, 2, 5}) {
            m_feed->read(u"A"_s, u"s"_s, u"m"_s, QString::number(i), 2);
        }
        m_model->apply(m_feed->take());
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(changed[0][1].toModelIndex().row(), 2);
        QVERIFY(changed[0][2].value<QList<int>>().contains(Qt::DisplayRole));
        changed.clear();
        m_clock.advance(1min);
        for (const int i : {0, 2, 3, 5, 7, 9}) {
            m_feed->read(u"A"_s, u"s"_s, u"m"_s, QString::number(i), 3);
        }
        m_model->apply(m_feed->take());
        QCOMPARE(changed.count(), 1); // over half of the rows
    }

    void agesAndQualitiesGrow()
    {
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"12"_s, 1).read(u"A"_s, u"s"_s, u"n"_s, u"12"_s, 1, 10min);
        m_model->apply(m_feed->take());
        const QModelIndex row = m_model->indexOf(0);
        QCOMPARE(row.siblingAtColumn(MeterTreeModel::AgeColumn).data().toString(), u"0 s"_s);
        m_clock.advance(100s);
        QSignalSpy changed(&*m_model, &QAbstractItemModel::dataChanged);
        m_model->refreshAges({row});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(row.siblingAtColumn(MeterTreeModel::AgeColumn).data().toString(), u"100 s"_s);
        QCOMPARE(row.siblingAtColumn(MeterTreeModel::QualityColumn).data().toString(), u"late"_s);
        QCOMPARE(m_model->count(theme::Quality::Late), 1);
        QCOMPARE(m_model->index(0, MeterTreeModel::QualityColumn).data().toString(), u"1 late"_s);
        m_clock.advance(1h);
        m_model->refreshAges({});
        QCOMPARE(m_model->count(theme::Quality::Silent), 1);
        QCOMPARE(m_model->count(theme::Quality::Stale), 1);
    }

    void whatIsBeyondItsLimitIsAnAlarmWhileItIsOfNow()
    {
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"12"_s, 1).read(u"A"_s, u"s"_s, u"n"_s, u"12"_s, 1);
        const RegisterKey key{CustomerId(u"A"_s), SubscriptionId(u"s"_s), MeterId(u"m"_s),
                              RegisterId(u"12"_s)};
        m_model->setBeyondLimits({key}); // known before the rows are
        m_model->apply(m_feed->take());
        const auto quality = [this](const QModelIndex &row) {
            return row.siblingAtColumn(MeterTreeModel::QualityColumn).data().toString();
        };
        const QModelIndex row = m_model->indexOf(0);
        QCOMPARE(quality(row), u"alarm"_s);
        QCOMPARE(quality(m_model->index(0, 0)), u"1 alarm(s)"_s); // as no translation is loaded
        QCOMPARE(quality(m_model->indexOf(1)), u"fresh"_s);
        const auto finds = [this, &row](const MeterFilter &filter) {
            m_model->setFilter(filter);
            return m_model->isAccepted(row);
        };
        QVERIFY(finds({.quality = theme::Quality::Error}));
        QVERIFY2(finds({.quality = theme::Quality::Fresh}), "as the counts have it");
        QVERIFY(!finds({.staleOnly = true}));
        m_model->setFilter({});

        QSignalSpy changed(&*m_model, &QAbstractItemModel::dataChanged);
        m_model->setBeyondLimits({});
        QVERIFY(changed.count() > 0);
        QCOMPARE(quality(row), u"fresh"_s);
        QCOMPARE(quality(m_model->index(0, 0)), u"fresh"_s);
        m_model->setBeyondLimits({key});
        QCOMPARE(quality(row), u"alarm"_s);
        // An old value says nothing of now.
        m_clock.advance(5min);
        m_model->refreshAges({row});
        QCOMPARE(quality(row), u"stale"_s);
    }

    void tipsSayTimesByTheClockThatIsSet()
    {
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"12"_s, 1);
        m_model->apply(m_feed->take());
        const QModelIndex row = m_model->indexOf(0);
        for (const char *id : {"Asia/Kathmandu", "America/St_Johns"}) {
            const QTimeZone zone(id);
            m_model->setZone(zone);
            const QString tip = row.data(Qt::ToolTipRole).toString();
            QCOMPARE(tip.count(theme::formatLocalTime(m_clock.now(), zone, QLocale())),
                     2); // measured, arrived
            QVERIFY(tip.contains(theme::formatLocalTime(m_clock.now() - 1min, zone, QLocale())));
        }
    }

    void clockAheadDoesNotFreezeTheAge()
    {
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"12"_s, 1, 1min, m_clock.now() + 3h);
        m_model->apply(m_feed->take());
        m_clock.advance(90s);
        const QModelIndex row = m_model->indexOf(0);
        QCOMPARE(row.siblingAtColumn(MeterTreeModel::AgeColumn).data().toString(), u"90 s"_s);
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(u"ahead"_s));
    }

    void aClockAheadIsNotSilence()
    {
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"12"_s, 1, 1min);
        m_model->apply(m_feed->take());
        // For an hour it sends each minute, stamped ahead: the value stands, and the meter is heard.
        for (int i = 0; i < 60; ++i) {
            m_clock.advance(1min);
            m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"12"_s, 2 + i, 1min, m_clock.now() + 3h);
            m_model->apply(m_feed->take());
        }
        const QModelIndex quality = m_model->indexOf(0).siblingAtColumn(MeterTreeModel::QualityColumn);
        QCOMPARE(m_model->count(theme::Quality::Silent), 0);
        QCOMPARE(m_model->count(theme::Quality::Fresh), 1);
        QCOMPARE(quality.data().toString(), u"ahead"_s);
        QCOMPARE(quality.data(Qt::AccessibleTextRole).toString(), u"fresh, clock ahead"_s);
        QVERIFY(!quality.data(Qt::ToolTipRole).toString().contains(u"support@ainsite.io"_s));
        // It falls silent as any other does.
        m_clock.advance(13min);
        m_model->refreshAges({});
        QCOMPARE(m_model->count(theme::Quality::Silent), 1);
        QVERIFY(quality.data(Qt::ToolTipRole).toString().contains(u"support@ainsite.io"_s));
    }

    void withoutAKnownIntervalNothingIsCalledLateOrSilent()
    {
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"2"_s, 1, 0ms);
        m_model->apply(m_feed->take());
        m_clock.advance(170min);
        m_model->refreshAges({});
        QCOMPARE(m_model->count(theme::Quality::Fresh), 1);
        m_clock.advance(240h);
        m_model->refreshAges({});
        QCOMPARE(m_model->count(theme::Quality::Stale), 1);
        QCOMPARE(m_model->count(theme::Quality::Silent), 0);
    }

    void countersLearnTheirInterval()
    {
        for (int i = 0; i < 3; ++i) {
            m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"2"_s, i, 0ms);
            m_model->apply(m_feed->take());
            m_clock.advance(5min);
        }
        m_clock.advance(10min);
        m_model->refreshAges({});
        QCOMPARE(m_model->count(theme::Quality::Late), 1);
    }

    void unitAppearsWhenItIsKnown()
    {
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"2"_s, 5, 0ms);
        m_model->apply(m_feed->take());
        const QModelIndex value = m_model->indexOf(0).siblingAtColumn(MeterTreeModel::ValueColumn);
        QVERIFY(!value.data(MeterTreeModel::UnitRole).isValid());
        QVERIFY(value.data(Qt::AccessibleTextRole).toString().contains(u"unit unknown"_s));
        m_model->setCatalogue(*m_catalogue);
        QSignalSpy layouts(&*m_model, &QAbstractItemModel::layoutChanged);
        m_catalogue->setOwnRegister(metadata::RegisterPlace(m_model->snapshot(0)->key),
                                    {.alias = u"Hot water"_s, .unit = u"m³"_s, .decimals = 2});
        QTRY_COMPARE_WITH_TIMEOUT(value.data().toString(), u"5.00\u2009m³"_s, 30000);
        QCOMPARE(value.siblingAtColumn(0).data().toString(), u"Hot water"_s);
        QCOMPARE(layouts.count(), 0);
        QCOMPARE(value.data(MeterTreeModel::RawRole).toDouble(), 5.0);
    }

    void changesAreRatesOfCountersAndDifferencesOfOthers()
    {
        m_model->setLive(&m_feed->live());
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"2"_s, 10, 0ms).read(u"A"_s, u"s"_s, u"m"_s, u"12"_s, 40);
        m_model->apply(m_feed->take());
        const auto change = [this](readings::RegisterIndex index, int role = Qt::DisplayRole) {
            return m_model->indexOf(index).siblingAtColumn(MeterTreeModel::ChangeColumn).data(role);
        };
        QCOMPARE(change(0).toString(), QString());
        QCOMPARE(change(1).toString(), QString());
        m_clock.advance(15min);
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"2"_s, 12, 0ms).read(u"A"_s, u"s"_s, u"m"_s, u"12"_s, 39.5);
        m_model->apply(m_feed->take());
        QCOMPARE(change(0).toString(), u"8/h"_s);
        QCOMPARE(change(1).toString(), u"\u22120.5"_s);
        QCOMPARE(change(1, MeterTreeModel::RawRole).toDouble(), -0.5);
        QCOMPARE(change(0, Qt::AccessibleTextRole).toString(), u"8 an hour, unit unknown"_s);
        // A revision changes the step, a counter that was reset tells none.
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"12"_s, 41);
        m_clock.advance(15min);
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"2"_s, 1, 0ms);
        m_model->apply(m_feed->take());
        QCOMPARE(change(0).toString(), QString());
        QCOMPARE(change(1).toString(), u"+1"_s);
        QCOMPARE(m_model->newestPoints(1, 32).size(), size_t(2));
    }

    void threeQuickSendsAreNotSilentMomentsLater()
    {
        for (int i = 0; i < 3; ++i) {
            m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"2"_s, i, 0ms);
            m_clock.advance(2s);
        }
        m_model->apply(m_feed->take());
        m_clock.advance(10min);
        m_model->refreshAges({});
        QCOMPARE(m_model->count(theme::Quality::Fresh), 1);
    }

    void topicIsThatOfThePage()
    {
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"2"_s, 5);
        m_model->apply(m_feed->take());
        QCOMPARE(m_model->indexOf(0).data(MeterTreeModel::TopicRole).toString(), u"meters/outbound/A/s/m"_s);
        QVERIFY(m_model->index(0, 0).data(MeterTreeModel::TopicRole).toString().isEmpty());
    }

    void branchesStandForTheirRegisters()
    {
        m_feed->read(u"A"_s, u"s"_s, u"n"_s, u"2"_s, 1)
            .read(u"A"_s, u"s"_s, u"m"_s, u"10"_s, 1)
            .read(u"A"_s, u"s"_s, u"m"_s, u"2"_s, 1);
        m_model->apply(m_feed->take());
        QCOMPARE(m_model->registersOf({m_model->index(0, 0), m_model->indexOf(1)}),
                 (QList<readings::RegisterIndex>{2, 1, 0}));
        const std::unique_ptr<QMimeData> data(m_model->mimeData({m_model->index(0, 0)}));
        QCOMPARE(decodeRegisters(data.get()), (QList<readings::RegisterIndex>{2, 1, 0}));
    }

    void metersThatWereNeverHeardOfAreNoError()
    {
        m_model->setCatalogue(*m_catalogue);
        int told = 0;
        connect(m_model.get(), &MeterTreeModel::neverCountChanged, this,
                [&] { told = m_model->count(theme::Quality::Never); });
        metadata::ApiCatalogue api;
        // Asked for anew each time: what the catalogue has been given must not change under it.
        const auto customer = [&api]() -> metadata::ApiCustomer & {
            return api.customers[CustomerId(u"A"_s)];
        };
        customer().meters[MeterId(u"m"_s)] = {MeterId(u"m"_s), u"Main"_s, {}, {}, {}, {}};
        customer().meters[MeterId(u"n"_s)] = {MeterId(u"n"_s), u"Silent one"_s, {}, {}, {}, {}};
        m_feed->read(u"A"_s, u"s"_s, u"m"_s, u"12"_s, 1);
        m_model->apply(m_feed->take());
        m_catalogue->setApi(api);
        QTRY_COMPARE_WITH_TIMEOUT(print(*m_model),
                                  u"A | 1 never\n  Main | fresh\n    Register 12 | 1\u2009unit ? | fresh\n"
                                  "  Silent one | never\n"_s,
                                  30000);
        const QModelIndex row = m_model->index(1, 0, m_model->index(0, 0));
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(u"contact support@ainsite.io"_s));
        QVERIFY(row.data(MeterTreeModel::TopicRole).toString().isEmpty());
        QCOMPARE(m_model->count(theme::Quality::Never), 1);
        QCOMPARE(told, 1);
        QCOMPARE(m_model->registersOf({m_model->index(0, 0)}).size(), 1);
        // Its first reading makes the same row a meter like others.
        const QPersistentModelIndex kept = row;
        m_feed->read(u"A"_s, u"s"_s, u"n"_s, u"12"_s, 2);
        m_model->apply(m_feed->take());
        QCOMPARE(kept.sibling(kept.row(), MeterTreeModel::QualityColumn).data().toString(), u"fresh"_s);
        QCOMPARE(kept.data(MeterTreeModel::TopicRole).toString(), u"meters/outbound/A/s/n"_s);
        QCOMPARE(m_model->count(theme::Quality::Never), 0);
        QCOMPARE(told, 0);
        // One that the metadata knows no more goes.
        customer().meters[MeterId(u"o"_s)] = {MeterId(u"o"_s), {}, {}, {}, {}, {}};
        m_catalogue->setApi(api);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(m_model->index(0, 0)), 3, 30000);
        QCOMPARE(told, 1);
        customer().meters.remove(MeterId(u"o"_s));
        m_catalogue->setApi(api);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(m_model->index(0, 0)), 2, 30000);
        QCOMPARE(m_model->count(theme::Quality::Never), 0);
        QCOMPARE(told, 0);
    }

    void metersStandBeneathInstallationsOrParents()
    {
        m_model->setCatalogue(*m_catalogue);
        metadata::ApiCatalogue api;
        // Asked for anew each time: what the catalogue has been given must not change under it.
        const auto customer = [&api]() -> metadata::ApiCustomer & {
            return api.customers[CustomerId(u"A"_s)];
        };
        customer().installations[u"h"_s] = {u"h"_s, u"Hall"_s, {}};
        customer().meters[MeterId(u"sub"_s)] = {MeterId(u"sub"_s), {}, MeterId(u"main"_s), u"h"_s, {}, {}};
        customer().meters[MeterId(u"main"_s)] = {MeterId(u"main"_s), {}, {}, u"h"_s, {}, {}};
        for (const QString &meter : {u"sub"_s, u"main"_s, u"other"_s})
            m_feed->read(u"A"_s, u"s"_s, meter, u"12"_s, 1);
        m_model->apply(m_feed->take());
        const QPersistentModelIndex kept = m_model->indexOf(0);
        m_catalogue->setApi(api);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->installations().size(), 1, 30000);
        QSignalSpy resets(&*m_model, &QAbstractItemModel::modelReset);
        QSignalSpy layouts(&*m_model, &QAbstractItemModel::layoutChanged);

        m_model->setArrangement(MeterTreeModel::Arrangement::Installations);
        const QString reading = u"Register 12 | 1\u2009unit ? | fresh\n"_s;
        QCOMPARE(print(*m_model),
                 QString(u"A | fresh\n  Hall | fresh\n    main | fresh\n      "_s + reading +
                         u"    sub | fresh\n      "_s + reading +
                         u"  Installation not known | fresh\n    other | fresh\n      "_s + reading));
        m_model->setArrangement(MeterTreeModel::Arrangement::Parents);
        QCOMPARE(print(*m_model),
                 QString(u"A | fresh\n  main | fresh\n    "_s + reading + u"    sub | fresh\n      "_s +
                         reading + u"  other | fresh\n    "_s + reading));
        QCOMPARE(kept.parent().parent().data().toString(), u"main"_s);
        // Readings and registers beneath are counted once, however deep.
        QCOMPARE(m_model->index(0, MeterTreeModel::CountColumn).data().toString(), u"3"_s);
        QCOMPARE(m_model->count(theme::Quality::Fresh), 3);
        QCOMPARE(m_model->registersOf({m_model->index(0, 0, m_model->index(0, 0))}),
                 (QList<readings::RegisterIndex>{1, 0}));
        // A parent that is told later takes its child; a new meter finds children that came first.
        customer().meters[MeterId(u"sub"_s)].parent = MeterId(u"other"_s);
        customer().meters[MeterId(u"other"_s)] = {MeterId(u"other"_s), {}, MeterId(u"top"_s), {}, {}, {}};
        m_catalogue->setApi(api);
        QTRY_COMPARE_WITH_TIMEOUT(kept.parent().parent().data().toString(), u"other"_s, 30000);
        m_feed->read(u"A"_s, u"s"_s, u"top"_s, u"12"_s, 1);
        m_model->apply(m_feed->take());
        QCOMPARE(kept.parent().parent().parent().data().toString(), u"top"_s);
        m_model->setArrangement(MeterTreeModel::Arrangement::Subscriptions);
        QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 4);
        QCOMPARE(kept.parent().data().toString(), u"sub"_s);
        QCOMPARE(resets.count(), 0);
        QVERIFY2(layouts.count() <= 6, qPrintable(QString::number(layouts.count())));
    }

    void aMeterUnderTwoSubscriptionsIsNeverAddedUp()
    {
        m_model->setCatalogue(*m_catalogue);
        metadata::ApiCatalogue api;
        metadata::ApiCustomer &customer = api.customers[CustomerId(u"A"_s)];
        customer.meters[MeterId(u"sub"_s)] = {MeterId(u"sub"_s), {}, MeterId(u"main"_s), {}, {}, {}};
        m_catalogue->setApi(api);
        for (const QString &subscription : {u"s1"_s, u"s2"_s}) {
            m_feed->read(u"A"_s, subscription, u"main"_s, u"12"_s, 1);
            m_feed->read(u"A"_s, subscription, u"sub"_s, u"12"_s, 1);
        }
        m_model->apply(m_feed->take());
        m_model->setArrangement(MeterTreeModel::Arrangement::Parents);
        const QString beneath = u" | fresh\n    main | fresh\n      Register 12 | 1\u2009unit ? | fresh\n"
                                "      sub | fresh\n        Register 12 | 1\u2009unit ? | fresh\n"_s;
        QTRY_COMPARE_WITH_TIMEOUT(
            print(*m_model),
            QString(u"A | fresh\n  Subscription s1"_s + beneath + u"  Subscription s2"_s + beneath), 30000);
        for (int row = 0; row < 2; ++row) {
            const QModelIndex count = m_model->index(row, MeterTreeModel::CountColumn, m_model->index(0, 0));
            QCOMPARE(count.data().toString(), u"2"_s);
        }
    }

    void damagedDragIsNothing()
    {
        QMimeData data;
        QCOMPARE(decodeRegisters(nullptr).size(), 0);
        QCOMPARE(decodeRegisters(&data).size(), 0);
        QByteArray bytes = encodeRegisters({1, 2, 3});
        data.setData(registerMimeType(), bytes.chopped(2));
        QCOMPARE(decodeRegisters(&data).size(), 0);
        bytes.replace(8, 4, "\xff\xff\xff\xff");
        data.setData(registerMimeType(), bytes);
        QCOMPARE(decodeRegisters(&data).size(), 0);
        bytes = encodeRegisters({1});
        bytes[7] = static_cast<char>(bytes[7] + 1); // another process
        data.setData(registerMimeType(), bytes);
        QCOMPARE(decodeRegisters(&data).size(), 0);
    }

    void fiftyThousandRegistersWithoutReset()
    {
        m_tester
            .reset(); // walks the whole tree at each signal; the same code is under it in every other test
        QSignalSpy resets(&*m_model, &QAbstractItemModel::modelReset);
        QSignalSpy layouts(&*m_model, &QAbstractItemModel::layoutChanged);
        QSignalSpy inserted(&*m_model, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&*m_model, &QAbstractItemModel::dataChanged);
        const auto meter = [](int i) {
            return u"meter %1"_s.arg(i / 10);
        };
        const auto customer = [](int i) {
            return u"customer %1"_s.arg(i / 10000);
        };
        for (int i = 0; i < 50000; ++i) {
            m_feed->read(customer(i), u"s"_s, meter(i), QString::number(i % 10), i);
        }
        m_model->apply(m_feed->take());
        QCOMPARE(m_model->registerCount(), 50000);
        QVERIFY2(inserted.count() <= 5, qPrintable(QString::number(inserted.count())));
        QCOMPARE(changed.count(), 0);

        m_clock.advance(1min);
        for (int i = 0; i < 50000; i += 300) { // a frame's worth of 5,000 a second
            m_feed->read(customer(i), u"s"_s, meter(i), QString::number(i % 10), i + 1);
        }
        m_model->apply(m_feed->take());
        QVERIFY2(changed.count() <= 167, qPrintable(QString::number(changed.count())));
        changed.clear();
        m_model->refreshAges({m_model->index(0, 0)});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(resets.count() + layouts.count(), 0);
    }

private:
    StillClock m_clock;
    std::optional<ReadingFeed> m_feed;
    std::optional<metadata::Catalogue> m_catalogue;
    std::unique_ptr<MeterTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestMeterTreeModel)
#include "tst_metertreemodel.moc"
