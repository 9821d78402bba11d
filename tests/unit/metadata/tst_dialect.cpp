// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/dialect.h"
#include "metadata/resources.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::metadata;

namespace {

/// A small dialect in which one thing can be replaced by another.
QByteArray dialect(const QByteArray &what = {}, const QByteArray &by = {})
{
    QByteArray json = R"({
  "dialect": 1,
  "authentication": { "source": "token", "header": "Authorization", "value": "Bearer {token}" },
  "paging": { "style": "page", "pageParameter": "page", "size": 50 },
  "lists": {
    "meters": { "path": "/C/{customer}/M", "items": "/items", "fields": { "id": "/id" } },
    "registers": { "path": "/R", "items": "/items", "fields": { "id": "/id", "meter": "/m" } }
  },
  "labels": { "meter": { "path": "/M/{id}/l/{keys}", "items": "", "fields": { "key": "/k", "value": "/v" } } },
  "kinds": { "STATE": "counter" },
  "manners": { "requestsPerMinute": 10 }
})";
    return what.isEmpty() ? json : json.replace(what, by);
}

} // namespace

class TestDialect : public QObject
{
    Q_OBJECT

private slots:
    void theShippedOneIsValidAndSaysThatItIsAssumed()
    {
        const auto shipped = loadDialect({});
        QVERIFY2(shipped, shipped ? "" : qPrintable(shipped.error().detail));
        QVERIFY(shipped->assumption.contains(u"assumption"_s));
        QCOMPARE(shipped->lists.size(), 5);
        QCOMPARE(shipped->authentication.source, CredentialSource::Token);
        QCOMPARE(shipped->meterLabels.path, u"/Meters/{id}/labels/{keys}"_s); // public
        QCOMPARE(shipped->installationLabels.path, u"/Installation/{id}/labels/{keys}"_s);
    }

    void anotherOneIsReadWhole()
    {
        const QString path = QStringLiteral(INSITE_TEST_DATA "/metadata/other.json");
        const auto other = loadDialect(path);
        QVERIFY2(other, other ? "" : qPrintable(other.error().detail));
        QCOMPARE(other->authentication.source, CredentialSource::Broker);
        QCOMPARE(other->authentication.header, "X-Site-Key");
        QVERIFY(other->caFile.endsWith(u"/metadata/ca.pem"_s));
        QCOMPARE(other->lists.value(ListKind::Installations).paging.style, PagingStyle::Cursor);
        QCOMPARE(other->lists.value(ListKind::Meters).paging.style, PagingStyle::Link);
        QCOMPARE(other->lists.value(ListKind::Registers).paging.style, PagingStyle::Offset);
        QCOMPARE(other->kinds.value(u"SUM"_s), RegisterKind::IntervalAmount);
        QVERIFY(!other->lists.contains(ListKind::Customers));
    }

    void aGoodOneHasNoProblem() { QVERIFY(checkDialect(dialect()).isEmpty()); }

    void eachMistakeIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("part");
        QTest::newRow("no JSON") << QByteArray("{\n\n  \"dialect\": 1,,") << QString() << u"in line 3"_s;
        QTest::newRow("a list") << QByteArray("[]") << QString() << u"one JSON object"_s;
        QTest::newRow("version") << dialect("\"dialect\": 1", "\"dialect\": 2") << u"dialect"_s
                                 << u"must be 1"_s;
        QTest::newRow("unknown key") << dialect("\"kinds\"", "\"kindz\"") << u"kindz"_s << u"not known"_s;
        QTest::newRow("http") << dialect("\"dialect\": 1", "\"dialect\": 1, \"baseUrl\": \"http://x\"")
                              << u"baseUrl"_s << u"https://"_s;
        QTest::newRow("source") << dialect("\"token\"", "\"cookie\"") << u"authentication.source"_s
                                << u"\"cookie\""_s;
        QTest::newRow("header") << dialect("\"Authorization\"", "\"A b\"") << u"authentication.header"_s
                                << u"HTTP header"_s;
        QTest::newRow("value") << dialect("Bearer {token}", "Bearer {password}") << u"authentication.value"_s
                               << u"{token}"_s;
        QTest::newRow("style") << dialect("\"style\": \"page\"", "\"style\": \"scroll\"") << u"paging.style"_s
                               << u"\"scroll\""_s;
        QTest::newRow("page's name") << dialect("\"pageParameter\": \"page\",", "")
                                     << u"paging.pageParameter"_s << u"needs this query"_s;
        QTest::newRow("size") << dialect("\"size\": 50", "\"size\": 0.5") << u"paging.size"_s
                              << u"whole number from 1 to"_s;
        QTest::newRow("path") << dialect("\"/R\"", "\"R\"") << u"lists.registers.path"_s
                              << u"begins with a slash"_s;
        QTest::newRow("place") << dialect("{customer}", "{meter}") << u"lists.meters.path"_s
                               << u"customer, installation"_s;
        QTest::newRow("pointer") << dialect("\"/m\"", "\"m\"") << u"lists.registers.fields.meter"_s
                                 << u"\"m\" is no JSON pointer"_s;
        QTest::newRow("field") << dialect("\"meter\": \"/m\"", "\"metre\": \"/m\"")
                               << u"lists.registers.fields.metre"_s << u"no field of this name"_s;
        QTest::newRow("whose") << dialect(", \"meter\": \"/m\"", "") << u"lists.registers.fields.meter"_s
                               << u"whose register"_s;
        QTest::newRow("id") << dialect("\"fields\": { \"id\": \"/id\" }", "\"fields\": {}")
                            << u"lists.meters.fields.id"_s << u"where the id is"_s;
        QTest::newRow("inside") << dialect("\"path\": \"/R\"", "\"inside\": \"sites\"")
                                << u"lists.registers.inside"_s << u"\"meters\""_s;
        QTest::newRow("labels") << dialect("/M/{id}/l/{keys}", "/M/l") << u"labels.meter.path"_s
                                << u"{id} and {keys}"_s;
        QTest::newRow("kind") << dialect("\"counter\"", "\"meter\"") << u"kinds.STATE"_s << u"\"meter\""_s;
        QTest::newRow("manners") << dialect("10", "0") << u"manners.requestsPerMinute"_s << u"from 1 to"_s;
        QTest::newRow("type") << dialect("\"Authorization\"", "7") << u"authentication.header"_s
                              << u"text in quotes"_s;
        QTest::newRow("nothing to ask")
            << QByteArray(R"({"dialect":1,"lists":{}})") << u"lists"_s << u"meters or one of registers"_s;
    }

    void eachMistakeIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, key);
        QFETCH(QString, part);
        const auto problems = checkDialect(json);
        QVERIFY(!problems.isEmpty());
        QCOMPARE(problems.first().key, key);
        QVERIFY2(problems.first().sentence.contains(part), qPrintable(problems.first().sentence));
        QVERIFY(problems.first().sentence.endsWith(u'.'));
        QVERIFY(!parseDialect(json, {}));
    }

    void aMissingFileIsNamed()
    {
        const auto missing = loadDialect(u"/nowhere/dialect.json"_s);
        QVERIFY(!missing);
        QVERIFY(missing.error().detail.contains(u"/nowhere/dialect.json"_s));
    }
};

QTEST_GUILESS_MAIN(TestDialect)
#include "tst_dialect.moc"
