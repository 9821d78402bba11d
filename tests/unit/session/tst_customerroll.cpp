// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/customerroll.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::session;

namespace {

CustomerRoll rollOf(const QStringList &ids)
{
    QList<settings::CustomerFilters> customers;
    for (const QString &id : ids)
        customers.append({CustomerId(id), {u"meters/outbound/%1/#"_s.arg(id)}});
    return CustomerRoll(customers);
}

/// One connection to a broker that kicks whoever asks for one of `kicked`; returns who was asked for.
QStringList connectOnce(CustomerRoll &roll, const QStringList &kicked)
{
    QStringList asked;
    roll.begin();
    while (const auto question = roll.next()) {
        asked.append(question->customer.text());
        if (kicked.contains(asked.last())) {
            (void)roll.dropped(true);
            return asked;
        }
        roll.settled();
    }
    return asked;
}

} // namespace

class TestCustomerRoll : public QObject
{
    Q_OBJECT

private slots:
    void aKickedOneAmongTenIsFoundAtTheSecondKick()
    {
        QStringList ids;
        for (int i = 0; i < 10; ++i)
            ids.append(QString::number(i));
        CustomerRoll roll = rollOf(ids);
        QCOMPARE(connectOnce(roll, {u"4"_s}), ids.mid(0, 5));
        QVERIFY(roll.refused().isEmpty());
        QCOMPARE(connectOnce(roll, {u"4"_s}), QStringList{u"4"_s}); // alone and first
        const QList<RefusedCustomer> expected{
            {CustomerId(u"4"_s), u"meters/outbound/4/#"_s, RefusalKind::Kicked}};
        QCOMPARE(roll.refused(), expected);
        QCOMPARE(connectOnce(roll, {u"4"_s}).size(), 9);
        QCOMPARE(roll.unexplained(), 0);
    }

    void aRestartInTheMiddleBlamesNobody()
    {
        CustomerRoll roll = rollOf({u"a"_s, u"b"_s});
        QCOMPARE(connectOnce(roll, {u"a"_s}), QStringList{u"a"_s});
        QCOMPARE(connectOnce(roll, {}), QStringList({u"a"_s, u"b"_s}));
        QVERIFY(roll.refused().isEmpty());
        QCOMPARE(connectOnce(roll, {u"a"_s}), QStringList{u"a"_s}); // suspected anew, not set aside
        QVERIFY(roll.refused().isEmpty());
    }

    void severalKickedOnesAreAllFound()
    {
        CustomerRoll roll = rollOf({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        int connections = 0;
        while (roll.refused().size() < 3 && connections < 100) {
            (void)connectOnce(roll, {u"a"_s, u"b"_s, u"d"_s});
            ++connections;
            QVERIFY(roll.unexplained() < 3);
        }
        QCOMPARE(connections, 6);
        QCOMPARE(connectOnce(roll, {}), QStringList{u"c"_s});
    }

    void dropsThatNobodyExplainsAreCounted()
    {
        CustomerRoll roll = rollOf({u"a"_s});
        for (int i = 1; i <= 4; ++i) {
            (void)connectOnce(roll, {});
            QCOMPARE(roll.dropped(true), CustomerRoll::Verdict::TooSoon);
            QCOMPARE(roll.unexplained(), i);
        }
        (void)connectOnce(roll, {});
        QCOMPARE(roll.dropped(false), CustomerRoll::Verdict::Ordinary);
        QCOMPARE(roll.unexplained(), 0);
    }

    void tryAgainAsksAgain()
    {
        CustomerRoll roll = rollOf({u"a"_s});
        roll.begin();
        (void)roll.next();
        roll.refuse(u"meters/outbound/a/#"_s, RefusalKind::Refused);
        QVERIFY(roll.isEveryoneRefused());
        roll.forgive(CustomerId(u"a"_s));
        QVERIFY(!roll.isEveryoneRefused());
        QCOMPARE(connectOnce(roll, {}), QStringList{u"a"_s});
    }
};

QTEST_GUILESS_MAIN(TestCustomerRoll)
#include "tst_customerroll.moc"
