// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmbutton.h"
#include "alarms/desktopnotifier.h"
#include "alarms/eventexport.h"
#include "alarms/eventmodel.h"
#include "alarms/eventspanel.h"
#include "alarms/eventtext.h"
#include "alarms/eventview.h"
#include "metadata/catalogue.h"
#include "readings/alarmbook.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyleOptionHeader>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>

#include <algorithm>
#include <random>

using namespace insite;
using namespace insite::alarms;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using readings::AlarmBook;
using readings::AlarmEvent;
using readings::AlarmKind;
using readings::AlarmNews;

namespace {

class HandClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return Instant(1'700'000'000s) + passed; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override
    {
        return std::chrono::steady_clock::time_point(passed + 1h);
    }
    std::chrono::milliseconds passed{0};
};

AlarmEvent made(quint64 id, AlarmKind kind = AlarmKind::Silent)
{
    AlarmEvent result;
    result.id = id;
    result.kind = kind;
    result.key = {CustomerId(u"1041"_s), SubscriptionId(u"7"_s), MeterId(u"meter-%1"_s.arg(id)),
                  RegisterId(u"2"_s)};
    result.registers = 1;
    result.active = 1;
    result.begunAt = Instant(1'700'000'000s) - 1h;
    result.noticedAt = result.begunAt;
    return result;
}

AlarmEvent over(AlarmEvent result)
{
    result.active = 0;
    result.endedAt = result.begunAt + 90s;
    return result;
}

AlarmNews newsOf(std::vector<AlarmEvent> events)
{
    AlarmNews news;
    news.events = std::move(events);
    return news;
}

} // namespace

class TestEvents final : public QObject
{
    Q_OBJECT

private slots:
    void showsTheNewestFirstInWords()
    {
        EventModel model(m_clock);
        const QAbstractItemModelTester tester(&model);
        AlarmEvent limit = made(2, AlarmKind::AboveLimit);
        limit.value = 41.5;
        limit.limit = 40;
        limit.repeats = 3;
        AlarmEvent storm = made(3);
        storm.registers = 50'000;
        storm.active = 12;
        storm.key.meter = {};
        storm.key.registerId = {};
        model.apply(newsOf({over(made(1)), limit, storm}));
        QCOMPARE(text(model, 0, EventModel::WhereColumn),
                 u"%1 register(s), 12 of them still, customer 1041"_s.arg(QLocale().toString(50'000)));
        QCOMPARE(text(model, 1, EventModel::WhatColumn),
                 u"41.5 is above the limit of 40, unit unknown, came back 3 time(s)"_s);
        QCOMPARE(text(model, 1, EventModel::WhereColumn), u"meter meter-2, register 2"_s);
        QCOMPARE(text(model, 2, EventModel::StateColumn), u"Over"_s);
        limit.acknowledgedAt = limit.begunAt;
        model.apply(newsOf({limit}));
        QCOMPARE(text(model, 1, EventModel::StateColumn), u"Active \u2713"_s);
        QCOMPARE(model.index(1, EventModel::StateColumn).data(Qt::AccessibleTextRole).toString(),
                 u"Active, acknowledged"_s);
        QCOMPARE(text(model, 2, EventModel::LastedColumn), u"1 min 30 s"_s);
        QCOMPARE(text(model, 1, EventModel::LastedColumn), u"1 h"_s);
    }

    void staysInStepWithTheBookAndNeverResets()
    {
        std::mt19937 random(11);
        AlarmBook book;
        EventModel model(m_clock);
        const QAbstractItemModelTester tester(&model);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        AlarmBook::Moment moment{1h};
        std::vector<AlarmEvent> cleared;
        for (int step = 0; step < 400; ++step, moment += 20s) {
            const auto owner = AlarmBook::Owner(random() % 40);
            const AlarmEvent next = made(1 + owner);
            switch (random() % 5) {
            case 0:
            case 1:
                book.begin({{owner, next}}, next.begunAt, moment);
                break;
            case 2:
                book.end(AlarmKind::Silent, owner, next.begunAt + 5s, moment);
                break;
            case 3:
                if (!book.events().empty() && cleared.empty()) {
                    for (const auto &[id, each] : book.events()) {
                        if (random() % 3 == 0)
                            cleared.push_back(each);
                    }
                    std::vector<quint64> ids;
                    for (const AlarmEvent &each : cleared)
                        ids.push_back(each.id);
                    book.clear(ids);
                }
                break;
            case 4:
                book.restore(std::exchange(cleared, {}));
                break;
            }
            if (random() % 3 == 0)
                model.apply(book.takeNews());
        }
        model.apply(book.takeNews());
        QCOMPARE(model.rowCount(), int(book.events().size()));
        int row = model.rowCount();
        for (const auto &[id, each] : book.events())
            QVERIFY(model.at(--row) == each);
        QCOMPARE(resets.count(), 0);
    }

    void aBurstOfNewsIsFewSignals()
    {
        EventModel model(m_clock);
        std::vector<AlarmEvent> events;
        for (quint64 id = 1; id <= 5000; ++id)
            events.push_back(made(id));
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.apply(newsOf(events));
        QCOMPARE(inserted.count(), 1);
        for (AlarmEvent &each : events)
            each = over(each);
        model.apply(newsOf(events));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.rowCount(), 5000);
    }

    void filtersByKindStateAndWords()
    {
        EventsPanel panel(m_clock);
        const QAbstractItemModelTester tester(panel.view().model());
        show(panel);
        AlarmEvent seen = made(3);
        seen.acknowledgedAt = seen.begunAt;
        panel.apply(newsOf({made(1, AlarmKind::Gap), over(made(2)), seen, made(4, AlarmKind::AboveLimit)}));
        const auto *rows = panel.view().model();
        QCOMPARE(rows->rowCount(), 4);
        choose(panel, u"eventKinds"_s, u"Silent and stale"_s);
        QCOMPARE(rows->rowCount(), 2);
        choose(panel, u"eventStates"_s, u"Active"_s);
        QCOMPARE(rows->rowCount(), 1);
        choose(panel, u"eventKinds"_s, u"All kinds"_s);
        choose(panel, u"eventStates"_s, u"Alarms not acknowledged"_s);
        QCOMPARE(rows->rowCount(), 2);
        choose(panel, u"eventStates"_s, u"All states"_s);
        QTest::keyClicks(panel.findChild<QLineEdit *>(u"eventText"_s), u"METER-4 limit"_s);
        QCOMPARE(rows->rowCount(), 1);
        QTest::keyClicks(panel.findChild<QLineEdit *>(u"eventText"_s), u"nowhere"_s);
        QCOMPARE(rows->rowCount(), 0);
        panel.showOnly({AlarmKind::Gap}, EventFilterModel::State::All);
        QCOMPARE(rows->rowCount(), 1);
        QCOMPARE(panel.findChild<QComboBox *>(u"eventKinds"_s)->currentText(), u"Gaps"_s);
    }

    void acknowledgesByKeyAndByButton()
    {
        EventsPanel panel(m_clock);
        show(panel);
        panel.apply(newsOf({made(1), made(2), made(3)}));
        QSignalSpy asked(&panel, &EventsPanel::acknowledgeRequested);
        auto *one = panel.findChild<QToolButton *>(u"acknowledge"_s);
        QVERIFY(!one->isEnabled());
        panel.view().setFocus();
        panel.view().selectRow(1);
        QVERIFY(one->isEnabled());
        QTest::keyClick(&panel.view(), Qt::Key_A);
        QCOMPARE(asked.takeFirst()[0].value<std::vector<quint64>>(), std::vector<quint64>{2});
        QTest::mouseClick(one, Qt::LeftButton);
        QCOMPARE(asked.takeFirst()[0].value<std::vector<quint64>>(), std::vector<quint64>{2});
        QTest::keyClick(&panel.view(), Qt::Key_A, Qt::ShiftModifier);
        QCOMPARE(asked.takeFirst()[0].value<std::vector<quint64>>(), (std::vector<quint64>{3, 2, 1}));
        QTest::mouseClick(panel.findChild<QToolButton *>(u"acknowledgeAll"_s), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void clearingCanBeUndone()
    {
        EventsPanel panel(m_clock);
        show(panel);
        panel.apply(newsOf({over(made(1)), made(2), over(made(3))}));
        QSignalSpy cleared(&panel, &EventsPanel::clearRequested);
        QSignalSpy restored(&panel, &EventsPanel::restoreRequested);
        auto *undo = panel.findChild<QToolButton *>(u"undo"_s);
        QVERIFY(!undo->isVisible());
        panel.view().setFocus();
        QTest::keyClick(&panel.view(), Qt::Key_Delete);
        QCOMPARE(cleared.takeFirst()[0].value<std::vector<quint64>>(), (std::vector<quint64>{3, 1}));
        AlarmNews gone;
        gone.removed = {1, 3};
        panel.apply(gone);
        QCOMPARE(panel.model().rowCount(), 1);
        QVERIFY(undo->isVisible());
        QTest::keySequence(&panel.view(), QKeySequence::Undo);
        const auto events = restored.takeFirst()[0].value<std::vector<AlarmEvent>>();
        QCOMPARE(events.size(), size_t(2));
        QVERIFY(!undo->isVisible());
    }

    void leadsToTreeAndChartAtThatTime()
    {
        EventsPanel panel(m_clock);
        show(panel);
        panel.apply(newsOf({over(made(1))}));
        QSignalSpy tree(&panel, &EventsPanel::showInTreeRequested);
        QSignalSpy chart(&panel, &EventsPanel::showOnChartRequested);
        panel.view().setFocus();
        panel.view().selectRow(0);
        QTest::keyClick(&panel.view(), Qt::Key_T);
        QCOMPARE(tree.takeFirst()[0].value<RegisterKey>(), made(1).key);
        QTest::keyClick(&panel.view(), Qt::Key_Return);
        QCOMPARE(chart.count(), 1);
        const auto from = chart[0][1].value<Instant>();
        const auto to = chart[0][2].value<Instant>();
        QVERIFY(from <= made(1).begunAt - 5min);
        QVERIFY(to >= made(1).begunAt + 90s + 5min);
        const QRect row = panel.view().visualRect(panel.view().model()->index(0, 0));
        QTest::mouseClick(panel.view().viewport(), Qt::LeftButton, {}, row.center());
        QTest::mouseDClick(panel.view().viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(chart.count(), 2);
    }

    /// In a window of 1280 pixels beside the tree.
    void whatHappenedIsReadWhole()
    {
        EventsPanel panel(m_clock);
        panel.resize(755, 320);
        show(panel);
        AlarmEvent limit = made(1, AlarmKind::AboveLimit);
        limit.value = 138'623.855;
        limit.limit = -1;
        panel.apply(newsOf({limit, made(2)}));
        const QString what = text(panel.model(), 1, EventModel::WhatColumn);
        QVERIFY2(what.contains(u"above the limit"_s), qPrintable(what));
        QTRY_VERIFY(panel.view().columnWidth(EventModel::WhatColumn) >
                    panel.view().fontMetrics().horizontalAdvance(what));
        QVERIFY(panel.view().columnWidth(EventModel::WhereColumn) >= 100);
        QVERIFY(!panel.view().horizontalScrollBar()->isVisible());
        auto *search = panel.findChild<QLineEdit *>(u"eventText"_s);
        QVERIFY(search->width() >= search->fontMetrics().horizontalAdvance(search->placeholderText()));
        // An edge that a person moved stays where it is.
        panel.view().horizontalHeader()->resizeSection(EventModel::WhatColumn, 150);
        panel.apply(newsOf({made(3)}));
        panel.resize(900, 320);
        QCoreApplication::processEvents();
        QCOMPARE(panel.view().columnWidth(EventModel::WhatColumn), 150);
        // And what is beside it is read whole in another font too.
        const int kind = panel.view().columnWidth(EventModel::KindColumn);
        QFont larger = panel.view().font();
        larger.setPointSizeF(larger.pointSizeF() + 1);
        panel.view().setFont(larger);
        QVERIFY(panel.view().columnWidth(EventModel::KindColumn) >= kind);
        QCOMPARE(panel.view().columnWidth(EventModel::WhatColumn), 150);
    }

    void timesAreReadWholeHoweverLongTheyGet()
    {
        EventsPanel panel(m_clock);
        panel.resize(755, 320);
        show(panel);
        AlarmEvent event = made(1);
        event.begunAt = m_clock.now();
        panel.apply(newsOf({event}));
        QTRY_COMPARE(text(panel.model(), 0, EventModel::LastedColumn), u"0 s"_s);
        EventView &view = panel.view();
        const auto isCut = [&](int column) {
            return static_cast<const QAbstractItemView &>(view).sizeHintForColumn(column) >
                   view.columnWidth(column);
        };
        QTRY_VERIFY(view.columnWidth(EventModel::LastedColumn) > 0);
        const int before = view.columnWidth(EventModel::LastedColumn);
        const std::initializer_list<std::chrono::seconds> spans{119s, 3599s, 24h - 1min, 99 * 24h + 23h};
        for (const std::chrono::seconds passed : spans) {
            m_clock.passed = passed;
            panel.model().refreshLengths();
            QVERIFY2(!isCut(EventModel::LastedColumn),
                     qPrintable(text(panel.model(), 0, EventModel::LastedColumn)));
            QCOMPARE(view.columnWidth(EventModel::LastedColumn), before);
            // It began on another day, which is written beside its time.
            QTRY_VERIFY(!isCut(EventModel::BeganColumn));
        }
        // And so are the titles, beside the mark of the order.
        const QHeaderView &header = *view.horizontalHeader();
        for (int column = 0; column < EventModel::ColumnCount; ++column) {
            QStyleOptionHeader option;
            option.initFrom(&header);
            option.rect = QRect(0, 0, header.sectionSize(column), header.height());
            option.sortIndicator = QStyleOptionHeader::SortDown;
            const QString title = panel.model().headerData(column, Qt::Horizontal).toString();
            const QRect label = header.style()->subElementRect(QStyle::SE_HeaderLabel, &option, &header);
            QVERIFY2(label.width() >= header.fontMetrics().horizontalAdvance(title), qPrintable(title));
        }
        m_clock.passed = 0s;
    }

    void whereHasTheRoomThatIsLeft()
    {
        EventsPanel panel(m_clock);
        panel.resize(1100, 320);
        show(panel);
        AlarmEvent limit = made(1, AlarmKind::AboveLimit);
        limit.value = 138'623.855;
        panel.apply(newsOf({limit}));
        EventView &view = panel.view();
        const auto edge = [&view] {
            return view.horizontalHeader()->length();
        };
        QTRY_COMPARE(edge(), view.viewport()->width());
        // Also after a person has moved one edge, and when the window grows then.
        view.horizontalHeader()->resizeSection(EventModel::WhatColumn, 150);
        QTRY_COMPARE(edge(), view.viewport()->width());
        panel.resize(1400, 320);
        QTRY_COMPARE(edge(), view.viewport()->width());
        QCOMPARE(view.columnWidth(EventModel::WhatColumn), 150);
    }

    void isInOrderOfTheColumnWithTheMark()
    {
        EventsPanel panel(m_clock);
        const QAbstractItemModelTester tester(panel.view().model());
        panel.resize(900, 320);
        show(panel);
        const auto begun = [](quint64 id, std::chrono::seconds ago, std::chrono::seconds lasted) {
            AlarmEvent event = made(id);
            event.begunAt = Instant(1'700'000'000s) - ago;
            event.endedAt = event.begunAt + lasted;
            return event;
        };
        panel.apply(newsOf({begun(1, 60s, 5s), begun(2, 90s, 30s), begun(3, 10s, 9s)}));
        const auto ids = [&panel] {
            QList<quint64> found;
            for (int row = 0; row < panel.view().model()->rowCount(); ++row)
                found += panel.view().model()->index(row, 0).data(EventModel::IdRole).toULongLong();
            return found;
        };
        const QHeaderView &header = *panel.view().horizontalHeader();
        QVERIFY(header.isSortIndicatorShown());
        QCOMPARE(header.sortIndicatorSection(), int(EventModel::BeganColumn));
        QCOMPARE(ids(), (QList<quint64>{3, 1, 2}));
        // What is told later and began earlier takes its place.
        panel.apply(newsOf({begun(4, 70s, 7s)}));
        QCOMPARE(ids(), (QList<quint64>{3, 1, 4, 2}));
        const QPoint lasted(header.sectionViewportPosition(EventModel::LastedColumn) + 10,
                            header.height() / 2);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, lasted);
        QCOMPARE(header.sortIndicatorSection(), int(EventModel::LastedColumn));
        QCOMPARE(ids(), (QList<quint64>{1, 4, 3, 2}));
    }

    void numbersAreWrittenAsTheLocaleWritesThem()
    {
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        AlarmEvent event = made(1, AlarmKind::Gap);
        event.missing = 10'925;
        event.repeats = 1'200;
        QCOMPARE(whatText(event, {}, english), u"10,925 reading(s) missing, came back 1,200 time(s)"_s);
        event.repeats = 0;
        event.kind = AlarmKind::CaughtUp;
        QCOMPARE(whatText(event, {}, english), u"10,925 reading(s) from while we were away"_s);
        event.kind = AlarmKind::WatchBehind;
        QCOMPARE(whatText(event, {}, english), u"10,925 reading(s) came too fast; they are stored"_s);
    }

    void newEventsDoNotMoveWhatIsLookedAt()
    {
        EventsPanel panel(m_clock);
        panel.resize(700, 240);
        show(panel);
        std::vector<AlarmEvent> events;
        for (quint64 id = 1; id <= 200; ++id)
            events.push_back(made(id));
        panel.apply(newsOf(events));
        QTRY_VERIFY(panel.view().verticalScrollBar()->maximum() > 1000);
        panel.view().verticalScrollBar()->setValue(1000);
        const auto top = [&panel] {
            return panel.view().indexAt({5, 5}).data(EventModel::IdRole).toULongLong();
        };
        const quint64 before = top();
        QVERIFY(before < 200);
        panel.view().setCurrentIndex(panel.view().indexAt({5, 5}));
        panel.apply(newsOf({made(201), made(202), made(203)}));
        QCOMPARE(top(), before);
        QCOMPARE(panel.view().currentIndex().data(EventModel::IdRole).toULongLong(), before);
    }

    void exportsBothTimesAndTheLocalesSeparator()
    {
        AlarmEvent limit = over(made(1, AlarmKind::AboveLimit));
        limit.value = 41.5;
        limit.limit = 40;
        limit.begunAt = Instant(1'698'539'400s); // 2023-10-29 02:30 in Oslo, for the second time.
        limit.endedAt.reset();
        limit.key.meter = MeterId(u"a;b \"c\""_s);
        const QTimeZone oslo("Europe/Oslo");
        const QString norwegian =
            QString::fromUtf8(eventsToCsv({{limit, {}}}, oslo, QLocale(QLocale::NorwegianBokmal)));
        const QStringList lines = norwegian.split(u"\r\n"_s);
        QVERIFY2(lines[0].contains(u";began (UTC);began (Europe/Oslo);"_s), qPrintable(lines[0]));
        QVERIFY2(lines[1].contains(u";2023-10-29T00:30:00.000Z;2023-10-29T02:30:00.000+02:00;;;"_s),
                 qPrintable(lines[1]));
        QVERIFY2(lines[1].contains(u"\"a;b \"\"c\"\"\";;2;;1;"_s), qPrintable(lines[1]));
        QVERIFY2(lines[1].contains(u";41,5;40;;"_s), qPrintable(lines[1]));
        // Names beside the ids, and the unit once somebody told it.
        const EventSubject subject{u"Nordlys AS"_s, u"Boiler"_s, u"Heat"_s, u"MJ"_s};
        const QByteArray named = eventsToCsv({{limit, subject}}, oslo, QLocale::c());
        QVERIFY(named.contains(",41.5,40,MJ,"));
        QVERIFY(named.contains(",1041,Nordlys AS,7,\"a;b \"\"c\"\"\",Boiler,2,Heat,1,"));
    }

    void namesAndUnitsChangeInPlaceWhenTheyArrive()
    {
        metadata::Catalogue catalogue;
        EventsPanel panel(m_clock);
        const QAbstractItemModelTester tester(&panel.model());
        show(panel);
        panel.setCatalogue(&catalogue);
        AlarmEvent limit = made(2, AlarmKind::AboveLimit);
        limit.value = 41.5;
        limit.limit = 40;
        panel.apply(newsOf({made(1), limit, made(3)}));
        panel.view().selectRow(1);
        const QSignalSpy resets(&panel.model(), &QAbstractItemModel::modelReset);
        const QSignalSpy removed(panel.view().model(), &QAbstractItemModel::rowsRemoved);
        QVERIFY(catalogue.setOwnAlias({limit.key.customer, limit.key.meter}, u"Boiler"_s));
        QVERIFY(catalogue.setOwnRegister(metadata::RegisterPlace(limit.key),
                                         {.alias = u"Heat"_s, .unit = u"MJ"_s}));
        QTRY_COMPARE(text(panel.model(), 1, EventModel::WhereColumn), u"Boiler, Heat"_s);
        const QString what = u"41.5\u2009MJ is above the limit of 40\u2009MJ"_s;
        QCOMPARE(text(panel.model(), 1, EventModel::WhatColumn), what);
        QCOMPARE(text(panel.model(), 0, EventModel::WhereColumn),
                 u"meter meter-3, Accumulated energy consumption"_s);
        const QString whole = panel.model().index(1, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(whole.contains(u"Meter: Boiler (meter-2)"_s), qPrintable(whole));
        QVERIFY2(whole.contains(u"Register: Heat (2)"_s), qPrintable(whole));
        QVERIFY2(whole.contains(u"Customer: 1041"_s), qPrintable(whole));
        QCOMPARE(panel.view().selectedIds(), std::vector<quint64>{2});
        QCOMPARE(resets.count() + removed.count(), 0);
        // Found by the name and by the id.
        QTest::keyClicks(panel.findChild<QLineEdit *>(u"eventText"_s), u"boiler"_s);
        QCOMPARE(panel.view().model()->rowCount(), 1);
        panel.findChild<QLineEdit *>(u"eventText"_s)->clear();
        QTest::keyClicks(panel.findChild<QLineEdit *>(u"eventText"_s), u"meter-2"_s);
        QCOMPARE(panel.view().model()->rowCount(), 1);
        panel.setCatalogue(nullptr);
        QCOMPARE(text(panel.model(), 1, EventModel::WhereColumn), u"meter meter-2, register 2"_s);
    }

    void theButtonSaysHowManyWait()
    {
        AlarmButton button;
        const int width = button.sizeHint().width();
        readings::AlarmCounts counts;
        counts.unacknowledgedAlarms = 3;
        counts.activeUnacknowledged = 2;
        button.setCounts(counts);
        QCOMPARE(button.text(), u"Alarms 3"_s);
        QVERIFY(button.accessibleName().contains(u"3 alarm"_s));
        QVERIFY(button.toolTip().contains(u"Ctrl+Shift+A"_s));
        counts.unacknowledgedAlarms = 4321;
        button.setCounts(counts);
        QVERIFY(button.sizeHint().width() <= std::max(width, button.sizeHint().width()));
    }

    void notifiesOnceMergedAndNotTooOften()
    {
        HandClock clock;
        DesktopNotifier notifier(clock);
        QStringList shown;
        bool isWatched = false;
        notifier.setShow(
            [&shown](const QString &title, const QString &text) { shown += title + u": "_s + text; });
        notifier.setIsWatched([&isWatched] { return isWatched; });
        metadata::Catalogue catalogue;
        QVERIFY(catalogue.setOwnAlias({made(1).key.customer, made(1).key.meter}, u"Boiler"_s));
        notifier.begin(&catalogue);
        notifier.take(newsOf({made(1), made(2, AlarmKind::Stale), over(made(3))}));
        QCOMPARE(shown.size(), 1);
        QVERIFY2(shown[0].startsWith(u"Silent: Boiler, Accumulated energy consumption"_s),
                 qPrintable(shown[0]));
        // A storm of a thousand is told once, half a minute later.
        std::vector<AlarmEvent> storm;
        for (quint64 id = 10; id < 1010; ++id)
            storm.push_back(made(id, id % 2 ? AlarmKind::Silent : AlarmKind::AboveLimit));
        notifier.take(newsOf(storm));
        clock.passed += 29s;
        notifier.tick();
        QCOMPARE(shown.size(), 1);
        clock.passed += 1s;
        notifier.tick();
        QCOMPARE(shown.size(), 2);
        QVERIFY2(shown[1].contains(u"500 silent"_s) && shown[1].contains(u"500 above limit"_s),
                 qPrintable(shown[1]));
        // The same ones again, or what ended before its turn, is not told.
        notifier.take(newsOf(storm));
        notifier.take(newsOf({made(2000)}));
        notifier.take(newsOf({over(made(2000))}));
        clock.passed += 1min;
        notifier.tick();
        QCOMPARE(shown.size(), 2);
        isWatched = true;
        notifier.take(newsOf({made(2001)}));
        isWatched = false;
        clock.passed += 1min;
        notifier.tick();
        QCOMPARE(shown.size(), 2);
        notifier.setEnabled(false);
        notifier.take(newsOf({made(2002)}));
        notifier.setEnabled(true);
        clock.passed += 1min;
        notifier.tick();
        QCOMPARE(shown.size(), 2);
        notifier.take(newsOf({made(2003)}));
        QCOMPARE(shown.size(), 3);
    }

private:
    static QString text(const EventModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

    static void show(EventsPanel &panel)
    {
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }

    static void choose(const EventsPanel &panel, const QString &box, const QString &entry)
    {
        auto *list = panel.findChild<QComboBox *>(box);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        for (int i = 0; i < list->count() && list->currentText() != entry; ++i)
            QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(list->currentText(), entry);
    }

    HandClock m_clock;
};

QTEST_MAIN(TestEvents)
#include "tst_events.moc"
