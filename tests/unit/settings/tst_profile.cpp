// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profile.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::settings;

namespace {

/// JSON with ' in place of the quotation marks, which C++ would have to escape.
QByteArray operator""_json(const char *text, size_t size)
{
    return QByteArray(text, static_cast<qsizetype>(size)).replace('\'', '"');
}

const QByteArray kConsumer =
    "{'name': 'Plant', 'role': 'consumer', 'username': 'u', 'customers': ['c1']}"_json;

QByteArray consumerWith(const QByteArray &more)
{
    QByteArray json = kConsumer;
    json.chop(1);
    return json + ", " + more + "}";
}

QByteArray device(const QByteArray &gateway)
{
    return "{'name': 'D', 'role': 'device', 'username': 'u', 'gateway': "_json + gateway + "}";
}

} // namespace

class TestProfile : public QObject
{
    Q_OBJECT

private slots:
    void theShortestProfileHasTheVendorsBroker()
    {
        const auto profile = parseProfile(kConsumer, u"/p"_s);
        QVERIFY(profile);
        QCOMPARE(profile->broker.host, u"mqtt.ainsite.io"_s);
        QCOMPARE(profile->broker.port, quint16(8883));
        QVERIFY(profile->broker.tls);
        QVERIFY(profile->broker.caFile.isEmpty());
        QCOMPARE(profile->role, Role::Consumer);
        QCOMPARE(profile->customers, QList<CustomerId>{CustomerId(u"c1"_s)});
    }

    void namesEachWrongKey_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *name, const QByteArray &json, const char *key) {
            QTest::newRow(name) << json << QString::fromLatin1(key);
        };
        row("unknown key", consumerWith("'colour': 1"_json), "colour");
        row("unknown broker key", consumerWith("'broker': {'hots': 'x'}"_json), "broker.hots");
        row("unknown metadata key", consumerWith("'metadata': {'url': 'x'}"_json), "metadata.url");
        row("no name", "{'role': 'consumer', 'username': 'u', 'customers': ['c']}"_json, "name");
        row("no role", "{'name': 'n', 'username': 'u', 'customers': ['c']}"_json, "role");
        row("odd role", "{'name': 'n', 'role': 'king', 'username': 'u', 'customers': ['c']}"_json, "role");
        row("no username", "{'name': 'n', 'role': 'consumer', 'customers': ['c']}"_json, "username");
        row("empty username", "{'name': 'n', 'role': 'consumer', 'username': ' ', 'customers': ['c']}"_json,
            "username");
        row("no customers", "{'name': 'n', 'role': 'consumer', 'username': 'u'}"_json, "customers");
        row("empty customers", "{'name': 'n', 'role': 'consumer', 'username': 'u', 'customers': []}"_json,
            "customers");
        row("customers no list", "{'name': 'n', 'role': 'consumer', 'username': 'u', 'customers': 'c'}"_json,
            "customers");
        row("wildcard customer",
            "{'name': 'n', 'role': 'consumer', 'username': 'u', 'customers': ['a', '#']}"_json,
            "customers[1]");
        row("customer with level",
            "{'name': 'n', 'role': 'consumer', 'username': 'u', 'customers': ['a/b']}"_json, "customers[0]");
        row("customer twice",
            "{'name': 'n', 'role': 'consumer', 'username': 'u', 'customers': ['a', 'a']}"_json,
            "customers[1]");
        row("customer a number", "{'name': 'n', 'role': 'consumer', 'username': 'u', 'customers': [7]}"_json,
            "customers[0]");
        row("port 0", consumerWith("'broker': {'port': 0}"_json), "broker.port");
        row("port text", consumerWith("'broker': {'port': '8883'}"_json), "broker.port");
        row("port fraction", consumerWith("'broker': {'port': 88.5}"_json), "broker.port");
        row("scheme in host", consumerWith("'broker': {'host': 'mqtts://x'}"_json), "broker.host");
        row("port in host", consumerWith("'broker': {'host': 'x:8883'}"_json), "broker.host");
        row("plain text to the world", consumerWith("'broker': {'tls': false}"_json), "broker.tls");
        row("plain text to a lookalike",
            consumerWith("'broker': {'host': '127.0.0.1.example', 'tls': false}"_json), "broker.tls");
        row("tls a text", consumerWith("'broker': {'tls': 'yes'}"_json), "broker.tls");
        row("caFile without TLS",
            consumerWith("'broker': {'host': '::1', 'tls': false, 'caFile': 'ca.pem'}"_json),
            "broker.caFile");
        row("keep-alive 4", consumerWith("'broker': {'keepAliveSeconds': 4}"_json),
            "broker.keepAliveSeconds");
        row("keep-alive 65536", consumerWith("'broker': {'keepAliveSeconds': 65536}"_json),
            "broker.keepAliveSeconds");
        row("broker no object", consumerWith("'broker': 'x'"_json), "broker");
        row("filter: bare #", consumerWith("'topicFilters': ['#']"_json), "topicFilters[0]");
        row("filter: wildcard customer", consumerWith("'topicFilters': ['meters/outbound/+/s/m']"_json),
            "topicFilters[0]");
        row("filter: shared", consumerWith("'topicFilters': ['$share/g/meters/outbound/c1/#']"_json),
            "topicFilters[0]");
        row("filter: customer not listed", consumerWith("'topicFilters': ['meters/outbound/c2/#']"_json),
            "topicFilters[0]");
        row("filter twice",
            consumerWith("'topicFilters': ['meters/outbound/c1/a/#', 'meters/outbound/c1/a/#']"_json),
            "topicFilters[1]");
        row("gateway for a consumer", consumerWith("'gateway': {'baseTopic': 'gateways/a/b/c'}"_json),
            "gateway");
        row("device without gateway", "{'name': 'D', 'role': 'device', 'username': 'u'}"_json,
            "gateway.baseTopic");
        row("base topic too short", device("{'baseTopic': 'gateways/a/b'}"_json), "gateway.baseTopic");
        row("base topic with empty level", device("{'baseTopic': 'gateways/a//c'}"_json),
            "gateway.baseTopic");
        row("base topic with wildcard", device("{'baseTopic': 'gateways/a/+/c'}"_json), "gateway.baseTopic");
        row("API over http", consumerWith("'metadata': {'baseUrl': 'http://api.example'}"_json),
            "metadata.baseUrl");
    }

    void namesEachWrongKey()
    {
        QFETCH(QByteArray, json);
        const QList<ProfileProblem> problems = checkProfile(json);
        QCOMPARE(problems.size(), 1);
        QTEST(problems.first().key, "key");
        QVERIFY2(problems.first().sentence.endsWith(u'.') && problems.first().sentence.size() > 20,
                 qPrintable(problems.first().sentence));
        const auto profile = parseProfile(json, u"/p"_s);
        QVERIFY(!profile);
        QCOMPARE(profile.error().code, ErrorCode::InvalidInput);
        QCOMPARE(profile.error().detail, problems.first().sentence);
    }

    void tellsEverythingAtOnce()
    {
        const auto problems =
            checkProfile("{'role': 'device', 'x': 1, 'broker': {'port': 0, 'tls': 3}}"_json);
        QStringList keys;
        for (const auto &problem : problems)
            keys.append(problem.key);
        QCOMPARE(keys, QStringList({u"x"_s, u"name"_s, u"broker.port"_s, u"broker.tls"_s, u"username"_s,
                                    u"gateway.baseTopic"_s}));
    }

    void tellsTheLineOfBrokenJson()
    {
        const auto problems = checkProfile("{\n\"name\": \"n\",\n\"role\" \"consumer\"}");
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems.first().sentence.contains(u"line 3"_s), qPrintable(problems.first().sentence));
        QCOMPARE(checkProfile("[]").size(), 1);
        QCOMPARE(checkProfile("").size(), 1);
        QCOMPARE(checkProfile(QByteArray(100'000, '[')).size(), 1);
    }

    void plainTextIsForLoopbackOnly_data()
    {
        QTest::addColumn<QString>("host");
        for (const char *host : {"localhost", "127.0.0.1", "127.9.9.9", "::1"})
            QTest::newRow(host) << QString::fromLatin1(host);
    }

    void plainTextIsForLoopbackOnly()
    {
        QFETCH(QString, host);
        const QByteArray json = consumerWith("'broker': {'host': 'HOST', 'tls': false}"_json);
        QCOMPARE(checkProfile(QByteArray(json).replace("HOST", host.toUtf8())), QList<ProfileProblem>());
    }

    void filesStartFromTheProfilesFolder()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"p.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            consumerWith("'broker': {'caFile': 'keys/ca.pem'}, 'metadata': {'caFile': '/abs/ca.pem'}"_json));
        file.close();
        const auto profile = loadProfile(file.fileName());
        QVERIFY(profile);
        QCOMPARE(profile->broker.caFile, folder.filePath(u"keys/ca.pem"_s));
        QCOMPARE(profile->metadata->caFile, u"/abs/ca.pem"_s);
    }

    void aMissingFileIsNamed()
    {
        const auto profile = loadProfile(u"/nowhere/p.json"_s);
        QVERIFY(!profile);
        QCOMPARE(profile.error().code, ErrorCode::NotFound);
        QVERIFY(profile.error().detail.contains(QDir::toNativeSeparators(u"/nowhere/p.json"_s)));
    }

    void printsWhatItReads_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("shortest") << kConsumer;
        QTest::newRow("all of a consumer") << consumerWith(
            "'broker': {'host': 'localhost', 'port': 1884, 'tls': false, 'clientId': 'me', 'keepAliveSeconds': 5}, 'topicFilters': ['meters/outbound/c1/s/+'], 'metadata': {'baseUrl': 'https://api.example/v1', 'caFile': '/a.pem', 'dialectFile': '/d.json'}"_json);
        QTest::newRow("a device in production")
            << device("{'baseTopic': 'gateways/generic/42/6e6a'}, 'production': true"_json);
    }

    void printsWhatItReads()
    {
        QFETCH(QByteArray, json);
        const auto profile = parseProfile(json, u"/p"_s);
        QVERIFY(profile);
        const QByteArray printed = printProfile(*profile);
        QCOMPARE(QJsonDocument::fromJson(printed), QJsonDocument::fromJson(json));
        QCOMPARE(parseProfile(printed, u"/p"_s).value(), *profile);
    }

    void filtersReplaceTheDefaultOfTheirCustomer()
    {
        const auto profile = parseProfile(
            "{'name': 'n', 'role': 'consumer', 'username': 'u', 'customers': ['a', 'ab', 'c'], 'topicFilters': ['meters/outbound/ab/s1/+', 'meters/outbound/ab/s2/m']}"_json,
            u"/p"_s);
        QVERIFY(profile);
        const QList<CustomerFilters> expected{
            {CustomerId(u"a"_s), {u"meters/outbound/a/#"_s}},
            {CustomerId(u"ab"_s), {u"meters/outbound/ab/s1/+"_s, u"meters/outbound/ab/s2/m"_s}},
            {CustomerId(u"c"_s), {u"meters/outbound/c/#"_s}},
        };
        QCOMPARE(customerFilters(*profile), expected);
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
