// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/loadcurve.h"

#include <QTest>

#include <cmath>

using namespace std::chrono_literals;
using insite::Instant;
using insite::simulator::Load;
using insite::simulator::LoadCurve;

namespace {

constexpr std::array kLoads = {Load::Base,     Load::HeatPump, Load::Ventilation,    Load::Lighting,
                               Load::Charging, Load::Water,    Load::DistrictHeating};

Instant at(int year, unsigned month, unsigned day, std::chrono::milliseconds time)
{
    return Instant(std::chrono::sys_days(std::chrono::year(year) / month / day)) + time;
}

double meanOf(const LoadCurve &curve, Instant from, std::chrono::hours length)
{
    double sum = 0.0;
    int count = 0;
    for (Instant instant = from; instant < from + length; instant += 10min, ++count)
        sum += curve.at(instant);
    return sum / count;
}

} // namespace

class TestLoadCurve : public QObject
{
    Q_OBJECT

private slots:
    void isNeverNegativeAndStaysInReach()
    {
        for (const Load load : kLoads) {
            const LoadCurve curve{load, 7, 10.0};
            for (Instant instant = at(2024, 1, 1, 0ms); instant < at(2025, 1, 1, 0ms); instant += 37min) {
                const double value = curve.at(instant);
                QVERIFY(value >= 0.0 && value < 40.0);
            }
        }
    }

    void isTheSameForTheSameSeed()
    {
        const Instant instant = at(2026, 3, 4, 5h + 6min + 7s + 89ms);
        QCOMPARE((LoadCurve{Load::Base, 1, 10.0}.at(instant)), (LoadCurve{Load::Base, 1, 10.0}.at(instant)));
        QVERIFY((LoadCurve{Load::Base, 1, 10.0}.at(instant)) != (LoadCurve{Load::Base, 2, 10.0}.at(instant)));
    }

    void isSmooth()
    {
        for (const Load load : kLoads) {
            const LoadCurve curve{load, 3, 10.0};
            double before = curve.at(at(2026, 1, 12, 0ms));
            for (Instant instant = at(2026, 1, 12, 1s); instant < at(2026, 1, 12, 2h); instant += 1s) {
                const double now = curve.at(instant);
                QVERIFY2(std::abs(now - before) < 0.5, qPrintable(QString::number(now - before)));
                before = now;
            }
        }
    }

    void knowsDayWeekAndYear()
    {
        const LoadCurve ventilation{Load::Ventilation, 5, 10.0};
        QVERIFY(ventilation.at(at(2026, 1, 14, 11h)) > 2.0 * ventilation.at(at(2026, 1, 14, 1h)));
        // Wednesday and Sunday
        QVERIFY(meanOf(ventilation, at(2026, 1, 14, 0ms), 24h) >
                1.3 * meanOf(ventilation, at(2026, 1, 18, 0ms), 24h));
        const LoadCurve heat{Load::DistrictHeating, 5, 10.0};
        QVERIFY(meanOf(heat, at(2026, 1, 14, 0ms), 24h) > 3.0 * meanOf(heat, at(2026, 7, 15, 0ms), 24h));
    }
};

QTEST_GUILESS_MAIN(TestLoadCurve)
#include "tst_loadcurve.moc"
