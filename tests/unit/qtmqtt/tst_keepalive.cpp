// SPDX-License-Identifier: GPL-3.0-or-later
#include "keepalive.h"

#include <QTest>

using namespace std::chrono_literals;
using insite::mqtt::KeepAlive;

class TestKeepAlive : public QObject
{
    Q_OBJECT

private slots:
    void pingsWithinTheKeepAlive()
    {
        KeepAlive keepAlive;
        keepAlive.start(0ms, 60s, true);
        keepAlive.connected();
        QVERIFY(keepAlive.nextAt() < 60s);
        QCOMPARE(keepAlive.due(50s), KeepAlive::Action::None);
        QCOMPARE(keepAlive.due(*keepAlive.nextAt()), KeepAlive::Action::Ping);
    }

    void pingsWhenItOnlyReceives()
    {
        KeepAlive keepAlive;
        keepAlive.start(0ms, 60s, true);
        keepAlive.connected();
        keepAlive.received(59s);
        QCOMPARE(keepAlive.due(59s), KeepAlive::Action::Ping);
    }

    void pingsWhenItOnlySends()
    {
        KeepAlive keepAlive;
        keepAlive.start(0ms, 60s, true);
        keepAlive.connected();
        keepAlive.sent(59s); // QoS 0: nobody answers, and the peer may be gone
        QCOMPARE(keepAlive.due(59s), KeepAlive::Action::Ping);
    }

    void doesNotPingTwiceForOneAnswer()
    {
        KeepAlive keepAlive;
        keepAlive.start(0ms, 60s, true);
        keepAlive.connected();
        keepAlive.pinged(55s);
        keepAlive.sent(55s);
        QCOMPARE(keepAlive.due(60s), KeepAlive::Action::None);
        keepAlive.received(61s);
        QCOMPARE(keepAlive.due(62s), KeepAlive::Action::None);
    }

    void givesUpAfterOneAndAHalf()
    {
        KeepAlive keepAlive;
        keepAlive.start(0ms, 60s, true);
        keepAlive.connected();
        keepAlive.received(10s);
        keepAlive.pinged(62s);
        keepAlive.sent(62s);
        QCOMPARE(keepAlive.nextAt(), 100s);
        QCOMPARE(keepAlive.due(99'999ms), KeepAlive::Action::None);
        QCOMPARE(keepAlive.due(100s), KeepAlive::Action::GiveUp);
    }

    void givesUpWithoutAnAnswerToConnect()
    {
        KeepAlive keepAlive;
        keepAlive.start(0ms, 10s, true);
        QCOMPARE(keepAlive.due(14s), KeepAlive::Action::None);
        QCOMPARE(keepAlive.due(15s), KeepAlive::Action::GiveUp);
        keepAlive.start(0ms, 0s, true);
        QCOMPARE(keepAlive.due(60s), KeepAlive::Action::GiveUp);
    }

    void isOffAtZero()
    {
        KeepAlive keepAlive;
        keepAlive.start(0ms, 0s, true);
        keepAlive.connected();
        QCOMPARE(keepAlive.nextAt(), std::nullopt);
        QCOMPARE(keepAlive.due(24h), KeepAlive::Action::None);
    }

    void leavesPingsToTheCaller()
    {
        KeepAlive keepAlive;
        keepAlive.start(0ms, 60s, false);
        keepAlive.connected();
        QCOMPARE(keepAlive.due(1h), KeepAlive::Action::None);
        keepAlive.pinged(1h);
        QCOMPARE(keepAlive.due(1h + 89s), KeepAlive::Action::None);
        keepAlive.pinged(1h + 60s);
        QCOMPARE(keepAlive.due(1h + 90s), KeepAlive::Action::GiveUp);
    }
};

QTEST_GUILESS_MAIN(TestKeepAlive)
#include "tst_keepalive.moc"
