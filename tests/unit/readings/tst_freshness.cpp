// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/freshness.h"

#include "core/clock.h"

#include <QTest>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

class FakeClock final : public Clock
{
public:
    Instant now() const override { return m_now; }
    std::chrono::steady_clock::time_point monotonic() const override { return {}; }
    void set(Instant now) { m_now = now; }

private:
    Instant m_now = Instant(1'672'574'400s);
};

} // namespace

Q_DECLARE_METATYPE(insite::readings::Freshness)

class TestFreshness : public QObject
{
    Q_OBJECT

private slots:
    void agesByTheInterval_data();
    void agesByTheInterval();
    void nothingIsLateThatWasNotExpected();
    void aClockAheadAgesFromItsArrival();
    void aClockSetBackMakesNothingOld();
    void aClockAheadIsHeardAtItsArrival();
    void whatIsOldDoesNotLookFresh();
};

void TestFreshness::agesByTheInterval_data()
{
    QTest::addColumn<milliseconds>("age");
    QTest::addColumn<Freshness>("freshness");
    QTest::newRow("now") << milliseconds(0) << Freshness::Fresh;
    QTest::newRow("just due") << milliseconds(90s) << Freshness::Fresh;
    QTest::newRow("late") << milliseconds(90'001) << Freshness::Late;
    QTest::newRow("still late") << milliseconds(3min) << Freshness::Late;
    QTest::newRow("stale") << milliseconds(180'001) << Freshness::Stale;
    QTest::newRow("still stale") << milliseconds(12min) << Freshness::Stale;
    QTest::newRow("silent") << milliseconds(720'001) << Freshness::Silent;
    QTest::newRow("long silent") << milliseconds(std::chrono::years(9'000)) << Freshness::Silent;
}

void TestFreshness::agesByTheInterval()
{
    QFETCH(const milliseconds, age);
    QFETCH(const Freshness, freshness);
    FakeClock clock;
    const Instant measured = clock.now();
    clock.set(measured + age);
    QCOMPARE(freshnessOf(ageAt(clock.now(), measured, measured + 1s), 1min), freshness);
}

void TestFreshness::nothingIsLateThatWasNotExpected()
{
    QCOMPARE(freshnessOf({}, 1min), Freshness::Never);
    QCOMPARE(freshnessOf({}, {}), Freshness::Never);
    QCOMPARE(freshnessOf(240h, {}), Freshness::Fresh);
    QCOMPARE(freshnessOf(240h, 0ms), Freshness::Fresh);
}

void TestFreshness::aClockAheadAgesFromItsArrival()
{
    FakeClock clock;
    const Instant arrived = clock.now();
    clock.set(arrived + 2min);
    QCOMPARE(freshnessOf(ageAt(clock.now(), arrived + 48h, arrived), 1min), Freshness::Late);
}

void TestFreshness::aClockSetBackMakesNothingOld()
{
    FakeClock clock;
    const Instant arrived = clock.now();
    clock.set(arrived - 24h);
    QCOMPARE(ageAt(clock.now(), arrived, arrived), milliseconds(0));
}

void TestFreshness::aClockAheadIsHeardAtItsArrival()
{
    const Instant now = FakeClock().now();
    // The newest value that counts is of this morning; what came a minute ago is stamped ahead.
    QCOMPARE(silenceAt(now, now - 6h, now - 1min, true), milliseconds(1min));
    QCOMPARE(silenceAt(now, now - 6h, now - 1min, false), milliseconds(6h));
    QCOMPARE(silenceAt(now, now - 6h, now + 1min, true), milliseconds(0));
}

void TestFreshness::whatIsOldDoesNotLookFresh()
{
    QCOMPARE(shownFreshnessOf({}, {}), Freshness::Never);
    QCOMPARE(shownFreshnessOf(3h, {}), Freshness::Fresh);
    QCOMPARE(shownFreshnessOf(3h + 1ms, {}), Freshness::Stale);
    QCOMPARE(shownFreshnessOf(9'000h, 0ms), Freshness::Stale);
    QCOMPARE(shownFreshnessOf(4h, 24h), Freshness::Fresh);
    QCOMPARE(shownFreshnessOf(100s, 1min), Freshness::Late);
}

QTEST_GUILESS_MAIN(TestFreshness)
#include "tst_freshness.moc"
