// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/packetscanner.h"
#include "support/scriptedbroker.h"

#include <QTest>

using namespace insite::session;
using namespace insite::test;

namespace {

QByteArray legal()
{
    return wire::connack(0, true) + wire::suback(1, QByteArray(1, '\x80')) + wire::publish("t", "", 0) +
           wire::publish("meters/outbound/c/s/m", QByteArray(300, 'x'), 1, 7) + wire::pingresp() +
           wire::puback(3) + wire::unsuback(4) + wire::publish("t", QByteArray(20'000, 'y'), 1, 9);
}

} // namespace

class TestPacketScanner : public QObject
{
    Q_OBJECT

private slots:
    void whatABrokerMaySendPassesHoweverItIsCut()
    {
        const QByteArray bytes = legal();
        for (const qsizetype cut : {qsizetype(1), qsizetype(2), qsizetype(3), qsizetype(7), bytes.size()}) {
            PacketScanner scanner;
            for (qsizetype at = 0; at < bytes.size(); at += cut) {
                const QByteArray piece = bytes.mid(at, cut);
                QCOMPARE(scanner.scan(piece), piece.size());
            }
            QVERIFY2(scanner.violation().isEmpty(), qPrintable(scanner.violation()));
        }
    }

    void stopsAtAViolation_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray start = wire::connack();
        QTest::newRow("no CONNACK first") << wire::pingresp();
        QTest::newRow("second CONNACK") << start + start;
        QTest::newRow("CONNACK too long") << wire::packet(0x20, "\1\2\3");
        QTest::newRow("CONNECT from a broker") << start + wire::packet(0x10, "x");
        QTest::newRow("reserved type") << start + wire::packet(0xf0, "");
        QTest::newRow("five length bytes") << start + QByteArray("\x30\xff\xff\xff\xff\x01", 6);
        QTest::newRow("too large") << start + QByteArray("\x32\xff\xff\xff\x7f", 5);
        QTest::newRow("QoS 3") << start + wire::packet(0x36, QByteArray("\0\1txx", 5));
        QTest::newRow("empty PUBLISH") << start + wire::packet(0x30, "");
        QTest::newRow("topic past the end") << start + wire::packet(0x30, QByteArray("\0\x09topic", 7));
        QTest::newRow("empty topic") << start + wire::packet(0x30, QByteArray("\0\0x", 3));
        QTest::newRow("no room for the id") << start + wire::packet(0x32, QByteArray("\0\3abc", 5));
        QTest::newRow("SUBACK without a code") << start + wire::suback(1, "");
        QTest::newRow("SUBACK with two codes") << start + wire::suback(1, QByteArray("\1\1", 2));
        QTest::newRow("SUBACK with code 3") << start + wire::suback(1, "\3");
        QTest::newRow("PINGRESP with a body") << start + wire::packet(0xd0, "x");
        QTest::newRow("PUBACK with flags") << start + wire::packet(0x41, QByteArray("\0\1", 2));
    }

    void stopsAtAViolation()
    {
        QFETCH(QByteArray, bytes);
        PacketScanner scanner;
        QVERIFY(scanner.scan(bytes) < bytes.size());
        QVERIFY(!scanner.violation().isEmpty());
        QCOMPARE(scanner.scan("more"), 0);
    }

    void aPayloadOfSixteenMebibytesPasses()
    {
        PacketScanner scanner;
        const QByteArray bytes =
            wire::connack() + wire::publish("t", QByteArray(16 * 1024 * 1024, 'x'), 1, 1);
        QCOMPARE(scanner.scan(bytes), bytes.size());
    }
};

QTEST_GUILESS_MAIN(TestPacketScanner)
#include "tst_packetscanner.moc"
