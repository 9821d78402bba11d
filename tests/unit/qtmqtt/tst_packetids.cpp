// SPDX-License-Identifier: GPL-3.0-or-later
#include "packetids.h"

#include <QTest>

#include <memory>

using insite::mqtt::PacketIds;

class TestPacketIds : public QObject
{
    Q_OBJECT

private slots:
    void wrapAroundWithoutZero()
    {
        const auto ids = std::make_unique<PacketIds>();
        for (int i = 1; i <= 65535; ++i) {
            QCOMPARE(ids->take(), i);
            QVERIFY(ids->release(static_cast<quint16>(i)));
        }
        QCOMPARE(ids->take(), 1);
    }

    void skipThoseInFlight()
    {
        const auto ids = std::make_unique<PacketIds>();
        QCOMPARE(ids->take(), 1);
        QCOMPARE(ids->take(), 2);
        for (int i = 3; i <= 65535; ++i)
            QVERIFY(ids->release(ids->take()));
        QCOMPARE(ids->take(), 3);
        QVERIFY(!ids->release(4));
    }

    void runOut()
    {
        const auto ids = std::make_unique<PacketIds>();
        for (int i = 1; i <= 65535; ++i)
            QVERIFY(ids->take() != 0);
        QCOMPARE(ids->take(), 0);
        QVERIFY(ids->release(4711));
        QCOMPARE(ids->take(), 4711);
        ids->releaseAll();
        QVERIFY(ids->take() != 0);
    }
};

QTEST_GUILESS_MAIN(TestPacketIds)
#include "tst_packetids.moc"
