// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMqttTopicFilter>
#include <QMqttTopicName>
#include <QTest>

using namespace Qt::StringLiterals;

class TestMqttTopics : public QObject
{
    Q_OBJECT

private slots:
    void validity_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isName");
        QTest::addColumn<bool>("isFilter");
        QTest::newRow("empty") << QString() << false << false;
        QTest::newRow("one level") << u"a"_s << true << true;
        QTest::newRow("of the platform") << u"meters/outbound/c/s/m"_s << true << true;
        QTest::newRow("beyond ASCII") << u"målere/€/😀"_s << true << true;
        QTest::newRow("slash") << u"/"_s << true << true;
        QTest::newRow("empty level") << u"a//b"_s << true << true;
        QTest::newRow("all") << u"#"_s << false << true;
        QTest::newRow("below a customer") << u"meters/outbound/c/#"_s << false << true;
        QTest::newRow("one level of any name") << u"a/+/c"_s << false << true;
        QTest::newRow("any first level") << u"+/b"_s << false << true;
        QTest::newRow("hash in a level") << u"a#"_s << false << false;
        QTest::newRow("plus in a level") << u"a/b+"_s << false << false;
        QTest::newRow("hash before the end") << u"a/#/b"_s << false << false;
        QTest::newRow("U+0000") << u"a"_s + QChar(u'\0') << false << false;
        QTest::newRow("longest") << QString(65535, u'a') << true << true;
        QTest::newRow("too long") << QString(65536, u'a') << false << false;
        QTest::newRow("shared without a name") << u"$share//a"_s << true << false;
        QTest::newRow("shared without a filter") << u"$share/g"_s << true << false;
    }

    void validity()
    {
        QFETCH(QString, text);
        QTEST(QMqttTopicName(text).isValid(), "isName");
        QTEST(QMqttTopicFilter(text).isValid(), "isFilter");
    }

    void matches_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<bool>("matches");
        QTest::newRow("itself") << u"a/b"_s << u"a/b"_s << true;
        QTest::newRow("another") << u"a/b"_s << u"a/c"_s << false;
        QTest::newRow("longer") << u"a/b"_s << u"a/b/c"_s << false;
        QTest::newRow("shorter") << u"a/b"_s << u"a"_s << false;
        QTest::newRow("everything") << u"#"_s << u"a/b"_s << true;
        QTest::newRow("below") << u"a/#"_s << u"a/b/c"_s << true;
        QTest::newRow("below and the level itself") << u"a/#"_s << u"a"_s << true;
        QTest::newRow("only whole levels") << u"a/#"_s << u"ab"_s << false;
        QTest::newRow("one level") << u"a/+"_s << u"a/b"_s << true;
        QTest::newRow("one empty level") << u"a/+"_s << u"a/"_s << true;
        QTest::newRow("no level") << u"a/+"_s << u"a"_s << false;
        QTest::newRow("two levels for one") << u"+"_s << u"/a"_s << false;
        QTest::newRow("two levels for two") << u"+/+"_s << u"/a"_s << true;
        QTest::newRow("not valid") << u"a#"_s << u"a"_s << false;
    }

    void matches()
    {
        QFETCH(QString, filter);
        QFETCH(QString, topic);
        QTEST(QMqttTopicFilter(filter).match(QMqttTopicName(topic)), "matches");
    }

    void keepsWildcardsFromDollarTopics()
    {
        const auto option = QMqttTopicFilter::WildcardsDontMatchDollarTopicMatchOption;
        const QMqttTopicName topic(u"$SYS/uptime"_s);
        QVERIFY(QMqttTopicFilter(u"#"_s).match(topic));
        QVERIFY(!QMqttTopicFilter(u"#"_s).match(topic, option));
        QVERIFY(!QMqttTopicFilter(u"+/uptime"_s).match(topic, option));
        QVERIFY(QMqttTopicFilter(u"$SYS/#"_s).match(topic, option));
    }

    void areValues()
    {
        QMqttTopicName name(u"a/b/c"_s);
        QCOMPARE(name.levels(), QStringList({u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(name.levelCount(), 3);
        const QMqttTopicName copy = name;
        name.setName(u"d"_s);
        QCOMPARE(copy.name(), u"a/b/c"_s);
        QVERIFY(copy != name);
        QHash<QMqttTopicFilter, int> filters;
        filters.insert(QMqttTopicFilter(u"a/#"_s), 1);
        QCOMPARE(filters.value(QMqttTopicFilter(u"a/#"_s)), 1);
    }
};

QTEST_GUILESS_MAIN(TestMqttTopics)
#include "tst_mqtttopics.moc"
