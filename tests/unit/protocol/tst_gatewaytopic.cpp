// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/gatewaytopic.h"

#include <QFile>
#include <QTest>

using namespace insite::protocol;
using namespace Qt::StringLiterals;
using Fault = GatewayTopicFault;

namespace {

QString print(const QList<GatewayTopicProblem> &problems)
{
    QStringList lines;
    for (const GatewayTopicProblem &problem : problems) {
        lines.append(u"%1%2: %3"_s.arg(problem.isWarning ? u"warning "_s : QString())
                         .arg(problem.level)
                         .arg(problem.sentence));
    }
    return lines.join(u'\n');
}

} // namespace

class TestGatewayTopic : public QObject
{
    Q_OBJECT

private slots:
    void readsThePagesTopics();
    void printsWhatItReads_data();
    void printsWhatItReads();
    void saysWhatIsWrongLevelByLevel_data();
    void saysWhatIsWrongLevelByLevel();
    void checksTheBaseTopicAlone_data();
    void checksTheBaseTopicAlone();
    void refusesToPrintWhatItWouldNotRead();
    void knowsTheFourUtilities();
};

void TestGatewayTopic::readsThePagesTopics()
{
    QFile file(QStringLiteral(INSITE_TEST_DATA "/protocol/gatewaytopics.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList topics = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    const QList<GatewayTopic> expected = {{u"gateways/generic/42/6e6a4667-22a8-4e54-a5b8-7b75c158c525"_s,
                                           UtilityType::Electrical, u"MAIN_SUPPLY"_s, 2},
                                          {u"gateways/generic/52/c863d30b-7c02-4851-aeeb-c75319ed4340"_s,
                                           UtilityType::Water, u"Toilets"_s, 10}};
    QCOMPARE(topics.size(), expected.size());
    for (qsizetype i = 0; i < topics.size(); ++i) {
        QVERIFY(checkGatewayTopic(topics[i]).isEmpty());
        QCOMPARE(parseGatewayTopic(topics[i]).value(), expected[i]);
        QCOMPARE(printGatewayTopic(expected[i]).value(), topics[i]);
    }
}

void TestGatewayTopic::printsWhatItReads_data()
{
    QTest::addColumn<QString>("topic");
    QTest::newRow("plain") << u"gateways/generic/42/p/Thermal/m/0"_s;
    QTest::newRow("largest register") << u"gateways/generic/42/p/NaturalGas/m/2147483647"_s;
    QTest::newRow("spaces and letters") << u"gateways/x/Ø/🙂/Water/Kjøkken, 2. etg. (øst)/10"_s;
    QTest::newRow("other root is a warning only") << u"devices/x/42/p/Electrical/m/2"_s;
}

void TestGatewayTopic::printsWhatItReads()
{
    QFETCH(const QString, topic);
    const auto parsed = parseGatewayTopic(topic);
    QVERIFY(parsed);
    QCOMPARE(printGatewayTopic(*parsed).value_or(u"refused"_s), topic);
}

void TestGatewayTopic::saysWhatIsWrongLevelByLevel_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QString &topic, const QString &said) {
        QTest::newRow(name) << topic << said;
    };
    const QString levels =
        u"0: The topic has %1 levels; it has 7: the base topic's four, utility type, meter id and "
        "register type."_s;
    row("empty", {}, levels.arg(0));
    row("six levels", u"gateways/generic/42/p/Water/m"_s, levels.arg(6));
    row("eight levels", u"gateways/generic/42/p/Water/m/2/"_s, levels.arg(8));
    row("too long", u"gateways/g/42/p/Water/"_s + QString(65535, u'm') + u"/2"_s,
        u"0: The topic is longer than the 65535 bytes that MQTT allows."_s);
    row("other root", u"devices/g/42/p/Water/m/2"_s,
        u"warning 1: The base topic begins with \"devices\", not with \"gateways\". That is right only if it "
        u"came so "
        "with the credentials."_s);
    row("empty level", u"gateways//42/p/Water/m/2"_s, u"2: The level 2 of the base topic is empty."_s);
    row("wildcard in base", u"gateways/g/+/p/Water/m/2"_s,
        u"3: The level 3 of the base topic holds a wildcard (+ or #); nothing can be published to one."_s);
    const QString utility =
        u"5: The utility type must be Electrical, Thermal, Water or NaturalGas, in just these letters."_s;
    row("utility in small letters", u"gateways/g/42/p/water/m/2"_s, utility);
    row("utility with a space", u"gateways/g/42/p/Natural Gas/m/2"_s, utility);
    row("no utility", u"gateways/g/42/p//m/2"_s, utility);
    row("unknown utility", u"gateways/g/42/p/Steam/m/2"_s, utility);
    row("no meter", u"gateways/g/42/p/Water//2"_s, u"6: The meter id is empty."_s);
    row("hash in meter", u"gateways/g/42/p/Water/m#1/2"_s,
        u"6: The meter id holds a wildcard (+ or #); nothing can be published to one."_s);
    row("NUL in meter", u"gateways/g/42/p/Water/m"_s + QChar(0) + u"/2"_s,
        u"6: The meter id holds a NUL character, which MQTT forbids."_s);
    row("tab in meter", u"gateways/g/42/p/Water/m\t/2"_s,
        u"6: The meter id holds a control character, such as a tab or a line break."_s);
    row("half a pair in meter", u"gateways/g/42/p/Water/m"_s + QChar(0xd800) + u"/2"_s,
        u"6: The meter id holds half a character (an unpaired surrogate)."_s);
    row("no register", u"gateways/g/42/p/Water/m/"_s, u"7: The register type is empty."_s);
    const QString integer = u"7: The register type must be an integer of digits alone, like 2."_s;
    for (const char *text : {"two", "2.0", "+2", "-2", " 2", "2 ", "0x2", "1e3"})
        row(text, u"gateways/g/42/p/Water/m/"_s + QString::fromLatin1(text), integer);
    row("arabic digits", u"gateways/g/42/p/Water/m/٢"_s, integer);
    row("leading zero", u"gateways/g/42/p/Water/m/02"_s,
        u"7: The register type has a leading zero; write it without."_s);
    const QString large = u"7: The register type is too large; 2147483647 is the largest."_s;
    row("one too large", u"gateways/g/42/p/Water/m/2147483648"_s, large);
    row("far too large", u"gateways/g/42/p/Water/m/99999999999999999999999"_s, large);
    row("everything at once", u"x/g/42//water//a"_s,
        u"warning 1: The base topic begins with \"x\", not with \"gateways\". That is right only if it came "
        u"so with "
        "the credentials.\n"
        "4: The level 4 of the base topic is empty.\n"_s +
            utility + u"\n6: The meter id is empty.\n"_s + integer);
}

void TestGatewayTopic::saysWhatIsWrongLevelByLevel()
{
    QFETCH(const QString, topic);
    QFETCH(const QString, said);
    const auto problems = checkGatewayTopic(topic);
    QCOMPARE(print(problems), said);
    const auto parsed = parseGatewayTopic(topic);
    QCOMPARE(parsed.has_value(), problems.first().isWarning && problems.size() == 1);
    if (!parsed)
        QVERIFY(!parsed.error().isWarning && problems.contains(parsed.error()));
}

void TestGatewayTopic::checksTheBaseTopicAlone_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("said");
    QTest::newRow("good") << u"gateways/generic/42/p"_s << QString();
    QTest::newRow("empty") << QString() << u"0: The base topic is empty; it comes with the credentials."_s;
    const QString levels =
        u"0: The base topic has %1 levels; it has 4, like gateways/generic/<service_account_id>/<parser_id>."_s;
    QTest::newRow("three") << u"gateways/generic/42"_s << levels.arg(3);
    QTest::newRow("trailing slash") << u"gateways/generic/42/p/"_s << levels.arg(5);
    QTest::newRow("empty level") << u"gateways/generic/42/"_s
                                 << u"4: The level 4 of the base topic is empty."_s;
}

void TestGatewayTopic::checksTheBaseTopicAlone()
{
    QFETCH(const QString, base);
    QTEST(print(checkBaseTopic(base)), "said");
}

void TestGatewayTopic::refusesToPrintWhatItWouldNotRead()
{
    const GatewayTopic good{u"gateways/generic/42/p"_s, UtilityType::Water, u"m"_s, 2};
    GatewayTopic topic = good;
    topic.meterExternalId = u"a/b"_s;
    QCOMPARE(printGatewayTopic(topic).error().fault, Fault::Separator);
    QCOMPARE(printGatewayTopic(topic).error().level, 6);
    topic = good;
    topic.registerType = -1;
    QCOMPARE(printGatewayTopic(topic).error().fault, Fault::NotAnInteger);
    topic = good;
    topic.baseTopic = u"gateways/generic"_s;
    QCOMPARE(printGatewayTopic(topic).error().fault, Fault::WrongLevelCount);
    topic = good;
    topic.meterExternalId = QString(65510, u'm');
    QCOMPARE(printGatewayTopic(topic).error().fault, Fault::TooLong);
}

void TestGatewayTopic::knowsTheFourUtilities()
{
    QStringList names;
    for (const UtilityType utility : kUtilityTypes) {
        names.append(utilityTypeName(utility));
        QCOMPARE(utilityTypeFromName(names.last()), utility);
    }
    QCOMPARE(names, (QStringList{u"Electrical"_s, u"Thermal"_s, u"Water"_s, u"NaturalGas"_s}));
}

QTEST_GUILESS_MAIN(TestGatewayTopic)
#include "tst_gatewaytopic.moc"
