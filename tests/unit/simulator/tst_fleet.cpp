// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/fleet.h"

#include <QHash>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using insite::Instant;
using insite::simulator::Access;
using insite::simulator::Fleet;
using insite::simulator::Meter;
using insite::simulator::OutboundReading;

namespace {

const Instant kStart(std::chrono::sys_days(std::chrono::year(2026) / 1 / 14) + 12h);

} // namespace

class TestFleet : public QObject
{
    Q_OBJECT

private slots:
    void hasExactlySoManyRegisters_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 7, 60, 1000, 5003})
            QTest::addRow("%d", count) << count;
    }

    void hasExactlySoManyRegisters()
    {
        QFETCH(int, count);
        Fleet fleet(count, 1, 3s);
        QCOMPARE(fleet.registerCount(), count);
        QCOMPARE(fleet.catalogue().registers.size(), count);
        QSet<QString> seen;
        for (int i = 0; i < count; ++i) {
            const OutboundReading reading = fleet.next(kStart);
            seen.insert(reading.meter + u'/' + reading.registerId);
        }
        QCOMPARE(seen.size(), count);
    }

    void isTheSameForTheSameSeed()
    {
        Fleet one(50, 4, 1s);
        Fleet same(50, 4, 1s);
        Fleet other(50, 5, 1s);
        int differences = 0;
        for (int i = 0; i < 200; ++i) {
            const Instant now = kStart + i * 20ms;
            const OutboundReading reading = one.next(now);
            QCOMPARE(same.next(now), reading);
            differences += other.next(now) == reading ? 0 : 1;
        }
        QVERIFY(differences > 100);
    }

    void metersFormATreeOfOneInstallationAndCustomer()
    {
        const Fleet fleet(500, 1, 1s);
        QHash<QString, Meter> meters;
        QSet<QString> customers;
        int children = 0;
        for (const Meter &meter : fleet.catalogue().meters)
            meters.insert(meter.id, meter);
        QCOMPARE(meters.size(), fleet.catalogue().meters.size()); // ids are unique
        for (const Meter &meter : std::as_const(meters)) {
            customers.insert(meter.customer);
            if (meter.parent.isEmpty())
                continue;
            ++children;
            QVERIFY(meters.contains(meter.parent));
            QCOMPARE(meters.value(meter.parent).installation, meter.installation);
            QCOMPARE(meters.value(meter.parent).customer, meter.customer);
        }
        QVERIFY(children > 50);
        QCOMPARE(customers.size(), 6);
    }

    void customersWithoutAccessSendNothing()
    {
        Fleet fleet(100, 1, 1s);
        QSet<QString> forbidden;
        for (const auto &customer : fleet.catalogue().customers) {
            if (customer.access != Access::Allow)
                forbidden.insert(customer.id);
        }
        QCOMPARE(forbidden.size(), 3);
        for (int i = 0; i < 200; ++i)
            QVERIFY(!forbidden.contains(fleet.next(kStart).customer));
    }

    void intervalsFollowEachOtherAndCountersNeverStepBack()
    {
        Fleet fleet(20, 1, 1s);
        QHash<QString, OutboundReading> last;
        bool hasCounterMoved = false;
        for (int i = 0; i < 2000; ++i) {
            // every fourth call comes in the same millisecond as the one before: a burst
            const OutboundReading reading = fleet.next(kStart + (i / 40) * 700ms);
            const QString key = reading.meter + u'/' + reading.registerId;
            QVERIFY(reading.at > reading.from);
            if (last.contains(key)) {
                const OutboundReading before = last.value(key);
                QCOMPARE(reading.from, before.at);
                QVERIFY(reading.at > before.at);
                if (reading.registerType == 2) {
                    QVERIFY(reading.value >= before.value);
                    hasCounterMoved = hasCounterMoved || reading.value > before.value;
                }
            } else {
                QCOMPARE(reading.at - reading.from, 1s);
            }
            last.insert(key, reading);
        }
        QVERIFY(hasCounterMoved);
    }

    void theMainMeterHoldsItsSubMeters()
    {
        Fleet fleet(18, 1, 1min);
        QHash<QString, QString> parents;
        for (const Meter &meter : fleet.catalogue().meters)
            parents.insert(meter.id, meter.parent);
        double main = 0.0;
        double parts = 0.0;
        for (int i = 0; i < 18; ++i) {
            const OutboundReading reading = fleet.next(kStart);
            if (reading.registerType != 12) // mean active power
                continue;
            (parents.value(reading.meter).isEmpty() ? main : parts) += reading.value;
        }
        QVERIFY(parts > 0.0);
        QVERIFY(main > parts);
        QVERIFY(main < parts + 30.0);
    }
};

QTEST_GUILESS_MAIN(TestFleet)
#include "tst_fleet.moc"
