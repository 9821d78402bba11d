// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timewindow.h"

#include <QSignalSpy>
#include <QTest>

using namespace insite;
using namespace insite::charts;
using namespace std::chrono_literals;

namespace {

const Instant kNow(1795444330123ms);

} // namespace

class TestTimeWindow : public QObject
{
    Q_OBJECT

private slots:
    void followsByWholeColumns()
    {
        TimeWindow window;
        window.setColumns(900);
        window.setSpan(1h);
        window.setNow(kNow);
        QCOMPARE(window.column(), TimeWindow::Span(4000));
        QSignalSpy moved(&window, &TimeWindow::rangeChanged);
        for (int i = 0; i < 300; ++i) { // ten seconds of frames
            window.setNow(kNow + i * 34ms);
        }
        QVERIFY2(moved.count() >= 2 && moved.count() <= 3, qPrintable(QString::number(moved.count())));
        QVERIFY(window.to() >= window.now() && window.to() - window.now() <= window.column());
        QCOMPARE(window.to().time_since_epoch().count() % 4000, 0);
    }

    void heldStandsStill()
    {
        TimeWindow window;
        window.setNow(kNow);
        window.setFollowing(false);
        const Instant to = window.to();
        window.setNow(kNow + 10min);
        QCOMPARE(window.to(), to);
        window.setFollowing(true);
        QVERIFY(window.to() >= kNow + 10min);
    }

    void zoomKeepsWhatIsUnderThePointer()
    {
        TimeWindow window;
        window.setNow(kNow);
        window.setRange(kNow - 4h, kNow);
        window.zoom(0.5, kNow - 3h);
        QCOMPARE(window.span(), TimeWindow::Span(2h));
        QCOMPARE(window.from(), kNow - 3h - 30min);
    }

    void zoomWhileFollowingKeepsNow()
    {
        TimeWindow window;
        window.setNow(kNow);
        window.zoom(0.5, kNow - 1h);
        QVERIFY(window.isFollowing());
        QVERIFY(window.to() >= kNow && window.to() - kNow <= window.column());
    }

    void panHoldsAndStopsAtNow()
    {
        TimeWindow window;
        window.setNow(kNow);
        window.pan(5min);
        QVERIFY(window.isFollowing());
        window.pan(-10min);
        QVERIFY(!window.isFollowing());
        window.pan(1h);
        QVERIFY(window.to() <= kNow + window.column());
    }

    void spanHasLimits()
    {
        TimeWindow window;
        window.setNow(kNow);
        window.zoom(1e-12, kNow);
        QCOMPARE(window.span(), TimeWindow::kShortest);
        window.zoom(1e300, kNow);
        QCOMPARE(window.span(), std::chrono::duration_cast<TimeWindow::Span>(TimeWindow::kLongest));
    }
};

QTEST_GUILESS_MAIN(TestTimeWindow)
#include "tst_timewindow.moc"
