// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/topicfilter.h"

#include <QTest>

using namespace insite;
using namespace insite::protocol;
using namespace Qt::StringLiterals;
using Fault = FilterFault;

class TestTopicFilter : public QObject
{
    Q_OBJECT

private slots:
    void theDefaultCoversOneCustomer();
    void refusesACustomerId_data();
    void refusesACustomerId();
    void namesTheCustomer_data();
    void namesTheCustomer();
    void refusesAFilter_data();
    void refusesAFilter();
    void everyRefusalHasItsOwnSentence();
    void matchesLikeMqtt_data();
    void matchesLikeMqtt();
};

void TestTopicFilter::theDefaultCoversOneCustomer()
{
    const auto filter = defaultFilter(CustomerId(u"c-1"_s));
    QCOMPARE(filter.value_or(u"refused"_s), u"meters/outbound/c-1/#"_s);
    QCOMPARE(checkFilter(*filter).value_or(CustomerId()), CustomerId(u"c-1"_s));
    QVERIFY(filterMatches(*filter, u"meters/outbound/c-1/s/m"));
    QVERIFY(!filterMatches(*filter, u"meters/outbound/c-12/s/m"));
}

void TestTopicFilter::refusesACustomerId_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<CustomerIdFault>("fault");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QString &id, CustomerIdFault fault, const QString &sentence) {
        QTest::newRow(name) << id << fault << sentence;
    };
    using F = CustomerIdFault;
    row("empty", {}, F::Empty, u"The customer id is empty."_s);
    row("too long", QString(65535 - 17, u'c'), F::TooLong,
        u"The customer id is too long: its topic filter would exceed the 65535 bytes of MQTT."_s);
    row("half a pair", QString(QChar(0xdc00)), F::NotUnicode,
        u"The customer id holds half a character (an unpaired surrogate)."_s);
    row("NUL", u"c"_s + QChar(0), F::NulCharacter, u"The customer id holds a NUL character."_s);
    row("line break", u"c\n"_s, F::ControlCharacter,
        u"The customer id holds a control character, such as a tab or a line break."_s);
    row("slash", u"meters/outbound/c"_s, F::Separator,
        u"The customer id holds a \"/\"; give the id alone, without the rest of the topic."_s);
    const QString wildcard = u"The customer id holds a wildcard (+ or #); name each customer by its id."_s;
    row("hash", u"#"_s, F::Wildcard, wildcard);
    row("plus", u"c+"_s, F::Wildcard, wildcard);
}

void TestTopicFilter::refusesACustomerId()
{
    QFETCH(const QString, id);
    QFETCH(const CustomerIdFault, fault);
    QFETCH(const QString, sentence);
    const auto refusal = checkCustomerId(CustomerId(id));
    QVERIFY(refusal);
    QCOMPARE(refusal->sentence, sentence);
    QCOMPARE(refusal->fault, fault);
    QCOMPARE(defaultFilter(CustomerId(id)).error(), *refusal);
}

void TestTopicFilter::namesTheCustomer_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("customer");
    QTest::newRow("default") << u"meters/outbound/c/#"_s << u"c"_s;
    QTest::newRow("one subscription") << u"meters/outbound/c/s/#"_s << u"c"_s;
    QTest::newRow("one meter") << u"meters/outbound/c/s/m"_s << u"c"_s;
    QTest::newRow("one meter and below") << u"meters/outbound/c/s/m/#"_s << u"c"_s;
    QTest::newRow("a meter in any subscription") << u"meters/outbound/c/+/m"_s << u"c"_s;
    QTest::newRow("plus twice") << u"meters/outbound/Å 7/+/+"_s << u"Å 7"_s;
    QTest::newRow("plus and hash") << u"meters/outbound/c/+/#"_s << u"c"_s;
}

void TestTopicFilter::namesTheCustomer()
{
    QFETCH(const QString, filter);
    QFETCH(const QString, customer);
    const auto checked = checkFilter(filter);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence));
    QCOMPARE(checked->text(), customer);
}

void TestTopicFilter::refusesAFilter_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char *name, const QString &filter, Fault fault) {
        QTest::newRow(name) << filter << fault;
    };
    row("empty", {}, Fault::Empty);
    row("too long", u"meters/outbound/c/"_s + QString(65518, u's'), Fault::TooLong);
    row("half a pair", u"meters/outbound/"_s + QChar(0xd800) + u"/#"_s, Fault::NotUnicode);
    row("NUL", u"meters/outbound/c"_s + QChar(0) + u"/#"_s, Fault::NulCharacter);
    row("tab", u"meters/outbound/c\t/#"_s, Fault::ControlCharacter);
    row("shared", u"$share/group/meters/outbound/c/#"_s, Fault::SharedSubscription);
    row("shared alone", u"$share"_s, Fault::SharedSubscription);
    row("hash in the middle", u"meters/outbound/c/#/m"_s, Fault::MisplacedWildcard);
    row("hash after letters", u"meters/outbound/c#"_s, Fault::MisplacedWildcard);
    row("plus after letters", u"meters/outbound/c/s+/m"_s, Fault::MisplacedWildcard);
    row("hash twice", u"meters/outbound/c/##"_s, Fault::MisplacedWildcard);
    row("hash first", u"#/outbound/c"_s, Fault::MisplacedWildcard);
    row("bare hash", u"#"_s, Fault::WholeBroker);
    row("bare plus", u"+"_s, Fault::WildcardAboveCustomer);
    row("slash hash", u"/#"_s, Fault::WildcardAboveCustomer);
    row("meters hash", u"meters/#"_s, Fault::WildcardAboveCustomer);
    row("plus first", u"+/outbound/c/#"_s, Fault::WildcardAboveCustomer);
    row("plus second", u"meters/+/c/#"_s, Fault::WildcardAboveCustomer);
    row("broker's own", u"$SYS/#"_s, Fault::WildcardAboveCustomer);
    row("broker's own topic", u"$SYS/broker/uptime"_s, Fault::WrongRoot);
    row("leading slash", u"/meters/outbound/c/#"_s, Fault::WrongRoot);
    row("other letters", u"meters/Outbound/c/#"_s, Fault::WrongRoot);
    row("device topic", u"gateways/generic/42/x/#"_s, Fault::WrongRoot);
    row("hash as customer", u"meters/outbound/#"_s, Fault::WildcardAsCustomer);
    row("plus as customer", u"meters/outbound/+/s/m"_s, Fault::WildcardAsCustomer);
    row("plus then hash", u"meters/outbound/+/#"_s, Fault::WildcardAsCustomer);
    row("root", u"meters/outbound"_s, Fault::CustomerMissing);
    row("half the root", u"meters"_s, Fault::CustomerMissing);
    row("empty customer", u"meters/outbound//#"_s, Fault::CustomerMissing);
    row("trailing slash", u"meters/outbound/"_s, Fault::CustomerMissing);
    row("empty subscription", u"meters/outbound/c//m"_s, Fault::EmptyLevel);
    row("empty end", u"meters/outbound/c/s/"_s, Fault::EmptyLevel);
    row("customer alone", u"meters/outbound/c"_s, Fault::MatchesNoMeter);
    row("too short", u"meters/outbound/c/+"_s, Fault::MatchesNoMeter);
    row("too deep", u"meters/outbound/c/s/m/r"_s, Fault::MatchesNoMeter);
    row("far too deep", u"meters/outbound/c/s/m/r/#"_s, Fault::MatchesNoMeter);
}

void TestTopicFilter::refusesAFilter()
{
    QFETCH(const QString, filter);
    QFETCH(const Fault, fault);
    const auto checked = checkFilter(filter);
    QVERIFY(!checked);
    QCOMPARE(checked.error().fault, fault);
    QVERIFY(checked.error().sentence.endsWith(u'.'));
}

void TestTopicFilter::everyRefusalHasItsOwnSentence()
{
    QHash<QString, Fault> faults;
    const QStringList filters = {QString(),
                                 QString(65536, u'm'),
                                 QString(QChar(0xd800)),
                                 QString(QChar(0)),
                                 u"\t"_s,
                                 u"$share/x"_s,
                                 u"a#"_s,
                                 u"#"_s,
                                 u"+"_s,
                                 u"x"_s,
                                 u"meters/outbound/+"_s,
                                 u"meters"_s,
                                 u"meters/outbound/c//"_s,
                                 u"meters/outbound/c"_s};
    for (const QString &filter : filters) {
        const FilterRefusal refusal = checkFilter(filter).error();
        QVERIFY2(!faults.contains(refusal.sentence), qPrintable(refusal.sentence));
        faults.insert(refusal.sentence, refusal.fault);
    }
    QCOMPARE(faults.size(), static_cast<int>(Fault::MatchesNoMeter) + 1);
    QCOMPARE(checkFilter(u"#").error().sentence,
             u"The topic filter # asks for every topic of the broker; the platform ends the session of "
             u"whoever asks "
             "for that. Name a customer: meters/outbound/<customer>/#."_s);
}

void TestTopicFilter::matchesLikeMqtt_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("topic");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *filter, const char *topic, bool matches) {
        QTest::addRow("%s : %s", filter, topic)
            << QString::fromLatin1(filter) << QString::fromLatin1(topic) << matches;
    };
    // The examples of MQTT 3.1.1, 4.7.1 to 4.7.3.
    row("sport/tennis/player1/#", "sport/tennis/player1", true);
    row("sport/tennis/player1/#", "sport/tennis/player1/ranking", true);
    row("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true);
    row("sport/#", "sport", true);
    row("#", "sport/tennis", true);
    row("sport/tennis#", "sport/tennis", false);
    row("sport/tennis/#/ranking", "sport/tennis/x/ranking", false);
    row("sport/tennis/+", "sport/tennis/player1", true);
    row("sport/tennis/+", "sport/tennis/player1/ranking", false);
    row("sport/+", "sport", false);
    row("sport/+", "sport/", true);
    row("+", "sport", true);
    row("+/tennis/#", "sport/tennis", true);
    row("sport+", "sport", false);
    row("+/+", "/finance", true);
    row("/+", "/finance", true);
    row("+", "/finance", false);
    row("#", "$SYS/broker", false);
    row("+/monitor/Clients", "$SYS/monitor/Clients", false);
    row("$SYS/#", "$SYS/broker", true);
    row("$SYS/monitor/+", "$SYS/monitor/Clients", true);
    row("ACCOUNTS", "Accounts", false);
    row("sport/tennis", "sport", false);
    row("sport", "sport/tennis", false);
    row("", "sport", false);
    row("#", "", false);
}

void TestTopicFilter::matchesLikeMqtt()
{
    QFETCH(const QString, filter);
    QFETCH(const QString, topic);
    QTEST(filterMatches(filter, topic), "matches");
}

QTEST_GUILESS_MAIN(TestTopicFilter)
#include "tst_topicfilter.moc"
