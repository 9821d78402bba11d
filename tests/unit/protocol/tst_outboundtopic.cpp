// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/outboundtopic.h"

#include <QTest>

using namespace insite;
using namespace insite::protocol;
using namespace Qt::StringLiterals;
using Fault = OutboundTopicFault;

class TestOutboundTopic : public QObject
{
    Q_OBJECT

private slots:
    void readsTheThreeIds_data();
    void readsTheThreeIds();
    void refusesWithAReason_data();
    void refusesWithAReason();
    void refusesToPrintWhatItWouldNotRead();
};

void TestOutboundTopic::readsTheThreeIds_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("plain") << u"meters/outbound/c/s/m"_s << QStringList{u"c"_s, u"s"_s, u"m"_s};
    QTest::newRow("guids") << u"meters/outbound/6e6a4667-22a8-4e54-a5b8-7b75c158c525/42/c863d30b"_s
                           << QStringList{u"6e6a4667-22a8-4e54-a5b8-7b75c158c525"_s, u"42"_s, u"c863d30b"_s};
    QTest::newRow("opaque") << u"meters/outbound/ 007 /Ærlig talt/🙂$"_s
                            << QStringList{u" 007 "_s, u"Ærlig talt"_s, u"🙂$"_s};
    QTest::newRow("the root's words again") << u"meters/outbound/meters/outbound/meters"_s
                                            << QStringList{u"meters"_s, u"outbound"_s, u"meters"_s};
}

void TestOutboundTopic::readsTheThreeIds()
{
    QFETCH(const QString, topic);
    QFETCH(const QStringList, ids);
    const auto parsed = parseOutboundTopic(topic);
    QVERIFY(parsed);
    QCOMPARE((QStringList{parsed->customer.text(), parsed->subscription.text(), parsed->meter.text()}), ids);
    QCOMPARE(printOutboundTopic(*parsed).value_or(u"refused"_s), topic);
}

void TestOutboundTopic::refusesWithAReason_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QString &topic, Fault fault, const QString &sentence) {
        QTest::newRow(name) << topic << fault << sentence;
    };
    row("empty", {}, Fault::Empty, u"The topic is empty."_s);
    row("too long", u"meters/outbound/c/s/"_s + QString(65516, u'm'), Fault::TooLong,
        u"The topic is longer than the 65535 bytes that MQTT allows."_s);
    row("too long in UTF-8", u"meters/outbound/c/s/"_s + QString(32758, u'æ'), Fault::TooLong,
        u"The topic is longer than the 65535 bytes that MQTT allows."_s);
    row("half a pair", u"meters/outbound/c/s/"_s + QChar(0xd83d), Fault::NotUnicode,
        u"The topic holds half a character (an unpaired surrogate)."_s);
    row("NUL", u"meters/outbound/c/s/"_s + QChar(0), Fault::NulCharacter,
        u"The topic holds a NUL character, which MQTT forbids."_s);
    const QString wildcard = u"The topic holds a wildcard (+ or #); wildcards belong in filters only."_s;
    row("plus", u"meters/outbound/c/s/+"_s, Fault::Wildcard, wildcard);
    row("hash inside", u"meters/outbound/c#/s/m"_s, Fault::Wildcard, wildcard);
    const QString root = u"The topic does not begin with meters/outbound/."_s;
    row("other root", u"gateways/generic/42/x/Water/m/2"_s, Fault::WrongRoot, root);
    row("inbound", u"meters/inbound/c/s/m"_s, Fault::WrongRoot, root);
    row("other letters", u"Meters/outbound/c/s/m"_s, Fault::WrongRoot, root);
    row("leading slash", u"/meters/outbound/c/s/m"_s, Fault::WrongRoot, root);
    row("one level", u"meters"_s, Fault::WrongRoot, root);
    const QString levels =
        u"The topic has %1 levels; meters/outbound/<customer>/<subscription>/<meter> has 5."_s;
    row("root alone", u"meters/outbound"_s, Fault::WrongLevelCount, levels.arg(2));
    row("four levels", u"meters/outbound/c/s"_s, Fault::WrongLevelCount, levels.arg(4));
    row("trailing slash", u"meters/outbound/c/s/m/"_s, Fault::WrongLevelCount, levels.arg(6));
    row("six levels", u"meters/outbound/c/s/m/r"_s, Fault::WrongLevelCount, levels.arg(6));
    const QString empty =
        u"The topic has an empty level where the id of a customer, subscription or meter belongs."_s;
    row("no customer", u"meters/outbound//s/m"_s, Fault::EmptyLevel, empty);
    row("no subscription", u"meters/outbound/c//m"_s, Fault::EmptyLevel, empty);
    row("no meter", u"meters/outbound/c/s/"_s, Fault::EmptyLevel, empty);
}

void TestOutboundTopic::refusesWithAReason()
{
    QFETCH(const QString, topic);
    QFETCH(const Fault, fault);
    QFETCH(const QString, sentence);
    const auto parsed = parseOutboundTopic(topic);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().sentence, sentence);
    QCOMPARE(parsed.error().fault, fault);
}

void TestOutboundTopic::refusesToPrintWhatItWouldNotRead()
{
    const auto print = [](const QString &customer, const QString &meter) {
        return printOutboundTopic({CustomerId(customer), SubscriptionId(u"s"_s), MeterId(meter)});
    };
    QCOMPARE(print(u"a/b"_s, u"m"_s).error().fault, Fault::WrongLevelCount);
    QCOMPARE(print(u"c"_s, {}).error().fault, Fault::EmptyLevel);
    QCOMPARE(print(u"+"_s, u"m"_s).error().fault, Fault::Wildcard);
    QCOMPARE(print(u"c"_s, QString(QChar(0))).error().fault, Fault::NulCharacter);
    QVERIFY(print(u"c"_s, QString(65535 - 20, u'm')));
    QCOMPARE(print(u"c"_s, QString(65535 - 19, u'm')).error().fault, Fault::TooLong);
}

QTEST_GUILESS_MAIN(TestOutboundTopic)
#include "tst_outboundtopic.moc"
