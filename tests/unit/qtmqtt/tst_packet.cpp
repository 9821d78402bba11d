// SPDX-License-Identifier: GPL-3.0-or-later
#include "packet.h"

#include <QTest>

#include <memory>

using namespace insite::mqtt;

namespace {

// Parses a copy of exactly these bytes: reading past them is an error that the address sanitizer sees.
ParseResult parse(const QByteArray &bytes, Packet &packet)
{
    const auto copy = std::make_unique<char[]>(static_cast<size_t>(bytes.size()));
    std::copy(bytes.begin(), bytes.end(), copy.get());
    const ParseResult result = parsePacket(QByteArrayView(copy.get(), bytes.size()), packet);
    packet.topic = {};
    packet.body = {};
    return result;
}

} // namespace

class TestPacket : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("hex");
        const auto row = [](const char *name, const char *hex) {
            QTest::newRow(name) << QByteArray(hex);
        };
        row("reserved type 0", "00");
        row("reserved type 15", "f0");
        row("remaining length of five bytes", "30 80 80 80 80 01");
        row("remaining length without an end", "30 ff ff ff ff");
        row("packet larger than 16 MiB", "30 ff ff ff 08");
        row("largest packet of the standard", "30 ff ff ff 7f");
        row("CONNECT from a server", "10 00");
        row("SUBSCRIBE from a server", "82 05 0001 0001 61 00");
        row("UNSUBSCRIBE from a server", "a2 05 0001 0001 61");
        row("PINGREQ from a server", "c0 00");
        row("DISCONNECT from a server", "e0 00");
        row("CONNACK with flags in its header", "21 02 00 00");
        row("CONNACK too short", "20 01 00");
        row("CONNACK too long", "20 03 00 00 00");
        row("CONNACK with reserved flags", "20 02 02 00");
        row("CONNACK with return code 6", "20 02 00 06");
        row("CONNACK with return code 255", "20 02 00 ff");
        row("CONNACK refuses a session that is present", "20 02 01 05");
        row("PUBLISH with QoS 3", "36 06 0001 61 0001 78");
        row("PUBLISH with QoS 3 before its body came", "36 06");
        row("PUBLISH with DUP and QoS 0", "38 03 0001 61");
        row("PUBLISH without a topic's length", "30 01 00");
        row("PUBLISH without a body", "30 00");
        row("PUBLISH with an empty topic", "30 03 0000 78");
        row("PUBLISH with a topic beyond its end", "30 03 0005 61");
        row("PUBLISH with a topic of 65,535 bytes in three", "30 03 ffff 61");
        row("PUBLISH without a packet identifier", "32 03 0001 61");
        row("PUBLISH with half a packet identifier", "32 04 0001 61 00");
        row("PUBLISH with packet identifier 0", "32 05 0001 61 0000");
        row("PUBLISH of QoS 2 with packet identifier 0", "34 05 0001 61 0000");
        row("PUBLISH with a wildcard", "30 03 0001 23");
        row("PUBLISH with a wildcard level", "30 05 0003 61 2f 2b");
        row("PUBLISH with a wildcard in a long topic", "30 12 0010 6162636465666768 696a6b2b6d6e6f70");
        row("topic with U+0000", "30 05 0003 61 00 62");
        row("topic with U+0000 in a long one", "30 12 0010 6162636465666768 69006b6c6d6e6f70");
        row("topic with a lone continuation byte", "30 04 0002 61 80");
        row("topic with a cut character", "30 04 0002 61 c3");
        row("topic with an overlong slash", "30 04 0002 c0 af");
        row("topic with an overlong U+0000", "30 04 0002 c0 80");
        row("topic with an overlong three-byte character", "30 05 0003 e0 80 af");
        row("topic with an overlong four-byte character", "30 06 0004 f0 80 80 af");
        row("topic with a surrogate", "30 05 0003 ed a0 80");
        row("topic beyond U+10FFFF", "30 06 0004 f4 90 80 80");
        row("topic with byte 0xff", "30 03 0001 ff");
        row("PUBACK with flags", "42 02 0001");
        row("PUBACK too short", "40 01 00");
        row("PUBACK too long", "40 03 0001 00");
        row("PUBACK of identifier 0", "40 02 0000");
        row("PUBREC with flags", "51 02 0001");
        row("PUBREL without its flags", "60 02 0001");
        row("PUBREL of identifier 0", "62 02 0000");
        row("PUBCOMP too long", "70 04 0001 0001");
        row("SUBACK with flags", "92 03 0001 00");
        row("SUBACK without a return code", "90 02 0001");
        row("SUBACK of identifier 0", "90 03 0000 01");
        row("SUBACK with return code 3", "90 03 0001 03");
        row("SUBACK with return code 0x81", "90 03 0001 81");
        row("SUBACK with one bad return code among good ones", "90 05 0001 01 7f 01");
        row("UNSUBACK too long", "b0 03 0001 00");
        row("UNSUBACK of identifier 0", "b0 02 0000");
        row("PINGRESP with flags", "d1 00");
        row("PINGRESP with a body", "d0 01 00");
    }

    void refusesWhatIsMalformed()
    {
        QFETCH(QByteArray, hex);
        Packet packet;
        const QByteArray bytes = QByteArray::fromHex(hex);
        const ParseResult result = parse(bytes, packet);
        QCOMPARE(result.status, ParseStatus::Malformed);
        QVERIFY(result.problem && *result.problem);
        QCOMPARE(result.size, 0);
        // Whatever of it has come so far is either refused as well or not known to be wrong.
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(parse(bytes.first(size), packet).status != ParseStatus::Complete);
    }

    void takesWhatIsWellFormed_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<PacketType>("type");
        const auto row = [](const char *name, PacketType type, const char *hex) {
            QTest::newRow(name) << QByteArray(hex) << type;
        };
        row("CONNACK", PacketType::Connack, "20 02 00 00");
        row("CONNACK with a session", PacketType::Connack, "20 02 01 00");
        row("CONNACK that refuses", PacketType::Connack, "20 02 00 05");
        row("PUBLISH of QoS 0", PacketType::Publish, "30 03 0001 61");
        row("PUBLISH of QoS 1", PacketType::Publish, "32 06 0001 61 0001 78");
        row("PUBLISH of QoS 2, again", PacketType::Publish, "3c 06 0001 61 ffff 78");
        row("PUBLISH with a length written longer than it need be", PacketType::Publish,
            "30 83 80 00 0001 61");
        row("topic of two, three and four bytes", PacketType::Publish, "30 0b 0009 c3a5 e282ac f09f9880");
        row("topic with U+FEFF and U+FFFF", PacketType::Publish, "30 08 0006 efbbbf efbfbf");
        row("topic at the borders", PacketType::Publish, "30 0f 000d c280 e0a080 f0908080 f48fbfbf");
        row("PUBACK", PacketType::Puback, "40 02 0001");
        row("PUBREC", PacketType::Pubrec, "50 02 0001");
        row("PUBREL", PacketType::Pubrel, "62 02 0001");
        row("PUBCOMP", PacketType::Pubcomp, "70 02 0001");
        row("SUBACK", PacketType::Suback, "90 06 0001 00 01 02 80");
        row("UNSUBACK", PacketType::Unsuback, "b0 02 ffff");
        row("PINGRESP", PacketType::Pingresp, "d0 00");
    }

    void takesWhatIsWellFormed()
    {
        QFETCH(QByteArray, hex);
        QFETCH(PacketType, type);
        Packet packet;
        const QByteArray bytes = QByteArray::fromHex(hex);
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QCOMPARE(parse(bytes.first(size), packet).status, ParseStatus::Partial);
        const ParseResult result = parse(bytes + "and what comes next", packet);
        QCOMPARE(result.status, ParseStatus::Complete);
        QCOMPARE(result.size, bytes.size());
        QCOMPARE(packet.type, type);
    }

    void readsAPublish()
    {
        const QByteArray bytes = QByteArray::fromHex("3b 0a 0003 612f62 1234 78797a");
        Packet packet;
        QCOMPARE(parsePacket(bytes, packet).status, ParseStatus::Complete);
        QCOMPARE(packet.topic, "a/b");
        QCOMPARE(packet.body, "xyz");
        QCOMPARE(packet.id, 0x1234);
        QCOMPARE(packet.qos, 1);
        QVERIFY(packet.duplicate);
        QVERIFY(packet.retain);
    }

    void takesTheLargestPacket()
    {
        QByteArray bytes = QByteArray::fromHex("32");
        qsizetype length = kMaxRemainingLength;
        while (length > 0) {
            bytes.append(static_cast<char>((length & 0x7f) | (length > 0x7f ? 0x80 : 0)));
            length >>= 7;
        }
        Packet packet;
        QCOMPARE(parse(bytes, packet).status, ParseStatus::Partial);
        bytes += QByteArray::fromHex("ffff") + QByteArray(65535, 'a') + QByteArray::fromHex("0001") +
                 QByteArray(kMaxPayload, 'x');
        QCOMPARE(parse(bytes, packet).status, ParseStatus::Complete);
        QCOMPARE(parse(bytes.first(bytes.size() - 1), packet).status, ParseStatus::Partial);
    }
};

QTEST_GUILESS_MAIN(TestPacket)
#include "tst_packet.moc"
