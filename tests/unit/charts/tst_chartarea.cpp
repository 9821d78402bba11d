// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartarea.h"

#include "../tree/readingfeed.h"
#include "charts/chartpanel.h"
#include "charts/liveseriessource.h"
#include "charts/plotcanvas.h"
#include "charts/serieschip.h"
#include "charts/timewindow.h"
#include "tree/registermime.h"

#include <QDropEvent>
#include <QJsonArray>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace insite;
using namespace insite::charts;
using namespace insite::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Registers = QList<readings::RegisterIndex>;

class TestChartArea : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_feed.emplace(m_clock);
        m_source = std::make_unique<LiveSeriesSource>(m_feed->live());
        m_area = std::make_unique<ChartArea>(*m_source);
        m_area->resize(900, 600);
        m_area->show();
        QVERIFY(QTest::qWaitForWindowExposed(&*m_area));
        // Ten minutes of every second register; the fifth to seventh are missing from register 12.
        for (int i = 10; i >= 0; --i) {
            const Instant at = m_clock.now() - i * 1min;
            m_feed->read(u"A"_s, u"s"_s, u"Main"_s, u"2"_s, 1000 + 10 - i, 0ms, at);
            if (i < 5 || i > 7) {
                m_feed->read(u"A"_s, u"s"_s, u"Main"_s, u"12"_s, 10 + i, 1min, at);
            }
            m_feed->read(u"A"_s, u"s"_s, u"Cooling"_s, u"12"_s, 20 + i, 1min, at);
            m_feed->read(u"A"_s, u"s"_s, u"Cooling"_s, u"10"_s, 0.5, 1min, at);
        }
        frame();
        m_area->time().setSpan(15min);
    }
    void cleanup()
    {
        m_area.reset();
        m_source.reset();
    }

    void thirdKindOfUnitOpensAPanel()
    {
        m_area->addRegisters({0, 1, 2});
        QCOMPARE(m_area->panels().size(), 1);
        m_area->addRegisters({3});
        QCOMPARE(m_area->panels().size(), 2);
        QCOMPARE(m_area->panels().first()->registers(), (Registers{0, 1, 2}));
        QCOMPARE(m_area->panels().last()->registers(), Registers{3});
        m_area->addRegisters({3, 0});
        QCOMPARE(m_area->panels().size(), 2);
    }

    void unknownQuantitiesNeverShareAnAxis()
    {
        ChartPanel *panel = m_area->addPanel();
        QVERIFY(panel->addRegister(0)); // register 2
        QVERIFY(panel->addRegister(1)); // register 12
        QVERIFY(!panel->canTake(3));    // register 10
        m_source->setUnit(0, u"kW"_s);
        m_source->setUnit(1, u"kW"_s);
        QVERIFY(panel->canTake(3));
        QVERIFY(!panel->addRegister(99));
    }

    void crosshairReadsEveryCurve()
    {
        m_area->addRegisters({0, 1});
        ChartPanel *panel = m_area->panels().first();
        const Instant at = m_clock.now() - 90s;
        QTRY_VERIFY_WITH_TIMEOUT(panel->valueAt(1, at).has_value(), 30000);
        QCOMPARE(*panel->valueAt(1, at), 11.0); // the interval that ends a minute ago
        QTRY_VERIFY_WITH_TIMEOUT(panel->valueAt(0, at).has_value(), 30000);
        QCOMPARE(*panel->valueAt(0, at), 1008.0);                // the last state at or before
        QVERIFY(!panel->valueAt(1, m_clock.now() - 5min - 30s)); // in the gap nothing was measured
    }

    void drawsOnlyWhenAPixelColumnChanged()
    {
        m_area->addRegisters({0, 1});
        ChartPanel *panel = m_area->panels().first();
        QTRY_VERIFY_WITH_TIMEOUT(panel->valueAt(1, m_clock.now()).has_value(), 30000);
        m_area->time().setSpan(24h);
        QTest::qWait(100);
        const int before = panel->drawCount();
        for (int i = 0; i < 30; ++i) {
            m_clock.advance(34ms);
            frame();
            QCoreApplication::sendPostedEvents();
            QTest::qWait(1);
        }
        QVERIFY2(panel->drawCount() - before <= 2, qPrintable(QString::number(panel->drawCount() - before)));
    }

    void hiddenCostsNothing()
    {
        m_area->addRegisters({0});
        ChartPanel *panel = m_area->panels().first();
        QTRY_VERIFY_WITH_TIMEOUT(panel->drawCount() > 0, 30000);
        m_area->hide();
        const int before = panel->drawCount();
        QSignalSpy answers(&*m_source, &SeriesSource::ready);
        for (int i = 1; i < 5; ++i) {
            m_clock.advance(1min);
            m_feed->read(u"A"_s, u"s"_s, u"Main"_s, u"2"_s, 2000 + i, 0ms);
            frame();
            QTest::qWait(1);
        }
        QCOMPARE(panel->drawCount(), before);
        QCOMPARE(answers.count(), 0);
        m_area->show();
        QTRY_COMPARE_WITH_TIMEOUT(panel->valueAt(0, m_clock.now()).value_or(0), 2004.0, 30000);
    }

    void keysMoveAndHold()
    {
        m_area->addRegisters({0});
        auto *canvas = m_area->findChild<PlotCanvas *>();
        TimeWindow &time = m_area->time();
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_Plus);
        QCOMPARE(time.span(), TimeWindow::Span(10min));
        QVERIFY(time.isFollowing());
        QTest::keyClick(canvas, Qt::Key_Minus);
        QCOMPARE(time.span(), TimeWindow::Span(15min));
        const Instant to = time.to();
        QTest::keyClick(canvas, Qt::Key_Left);
        QVERIFY(!time.isFollowing());
        QCOMPARE(time.to(), to - 90s);
        QTest::keyClick(canvas, Qt::Key_Home);
        QVERIFY(time.isFollowing());
        QTest::keyClick(canvas, Qt::Key_Space);
        QVERIFY(!time.isFollowing());
    }

    void mouseZoomsAndPans()
    {
        m_area->addRegisters({0});
        auto *canvas = m_area->findChild<PlotCanvas *>();
        QTRY_VERIFY_WITH_TIMEOUT(m_area->panels().first()->drawCount() > 0, 30000);
        TimeWindow &time = m_area->time();
        const QPoint middle = canvas->plotArea().center();
        QWheelEvent wheel(middle, canvas->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas, &wheel);
        QCOMPARE(time.span(), TimeWindow::Span(12min));
        QVERIFY(time.isFollowing());
        const Instant to = time.to();
        QTest::mousePress(canvas, Qt::LeftButton, {}, middle);
        QTest::mouseMove(canvas, middle + QPoint(canvas->plotArea().width() / 4, 0));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, middle + QPoint(canvas->plotArea().width() / 4, 0));
        QVERIFY(!time.isFollowing());
        QVERIFY(qAbs((to - time.to()).count() - (3min / 1ms)) < 3000);
        QTest::mouseDClick(canvas, Qt::LeftButton, {}, middle);
        QVERIFY(time.isFollowing());
    }

    void dropAddsRegisters()
    {
        QMimeData data;
        data.setData(tree::registerMimeType(), tree::encodeRegisters({1, 2}));
        drop(*m_area, data);
        QCOMPARE(m_area->panels().size(), 1);
        QCOMPARE(m_area->panels().first()->registers(), (Registers{1, 2}));
        data.setData(tree::registerMimeType(), tree::encodeRegisters({0}));
        drop(*m_area->panels().first(), data);
        QCOMPARE(m_area->panels().first()->registers(), (Registers{1, 2, 0}));
    }

    void chipHidesAndRemoves()
    {
        m_area->addRegisters({0, 1});
        ChartPanel *panel = m_area->panels().first();
        auto *chip = panel->findChildren<SeriesChip *>().last();
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(20, chip->height() / 2));
        QVERIFY(!panel->isShown(1));
        QTest::keyClick(chip, Qt::Key_Space);
        QVERIFY(panel->isShown(1));
        QTest::keyClick(chip, Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(panel->registers(), Registers{0}, 30000);
        QTest::mouseClick(panel->findChild<QToolButton *>(u"closePanel"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_area->panels().size(), 0, 30000);
    }

    void panelsShareOneTimeAxis()
    {
        m_area->addRegisters({0, 1, 2, 3});
        QCOMPARE(m_area->panels().size(), 2);
        const auto canvases = m_area->findChildren<PlotCanvas *>();
        QTRY_VERIFY_WITH_TIMEOUT(canvases[0]->leftLabelWidth() > 0 && canvases[1]->leftLabelWidth() > 0,
                                 30000);
        QTRY_COMPARE_WITH_TIMEOUT(canvases[0]->plotArea().left(), canvases[1]->plotArea().left(), 30000);
        QTRY_COMPARE_WITH_TIMEOUT(canvases[0]->plotArea().right(), canvases[1]->plotArea().right(), 30000);
    }

    void layoutComesBackEvenBeforeTheReadings()
    {
        m_area->addRegisters({0, 1, 3});
        m_area->panels().first()->setShown(1, false);
        m_area->time().setSpan(6h);
        const QJsonObject state = m_area->saveState();

        ReadingFeed later(m_clock);
        LiveSeriesSource source(later.live());
        ChartArea area(source);
        QVERIFY(!area.restoreState({}));
        QVERIFY(area.restoreState(state));
        QCOMPARE(area.panels().size(), 2);
        QCOMPARE(area.time().span(), TimeWindow::Span(6h));
        QCOMPARE(area.saveState().value(u"colours"_s), state.value(u"colours"_s));
        later.read(u"A"_s, u"s"_s, u"Cooling"_s, u"10"_s, 1).read(u"A"_s, u"s"_s, u"Main"_s, u"12"_s, 1);
        source.apply(later.take());
        QCOMPARE(area.panels().first()->registers(), Registers{1});
        QVERIFY(!area.panels().first()->isShown(1));
        QCOMPARE(area.panels().last()->registers(), Registers{0});
        QCOMPARE(area.saveState().value(u"panels"_s).toArray().size(), 2);
    }

private:
    void frame()
    {
        const readings::Changes changes = m_feed->take();
        m_source->apply(changes);
        m_area->apply(changes, m_clock.now());
    }
    static void drop(QWidget &target, QMimeData &data)
    {
        const QPoint at = target.rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &event);
        QVERIFY(event.isAccepted());
    }

    StillClock m_clock;
    std::optional<ReadingFeed> m_feed;
    std::unique_ptr<LiveSeriesSource> m_source;
    std::unique_ptr<ChartArea> m_area;
};

QTEST_MAIN(TestChartArea)
#include "tst_chartarea.moc"
