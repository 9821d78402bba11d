// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/statusbar.h"

#include "core/clock.h"

#include <QLabel>
#include <QTest>

using namespace insite;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

class FakeClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return Instant(1'672'576'500s); } // 12:35:00 UTC
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return {}; }
};

} // namespace

class TestStatusBar final : public QObject
{
    Q_OBJECT

private slots:
    void saysTimesByTheClockOfItsZone()
    {
        const FakeClock clock;
        window::StatusBar bar(clock);
        session::SessionState state;
        state.phase = session::Phase::Connected;
        state.catchUp = session::CatchUp{412, clock.now() - 2h, clock.now() - 1h, clock.now()};
        bar.setZone(QTimeZone::utc());
        bar.setState(state);
        const auto *phase = bar.findChild<QLabel *>(u"statusPhase"_s);
        QVERIFY2(phase->toolTip().contains(u"10:35–11:35"_s), qPrintable(phase->toolTip()));
        bar.setZone(QTimeZone("Asia/Kathmandu"));
        QVERIFY2(phase->toolTip().contains(u"16:20–17:20"_s), qPrintable(phase->toolTip()));
    }
};

QTEST_MAIN(TestStatusBar)
#include "tst_statusbar.moc"
