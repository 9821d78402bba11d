// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/catalogue.h"
#include "metadata/jsonpointer.h"
#include "metadata/ownwordscsv.h"
#include "metadata/pagewalk.h"
#include "metadata/retry.h"
#include "metadata/systemproxy.h"
#include "metadata/tokenexpiry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace insite;
using namespace insite::metadata;

namespace {
constexpr Instant kNow{1'700'000'000'000ms}; // 2023-11-14T22:13:20Z
const CustomerId kCustomer(u"c1"_s);
const MeterId kMeter(u"m1"_s);
} // namespace

/// The small rules that the client stands on.
class TestMetadataRules : public QObject
{
    Q_OBJECT

private slots:
    void pointersFollowTheStandard_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("found"); ///< Compact JSON in a list; empty: nothing there.
        // The examples of RFC 6901, 5.
        QTest::newRow("member") << u"/foo"_s << u"[[\"bar\",\"baz\"]]"_s;
        QTest::newRow("index") << u"/foo/0"_s << u"[\"bar\"]"_s;
        QTest::newRow("empty name") << u"/"_s << u"[0]"_s;
        QTest::newRow("slash") << u"/a~1b"_s << u"[1]"_s;
        QTest::newRow("tilde") << u"/m~0n"_s << u"[8]"_s;
        QTest::newRow("leading zero") << u"/foo/00"_s << QString();
        QTest::newRow("behind the end") << u"/foo/2"_s << QString();
        QTest::newRow("not there") << u"/none/at/all"_s << QString();
    }

    void pointersFollowTheStandard()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, found);
        const QJsonValue root =
            QJsonDocument::fromJson(R"({"foo":["bar","baz"],"":0,"a/b":1,"m~n":8})").object();
        const QJsonValue value = JsonPointer::parse(pointer).value().find(root);
        QCOMPARE(value.isUndefined()
                     ? QString()
                     : QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)),
                 found);
    }

    void whatIsNoPointerIsRefused()
    {
        QVERIFY(!JsonPointer::parse(u"items"_s));
        QVERIFY(!JsonPointer::parse(u"/a~2"_s));
        QVERIFY(!JsonPointer::parse(u"/a~"_s));
        QCOMPARE(JsonPointer::parse({}).value().find(QJsonValue(7)), QJsonValue(7));
    }

    void retryAfterHasTwoForms_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("milliseconds"); ///< -1: none of the two.
        QTest::newRow("seconds") << QByteArray("120") << qint64(120'000);
        QTest::newRow("none") << QByteArray("0") << qint64(0);
        QTest::newRow("date") << QByteArray("Tue, 14 Nov 2023 22:13:25 GMT") << qint64(5000);
        QTest::newRow("past") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(0);
        QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
        QTest::newRow("absent") << QByteArray() << qint64(-1);
        QTest::newRow("rubbish") << QByteArray("soon") << qint64(-1);
        QTest::newRow("very long") << QByteArray("999999999999") << qint64(10LL * 365 * 86400 * 1000);
    }

    void retryAfterHasTwoForms()
    {
        QFETCH(QByteArray, header);
        QFETCH(qint64, milliseconds);
        const auto wait = retryAfter(header, kNow);
        QCOMPARE(wait ? qint64(wait->count()) : -1, milliseconds);
    }

    void waitingDoublesUpToTheLongest()
    {
        Patience patience;
        patience.firstDelay = 1s;
        patience.longestDelay = 5s;
        QCOMPARE(backoff(patience, 2), 1000ms);
        QCOMPARE(backoff(patience, 3), 2000ms);
        QCOMPARE(backoff(patience, 4), 4000ms);
        QCOMPARE(backoff(patience, 5), 5000ms);
        QCOMPARE(backoff(patience, 500), 5000ms);
    }

    void soManyInAnyMinute()
    {
        RequestCap cap(2);
        const std::chrono::steady_clock::time_point start{100s};
        QCOMPARE(cap.take(start), 0ms);
        QCOMPARE(cap.take(start + 20s), 0ms);
        QCOMPARE(cap.take(start + 21s), 39'000ms);
        QCOMPARE(cap.take(start + 60s), 0ms);
        QCOMPARE(cap.take(start + 60s), 20'000ms);
    }

    void theNextPageStandsInTheLink()
    {
        QCOMPARE(nextOfLink("<https://a/2>; rel=\"next\""), QUrl(u"https://a/2"_s));
        QCOMPARE(nextOfLink("</1>; rel=\"prev\", </3>; title=\"x\"; rel=next"), QUrl(u"/3"_s));
        QCOMPARE(nextOfLink("</9>; rel=\"last next\""), QUrl(u"/9"_s));
        QVERIFY(nextOfLink("</1>; rel=\"prev\"").isEmpty());
        QVERIFY(nextOfLink({}).isEmpty());
    }

    void theSystemsProxyIsUsedButNotForThisComputer()
    {
        qputenv("https_proxy", "http://proxy.example:3128");
        metadata::SystemProxy proxy;
        const auto of = [&proxy](const QString &host) {
            const QNetworkProxyQuery query(QUrl(u"https://"_s + host + u"/"_s));
            return proxy.queryProxy(query).constFirst();
        };
        QCOMPARE(of(u"api.example.com"_s).hostName(), u"proxy.example"_s);
        QCOMPARE(of(u"localhost"_s).type(), QNetworkProxy::NoProxy);
        QCOMPARE(of(u"127.0.0.1"_s).type(), QNetworkProxy::NoProxy);
        qunsetenv("https_proxy");
    }

    void aTokenMayTellItsEnd()
    {
        const auto jwt = [](const QByteArray &claims) {
            return QString::fromLatin1(
                "eyJhbGciOiJub25lIn0." +
                claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".sig");
        };
        QCOMPARE(tokenExpiry(jwt(R"({"exp":1700000000})")), std::optional(kNow));
        QVERIFY(!tokenExpiry(jwt(R"({"sub":"x"})")));
        QVERIFY(!tokenExpiry(jwt(R"({"exp":"soon"})")));
        QVERIFY(!tokenExpiry(jwt(R"({"exp":1e300})")));
        QVERIFY(!tokenExpiry(u"opaque"_s));
        QVERIFY(!tokenExpiry(u"a.b.c"_s));
    }

    void aTableComesBackAsItWent()
    {
        Catalogue catalogue;
        const RegisterPlace place{kCustomer, kMeter, RegisterId(u"2"_s)};
        const OwnRegister words{.alias = u"Lights, \"hall\"\nnorth; æøå"_s,
                                .unit = u"m³"_s,
                                .kind = RegisterKind::IntervalAmount,
                                .decimals = 1,
                                .expectedInterval = 1500ms,
                                .limits = Limits{-0.1, 1e6, 0.5, 30s}};
        QVERIFY(catalogue.setOwnRegister(place, words));
        QVERIFY(catalogue.setOwnAlias({kCustomer, kMeter}, u"Cellar"_s));
        const QByteArray csv = toCsv(csvRows(catalogue, {{kCustomer, kMeter, RegisterId(u"10"_s)}}));
        QVERIFY(csv.contains("c1,m1,10,,,,,,,,,,,\r\n")); // to be filled in
        const auto back = fromCsv(csv, {});
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(*back, catalogue.ownWords());
    }

    void aTableOfASpreadsheetIsUnderstood()
    {
        const auto words = fromCsv("Customer;METER;register;unit;limit_high\r\nc1;m1;2;kWh;1,5\r\n\r\n", {});
        QVERIFY2(words, words ? "" : qPrintable(words.error().detail));
        const OwnRegister own = words->registers.value({kCustomer, kMeter, RegisterId(u"2"_s)});
        QCOMPARE(own.unit, u"kWh"_s);
        QCOMPARE(own.limits->high, std::optional(1.5));
    }

    void aRowReplacesAndOthersStay()
    {
        OwnWords before;
        before.set({kCustomer, kMeter, RegisterId(u"2"_s)}, {.alias = u"Old"_s});
        before.set({kCustomer, kMeter, RegisterId(u"3"_s)}, {.alias = u"Other"_s});
        const auto words = fromCsv("customer,meter,register,unit\nc1,m1,2,\n", before);
        QVERIFY(words);
        QCOMPARE(words->registers.size(), 1);
        QCOMPARE(words->registers.value({kCustomer, kMeter, RegisterId(u"3"_s)}).alias, u"Other"_s);
    }

    void eachMistakeInATableIsNamed_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QString>("part");
        const QByteArray header = "customer,meter,register,kind,decimals,limit_low,limit_high\n";
        QTest::newRow("empty") << QByteArray() << u"is empty"_s;
        QTest::newRow("column") << QByteArray("customer,register\n") << u"no column “meter”"_s;
        QTest::newRow("quote") << QByteArray("customer,meter\n\"c1,m1\n") << u"not closed"_s;
        QTest::newRow("UTF-8") << QByteArray("customer,meter\n\xff,m1\n") << u"UTF-8"_s;
        QTest::newRow("id") << header + "c1,m1,2,,,,\nc1,,2,,,,\n" << u"line 3"_s;
        QTest::newRow("kind") << header + "c1,m1,2,total,,,\n" << u"“total”"_s;
        QTest::newRow("number") << header + "c1,m1,2,,,low,\n" << u"limit_low must be a number"_s;
        QTest::newRow("decimals") << header + "c1,m1,2,,1.5,,\n" << u"Decimals"_s;
        QTest::newRow("limits") << header + "c1,m1,2,,,5,4\n" << u"below the high one"_s;
    }

    void eachMistakeInATableIsNamed()
    {
        QFETCH(QByteArray, csv);
        QFETCH(QString, part);
        const auto words = fromCsv(csv, {});
        QVERIFY(!words);
        QVERIFY2(words.error().detail.contains(part), qPrintable(words.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestMetadataRules)
#include "tst_metadatarules.moc"
